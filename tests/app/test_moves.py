"""A seat that goes to another device, and who may stop it; rule book section 3."""

import asyncio

import pytest

from rat_online.app.doorkeeper import JPEG, Doorkeeper, Override, photo_in
from rat_online.app.moves import Moves
from rat_online.app.ports.entries import DoorActKind, Entry, MoveEnd
from rat_online.app.ports.identity import Seat, Series, UseOutcome
from rat_online.app.sessions import Change, ChangeKind
from rat_online.app.sign_in import SignedIn
from rat_online.domain.errors import Refusal, Refused
from tests.app.entrance import Entrance, knows, refusal

SARI, RAT = Seat("rat", "sari"), Series("melati", "rat")
ENTRY = Entry("melati", "rat", "sari")


class Door:
    """An entrance whose moves are looked after when a test says so."""

    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance
        self.told: list[str] = []
        self.moves = self.started()
        self.desk = Doorkeeper(
            entrance.identity, entrance.sessions, entrance.ids, entrance.pin_digest, entrance.clock
        )

    def started(self) -> Moves:
        entrance = self.entrance
        moves = Moves(entrance.identity, entrance.sessions, entrance.ids, entrance.clock)
        moves.on_change(self.told.append)
        return moves

    async def on_another_device(self, token: str | None = None) -> SignedIn:
        return await self.entrance.enter(await self.entrance.link("sari"), knows("7890"), token)

    async def pass_by(self, seconds: int) -> None:
        self.entrance.clock.pass_by(seconds=seconds)
        await self.moves.look()

    async def acts(self) -> list[DoorActKind]:
        return [act.kind for act in await self.desk.acts(RAT)]


@pytest.fixture
async def door() -> Door:
    entrance = Entrance()
    await entrance.cooperative()
    return Door(entrance)


@pytest.fixture
async def phone(door: Door) -> SignedIn:
    """Sari's phone, whose page is open."""
    signed_in = await door.entrance.sign_in_all("sari")
    assert await door.entrance.sessions.who(signed_in.token)
    return signed_in


async def test_a_servers_clock_that_is_set_back_makes_nobody_wait_longer(door: Door, phone: SignedIn) -> None:
    tablet = await door.on_another_device()
    await door.pass_by(-3 * 3600)
    (move,) = door.moves.leaving(phone.device.session)
    assert (move.due_at - door.entrance.clock()).total_seconds() == 20
    await door.pass_by(19)
    assert await door.entrance.identity.read(lambda reader: reader.open_moves()) != []
    await door.pass_by(1)
    assert (await door.entrance.sessions.who(tablet.token)).seats == (SARI,)  # type: ignore[union-attr]


async def test_the_old_page_is_told_and_the_seat_goes_after_twenty_seconds(
    door: Door, phone: SignedIn
) -> None:
    tablet = await door.on_another_device()
    assert tablet.move is not None
    assert tablet.device.seats == ()
    await door.moves.look()
    assert door.told == [phone.device.session]
    assert door.moves.leaving(phone.device.session) == [tablet.move]
    await door.pass_by(19)
    assert (await door.entrance.sessions.who(phone.token)) == phone.device
    await door.pass_by(1)
    moved = await door.entrance.sessions.who(tablet.token)
    assert moved is not None
    assert moved.seats == (SARI,)
    assert not (await door.entrance.sessions.who(phone.token) or phone.device).seats
    assert Change(phone.device.session, ChangeKind.MOVED, SARI) in door.entrance.changes
    assert (await door.moves.of(moved, tablet.move.id)).end is MoveEnd.MOVED
    assert await door.acts() == [DoorActKind.MOVE_ASKED, DoorActKind.MOVED]


async def test_not_me_keeps_the_seat_and_freezes_the_entry_for_the_desk(door: Door, phone: SignedIn) -> None:
    tablet = await door.on_another_device()
    assert tablet.move is not None
    door.entrance.clock.pass_by(seconds=1)
    await door.moves.refuse(phone.device, tablet.move.id)
    await door.moves.refuse(phone.device, tablet.move.id)  # said twice is said once
    await door.pass_by(60)
    assert await door.entrance.sessions.who(phone.token) == phone.device
    assert (await door.moves.of(tablet.device, tablet.move.id)).end is MoveEnd.REFUSED
    assert await refusal(door.on_another_device()) == (Refusal.ENTRY_FROZEN, {})
    assert (await door.entrance.uses())[-1].outcome is UseOutcome.FROZEN
    assert await door.acts() == [DoorActKind.MOVE_ASKED, DoorActKind.MOVE_REFUSED]


async def test_the_desk_opens_it_again_with_a_reason_and_a_photo_and_everybody_begins_anew(
    door: Door, phone: SignedIn
) -> None:
    tablet = await door.on_another_device()
    assert tablet.move is not None
    door.entrance.clock.pass_by(seconds=1)
    await door.moves.refuse(phone.device, tablet.move.id)
    attempt = door.desk.reopen(ENTRY, Override("ratna", "  "))
    assert await refusal(attempt) == (Refusal.REASON_MISSING, {})
    attempt = door.desk.reopen(ENTRY, Override("ratna", "KTP cocok dengan wajah"))
    assert await refusal(attempt) == (Refusal.IDENTITY_UNSEEN, {})
    door.entrance.clock.pass_by(seconds=1)
    await door.desk.reopen(ENTRY, Override("ratna", "KTP cocok dengan wajah", JPEG))
    assert Change(phone.device.session, ChangeKind.LEFT, SARI) in door.entrance.changes
    again = await door.on_another_device()
    assert (again.move, again.device.seats) == (None, (SARI,))
    [act] = [one for one in await door.desk.acts(RAT) if one.kind is DoorActKind.REOPENED]
    assert (act.by, act.reason) == ("ratna", "KTP cocok dengan wajah")
    assert await door.desk.photo("melati", act.id) == JPEG
    assert await door.desk.photo("kenanga", act.id) is None


async def test_a_restart_in_these_seconds_gives_the_page_its_time_anew(door: Door, phone: SignedIn) -> None:
    tablet = await door.on_another_device()
    assert tablet.move is not None
    door.entrance.clock.pass_by(seconds=40)  # the server was away
    door.moves = door.started()
    await door.moves.take_up()
    (move,) = door.moves.leaving(phone.device.session)
    assert (move.due_at - door.entrance.clock()).total_seconds() == 20
    await door.pass_by(20)
    assert (await door.moves.of(tablet.device, tablet.move.id)).end is MoveEnd.MOVED


async def test_whoever_asked_last_waits_and_the_same_device_asks_once(door: Door, phone: SignedIn) -> None:
    first = await door.on_another_device()
    again = await door.on_another_device(first.token)
    assert again.move == first.move
    second = await door.on_another_device()
    assert first.move is not None
    assert second.move is not None
    assert (await door.moves.of(first.device, first.move.id)).end is MoveEnd.WITHDRAWN
    await door.pass_by(20)
    assert (await door.moves.of(second.device, second.move.id)).end is MoveEnd.MOVED


async def test_a_device_that_was_signed_out_meanwhile_gets_no_seat(door: Door, phone: SignedIn) -> None:
    tablet = await door.on_another_device()
    await door.entrance.sessions.revoke("melati", tablet.device.session)
    await door.pass_by(20)
    assert await door.entrance.sessions.who(phone.token) == phone.device


async def test_nobody_else_learns_of_a_move_or_stops_it(door: Door, phone: SignedIn) -> None:
    tablet = await door.on_another_device()
    assert tablet.move is not None
    stranger = await door.entrance.sign_in_all("budi")
    for device in (stranger.device, tablet.device):
        assert (await refusal(door.moves.refuse(device, tablet.move.id)))[0] is Refusal.UNKNOWN_MOVE
    for device in (stranger.device, phone.device):
        assert (await refusal(door.moves.of(device, tablet.move.id)))[0] is Refusal.UNKNOWN_MOVE


async def test_not_me_and_the_twentieth_second_at_once_end_it_one_way(door: Door, phone: SignedIn) -> None:
    tablet = await door.on_another_device()
    assert tablet.move is not None
    door.entrance.clock.pass_by(seconds=20)
    answers = await asyncio.gather(
        door.moves.refuse(phone.device, tablet.move.id), door.moves.look(), return_exceptions=True
    )
    end = (await door.moves.of(tablet.device, tablet.move.id)).end
    guard = await door.entrance.identity.read(lambda reader: reader.guard(ENTRY))
    assert guard is not None
    if end is MoveEnd.REFUSED:
        assert (answers[0], guard.frozen_at) == (None, door.entrance.clock())
    else:
        assert end is MoveEnd.MOVED
        assert isinstance(answers[0], Refused)
        assert (answers[0].code, guard.frozen_at) == (Refusal.TOO_LATE, None)


async def test_whose_answer_was_lost_waits_for_nobody(door: Door) -> None:
    lost = await door.entrance.sign_in_all("sari")
    again = await door.on_another_device()
    assert (again.move, again.moved_from) == (None, lost.device.session)


def test_a_photo_is_a_small_jpeg_or_nothing() -> None:
    assert photo_in("") is None
    assert photo_in("data:image/jpeg;base64,/9j/") == JPEG
    for wrong in ("data:image/png;base64,iVBORw0KGgo=", "data:image/jpeg;base64,aGFsbG8=", "/9j/", "x"):
        with pytest.raises(Refused):
            photo_in(wrong)
