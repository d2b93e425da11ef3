"""What still blocks or should worry before the opening. Rule book section 4."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.readiness import Finding, readiness
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import MeetingCall, MeetingKind, MeetingMode
from tests.rules.rulebook import a_meeting, a_scheduled_meeting, schedules, with_rules
from tests.rules.scene import COMMITTEE, PLANNED_AT, Scene, why

BY = COMMITTEE


def found(scene: Scene) -> dict[str, Finding]:
    return {one.check.value: one for one in readiness(scene.meeting, scene.now)}


def invited(
    days: float = 14, material_days: float | None = 7, schedule: p.ScheduleMeeting | None = None
) -> Scene:
    """Invitations, and the material where any, so many days before the meeting."""
    scene = a_scheduled_meeting(schedule=schedule)
    scene.now = PLANNED_AT - timedelta(days=days)
    scene.does(p.FreezeRoll(scene.now, (RollEntry("m1"),), "root"))
    material_at = None if material_days is None else PLANNED_AT - timedelta(days=material_days)
    scene.does(p.RecordInvitations(scene.now, material_at, 1))
    scene.now = PLANNED_AT
    return scene


class TestInvitation:
    def test_an_invitation_under_14_days_is_a_worry_and_blocks_nothing(self) -> None:
        assert "invitation-late" not in found(invited(14))
        scene = invited(13.9)
        assert not found(scene)["invitation-late"].blocks
        scene.does(p.OpenRegistration(), BY)

    def test_the_days_are_the_profile_s(self) -> None:
        tighter = schedules(with_rules(invitation_days=21))
        assert "invitation-late" in found(invited(20, schedule=tighter))

    def test_a_second_meeting_has_its_own_notice_of_a_day_alone(self) -> None:
        second = replace(schedules(), call=MeetingCall.SECOND)
        scene = invited(1, None, second)
        assert (
            not {"invitation-late", "material-missing", "material-late", "notice-short"} & found(scene).keys()
        )
        short = found(invited(0.9, None, second))["notice-short"]
        assert not short.blocks


class TestMaterial:
    @pytest.mark.parametrize("mode", [MeetingMode.ONLINE, MeetingMode.HYBRID])
    @pytest.mark.parametrize(("days", "check"), [(None, "material-missing"), (6.9, "material-late")])
    def test_under_7_days_blocks_a_meeting_that_is_seen_from_afar(
        self, mode: MeetingMode, days: float | None, check: str
    ) -> None:
        scene = invited(14, days, schedules(mode=mode))
        assert found(scene)[check].blocks
        scene.refuses(p.OpenRegistration(), "not-ready", BY, checks=[check])

    def test_in_person_it_is_a_worry(self) -> None:
        scene = invited(14, None, schedules(mode=MeetingMode.IN_PERSON))
        assert not found(scene)["material-missing"].blocks
        scene.does(p.OpenRegistration(), BY)

    def test_unless_overridden_with_a_reason(self) -> None:
        scene = invited(14, None)
        scene.refuses(p.OverrideReadiness("material-missing", why(" ")), "reason-missing", BY)
        scene.does(p.OverrideReadiness("material-missing", why("dibagikan di tempat")), BY)
        assert not found(scene)["material-missing"].blocks
        scene.does(p.OpenRegistration(), BY)

    def test_what_was_not_found_is_not_overridden(self) -> None:
        invited().refuses(p.OverrideReadiness("material-missing", why()), "malformed", BY)


class TestWhatNothingOverrides:
    def test_without_roll_there_is_no_meeting(self) -> None:
        scene = a_scheduled_meeting()
        assert found(scene)["no-roll"].blocks
        scene.refuses(p.OverrideReadiness("no-roll", why()), "not-ready", BY)

    def test_every_kind_of_decision_has_its_quorum_rule(self) -> None:
        rules = dict(schedules().profile.rules)
        del rules[next(iter(rules))]
        scene = invited(schedule=schedules(with_rules(rules=rules)))
        assert found(scene)["no-quorum-rule"].blocks


class TestTheYear:
    @pytest.mark.parametrize(("day", "late"), [(date(2027, 6, 30), False), (date(2027, 7, 1), True)])
    def test_later_than_six_months_after_the_book_year_is_a_worry(self, day: date, late: bool) -> None:
        scene = invited()
        scene.now = scene.now.replace(month=day.month, day=day.day)
        assert ("book-year-late" in found(scene)) is late

    def test_three_where_the_articles_say_so(self) -> None:
        scene = invited(schedule=schedules(with_rules(months_after_book_year=3)))
        scene.now = scene.now.replace(month=4, day=1)
        assert found(scene)["book-year-late"].facts == {"months": 3}

    def test_only_an_annual_meeting_gives_account(self) -> None:
        scene = invited(schedule=replace(schedules(), kind=MeetingKind.EXTRAORDINARY))
        scene.now = scene.now.replace(month=12)
        assert not {"book-year-late", "report-missing"} & found(scene).keys()


def test_every_kind_of_meeting_is_scheduled() -> None:
    for kind in MeetingKind:
        Scene().does(replace(schedules(), kind=kind), CLOCK)


def test_a_second_meeting_is_within_seven_days() -> None:
    scene = a_meeting(entitled=4, present=1).opened()
    late = ld.PostponeMeeting(MeetingCall.SECOND, scene.now + timedelta(days=7, hours=1), why())
    scene.refuses(late, "duration-out-of-range")
    in_time = ld.PostponeMeeting(MeetingCall.SECOND, scene.now + timedelta(days=7), why())
    scene.does(in_time)
