""" "Apakah saya terdaftar?": honest slips close it for nobody; nobody learns by it what the door asks for.

Rule book section 3, design section 9 (no limit by address alone), decision 15.
"""

from types import SimpleNamespace
from typing import cast

import pytest

from rat_online.app.attempts import MOST_FAILURES
from rat_online.app.hall import Hall
from rat_online.app.link_secret import LinkDigest
from rat_online.app.ports.group_gates import WRONG_AT_FIRST, GroupGate
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Cooperative
from rat_online.app.roll_inquiry import RollInquiry, Standing
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.vocabulary import MeetingState
from tests.app.entrance import Entrance

RAT = Series("melati", "rat")
MEMBERS = 300
ON_FILE = "7890"
OPERATOR = "203.0.113.7"
"""One address of thousands of phones, or of the hall."""


class Asking:
    """The members of a frozen roll, each with the own phone, and whoever guesses."""

    def __init__(self, entrance: Entrance, cooperative: Cooperative) -> None:
        self.entrance, self.cooperative = entrance, cooperative
        digest = LinkDigest(b"a key outside the database, long")
        self.inquiry = RollInquiry(
            entrance.store, entrance.identity, digest, entrance.tallies, entrance.clock
        )
        state = SimpleNamespace(
            state=MeetingState.SCHEDULED, about=SimpleNamespace(series=RAT.id), roll=_Roll()
        )
        key = MeetingKey(RAT.cooperative, RAT.id)
        self.hall = cast(Hall, SimpleNamespace(key=key, live=SimpleNamespace(state=state)))

    async def says(self, number: int, datum: str, address: str | None) -> str:
        try:
            told = await self.inquiry.ask(self.cooperative, self.hall, f"{number:04d}", datum, address)
        except Refused as refused:
            return refused.code.value
        return told.value

    async def slips_then_knows(self, number: int, address: str | None) -> str:
        wrong = await self.says(number, "7809", address)
        return wrong if wrong != Standing.UNCERTAIN else await self.says(number, ON_FILE, address)

    async def gate(self) -> GroupGate:
        (gate,) = await self.entrance.identity.read(lambda reader: reader.group_gates(RAT))
        return gate


class _Roll:
    entries = frozenset(f"p{n}" for n in range(1, MEMBERS + 1))

    def __contains__(self, person: str) -> bool:
        return person in self.entries


@pytest.fixture
async def asking() -> Asking:
    """Everybody's phone ends in 7890."""
    entrance = Entrance()
    cooperative = await entrance.cooperative()
    for number in range(1, MEMBERS + 1):
        await entrance.member(f"p{number}", number=f"{number:04d}")
    return Asking(entrance, cooperative)


class TestHonestMembersWhoMistypeOnce:
    @pytest.mark.parametrize("is_one_network", [False, True])
    async def test_are_all_answered_in_the_end_and_so_is_everybody_after_them(
        self, asking: Asking, is_one_network: bool
    ) -> None:
        for number in range(1, 121):
            address = OPERATOR if is_one_network else f"198.51.100.{number}"
            assert await asking.slips_then_knows(number, address) == Standing.ON_ROLL, number
            asking.entrance.clock.pass_by(seconds=3)
        gate = await asking.gate()
        assert (gate.wrong, dict(gate.networks), gate.closed_at) == (0, {}, None)
        assert await asking.says(200, ON_FILE, OPERATOR) == Standing.ON_ROLL

    async def test_and_who_give_up_because_the_books_say_otherwise_close_it_for_a_day_at_most(
        self, asking: Asking
    ) -> None:
        """More than a fifth of the roll asks twice in vain within an hour, from everywhere."""
        told = [
            await asking.says(number, "7809", f"198.51.100.{number}")
            for number in range(1, 71)
            for _ in range(2)
        ]
        assert told[-1] == Refusal.INQUIRY_CLOSED.value
        assert await asking.says(200, ON_FILE, OPERATOR) == Refusal.INQUIRY_CLOSED.value
        asking.entrance.clock.pass_by(hours=6)
        assert await asking.slips_then_knows(200, OPERATOR) == Standing.ON_ROLL

    async def test_whom_one_network_shuts_out_may_ask_there_again_on_the_next_day(
        self, asking: Asking
    ) -> None:
        told = [await asking.says(number, "7809", OPERATOR) for number in range(1, 21)]
        assert told[-1] == Refusal.TOO_MANY_FROM_HERE.value
        assert await asking.says(200, ON_FILE, "198.51.100.1") == Standing.ON_ROLL
        asking.entrance.clock.pass_by(days=1)
        assert await asking.slips_then_knows(200, OPERATOR) == Standing.ON_ROLL

    async def test_are_answered_at_once_when_the_committee_opens_it_again(self, asking: Asking) -> None:
        for number in range(1, 71):
            await asking.says(number, "7809", f"198.51.100.{number}")
        assert await asking.says(200, ON_FILE, OPERATOR) == Refusal.INQUIRY_CLOSED.value
        assert await asking.inquiry.reopen(RAT) == WRONG_AT_FIRST + MEMBERS // 20
        assert await asking.says(200, ON_FILE, OPERATOR) == Standing.ON_ROLL
        gate = await asking.gate()
        assert (gate.wrong, gate.reopened) == (0, 1)


class TestSomebodyWhoGuesses:
    """A right guess would be a datum that opens the entry by the group's code at the first try."""

    async def guesses(self, asking: Asking, addresses: list[str], own: int = 0) -> int:
        """For three days, a try in two seconds where it is answered; how many guesses were judged.

        `own`: a number whose datum the guesser knows, asked about after each guess.
        """
        judged = 0
        for _ in range(3 * 4 * 6):
            refused = 0
            for at, number in enumerate(range(2, MEMBERS + 1)):
                address = addresses[at % len(addresses)]
                told = await asking.says(number, "0000", address)
                judged += told == Standing.UNCERTAIN
                refused = 0 if told == Standing.UNCERTAIN else refused + 1
                if own:
                    await asking.says(own, ON_FILE, address)
                if refused > len(addresses):
                    break
            asking.entrance.clock.pass_by(hours=1)
        return judged

    async def test_among_300_members_for_three_days_learns_one_datum_in_a_hundred_attacks(
        self, asking: Asking
    ) -> None:
        judged = await self.guesses(asking, [f"198.51.100.{n}" for n in range(1, 40)])
        assert WRONG_AT_FIRST < judged <= 100
        assert judged / 10_000 <= 1 / 100

    async def test_from_one_network_learns_less_still(self, asking: Asking) -> None:
        assert await self.guesses(asking, [OPERATOR]) <= 30

    async def test_buys_no_guess_by_right_answers_about_the_own_entry(self, asking: Asking) -> None:
        assert await self.guesses(asking, [OPERATOR], own=1) <= 30

    async def test_gets_nothing_back_by_what_others_answer_rightly_from_elsewhere(
        self, asking: Asking
    ) -> None:
        for number in range(1, 11):
            await asking.says(number, "0000", "198.51.100.1")
        for number in range(1, 11):
            assert await asking.says(number, ON_FILE, OPERATOR) == Standing.ON_ROLL
        assert (await asking.gate()).wrong == 10

    async def test_waits_after_five_for_a_number_as_before(self, asking: Asking) -> None:
        told = [await asking.says(7, f"{n:04d}", f"198.51.100.{n}") for n in range(MOST_FAILURES + 1)]
        assert told[-1] == Refusal.TOO_MANY_ATTEMPTS.value
