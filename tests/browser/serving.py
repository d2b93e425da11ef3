"""A real server for tests in a browser: an install in a folder of its own, `rat-online serve` in another
process, meetings ready to be opened, and people who come, vote and lead over the real wire.

    def test_…(served_meeting, device):
        served_meeting.open(present=8)
        phone = device(served_meeting, 360, 600)
        page = phone.visit(served_meeting, served_meeting.seats[5])
        served_meeting.lead("start-agenda-item", item="i1")
"""

import asyncio
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from rat_online.adapters.spreadsheets.reading import read_members
from rat_online.app.convene import ORGANISE, Convened, Convener
from rat_online.app.first_run import Founding
from rat_online.app.ports.identity import LinkForm, Series
from rat_online.app.ports.registry import KnownMember
from rat_online.bootstrap import Install, now, open_install
from rat_online.demo.client import PIN, Client
from rat_online.demo.stage import PASSWORD
from rat_online.domain.chain import MeetingKey
from tests.browser.background import Background
from tests.browser.planned import ROLES, planned
from tests.browser.ports import two_free_ports
from tests.browser.profiles import MEETINGS, PROFILES, WINDOWS
from tests.failure.install import settings_for
from tests.web.spare_codes import arm, spare_code

PEOPLE = 20
QUORUM = 11
COMMITTEE = "sekretariat"
"""The login of an organiser with a second factor; `panitia` has its password alone."""

POINTS = ("Balai Desa Sukamaju",)
READY_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Link:
    """A personal link: whose, with what secret and what datum it opens; or an account, by its `login`."""

    person: str
    secret: str
    datum: str = ""
    name: str = ""
    number: str = ""
    login: str = ""


@dataclass(slots=True)
class Plan:
    """A meeting that nobody has opened yet."""

    id: str
    title: str
    seats: list[Link]
    offices: dict[str, Link]
    card: str = ""
    """The printed code of the last seat."""


def enter(base: str, link: Link, cookie: str = "") -> str:
    """Sign in over HTTP; the session's cookie as `name=value`. Given one, the seat joins that device."""
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
    try:
        headers = {"Cookie": cookie} if cookie else {}
        given = {"secret": link.secret, "datum": link.datum, "pin": PIN}
        path = "/masuk"
        if link.login:
            given = {"login": link.login, "password": PASSWORD, "code": spare_code()}
            path = "/masuk/petugas"
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", path, urlencode(given), headers)
        response = connection.getresponse()
        answer = response.read()
        assert response.status == 303, answer
        return (response.getheader("Set-Cookie") or "").partition(";")[0]
    finally:
        connection.close()


class LiveServer:
    """`rat-online serve` over an install with meetings in it.

    Args:
        meetings: how many of each profile it has ready.
        environment: settings besides the folder.
    """

    def __init__(
        self,
        folder: Path,
        background: Background,
        meetings: Mapping[str, int] = MEETINGS,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.folder = folder
        self.environment = environment
        self.background = background
        self._plans = self.prepare(meetings)
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self.start()

    def prepare(self, meetings: Mapping[str, int]) -> dict[str, list[Plan]]:
        """What is in the folder before anybody is served."""
        return self.background.run(
            _prepare(self.folder, meetings, self.environment.get("DATABASE_URL")), within_s=120
        )

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve; the second time on the same port."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rat_online.cli", "serve", "--port", str(self.port or two_free_ports())],
            env={**os.environ, "RAT_DATA_DIR": str(self.folder), **self.environment},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        said = next(line for line in self._process.stdout if line.startswith("RAT Online: "))
        self.port = int(said.rsplit(":", 1)[1])
        until = time.monotonic() + READY_WITHIN_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return
            except OSError:
                assert self._process.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server does not answer"

    def stop(self, *, kill: bool = False) -> None:
        if self._process is None:
            return
        if kill:
            self._process.kill()
        else:
            self._process.terminate()
        self._process.wait(30)
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None

    def has(self, profile: str) -> bool:
        """Whether a meeting is left."""
        return bool(self._plans[profile])

    def meeting(self, profile: str = "quick") -> "ServedMeeting":
        """The next meeting that no test has used."""
        return ServedMeeting(self, self._plans[profile].pop())


class FreshServer(LiveServer):
    """`rat-online serve` over a folder in which it prepares nothing: empty, or another server's."""

    def __init__(
        self, folder: Path, background: Background, environment: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(folder, background, {}, environment)

    def prepare(self, meetings: Mapping[str, int]) -> dict[str, list[Plan]]:
        return {}


@dataclass
class ServedMeeting:
    """One meeting on a live server, in registration, and everybody who takes part by wire."""

    server: LiveServer
    plan: Plan
    gavel: str = "acting"
    _clients: dict[str, Client] = field(default_factory=dict)
    _tasks: list[Any] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.plan.id

    @property
    def base(self) -> str:
        return self.server.base

    @property
    def seats(self) -> list[Link]:
        """Members on the roll, by number; the first are also officers (see `ROLES`)."""
        return self.plan.seats

    @property
    def offices(self) -> dict[str, Link]:
        return self.plan.offices

    @property
    def view(self) -> dict[str, Any]:
        """What the acting chair sees."""
        return self.client("acting", self.offices["acting"]).view

    def client(self, key: str, link: Link) -> Client:
        """The connected client of an office or a seat, made when first asked for."""
        if key not in self._clients:
            made = Client(self.base, self.id, enter(self.base, link))
            self._clients[key] = made
            self.server.background.run(self._connect(made))
        return self._clients[key]

    def take_seat(self, number: int, cookie: str) -> None:
        """The member with this index is there already, by the session of this cookie."""
        made = self._clients[f"seat-{number}"] = Client(self.base, self.id, cookie)
        self.server.background.run(self._connect(made))

    async def _connect(self, client: Client) -> None:
        self._tasks.append(asyncio.create_task(client.run()))
        await asyncio.wait_for(client.connected(), 20)

    def act(self, office: str, command: str, role: str = "", **args: Any) -> dict[str, Any]:
        """A command of an office: acting, deputy, secretary, witness or committee.

        Raises:
            Declined: the rules refuse it.
        """
        client = self.client(office, self.offices[office])
        role = role or {"acting": "acting-chair"}.get(office, office)
        doing = client.do(command, f"{role}:{self.offices[office].person}", **args)
        return self.server.background.run(doing)

    def lead(self, command: str, **args: Any) -> dict[str, Any]:
        """A command of whoever leads: the acting chair, until a test says otherwise in `gavel`."""
        return self.act(self.gavel, command, role="" if self.gavel == "acting" else "chair", **args)

    def member(self, number: int, command: str, **args: Any) -> dict[str, Any]:
        """A command of a simulated member: the seat with this index."""
        link = self.seats[number]
        client = self.client(f"seat-{number}", link)
        return self.server.background.run(client.do(command, f"member:{link.person}", **args))

    def check_in(self, *numbers: int) -> None:
        """Simulated members come in."""
        for number in numbers:
            self.member(number, "check-in")

    def vote(self, ballot: str, choices: dict[int, str]) -> None:
        """Simulated members vote, by index: one option, or several with a blank between them."""
        for number, choice in choices.items():
            self.member(number, "cast-vote", ballot=ballot, choice=choice.split())

    def hang_up(self, key: str) -> None:
        """An office or seat loses its connection; asked for again, it comes back with a new one."""
        self.server.background.run(self._clients.pop(key).stop())

    def open(self, present: int = 11) -> None:
        """The meeting, with so many simulated members."""
        self.check_in(*range(present))
        self.lead("open-meeting")
        if present >= QUORUM:
            self.lead("start-agenda-item", item="i1")

    def propose(self, text: str, item: str = "i2", **more: Any) -> str:
        """A motion on the table; its id."""
        if self.view["agenda"]["current"] != item:
            self.lead("start-agenda-item", item=item)
        asked = {"kind": "ordinary", "subject": "accountability", "text": text, "item": item, **more}
        decision: str = self.lead("propose-decision", **asked)["decision"]
        return decision

    def open_ballot(self, decision: str, seconds: int = 600, **more: Any) -> str:
        ballot: str = self.lead("open-ballot", decision=decision, seconds=seconds, **more)["ballot"]
        return ballot

    def until(self, holds: Any, within_s: float = 20) -> None:
        """Wait until something holds of the acting chair's view."""
        client = self.client("acting", self.offices["acting"])
        self.server.background.run(client.until(holds, within_s))

    def choices(self, ballot: str) -> dict[str, int]:
        """The tally of a closed ballot, by option."""
        tally: dict[str, int] = self.view["ballots"][ballot]["tally"]["options"]
        return tally

    def close(self) -> None:
        self.server.background.run(self._close())

    async def _close(self) -> None:
        for client in self._clients.values():
            await client.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _prepare(
    folder: Path, meetings: Mapping[str, int], database_url: str | None
) -> dict[str, list[Plan]]:
    async with open_install(settings_for(folder, database_url)) as install:
        cooperative, admin = await install.first_run.found_without_code(
            Founding(
                cooperative_name="Koperasi Mekar Jaya",
                admin_name="Panitia RAT",
                login="panitia",
                password=PASSWORD,
            )
        )
        committee = await install.registry.create_account(
            cooperative.id, login=COMMITTEE, name="Sekretariat RAT", password=PASSWORD, roles=ORGANISE
        )
        await arm(install, committee)
        source = Path(str(files("rat_online") / "demo_data" / "anggota.csv"))
        read = [draft.member for draft in read_members(source, source.name).members]
        members = [member for member in read if member.phone][:PEOPLE]
        await install.registry.add_members(cooperative.id, members)
        people = sorted(
            await install.registry.store.members(cooperative.id), key=lambda known: known.member.number
        )
        convener = Convener(install.registry, install.links, install.house, install.ids, now)
        made: dict[str, list[Plan]] = {name: [] for name in meetings}
        for name, many in meetings.items():
            for _ in range(many):
                convened = await convener.convene(
                    cooperative, planned(people, PROFILES[name], WINDOWS.get(name)), admin.id
                )
                await _name_points(install, convened.hall.key)
                card = await _card(install, convened, people[-1].id)
                made[name].append(_as_plan(convened, people, committee.id, card))
        return made


async def _name_points(install: Install, key: MeetingKey) -> None:
    row = await install.registry.store.meeting(key)
    assert row is not None
    await install.registry.store.put_meeting(replace(row, points=POINTS))


async def _card(install: Install, convened: Convened, person: str) -> str:
    key, about = convened.hall.key, convened.hall.live.state.about
    (issued,) = await install.links.issue(Series(key.cooperative, about.series), [person], form=LinkForm.CODE)
    return issued.secret


def _as_plan(convened: Convened, people: list[KnownMember], committee: str, card: str) -> Plan:
    known = {one.id: one.member for one in people}
    by_person = {one.link.person: one for one in convened.seats}
    seats = [
        Link(
            one.id,
            by_person[one.id].secret,
            (known[one.id].phone or "")[-4:],
            one.member.name,
            one.member.number,
        )
        for one in people
    ]
    office_of = {one.link.person: one.secret for one in convened.offices}
    offices = {
        role: Link(seat.person, office_of[seat.person], seat.datum, name=seat.name)
        for role, seat in zip(ROLES, seats, strict=False)
    }
    offices["committee"] = Link(committee, "", login=COMMITTEE)
    key = convened.hall.key
    return Plan(key.id, convened.hall.live.state.about.title, seats, offices, card)
