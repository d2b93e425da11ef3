"""The frame of the organiser's pages: who may open them, the menus, and the page around each.

A page of the cooperative is `organiser_page(request, "panitia/….html", cooperative, "members", {…})`; a page
of one meeting gives its hall as well and gets that meeting's menu. A new page adds its line to a menu here.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.convene import ORGANISE
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import Cooperative
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import MeetingState, PersonId, Role
from rat_online.web.gate import device_of, mark_practice
from rat_online.web.page import page
from rat_online.web.proof import need_more_than_a_password
from rat_online.web.services import services

MAY_ORGANISE = ORGANISE

FIRST_SHOWN = 200

MENU: tuple[tuple[str, str], ...] = (
    ("home", "/panitia"),
    ("members", "/panitia/anggota"),
    ("import", "/panitia/impor"),
    ("rules", "/panitia/aturan"),
    ("changes", "/panitia/catatan"),
    ("accounts", "/panitia/akun"),
    ("devices", "/panitia/perangkat"),
)
"""Pages of the cooperative: id (its word is `organiser.menu-<id>`) and address, in their order."""

MEETING_MENU: tuple[tuple[str, str], ...] = (
    ("overview", "/panitia/rapat/{meeting}"),
    ("roll", "/rapat/{meeting}/dpt"),
    ("proxies", "/rapat/{meeting}/daftar-kuasa"),
    ("invitations", "/panitia/rapat/{meeting}/undangan"),
    ("trials", "/panitia/rapat/{meeting}/coba"),
    ("rehearsals", "/panitia/rapat/{meeting}/gladi"),
    ("door", "/panitia/rapat/{meeting}/pintu"),
    ("desk", "/rapat/{meeting}/meja"),
    ("stream", "/panitia/rapat/{meeting}/siaran"),
    ("console", "/rapat/{meeting}/konsol"),
    ("records", "/rapat/{meeting}/periksa"),
)
"""Pages of one meeting, from its preparation to its records."""

OF_A_REHEARSAL = frozenset({"overview", "desk", "console", "records"})
"""Nobody is invited to one, and its roll is a copy."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    id: str
    href: str
    is_current: bool


def most_shown(request: Request) -> int:
    """How many names of a long list stand on the page: the first of them, or with `?lengkap` every one."""
    return sys.maxsize if "lengkap" in request.query_params else FIRST_SHOWN


async def organiser_of(request: Request) -> tuple[Cooperative, PersonId]:
    """The cooperative of this session and the account in whose name it organises.

    Raises:
        Refused: `signed-out`, `not-allowed`; once a roll was frozen, for who came by a password alone also
            `second-factor-needed`, `proof-needed`.
    """
    device, given = await device_of(request), services(request)
    cooperative = await given.registry.cooperative(device.cooperative)
    if cooperative is None or not device.roles & MAY_ORGANISE:
        refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)
    await need_more_than_a_password(request, device)
    return cooperative, _account_of(device)


def _account_of(device: Device) -> PersonId:
    return next(office.person for office in device.offices if office.series is None)


async def meeting_of(request: Request, cooperative: Cooperative) -> Hall:
    """The meeting in the address, if it is this cooperative's and was scheduled.

    Raises:
        Refused: `unknown-meeting`.
    """
    given = services(request)
    key = MeetingKey(cooperative.id, request.path_params["meeting"])
    if await given.registry.meeting(key) is None:
        refuse(Refusal.UNKNOWN_MEETING)
    hall = await given.house.hall(key)
    if hall.live.state.state is MeetingState.DRAFT:
        refuse(Refusal.UNKNOWN_MEETING)
    mark_practice(request, hall)
    return hall


def organiser_page(
    request: Request,
    template: str,
    cooperative: Cooperative,
    current: str,
    context: Mapping[str, object],
    *,
    hall: Hall | None = None,
    status: int = 200,
    organises: bool = True,
) -> Response:
    """A page in the organiser's frame; `current` names its entry in the menu.

    Whoever reads a meeting's page and organises nothing gets no entry that would be refused.
    """
    meeting = {"id": hall.key.id, "title": hall.live.state.about.title} if hall else None
    given = {
        "cooperative": cooperative,
        "menu": _entries(MENU, "home" if hall else current, "") if organises else [],
        "meeting_menu": _entries(_menu_of(hall), current, hall.key.id) if hall and organises else [],
        "framed": meeting,
    }
    return page(request, template, {**given, **context}, status)


def _menu_of(hall: Hall) -> tuple[tuple[str, str], ...]:
    """Nothing that a rehearsal has not, and no proxies where the articles allow none."""
    left_out = {"proxies"} if hall.live.state.profile.proxies is None else set()
    if hall.live.state.about.is_rehearsal:
        left_out = {entry for entry, _ in MEETING_MENU} - set(OF_A_REHEARSAL)
    return tuple(entry for entry in MEETING_MENU if entry[0] not in left_out)


def _entries(menu: tuple[tuple[str, str], ...], current: str, meeting: str) -> list[MenuEntry]:
    return [MenuEntry(entry, href.replace("{meeting}", meeting), entry == current) for entry, href in menu]
