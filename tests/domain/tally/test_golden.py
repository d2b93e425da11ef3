"""Our counts against what stvpoll and pref_voting said of the same elections (tests/golden/tally)."""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rat_online.domain.tally import Method, Paper, Tally, count_papers
from tests.golden.tally.elections import ballots, fingerprint, recipe

GOLDEN = Path(__file__).parents[2] / "golden" / "tally"


@cache
def expected(name: str) -> Any:
    return json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def elections(name: str) -> list[Any]:
    return [
        pytest.param(election, id=f"{name}-{election['seed']}") for election in expected(name)["elections"]
    ]


def count(election: Any, method: Method, decimals: int | None) -> Tally:
    made = recipe(election["seed"])
    cast = ballots(made)
    assert fingerprint(cast) == election["ballots"]
    seats = 1 if method is Method.IRV else made.seats
    return count_papers(method, made.names, [Paper(choices) for choices in cast], seats, decimals=decimals)


def one_at_a_time(election: Any) -> bool:
    """Whether stvpoll never elected several in a round before the last: there it leaves the rules."""
    return all(len(turn["selected"]) == 1 for turn in election["rounds"][:-1])


def assert_same_stages(tally: Tally, election: Any) -> None:
    """Votes of every stage within what rounding transfer values can do, and the same action after each."""
    assert tally.sheet is not None
    margin = Fraction(election["margin"])
    for stage, turn in zip(tally.sheet.stages, election["rounds"], strict=False):
        for name, held in turn["votes"].items():
            assert abs(stage.votes[name] - Fraction(held)) <= margin
        if turn["status"] == "Elected":
            assert list(stage.elected) == turn["selected"]
    excluded = [stage.excluded for stage in tally.sheet.stages if stage.excluded is not None]
    assert excluded == [turn["selected"][0] for turn in election["rounds"] if turn["status"] == "Excluded"]


@pytest.mark.parametrize("decimals", [None, 5])
@pytest.mark.parametrize("election", elections("stv"))
def test_stv_elects_whom_both_programs_elect(election: Any, decimals: int | None) -> None:
    tally = count(election, Method.STV, decimals)

    assert tally.is_settled
    assert tally.sheet is not None
    assert tally.sheet.quota == election["quota"]
    assert sorted(tally.elected) == sorted(election["elected"])
    if one_at_a_time(election):
        assert list(tally.elected) == election["elected"]
        assert_same_stages(tally, election)


@pytest.mark.parametrize("decimals", [None, 5])
@pytest.mark.parametrize(
    "left_out", expected("stv")["they_differ"], ids=lambda election: str(election["seed"])
)
def test_where_the_programs_differ_the_one_that_keeps_to_the_scottish_rules_is_right(
    left_out: Any, decimals: int | None
) -> None:
    assert sorted(count(left_out, Method.STV, decimals).elected) == left_out["pref_voting"]


@pytest.mark.parametrize("election", elections("irv"))
def test_irv_elects_whom_both_programs_elect(election: Any) -> None:
    tally = count(election, Method.IRV, None)

    assert tally.is_settled
    assert list(tally.elected) == election["elected"]
    assert_same_stages(tally, election)


def test_the_golden_elections_are_as_large_and_as_many_as_promised() -> None:
    for name in ("stv", "irv"):
        made = [recipe(election["seed"]) for election in expected(name)["elections"]]
        assert len(made) >= 50
        assert max(one.candidates for one in made) == 12
        assert max(one.ballots for one in made) >= 4900
    assert sum(one_at_a_time(election) for election in expected("stv")["elections"]) >= 20
