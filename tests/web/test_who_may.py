"""Every command of the wire and every route, as every capacity, as another cooperative and signed out.

What is allowed is read from the tables of docs/reference/commands.md; a route or command without a row fails.
"""

import asyncio
import http.client
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from docs.access import ROUTES, accounts_for
from docs.columns import CAPACITIES, COLUMNS, OTHER_COOPERATIVE, SIGNED_OUT, YES
from rat_online.app.command_codec import SELF, WIRE
from rat_online.app.convene import Convener
from rat_online.app.first_run import Founding
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.registry import AccountRole
from rat_online.bootstrap import now, open_install
from rat_online.demo.client import sign_in
from rat_online.domain.authority import MAY
from rat_online.domain.commands.staging import StartBroadcast
from rat_online.domain.errors import Refusal
from rat_online.domain.members import Member
from rat_online.domain.vocabulary import Role
from rat_online.settings import Settings
from rat_online.web.live import BURST
from rat_online.web.wire import Close
from tests.failure.install import QUICK, Convened, convene_another, settings_for
from tests.web.serving_here import serving_here
from tests.web.spare_codes import arm, spare_code
from tests.web.wire_meeting import Desk

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md"
ROW = re.compile(r"^\| `(?P<name>[^`]+)` \| (?:`(?P<wire>[^`]*)`)? ?\| (?P<cells>[✓–| ]+) \|$", re.M)
NO_AUTHORITY = {
    Refusal.NOT_ALLOWED,
    Refusal.NOT_IN_THAT_OFFICE,
    Refusal.NOT_HOLDING_GAVEL,
    Refusal.SEAT_NOT_HERE,
    Refusal.NOT_ON_ROLL,
}
IN_OFFICES = [column for column, role in CAPACITIES.items() if role not in (Role.MEMBER, Role.CHAIR)]

NOTHING = {
    "decision": "d0",
    "ballot": "b0",
    "item": "i0",
    "person": "x0",
    "to": "x0",
    "by": "x0",
    "turn": "t0",
    "interruption": "n0",
    "question": "q0",
    "into": "q0",
    "nomination": "nom0",
}
"""Ids that name nothing: whoever may is refused for that, and changes nothing."""

ARGUMENTS: dict[str, dict[str, Any]] = {
    "record-invitations": {"invited_at": "2027-01-01T00:00:00Z", "material_at": None, "recipients": 1},
    "override-readiness": {"check": "material-late", "reason": ""},
    "appoint-officer": {"role": "chair", "person": "x0"},
    "relieve-officer": {"role": "witness", "person": "x0"},
    "suspend-meeting": {"kind": "suspension", "seconds": 60, "reason": ""},
    "choose-stream": {"kind": "iframe", "address": "http://"},
    "show-page": {"page": "x"},
    "type-caption": {"words": ""},
    "postpone-meeting": {"call": "first", "to_at": "2090-01-01T00:00:00Z", "reason": ""},
    "cancel-meeting": {"reason": ""},
    "close-without-quorum": {"reason": ""},
    "install-presidium": {"decision": "d0", "persons": []},
    "hand-over-gavel": {"to": "x0", "reason": ""},
    "take-note": {"item": "i0", "note": ""},
    "propose-decision": {"item": "i0", "kind": "ordinary", "subject": "other", "text": ""},
    "name-board": {"item": "i0", "formatur": "d0", "text": "", "named": []},
    "amend-decision-text": {"decision": "d0", "text": ""},
    "attach-tables": {"decision": "d0", "pasted": ""},
    "record-report": {"dated_on": "2027-01-01", "signed": ["x0"]},
    "explain-unsigned": {"person": "x0", "reason": ""},
    "excuse-absence": {"person": "x0", "reason": ""},
    "record-ceremony": {"kind": "discharge", "item": "i0", "persons": []},
    "set-secrecy": {"decision": "d0", "secret": False, "reason": ""},
    "object": {"decision": "d0", "reason": ""},
    "stop-acclamation": {"decision": "d0", "reason": ""},
    "object-to-result": {"decision": "d0", "reason": ""},
    "answer-result-objection": {"decision": "d0", "by": "x0", "answer": ""},
    "settle-tie": {"decision": "d0", "elected": [], "how": ""},
    "present-candidate": {"decision": "d0", "option": "c0", "vision": "", "mission": ""},
    "record-consequence": {"decision": "d0", "text": ""},
    "reconsider-decision": {"decision": "d0", "reason": ""},
    "cast-proxy-vote": {"ballot": "b0", "giver": "x0", "choice": ["for"]},
    "give-proxy": {"holder": "x0"},
    "decline-proxy": {"giver": "x0"},
    "cast-vote": {"ballot": "b0", "choice": ["for"]},
    "enter-place-count": {"ballot": "b0", "place": "x0", "counts": {}},
    "put-in-writing": {"decisions": []},
    "enter-posted-answer": {"voter": "x0", "answers": {}},
    "witness-posted-answer": {"voter": "x0", "answers": {}},
    "extend-ballot": {"ballot": "b0", "seconds": 1},
    "annul-ballot": {"ballot": "b0", "reason": ""},
    "name-representatives": {"persons": []},
    "extend-turn": {"turn": "t0", "seconds": 60},
    "interrupt": {"kind": "procedural", "text": ""},
    "refuse-interruption": {"interruption": "n0", "reason": ""},
    "warn-person": {"person": "x0", "reason": ""},
    "mute-person": {"person": "x0", "reason": ""},
    "remove-person": {"person": "x0", "reason": ""},
    "record-gist": {"turn": "t0", "gist": ""},
    "ask-question": {"text": ""},
    "group-questions": {"questions": [], "group": ""},
    "merge-questions": {"into": "q0", "questions": []},
    "answer-question": {"question": "q0", "answer": ""},
    "reject-nomination": {"nomination": "nom0", "reason": ""},
    "call-roll-call": {"seconds": 0},
}


def table() -> dict[str, dict[str, bool]]:
    """Wire names to what each column may."""
    rows = {}
    for found in ROW.finditer(PAGE.read_text()):
        if found["wire"]:
            cells = [cell.strip() == YES for cell in found["cells"].split("|")]
            rows[found["wire"]] = dict(zip(COLUMNS, cells, strict=True))
    return rows


def arguments(name: str) -> dict[str, Any]:
    fields = WIRE[name].__dataclass_fields__
    given = {field: value for field, value in NOTHING.items() if field in fields}
    own = {SELF[WIRE[name]]: "x0"} if WIRE[name] in SELF else {}
    return {**given, **own, **ARGUMENTS.get(name, {})}


def in_bursts(names: list[str]) -> list[list[str]]:
    """As many commands as one connection may give at once."""
    return [names[start : start + BURST] for start in range(0, len(names), BURST)]


@dataclass
class Company:
    """Somebody in every capacity, with the cookie of a device of their own."""

    desk: Desk
    persons: dict[str, str]
    cookies: dict[str, str]

    def capacity(self, column: str) -> str:
        return f"{CAPACITIES[column]}:{self.persons[column]}"


def _plan(numbers: dict[str, str]) -> MeetingPlan:
    """An officer in every capacity. The first deputy will take the palu; the second stays a deputy."""
    officers: dict[Role, tuple[str, ...]] = {
        CAPACITIES[column]: (number,) for column, number in numbers.items()
    }
    officers[Role.DEPUTY] = ("0002", numbers["wakil"])
    at = now()
    return MeetingPlan(
        title="RAT uji",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=(PlannedAgendaItem("Anggaran"),),
        officers=officers,
        profile=QUICK,
        invited_at=at - timedelta(days=20),
        material_at=at - timedelta(days=20),
        register_now=True,
    )


async def _convene(settings: Settings) -> tuple[Convened, dict[str, tuple[str, str, str]]]:
    """A meeting with an officer in every capacity; each one's (person, secret, datum)."""
    async with open_install(settings) as install:
        founding = Founding("Koperasi Uji", "Panitia", "panitia", "kata-sandi-uji-1")
        cooperative, admin = await install.first_run.found_without_code(founding)
        for login, roles in LOGINS.items():
            account = await install.registry.create_account(
                cooperative.id, login=login, name=login, password=PASSWORD, roles=roles
            )
            await arm(install, account)
        known = await install.registry.add_members(
            cooperative.id,
            [Member(number=f"{n:04d}", name=f"Anggota {n}", phone=f"+62841{n:08d}") for n in range(1, 16)],
        )
        numbers = {column: f"{n:04d}" for n, column in enumerate(IN_OFFICES, start=3)}
        convener = Convener(install.registry, install.links, install.house, install.ids, now)
        made = await convener.convene(cooperative, _plan(numbers), admin.id)
        office = {one.link.person: one.secret for one in made.offices}
        person = {one.member.number: one.id for one in known}
        entered = {column: (person[n], office[person[n]], n) for column, n in numbers.items()}
        entered["ketua"] = (person["0002"], office[person["0002"]], "0002")
        seat = next(one for one in made.seats if one.link.person == person["0001"])
        entered["anggota"] = (person["0001"], seat.secret, "0001")
        return Convened(cooperative.id, made.hall.key.id, [], "", ""), entered


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    made, entered = await _convene(settings_for(tmp_path, None))
    neighbour = await convene_another(settings_for(tmp_path, None), 2)
    async with serving_here(tmp_path) as server:
        cookies = {SIGNED_OUT: ""}
        for column, (_, secret, datum) in entered.items():
            cookies[column] = await asyncio.to_thread(sign_in, server.base, secret, datum)
        _, secret, datum = neighbour.seats[0]
        cookies[OTHER_COOPERATIVE] = await asyncio.to_thread(sign_in, server.base, secret, datum)
        persons = {column: person for column, (person, _, _) in entered.items()}
        yield Company(Desk(server, made, neighbour), persons, cookies)


def test_every_command_of_the_wire_has_its_row() -> None:
    assert table().keys() == WIRE.keys()


async def test_every_command_as_every_capacity(company: Company) -> None:
    rows, wrong = table(), []
    desk = company.desk
    # The committee may less once the meeting is open, and there is no chair before the palu is handed over.
    for column in ["panitia", *(c for c in CAPACITIES if c not in ("panitia", "ketua")), "ketua"]:
        if column == "ketua":
            await _hand_over(company)
        for names in in_bursts(sorted(rows)):
            async with desk.socket(company.cookies[column]) as socket:
                for name in names:
                    answer = await socket.do(name, company.capacity(column), **arguments(name))
                    may = answer.get("refused") not in NO_AUTHORITY
                    if name in ("check-in", "check-out", "appoint-officer") and rows[name][column]:
                        continue  # the desk speaks for others: `not-allowed` may be about the person named
                    about_another = answer.get("refused") == Refusal.NOT_ON_ROLL and column != "anggota"
                    if may != rows[name][column] and not (about_another and rows[name][column]):
                        wrong.append((column, name, answer))
    assert wrong == []


async def _hand_over(company: Company) -> None:
    acting = company.capacity("pimpinan sementara")
    async with company.desk.socket(company.cookies["pimpinan sementara"]) as socket:
        opened = await socket.do("open-meeting", acting)
        assert "done" in opened or opened["refused"] == Refusal.WRONG_STATE
        answer = await socket.do("hand-over-gavel", acting, to=company.persons["ketua"], reason="uji")
        assert "done" in answer, answer


async def test_a_signal_is_taken_from_the_studio_and_from_the_floor_alone(company: Company) -> None:
    """Nobody holds the floor: a member is told so; a page that is no studio too; others may not."""
    asked = {"id": "s", "signal": {"offer": "x"}, "to": company.persons["anggota"]}
    for column, role in CAPACITIES.items():
        async with company.desk.socket(company.cookies[column]) as socket:
            answer = await socket.send(json.dumps({**asked, "as": company.capacity(column)}))
            wanted = {Refusal.STUDIO_AWAY} if role in MAY[StartBroadcast] else NO_AUTHORITY
            wanted = {Refusal.NOT_ON_THE_FLOOR} if role is Role.MEMBER else wanted
            # Before the palu is handed over nobody is the chair, who then would be one of the studio.
            assert answer["refused"] in wanted | (NO_AUTHORITY if role is Role.CHAIR else set()), column


def _given(port: int, meeting: str, cookie: str, message: dict[str, Any]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        headers = {"Content-Type": "application/json", **({"Cookie": cookie} if cookie else {})}
        connection.request("POST", f"/rapat/{meeting}/perintah", json.dumps(message), headers)
        return connection.getresponse().status
    finally:
        connection.close()


async def test_no_command_is_taken_from_another_cooperatives_chair_or_signed_out(company: Company) -> None:
    """Neither in our meeting, nor in the name of our officers in a meeting of their own."""
    desk, ours = company.desk, company.capacity("pimpinan sementara")
    sent = desk.neighbour.chair_secret, desk.neighbour.chair_datum
    theirs = await asyncio.to_thread(sign_in, desk.server.base, *sent)
    assert await desk.close_code(theirs, desk.made.meeting) == Close.UNKNOWN_MEETING
    for cookie, status in ((theirs, 404), ("", 401)):
        for name in table():
            message = {"id": name, "do": name, "as": ours, "args": arguments(name)}
            given = await asyncio.to_thread(_given, desk.server.port, desk.made.meeting, cookie, message)
            assert given == status, name
    for names in in_bursts(sorted(table())):
        async with desk.socket(theirs, desk.neighbour.meeting) as socket:
            for name in names:
                answer = await socket.do(name, ours, **arguments(name))
                assert answer.get("refused") in NO_AUTHORITY, (name, answer)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
GATES = (401, 403)
LOGINS: dict[str, frozenset[AccountRole]] = {
    "admin": frozenset({AccountRole.ADMIN}),
    "kerja": frozenset({AccountRole.COMMITTEE}),
    "awas": frozenset({AccountRole.SUPERVISOR}),
    "audit": frozenset({AccountRole.AUDITOR}),
}
PASSWORD = "kata-sandi-uji-1"


def _status(port: int, method: str, path: str, cookie: str) -> int:
    """The answer to a request; what is posted is a form with something in it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        headers = {"Cookie": cookie} if cookie else {}
        posted = {"body": "x=1", "headers": {**headers, **FORM}} if method == "POST" else {"headers": headers}
        connection.request(method, path, **posted)
        return connection.getresponse().status
    finally:
        connection.close()


def _log_in(port: int, login: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(
            "POST", "/masuk/petugas", f"login={login}&password={PASSWORD}&code={spare_code()}", FORM
        )
        answer = connection.getresponse()
        assert answer.status == 303
        return (answer.getheader("Set-Cookie") or "").partition(";")[0]
    finally:
        connection.close()


async def test_every_route_as_everybody(company: Company) -> None:
    wrong = []
    port, meeting = company.desk.server.port, company.desk.made.meeting
    await _hand_over(company)
    for name, access in ROUTES.items():
        method, path = name.split(" ", 1)
        # Streams and sockets are walked by their own tests; what leads out of the meeting ends the session.
        if method == "WS" or path in ("/rapat/{meeting}/peristiwa", "/keluar"):
            continue
        address, names_nothing = _address(path, meeting)
        for column in COLUMNS:
            if "{meeting}" not in path and column not in (*CAPACITIES, SIGNED_OUT):
                continue
            status = await asyncio.to_thread(_status, port, method, address, company.cookies[column])
            passes = status not in ((*GATES, 404) if not names_nothing else GATES)
            passes = passes and not (names_nothing and status == 404 and column not in access.allowed)
            if passes != (column in access.allowed) and not _is_expected(path, status):
                wrong.append((name, column, status))
    assert wrong == []


async def test_every_route_as_every_account(company: Company) -> None:
    """Whoever may passes the gate, and is told at most that an id names nothing; the others are sent away."""
    wrong = []
    port = company.desk.server.port
    for login, roles in LOGINS.items():
        cookie = await asyncio.to_thread(_log_in, port, login)
        for name in ROUTES:
            allowed = accounts_for(name)
            if allowed is None or name in ("POST /akun/sandi", "POST /akun/kode", "POST /akun/cadangan"):
                continue  # these change the account that walks; tests/web/pages/test_account.py has them
            method, path = name.split(" ", 1)
            address, _ = _address(path, company.desk.made.meeting)
            status = await asyncio.to_thread(_status, port, method, address, cookie)
            if (status not in GATES) != bool(roles & allowed):
                wrong.append((name, login, status))
    assert wrong == []


def test_every_route_under_the_organisers_address_says_whose_login_opens_it() -> None:
    asked = [name for name in ROUTES if name.split(" ", 1)[1].startswith(("/panitia", "/akun"))]
    assert all(accounts_for(name) and not ROUTES[name].allowed for name in asked)


def _address(path: str, meeting: str) -> tuple[str, bool]:
    """A path with its names filled in, and whether one of them names nothing."""
    known = {
        "meeting": meeting,
        "name": "risalah.json",
        "version": "v",
        "path": "css/tokens.css",
        "form": "csv",
    }
    for name, value in known.items():
        path = path.replace(f"{{{name}}}", value)
    return re.sub(r"\{\w+\}", "tidakada", path), "{" in path


def _is_expected(path: str, status: int) -> bool:
    """The set-up is over and answers so; an empty form at the door opens nothing; no document is made yet."""
    return (
        (path == "/mulai" and status == 409)
        or (path.startswith("/masuk") and status == 403)
        or (path.endswith("/dokumen/{name}") and status == 404)
        or (path.endswith("/kode.svg") and status == 404)
        or (path.startswith("/bagikan") and status == 409)
        or (path.endswith("/bahan/{material}") and status == 404)
        or (path.endswith("/halaman/{page}") and status == 404)
    )
