""" "Apakah saya terdaftar?": for anybody, without signing in; see the roll_inquiry module."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.hall import Hall
from rat_online.app.ports.registry import Cooperative
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import MeetingState
from rat_online.web.catalogue import translate
from rat_online.web.channel import address_of
from rat_online.web.page import explained, language_for, page
from rat_online.web.pages.console import refused_page
from rat_online.web.services import services

LONGEST_ENTRY = 80


async def _asked_about(request: Request) -> tuple[Cooperative, Hall]:
    """The meeting in the address, of whatever cooperative: a poster leads here.

    Raises:
        Refused: `unknown-meeting`.
    """
    given, named = services(request), request.path_params["meeting"]
    for cooperative in await given.registry.cooperatives():
        key = MeetingKey(cooperative.id, named)
        if await given.registry.meeting(key) is not None:
            hall = await given.house.hall(key)
            if hall.live.state.state is not MeetingState.DRAFT:
                return cooperative, hall
    refuse(Refusal.UNKNOWN_MEETING)


async def ask(request: Request) -> Response:
    """`GET` and `POST /terdaftar/{meeting}`: number and datum, and an answer about that one alone."""
    try:
        cooperative, hall = await _asked_about(request)
    except Refused as refused:
        return refused_page(request, refused)
    about = hall.live.state.about
    context = {
        "cooperative": cooperative.name,
        "title": about.title,
        "planned_at": about.planned_at,
        "zone": about.zone,
        "datum": cooperative.sign_in_datum.value,
        "standing": "",
        "error": "",
    }
    if request.method != "POST":
        return page(request, "terdaftar.html", context)
    form = await request.form()
    number, datum = (str(form.get(name, ""))[:LONGEST_ENTRY] for name in ("nomor", "data"))
    try:
        standing = await services(request).roll_inquiry.ask(
            cooperative, hall, number, datum, address_of(request)
        )
    except Refused as refused:
        is_over = refused.code is Refusal.WRONG_STATE
        told = translate(language_for(request), "door.over", {}) if is_over else explained(request, refused)
        status = 429 if refused.code is Refusal.TOO_MANY_ATTEMPTS else 409
        return page(request, "terdaftar.html", {**context, "error": told}, status)
    return page(request, "terdaftar.html", {**context, "standing": standing.value})
