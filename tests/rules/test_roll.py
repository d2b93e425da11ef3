"""The roll (Daftar Anggota Berhak Suara): rule book section 3."""

from dataclasses import replace
from datetime import timedelta

from rat_online.domain.commands.leading import CloseWithoutQuorum
from rat_online.domain.commands.preparing import FreezeRoll, RecordInvitations
from rat_online.domain.events.preparing import RollAmended, RollFrozen
from rat_online.domain.profile import Profile
from rat_online.domain.roll import RollEntry
from tests.rules.rulebook import (
    a_meeting,
    a_scheduled_meeting,
    acclaims,
    amends_roll,
    an_invited_meeting,
    an_open_meeting,
    members,
    objects,
    opens,
    votes,
)
from tests.rules.scene import ACTING_CHAIR, COMMITTEE, OPERATOR, Scene, why

TWO = (RollEntry("m1"), RollEntry("m2"))


def freezes(scene: Scene, *entries: RollEntry) -> FreezeRoll:
    return FreezeRoll(scene.now, entries, "root")


class TestFreezing:
    def test_the_committee_freezes_the_roll_with_its_hash(self) -> None:
        scene = a_scheduled_meeting()
        scene.does(freezes(scene, *TWO), by=COMMITTEE).happened(RollFrozen, root="root", entries=TWO)

    def test_it_is_frozen_once(self) -> None:
        scene = a_scheduled_meeting()
        scene.does(freezes(scene, *TWO)).refuses(freezes(scene, *TWO), "roll-frozen")

    def test_it_cannot_be_empty(self) -> None:
        scene = a_scheduled_meeting()
        scene.refuses(freezes(scene), "roll-missing")

    def test_nobody_stands_on_it_twice(self) -> None:
        scene = a_scheduled_meeting()
        scene.refuses(freezes(scene, RollEntry("m1"), RollEntry("m1")), "malformed", field="entries")

    def test_everybody_on_it_has_a_vote(self) -> None:
        scene = a_scheduled_meeting()
        scene.refuses(freezes(scene, RollEntry("m1", 0)), "malformed", field="entries")

    def test_one_member_has_one_vote_unless_the_rules_weigh_them(self) -> None:
        heavy = (RollEntry("m1", 3), RollEntry("m2"))
        scene = a_scheduled_meeting()
        scene.refuses(freezes(scene, *heavy), "weights-not-used")
        scene.does(freezes(scene, *TWO)).refuses(amends_roll("m3", add=True, weight=2), "weights-not-used")
        secondary = a_scheduled_meeting(Profile(weighted=True))
        secondary.does(freezes(secondary, *heavy))
        assert secondary.meeting.roll.total == 4
        secondary.does(amends_roll("m3", add=True, weight=2))
        assert secondary.meeting.roll.total == 6

    def test_an_earlier_record_date_needs_its_article(self) -> None:
        scene = a_scheduled_meeting()
        earlier = replace(freezes(scene, *TWO), record_at=scene.now - timedelta(days=10))
        scene.refuses(earlier, "article-missing")
        scene.does(replace(earlier, article=" AD pasal 9 ")).happened(RollFrozen, article="AD pasal 9")

    def test_a_record_date_lies_not_ahead(self) -> None:
        scene = a_scheduled_meeting()
        ahead = replace(freezes(scene, *TWO), record_at=scene.now + timedelta(days=2), article="AD pasal 9")
        scene.refuses(ahead, "malformed", field="record_at")

    def test_without_a_roll_there_is_nobody_to_invite(self) -> None:
        scene = a_scheduled_meeting()
        scene.refuses(RecordInvitations(scene.now, scene.now, 0), "roll-missing")

    def test_without_a_roll_there_is_nothing_to_change(self) -> None:
        a_scheduled_meeting().refuses(amends_roll("m1", add=True), "roll-missing")


class TestChanging:
    def test_every_change_is_an_event_with_its_reason(self) -> None:
        reason = why("Meninggal dunia 2 Februari.")
        scene = an_invited_meeting(10).does(amends_roll("m3", add=False, reason=reason), by=COMMITTEE)
        scene.happened(RollAmended, entry=RollEntry("m3"), added=False, reason=reason.id)
        assert scene.log[-1].actor == COMMITTEE
        assert scene.meeting.roll.total == 9

    def test_no_change_goes_without_its_reason(self) -> None:
        an_invited_meeting(10).refuses(amends_roll("m3", add=False, reason=why(" ")), "reason-missing")

    def test_who_is_on_it_is_not_put_on_it_again(self) -> None:
        an_invited_meeting(10).refuses(amends_roll("m3", add=True), "already-done")

    def test_who_is_not_on_it_is_not_taken_off(self) -> None:
        an_invited_meeting(10).refuses(amends_roll("m11", add=False), "not-on-roll")

    def test_nobody_is_put_on_it_without_a_vote(self) -> None:
        an_invited_meeting(10).refuses(amends_roll("m11", add=True, weight=0), "malformed")

    def test_after_opening_only_the_chair_decides_a_change(self) -> None:
        scene = an_open_meeting().refuses(amends_roll("m11", add=True), "not-allowed", by=COMMITTEE)
        scene.refuses(amends_roll("m11", add=True), "not-allowed", by=OPERATOR)
        scene.does(amends_roll("m11", add=True), by=ACTING_CHAIR).happened(RollAmended)

    def test_also_while_suspended(self) -> None:
        scene = (
            an_open_meeting().suspended().refuses(amends_roll("m11", add=True), "not-allowed", by=COMMITTEE)
        )
        scene.does(amends_roll("m11", add=True)).happened(RollAmended)

    def test_who_is_taken_off_no_longer_counts_as_present(self) -> None:
        scene = an_open_meeting(10, 8).does(amends_roll("m1", add=False))
        quorum = scene.meeting.quorum()
        assert (quorum.present, quorum.entitled, quorum.online) == (7, 9, 7)

    def test_who_is_taken_off_out_of_the_hall_leaves_its_figure(self) -> None:
        scene = a_meeting(10, present=8, hall=2).opened().does(amends_roll("m1", add=False))
        quorum = scene.meeting.quorum()
        assert (quorum.present, quorum.online, quorum.hall) == (7, 6, 1)

    def test_it_does_not_move_under_a_running_ballot(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        scene.refuses(amends_roll("m11", add=True), "something-running")
        scene.refuses(amends_roll("m10", add=False), "something-running")

    def test_nobody_who_might_object_is_taken_off_during_a_countdown(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(acclaims("lpj"))
        scene.refuses(amends_roll("m10", add=False), "something-running").does(objects("m10", "lpj"))

    def test_a_closed_meeting_has_a_closed_roll(self) -> None:
        scene = an_open_meeting(10, 3).does(CloseWithoutQuorum(why()))
        scene.refuses(amends_roll("m11", add=True), "wrong-state", state="closed")

    def test_who_is_put_on_it_may_check_in_and_vote(self) -> None:
        scene = an_open_meeting().does(amends_roll("m11", add=True)).arrive("m11").proposed("lpj")
        scene.does(opens("lpj")).does(votes("m11", "lpj", "for"))

    def test_who_was_taken_off_may_not(self) -> None:
        scene = an_open_meeting().does(amends_roll("m10", add=False)).proposed("lpj").does(opens("lpj"))
        scene.refuses(votes("m10", "lpj", "for"), "not-on-roll")
        assert scene.ballot("lpj").entitled == set(members(9))
