"""The count sheet in the minutes: names, changes, fates and ties. Rule book section 7."""

from decimal import Decimal

from rat_online.domain.count_sheet import written
from rat_online.domain.minutes.stages import Stage, stages_of
from rat_online.domain.minutes.terms import Fate
from rat_online.domain.tally import Method, Paper, count_papers
from rat_online.domain.tally.sheet import Action, TieBreak

NAMES = {"a": "Ani", "b": "Budi", "c": "Cica"}


def sheet_of(*papers: Paper, seats: int = 1) -> tuple[Stage, ...]:
    method = Method.IRV if seats == 1 else Method.STV
    sheet = count_papers(method, tuple(NAMES), papers, seats).sheet
    assert sheet is not None
    return stages_of(written(sheet), NAMES.__getitem__)


def test_each_stage_says_what_moved_and_what_became_of_whom() -> None:
    first, second = sheet_of(Paper(("a",), 3), Paper(("b",), 2), Paper(("c", "b"), 2), Paper(("b",), 1))
    assert (first.action, first.option) == (Action.FIRST_PREFERENCES, "")
    assert [one.change for one in first.counts] == [Decimal(0)] * 3
    assert (second.action, second.option) == (Action.EXCLUSION, "Cica")
    changes = {one.label: (one.votes, one.change, one.fate) for one in second.counts}
    assert changes["Budi"] == (Decimal(5), Decimal(2), Fate.ELECTED)
    assert changes["Cica"] == (Decimal(0), Decimal(-2), Fate.EXCLUDED)


def test_who_is_out_is_in_no_later_stage() -> None:
    papers = [Paper(("a",), 3), Paper(("b",), 2), Paper(("c",), 1)]
    assert [len(stage.counts) for stage in sheet_of(*papers, Paper(("b", "a"), 1))] == [3, 3]
    assert [len(stage.counts) for stage in sheet_of(*papers, Paper(("c", "b"), 2))] == [3, 3]


def test_values_are_cut_off_after_five_places() -> None:
    stages = sheet_of(Paper(("a", "b"), 7), Paper(("c",), 4), Paper(("b",), 1), seats=2)
    assert {one.label: one.votes for one in stages[1].counts}["Budi"] == Decimal("3")
    stages = sheet_of(Paper(("a", "b"), 5), Paper(("a", "c"), 2), Paper(("c",), 2), seats=2)
    assert {one.label: one.votes for one in stages[1].counts}["Budi"] == Decimal("2.14285")


def test_the_tie_at_which_a_count_stopped_stands_under_its_last_stage() -> None:
    (stage,) = sheet_of(Paper(("a",), 2), Paper(("b",), 2))[-1:]
    assert [tie.by for tie in stage.ties] == [TieBreak.UNRESOLVED]
    assert stage.ties[0].tied == ("Ani", "Budi")


def test_a_ballot_without_a_sheet_has_no_stages() -> None:
    assert stages_of(None, NAMES.__getitem__) == ()
