"""What is put on record: the annual report, excused absences, ceremonies. Rule book section 4."""

from dataclasses import replace
from datetime import date

import pytest

from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.events import recording as e
from rat_online.domain.readiness import readiness
from rat_online.domain.vocabulary import Ceremony, MeetingKind
from tests.rules.rulebook import a_meeting, an_invited_meeting, an_open_meeting, schedules
from tests.rules.scene import COMMITTEE, SECRETARY, Scene, member, why

TERM = (date(2027, 3, 20), date(2031, 3, 19))


def checks(scene: Scene) -> set[str]:
    return {one.check.value for one in readiness(scene.meeting, scene.now)}


def reported(dated_on: date, *signed: str) -> Scene:
    return an_invited_meeting().does(r.RecordReport(dated_on, signed), COMMITTEE)


class TestReport:
    def test_a_report_that_nobody_recorded_is_a_worry_and_blocks_nothing(self) -> None:
        scene = an_invited_meeting()
        assert "report-missing" in checks(scene)
        scene.does(p.OpenRegistration())

    def test_dated_less_than_a_month_before_is_a_worry(self) -> None:
        assert "report-late" in checks(reported(date(2027, 2, 19), "board"))
        assert not checks(reported(date(2027, 2, 18), "board")) & {"report-late", "report-missing"}

    def test_one_of_the_pengurus_without_signature_or_written_reason_is_a_worry(self) -> None:
        scene = reported(date(2027, 1, 20))
        assert "report-unsigned" in checks(scene)
        scene.does(r.ExplainUnsigned("board", why("tidak sependapat")), SECRETARY)
        assert "report-unsigned" not in checks(scene)

    def test_only_pengurus_sign(self) -> None:
        an_invited_meeting().refuses(r.RecordReport(date(2027, 1, 20), ("m1",)), "unknown-person", COMMITTEE)
        an_invited_meeting().refuses(r.ExplainUnsigned("m1", why()), "unknown-person", COMMITTEE)

    def test_a_meeting_without_accountability_needs_none(self) -> None:
        other = replace(schedules(), kind=MeetingKind.SPECIAL)
        assert not {one for one in checks(an_invited_meeting(schedule=other)) if one.startswith("report")}


class TestAbsence:
    def test_who_sent_word_is_excused_once_and_with_the_reason(self) -> None:
        scene = a_meeting(10, 2).does(r.ExcuseAbsence("m9", why("sakit")), COMMITTEE)
        scene.happened(e.AbsenceExcused, person="m9")
        scene.refuses(r.ExcuseAbsence("m9", why()), "already-done", COMMITTEE)

    def test_who_came_is_not_absent(self) -> None:
        a_meeting(10, 2).refuses(r.ExcuseAbsence("m1", why()), "already-done", COMMITTEE)
        a_meeting(10, 2).refuses(r.ExcuseAbsence("m99", why()), "not-on-roll", COMMITTEE)

    def test_it_needs_its_reason(self) -> None:
        a_meeting(10, 2).refuses(r.ExcuseAbsence("m9", why(" ")), "reason-missing", COMMITTEE)


def held(kind: Ceremony, *persons: str, term: tuple[date, date] | None = None) -> r.RecordCeremony:
    return r.RecordCeremony(kind, "election", persons, *(term or (None, None)))


def elected() -> Scene:
    """m3 and m4 are elected, in the open; the board is demisioner."""
    scene = an_open_meeting().does(held(Ceremony.DISCHARGE, "board", "supervisor"))
    scene.nominated("ketua", "m3", "m5").counted("ketua", 600, m3=["m1", "m2"]).declared("ketua")
    return scene.nominated("wakil", "m4", "m6").counted("wakil", 600, m4=["m1", "m2"]).declared("wakil")


class TestCeremonies:
    def test_demisioner_then_the_election_then_induction_then_handing_over(self) -> None:
        scene = elected().does(held(Ceremony.INDUCTION, "m3", "m4", term=TERM))
        scene.does(held(Ceremony.HANDING_OVER, "m3", "m4"))
        assert [one.kind for one in scene.meeting.record.ceremonies] == list(Ceremony)

    def test_only_the_elected_are_inducted(self) -> None:
        elected().refuses(held(Ceremony.INDUCTION, "m5", term=TERM), "not-elected")

    def test_nobody_is_inducted_before_the_board_is_demisioner(self) -> None:
        scene = an_open_meeting().nominated("ketua", "m3", "m4")
        scene.counted("ketua", 600, m3=["m1"]).declared("ketua")
        scene.refuses(held(Ceremony.INDUCTION, "m3", term=TERM), "ceremony-order", needed="discharge")

    def test_only_the_inducted_take_over(self) -> None:
        elected().refuses(held(Ceremony.HANDING_OVER, "m3"), "ceremony-order", needed="induction")

    @pytest.mark.parametrize("term", [None, TERM[::-1], (TERM[0], TERM[0])])
    def test_an_induction_says_its_term(self, term: tuple[date, date] | None) -> None:
        elected().refuses(held(Ceremony.INDUCTION, "m3", term=term), "term-missing")

    def test_nothing_else_has_a_term(self) -> None:
        an_open_meeting().refuses(held(Ceremony.DISCHARGE, "board", term=TERM), "term-missing")

    def test_each_goes_through_it_once(self) -> None:
        elected().refuses(held(Ceremony.DISCHARGE, "board"), "already-done")

    def test_only_those_in_office_are_discharged_and_somebody_is(self) -> None:
        an_open_meeting().refuses(held(Ceremony.DISCHARGE, "m1"), "unknown-person")
        an_open_meeting().refuses(held(Ceremony.DISCHARGE), "unknown-person")

    def test_it_belongs_to_an_item_of_the_agenda(self) -> None:
        nowhere = r.RecordCeremony(Ceremony.DISCHARGE, "i99", ("board",))
        an_open_meeting().refuses(nowhere, "unknown-item")

    def test_only_the_chair_holds_one(self) -> None:
        scene = an_open_meeting()
        scene.refuses(held(Ceremony.DISCHARGE, "board"), "not-allowed", COMMITTEE)
        scene.refuses(held(Ceremony.DISCHARGE, "board"), "not-allowed", member("m1"))
