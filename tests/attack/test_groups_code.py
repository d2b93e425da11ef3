"""Attempts on the whole roll by a code that hangs on the wall: whoever reads it knows numbers and guesses."""

from datetime import timedelta

import pytest

from rat_online.app.attempts import LOCKED_FOR, MOST_FAILURES
from rat_online.app.judgement import Answer
from rat_online.app.ports.group_gates import MOST_FROM_ONE_NETWORK, WRONG_AT_FIRST
from rat_online.app.ports.identity import LinkForm, Series
from rat_online.domain.errors import Refusal, Refused
from tests.app.entrance import PIN, Entrance, knows

RAT = Series("melati", "rat")
CODE = "ABCD-1234"
MEMBERS = 120
WRONG = Answer("0000", PIN)
ELSEWHERE = "203.0.113.9"
NETWORKS = [f"198.51.100.{n}" for n in range(1, 250)]
"""Somebody who has many, such as a phone that is switched off line and on again."""


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


async def tries(
    hall: Entrance, number: int | str, answer: Answer = WRONG, address: str | None = ELSEWHERE
) -> str:
    """By the group's code."""
    text = number if isinstance(number, str) else f"{number:04d}"
    try:
        await hall.enter(f"{CODE}/{text}", answer, address=address)
    except Refused as refused:
        return refused.code.value
    return "in"


async def test_a_stranger_with_poster_and_member_list_neither_guesses_the_roll_nor_locks_it_out(
    hall: Entrance,
) -> None:
    told = [await tries(hall, number) for _ in range(3) for number in range(1, MEMBERS + 1)]
    assert told.count("sign-in-failed") == MOST_FROM_ONE_NETWORK
    assert set(told[MOST_FROM_ONE_NETWORK:]) == {Refusal.TOO_MANY_FROM_HERE.value}
    hall.clock.pass_by(days=20)
    assert await tries(hall, 7, knows("7890")) == Refusal.TOO_MANY_FROM_HERE.value
    (gate,) = await hall.links.gates(RAT)
    assert (gate.wrong, gate.shut_networks, gate.closed_at, gate.is_alarming) == (10, 1, None, True)
    for number in range(1, MEMBERS + 1):
        assert await tries(hall, number, knows("7890"), NETWORKS[number]) == "in"


async def test_who_sits_in_the_strangers_network_enters_by_the_own_link_or_card(hall: Entrance) -> None:
    for number in range(1, MEMBERS + 1):
        await tries(hall, number)
    for person, form in (("p7", LinkForm.LINK), ("p8", LinkForm.CODE)):
        own = await hall.enter(await hall.link(person, form=form), knows("7890"), address=ELSEWHERE)
        assert own.device.sits("rat", person)


async def test_from_many_networks_the_code_closes_nobody_was_taken_over_and_a_new_code_lets_all_in(
    hall: Entrance,
) -> None:
    everybody = [(network, number) for network in NETWORKS for number in range(1, 9)]
    told = [await tries(hall, number, WRONG, network) for network, number in everybody]
    counted = {"sign-in-failed", "too-many-attempts"}
    assert sum(answer in counted for answer in told) == WRONG_AT_FIRST
    assert set(told[WRONG_AT_FIRST:]) == {Refusal.GROUP_CODE_CLOSED.value}
    hall.clock.pass_by(days=20)
    assert await tries(hall, 7, knows("7890")) == Refusal.GROUP_CODE_CLOSED.value
    (gate,) = await hall.links.gates(RAT)
    assert (gate.wrong, gate.allowed, gate.entered) == (WRONG_AT_FIRST, WRONG_AT_FIRST, 0)
    anew = "WXYZ-5678"
    numbers = {f"p{n}": f"{n:04d}" for n in range(1, MEMBERS + 1)}
    await hall.links.issue_of_group(RAT, anew, numbers)
    for person, number in numbers.items():
        assert (await hall.enter(f"{anew}/{number}", knows("7890"), address=ELSEWHERE)).device.sits(
            "rat", person
        )


async def test_weeks_of_patience_gain_nothing(hall: Entrance) -> None:
    """Whoever waits out each lock has ten answers in a network and fifty in all, not five for each quarter of
    an hour."""
    answered = 0
    for number in range(1, 21):
        for guess in range(MOST_FAILURES):
            network = NETWORKS[number * MOST_FAILURES + guess]
            answered += await tries(hall, number, WRONG, network) in ("sign-in-failed", "too-many-attempts")
        hall.clock.at += LOCKED_FOR + timedelta(seconds=1)
    assert answered == WRONG_AT_FIRST


async def test_an_address_that_says_nothing_is_no_network(hall: Entrance) -> None:
    """Behind a proxy that was not named, everybody would be one."""
    told = [await tries(hall, number, WRONG, None) for number in range(1, MOST_FROM_ONE_NETWORK + 2)]
    assert set(told) == {"sign-in-failed"}


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


async def test_a_hall_that_errs_honestly_keeps_its_code_though_it_is_one_address(hall: Entrance) -> None:
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
            assert await tries(hall, other, WRONG, NETWORKS[other]) == "sign-in-failed"
        assert await tries(hall, number) == "sign-in-failed"
        assert await tries(hall, "4712") == Refusal.GROUP_CODE_CLOSED.value

    @pytest.mark.parametrize("number", ["0007", "4711"])
    async def test_nor_by_what_a_network_is_shut_for(self, hall: Entrance, number: str) -> None:
        for other in range(20, 20 + MOST_FROM_ONE_NETWORK - 1):
            assert await tries(hall, other) == "sign-in-failed"
        assert await tries(hall, number) == "sign-in-failed"
        assert await tries(hall, number) == Refusal.TOO_MANY_FROM_HERE.value

    @pytest.mark.parametrize("number", ["0007", "4711"])
    async def test_nor_by_what_a_locked_one_takes_from_it(self, hall: Entrance, number: str) -> None:
        for network in NETWORKS[: WRONG_AT_FIRST - 1]:
            await tries(hall, number, WRONG, network)
        (gate,) = await hall.links.gates(RAT)
        assert gate.wrong == WRONG_AT_FIRST - 1


class TestWhileTheCodeIsShut:
    """By guesses of others, in mid-meeting: who came in by it may hold neither link nor card."""

    @pytest.fixture
    async def shut(self, hall: Entrance) -> Entrance:
        """Member 6 is in by the code; then it closes."""
        assert await tries(hall, 6, knows("7890")) == "in"
        for network in NETWORKS[:WRONG_AT_FIRST]:
            await tries(hall, 20 + NETWORKS.index(network), WRONG, network)
        return hall

    async def test_who_entered_by_it_comes_back_by_the_own_pin(self, shut: Entrance) -> None:
        assert await tries(shut, 6, Answer(PIN)) == "in"
        assert await tries(shut, 7, knows("7890")) == Refusal.GROUP_CODE_CLOSED.value

    async def test_also_in_a_network_that_is_shut_alone(self, hall: Entrance) -> None:
        assert await tries(hall, 6, knows("7890")) == "in"
        for number in range(20, 20 + MOST_FROM_ONE_NETWORK + 1):
            await tries(hall, number)
        assert await tries(hall, 7, knows("7890")) == Refusal.TOO_MANY_FROM_HERE.value
        assert await tries(hall, 6, Answer(PIN)) == "in"

    async def test_five_wrong_pins_are_the_last_until_there_is_a_new_code(self, shut: Entrance) -> None:
        """However long somebody waits: no share of the code stands before a PIN then."""
        for _ in range(MOST_FAILURES):
            assert await tries(shut, 6, Answer("135790")) == Refusal.GROUP_CODE_CLOSED.value
            shut.clock.at += LOCKED_FOR + timedelta(seconds=1)
        assert await tries(shut, 6, Answer(PIN)) == Refusal.GROUP_CODE_CLOSED.value
        await shut.links.issue_of_group(RAT, "WXYZ-5678", {"p6": "0006"})
        assert (await shut.enter("WXYZ-5678/0006", Answer(PIN))).device.sits("rat", "p6")

    async def test_a_slip_is_forgiven_by_the_right_pin(self, shut: Entrance) -> None:
        for _ in range(3):
            for _ in range(MOST_FAILURES - 1):
                await tries(shut, 6, Answer("135790"))
            assert await tries(shut, 6, Answer(PIN)) == "in"

    async def test_nobody_learns_who_has_been_in_nor_which_numbers_there_are(self, shut: Entrance) -> None:
        for answer in (Answer("135790"), WRONG, knows("7890")):
            told = {await tries(shut, number, answer) for number in ("0007", "4711")}
            assert told == {Refusal.GROUP_CODE_CLOSED.value}
        assert await tries(shut, 6, Answer("135790")) == Refusal.GROUP_CODE_CLOSED.value


async def test_a_new_code_helps_at_once_also_whom_guesses_by_the_former_locked(hall: Entrance) -> None:
    for _ in range(MOST_FAILURES):
        await tries(hall, 7)
    assert await tries(hall, 7, knows("7890")) == "too-many-attempts"
    hall.clock.pass_by(seconds=1)
    await hall.links.issue_of_group(RAT, "WXYZ-5678", {"p7": "0007"})
    assert (await hall.enter("WXYZ-5678/0007", knows("7890"))).device.sits("rat", "p7")
