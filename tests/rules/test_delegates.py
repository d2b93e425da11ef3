"""Delegate mode (perwakilan kelompok): one delegate a group, weight by the articles. Rule book section 3."""

from dataclasses import replace

import pytest

from rat_online.domain.actor import Actor
from rat_online.domain.commands import preparing as p
from rat_online.domain.events.preparing import DelegateNamed, RollAmended, RollFrozen
from rat_online.domain.grouped import Candidate, entries_by
from rat_online.domain.profile import DelegateRule, Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import MeetingCall, MeetingMode, Role
from tests.rules.rulebook import a_scheduled_meeting, members, opens, schedules, votes, with_rules
from tests.rules.scene import ACTING_CHAIR, COMMITTEE, PLANNED_AT, Scene, member, why

GROUPS = {"Blok A": "m1", "Blok B": "m2", "Blok C": "m3"}


def by_articles(by_members: bool = False) -> Profile:
    return with_rules(delegates=DelegateRule(by_members, "AD pasal 11"))


def names(group: str, person: str) -> p.NameDelegate:
    return p.NameDelegate(group, person, why("berita acara rapat kelompok"))


def named(by_members: bool = False) -> Scene:
    scene = a_scheduled_meeting(by_articles(by_members))
    for group, person in GROUPS.items():
        scene.does(names(group, person))
    return scene


def freezes(scene: Scene, *entries: RollEntry) -> p.FreezeRoll:
    roll = entries or tuple(RollEntry(person, 1, group) for group, person in GROUPS.items())
    return p.FreezeRoll(scene.now, roll, "root")


def gathered() -> Scene:
    """The delegates of three groups; all are there."""
    scene = named()
    scene.does(freezes(scene)).does(p.RecordInvitations(scene.now, scene.now, 3))
    scene.now = PLANNED_AT
    return scene.does(p.OpenRegistration()).arrive(*members(3)).opened()


class TestNaming:
    def test_the_committee_names_one_for_a_group_with_a_reason(self) -> None:
        scene = a_scheduled_meeting(by_articles()).does(names("Blok A", "m1"))
        scene.happened(DelegateNamed, group="Blok A", person="m1")
        scene.refuses(p.NameDelegate("Blok B", "m2", why(" ")), "reason-missing")
        scene.refuses(p.NameDelegate(" ", "m2", why()), "text-missing")

    def test_naming_again_replaces_and_the_same_again_is_the_same(self) -> None:
        scene = named().changes_nothing(names("Blok A", "m1")).does(names("Blok A", "m9"))
        assert scene.meeting.delegates["Blok A"] == "m9"

    def test_it_is_so_before_a_meeting_in_writing_too(self) -> None:
        scene = a_scheduled_meeting(schedule=schedules(by_articles(), MeetingMode.WRITTEN))
        for group, person in GROUPS.items():
            scene.does(names(group, person))
        scene.does(freezes(scene))

    def test_nobody_stands_for_two_groups(self) -> None:
        named().refuses(names("Blok D", "m1"), "group-represented")

    def test_only_where_the_articles_have_delegates(self) -> None:
        a_scheduled_meeting().refuses(names("Blok A", "m1"), "delegates-not-used")

    def test_before_the_roll_is_frozen(self) -> None:
        scene = named()
        scene.does(freezes(scene)).refuses(names("Blok A", "m9"), "roll-frozen")

    @pytest.mark.parametrize("by", [ACTING_CHAIR, Actor("secretary", Role.SECRETARY), member("m1")])
    def test_by_nobody_else(self, by: Actor) -> None:
        code = "not-on-roll" if by.role is Role.MEMBER else "not-allowed"
        named().refuses(names("Blok D", "m4"), code, by)


class TestTheRoll:
    def test_holds_the_delegates_and_nobody_else(self) -> None:
        scene = named()
        assert scene.does(freezes(scene)).event(RollFrozen).entries[0] == RollEntry("m1", 1, "Blok A")
        scene = named()
        more = tuple(RollEntry(person, 1, group) for group, person in {**GROUPS, "Blok D": "m4"}.items())
        scene.refuses(freezes(scene, *more), "delegates-differ")
        scene.refuses(freezes(scene, *more[:2]), "delegates-differ")
        scene.refuses(freezes(scene, RollEntry("m1"), *more[1:3]), "group-missing")

    def test_one_a_group(self) -> None:
        scene = named()
        twice = (RollEntry("m1", 1, "Blok A"), RollEntry("m2", 1, "Blok A"), RollEntry("m3", 1, "Blok C"))
        scene.refuses(freezes(scene, *twice), "group-represented")

    def test_each_has_one_vote_unless_the_articles_weigh_them_by_members(self) -> None:
        heavy = tuple(RollEntry(person, 7, group) for group, person in GROUPS.items())
        scene = named()
        scene.refuses(freezes(scene, *heavy), "weights-not-used")
        scene = named(by_members=True)
        assert scene.does(freezes(scene, *heavy)).meeting.roll.total == 21

    def test_a_delegate_is_replaced_by_events_with_reasons(self) -> None:
        scene = gathered()
        add = p.AmendRoll(RollEntry("m9", 1, "Blok A"), True, why("utusan baru"))
        scene.refuses(add, "group-represented")
        scene.refuses(p.AmendRoll(RollEntry("m1"), False, why("sakit")), "not-allowed", COMMITTEE)
        scene.does(p.AmendRoll(RollEntry("m1"), False, why("sakit"))).does(add)
        scene.happened(RollAmended, entry=RollEntry("m9", 1, "Blok A"), added=True)
        scene.refuses(p.AmendRoll(RollEntry("m8"), True, why()), "group-missing")

    def test_elsewhere_no_entry_has_a_group(self) -> None:
        scene = a_scheduled_meeting()
        scene.refuses(p.FreezeRoll(scene.now, (RollEntry("m1", 1, "Blok A"),), "root"), "malformed")
        scene.does(p.FreezeRoll(scene.now, (RollEntry("m1"),), "root"))
        scene.refuses(p.AmendRoll(RollEntry("m2", 1, "Blok A"), True, why()), "malformed")


class TestTheMeeting:
    def test_quorum_and_votes_are_the_delegates(self) -> None:
        scene = gathered().proposed("lpj").does(opens("lpj"))
        assert (scene.meeting.quorum().present, scene.meeting.quorum().entitled) == (3, 3)
        scene.does(votes("m1", "lpj", "for")).refuses(votes("m4", "lpj", "for"), "not-on-roll")

    def test_what_the_books_say_becomes_the_roll(self) -> None:
        books = [Candidate("m1", "A"), Candidate("m2", "A"), Candidate("m3", "B"), Candidate("m4", "C")]
        delegates = {"A": "m2", "B": "m3"}
        one = entries_by(by_articles(), books, delegates)
        assert one == [RollEntry("m2", 1, "A"), RollEntry("m3", 1, "B")]
        weighed = entries_by(by_articles(by_members=True), books, delegates)
        assert weighed == [RollEntry("m2", 2, "A"), RollEntry("m3", 1, "B")]


def test_a_second_meeting_inherits_the_delegates_though_nobody_names_them_again() -> None:
    first = gathered().meeting.roll
    again = replace(schedules(by_articles()), call=MeetingCall.SECOND, previous="rat-2027")
    scene = a_scheduled_meeting(schedule=again)
    scene.does(p.FreezeRoll(scene.now, tuple(first.entries.values()), "root"))
    assert scene.meeting.roll.group_of("m1") == "Blok A"
