"""The admin's page of officers' accounts: made, reset, given other roles, ended. Passwords are shown once."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.accounts import NewAccount
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import AccountRole
from rat_online.domain.errors import Refused
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.page import explained
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import armed_officer, proven_officer
from rat_online.web.services import services


async def accounts(request: Request) -> Response:
    """`GET /panitia/akun`."""
    try:
        device, _ = await armed_officer(request, {AccountRole.ADMIN})
    except Refused as refused:
        return refused_page(request, refused)
    return await _list(request, device)


async def create(request: Request) -> Response:
    """`POST /panitia/akun`: the first password is in this one answer alone."""
    try:
        device, own = await proven_officer(request, AccountRole.ADMIN)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    asked = NewAccount(str(form.get("name", "")), str(form.get("login", "")), _roles(form.getlist("role")))
    try:
        made, password = await services(request).accounts.create(device.cooperative, asked, own.id)
    except Refused as refused:
        return await _list(request, device, explained(request, refused))
    return await _list(request, device, shown={"name": made.name, "login": made.login, "password": password})


async def reset(request: Request) -> Response:
    """`POST /panitia/akun/{account}/setel-ulang`: a new password; code, passkeys and sessions are gone."""
    try:
        device, own = await proven_officer(request, AccountRole.ADMIN)
        id_ = request.path_params["account"]
        one = await services(request).accounts.of(device.cooperative, id_)
        password = await services(request).accounts.reset(device.cooperative, id_, own.id)
    except Refused as refused:
        return refused_page(request, refused)
    return await _list(request, device, shown={"name": one.name, "login": one.login, "password": password})


async def change_roles(request: Request) -> Response:
    """`POST /panitia/akun/{account}/peran`."""
    try:
        device, own = await proven_officer(request, AccountRole.ADMIN)
    except Refused as refused:
        return refused_page(request, refused)
    roles = _roles((await request.form()).getlist("role"))
    try:
        await services(request).accounts.change_roles(
            device.cooperative, request.path_params["account"], roles, own.id
        )
    except Refused as refused:
        return await _list(request, device, explained(request, refused))
    return RedirectResponse("/panitia/akun", 303)


async def end(request: Request) -> Response:
    """`POST /panitia/akun/{account}/akhiri`: the login opens nothing more, and its pages close."""
    try:
        device, own = await proven_officer(request, AccountRole.ADMIN)
    except Refused as refused:
        return refused_page(request, refused)
    try:
        await services(request).accounts.end(device.cooperative, request.path_params["account"], own.id)
    except Refused as refused:
        return await _list(request, device, explained(request, refused))
    return RedirectResponse("/panitia/akun", 303)


def _roles(sent: Sequence[object]) -> frozenset[AccountRole]:
    known = {role.value: role for role in AccountRole}
    return frozenset(known[str(one)] for one in sent if str(one) in known)


async def _list(
    request: Request, device: Device, error: str = "", shown: dict[str, str] | None = None
) -> Response:
    given = services(request)
    cooperative = await given.registry.cooperative(device.cooperative)
    assert cooperative is not None  # a session is somebody's of an existing cooperative
    rows = [
        {
            "account": one,
            "has_code": await given.second_factor.has_app(one),
            "passkeys": len(await given.passkeys.of(one)),
        }
        for one in await given.registry.accounts(device.cooperative)
    ]
    context = {"rows": rows, "roles": list(AccountRole), "error": error, "made": shown}
    status = 409 if error else 201 if shown else 200
    return organiser_page(request, "panitia/akun.html", cooperative, "accounts", context, status=status)
