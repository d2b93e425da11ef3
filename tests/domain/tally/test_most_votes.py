from rat_online.domain.tally.most_votes import Winners, most_votes
from rat_online.domain.tally.sheet import TieBreak


def test_most_votes_win() -> None:
    assert most_votes({"A": 3, "B": 9, "C": 5}, 2) == Winners(("B", "C"))


def test_those_level_across_the_last_seat_are_all_tied() -> None:
    winners = most_votes({"A": 9, "B": 4, "C": 4, "D": 4, "E": 1}, 2)

    assert (winners.elected, winners.tied) == (("A",), ("B", "C", "D"))
    assert winners.ties[0].by is TieBreak.UNRESOLVED


def test_equal_votes_within_the_seats_are_no_tie() -> None:
    assert most_votes({"A": 4, "B": 4, "C": 1}, 2) == Winners(("A", "B"))


def test_nobody_is_elected_without_a_vote() -> None:
    assert most_votes({"A": 4, "B": 0, "C": 0}, 2) == Winners(("A",))
    assert most_votes({"A": 0, "B": 0}, 1) == Winners(())


def test_the_lots_seat_whoever_was_drawn_first() -> None:
    winners = most_votes({"A": 9, "B": 4, "C": 4, "D": 4}, 3, lots=("D", "A", "B", "C"))

    assert (winners.elected, winners.tied) == (("A", "D", "B"), ())
    assert winners.ties[0].by is TieBreak.LOT
    assert winners.ties[0].chosen == ("D", "B")


def test_lots_that_leave_out_one_of_the_tied_decide_nothing() -> None:
    assert most_votes({"A": 4, "B": 4}, 1, lots=("A",)).tied == ("A", "B")
