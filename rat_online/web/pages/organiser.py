"""The organiser's pages: the cooperative's meetings, and setting up a new one from the usual agenda."""

import base64
import csv
import io
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.convene import Convened
from rat_online.app.links import IssuedLink
from rat_online.app.meeting_plan import PlanFault
from rat_online.app.ports.registry import Cooperative, KnownMember
from rat_online.domain.errors import Refused
from rat_online.domain.members.board import Board
from rat_online.domain.vocabulary import MeetingKind, MeetingMode
from rat_online.web.catalogue import translate
from rat_online.web.formats import ZONES
from rat_online.web.gate import device_of
from rat_online.web.meeting_form import AGENDA_ITEMS, OFFICES, FormFaults, plan_from
from rat_online.web.organiser_frame import organiser_of, organiser_page
from rat_online.web.page import explained, language_for, page
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import prove
from rat_online.web.services import services

MOST_SUGGESTED = 300
RUNS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""


async def meetings(request: Request) -> Response:
    """`GET /panitia`: the meetings of the cooperative, the latest first."""
    given = services(request)
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    rows = []
    for row in await given.registry.meetings(cooperative.id):
        state = (await given.house.hall(row.key)).live.state.state
        rows.append({"id": row.id, "title": row.title, "planned_at": row.planned_at, "state": state.value})
    return organiser_page(request, "panitia/beranda.html", cooperative, "home", {"meetings": rows})


async def new_meeting(request: Request) -> Response:
    """`GET /panitia/rapat/baru`: the form, with the usual agenda to be edited."""
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    language = language_for(request)
    items = [translate(language, f"organiser.item-{number}", {}) for number in range(1, AGENDA_ITEMS + 1)]
    year = services(request).house.now().year - 1
    filled = {
        "title": translate(language, "organiser.usual-title", {"year": str(year)}),
        "book_year_ended_on": f"{year}-12-31",
        "zone": cooperative.zone,
        "mode": MeetingMode.HYBRID.value,
        "agenda": "\n".join(items),
    }
    return await _form(request, cooperative, filled, {})


async def _form(
    request: Request,
    cooperative: Cooperative,
    filled: Mapping[str, str],
    faults: Mapping[str, str],
    refused: str = "",
) -> Response:
    members = await services(request).registry.members(cooperative.id, limit=MOST_SUGGESTED)
    context = {
        "cooperative": cooperative,
        "filled": filled,
        "faults": {name: translate(language_for(request), key, {}) for name, key in faults.items()},
        "refused": refused,
        "kinds": [one.value for one in MeetingKind],
        "modes": [one.value for one in MeetingMode],
        "zones": list(ZONES.items()),
        "offices": [role.value for role in OFFICES],
        "suggested": [(known.member.number, known.member.name) for known in members],
    }
    return page(request, "rapat_baru.html", context, 409 if faults or refused else 200)


async def convene(request: Request) -> Response:
    """`POST /panitia/rapat/baru`: schedule it, freeze the roll, make the links, and show them this once."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    sent = {name: str(value) for name, value in (await request.form()).items()}
    members = await given.registry.members(cooperative.id)
    try:
        await prove(request, await device_of(request))  # the roll is frozen here
        plan = plan_from(sent, _seated(members, Board.MANAGEMENT), _seated(members, Board.SUPERVISORY))
        made = await given.convener.convene(cooperative, plan, person)
    except FormFaults as wrong:
        return await _form(request, cooperative, sent, wrong.faults)
    except PlanFault as fault:
        return await _form(request, cooperative, sent, {fault.field: "organiser.fault-unknown"})
    except Refused as refused:
        return await _form(request, cooperative, sent, {}, explained(request, refused))
    return page(request, "rapat_dibuat.html", _result(request, cooperative, made, members), 201)


def _seated(members: list[KnownMember], board: Board) -> tuple[str, ...]:
    return tuple(known.member.number for known in members if known.member.board is board)


def _result(
    request: Request, cooperative: Cooperative, made: Convened, members: list[KnownMember]
) -> dict[str, object]:
    """What is shown once: links of offices, and those of the members as a file."""
    base = (services(request).settings.public_url or str(request.base_url)).rstrip("/")
    state, names = made.hall.live.state, made.hall.feed.names
    offices = []
    for one in made.offices:
        roles = [role.value for role, held in state.offices.holders.items() if one.link.person in held]
        offices.append((names.get(one.link.person, ""), roles, _address(base, one)))
    return {
        "cooperative": cooperative,
        "meeting": made.hall.key.id,
        "title": state.about.title,
        "offices": offices,
        "seats": len(made.seats),
        "links_file": _as_data(_links_csv(made, members, base)),
    }


def _address(base: str, issued: IssuedLink) -> str:
    door = "/masuk" if issued.link.datum_required else "/masuk?tugas"
    return f"{base}{door}#{issued.secret}"


def _links_csv(made: Convened, members: list[KnownMember], base: str) -> str:
    """Number, name and link of each member on the roll, as spreadsheets in Indonesia open it."""
    known = {one.id: one.member for one in members}
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(("nomor", "nama", "tautan"))
    for one in made.seats:
        member = known[one.link.person]
        rows.writerow((_cell(member.number), _cell(member.name), _address(base, one)))
    return written.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(RUNS) else text


def _as_data(text: str) -> str:
    """The file inside the page itself: secrets are kept nowhere on the server, not even for a moment."""
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(text.encode("utf-8-sig")).decode()
