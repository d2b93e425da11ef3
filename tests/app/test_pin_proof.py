"""The PIN that an officer without an account gives before an act that decides who may; design section 9."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rat_online.app.attempts import LOCKED_FOR, MOST_FAILURES
from rat_online.app.doorkeeper import Doorkeeper, Override
from rat_online.app.judgement import Answer
from rat_online.app.officer_proof import OfficerProof
from rat_online.app.ports.entries import DoorActKind, Entry
from rat_online.app.ports.identity import Device, Series
from rat_online.app.sessions import OVERLAP, PROOF_GOOD_FOR
from rat_online.domain.actor import Actor
from rat_online.domain.errors import Refusal
from rat_online.domain.vocabulary import Role
from tests.app.entrance import PIN, Entrance, knows, refusal

RAT = Series("melati", "rat")
SARI = Entry("melati", "rat", "sari")
AGAIN: tuple[Refusal, dict[str, object]] = (Refusal.PROVE_YOURSELF_AGAIN, {})
WRONG = "135790"


class Chair:
    """Sari, who leads by an office's link."""

    def __init__(self, entrance: Entrance, device: Device) -> None:
        self.entrance, self.device, self.pins = entrance, device, entrance.pin_proof

    async def later(self) -> None:
        self.entrance.clock.at += PROOF_GOOD_FOR + timedelta(seconds=1)

    async def is_asked(self) -> bool:
        return await refusal(self.pins.need(self.device, SARI)) == AGAIN

    async def guesses(self, times: int) -> list[tuple[Refusal, dict[str, object]]]:
        return [await refusal(self.pins.give(self.device, SARI, WRONG)) for _ in range(times)]


@pytest.fixture
async def chair() -> Chair:
    entrance = Entrance()
    await entrance.cooperative()
    await entrance.member("sari")
    signed_in = await entrance.enter((await entrance.office_link("sari")).secret, knows("7890"))
    return Chair(entrance, signed_in.device)


async def test_coming_in_by_an_offices_link_is_good_for_ten_minutes_and_the_pin_for_ten_more(
    chair: Chair,
) -> None:
    await chair.pins.need(chair.device, SARI)
    await chair.later()
    assert await chair.is_asked()
    await chair.pins.give(chair.device, SARI, f" {PIN[:3]} {PIN[3:]} ")
    await chair.pins.need(chair.device, SARI)
    await chair.later()
    assert await chair.is_asked()


async def test_a_seat_is_no_proof_whoever_is_elected_there_gives_the_pin(chair: Chair) -> None:
    phone = await chair.entrance.sign_in_all("budi")
    budi = Entry("melati", "rat", "budi")
    assert await refusal(chair.pins.need(phone.device, budi)) == AGAIN
    await chair.pins.give(phone.device, budi, PIN)
    await chair.pins.need(phone.device, budi)


async def test_it_proves_nothing_for_another_on_the_same_device_nor_on_another_device(chair: Chair) -> None:
    shared = await chair.entrance.sign_in_all("budi", "wati")
    await chair.pins.give(shared.device, Entry("melati", "rat", "budi"), PIN)
    assert await refusal(chair.pins.need(shared.device, Entry("melati", "rat", "wati"))) == AGAIN
    assert await refusal(chair.pins.need(shared.device, SARI)) == AGAIN
    assert await refusal(chair.pins.need(chair.device, Entry("kenanga", "rat", "sari"))) == AGAIN


async def test_five_wrong_ones_wait_a_quarter_of_an_hour_and_the_lock_is_written_down(chair: Chair) -> None:
    await chair.later()
    told = await chair.guesses(MOST_FAILURES + 1)
    assert told[:4] == [(Refusal.WRONG_PIN, {"left": left}) for left in (4, 3, 2, 1)]
    assert told[4:] == [(Refusal.TOO_MANY_ATTEMPTS, {"seconds": 900})] * 2
    right = chair.pins.give(chair.device, SARI, PIN)
    assert (await refusal(right))[0] is Refusal.TOO_MANY_ATTEMPTS
    assert await chair.is_asked()
    acts = await chair.entrance.identity.read(lambda reader: reader.acts_of(RAT))
    assert [(act.kind, act.entry) for act in acts] == [(DoorActKind.PROOF_LOCKED, SARI)]
    chair.entrance.clock.at += LOCKED_FOR
    await chair.pins.give(chair.device, SARI, PIN)
    await chair.pins.need(chair.device, SARI)


async def test_wrong_ones_here_and_at_the_door_are_counted_together(chair: Chair) -> None:
    await chair.guesses(MOST_FAILURES - 1)
    link = (await chair.entrance.office_link("sari")).secret
    at_the_door = chair.entrance.enter(link, Answer(pin=WRONG))
    assert await refusal(at_the_door) == (Refusal.TOO_MANY_ATTEMPTS, {"seconds": 900})
    assert (await chair.guesses(1))[0][0] is Refusal.TOO_MANY_ATTEMPTS


async def test_a_pin_that_the_desk_cleared_proves_nothing_and_is_taken_no_more(chair: Chair) -> None:
    given = chair.entrance
    desk = Doorkeeper(given.identity, given.sessions, given.ids, given.pin_digest, given.clock)
    await desk.reopen(SARI, Override("panitia", "KTP cocok", card_seen=True))
    assert await chair.is_asked()
    assert await refusal(chair.pins.give(chair.device, SARI, PIN)) == (Refusal.PIN_CLEARED, {})


async def test_an_entry_that_was_stopped_proves_nothing(chair: Chair) -> None:
    guard = await chair.entrance.identity.read(lambda reader: reader.guard(SARI))
    assert guard is not None
    stopped = replace(guard, frozen_at=chair.entrance.clock())
    await chair.entrance.identity.write(lambda writer: writer.put_guard(stopped))
    assert await chair.is_asked()
    assert await refusal(chair.pins.give(chair.device, SARI, PIN)) == (Refusal.ENTRY_FROZEN, {})


async def test_a_clock_that_is_set_back_makes_no_proof_last_longer(chair: Chair) -> None:
    chair.entrance.clock.at -= timedelta(days=1)
    assert await chair.is_asked()
    chair.entrance.clock.at += timedelta(days=1) - OVERLAP
    await chair.pins.need(chair.device, SARI)


async def test_who_acts_by_an_account_gives_no_pin_and_the_committee_never_does(chair: Chair) -> None:
    proof = OfficerProof(chair.entrance.keys, chair.entrance.sessions, chair.pins)
    await proof.need_of(chair.device, RAT, Actor("sari", Role.CHAIR))
    as_committee = proof.need_of(chair.device, RAT, Actor("sari", Role.COMMITTEE))
    assert await refusal(as_committee) == (Refusal.PROOF_NEEDED, {})
