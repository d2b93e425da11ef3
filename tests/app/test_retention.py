"""Contacts of who has left are erased when their time is over, and of nobody else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rat_online.adapters.memory.identity import MemoryIdentity
from rat_online.adapters.memory.member_imports import MemoryMemberImports
from rat_online.app.books import Books
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.ports.book_acts import BookActKind
from rat_online.app.ports.registry import MeetingRow
from rat_online.app.ports.retention import Forgotten
from rat_online.app.retention import Retention
from rat_online.domain.members import MemberStatus
from rat_online.domain.vocabulary import SYSTEM, LetterForm
from tests.app.entrance import Entrance

KEPT = timedelta(days=365)


class Copies:
    """Where contacts were copied to; it notes until when it was told to forget."""

    def __init__(self) -> None:
        self.before: list[datetime] = []

    async def forget(self, before: datetime) -> Forgotten:
        self.before.append(before)
        return Forgotten(photos=1)


class Photos:
    """Whose photo was dropped."""

    def __init__(self) -> None:
        self.dropped: list[str] = []

    async def keep(self, cooperative: str, person: str, picture: bytes) -> None: ...

    async def find(self, cooperative: str, person: str) -> bytes | None: ...

    async def whose(self, cooperative: str) -> frozenset[str]:
        return frozenset()

    async def drop(self, cooperative: str, person: str) -> None:
        self.dropped.append(person)


class Letters:
    """How many letters of each meeting are kept."""

    def __init__(self, kept: dict[str, int]) -> None:
        self.kept = kept

    async def keep(self, meeting: str, letter: bytes, form: LetterForm) -> str:
        return ""

    async def find(self, meeting: str, digest: str, form: LetterForm) -> bytes | None: ...

    async def count(self, meeting: str) -> int:
        return self.kept.get(meeting, 0)

    async def erase(self, meeting: str) -> int:
        return self.kept.pop(meeting, 0)


class Keeping:
    def __init__(self, entrance: Entrance) -> None:
        self.entrance, self.copies = entrance, Copies()
        self.photos, self.letters = Photos(), Letters({"rat": 2, "luar-biasa": 1})
        self.job = Retention(
            entrance.store, self.copies, self.photos, self.letters, entrance.ids, entrance.clock, KEPT
        )

    async def leaves(self, person: str) -> None:
        known = await self.entrance.store.member("melati", person)
        assert known is not None
        books = Books(self.entrance.store, self.entrance.ids, self.entrance.clock)
        await books.write("melati", known, replace(known.member, status=MemberStatus.DEPARTED), "ratna")

    async def contacts(self, person: str) -> tuple[object, ...]:
        known = await self.entrance.store.member("melati", person)
        assert known is not None
        return known.member.phone, known.member.email, known.member.born_on


@pytest.fixture
async def keeping() -> Keeping:
    entrance = Entrance()
    await entrance.cooperative()
    for person in ("sari", "budi"):
        await entrance.member(person)
    return Keeping(entrance)


async def test_a_year_after_leaving_the_contacts_go_and_the_name_stays(keeping: Keeping) -> None:
    await keeping.leaves("sari")
    keeping.entrance.clock.pass_by(days=364)
    assert (await keeping.job.run()).members == 0
    assert (await keeping.contacts("sari"))[0] is not None
    keeping.entrance.clock.pass_by(days=1)
    assert await keeping.job.due() == 1
    assert (await keeping.job.run()).members == 1
    assert await keeping.contacts("sari") == (None, None, None)
    assert (await keeping.contacts("budi"))[0] is not None
    act = (await keeping.entrance.store.acts("melati"))[0]
    assert (act.kind, act.by, act.subject) == (BookActKind.CONTACTS_ERASED, SYSTEM, "sari")
    assert all(not change.before and not change.after for change in act.changes)
    assert keeping.photos.dropped == ["sari"]


async def test_run_again_it_finds_nothing(keeping: Keeping) -> None:
    await keeping.leaves("sari")
    keeping.entrance.clock.pass_by(days=366)
    await keeping.job.run()
    assert (await keeping.job.run()).members == 0
    assert len(await keeping.entrance.store.acts("melati", subject="sari")) == 2


async def test_who_was_gone_when_the_books_began_has_left_by_then(keeping: Keeping) -> None:
    await keeping.entrance.member("tuti", status=MemberStatus.DECEASED)
    assert await keeping.job.due() == 0
    keeping.entrance.clock.pass_by(days=366)
    assert await keeping.job.due() == 1


async def test_who_left_by_a_later_list_has_the_whole_time_from_then_on(keeping: Keeping) -> None:
    entrance = keeping.entrance
    imports = MemoryMemberImports(
        entrance.store, MemoryIdentity(entrance.store), entrance.ids, entrance.clock
    )
    known = await entrance.store.member("melati", "sari")
    assert known is not None
    entrance.clock.pass_by(days=400)
    left = replace(known.member, status=MemberStatus.DEPARTED)
    await imports.write_import("melati", [MemberDraft(2, left)], "ratna")
    assert await keeping.job.due() == 0
    entrance.clock.pass_by(days=364)
    assert await keeping.job.due() == 0
    entrance.clock.pass_by(days=1)
    assert await keeping.job.due() == 1


async def test_copies_as_old_as_that_are_forgotten_whoever_they_are_of(keeping: Keeping) -> None:
    done = await keeping.job.run()
    assert done.forgotten.photos == 1
    assert keeping.copies.before == [keeping.entrance.clock() - KEPT]


async def test_letters_of_proxy_go_a_year_after_their_meetings_day_and_no_others(keeping: Keeping) -> None:
    clock, store = keeping.entrance.clock, keeping.entrance.store
    for meeting, days in (("rat", 10), ("luar-biasa", 40)):
        planned_at = clock() + timedelta(days=days)
        await store.put_meeting(MeetingRow("melati", meeting, meeting, "RAT", planned_at, clock()))
    clock.pass_by(days=10 + 364)
    assert (await keeping.job.letters_due(), (await keeping.job.run()).letters) == (0, 0)
    clock.pass_by(days=1)
    assert await keeping.job.letters_due() == 2
    assert [(await keeping.job.run()).letters for _ in range(2)] == [2, 0]
    assert keeping.letters.kept == {"luar-biasa": 1}
