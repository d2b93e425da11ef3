"""Single transferable vote: worked examples for each rule of SSI 2007/42, schedule 1, and its properties."""

import random
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.tally import Fault, Paper, Tally
from rat_online.domain.tally.sheet import Action, CountSheet, Stage, TieAbout, TieBreak
from rat_online.domain.tally.stv import count_stv
from tests.domain.tally.papers import NAMES, one_by_one, papers, rankings


def sheet_of(tally: Tally) -> CountSheet:
    assert tally.sheet is not None
    return tally.sheet


def stage_of(tally: Tally, number: int) -> Stage:
    return sheet_of(tally).stages[number - 1]


def votes(tally: Tally, number: int) -> dict[str, Fraction]:
    return stage_of(tally, number).votes


class TestQuotaAndElection:
    @pytest.mark.parametrize(
        ("valid", "seats", "quota"), [(100, 1, 51), (99, 1, 50), (100, 3, 26), (2, 5, 1)]
    )
    def test_the_quota_is_the_whole_part_plus_one(self, valid: int, seats: int, quota: int) -> None:
        assert sheet_of(count_stv(NAMES, papers(f"{valid} A"), seats)).quota == quota

    def test_the_quota_exactly_is_enough(self) -> None:
        assert stage_of(count_stv(NAMES, papers("26 A", "25 B", "25 C", "24 D"), 3), 1).elected == ("A",)

    def test_blank_and_invalid_papers_do_not_raise_the_quota(self) -> None:
        tally = count_stv(
            NAMES, [*papers("10 A", "50", "7 A A"), Paper(("B",), 3, fault=Fault.EQUAL_RANKS)], 1
        )

        assert sheet_of(tally).quota == 6
        assert (tally.valid, tally.blank, tally.invalid) == (10, 50, 10)
        assert tally.faults == {Fault.REPEATED: 7, Fault.EQUAL_RANKS: 3}

    def test_with_as_many_candidates_as_seats_all_are_elected_at_once(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("1 B", "2 A"), 3)

        assert tally.elected == ("A", "B", "C")
        assert len(sheet_of(tally).stages) == 1

    def test_nobody_is_elected_when_nobody_voted(self) -> None:
        tally = count_stv(NAMES, papers("4"), 2)

        assert (tally.elected, tally.tied, tally.open_seats) == ((), (), 2)

    def test_negative_decimals_are_refused(self) -> None:
        with pytest.raises(ValueError, match="not negative"):
            count_stv(NAMES, papers("1 A"), 1, decimals=-1)


class TestTransfers:
    def test_the_wikipedia_example_of_sweets_for_a_party(self) -> None:
        """Twenty guests, three kinds of food: "Single transferable vote", Wikipedia."""
        options = ("orange", "pear", "chocolate", "strawberry", "sweets")
        cast = papers(
            "4 orange",
            "2 pear orange",
            "8 chocolate strawberry",
            "4 chocolate sweets",
            "1 strawberry",
            "1 sweets",
        )

        tally = count_stv(options, cast, 3)

        assert tally.elected == ("chocolate", "orange", "strawberry")
        assert sheet_of(tally).quota == 6
        assert votes(tally, 2) == {"orange": 4, "pear": 2, "chocolate": 6, "strawberry": 5, "sweets": 3}
        assert [stage.excluded for stage in sheet_of(tally).stages] == [None, None, "pear", "sweets"]

    def test_a_surplus_moves_all_papers_at_a_part_of_their_value(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("6 A B", "3 A C", "5 B", "3 C"), 2)

        moved = stage_of(tally, 2).transfers
        assert sheet_of(tally).quota == 6
        assert [(move.target, move.papers) for move in moved] == [("B", 6), ("C", 3)]
        assert [move.value for move in moved] == [Fraction(1, 3), Fraction(1, 3)]
        assert [int(move.votes) for move in moved] == [2, 1]
        assert votes(tally, 2) == {"A": 6, "B": 7, "C": 4}

    def test_papers_that_came_at_a_part_of_their_value_go_on_at_a_part_of_that(self) -> None:
        """B has 5 papers at 1 and 6 at 1/3: 7 votes, surplus 1, so they go on at 1/7 and 1/21."""
        tally = count_stv(("A", "B", "C", "D"), papers("6 A B C", "3 A", "5 B C", "3 C", "3 D"), 3)

        assert sheet_of(tally).quota == 6
        assert [(m.papers, m.value) for m in stage_of(tally, 3).transfers] == [
            (5, Fraction(1, 7)),
            (6, Fraction(1, 21)),
        ]
        assert votes(tally, 3) == {"A": 6, "B": 6, "C": 4, "D": 3}

    def test_papers_without_a_next_preference_take_their_share_out_of_the_count(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("6 A B", "3 A", "5 B", "3 C"), 2)

        assert stage_of(tally, 2).transfers[-1].target is None
        assert stage_of(tally, 2).exhausted == 1
        assert votes(tally, 2)["B"] == 7

    def test_a_surplus_passes_over_those_already_elected(self) -> None:
        """Rule 48(2): to continuing candidates only, also while B still waits with its own surplus."""
        tally = count_stv(("A", "B", "C", "D"), papers("12 A B C", "9 B D", "2 C", "2 D"), 3)

        assert stage_of(tally, 1).elected == ("A", "B")
        assert [(m.source, m.target) for m in stage_of(tally, 2).transfers] == [("A", "C")]

    def test_the_largest_surplus_moves_first_even_if_its_holder_was_elected_later(self) -> None:
        """A (surplus 7) goes before B (2) and lifts C to a surplus of 6, which also goes before B."""
        tally = count_stv(NAMES, papers("13 A C", "8 B D", "5 C E", "2 D", "1 E"), 4)

        assert sheet_of(tally).quota == 6
        assert [stage.option for stage in sheet_of(tally).stages[1:4]] == ["A", "C", "B"]

    def test_an_excluded_candidates_papers_keep_the_value_they_have(self) -> None:
        tally = count_stv(("A", "B", "C", "D"), papers("9 A D B", "4 B", "4 C", "1 D B"), 2)

        assert sheet_of(tally).quota == 7
        assert stage_of(tally, 3).excluded == "D"
        assert [(m.target, m.papers, m.value) for m in stage_of(tally, 3).transfers] == [
            ("B", 1, 1),
            ("B", 9, Fraction(2, 9)),
        ]

    def test_one_candidate_is_excluded_at_a_time(self) -> None:
        """E and D together have as many as C, and still E goes alone."""
        tally = count_stv(NAMES, papers("10 A", "9 B", "3 C", "2 D C", "1 E D"), 1)

        assert [stage.excluded for stage in sheet_of(tally).stages] == [None, "E", "D", "C", "B"]

    def test_no_more_papers_move_once_the_seats_are_filled(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("20 A B", "19 B A", "1 C"), 2)

        assert tally.elected == ("A", "B")
        assert len(sheet_of(tally).stages) == 1


class TestFiveDecimals:
    """The statutory truncation: SSI 2007/42, schedule 1, rule 48(3)."""

    def test_each_transfer_value_is_cut_off_after_five_places_and_the_rest_is_lost(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("6 A B", "3 A C", "5 B", "3 C"), 2, decimals=5)

        second = stage_of(tally, 2)
        assert [move.value for move in second.transfers] == [Fraction("0.33333")] * 2
        assert second.votes == {"A": 6, "B": Fraction("6.99998"), "C": Fraction("3.99999")}
        assert second.lost == Fraction("0.00003")

    def test_a_value_is_cut_again_when_it_moves_again(self) -> None:
        """B: 5 papers at 1 and 6 at 0.33333 are 6.99998, surplus 0.99998."""
        cast = papers("6 A B C", "3 A", "5 B C", "3 C", "3 D")

        tally = count_stv(("A", "B", "C", "D"), cast, 3, decimals=5)

        assert [move.value for move in stage_of(tally, 3).transfers] == [
            Fraction("0.14285"),
            Fraction("0.04761"),
        ]
        assert votes(tally, 3)["C"] == 3 + 5 * Fraction("0.14285") + 6 * Fraction("0.04761")

    def test_a_whole_transfer_value_loses_nothing(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("8 A B", "3 B", "1 C"), 2, decimals=5)

        assert stage_of(tally, 2).lost == 0


class TestTies:
    """Own worked examples; a published one is in test_irv."""

    def test_a_tie_for_exclusion_is_broken_by_the_latest_stage_at_which_they_differed(self) -> None:
        """D's paper lifts C to B's 4; a stage before, C had 3 and B 4, so C goes."""
        tally = count_stv(("A", "B", "C", "D"), papers("6 A", "4 B A", "3 C A", "1 D C"), 1)

        third = stage_of(tally, 3)
        assert votes(tally, 2) == {"A": 6, "B": 4, "C": 4, "D": 0}
        assert third.excluded == "C"
        assert [(tie.tied, tie.by, tie.stage) for tie in third.ties] == [
            (("B", "C"), TieBreak.EARLIER_STAGE, 1)
        ]

    def test_a_tie_of_surpluses_is_broken_by_who_had_more_before(self) -> None:
        """Excluding D lifts A from 9 and B from 8 to 11 each: A had more, so A's surplus moves first."""
        cast = papers("9 A C", "8 B E", "2 D A", "3 D B", "8 C", "8 E")
        tally = count_stv(NAMES, cast, 3)

        assert sheet_of(tally).quota == 10
        assert stage_of(tally, 2).excluded == "D"
        assert stage_of(tally, 2).elected == ("A", "B")
        third = stage_of(tally, 3)
        assert (third.action, third.option) == (Action.SURPLUS, "A")
        assert (third.ties[0].about, third.ties[0].by, third.ties[0].stage) == (
            TieAbout.SURPLUS,
            TieBreak.EARLIER_STAGE,
            1,
        )

    def test_a_tie_at_all_stages_stops_the_count_and_says_so(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("6 A", "4 B A", "4 C A"), 2)

        tie = sheet_of(tally).unresolved
        assert tie is not None
        assert (tie.about, tie.by, tie.level) == (TieAbout.EXCLUSION, TieBreak.UNRESOLVED, ("B", "C"))
        assert (tally.elected, tally.tied, tally.open_seats) == (("A",), ("B", "C"), 1)

    def test_the_last_drawn_of_those_level_is_excluded(self) -> None:
        cast = papers("6 A", "4 B A", "4 C A")

        assert count_stv(("A", "B", "C"), cast, 2, lots=("B", "C")).elected == ("A", "B")
        assert count_stv(("A", "B", "C"), cast, 2, lots=("C", "B")).elected == ("A", "C")

    def test_lots_change_nothing_where_an_earlier_stage_decides(self) -> None:
        cast = papers("6 A", "4 B A", "3 C A", "1 D C")

        tally = count_stv(("A", "B", "C", "D"), cast, 1, lots=("C", "B", "A", "D"))

        assert stage_of(tally, 3).excluded == "C"

    def test_equal_surpluses_that_no_stage_separates_need_a_lot(self) -> None:
        cast = papers("10 A C", "10 B D", "3 C", "3 D", "3 E")

        assert count_stv(NAMES, cast, 3).tied == ("A", "B")
        assert stage_of(count_stv(NAMES, cast, 3, lots=("B", "A", "C", "D", "E")), 2).option == "B"

    def test_candidates_without_any_votes_need_no_lot_among_them(self) -> None:
        tally = count_stv(NAMES, papers("6 A", "4 B", "3 C B"), 1)

        assert tally.is_settled
        assert [stage.excluded for stage in sheet_of(tally).stages[1:3]] == ["D", "E"]
        assert stage_of(tally, 2).ties[0].by is TieBreak.NO_DIFFERENCE

    def test_candidates_without_any_votes_need_a_lot_if_one_of_them_gets_a_seat(self) -> None:
        tally = count_stv(("A", "B", "C"), papers("6 A"), 2)

        assert (tally.elected, tally.tied, tally.open_seats) == (("A",), ("B", "C"), 1)


@given(rankings(), st.integers(1, 4), st.sampled_from([None, 0, 5]), st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_changes_the_result(
    cast: list[Paper], seats: int, decimals: int | None, chance: random.Random
) -> None:
    shuffled = chance.sample(cast, len(cast))

    assert count_stv(NAMES, shuffled, seats, decimals=decimals) == count_stv(
        NAMES, cast, seats, decimals=decimals
    )


@given(rankings(most=12), st.integers(1, 4), st.sampled_from([None, 5]))
def test_a_weight_counts_like_as_many_papers(cast: list[Paper], seats: int, decimals: int | None) -> None:
    split = count_stv(NAMES, one_by_one(cast), seats, decimals=decimals)

    assert split == count_stv(NAMES, cast, seats, decimals=decimals)


@given(rankings(), st.integers(1, 4), st.sampled_from([None, 0, 2, 5]))
def test_at_every_stage_all_votes_are_accounted_for(
    cast: list[Paper], seats: int, decimals: int | None
) -> None:
    tally = count_stv(NAMES, cast, seats, NAMES, decimals)

    for stage in sheet_of(tally).stages:
        assert sum(stage.votes.values()) + stage.exhausted + stage.lost == tally.valid
        assert stage.lost >= 0
        assert all(held >= 0 for held in stage.votes.values())


@given(rankings(), st.integers(1, 4))
def test_with_lots_every_seat_is_filled_as_long_as_anybody_voted(cast: list[Paper], seats: int) -> None:
    tally = count_stv(NAMES, cast, seats, NAMES)

    assert tally.is_settled
    assert len(tally.elected) == (seats if tally.valid else 0)
    assert len(set(tally.elected)) == len(tally.elected)


@given(rankings(), st.integers(1, 4))
def test_without_lots_whoever_is_elected_is_elected_under_any_lots(cast: list[Paper], seats: int) -> None:
    open_count = count_stv(NAMES, cast, seats)

    for lots in (NAMES, NAMES[::-1]):
        assert set(open_count.elected) <= set(count_stv(NAMES, cast, seats, lots).elected)


@given(rankings(), st.integers(1, 4))
def test_each_stage_has_one_action_and_exclusions_come_only_without_surplus(
    cast: list[Paper], seats: int
) -> None:
    sheet = sheet_of(count_stv(NAMES, cast, seats, NAMES))

    for before, stage in pairwise(sheet.stages):
        assert stage.number == before.number + 1
        if stage.action is Action.EXCLUSION:
            assert max(before.votes.values()) <= sheet.quota
