"""Attempts on the whole roll by a code that hangs on the wall: whoever reads it knows numbers and guesses."""

from datetime import timedelta

import pytest

from rat_online.app.attempts import LOCKED_FOR, MOST_FAILURES
from rat_online.app.judgement import Answer
from rat_online.app.ports.group_gates import WRONG_AT_FIRST
from rat_online.app.ports.identity import LinkForm, Series
from rat_online.domain.errors import Refusal, Refused
from tests.app.entrance import PIN, Entrance, knows

RAT = Series("melati", "rat")
CODE = "ABCD-1234"
MEMBERS = 120
WRONG = Answer("0000", PIN)
ELSEWHERE = "198.51.100.9"


@pytest.fixture
async def hall() -> Entrance:
    """Everybody's phone ends in 7890."""
    entrance = Entrance()
    await entrance.cooperative()
    numbers = {f"p{n}": f"{n:04d}" for n in range(1, MEMBERS + 1)}
    for person, number in numbers.items():
        await entrance.member(person, number=number)
    await entrance.links.issue_of_group(RAT, CODE, numbers)
    return entrance


async def tries(hall: Entrance, number: int | str, answer: Answer = WRONG) -> str:
    """By the group's code, from one address."""
    text = number if isinstance(number, str) else f"{number:04d}"
    try:
        await hall.enter(f"{CODE}/{text}", answer, address=ELSEWHERE)
    except Refused as refused:
        return refused.code.value
    return "in"


async def test_a_wrong_guess_at_every_number_closes_the_code_and_nobody_was_taken_over(
    hall: Entrance,
) -> None:
    told = [await tries(hall, number) for _ in range(3) for number in range(1, MEMBERS + 1)]
    assert told.count("sign-in-failed") == WRONG_AT_FIRST
    assert set(told[WRONG_AT_FIRST:]) == {Refusal.GROUP_CODE_CLOSED.value}
    hall.clock.pass_by(days=20)
    assert await tries(hall, 7, knows("7890")) == Refusal.GROUP_CODE_CLOSED.value
    own = await hall.enter(await hall.link("p7"), knows("7890"), address=ELSEWHERE)
    assert own.device.sits("rat", "p7")
    (gate,) = await hall.links.gates(RAT)
    assert (gate.wrong, gate.allowed, gate.entered) == (WRONG_AT_FIRST, WRONG_AT_FIRST, 0)


async def test_weeks_of_patience_gain_nothing(hall: Entrance) -> None:
    """Whoever waits out each lock still has fifty answers in all, not five for each quarter of an hour."""
    answered = 0
    for number in range(1, 21):
        for _ in range(MOST_FAILURES):
            answered += await tries(hall, number) in ("sign-in-failed", "too-many-attempts")
        hall.clock.at += LOCKED_FOR + timedelta(seconds=1)
    assert answered == WRONG_AT_FIRST


@pytest.mark.parametrize("form", [LinkForm.LINK, LinkForm.CODE])
async def test_guesses_by_it_lock_nobody_out_who_holds_the_own_link_or_card(
    hall: Entrance, form: LinkForm
) -> None:
    own = await hall.link("p7", form=form)
    told = [await tries(hall, 7) for _ in range(MOST_FAILURES)]
    assert told == ["sign-in-failed"] * (MOST_FAILURES - 1) + ["too-many-attempts"]
    assert await tries(hall, 7, knows("7890")) == "too-many-attempts"
    assert (await hall.enter(own, knows("7890"))).device.sits("rat", "p7")
    assert (await hall.enter(own, knows("7890"))).device.sits("rat", "p7")


async def test_a_hall_that_errs_honestly_keeps_its_code_and_one_address_is_no_limit(hall: Entrance) -> None:
    """Two in five give a wrong answer first; all of them are one address."""
    for number in range(1, MEMBERS + 1):
        if number % 5 < 2:
            assert await tries(hall, number) == "sign-in-failed"
        assert await tries(hall, number, knows("7890")) == "in"
    (gate,) = await hall.links.gates(RAT)
    assert (gate.entered, gate.wrong, gate.closed_at) == (MEMBERS, 48, None)
    assert gate.is_nearly_spent


async def test_coming_in_again_and_again_buys_no_more_guesses(hall: Entrance) -> None:
    for _ in range(30):
        assert await tries(hall, 1, knows("7890")) == "in"
    (gate,) = await hall.links.gates(RAT)
    assert gate.entered == 1


class TestWhichNumbersThereAre:
    """The same tries on a number that exists and on one that does not; every answer is compared."""

    async def compare(self, hall: Entrance, steps: list[int]) -> None:
        """Waits of so many minutes, a wrong answer after each."""
        told: dict[str, list[tuple[str, object]]] = {"0007": [], "4711": []}
        for minutes in steps:
            hall.clock.pass_by(minutes=minutes)
            for number, answers in told.items():
                with pytest.raises(Refused) as refused:
                    await hall.enter(f"{CODE}/{number}", WRONG, address=ELSEWHERE)
                answers.append((refused.value.code.value, dict(refused.value.facts)))
        assert told["0007"] == told["4711"]

    @pytest.mark.parametrize("steps", [[0] * 8, [0, 0, 0, 0, 16, 0, 0, 0, 0, 0], [0, 4, 4, 4, 14, 0, 16, 0]])
    async def test_are_not_told_by_locks_nor_by_what_they_forget(
        self, hall: Entrance, steps: list[int]
    ) -> None:
        await self.compare(hall, steps)

    @pytest.mark.parametrize("number", ["0007", "4711"])
    async def test_are_not_told_by_the_share_either(self, hall: Entrance, number: str) -> None:
        for other in range(20, 20 + WRONG_AT_FIRST - 1):
            assert await tries(hall, other) == "sign-in-failed"
        assert await tries(hall, number) == "sign-in-failed"
        assert await tries(hall, "4712") == Refusal.GROUP_CODE_CLOSED.value

    @pytest.mark.parametrize("number", ["0007", "4711"])
    async def test_nor_by_what_a_locked_one_takes_from_it(self, hall: Entrance, number: str) -> None:
        for _ in range(WRONG_AT_FIRST - 1):
            await tries(hall, number)
        (gate,) = await hall.links.gates(RAT)
        assert gate.wrong == WRONG_AT_FIRST - 1
