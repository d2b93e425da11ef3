"""A page that goes on in another browser: its seats move at once, by a link of two minutes and one use."""

import asyncio

import pytest

from rat_online.app.arrival import Browser
from rat_online.app.doorkeeper import Doorkeeper, Override
from rat_online.app.moves import Moves
from rat_online.app.ports.entries import DoorActKind, Entry, MoveEnd
from rat_online.app.ports.identity import Device, Seat, Series
from rat_online.app.sessions import Change, ChangeKind
from rat_online.app.sign_in import SignedIn
from rat_online.app.transfers import Transfers, WentOn
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal
from tests.app.entrance import Entrance, knows, refusal

RAT = Series("melati", "rat")
MEETING = MeetingKey("melati", "rat")
SARI, BUDI = Seat("rat", "sari"), Seat("rat", "budi")
ENTRY = Entry("melati", "rat", "sari")
PAGE = "what the page that takes it calls itself"


class Desk:
    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance
        self.transfers = Transfers(
            entrance.identity, entrance.sessions, entrance.is_series_over, entrance.ids, entrance.clock
        )

    async def ask(self, device: Device) -> str:
        return await self.transfers.ask(device, MEETING, "rat")

    async def take(self, secret: str, token: str | None = None, taker: str = PAGE) -> WentOn:
        return await self.transfers.take(secret, taker, Browser(token, "Chrome"))

    async def who(self, token: str | None) -> Device:
        found = await self.entrance.sessions.who(token or "")
        assert found is not None
        return found

    async def acts(self) -> list[tuple[DoorActKind, str]]:
        acts = await self.entrance.identity.read(lambda identity: identity.acts_of(RAT))
        return [(act.kind, act.entry.person) for act in acts]


@pytest.fixture
async def desk() -> Desk:
    entrance = Entrance()
    await entrance.cooperative()
    return Desk(entrance)


@pytest.fixture
async def phone(desk: Desk) -> SignedIn:
    signed_in = await desk.entrance.sign_in_all("sari")
    assert await desk.entrance.sessions.who(signed_in.token)
    return signed_in


async def test_the_seat_moves_at_once_to_a_new_session_and_the_old_page_is_told(
    desk: Desk, phone: SignedIn
) -> None:
    went_on = await desk.take(await desk.ask(phone.device))
    assert went_on.meeting == "rat"
    there = await desk.who(went_on.token)
    assert there.seats == (SARI,)
    assert there.session != phone.device.session
    assert (await desk.who(phone.token)).seats == ()
    assert Change(phone.device.session, ChangeKind.MOVED, SARI) in desk.entrance.changes
    assert await desk.acts() == [(DoorActKind.TRANSFERRED, "sari")]


async def test_all_who_sat_there_move_together_and_nobody_who_came_after_it_was_asked_for(
    desk: Desk,
) -> None:
    shared = await desk.entrance.sign_in_all("sari", "budi")
    secret = await desk.ask(await desk.who(shared.token))
    later = await desk.entrance.sign_in_all("tini", token=shared.token)
    there = await desk.who((await desk.take(secret)).token)
    assert set(there.seats) == {SARI, BUDI}
    assert (await desk.who(later.token)).seats == (Seat("rat", "tini"),)


async def test_offices_stay_where_they_are(desk: Desk, phone: SignedIn) -> None:
    office = await desk.entrance.office_link("sari")
    both = await desk.entrance.enter(office.secret, knows("7890"), phone.token)
    here = await desk.who(both.token)
    there = await desk.who((await desk.take(await desk.ask(here))).token)
    assert (there.seats, there.offices) == ((SARI,), ())
    assert (await desk.who(both.token)).offices == here.offices
    only_an_office = await desk.who(both.token)
    assert await refusal(desk.ask(only_an_office)) == (Refusal.SEAT_NOT_HERE, {})


async def test_after_two_minutes_or_another_one_asked_for_it_opens_nothing(
    desk: Desk, phone: SignedIn
) -> None:
    first, second = await desk.ask(phone.device), await desk.ask(phone.device)
    assert (await refusal(desk.take(first)))[0] is Refusal.UNKNOWN_TRANSFER
    assert (await refusal(desk.take("made up")))[0] is Refusal.UNKNOWN_TRANSFER
    desk.entrance.clock.pass_by(seconds=120)
    assert (await refusal(desk.take(second)))[0] is Refusal.UNKNOWN_TRANSFER
    third = await desk.ask(phone.device)
    desk.entrance.clock.pass_by(seconds=119)
    assert (await desk.take(third)).token
    assert (await desk.acts()) == [(DoorActKind.TRANSFERRED, "sari")]


async def test_it_is_good_once_and_again_only_for_the_page_whose_answer_was_lost(
    desk: Desk, phone: SignedIn
) -> None:
    secret = await desk.ask(phone.device)
    lost = await desk.take(secret)
    assert (await refusal(desk.take(secret, taker="another page")))[0] is Refusal.UNKNOWN_TRANSFER
    again = await desk.take(secret)
    there = await desk.who(again.token)
    assert there.seats == (SARI,)
    assert await desk.entrance.sessions.who(lost.token or "") is None
    assert await desk.acts() == [(DoorActKind.TRANSFERRED, "sari")]
    await desk.entrance.sessions.revoke("melati", there.session)
    assert (await refusal(desk.take(secret)))[0] is Refusal.UNKNOWN_TRANSFER


async def test_of_two_browsers_at_once_one_goes_on(desk: Desk, phone: SignedIn) -> None:
    secret = await desk.ask(phone.device)
    answers = await asyncio.gather(
        desk.take(secret, taker="one"), desk.take(secret, taker="other"), return_exceptions=True
    )
    assert sorted(isinstance(answer, WentOn) for answer in answers) == [False, True]


async def test_a_failed_commit_uses_nothing_up(desk: Desk, phone: SignedIn) -> None:
    secret = await desk.ask(phone.device)
    desk.entrance.identity.fail_next_commit = True
    with pytest.raises(Exception, match="asked to fail"):
        await desk.take(secret)
    assert (await desk.who(phone.token)).seats == (SARI,)
    assert (await desk.take(secret)).token


async def test_the_browser_that_asked_uses_nothing_up(desk: Desk, phone: SignedIn) -> None:
    secret = await desk.ask(phone.device)
    assert await desk.take(secret, phone.token) == WentOn("rat")
    assert (await desk.take(secret)).token


async def test_a_browser_with_a_session_keeps_its_members_and_gets_a_new_token(
    desk: Desk, phone: SignedIn
) -> None:
    other = await desk.entrance.sign_in_all("budi")
    went_on = await desk.take(await desk.ask(phone.device), other.token)
    there = await desk.who(went_on.token)
    assert set(there.seats) == {SARI, BUDI}
    assert there.session == other.device.session
    assert await desk.entrance.sessions.who(other.token) is None


async def test_a_fifth_member_finds_no_room_and_all_stay_where_they_are(desk: Desk, phone: SignedIn) -> None:
    full = await desk.entrance.sign_in_all("budi", "tini", "joko", "ani")
    secret = await desk.ask(phone.device)
    assert await refusal(desk.take(secret, full.token)) == (Refusal.SEATS_FULL, {"most": 4})
    assert (await desk.who(phone.token)).seats == (SARI,)
    assert len((await desk.who(full.token)).seats) == 4


async def test_a_session_that_has_ended_or_given_its_seat_away_hands_nothing_over(
    desk: Desk, phone: SignedIn
) -> None:
    secret = await desk.ask(phone.device)
    await desk.entrance.sessions.leave(phone.device, SARI)
    assert (await refusal(desk.take(secret)))[0] is Refusal.UNKNOWN_TRANSFER
    again = await desk.entrance.enter(await desk.entrance.link("sari"), knows("7890"), phone.token)
    secret = await desk.ask(await desk.who(again.token))
    await desk.entrance.sessions.sign_out(again.token)
    assert (await refusal(desk.take(secret)))[0] is Refusal.UNKNOWN_TRANSFER


async def test_once_the_meeting_is_over_it_opens_nothing(desk: Desk, phone: SignedIn) -> None:
    secret = await desk.ask(phone.device)
    desk.entrance.over.add(RAT)
    assert await refusal(desk.take(secret)) == (Refusal.WRONG_STATE, {})


async def test_a_device_that_waits_for_the_seat_asks_anew(desk: Desk, phone: SignedIn) -> None:
    """Otherwise it would get the seat without a warning to the page that has it now."""
    moves = Moves(desk.entrance.identity, desk.entrance.sessions, desk.entrance.ids, desk.entrance.clock)
    thief = await desk.entrance.enter(await desk.entrance.link("sari"), knows("7890"))
    assert thief.move is not None
    went_on = await desk.take(await desk.ask(phone.device))
    desk.entrance.clock.pass_by(seconds=30)
    await moves.look()
    assert (await desk.who(went_on.token)).seats == (SARI,)
    assert (await moves.of(thief.device, thief.move.id)).end is MoveEnd.WITHDRAWN


async def test_an_entry_that_was_stopped_goes_nowhere_until_the_desk_opens_it(
    desk: Desk, phone: SignedIn
) -> None:
    entrance = desk.entrance
    moves = Moves(entrance.identity, entrance.sessions, entrance.ids, entrance.clock)
    thief = await entrance.enter(await entrance.link("sari"), knows("7890"))
    assert thief.move is not None
    await moves.refuse(phone.device, thief.move.id)
    assert await refusal(desk.take(await desk.ask(phone.device))) == (Refusal.ENTRY_FROZEN, {})
    door = Doorkeeper(entrance.identity, entrance.sessions, entrance.ids, entrance.pin_digest, entrance.clock)
    await door.reopen(ENTRY, Override("ratna", "KTP cocok dengan wajah", card_seen=True))
    back = await entrance.enter(await entrance.link("sari"), knows("7890"), phone.token)
    assert (await desk.take(await desk.ask(await desk.who(back.token)))).token
