"""The tie rule on its own; whole counts with ties are in test_stv and test_irv."""

from fractions import Fraction

from rat_online.domain.tally.sheet import TieAbout, TieBreak
from rat_online.domain.tally.ties import break_tie, in_order, look_back


def stages(*votes: str) -> list[dict[str, Fraction]]:
    """`"A1 B2"` is a stage at whose end A had one vote and B two."""
    return [{part[0]: Fraction(part[1:]) for part in stage.split()} for stage in votes]


def test_the_most_recent_unequal_stage_decides_not_the_first() -> None:
    history = stages("A1 B2", "A3 B2", "A4 B4")

    assert look_back(("A", "B"), history, lowest=True) == (("B",), 2)


def test_a_stage_that_separates_some_leaves_the_rest_to_earlier_ones() -> None:
    history = stages("A1 B2 C9", "A3 B3 C4", "A5 B5 C5")

    assert look_back(("A", "B", "C"), history, lowest=True) == (("A",), 1)
    assert look_back(("A", "B", "C"), history, lowest=False) == (("C",), 2)


def test_those_level_at_every_stage_stay_level() -> None:
    assert look_back(("A", "B"), stages("A1 B1", "A2 B2"), lowest=True) == (("A", "B"), None)


def test_the_last_drawn_is_excluded_and_the_first_drawn_goes_ahead() -> None:
    history = stages("A2 B2")

    assert break_tie(TieAbout.EXCLUSION, ("A", "B"), history, ("B", "A")).chosen == ("A",)
    assert break_tie(TieAbout.SURPLUS, ("A", "B"), history, ("B", "A")).chosen == ("B",)


def test_the_lots_choose_only_among_those_whom_no_stage_separates() -> None:
    tie = break_tie(TieAbout.EXCLUSION, ("A", "B", "C"), stages("A1 B1 C2", "A3 B3 C3"), ("A", "B", "C"))

    assert (tie.by, tie.chosen, tie.level, tie.stage) == (TieBreak.LOT, ("B",), ("A", "B"), 1)


def test_without_lots_a_tie_stays_open_and_nobody_is_chosen() -> None:
    tie = break_tie(TieAbout.EXCLUSION, ("A", "B"), stages("A2 B2"), ())

    assert (tie.by, tie.chosen, tie.level) == (TieBreak.UNRESOLVED, (), ("A", "B"))


def test_equal_votes_stand_in_the_order_of_an_earlier_stage() -> None:
    ordered, ties = in_order(("A", "B", "C"), stages("A1 B2 C3", "A4 B4 C5"), ())

    assert ordered == ("C", "B", "A")
    assert [(tie.by, tie.stage) for tie in ties] == [(TieBreak.EARLIER_STAGE, 1)]


def test_equal_votes_without_lots_keep_the_order_of_the_ballot_paper() -> None:
    ordered, ties = in_order(("A", "B", "C"), stages("A1 B1 C0", "A4 B4 C4"), ())

    assert ordered == ("A", "B", "C")
    assert (ties[0].by, ties[0].level) == (TieBreak.NO_DIFFERENCE, ("A", "B"))


def test_equal_votes_stand_in_the_order_of_the_lots() -> None:
    ordered, ties = in_order(("A", "B", "C"), stages("A4 B4 C4"), ("C", "A", "B"))

    assert ordered == ("C", "A", "B")
    assert ties[0].by is TieBreak.LOT
