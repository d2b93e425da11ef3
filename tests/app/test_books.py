"""Changes of members' entries, each with who made it; corrections that members ask for."""

from dataclasses import replace

import pytest

from rat_online.app.books import Books
from rat_online.app.ports.book_acts import BookActKind, FieldChange
from rat_online.app.ports.registry import KnownMember
from rat_online.domain.errors import Refusal
from rat_online.domain.members import MemberStatus
from tests.app.entrance import Entrance, refusal


class Desk:
    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance
        self.books = Books(entrance.store, entrance.ids, entrance.clock)

    async def sari(self) -> KnownMember:
        known = await self.entrance.store.member("melati", "sari")
        assert known is not None
        return known


@pytest.fixture
async def desk() -> Desk:
    entrance = Entrance()
    await entrance.cooperative()
    await entrance.member("sari")
    return Desk(entrance)


async def test_a_change_says_who_when_and_what_stood_there_before(desk: Desk) -> None:
    known = await desk.sari()
    typed = replace(known.member, phone="+6281234560000", status=MemberStatus.PASSIVE)
    await desk.books.write("melati", known, typed, "ratna")
    (act,) = await desk.entrance.store.acts("melati")
    assert (act.kind, act.by, act.subject, act.at) == (
        BookActKind.MEMBER_CHANGED,
        "ratna",
        "sari",
        desk.entrance.clock(),
    )
    assert act.changes == (
        FieldChange("phone", "+6281234567890", "+6281234560000"),
        FieldChange("status", "member", "passive"),
    )
    assert (await desk.sari()).member == typed


async def test_a_form_that_changes_nothing_is_not_noted(desk: Desk) -> None:
    known = await desk.sari()
    await desk.books.write("melati", known, known.member, "ratna")
    assert await desk.entrance.store.acts("melati") == []


async def test_a_new_entry_is_noted_with_what_it_begins_with(desk: Desk) -> None:
    known = await desk.sari()
    await desk.books.write("melati", None, replace(known.member, number="99"), "ratna")
    (act,) = await desk.entrance.store.acts("melati")
    assert act.kind is BookActKind.MEMBER_ADDED
    assert FieldChange("number", "", "99") in act.changes
    assert await desk.entrance.store.member("melati", act.subject) is not None


async def test_a_correction_waits_until_the_committee_has_seen_to_it(desk: Desk) -> None:
    assert (await refusal(desk.books.ask_correction("melati", "sari", " ")))[0] is Refusal.TEXT_MISSING
    await desk.books.ask_correction("melati", "sari", "Nama saya Sari Wulandari")
    (asked,) = await desk.books.corrections("melati")
    assert (asked.subject, asked.changes[0].after) == ("sari", "Nama saya Sari Wulandari")
    assert await desk.books.corrections("kenanga") == []
    desk.entrance.clock.pass_by(seconds=1)
    await desk.books.corrected("melati", "sari", "ratna")
    assert await desk.books.corrections("melati") == []
    desk.entrance.clock.pass_by(seconds=1)
    await desk.books.ask_correction("melati", "sari", "Sekali lagi")
    assert len(await desk.books.corrections("melati")) == 1
