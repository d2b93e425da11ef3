"""A coordinator's list: opened by its own link with a tap, one tap sends one member's invitation.

The link's secret is in the fragment and reaches the server in the body of a POST alone. No cookie is set: who
holds the link sees its list and nothing else, and a preview of the link sees nothing.
"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.invitation.occasion import Occasion
from rat_online.app.ports.invitations import Delivery, ShareList
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members import Member
from rat_online.domain.vocabulary import MeetingState
from rat_online.web.channel import address_of
from rat_online.web.fallback import STATUS_FOR
from rat_online.web.invitation_words import personal_link, whatsapp_address, whatsapp_text
from rat_online.web.page import explained, page
from rat_online.web.services import services
from rat_online.web.wire import refusal

OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class _Opened:
    secret: str
    share_list: ShareList
    members: list[Delivery]
    occasion: Occasion


async def door(request: Request) -> Response:
    """`GET /bagikan`: a button and nothing else; opening the link changes and tells nothing."""
    return page(request, "bagikan.html", {"opened": None, "error": "", "ready": ""})


async def open_list(request: Request) -> Response:
    """`POST /bagikan`: the tap on "Buka daftar"."""
    try:
        return await _shown(request, await _opened(request))
    except Refused as refused:
        return _closed(request, refused)


async def tap(request: Request) -> Response:
    """`POST /bagikan/kirim`: note it as sent, and lead to WhatsApp with the member's message."""
    wants_json = request.headers.get("accept", "").startswith("application/json")
    try:
        opened = await _opened(request)
        if opened.occasion.meeting.state in OVER:
            refuse(Refusal.WRONG_STATE, state=opened.occasion.meeting.state.value)
        delivery = str((await request.form()).get("kirim", ""))
        one, secret = await services(request).inviting.sharing.tap(opened.share_list, delivery)
        address = _address(request, opened, one, secret)
        if wants_json:
            return JSONResponse({"done": {"to": address}})
        return await _shown(request, await _opened(request), ready=address)
    except Refused as refused:
        if wants_json:
            return JSONResponse(refusal(None, refused), STATUS_FOR.get(refused.code, 409))
        return _closed(request, refused)


async def no_whatsapp(request: Request) -> Response:
    """`POST /bagikan/tanpa-wa`: it was not sent after all, because the number has no WhatsApp."""
    try:
        opened = await _opened(request)
        delivery = str((await request.form()).get("kirim", ""))
        await services(request).inviting.sharing.no_whatsapp(opened.share_list, delivery)
        return await _shown(request, await _opened(request))
    except Refused as refused:
        return _closed(request, refused)


async def _opened(request: Request) -> _Opened:
    inviting = services(request).inviting
    secret = str((await request.form()).get("secret", ""))
    share_list, members = await inviting.sharing.open(secret, address_of(request))
    occasion = await inviting.occasions.recent(share_list.series)
    return _Opened(secret, share_list, members, occasion)


def _address(request: Request, opened: _Opened, one: Delivery, secret: str) -> str:
    base = (services(request).settings.public_url or str(request.base_url)).rstrip("/")
    member = opened.occasion.members[one.person]
    return whatsapp_address(member, whatsapp_text(opened.occasion, member, personal_link(base, secret)))


async def _shown(request: Request, opened: _Opened, ready: str = "") -> Response:
    known = [(one, opened.occasion.members.get(one.person)) for one in opened.members]
    rows = [_row(one, member) for one, member in known if member is not None]
    context = {
        "opened": opened.share_list,
        "secret": opened.secret,
        "cooperative": opened.occasion.cooperative.name,
        "title": opened.occasion.meeting.about.title,
        "rows": rows,
        "sent": sum(row["state"] == "sent" for row in rows),
        "is_over": opened.occasion.meeting.state in OVER,
        "error": "",
        "ready": ready,
    }
    return page(request, "bagikan.html", context)


def _row(one: Delivery, member: Member) -> dict[str, str]:
    """A name and what has become of it; neither number nor link."""
    return {"id": one.id, "name": member.name, "number": member.number, "state": one.state.value}


def _closed(request: Request, refused: Refused) -> Response:
    shown = {"opened": None, "error": explained(request, refused), "ready": ""}
    return page(request, "bagikan.html", shown, STATUS_FOR.get(refused.code, 409))
