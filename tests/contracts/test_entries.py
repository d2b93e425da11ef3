"""What every store keeps of entries: their guards, their moves, what was done at the door."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from rat_online.app.ports.entries import (
    DoorAct,
    DoorActKind,
    Entry,
    EntryGuard,
    MoveEnd,
    SeatMove,
    WrongAnswers,
)
from rat_online.app.ports.group_gates import GateDoor, GroupGate
from rat_online.app.ports.identity import (
    AccessLink,
    IdentityStore,
    IdentityWriter,
    LinkForm,
    LinkPurpose,
    LinkUse,
    Seat,
    Series,
    UseOutcome,
)
from tests.contracts.people_stores import (
    NOON,
    PeopleStores,
    a_cooperative,
    a_link,
    a_session,
    after,
    people_stores,
)

SARI = Seat("rat", "sari")


@pytest.fixture
async def stores(log_url: str | None) -> AsyncIterator[PeopleStores]:
    async with people_stores(log_url) as stores:
        for name in ("melati", "kenanga"):
            await stores.registry.add_cooperative(a_cooperative(name))
        yield stores


@pytest.fixture
def identity(stores: PeopleStores) -> IdentityStore:
    return stores.identity


async def test_an_entry_has_one_guard_whatever_its_links_and_it_is_kept_as_it_was_put(
    identity: IdentityStore,
) -> None:
    link, code = a_link(), a_link("code", form=LinkForm.CODE)
    wrong = WrongAnswers(3, after(3), after(903))
    guard = EntryGuard(link.entry, "digest", after(1), 4, after(900), after(2), None, after(4), wrong)
    assert await identity.read(lambda reader: reader.guard(link.entry)) is None
    await identity.write(lambda writer: writer.add_links([link]))
    assert await identity.read(lambda reader: reader.guard(link.entry)) == EntryGuard(link.entry)
    await identity.write(lambda writer: writer.put_guard(guard))
    await identity.write(lambda writer: writer.add_links([code]))
    assert await identity.write(lambda writer: writer.hold_guard(link.entry)) == guard
    assert await identity.read(lambda reader: reader.guards_of(link.series)) == [guard]
    assert await identity.read(lambda reader: reader.guards_of(Series("kenanga", "rat"))) == []
    opened = await identity.write(lambda writer: writer.open_link(code.secret_hash))
    assert opened is not None
    assert opened.guard == guard


def a_move(id: str = "move", to: str = "tablet") -> SeatMove:
    return SeatMove(id, a_link().entry, "phone", to, NOON, after(20))


async def test_an_entry_has_one_open_move_and_it_ends_once(identity: IdentityStore) -> None:
    move = a_move()

    async def twice(writer: IdentityWriter) -> tuple[bool, bool]:
        first = await writer.end_move(move, MoveEnd.REFUSED, after(3))
        return first, await writer.end_move(move, MoveEnd.MOVED, after(4))

    await identity.write(lambda writer: writer.add_move(move))
    assert await identity.read(lambda reader: reader.open_moves()) == [move]
    assert await identity.write(lambda writer: writer.open_move_of(move.entry)) == move
    assert await identity.write(twice) == (True, False)
    ended = replace(move, ended_at=after(3), end=MoveEnd.REFUSED)
    assert await identity.read(lambda reader: reader.move("melati", "move")) == ended
    assert await identity.read(lambda reader: reader.move("kenanga", "move")) is None
    assert await identity.read(lambda reader: reader.open_moves()) == []
    await identity.write(lambda writer: writer.add_move(a_move("again")))
    assert await identity.write(lambda writer: writer.open_move_of(move.entry)) == a_move("again")


async def test_open_moves_are_put_off_and_none_is_hastened(identity: IdentityStore) -> None:
    await identity.write(lambda writer: writer.add_move(a_move()))
    await identity.write(lambda writer: writer.put_moves_off(after(50)))
    await identity.write(lambda writer: writer.put_moves_off(after(30)))
    assert await identity.read(lambda reader: reader.open_moves()) == [replace(a_move(), due_at=after(50))]


async def test_open_moves_are_drawn_near_and_none_is_put_off(identity: IdentityStore) -> None:
    await identity.write(lambda writer: writer.add_move(a_move()))
    await identity.write(lambda writer: writer.draw_moves_near(after(5)))
    await identity.write(lambda writer: writer.draw_moves_near(after(10)))
    assert await identity.read(lambda reader: reader.open_moves()) == [replace(a_move(), due_at=after(5))]


async def test_acts_at_the_door_come_oldest_first_and_their_photos_apart(identity: IdentityStore) -> None:
    entry = a_link().entry
    acts = [
        DoorAct("b", entry, after(2), DoorActKind.REOPENED, "ratna", "KTP cocok", b"photo"),
        DoorAct("a", entry, after(1), DoorActKind.MOVE_REFUSED),
    ]

    async def add(writer: IdentityWriter) -> None:
        for act in acts:
            await writer.add_act(act)

    await identity.write(add)
    told = [acts[1], replace(acts[0], photo=None)]
    series = Series("melati", "rat")
    assert await identity.read(lambda reader: reader.acts_of(series)) == told
    assert await identity.read(lambda reader: reader.acts_of(Series("kenanga", "rat"))) == []
    assert await identity.read(lambda reader: reader.photo_of("melati", "b")) == b"photo"
    assert await identity.read(lambda reader: reader.photo_of("kenanga", "b")) is None
    others = [replace(entry, cooperative="kenanga"), replace(entry, person="budi")]
    known = [await identity.read(lambda reader, of=of: reader.has_act(of, "b")) for of in (entry, *others)]  # type: ignore[misc]
    assert known == [True, False, False]


async def test_a_free_seat_is_taken_and_of_another_it_is_told_where_it_is(identity: IdentityStore) -> None:
    async def sit(session: str) -> str | None:
        return await identity.write(lambda writer: writer.sit_if_free("melati", session, SARI, NOON))

    await identity.write(lambda writer: writer.add_session(a_session("phone")))
    await identity.write(lambda writer: writer.add_session(a_session("tablet")))
    assert [await sit("phone"), await sit("phone"), await sit("tablet")] == [None, None, "phone"]
    assert await identity.read(lambda reader: reader.session_in_seat("melati", SARI)) == "phone"


async def test_the_pin_of_an_entry_is_noted_by_session_and_the_later_time_stays(
    identity: IdentityStore,
) -> None:
    entry = a_link().entry

    async def given_at(session: str, of: Entry = entry) -> object:
        return await identity.read(lambda reader: reader.pin_given_at(of, session))

    assert await given_at("phone") is None
    for seconds in (1, 5):
        at = after(seconds)
        await identity.write(lambda writer, at=at: writer.note_pin(entry, "phone", at))  # type: ignore[misc]
    assert await given_at("phone") == after(5)
    assert await given_at("tablet") is None
    assert await given_at("phone", replace(entry, cooperative="kenanga")) is None
    assert await given_at("phone", replace(entry, person="budi")) is None


async def test_a_seat_is_led_from_until_it_is_left_or_moves(identity: IdentityStore) -> None:
    async def leading(session: str) -> tuple[Seat, ...]:
        found = await identity.read(lambda reader: reader.device("melati", session))
        assert found is not None
        return found[1].leading

    for session in ("phone", "tablet"):
        await identity.write(lambda writer, id_=session: writer.add_session(a_session(id_)))  # type: ignore[misc]
    await identity.write(lambda writer: writer.sit_if_free("melati", "phone", SARI, NOON))
    await identity.write(lambda writer: writer.lead_from("melati", "tablet", SARI, after(1)))
    assert [await leading("phone"), await leading("tablet")] == [(), ()]
    await identity.write(lambda writer: writer.lead_from("melati", "phone", SARI, after(2)))
    assert [await leading("phone"), await leading("tablet")] == [(SARI,), ()]
    await identity.write(lambda writer: writer.take_seat("melati", "tablet", SARI, after(3)))
    assert [await leading("phone"), await leading("tablet")] == [(), ()]
    await identity.write(lambda writer: writer.lead_from("melati", "tablet", SARI, after(4)))
    await identity.write(lambda writer: writer.leave_seat("melati", "tablet", SARI, after(5)))
    await identity.write(lambda writer: writer.sit_if_free("melati", "tablet", SARI, after(6)))
    assert [await leading("phone"), await leading("tablet")] == [(), ()]


async def test_by_what_a_seat_was_last_entered_on_a_session(identity: IdentityStore) -> None:
    own, group = a_link(), a_link("group", form=LinkForm.GROUP)
    office = a_link("office", purpose=LinkPurpose.OFFICE)

    async def used(link: AccessLink, second: int, session: str | None = "phone") -> LinkForm | None:
        use = LinkUse(f"use-{second}", "melati", link.id, after(second), UseOutcome.SIGNED_IN, session)
        await identity.write(lambda writer: writer.add_use(use))
        return await identity.read(lambda reader: reader.entered_by(own.entry, "phone"))

    await identity.write(lambda writer: writer.add_links([own, group, office]))
    assert await used(office, 1) is None
    assert await used(group, 2) is LinkForm.GROUP
    assert await used(own, 3, "tablet") is LinkForm.GROUP
    assert await used(own, 4) is LinkForm.LINK
    assert await used(own, 5, None) is LinkForm.LINK
    other = replace(own.entry, person="budi")
    assert await identity.read(lambda reader: reader.entered_by(other, "phone")) is None


async def test_what_came_of_a_groups_code_is_kept_by_its_code_and_read_by_series(
    identity: IdentityStore,
) -> None:
    series = Series("melati", "rat")
    first = GroupGate("one", series, NOON)
    second = GroupGate("two", series, after(5), door=GateDoor.INQUIRY, networks={"somewhere": 3})
    second = replace(second, members=300, slips={"which": 2}, eased_at=after(6), reopened=1)
    spent = replace(first, entered=3, wrong=50, closed_at=after(4), networks={"here": 10, "there": 1})
    for gate in (second, first):
        assert await identity.write(lambda writer, one=gate: writer.open_group_gate(one)) == gate  # type: ignore[misc]
    await identity.write(lambda writer: writer.put_group_gate(spent))
    assert await identity.write(lambda writer: writer.open_group_gate(first)) == spent
    assert await identity.read(lambda reader: reader.group_gate("one")) == spent
    assert await identity.write(lambda writer: writer.hold_group_gate("two")) == second
    assert await identity.write(lambda writer: writer.hold_group_gate("three")) is None
    assert await identity.read(lambda reader: reader.group_gates(series)) == [spent, second]
    assert await identity.read(lambda reader: reader.group_gates(Series("kenanga", "rat"))) == []
