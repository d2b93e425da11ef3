"""Presence (`hadir`): rule book section 3."""

from datetime import datetime, timedelta

import pytest

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.commands.attending import (
    CallRollCall,
    CheckIn,
    CheckOut,
    ConfirmPresence,
    EndRollCall,
    LapsePresence,
    RestorePresence,
)
from rat_online.domain.commands.leading import CloseWithoutQuorum, SuspendMeeting
from rat_online.domain.events.attending import (
    CheckedIn,
    CheckedOut,
    PresenceConfirmed,
    PresenceLapsed,
    PresenceRestored,
    RollCallCalled,
    RollCallEnded,
)
from rat_online.domain.events.deciding import ObjectionRaised
from rat_online.domain.events.voting import VoteCast
from rat_online.domain.vocabulary import Channel, LapseCause, Presence, Role, SuspensionKind
from tests.rules.rulebook import (
    a_meeting,
    acclaims,
    an_invited_meeting,
    an_open_meeting,
    members,
    objects,
    opens,
    votes,
    with_rules,
)
from tests.rules.scene import COMMITTEE, WITNESS, Scene, member, why


class TestCheckIn:
    def test_a_member_checks_in_for_the_own_seat(self) -> None:
        scene = a_meeting().does(CheckIn("m1"))
        scene.happened(CheckedIn, person="m1", channel=Channel.ONLINE, place="")

    def test_nobody_checks_in_for_another(self) -> None:
        a_meeting().refuses(CheckIn("m2"), "not-allowed", by=member("m1"))

    def test_nobody_checks_in_before_registration_or_after_the_end(self) -> None:
        an_invited_meeting().refuses(CheckIn("m1"), "wrong-state", state="invited")
        an_open_meeting(10, 3).does(CloseWithoutQuorum(why())).refuses(
            CheckIn("m4"), "wrong-state", state="closed"
        )

    def test_who_is_not_on_the_roll_is_no_member_here(self) -> None:
        a_meeting().refuses(CheckIn("m11"), "not-on-roll")

    def test_an_observer_checks_in_and_counts_for_nothing(self) -> None:
        scene = a_meeting(10, 2)
        scene.meeting.offices.appoint(Role.OBSERVER, "notary")
        scene.does(CheckIn("notary"), by=Actor("notary", Role.OBSERVER))
        assert scene.meeting.quorum().present == 2

    def test_a_member_is_counted_once_whatever_the_channels(self) -> None:
        scene = a_meeting(10, 1).arrive_in_hall("m1")
        quorum = scene.meeting.quorum()
        assert (quorum.present, quorum.online, quorum.hall) == (1, 0, 1)

    def test_checking_in_again_changes_nothing(self) -> None:
        a_meeting(10, 1).changes_nothing(CheckIn("m1"))

    def test_a_member_s_device_names_no_place(self) -> None:
        scene = a_meeting().does(CheckIn("m1", place="x")).happened(CheckedIn, place="")
        scene.changes_nothing(CheckIn("m1", place="y"))

    def test_only_the_desk_checks_in_to_the_hall(self) -> None:
        a_meeting().refuses(CheckIn("m1", Channel.HALL), "not-allowed", by=member("m1"))
        a_meeting().does(CheckIn("m1", Channel.HALL, "Pos Utara"), COMMITTEE).happened(
            CheckedIn, channel=Channel.HALL, place="Pos Utara"
        )

    def test_the_hall_votes_so_only_the_roll_is_checked_in_there(self) -> None:
        a_meeting().refuses(CheckIn("guest", Channel.HALL), "not-on-roll", by=COMMITTEE)

    def test_who_checks_out_and_in_again_is_present_again(self) -> None:
        scene = a_meeting(10, 1).leave("m1")
        scene.happened(CheckedOut, person="m1")
        assert scene.meeting.quorum().present == 0
        assert scene.arrive("m1").meeting.quorum().present == 1

    def test_who_has_not_come_cannot_leave(self) -> None:
        a_meeting().refuses(CheckOut("m1"), "not-checked-in")
        a_meeting(10, 1).leave("m1").refuses(CheckOut("m1"), "not-checked-in")

    def test_nobody_checks_another_out_but_the_desk(self) -> None:
        scene = a_meeting(10, 2).refuses(CheckOut("m2"), "not-allowed", by=member("m1"))
        scene.does(CheckOut("m2"), by=COMMITTEE).happened(CheckedOut)


class TestTheDesksOwnTime:
    """What the desk did without a network counts from its arrival; the desk's time is a note (section 3)."""

    def late(self, scene: Scene, **time: float) -> datetime:
        return scene.now - timedelta(**time)

    def test_is_noted_and_counts_for_nothing(self) -> None:
        scene = a_meeting()
        noted = self.late(scene, minutes=34)
        scene.does(CheckIn("m1", Channel.HALL, "Balai", noted), COMMITTEE).happened(CheckedIn, noted_at=noted)
        visit = scene.meeting.attendance.visits["m1"]
        assert (visit.first_in_at, visit.noted_in_at) == (scene.now, noted)
        out = self.late(scene, minutes=5)
        scene.does(CheckOut("m1", out), COMMITTEE).happened(CheckedOut, noted_at=out)
        visit = scene.meeting.attendance.visits["m1"]
        assert (visit.last_out_at, visit.noted_out_at) == (scene.now, out)

    @pytest.mark.parametrize("seconds", [-60, 0, 59, 86_401])
    def test_is_no_note_where_it_says_nothing_else_or_cannot_be(self, seconds: int) -> None:
        scene = a_meeting()
        desk = CheckIn("m1", Channel.HALL, "Balai", self.late(scene, seconds=seconds))
        scene.does(desk, COMMITTEE).happened(CheckedIn, noted_at=None)

    def test_without_a_zone_it_is_no_time(self) -> None:
        noted = datetime(2027, 3, 20, 2, 0)  # noqa: DTZ001 (as a client may send it)
        a_meeting().does(CheckIn("m1", Channel.HALL, "Balai", noted), COMMITTEE).happened(
            CheckedIn, noted_at=None
        )

    def test_a_member_has_none(self) -> None:
        scene = a_meeting()
        scene.does(CheckIn("m1", noted_at=self.late(scene, minutes=9))).happened(CheckedIn, noted_at=None)
        scene.does(CheckOut("m1", self.late(scene, minutes=9))).happened(CheckedOut, noted_at=None)

    def test_it_is_that_of_the_first_arrival(self) -> None:
        scene = a_meeting(10, 1)
        scene.does(CheckIn("m1", Channel.HALL, "Balai", self.late(scene, minutes=3)), COMMITTEE)
        assert scene.meeting.attendance.visits["m1"].noted_in_at is None


class TestHall:
    """Members checked in as "memilih di tempat" do not vote on line in that ballot."""

    def test_who_votes_in_the_hall_moves_on_line_only_through_the_desk(self) -> None:
        scene = a_meeting(10, 6, hall=1).refuses(CheckIn("m1"), "votes-in-hall")
        scene.does(CheckIn("m1"), by=COMMITTEE).happened(CheckedIn, channel=Channel.ONLINE)

    def test_nor_does_leaving_by_phone_and_coming_back_get_around_it(self) -> None:
        a_meeting(10, 6, hall=1).refuses(CheckOut("m1"), "votes-in-hall", by=member("m1"))

    def test_nor_leaving_through_the_desk_while_the_ballot_runs(self) -> None:
        scene = a_meeting(10, 6, hall=1).opened().proposed("lpj").does(opens("lpj"))
        scene.does(CheckOut("m1"), by=COMMITTEE).refuses(CheckIn("m1"), "votes-in-hall")

    def test_who_went_home_through_the_desk_may_follow_on_line_afterwards(self) -> None:
        scene = a_meeting(10, 6, hall=1).opened().does(CheckOut("m1"), by=COMMITTEE).does(CheckIn("m1"))
        scene.happened(CheckedIn, channel=Channel.ONLINE)

    def test_who_has_voted_on_line_is_not_moved_to_the_hall_in_that_ballot(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj")).does(votes("m1", "lpj", "for"))
        scene.refuses(CheckIn("m1", Channel.HALL), "already-voted", by=COMMITTEE)
        scene.leave("m1").refuses(CheckIn("m1", Channel.HALL), "already-voted", by=COMMITTEE)
        scene.later(180).does(CheckIn("m1", Channel.HALL), by=COMMITTEE)


class TestGrace:
    """`hadir` lasts until nothing was heard for 15 minutes: phones sleep, calls come in."""

    def test_a_phone_silent_for_ten_minutes_is_still_hadir(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=600).ticks()
        assert scene.meeting.attendance.is_here("m1")

    def test_at_exactly_the_grace_it_is_still_hadir(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=900).ticks()
        assert scene.meeting.attendance.is_here("m1")

    def test_after_the_grace_its_presence_lapses(self) -> None:
        scene = an_open_meeting().last_heard("m1", "m2", ago=901).ticks()
        scene.happened(PresenceLapsed, persons=("m1", "m2"), cause=LapseCause.GRACE)
        assert scene.meeting.quorum().present == 8

    def test_the_grace_is_the_profile_s(self) -> None:
        scene = an_open_meeting(profile=with_rules(grace_s=60)).last_heard("m1", ago=61).ticks()
        scene.happened(PresenceLapsed, persons=("m1",))

    def test_the_desk_s_check_ins_need_no_connection(self) -> None:
        scene = a_meeting(10, 6, hall=1).arrive_at_desk("m7").opened()
        scene.last_heard("m1", "m7", ago=5000).ticks()
        assert scene.meeting.quorum().present == 7

    def test_the_desk_does_not_make_who_is_on_line_independent_of_the_phone(self) -> None:
        scene = an_open_meeting().changes_nothing(CheckIn("m1"), by=COMMITTEE)
        scene.last_heard("m1", ago=901).ticks().happened(PresenceLapsed)

    def test_who_takes_over_on_the_own_phone_needs_it_from_then_on(self) -> None:
        scene = a_meeting(10, 6).arrive_at_desk("m7").opened().arrive("m7").happened(CheckedIn, person="m7")
        scene.last_heard("m7", ago=901).ticks().happened(PresenceLapsed)

    def test_presence_is_frozen_while_suspended(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=800).suspended(3600).later(3000)
        assert scene.meeting.attendance.is_here("m1")
        scene.changes_nothing(LapsePresence(("m1",)), by=CLOCK)

    def test_who_is_heard_again_is_back(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=901).ticks()
        scene.does(RestorePresence(("m1", "m2")), by=CLOCK).happened(PresenceRestored, persons=("m1",))
        assert scene.meeting.quorum().present == 10

    def test_a_tap_brings_back_too(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=901).ticks().does(ConfirmPresence("m1"))
        scene.happened(PresenceRestored, persons=("m1",))

    def test_who_votes_is_back(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=901).ticks().proposed("lpj").does(opens("lpj"))
        assert "m1" not in scene.ballot("lpj").entitled
        scene.does(votes("m1", "lpj", "for")).happened(PresenceRestored).happened(VoteCast)
        assert "m1" in scene.ballot("lpj").entitled

    def test_who_objects_is_back(self) -> None:
        scene = an_open_meeting().last_heard("m1", ago=901).ticks().proposed("lpj").does(acclaims("lpj"))
        scene.does(objects("m1", "lpj")).happened(PresenceRestored).happened(ObjectionRaised)

    def test_nobody_comes_back_to_a_meeting_that_has_ended(self) -> None:
        scene = an_open_meeting(10, 3).last_heard("m1", ago=901).ticks().does(CloseWithoutQuorum(why()))
        scene.changes_nothing(RestorePresence(("m1",)), by=CLOCK)
        scene.refuses(ConfirmPresence("m1"), "wrong-state")


class TestRollCall:
    """ "Konfirmasi kehadiran": one tap, before any decision."""

    def test_the_chair_calls_it_for_the_profile_s_time(self) -> None:
        scene = an_open_meeting().does(CallRollCall())
        call = scene.event(RollCallCalled)
        assert (call.deadline_at - scene.now).total_seconds() == 120

    @pytest.mark.parametrize("seconds", [9, 3601])
    def test_its_time_has_bounds(self, seconds: int) -> None:
        an_open_meeting().refuses(CallRollCall(seconds), "duration-out-of-range", shortest=10, longest=3600)

    def test_one_tap_answers_and_a_second_changes_nothing(self) -> None:
        scene = an_open_meeting().does(CallRollCall()).does(ConfirmPresence("m1"))
        scene.happened(PresenceConfirmed, person="m1").changes_nothing(ConfirmPresence("m1"))

    def test_who_is_on_line_and_does_not_answer_stops_counting(self) -> None:
        scene = an_open_meeting(3, 3).does(CallRollCall()).does(ConfirmPresence("m1")).later(120)
        scene.happened(RollCallEnded, answered=1)
        scene.happened(PresenceLapsed, persons=("m2", "m3"), cause=LapseCause.ROLL_CALL)
        assert scene.meeting.quorum().present == 1

    def test_it_ends_no_sooner_than_its_time(self) -> None:
        scene = an_open_meeting().does(CallRollCall()).unnoticed(119.999)
        scene.changes_nothing(EndRollCall(), by=CLOCK)

    def test_the_desk_s_check_ins_need_no_answer(self) -> None:
        scene = a_meeting(10, 6, hall=2).arrive_at_desk("m7").opened().does(CallRollCall()).later(120)
        assert scene.meeting.attendance.here == {"m1", "m2", "m7"}

    def test_who_comes_while_it_runs_needs_no_answer(self) -> None:
        scene = an_open_meeting(10, 3).does(CallRollCall()).arrive("m4").later(120)
        assert scene.meeting.attendance.here == {"m4"}

    def test_who_missed_it_is_back_only_by_a_tap(self) -> None:
        scene = an_open_meeting(2, 2).does(CallRollCall()).does(ConfirmPresence("m1")).later(120)
        scene.changes_nothing(RestorePresence(("m2",)), by=CLOCK)
        assert scene.meeting.attendance.visits["m2"].presence is Presence.LAPSED
        scene.does(ConfirmPresence("m2")).happened(PresenceRestored, persons=("m2",))

    def test_a_connection_that_came_back_by_itself_is_no_answer(self) -> None:
        scene = an_open_meeting(3, 3).last_heard("m3", ago=901).ticks().does(CallRollCall())
        scene.does(RestorePresence(("m3",)), by=CLOCK).does(ConfirmPresence("m1")).later(120)
        assert scene.meeting.attendance.here == {"m1"}

    def test_while_it_runs_nobody_lapses_by_the_grace(self) -> None:
        scene = an_open_meeting().does(CallRollCall()).last_heard("m1", ago=901).ticks()
        scene.did_not_happen(PresenceLapsed)

    def test_nothing_is_decided_until_it_is_over(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(CallRollCall())
        scene.refuses(opens("lpj"), "roll-call-running").refuses(acclaims("lpj"), "roll-call-running")
        suspend = SuspendMeeting(SuspensionKind.LOBBY, None, why())
        scene.refuses(CallRollCall(), "roll-call-running").refuses(suspend, "roll-call-running")

    def test_there_is_none_to_answer_when_none_was_called(self) -> None:
        an_open_meeting().refuses(ConfirmPresence("m1"), "no-roll-call")

    def test_who_has_not_come_in_has_nothing_to_confirm(self) -> None:
        an_open_meeting(10, 9).does(CallRollCall()).refuses(ConfirmPresence("m10"), "not-checked-in")

    def test_it_is_not_called_over_a_running_ballot(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        scene.refuses(CallRollCall(), "something-running")

    def test_a_roll_call_of_a_meeting_that_has_ended_ends_nothing(self) -> None:
        scene = an_open_meeting(10, 3).does(CallRollCall()).does(CloseWithoutQuorum(why()))
        scene.later(120).changes_nothing(EndRollCall(), by=CLOCK)
        assert scene.log[-1].event.__class__.__name__ == "MeetingClosed"

    def test_a_witness_may_not_call_it(self) -> None:
        an_open_meeting().refuses(CallRollCall(), "not-allowed", by=WITNESS)


def test_the_same_figures_come_out_of_the_log_alone() -> None:
    scene = a_meeting(10, 8, hall=3).opened().does(CallRollCall()).does(ConfirmPresence("m4")).later(120)
    scene.arrive("m9", "m5").leave("m4")
    assert scene.replayed() == scene.meeting
    assert scene.meeting.attendance.here == {*members(3), "m5", "m9"}
