"""One sentence for what a ballot came to, in both languages; also where nobody was elected. Rule book 6."""

from dataclasses import replace

import pytest

from rat_online.adapters.documents.counted import result_lines
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import QuorumSnapshot, Rule
from rat_online.domain.minutes.deciding import MOST_VOTES, Ballot, Decision, OptionCount
from rat_online.domain.minutes.terms import Moment, Outcome, Zone
from rat_online.domain.threshold import Base, more_than
from rat_online.domain.vocabulary import BallotForm
from rat_online.domain.words.language import EN, ID
from tests.adapters.documents.example import a_meeting

HALF = Rule(more_than(1, 2), Base.VALID)


def said(decision: Decision, ballot: Ballot, line: int = 0) -> tuple[str, str]:
    """The first line, or another one, in Indonesian and in English."""
    held = replace(decision, ballots=(ballot,))
    lines = [result_lines(held, ballot, Voice(language, Zone.WIB))[line] for language in (ID, EN)]
    texts = [getattr(one, "text", "") for one in lines]
    return texts[0], texts[1]


def rejected(*votes: int, rule: Rule = HALF, form: BallotForm = BallotForm.ONE_OF) -> tuple[Decision, Ballot]:
    """An election in which nobody reached what the rule asks for."""
    (election,) = [one for one in a_meeting().decisions if one.candidates]
    options = tuple(OptionCount(f"Calon {at}", count) for at, count in enumerate(votes, 1))
    valid = sum(votes)
    ballot = replace(
        election.ballots[0],
        form=form,
        rule=rule,
        options=options,
        entitled=valid,
        valid=valid,
        blank=0,
        invalid=0,
        did_not_vote=0,
        base_count=valid,
        stages=(),
    )
    return replace(election, outcome=Outcome.REJECTED, elected=()), ballot


def test_who_came_nearest_is_told_where_nobody_reached_the_threshold() -> None:
    assert said(*rejected(40, 35, 25)) == (
        "Calon 1: 40 dari 100 suara sah = 40,0%, tidak lebih dari setengah: ditolak.",
        "Calon 1: 40 of 100 valid votes = 40.0%, not more than half: rejected.",
    )


@pytest.mark.parametrize("ballot", [rejected(0, 0), rejected(4, 3, form=BallotForm.RANKED)])
def test_where_nobody_can_be_named_the_sentence_says_that_nobody_was_elected(
    ballot: tuple[Decision, Ballot],
) -> None:
    assert said(*ballot) == ("Tidak ada yang terpilih: ditolak.", "Nobody was elected: rejected.")


@pytest.mark.parametrize(
    ("pro", "against", "indonesian", "english"),
    [
        (
            8,
            1,
            "88,9%, lebih banyak daripada 1 tidak setuju: diterima.",
            "88.9%, more than 1 against: accepted.",
        ),
        (
            1,
            8,
            "11,1%, lebih sedikit daripada 8 tidak setuju: ditolak.",
            "11.1%, fewer than 8 against: rejected.",
        ),
        (
            4,
            4,
            "50,0%, suara setuju dan tidak setuju sama banyak: ditolak.",
            "as many for as against: rejected.",
        ),
    ],
)
def test_a_motion_that_most_votes_decide_is_never_called_level_unless_it_is(
    pro: int, against: int, indonesian: str, english: str
) -> None:
    decision, ballot = rejected(pro, against, rule=MOST_VOTES, form=BallotForm.MOTION)
    options = (OptionCount("for", pro), OptionCount("against", against))
    decision = replace(decision, outcome=Outcome.ACCEPTED if pro > against else Outcome.REJECTED)
    said_in = said(decision, replace(ballot, options=options))
    assert [text.endswith(end) for text, end in zip(said_in, (indonesian, english), strict=True)] == [
        True,
        True,
    ]


def void(reason: str, *votes: int) -> tuple[Decision, Ballot]:
    """A run-off without quorum: six were there of the twenty entitled."""
    decision, ballot = rejected(*votes)
    counted = QuorumSnapshot(
        Moment.BALLOT_OPENING, ballot.opened_at, Rule(more_than(1, 2), Base.ENTITLED), 20, 11, 6, False
    )
    held = replace(ballot, void=True, void_reason=reason)
    if reason:
        return decision, replace(held, quorum_at_opening=counted)
    return decision, replace(held, quorum_at_closing=counted)


def test_a_round_that_is_void_for_want_of_quorum_elects_nobody_and_says_why() -> None:
    decision, ballot = void("Perintah anggota.", 6, 0)
    assert said(decision, ballot) == (
        "Tidak ada yang terpilih: tidak sah karena kuorum tidak tercapai. Suara: Calon 1 6, Calon 2 0.",
        "Nobody was elected: void for want of quorum. Votes: Calon 1 6, Calon 2 0.",
    )
    assert said(decision, ballot, line=-1) == (
        "Tidak sah: kuorum tidak tercapai saat pemungutan suara ini dibuka. 6 dari 20 anggota berhak suara "
        "hadir = 30,0%; diperlukan lebih dari setengah, yaitu 11: kuorum belum tercapai, kurang 5. "
        "Alasan ketua sidang membukanya: Perintah anggota.",
        "Void: there was no quorum when this ballot opened. 6 of 20 members entitled to vote present = "
        "30.0%; more than half, that is 11, needed: quorum not reached, 5 short. "
        "The chair's reason for opening it all the same: Perintah anggota.",
    )


def test_where_the_closing_made_it_void_no_reason_is_asked_for() -> None:
    indonesian, english = said(*void("", 6, 0), line=-1)
    assert indonesian.startswith("Tidak sah: kuorum tidak tercapai saat pemungutan suara ini ditutup. 6 dari")
    assert english.startswith("Void: there was no quorum when this ballot closed. 6 of 20")
    assert ("Alasan" in indonesian, "reason" in english) == (False, False)


def test_a_tie_of_one_vote_each_is_said_in_the_singular() -> None:
    decision, ballot = rejected(1, 1)
    tied = replace(ballot, options=tuple(replace(one, tied=True) for one in ballot.options))
    indonesian, english = said(decision, tied)
    assert indonesian.startswith("Suara sama banyak: Calon 1, Calon 2, masing-masing 1 suara.")
    assert english.startswith("Tied: Calon 1, Calon 2, 1 vote each.")
