"""A kiosk: locked to the next voter, with no trace of the former; opened again by the committee's login."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.channel import address_of, is_for_tls
from rat_online.web.gate import cookie_name, device_of, keep_mark, mark_of, token_of
from rat_online.web.kiosk_mode import KIOSK_COOKIE, kiosk_of
from rat_online.web.organiser_frame import MAY_ORGANISE
from rat_online.web.page import explained, page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.desk import committee_at
from rat_online.web.services import services

A_DAY_S = 24 * 3600
FORGET = '"cache", "storage"'
"""Everything but cookies: the mark of the kiosk stays, the session's cookie is taken away beside it."""


async def lock(request: Request) -> Response:
    """`POST /rapat/{meeting}/meja/kios`: the committee leaves this device to the voters."""
    try:
        hall, _ = await committee_at(request)
        await services(request).sessions.leave_as_kiosk(await device_of(request))
    except Refused as refused:
        return refused_page(request, refused)
    response = await _without_session(request, RedirectResponse(f"/kios/{hall.key.id}", 303))
    response.set_cookie(
        KIOSK_COOKIE,
        hall.key.id,
        max_age=A_DAY_S,
        path="/",
        secure=is_for_tls(request, services(request).settings),
        httponly=True,
        samesite="lax",
    )
    return response


async def waiting(request: Request) -> Response:
    """`GET /kios/{meeting}`: the sign-in of the next voter; whoever was here before is signed out by it."""
    if kiosk_of(request) != request.path_params["meeting"]:
        return RedirectResponse("/masuk", 303)
    return await _without_session(request, _page(request))


async def finish(request: Request) -> Response:
    """`POST /kios/{meeting}/selesai`: the voter is done."""
    if kiosk_of(request) != request.path_params["meeting"]:
        return RedirectResponse("/masuk", 303)
    return await _without_session(request, RedirectResponse(f"/kios/{request.path_params['meeting']}", 303))


async def unlock(request: Request) -> Response:
    """`POST /kios/{meeting}/buka`: the committee takes the device back, by an account's login."""
    meeting = request.path_params["meeting"]
    form = {name: str(value) for name, value in (await request.form()).items()}
    given = services(request)
    try:
        if kiosk_of(request) != meeting:
            refuse(Refusal.NOT_ALLOWED)
        entered = await given.sign_in.with_password(
            form.get("login", ""),
            form.get("password", ""),
            None,
            "",
            address_of(request),
            form.get("code", ""),
            mark_of(request),
        )
        device = entered.device
        row = await given.registry.meeting(MeetingKey(device.cooperative, meeting))
        if row is None or not device.roles & MAY_ORGANISE:
            await given.sessions.sign_out(entered.token)
            refuse(Refusal.SIGN_IN_FAILED)
    except Refused as refused:
        if refused.code is Refusal.PASSKEY_NEEDED and await _organises(request, form.get("login", "")):
            return _no_kiosk(request, RedirectResponse(f"/masuk?petugas&ke=/rapat/{meeting}/meja", 303))
        return _page(request, explained(request, refused), 403)
    is_tls = is_for_tls(request, given.settings)
    response = RedirectResponse(f"/rapat/{meeting}/meja", 303)
    response.set_cookie(
        cookie_name(request), entered.token, path="/", secure=is_tls, httponly=True, samesite="lax"
    )
    return keep_mark(request, _no_kiosk(request, response))


def _no_kiosk(request: Request, response: Response) -> Response:
    is_tls = is_for_tls(request, services(request).settings)
    response.delete_cookie(KIOSK_COOKIE, path="/", secure=is_tls, httponly=True)
    return response


async def _organises(request: Request, login: str) -> bool:
    """Whose password was right, and whose passkey the door asks for: this page has no room for it."""
    registry = services(request).registry
    account = await registry.account_by_login(login.strip().lower())
    if account is None or not account.roles & MAY_ORGANISE:
        return False
    return await registry.meeting(MeetingKey(account.cooperative, request.path_params["meeting"])) is not None


def _page(request: Request, error: str = "", status: int = 200) -> Response:
    return page(request, "kios.html", {"meeting": request.path_params["meeting"], "error": error}, status)


async def _without_session(request: Request, response: Response) -> Response:
    """End the session of this browser, and have the browser forget what it kept."""
    token = token_of(request)
    if token:
        await services(request).sessions.sign_out(token)
        is_tls = is_for_tls(request, services(request).settings)
        response.delete_cookie(cookie_name(request), path="/", secure=is_tls, httponly=True)
        response.headers["Clear-Site-Data"] = FORGET
    return response
