"""An officer's own account: password, the app's code, passkeys."""

from typing import Any

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from rat_online.app.password_door import Given
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import Account
from rat_online.app.second_factor import FEW_LEFT
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.channel import address_of
from rat_online.web.device_name import device_name
from rat_online.web.fallback import refused_response
from rat_online.web.gate import token_of
from rat_online.web.organiser_frame import MAY_ORGANISE
from rat_online.web.page import explained, page
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import officer_in, own_account, site_of
from rat_online.web.services import services


async def account(request: Request) -> Response:
    """`GET /akun`."""
    try:
        _, own = await officer_in(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _account(request, own)


async def _account(request: Request, own: Account, error: str = "", status: int = 200) -> Response:
    given = services(request)
    cooperative = await given.registry.cooperative(own.cooperative)
    shown = {
        "own": own,
        "organises": bool(own.roles & MAY_ORGANISE),
        "cooperative": cooperative,
        "has_code": await given.second_factor.has_app(own),
        "is_armed": await given.second_factor.is_set(own),
        "recovery_left": await given.second_factor.recovery_codes_left(own),
        "few_left": FEW_LEFT,
        "passkeys": [
            {"id": one.id, "what": device_name(one.label), "since": one.created_at}
            for one in await given.passkeys.of(own)
        ],
        "error": error,
    }
    return page(request, "akun.html", shown, status)


async def change_password(request: Request) -> Response:
    """`POST /akun/sandi`: the officer signs in anew with it, and every other device of the account too."""
    try:
        _, own = await officer_in(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    try:
        former, new = str(form.get("former", "")), str(form.get("new", ""))
        given = Given(former, device_token=token_of(request), address=address_of(request))
        await services(request).sign_in.passwords.check(own, given)
        await services(request).accounts.change_password(own, former, new)
    except Refused as refused:
        return await _account(request, own, explained(request, refused), 409)
    return RedirectResponse("/masuk?petugas", 303)


async def set_up_code(request: Request) -> Response:
    """`POST /akun/kode`: first the QR code for the app; with the right code it counts from now on."""
    try:
        device, own = await own_account(request)
    except Refused as refused:
        return refused_page(request, refused)
    given, code = services(request), str((await request.form()).get("code", ""))
    error = ""
    try:
        if code:
            recovery = await given.second_factor.confirm(own, code)
            await _proven_here(request, device, own)
            return _recovery_page(request, own, recovery)
    except Refused as refused:
        error = explained(request, refused)
    try:
        new = await given.second_factor.begin(own)
    except Refused as refused:
        return await _account(request, own, explained(request, refused), 409)
    drawn = segno.make_qr(new.address).svg_data_uri(scale=5, border=2, light="white")
    shown = {"own": own, "secret": new.secret, "picture": drawn, "error": error}
    return page(request, "akun_kode.html", shown, 409 if error else 200)


async def renew_recovery_codes(request: Request) -> Response:
    """`POST /akun/cadangan`: new recovery codes, shown this once; those made before are good no more."""
    try:
        _, own = await own_account(request)
        recovery = await services(request).second_factor.renew_recovery_codes(own)
    except Refused as refused:
        return refused_page(request, refused)
    return _recovery_page(request, own, recovery)


def _recovery_page(request: Request, own: Account, recovery: list[str]) -> Response:
    return page(request, "akun_cadangan.html", {"own": own, "recovery": recovery})


async def _proven_here(request: Request, device: Device, own: Account) -> None:
    """The officer goes on; whoever came in elsewhere, perhaps by the password alone, comes in anew."""
    sessions = services(request).sessions
    await sessions.prove(device)
    await sessions.revoke_all(own.cooperative, own.id, but=device.session)


async def begin_passkey(request: Request) -> Response:
    """`POST /akun/passkey/mulai`: what the browser is asked."""
    try:
        _, own = await own_account(request)
    except Refused as refused:
        return refused_response(refused)
    options = await services(request).passkeys.begin_adding(site_of(request), own)
    return Response(options, media_type="application/json")


async def add_passkey(request: Request) -> Response:
    """`POST /akun/passkey`: what the browser answered. Who had nothing that a lost phone would need recovery
    codes for is led to them (`recovery`)."""
    try:
        device, own = await own_account(request)
        had_codes = await _has_recovery(request, own)
        sent = await credential_in(request)
        label = request.headers.get("user-agent", "")
        await services(request).passkeys.add(site_of(request), own, sent, label)
        await _proven_here(request, device, own)
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"done": {"recovery": not had_codes}})


async def _has_recovery(request: Request, own: Account) -> bool:
    """Codes of a factor that was taken away since were perhaps thrown away with it."""
    given = services(request).second_factor
    return await given.is_set(own) and await given.recovery_codes_left(own) > 0


async def remove_passkey(request: Request) -> Response:
    """`POST /akun/passkey/hapus`."""
    try:
        _, own = await own_account(request)
    except Refused as refused:
        return refused_page(request, refused)
    await services(request).passkeys.remove(own, str((await request.form()).get("id", "")))
    return RedirectResponse("/akun", 303)


async def credential_in(request: Request) -> dict[str, Any]:
    """A browser's answer.

    Raises:
        Refused: `malformed`.
    """
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        refuse(Refusal.MALFORMED)
    if not isinstance(sent, dict):
        refuse(Refusal.MALFORMED)
    return sent
