"""New links for those who hold an office in a meeting, made when they are asked for and shown this once."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.hall import Hall
from rat_online.app.links import IssuedLink
from rat_online.domain.authority import roles_of
from rat_online.domain.errors import Refused
from rat_online.domain.vocabulary import Role
from rat_online.web.organiser_frame import meeting_of, organiser_of, organiser_page
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import prove
from rat_online.web.services import services


async def issue(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/tautan`: those made before stay good."""
    given = services(request)
    try:
        cooperative, _ = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
        await prove(request)
    except Refused as refused:
        return refused_page(request, refused)
    base = (given.settings.public_url or str(request.base_url)).rstrip("/")
    made = await given.convener.office_links(hall)
    context = {"offices": [_office(hall, one, base) for one in made]}
    return organiser_page(
        request, "panitia/tautan.html", cooperative, "overview", context, hall=hall, status=201
    )


def _office(hall: Hall, one: IssuedLink, base: str) -> dict[str, object]:
    """Whose it is, for what, the link itself, and the code that goes by another way."""
    roles = sorted(role.value for role in roles_of(hall.live.state, one.link.person) - {Role.MEMBER})
    return {
        "name": hall.feed.names.get(one.link.person, ""),
        "roles": roles,
        "address": f"{base}/masuk?tugas#{one.secret}",
        "handover": one.handover,
    }
