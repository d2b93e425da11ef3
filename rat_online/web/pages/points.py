"""The places of a meeting, the hall and its meeting points: named once, chosen at every desk."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.domain.errors import Refused
from rat_online.web.organiser_frame import meeting_of, organiser_of
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services

MOST_POINTS = 60
LONGEST_NAME = 80
"""As long as the desk's place of a check-in."""


async def put(request: Request) -> Response:
    """`POST /panitia/rapat/{meeting}/titik`: one name a line; the order is the desks'."""
    registry = services(request).registry
    try:
        cooperative, person = await organiser_of(request)
        hall = await meeting_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    named = names_in(str((await request.form()).get("titik", "")))
    row = await registry.meeting(hall.key)
    if row is not None:
        await services(request).statutes.name_points(row, named, person)
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}", 303)


def names_in(text: str) -> tuple[str, ...]:
    """Each once, spaces tidied; what differs by case alone is one place."""
    tidy = [" ".join(line.replace("\0", "").split())[:LONGEST_NAME] for line in text.splitlines()]
    first = {name.casefold(): name for name in reversed(tidy) if name}
    order = dict.fromkeys(name.casefold() for name in tidy if name)
    return tuple(first[key] for key in order)[:MOST_POINTS]
