"""A ballot from its opening to its count. Rule book sections 6.3 to 6.6."""

import pytest

from rat_online.domain.commands import attending as a
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import voting as v
from rat_online.domain.events import attending as ae
from rat_online.domain.events import voting as e
from rat_online.domain.vocabulary import BallotStatus, ExtensionCause, Outcome, SuspensionKind
from tests.rules.rulebook import (
    a_meeting,
    amends,
    an_open_meeting,
    annuls,
    closes,
    declares,
    extends,
    opens,
    votes,
    with_rules,
)
from tests.rules.scene import why


class TestOpening:
    def test_opening_fixes_text_options_rule_and_deadline(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj", 120))
        opened = scene.event(e.BallotOpened)
        assert opened.text == scene.decision("lpj").text
        assert [option.id for option in opened.options] == ["for", "against", "abstain"]
        assert opened.rule == scene.meeting.profile.rules[scene.decision("lpj").kind]
        assert (opened.deadline_at - scene.now).total_seconds() == 120
        scene.refuses(amends("lpj", "lain"), "wrong-status")

    @pytest.mark.parametrize("seconds", [29, 3601])
    def test_it_lasts_from_30_seconds_to_the_profiles_maximum(self, seconds: int) -> None:
        scene = an_open_meeting().proposed("lpj")
        scene.refuses(opens("lpj", seconds), "duration-out-of-range", shortest=30, longest=3600)

    def test_only_one_ballot_runs_at_a_time(self) -> None:
        scene = an_open_meeting().proposed("lpj").proposed("shu").does(opens("lpj"))
        scene.refuses(opens("shu"), "something-running")

    def test_the_viewers_delay_is_added_once(self) -> None:
        scene = an_open_meeting().proposed("lpj").seen_with(4000).does(opens("lpj", 60))
        assert (scene.event(e.BallotOpened).deadline_at - scene.now).total_seconds() == 64


class TestVoting:
    def test_each_member_votes_once(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj")).does(votes("m1", "lpj", "for"))
        scene.refuses(votes("m1", "lpj", "against"), "already-voted")

    def test_a_repeated_send_of_the_same_vote_is_never_an_error_and_never_a_second_vote(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj")).does(votes("m1", "lpj", "for"))
        scene.changes_nothing(votes("m1", "lpj", "for"))
        scene.later(200).changes_nothing(votes("m1", "lpj", "for"))

    def test_a_vote_may_be_changed_only_where_the_profile_says_so(self) -> None:
        scene = an_open_meeting(profile=with_rules(may_change=True)).proposed("lpj").does(opens("lpj"))
        scene.does(votes("m1", "lpj", "for")).does(votes("m1", "lpj", "against"))
        scene.happened(e.VoteChanged, choice=("against",))

    def test_a_late_vote_gets_a_clear_refusal(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj", 60)).unnoticed(61)
        scene.refuses(votes("m1", "lpj", "for"), "too-late")
        scene.ticks().refuses(votes("m1", "lpj", "for"), "too-late")

    def test_whoever_checks_in_before_it_closes_may_vote(self) -> None:
        scene = an_open_meeting(entitled=10, present=8).proposed("lpj").does(opens("lpj"))
        scene.refuses(votes("m9", "lpj", "for"), "not-checked-in").arrive("m9").does(
            votes("m9", "lpj", "for")
        )

    def test_whoever_is_not_on_the_roll_does_not_vote(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        scene.refuses(votes("m99", "lpj", "for"), "not-on-roll")

    def test_who_votes_in_the_hall_does_not_vote_on_line(self) -> None:
        scene = a_meeting(entitled=10, present=8, hall=2).opened().proposed("lpj").does(opens("lpj"))
        scene.refuses(votes("m1", "lpj", "for"), "votes-in-hall")

    def test_a_voter_whose_presence_had_lapsed_is_back_by_voting(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=901).ticks().proposed("lpj").does(opens("lpj"))
        scene.does(votes("m1", "lpj", "for")).happened(ae.PresenceRestored).happened(e.VoteCast)

    @pytest.mark.parametrize("choice", ["blank", "perhaps", "c1"])
    def test_only_an_option_of_the_ballot_is_a_choice(self, choice: str) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        scene.refuses(votes("m1", "lpj", choice), "choice-invalid")
        scene.refuses(votes("m1", "lpj"), "choice-missing")
        scene.refuses(votes("m1", "lpj", "for", "against"), "choice-too-many")


class TestExtendingAndClosing:
    def test_it_may_be_extended_before_it_ends_and_never_shortened(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj", 60))
        before = scene.ballot("lpj").deadline_at
        scene.does(extends("lpj", 60)).happened(e.BallotExtended, cause=ExtensionCause.CHAIR)
        assert (scene.ballot("lpj").deadline_at - before).total_seconds() == 60
        scene.refuses(extends("lpj", -30), "duration-out-of-range")

    def test_after_the_deadline_it_is_too_late_to_extend(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj", 60)).unnoticed(61)
        scene.refuses(extends("lpj", 60), "too-late")

    def test_before_the_time_it_closes_only_when_everyone_hadir_has_voted(self) -> None:
        scene = an_open_meeting(entitled=4, present=3).proposed("lpj").does(opens("lpj"))
        scene.voted("lpj", for_=["m1", "m2"]).refuses(closes("lpj"), "ballot-still-running", not_voted=1)
        scene.voted("lpj", against=["m3"]).does(closes("lpj"))
        assert scene.ballot("lpj").status is BallotStatus.CLOSED

    def test_the_clock_closes_it_at_the_deadline(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj", 60)).later(60)
        scene.happened(e.BallotClosed)

    def test_the_entitled_were_present_at_any_moment_while_it_was_open(self) -> None:
        scene = an_open_meeting(entitled=10, present=8).proposed("lpj").does(opens("lpj", 60))
        scene.leave("m1").arrive("m9").later(60)
        tally = scene.event(e.BallotClosed).tally
        assert (tally.entitled, tally.not_voted) == (9, 9)

    def test_an_outage_moves_the_deadline_by_its_length(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj", 60)).unnoticed(30)
        before = scene.ballot("lpj").deadline_at
        scene.does(v.RecordOutage(scene.now, scene.now.replace(second=scene.now.second + 20)))
        assert (scene.ballot("lpj").deadline_at - before).total_seconds() == 20
        assert scene.event(e.BallotExtended).cause is ExtensionCause.OUTAGE

    def test_the_chair_may_annul_it_before_closing_with_a_reason(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        scene.refuses(annuls("lpj", why(" ")), "reason-missing").does(annuls("lpj"))
        scene.refuses(votes("m1", "lpj", "for"), "ballot-not-open").does(opens("lpj"))
        closed = an_open_meeting().proposed("lpj").counted("lpj", for_=["m1"])
        closed.refuses(annuls("lpj"), "ballot-not-open")

    def test_the_meeting_does_not_move_on_while_a_ballot_runs(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        scene.refuses(ld.SuspendMeeting(SuspensionKind.LOBBY, 60, why()), "something-running")
        scene.refuses(a.CallRollCall(), "something-running")


class TestCounting:
    def test_votes_never_exceed_the_entitled_and_the_parts_add_up(self) -> None:
        scene = an_open_meeting(entitled=10, present=9).proposed("lpj")
        tally = (
            scene.counted("lpj", for_=["m1", "m2"], against=["m3"], abstain=["m4"])
            .event(e.BallotClosed)
            .tally
        )
        assert (
            tally.entitled == tally.valid + tally.abstain + tally.blank + tally.invalid + tally.not_voted == 9
        )

    def test_a_count_that_the_vote_table_contradicts_is_blocked(self) -> None:
        scene = an_open_meeting().proposed("lpj").storing(3).counted("lpj", for_=["m1", "m2"])
        scene.happened(e.BallotClosed, reconciled=False).later(60).refuses(declares("lpj"), "not-reconciled")

    def test_for_equal_to_against_is_rejected(self) -> None:
        scene = an_open_meeting().proposed("lpj").counted("lpj", for_=["m1", "m2"], against=["m3", "m4"])
        assert scene.event(e.BallotClosed).result.outcome is Outcome.REJECTED

    def test_nothing_carries_when_nobody_voted(self) -> None:
        scene = an_open_meeting().proposed("lpj").counted("lpj")
        assert scene.event(e.BallotClosed).result.outcome is Outcome.REJECTED
