"""Quorum: rule book section 2; UU 25/1992 Ps 24 leaves it to the articles, so it is data."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rat_online.domain.commands.attending import CallRollCall
from rat_online.domain.commands.closing import CloseMeeting, ReadDecisions
from rat_online.domain.commands.leading import (
    CloseWithoutQuorum,
    PostponeMeeting,
    ResumeMeeting,
    StartAgendaItem,
    SuspendMeeting,
)
from rat_online.domain.events.attending import QuorumLost, QuorumReached, RollCallCalled
from rat_online.domain.events.closing import MeetingClosed
from rat_online.domain.events.leading import MeetingOpened, MeetingPostponed, MeetingSuspended
from rat_online.domain.events.voting import BallotClosed, BallotOpened
from rat_online.domain.profile import (
    SECOND_CALL_KINDS,
    DecisionRule,
    QuorumRule,
    QuorumTest,
    default_rules,
)
from rat_online.domain.threshold import at_least, more_than
from rat_online.domain.vocabulary import DecisionKind, MeetingCall, Outcome, SuspensionKind
from tests.rules.rulebook import (
    a_meeting,
    a_second_call,
    acclaims,
    agrees,
    amends_roll,
    an_open_meeting,
    declares,
    members,
    opens,
    schedules,
    with_rules,
)
from tests.rules.scene import Scene, why


class TestTheFigure:
    def test_exactly_half_is_not_more_than_half(self) -> None:
        an_open_meeting(entitled=200, present=100).proposed("lpj").refuses(
            opens("lpj"), "quorum-not-met", present=100, needed=101, entitled=200
        )

    def test_one_more_than_half_is_quorum(self) -> None:
        scene = an_open_meeting(entitled=200, present=101).proposed("lpj").does(opens("lpj"))
        quorum = scene.event(BallotOpened).quorum
        assert (quorum.present, quorum.needed, quorum.entitled, quorum.reached) == (101, 101, 200, True)

    @pytest.mark.parametrize(
        ("entitled", "needed"),
        [(1, 1), (2, 2), (3, 2), (4, 3), (99, 50), (100, 51), (101, 51)],
    )
    def test_more_than_half_of_the_roll_at_its_edges(self, entitled: int, needed: int) -> None:
        an_open_meeting(entitled, needed - 1).proposed("lpj").refuses(
            opens("lpj"), "quorum-not-met", present=needed - 1, needed=needed
        ).arrive(f"m{needed}").does(opens("lpj"))

    @pytest.mark.parametrize(
        ("entitled", "needed"),
        [(1, 1), (2, 2), (3, 3), (4, 3), (99, 75), (100, 75), (101, 76)],
    )
    def test_a_change_of_the_articles_needs_three_quarters_of_the_roll(
        self, entitled: int, needed: int
    ) -> None:
        an_open_meeting(entitled, needed - 1).proposed("ad", DecisionKind.ARTICLES).refuses(
            opens("ad"), "quorum-not-met", present=needed - 1, needed=needed
        ).arrive(f"m{needed}").does(opens("ad"))

    @pytest.mark.parametrize(
        ("kind", "needed"),
        [
            (DecisionKind.ORDINARY, 51),
            (DecisionKind.STANDING_ORDERS, 51),
            (DecisionKind.ARTICLES, 75),
            (DecisionKind.DISSOLUTION, 75),
            (DecisionKind.MERGER, 75),
            (DecisionKind.CONSOLIDATION, 75),
            (DecisionKind.DIVISION, 75),
        ],
    )
    def test_each_kind_has_its_own_quorum(self, kind: DecisionKind, needed: int) -> None:
        an_open_meeting(100, 40).proposed("k", kind).refuses(opens("k"), "quorum-not-met", needed=needed)

    def test_the_articles_of_a_cooperative_replace_the_default(self) -> None:
        usual = default_rules()[DecisionKind.ORDINARY]
        ours = DecisionRule(QuorumRule(at_least(2, 3), "AD pasal 12"), usual.majority)
        profile = with_rules(rules={**default_rules(), DecisionKind.ORDINARY: ours})
        scene = an_open_meeting(9, 5, profile).proposed("lpj")
        scene.refuses(opens("lpj"), "quorum-not-met", needed=6).arrive("m6").does(opens("lpj"))
        quorum = scene.event(BallotOpened).quorum
        assert (quorum.threshold, quorum.source) == (at_least(2, 3), "AD pasal 12")

    def test_quorum_counts_members_on_line_and_in_the_hall_once_each(self) -> None:
        quorum = a_meeting(10, present=7, hall=3).opened().event(MeetingOpened).quorum
        assert (quorum.present, quorum.online, quorum.hall) == (7, 4, 3)

    def test_guests_move_no_figure(self) -> None:
        scene = a_meeting(10, present=5).arrive_at_desk("guest")
        assert scene.opened().event(MeetingOpened).quorum.present == 5


class TestBelowQuorum:
    def test_opening_below_quorum_is_allowed_and_recorded(self) -> None:
        quorum = a_meeting(10, present=2).opened().event(MeetingOpened).quorum
        assert (quorum.present, quorum.needed, quorum.reached) == (2, 6, False)

    def test_until_quorum_is_reached_nothing_is_agreed_acclaimed_or_begun(self) -> None:
        scene = an_open_meeting(10, 5).proposed("lpj")
        for act in (agrees("lpj"), acclaims("lpj"), StartAgendaItem("lpj"), ReadDecisions(), CloseMeeting()):
            scene.refuses(act, "quorum-not-met", present=5, needed=6, entitled=10)

    def test_until_quorum_is_reached_the_chair_may_suspend(self) -> None:
        scene = an_open_meeting(10, 5).does(SuspendMeeting(SuspensionKind.QUORUM, None, why()))
        scene.happened(MeetingSuspended, kind=SuspensionKind.QUORUM)

    def test_until_quorum_is_reached_the_chair_may_call_the_roll(self) -> None:
        an_open_meeting(10, 5).does(CallRollCall()).happened(RollCallCalled)

    def test_until_quorum_is_reached_the_chair_may_postpone(self) -> None:
        scene = an_open_meeting(10, 5)
        later = scene.now + timedelta(days=3)
        scene.does(PostponeMeeting(MeetingCall.SECOND, later, why())).happened(MeetingPostponed)

    def test_until_quorum_is_reached_the_chair_may_close_for_want_of_it(self) -> None:
        scene = an_open_meeting(10, 5).does(CloseWithoutQuorum(why()))
        scene.happened(MeetingClosed, without_quorum=True)

    def test_with_quorum_the_meeting_is_not_closed_for_want_of_it(self) -> None:
        an_open_meeting(10, 6).refuses(CloseWithoutQuorum(why()), "wrong-state")

    def test_once_reached_a_quorum_that_is_lost_still_lets_the_meeting_go_on(self) -> None:
        an_open_meeting(10, 6).leave("m6").does(StartAgendaItem("lpj"))

    def test_nobody_is_struck_off_the_roll_to_make_a_quorum(self) -> None:
        an_open_meeting(10, 5).refuses(amends_roll("m10", add=False), "quorum-not-met", needed=6)


class TestVoteBelowQuorum:
    def test_a_vote_below_quorum_needs_the_stated_reason_of_the_chair(self) -> None:
        scene = an_open_meeting(10, 5).proposed("lpj").refuses(opens("lpj"), "quorum-not-met")
        scene.refuses(opens("lpj", reason=why("  ")), "quorum-not-met")
        reason = why("Mendesak sebelum tenggat dinas.")
        scene.does(opens("lpj", reason=reason)).happened(BallotOpened, reason=reason.id)

    def test_its_decision_is_void_whatever_was_counted(self) -> None:
        scene = an_open_meeting(10, 5).proposed("lpj").does(opens("lpj", reason=why()))
        scene.voted("lpj", for_=members(5)).later(180)
        assert scene.event(BallotClosed).result.outcome is Outcome.VOID
        assert scene.declared("lpj").decision("lpj").declaration is not None

    def test_validity_is_judged_at_opening_and_the_figure_at_closing_is_only_kept(self) -> None:
        scene = an_open_meeting(10, 6).proposed("lpj").does(opens("lpj"))
        scene.voted("lpj", for_=members(6)).leave("m5", "m6").later(180)
        closed = scene.event(BallotClosed)
        assert (closed.quorum.present, closed.quorum.reached) == (4, False)
        assert closed.result.outcome is Outcome.CARRIED

    def test_reaching_quorum_during_a_void_ballot_does_not_make_it_good(self) -> None:
        scene = an_open_meeting(10, 5).proposed("lpj").does(opens("lpj", reason=why()))
        scene.arrive("m6", "m7").voted("lpj", for_=members(7)).later(180)
        assert scene.event(BallotClosed).result.outcome is Outcome.VOID

    def test_a_reason_given_with_quorum_makes_nothing_void(self) -> None:
        scene = an_open_meeting(10, 6).proposed("lpj").does(opens("lpj", reason=why()))
        scene.happened(BallotOpened, reason=None)

    def test_each_vote_is_tested_by_default(self) -> None:
        an_open_meeting(10, 6).leave("m6").proposed("lpj").refuses(opens("lpj"), "quorum-not-met", present=5)

    def test_tested_only_at_opening_a_reached_quorum_lasts(self) -> None:
        scene = an_open_meeting(10, 6, with_rules(quorum_test=QuorumTest.AT_OPEN)).leave("m6")
        scene.proposed("lpj").does(opens("lpj")).happened(BallotOpened, reason=None)

    def test_tested_only_at_opening_a_quorum_never_reached_is_still_missing(self) -> None:
        scene = an_open_meeting(10, 5, with_rules(quorum_test=QuorumTest.AT_OPEN)).proposed("lpj")
        scene.refuses(opens("lpj"), "quorum-not-met")

    def test_tested_only_at_opening_a_kind_that_asks_for_more_still_needs_it(self) -> None:
        scene = an_open_meeting(10, 6, with_rules(quorum_test=QuorumTest.AT_OPEN))
        scene.proposed("ad", DecisionKind.ARTICLES).refuses(opens("ad"), "quorum-not-met", needed=8)

    def test_tested_only_at_opening_a_kind_that_asks_for_less_is_decided(self) -> None:
        rules = default_rules()
        third = QuorumRule(more_than(1, 3), "AD pasal 21")
        rules[DecisionKind.ELECTION] = replace(rules[DecisionKind.ELECTION], quorum=third)
        scene = an_open_meeting(10, 6, with_rules(quorum_test=QuorumTest.AT_OPEN, rules=rules))
        scene.leave("m3", "m4", "m5", "m6").nominated("ketua", "m1", "m2")
        scene.does(opens("ketua", 600)).happened(BallotOpened, reason=None)

    def test_a_void_result_is_declared_as_a_point_and_may_be_decided_anew(self) -> None:
        scene = an_open_meeting(10, 5).proposed("lpj").does(opens("lpj", reason=why())).later(180)
        scene.declared("lpj")
        declaration = scene.decision("lpj").declaration
        assert declaration is not None
        assert (declaration.outcome, declaration.elected, declaration.taps) == (Outcome.VOID, (), 1)
        scene.refuses(declares("lpj"), "wrong-status", status="declared")


class TestCrossing:
    """The count over time is a curve; crossing the quorum is an event of its own."""

    def test_the_member_who_makes_the_quorum_is_followed_by_the_event(self) -> None:
        scene = an_open_meeting(10, 5).arrive("m6")
        assert scene.event(QuorumReached).quorum.present == 6
        scene.arrive("m7").did_not_happen(QuorumReached)

    def test_the_member_whose_leaving_breaks_it_too(self) -> None:
        scene = an_open_meeting(10, 6).leave("m1")
        assert scene.event(QuorumLost).quorum.present == 5
        scene.leave("m2").did_not_happen(QuorumLost)

    def test_before_opening_nothing_is_crossed(self) -> None:
        a_meeting(10, 5).arrive("m6").did_not_happen(QuorumReached)

    def test_a_member_put_on_the_roll_can_break_the_quorum(self) -> None:
        scene = an_open_meeting(11, 6).does(amends_roll("m12", add=True))
        quorum = scene.event(QuorumLost).quorum
        assert (quorum.present, quorum.entitled, quorum.needed) == (6, 12, 7)

    def test_one_taken_off_it_can_restore_the_quorum(self) -> None:
        scene = an_open_meeting(12, 7).leave("m7").does(amends_roll("m12", add=False))
        quorum = scene.event(QuorumReached).quorum
        assert (quorum.present, quorum.entitled, quorum.needed) == (6, 11, 6)

    def test_who_is_already_here_counts_from_being_put_on_the_roll(self) -> None:
        scene = a_meeting(10, present=5).arrive_at_desk("m11").opened()
        scene.does(amends_roll("m11", add=True))
        assert scene.event(QuorumReached).quorum.present == 6

    def test_a_quorum_reached_while_suspended_is_announced_on_resuming(self) -> None:
        scene = an_open_meeting(10, 5).suspended().arrive("m6").did_not_happen(QuorumReached)
        assert scene.does(ResumeMeeting()).event(QuorumReached).quorum.present == 6
        assert scene.meeting.quorum_ever_reached

    def test_a_quorum_lost_while_suspended_is_announced_on_resuming(self) -> None:
        scene = an_open_meeting(10, 6).suspended().leave("m6")
        assert scene.does(ResumeMeeting()).event(QuorumLost).quorum.present == 5


class TestWeights:
    def test_weights_are_counted_with_weights(self) -> None:
        scene = a_meeting(4, present=1, weights={"m1": 3}).opened()
        quorum = scene.event(MeetingOpened).quorum
        assert (quorum.present, quorum.entitled, quorum.needed, quorum.online) == (3, 6, 4, 1)


class TestSecondCall:
    def test_only_three_kinds_have_a_lower_quorum_in_a_second_call(self) -> None:
        assert {
            DecisionKind.ORDINARY,
            DecisionKind.ELECTION,
            DecisionKind.STANDING_ORDERS,
        } == SECOND_CALL_KINDS

    def test_a_first_call_keeps_more_than_half(self) -> None:
        an_open_meeting(10, 2).proposed("lpj").refuses(opens("lpj"), "quorum-not-met", needed=6)
        assert default_rules()[DecisionKind.ORDINARY].quorum.threshold == more_than(1, 2)

    @pytest.mark.parametrize("kind", sorted(SECOND_CALL_KINDS - {DecisionKind.ELECTION}))
    def test_a_second_call_needs_one_fifth_for_them(self, kind: DecisionKind) -> None:
        scene = a_second_call(entitled=100, present=19).opened().proposed("k", kind)
        scene.refuses(opens("k"), "quorum-not-met", present=19, needed=20).arrive("m20").does(opens("k"))

    def test_a_second_call_needs_one_fifth_for_an_election(self) -> None:
        scene = a_second_call(entitled=100, present=20).opened().nominated("ketua", "A", "B", persons=False)
        scene.does(opens("ketua"))

    def test_a_second_call_changes_the_articles_only_with_three_quarters(self) -> None:
        scene = a_second_call(entitled=100, present=74).opened().proposed("ad", DecisionKind.ARTICLES)
        scene.refuses(opens("ad"), "quorum-not-met", present=74, needed=75)

    def test_a_continued_meeting_keeps_the_quorum_of_the_first(self) -> None:
        scene = a_meeting(10, 5, schedule=replace(schedules(), call=MeetingCall.CONTINUED)).opened()
        scene.proposed("lpj").refuses(opens("lpj"), "quorum-not-met", needed=6)

    def test_what_continues_a_second_meeting_keeps_its_lower_quorum(self) -> None:
        kept = a_second_call(entitled=10, present=2).meeting.profile.continued_after(MeetingCall.SECOND)
        schedule = replace(schedules(kept), call=MeetingCall.CONTINUED)
        scene = a_meeting(10, 2, schedule=schedule).opened()
        scene.proposed("ad", DecisionKind.ARTICLES).refuses(opens("ad"), "quorum-not-met", needed=8)
        scene.proposed("lpj").does(opens("lpj"))


FIFTH = QuorumRule(at_least(1, 5), "ART pasal 9")


class TestLoweredAfterASuspension:
    """Articles may lower the quorum after a suspension on the same day: its own rule, off by default."""

    def lowered(self, seconds: int = 1800, kind: SuspensionKind = SuspensionKind.QUORUM) -> Scene:
        scene = an_open_meeting(10, 3, profile=with_rules(after_suspension=FIFTH))
        return scene.suspended(seconds, kind).later(seconds)

    def test_by_default_a_suspension_changes_nothing(self) -> None:
        scene = an_open_meeting(10, 3).suspended(60, SuspensionKind.QUORUM).later(60).does(ResumeMeeting())
        assert scene.meeting.quorum().needed == 6

    def test_after_one_for_want_of_quorum_the_lowered_rule_holds_and_reaching_it_is_said(self) -> None:
        scene = self.lowered().does(ResumeMeeting())
        assert scene.event(QuorumReached).quorum.needed == 2
        assert scene.meeting.quorum().source == "ART pasal 9"

    def test_it_lowers_no_change_of_the_articles(self) -> None:
        scene = self.lowered().does(ResumeMeeting())
        assert scene.meeting.quorum(DecisionKind.ARTICLES).needed == 8

    def test_another_kind_of_suspension_lowers_nothing(self) -> None:
        scene = self.lowered(kind=SuspensionKind.LOBBY).does(ResumeMeeting())
        assert scene.meeting.quorum().needed == 6

    def test_on_another_day_it_lowers_nothing(self) -> None:
        scene = self.lowered(16 * 3600).does(ResumeMeeting())
        assert scene.meeting.quorum().needed == 6


class TestValidAtClosingToo:
    """Only where the profile says both."""

    def test_a_ballot_that_closes_below_quorum_is_void(self) -> None:
        scene = an_open_meeting(10, 6, profile=with_rules(valid_at_close=True)).proposed("lpj")
        scene.does(opens("lpj", 60)).voted("lpj", for_=["m1", "m2"]).leave("m6").later(60)
        assert scene.event(BallotClosed).result.outcome is Outcome.VOID
        assert scene.ballot("lpj").void

    def test_one_that_keeps_its_quorum_stands(self) -> None:
        scene = an_open_meeting(10, 6, profile=with_rules(valid_at_close=True)).proposed("lpj")
        scene.counted("lpj", 60, for_=["m1", "m2"])
        assert scene.event(BallotClosed).result.outcome is Outcome.CARRIED
