"""Minutes that print other candidates, another lot or another count of a place are found."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import check, codes, with_table

MINUTES = "documents/risalah.json"


def standing(minutes: Any) -> Any:
    """The first decision whose candidates were numbered by lot."""
    return next(one for one in minutes["decisions"] if one["numbers"])


def drawn(minutes: Any) -> Any:
    return next(one for one in minutes["decisions"] if one["lot"])


def reconsidered(minutes: Any) -> Any:
    return next(one for one in minutes["decisions"] if one["reconsidered"])


def channels(minutes: Any) -> Iterator[Any]:
    for decision in minutes["decisions"]:
        for ballot in decision["ballots"]:
            yield from ballot["channels"]


def place(minutes: Any) -> Any:
    return next(one for one in channels(minutes) if one["place"])


@pytest.mark.parametrize(
    "change",
    [
        lambda m: standing(m)["candidates"].reverse(),
        lambda m: standing(m)["candidates"].pop(),
        lambda m: standing(m)["candidates"][0].update(vision="Lain sekali"),
        lambda m: standing(m)["candidates"][0].update(mission=""),
        lambda m: standing(m)["candidates"][0].update(photo="0" * 64),
        lambda m: standing(m).update(numbers=None),
        lambda m: standing(m)["numbers"].update(seed="0" * 64),
        lambda m: standing(m)["numbers"].update(context="0" * 64),
        lambda m: standing(m)["numbers"].update(promise="0" * 64),
        lambda m: standing(m)["numbers"]["codes"].reverse(),
        lambda m: place(m).update(votes=99),
        lambda m: place(m).update(checked_in=99),
        lambda m: place(m).update(place="Balai Lain"),
        lambda m: place(m).update(invalid=3),
        lambda m: place(m)["witnesses"].pop(),
        lambda m: place(m)["options"][0].update(votes=99),
        lambda m: next(channels(m)).update(votes=99),
        lambda m: m["decisions"][1]["stopped"].pop(),
        lambda m: m["decisions"][1]["objections"][0].update(recorded=None),
        lambda m: m["decisions"][1]["objections"].pop(),
        lambda m: m["proposals"].pop(),
        lambda m: m["proposals"][0].update(became="undecided"),
        lambda m: m["proposals"][0].update(text="Lain sekali"),
        lambda m: m["proposals"][0].update(withdrawn_at="2027-03-21T05:00:00.000Z"),
        lambda m: m.update(read_at=None),
        lambda m: next(one for one in m["attendance"] if one["away"])["away"].pop(),
        lambda m: m["recorded"].update(acknowledged=7),
        lambda m: m["recorded"].update(digest="0" * 64),
        lambda m: m["recorded"].update(digest="", length_s=0),
        lambda m: m["recorded"].update(elsewhere=True),
        lambda m: m["recorded"]["on_air"].pop(),
        lambda m: m.update(recorded=None),
        lambda m: m["decisions"][0]["quorum"].update(present=99),
        lambda m: m["decisions"][0].update(quorum=None),
        lambda m: m["decisions"][1].update(outcome="elected"),
        lambda m: m["decisions"][1].update(subject="other"),
        lambda m: reconsidered(m).update(reconsidered=None),
        lambda m: reconsidered(m)["reconsidered"].update(anew=None),
        lambda m: m["decisions"][-1].update(reconsiders=None),
        lambda m: next(one for one in m["decisions"] if one["elected"])["elected"].pop(),
        lambda m: m["decisions"][2]["ballots"][-1]["rule"].update(base="present"),
    ],
)
def test_it_is_found(tmp_path: Path, change: Callable[[Any], object]) -> None:
    assert codes(check(tmp_path, with_table(example_files("whole"), MINUTES, change))) == {"minutes-differ"}


@pytest.mark.parametrize(
    ("example", "change"),
    [
        ("forms", lambda m: drawn(m)["lot"]["codes"].reverse()),
        ("forms", lambda m: drawn(m)["lot"].update(seed="0" * 64)),
        ("forms", lambda m: drawn(m).update(lot=None)),
        ("forms", lambda m: m["decisions"][0].update(open_seats=1)),
        ("sequence", lambda m: m["decisions"][1]["sequence"].update(follows=4)),
    ],
)
def test_another_lot_seat_or_place_in_a_sequence_is_found(
    tmp_path: Path, example: str, change: Callable[[Any], object]
) -> None:
    files = with_table(example_files(example), MINUTES, change)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m["decisions"][1].update(void=False),
        lambda m: m["decisions"][1]["ballots"][0].update(void=False),
        lambda m: m["decisions"][1]["ballots"][0].update(void_reason=""),
    ],
)
def test_a_void_decision_printed_as_one_in_force_is_found(
    tmp_path: Path, change: Callable[[Any], object]
) -> None:
    files = with_table(example_files("second call"), MINUTES, change)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m["rules_replaced"].clear(),
        lambda m: m["rules_replaced"][0].update(at="2027-03-01T02:00:00.000Z"),
        lambda m: m["rules_replaced"][0]["before"].update(turn_s=1),
        lambda m: m["rules_replaced"][0]["after"]["rules"]["ordinary"]["quorum"].update(source="AD pasal 99"),
    ],
)
def test_other_rules_than_those_of_the_log_are_found(tmp_path: Path, change: Callable[[Any], object]) -> None:
    files = with_table(example_files("member groups"), MINUTES, change)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}


def test_an_erased_page_is_not_compared(tmp_path: Path) -> None:
    files = example_files("whole")
    erased = with_table(files, "prose.json", lambda texts: texts.clear())
    changed = with_table(erased, MINUTES, lambda m: standing(m)["candidates"][0].update(vision="(dihapus)"))
    assert codes(check(tmp_path, changed)) == set()
