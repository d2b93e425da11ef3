import random

from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.tally import Method, Paper, Tally
from rat_online.domain.tally.irv import count_irv
from rat_online.domain.tally.sheet import Stage, TieBreak
from rat_online.domain.tally.stv import count_stv
from tests.domain.tally.papers import NAMES, papers, rankings

TENNESSEE = ("Memphis", "Nashville", "Chattanooga", "Knoxville")


def stages(tally: Tally) -> tuple[Stage, ...]:
    assert tally.sheet is not None
    return tally.sheet.stages


def test_more_than_half_of_the_first_preferences_wins_at_once() -> None:
    tally = count_irv(("A", "B", "C"), papers("6 A", "3 B", "2 C"))

    assert tally.elected == ("A",)
    assert len(stages(tally)) == 1


def test_exactly_half_is_not_more_than_half() -> None:
    tally = count_irv(("A", "B", "C"), papers("6 A", "4 B", "2 C B"))

    assert tally.sheet is not None
    assert tally.sheet.quota == 7
    assert tally.tied == ()
    assert stages(tally)[1].excluded == "C"


def test_the_lowest_is_excluded_and_papers_move_to_the_next_preference() -> None:
    """Tennessee chooses a capital: the example of many textbooks; Knoxville wins."""
    cast = papers(
        "42 Memphis Nashville Chattanooga Knoxville",
        "26 Nashville Chattanooga Knoxville Memphis",
        "15 Chattanooga Knoxville Nashville Memphis",
        "17 Knoxville Chattanooga Nashville Memphis",
    )

    tally = count_irv(TENNESSEE, cast)

    assert tally.elected == ("Knoxville",)
    assert [stage.excluded for stage in stages(tally)] == [None, "Chattanooga", "Nashville"]
    assert stages(tally)[-1].votes["Knoxville"] == 58


def test_exhausted_papers_leave_the_count_and_the_last_one_standing_wins() -> None:
    tally = count_irv(("A", "B", "C"), papers("4 A", "3 B", "2 C"))

    assert tally.elected == ("A",)
    assert stages(tally)[1].exhausted == 2
    assert stages(tally)[2].exhausted == 5


def test_the_published_tie_of_four_voters_for_one_seat_stays_open_without_a_lot() -> None:
    """A real case with its votes: I. D. Hill, "Tie-breaking in STV", Voting matters 12, November 2000.

    "An AB tie for first place" by this count. Hill argues against letting later preferences settle it; here
    they do not: A and B were level at every stage, so a lot has to choose.
    """
    cast = papers("1 A B C", "1 B A D", "1 A C D B", "1 B C A")

    tally = count_irv(("A", "B", "C", "D"), cast)

    assert (tally.elected, tally.tied, tally.open_seats) == ((), ("A", "B"), 1)
    assert count_irv(("A", "B", "C", "D"), cast, lots=("B", "A")).elected == ("B",)
    assert count_irv(("A", "B", "C", "D"), cast, lots=("A", "B")).elected == ("A",)


def test_the_published_tie_of_the_tennessee_example_is_broken_by_the_stage_before() -> None:
    """`TNexampleTie` on abif.electorama.com: 42 to 42 at the end, reported there as a tie.

    A stage before, Knoxville had 22 and Memphis 42: by SSI 2007/42, schedule 1, rule 51(2)(a), Knoxville
    goes.
    """
    cast = papers(
        "42 Memphis Nashville Chattanooga Knoxville",
        "20 Nashville Chattanooga Knoxville Memphis",
        "10 Chattanooga Knoxville Nashville Memphis",
        "12 Knoxville Chattanooga Nashville Memphis",
    )

    tally = count_irv(TENNESSEE, cast)

    assert {name: int(held) for name, held in stages(tally)[2].votes.items()} == {
        "Memphis": 42,
        "Nashville": 0,
        "Chattanooga": 0,
        "Knoxville": 42,
    }
    assert (stages(tally)[3].ties[0].by, stages(tally)[3].ties[0].stage) == (TieBreak.EARLIER_STAGE, 2)
    assert tally.elected == ("Memphis",)


@given(rankings(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_changes_the_result(cast: list[Paper], chance: random.Random) -> None:
    assert count_irv(NAMES, chance.sample(cast, len(cast))) == count_irv(NAMES, cast)


@given(rankings())
def test_it_is_a_transferable_vote_for_one_seat(cast: list[Paper]) -> None:
    irv, stv = count_irv(NAMES, cast, NAMES), count_stv(NAMES, cast, 1, NAMES)

    assert irv.method is Method.IRV
    assert (irv.elected, irv.sheet) == (stv.elected, stv.sheet)


@given(rankings())
def test_whoever_has_more_than_half_of_the_first_preferences_wins(cast: list[Paper]) -> None:
    tally = count_irv(NAMES, cast, NAMES)

    for option, held in tally.votes.items():
        if 2 * held > tally.valid:
            assert tally.elected == (option,)
