"""A whole written meeting through the real server, which restarts in between. Rule book 6.10.

The server's own clock is moved on by days; everything else is as it is run.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rat_online.adapters.documents.typst import render
from rat_online.app.convene import Convener
from rat_online.app.first_run import Founding
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.bootstrap import now, open_install
from rat_online.demo.client import Client, Declined, sign_in, sign_in_by_account
from rat_online.domain.members import Member
from rat_online.domain.minutes.codec import from_json
from rat_online.domain.vocabulary import MeetingMode, Role
from rat_online.verify import check_bundle
from tests.adapters.documents.reading import text_of
from tests.day.ending import handed_over
from tests.failure.install import settings_for
from tests.web.serving_here import serving_here

MEMBERS = 9
COMMITTEE, PASSWORD = "panitia", "kata-sandi-uji-1"
RAPB, SHU, AD = "Mengesahkan RAPB.", "Membagikan SHU.", "Mengubah anggaran dasar."
TEXTS = (("ordinary", "budget", RAPB), ("ordinary", "surplus", SHU), ("articles", "other", AD))


class Clock:
    """The real one, moved on."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return now() + self.ahead

    def move_on(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@dataclass
class Letters:
    """Who they are with the secrets of their links, by member number; of an office the secret alone."""

    meeting: str
    committee: str
    seats: dict[str, tuple[str, str, str]]
    offices: dict[str, str]


def _member(n: int) -> Member:
    return Member(number=f"{n:04d}", name=f"Anggota {n}", phone=f"+62841{n:08d}")


async def _convene(folder: Path) -> Letters:
    async with open_install(settings_for(folder, None)) as install:
        founding = Founding("Koperasi Uji", "Panitia", COMMITTEE, PASSWORD)
        cooperative, admin = await install.first_run.found_without_code(founding)
        known = await install.registry.add_members(cooperative.id, [_member(n + 1) for n in range(MEMBERS)])
        at = now()
        plan = MeetingPlan(
            title="RAT tertulis",
            planned_at=at,
            book_year=at.year - 1,
            book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
            agenda=(PlannedAgendaItem("Keputusan tertulis"),),
            mode=MeetingMode.WRITTEN,
            window_days=10,
            officers={
                Role.ACTING_CHAIR: ("0001",),
                Role.SECRETARY: ("0004",),
                Role.WITNESS: ("0002", "0003"),
            },
            invited_at=at - timedelta(days=20),
            material_at=at - timedelta(days=20),
            register_now=True,
        )
        convener = Convener(install.registry, install.links, install.house, install.ids, now)
        made = await convener.convene(cooperative, plan, admin.id)
        key = {one.id: one.member.number for one in known}
        phones = {one.id: (one.member.phone or "")[-4:] for one in known}
        return Letters(
            made.hall.key.id,
            admin.id,
            {
                key[one.link.person]: (one.link.person, one.secret, phones[one.link.person])
                for one in made.seats
            },
            {key[one.link.person]: one.secret for one in made.offices},
        )


class Members:
    """Clients by member number or office, for as long as one server runs."""

    def __init__(self, base: str, letters: Letters) -> None:
        self.base, self.letters = base, letters
        self.clients: dict[str, Client] = {}
        self.cookies: dict[str, str] = {}
        self._running: list[asyncio.Task[None]] = []

    async def come(self, key: str, office: bool = False) -> Client:
        name = f"office {key}" if office else key
        if name not in self.clients:
            cookie = await asyncio.to_thread(self._enter, key, office)
            client = self.clients[name] = Client(self.base, self.letters.meeting, cookie)
            self.cookies[name] = cookie
            self._running.append(asyncio.create_task(client.run()))
            await client.connected()
        return self.clients[name]

    def _enter(self, key: str, office: bool) -> str:
        if key == COMMITTEE:
            return sign_in_by_account(self.base, COMMITTEE, PASSWORD)
        _, secret, datum = self.letters.seats[key]
        return sign_in(self.base, self.letters.offices[key] if office else secret, datum)

    async def act(self, role: str, key: str, command: str, **args: Any) -> dict[str, Any]:
        client = await self.come(key, office=True)
        person = self.letters.committee if key == COMMITTEE else self.person(key)
        return await client.do(command, f"{role}:{person}", **args)

    async def chair(self, command: str, **args: Any) -> dict[str, Any]:
        return await self.act("acting-chair", "0001", command, **args)

    async def answer(self, number: str, **choices: str) -> dict[str, Any]:
        """A member's answers; the outcome of the last."""
        client, done = await self.come(number), {}
        for ballot, choice in choices.items():
            done = await client.do(
                "cast-vote", f"member:{self.letters.seats[number][0]}", ballot=ballot, choice=[choice]
            )
        return done

    def person(self, number: str) -> str:
        return self.letters.seats[number][0]

    async def leave(self) -> None:
        for client in self.clients.values():
            await client.stop()
        await asyncio.gather(*self._running)


@asynccontextmanager
async def served(folder: Path, letters: Letters, clock: Clock) -> AsyncIterator[Members]:
    async with serving_here(folder, clock) as server:
        members = Members(server.base, letters)
        try:
            yield members
        finally:
            await members.leave()


async def _first_days(members: Members) -> None:
    """The texts go out to everybody; two answer, once each, and nobody sees what."""
    await members.chair("open-meeting")
    for kind, subject, text in TEXTS:
        await members.chair("propose-decision", item="i1", kind=kind, subject=subject, text=text)
    await members.chair("put-in-writing", decisions=["d1", "d2", "d3"])
    done = await members.answer("0005", b1="for", b2="for", b3="for")
    assert done["ballot"] == "b3"
    assert "received_at" in done
    again = await members.answer("0005", b1="for")
    assert (again["ballot"], again["received_at"] < done["received_at"]) == ("b1", True)
    with pytest.raises(Declined, match="already-voted"):
        await members.answer("0005", b1="against")
    with pytest.raises(Declined, match="held-in-writing"):
        await (await members.come("0005")).do("check-in", f"member:{members.person('0005')}")
    await members.answer("0006", b1="against", b2="for")
    view = (await members.come("0005")).view
    await members.clients["0005"].until(lambda view: view["figures"]["answers"]["texts"].get("b2") == 2)
    assert view["figures"]["answers"] == {
        "answered": 2,
        "asked": MEMBERS,
        "texts": {"b1": 2, "b2": 2, "b3": 1},
    }
    assert all(ballot["tally"] is None for ballot in view["ballots"].values())
    assert "papers" not in view["writing"]


async def _in_the_middle(members: Members, deadline: str) -> None:
    """After a restart that took days: the date stands. A paper comes by post and two witnesses read it."""
    client = await members.come("0007")
    assert client.view["writing"]["deadline_at"] == deadline
    await members.answer("0007", b1="for", b2="abstain", b3="for")
    paper = {"voter": members.person("0008"), "answers": {"b1": ["for"], "b2": ["for"], "b3": ["for"]}}
    await members.act("committee", COMMITTEE, "enter-posted-answer", **paper)
    await members.act("witness", "0002", "witness-posted-answer", **paper)
    with pytest.raises(Declined, match="paper-differs"):
        await members.act(
            "witness", "0003", "witness-posted-answer", voter=paper["voter"], answers={"b1": ["against"]}
        )
    await members.act("witness", "0003", "witness-posted-answer", **paper)
    await members.answer("0009", b1="for")


async def _at_the_end(members: Members, clock: Clock, deadline: str) -> None:
    """The server was away over the deadline: what that took of the last day is given back, then it ends."""
    chair = await members.come("0001", office=True)
    until = datetime.fromisoformat(chair.view["writing"]["deadline_at"])
    assert until > datetime.fromisoformat(deadline)
    assert until > clock()
    clock.ahead += until - clock() + timedelta(seconds=5)
    await chair.until(lambda view: view["ballots"]["b3"]["status"] == "closed", within_s=30)
    late = await members.answer("0004", b1="against")
    assert "late_at" in late
    assert "received_at" not in late
    with pytest.raises(Declined, match="objection-window-open"):
        await members.chair("declare-result", decision="d1")
    clock.move_on(days=1, seconds=5)
    for decision in ("d1", "d2", "d3"):
        await members.chair("declare-result", decision=decision)
    await members.chair("close-meeting")


async def test_a_written_meeting_from_its_texts_to_its_minutes(tmp_path: Path) -> None:
    letters, clock = await _convene(tmp_path), Clock()
    async with served(tmp_path, letters, clock) as members:
        await _first_days(members)
        deadline = members.clients["0005"].view["writing"]["deadline_at"]
    clock.move_on(days=5)
    async with served(tmp_path, letters, clock) as members:
        await _in_the_middle(members, deadline)
    clock.move_on(days=6)
    async with served(tmp_path, letters, clock) as members:
        await _at_the_end(members, clock, deadline)
        await members.come("0002", office=True)
        files = await handed_over(members.base, letters.meeting, members.cookies["office 0002"])
    _says_what_happened(files["risalah.json"])
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(files["bundle.zip"])
    report = check_bundle(bundle)
    assert report.lines()[-1] == "TEMUAN: 0", report.lines()[-5:]


def _says_what_happened(risalah: bytes) -> None:
    minutes = json.loads(risalah)
    assert [one["text"] for one in minutes["decisions"]] == [RAPB, SHU, AD]
    assert [(one["outcome"], one["void"]) for one in minutes["decisions"]] == [
        ("adopted", False),
        ("determined", True),
        ("accepted", True),
    ]
    printed = text_of(render(from_json(minutes), "berita-acara"))
    for said in ("secara tertulis", "Masa jawab", "tidak mengikat karena jawaban tidak mencapai kuorum"):
        assert said in printed
    answers = text_of(render(from_json(minutes), "daftar-hadir"))
    for said in ("DAFTAR JAWABAN", "pos, dibaca dua saksi", "Jawaban terlambat, tidak dihitung", "Anggota 4"):
        assert said in answers
