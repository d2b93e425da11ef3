"""Consensus first, then "ada keberatan?". Rule book section 6.1 and 6.3; UU 25/1992 Ps 24."""

from datetime import timedelta

from rat_online.domain.commands import undoing as u
from rat_online.domain.events import deciding as e
from rat_online.domain.vocabulary import DecisionKind, DecisionStatus, Outcome, ReachedBy
from tests.rules.rulebook import (
    acclaims,
    agrees,
    amends,
    an_open_meeting,
    concludes,
    declares,
    objects,
    opens,
    sets_secrecy,
    stops,
    with_rules,
    withdraws,
)
from tests.rules.scene import OPERATOR, member, why


def test_mufakat_is_a_decision_with_no_ballot() -> None:
    scene = an_open_meeting().proposed("lpj").does(agrees("lpj"))
    assert scene.decision("lpj").reached_by is ReachedBy.CONSENSUS
    assert scene.decision("lpj").ballots == []


def test_nobody_objecting_until_the_countdown_ends_is_an_acclamation() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).later(60)
    scene.happened(e.AcclamationPassed)
    assert scene.decision("lpj").reached_by is ReachedBy.ACCLAMATION


def test_the_clock_does_not_conclude_before_the_countdown_ends() -> None:
    an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).unnoticed(59).refuses(
        concludes("lpj"), "countdown-running"
    )


def test_it_is_never_shorter_than_what_the_slowest_viewer_needs_to_hear_the_question() -> None:
    """Rule book 6.1: the slowest, not the 95th percentile that a ballot goes by."""
    scene = an_open_meeting().proposed("lpj").seen_with(1000, slowest_ms=40_000).does(acclaims("lpj", 60))
    scene.happened(e.AcclamationCalled, deadline_at=scene.now + timedelta(seconds=100))


def test_an_objection_by_any_voter_stops_the_countdown() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).does(objects("m3", "lpj")).later(120)
    assert scene.decision("lpj").status is DecisionStatus.OBJECTED


def test_an_objection_leads_to_a_ballot_and_not_to_a_second_countdown() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).does(objects("m3", "lpj"))
    scene.refuses(acclaims("lpj"), "wrong-status").does(opens("lpj"))


def test_when_every_objection_is_withdrawn_the_chair_may_ask_again() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60))
    scene.does(objects("m3", "lpj")).does(objects("m4", "lpj")).does(withdraws("m3", "lpj"))
    assert scene.decision("lpj").status is DecisionStatus.OBJECTED
    scene.does(withdraws("m4", "lpj")).does(acclaims("lpj", 60)).later(60).happened(e.AcclamationPassed)


def test_the_chair_may_stop_the_countdown_with_a_reason_and_put_it_to_a_ballot() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).later(20)
    scene.refuses(stops("lpj", why(" ")), "reason-missing").does(stops("lpj"))
    scene.happened(e.AcclamationStopped, reason=why().id)
    assert scene.decision("lpj").status is DecisionStatus.PROPOSED
    scene.later(60).refuses(concludes("lpj"), "wrong-status").does(opens("lpj"))


def test_after_a_stop_the_text_may_change_and_the_question_be_asked_again() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).does(stops("lpj"))
    scene.does(amends("lpj", "Rapat menerima laporan pengurus.")).does(acclaims("lpj", 60)).later(60)
    scene.happened(e.AcclamationPassed)


def test_what_was_stopped_was_put_to_the_meeting_all_the_same() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).does(stops("lpj"))
    scene.refuses(u.WithdrawProposal("d1"), "nothing-to-undo")


def test_only_a_countdown_that_runs_is_stopped_and_never_once_its_time_is_over() -> None:
    scene = an_open_meeting().proposed("lpj").refuses(stops("lpj"), "wrong-status").does(acclaims("lpj", 60))
    scene.unnoticed(60).refuses(stops("lpj"), "too-late")
    objected = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).does(objects("m3", "lpj"))
    objected.refuses(stops("lpj"), "wrong-status")


def test_nobody_but_the_chair_stops_it() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60))
    scene.refuses(stops("lpj"), "not-allowed", by=OPERATOR).refuses(stops("lpj"), "not-allowed", member("m1"))


def test_an_objection_after_the_countdown_is_told_that_it_is_late() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj", 60)).unnoticed(61)
    scene.refuses(objects("m3", "lpj"), "too-late")


def test_an_objection_needs_a_reason_and_somebody_who_is_there() -> None:
    scene = an_open_meeting(entitled=10, present=8).proposed("lpj").does(acclaims("lpj", 60))
    scene.refuses(objects("m3", "lpj", why(" ")), "reason-missing")
    scene.refuses(objects("m9", "lpj"), "not-checked-in")


def test_deciding_without_a_ballot_needs_quorum() -> None:
    scene = an_open_meeting(entitled=10, present=6).proposed("lpj").leave("m6")
    scene.refuses(agrees("lpj"), "quorum-not-met", present=5, needed=6)
    scene.refuses(acclaims("lpj"), "quorum-not-met", present=5, needed=6)


def test_its_quorum_is_judged_when_the_question_is_put() -> None:
    """Rule book 2: the figure at closing is printed only."""
    scene = an_open_meeting(entitled=20, present=11).proposed("lpj").does(acclaims("lpj", 60)).leave("m11")
    ended = scene.later(60).event(e.AcclamationPassed)
    assert (ended.quorum.present, ended.quorum.reached, ended.void) == (10, False, False)
    judged = scene.decision("lpj").quorum
    assert judged is not None
    assert (judged.present, judged.reached) == (11, True)
    assert scene.does(declares("lpj")).event(e.ResultDeclared).outcome is Outcome.CARRIED


def test_and_at_its_end_too_only_where_the_profile_says_both() -> None:
    scene = an_open_meeting(20, 11, profile=with_rules(valid_at_close=True)).proposed("lpj")
    scene.does(acclaims("lpj", 60)).leave("m11").later(60).happened(e.AcclamationPassed, void=True)
    scene.does(declares("lpj")).happened(e.ResultDeclared, outcome=Outcome.VOID, elected=(), taps=1)
    kept = an_open_meeting(20, 11, profile=with_rules(valid_at_close=True)).proposed("lpj")
    kept.does(acclaims("lpj", 60)).later(60).happened(e.AcclamationPassed, void=False)


def test_acclamation_never_stands_in_for_a_secret_kind() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2", secret=True)
    scene.refuses(acclaims("ketua"), "secret-kind").refuses(agrees("ketua", "m1"), "secret-kind")


def test_as_many_candidates_as_seats_may_be_elected_by_acclamation() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", secret=True).does(acclaims("ketua", 60)).later(60)
    assert scene.decision("ketua").seated or scene.decision("ketua").result is not None
    assert scene.event(e.AcclamationPassed).elected == ("m1",)


def test_a_secret_ballot_is_refused_until_there_is_one() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2", secret=True)
    scene.refuses(opens("ketua"), "secret-ballot-unavailable")


def test_the_chair_may_change_secrecy_before_opening_and_never_after() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2", secret=True).does(sets_secrecy("ketua", False))
    scene.does(opens("ketua")).refuses(sets_secrecy("ketua", True), "wrong-status")


def test_a_dismissal_stays_a_secret_kind_also_where_the_chair_has_let_its_ballot_be_open() -> None:
    scene = an_open_meeting().proposed("bendahara", DecisionKind.DISMISSAL)
    scene.does(sets_secrecy("bendahara", False))
    scene.refuses(acclaims("bendahara"), "secret-kind").refuses(agrees("bendahara"), "secret-kind")
