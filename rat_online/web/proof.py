"""Acts that need the officer's second factor anew: changing roles, freezing the roll; design section 9."""

import re
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from starlette.requests import Request

from rat_online.app.passkey_desk import Site
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import Account, AccountRole
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import Role
from rat_online.web.channel import is_for_tls
from rat_online.web.gate import device_of
from rat_online.web.services import services

_OWN_PATH = re.compile(r"/(?:[A-Za-z0-9_-][A-Za-z0-9_/-]*)?")


async def officer_in(request: Request, role: AccountRole | None = None) -> tuple[Device, Account]:
    """Whose account is signed in here, with this role where one is asked for.

    Raises:
        Refused: `signed-out`, `not-allowed`.
    """
    device = await device_of(request)
    person = next((office.person for office in device.offices if office.series is None), None)
    if person is None or (role is not None and role not in device.roles):
        refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)
    return device, await services(request).accounts.of(device.cooperative, person)


async def armed_officer(request: Request, roles: AbstractSet[AccountRole]) -> tuple[Device, Account]:
    """The same, with one of these roles; once a roll was frozen, who gave more than a password.

    Raises:
        Refused: `signed-out`, `not-allowed`, `second-factor-needed`, `proof-needed`.
    """
    device, account = await officer_in(request)
    if not device.roles & roles:
        refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)
    await need_more_than_a_password(request, device)
    return device, account


async def need_more_than_a_password(request: Request, device: Device) -> None:
    """For whatever an account opens once a roll was frozen: its second factor, in this session.

    Raises:
        Refused: `second-factor-needed`, `proof-needed`.
    """
    given = services(request)
    if await given.registry.ever_froze(device.cooperative):
        await given.officer_proof.need_second_factor(device)


async def proven_officer(request: Request, role: AccountRole | None = None) -> tuple[Device, Account]:
    """The same, who gave a second factor a short while ago.

    Raises:
        Refused: `signed-out`, `not-allowed`, `second-factor-needed`, `proof-needed`.
    """
    device, account = await officer_in(request, role)
    await services(request).officer_proof.need_proof(device)
    return device, account


async def own_account(request: Request) -> tuple[Device, Account]:
    """Whose account is signed in here, for changing what opens it.

    Raises:
        Refused: `signed-out`, `not-allowed`, `proof-needed`.
    """
    device, account = await officer_in(request)
    await services(request).officer_proof.need_own(device)
    return device, account


async def prove(request: Request) -> None:
    """
    Raises:
        Refused: `signed-out`, `second-factor-needed`, `proof-needed`.
    """
    await services(request).officer_proof.need_proof(await device_of(request))


async def prove_once_frozen(request: Request, cooperative: str) -> None:
    """For phone, birth date and all that decides who gets in, once a roll was frozen: more than a password.

    Raises:
        Refused: as `prove`.
    """
    if await services(request).registry.ever_froze(cooperative):
        await prove(request)


async def need_second_factor(request: Request) -> None:
    """
    Raises:
        Refused: `signed-out`, `second-factor-needed`, `proof-needed`.
    """
    await services(request).officer_proof.need_second_factor(await device_of(request))


def way_back(request: Request) -> str:
    """The page that a proof leads back to: this one, or the one whose form was sent."""
    referer = urlsplit(request.headers.get("referer", "")).path
    return own_path(request.url.path if request.method == "GET" else referer)


def own_path(path: str) -> str:
    """A path of ours as it may be redirected to; anything else is the start page."""
    return path if _OWN_PATH.fullmatch(path) else "/"


def site_of(request: Request) -> Site:
    """Where the reader's browser says that it is."""
    settings = services(request).settings
    if settings.public_url:
        parts = urlsplit(settings.public_url)
        return Site(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")
    scheme = "https" if is_for_tls(request, settings) else "http"
    return Site(request.url.hostname or "", f"{scheme}://{request.url.netloc}")
