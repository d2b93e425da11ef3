"""A served cooperative in this process: its meeting, and a client for each capacity."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
from starlette.applications import Starlette

from rat_online.app.convene import Convened, Convener
from rat_online.app.first_run import Founding
from rat_online.app.hall import Hall
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import AccountRole
from rat_online.bootstrap import Install, now, open_install, web_application
from rat_online.demo.client import PIN
from rat_online.domain.members import Member, MemberStatus
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import Role
from rat_online.settings import Settings

SITE = "http://127.0.0.1"
PASSWORD = "contoh-rapat-2027"
NUMBERS = ("0001", "0002", "0003", "0004", "0005", "0006")
OFFICERS = {
    Role.ACTING_CHAIR: "0001",
    Role.DEPUTY: "0002",
    Role.SECRETARY: "0003",
    Role.WITNESS: "0004",
    Role.OPERATOR: "0005",
}


@dataclass
class Pages:
    """The pages as people of one meeting see them."""

    install: Install
    app: Starlette
    convened: Convened
    cooperative: str
    people: dict[str, str]
    _stack: AsyncExitStack
    _clients: dict[str, httpx2.AsyncClient] = field(default_factory=dict)

    @property
    def hall(self) -> Hall:
        return self.convened.hall

    @property
    def meeting(self) -> str:
        return self.hall.key.id

    async def client(self, who: str) -> httpx2.AsyncClient:
        """Signed in by an office's link (a role), as a `member` or its number, by a login, or `nobody`.

        A login has its second factor; that of `password` is the committee's with the password alone.
        """
        if who not in self._clients:
            transport = httpx2.ASGITransport(app=self.app)
            made = httpx2.AsyncClient(transport=transport, base_url=SITE)
            self._clients[who] = await self._stack.enter_async_context(made)
            await self._sign_in(made, who)
        return self._clients[who]

    async def _sign_in(self, client: httpx2.AsyncClient, who: str) -> None:
        if who == "nobody":
            return
        if who in ("panitia", "auditor", "pengawas", "password"):
            form = {"login": "panitia" if who == "password" else who, "password": PASSWORD}
            assert (await client.post("/masuk/petugas", data=form)).status_code == 303
            if who != "password":
                await self.prove(client)
            return
        if who == "member" or who in NUMBERS:
            number = NUMBERS[-1] if who == "member" else who
            secret, datum = self._seat(number), number
        else:
            secret, datum = self._office(Role(who)), OFFICERS[Role(who)]
        answer = await client.post("/masuk", json={"secret": secret, "datum": datum, "pin": PIN})
        assert answer.status_code == 200, answer.text

    async def appointed(self, number: str) -> None:
        """Whoever was given an office meanwhile enters it by a link of its own, on the same phone."""
        links = await self.install.links.issue_offices(
            Series(self.cooperative, self.hall.live.state.about.series), [self.people[number]]
        )
        client, sent = await self.client(number), {"secret": links[0].secret, "datum": PIN}
        assert (await client.post("/masuk", json=sent)).status_code == 200

    async def prove(self, client: httpx2.AsyncClient) -> None:
        """Whoever is signed in here has given a second factor just now."""
        device = await self.install.sessions.who(client.cookies["rat"])
        assert device is not None
        await self.install.sessions.prove(device)

    def _seat(self, number: str) -> str:
        return next(one.secret for one in self.convened.seats if one.link.person == self.people[number])

    def _office(self, role: Role) -> str:
        person = self.people[OFFICERS[role]]
        return next(one.secret for one in self.convened.offices if one.link.person == person)

    async def get(self, who: str, path: str) -> httpx2.Response:
        return await (await self.client(who)).get(path.format(meeting=self.meeting))

    async def post(self, who: str, path: str, **form: str) -> httpx2.Response:
        return await (await self.client(who)).post(path.format(meeting=self.meeting), data=form)

    async def member(self, number: str, command: str, /, **args: Any) -> dict[str, Any]:
        """A command of a member, from the own seat."""
        return await self.do(number, "member", number, command, **args)

    async def lead(self, command: str, /, **args: Any) -> dict[str, Any]:
        """A command of the acting chair."""
        return await self.do("acting-chair", "acting-chair", "0001", command, **args)

    async def do(self, who: str, role: str, number: str, command: str, /, **args: Any) -> dict[str, Any]:
        """A command over the wire's own words, by POST."""
        message = {
            "id": f"{command}-{self.hall.live.state.position}-{number}",
            "do": command,
            "as": f"{role}:{self.people[number]}",
            "args": args,
        }
        client = await self.client(who)
        answer = await client.post(f"/rapat/{self.meeting}/perintah", json=message)
        found: dict[str, Any] = answer.json()
        assert "done" in found, found
        return found


def _member(number: str) -> Member:
    return Member(
        number=number, name=f"Anggota {number}", status=MemberStatus.MEMBER, phone=f"08120000{number}"
    )


@asynccontextmanager
async def pages_of(
    folder: Path, profile: Profile | None = None, recording_days: int = 365
) -> AsyncIterator[Pages]:
    """An install with one meeting in registration."""
    settings = Settings(data_dir=folder, recording_days=recording_days)
    async with open_install(settings) as install, AsyncExitStack() as stack:
        cooperative, admin = await install.first_run.found_without_code(
            Founding("Koperasi Mekar Jaya", "Panitia RAT", "panitia", PASSWORD)
        )
        await install.registry.create_account(
            cooperative.id,
            login="auditor",
            name="Auditor Luar",
            password=PASSWORD,
            roles=[AccountRole.AUDITOR],
        )
        known = await install.registry.add_members(cooperative.id, [_member(one) for one in NUMBERS])
        at = now()
        plan = MeetingPlan(
            title="RAT Tahun Buku 2026",
            planned_at=at,
            book_year=at.year - 1,
            book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
            agenda=(PlannedAgendaItem("Pembukaan"), PlannedAgendaItem("Laporan pengurus")),
            officers={**{role: (number,) for role, number in OFFICERS.items()}, Role.AUDITOR: ("auditor",)},
            invited_at=at - timedelta(days=15),
            material_at=at - timedelta(days=8),
            register_now=True,
            profile=profile,
        )
        convener = Convener(install.registry, install.links, install.house, install.ids, now)
        convened = await convener.convene(cooperative, plan, admin.id)
        people = {one.member.number: one.id for one in known} | {"panitia": admin.id}
        yield Pages(install, web_application(install), convened, cooperative.id, people, stack)
        await stack.aclose()
        install.press.close()
