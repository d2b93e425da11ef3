"""The form of a new meeting, read into a plan."""

import pytest

from rat_online.domain.members import Member
from rat_online.domain.vocabulary import MeetingMode, Role, Subject
from rat_online.web.meeting_form import MOST_ITEMS, FormFaults, plan_from, suggestion

FORM = {
    "title": "  RAT 2027  ",
    "kind": "annual",
    "mode": "hybrid",
    "place": "Balai desa dan daring",
    "planned_at": "2028-03-20T09:00",
    "zone": "Asia/Jayapura",
    "book_year_ended_on": "2027-12-31",
    "agenda": "Pembukaan\r\n\r\n  Penutup ",
    "acting-chair": "0001 – Siti Aminah",
    "witness": "0004, 0005;0004",
}


def faults_of(**changes: str) -> dict[str, str]:
    with pytest.raises(FormFaults) as wrong:
        plan_from({**FORM, **changes}, (), ())
    return wrong.value.faults


def test_a_filled_form_is_a_plan() -> None:
    plan = plan_from(FORM, ("0001",), ("0009",))
    assert (plan.title, plan.mode, plan.book_year) == ("RAT 2027", MeetingMode.HYBRID, 2027)
    assert plan.planned_at.isoformat() == "2028-03-20T00:00:00+00:00"
    assert [item.title for item in plan.agenda] == ["Pembukaan", "Penutup"]
    assert (plan.board, plan.supervisors) == (("0001",), ("0009",))


def test_officers_are_numbers_without_the_names_beside_them_each_once() -> None:
    officers = plan_from(FORM, (), ()).officers
    assert officers == {Role.ACTING_CHAIR: ("0001",), Role.WITNESS: ("0004", "0005")}


def test_a_suggested_member_with_a_title_behind_a_comma_is_one_officer() -> None:
    chosen = suggestion(Member("0001", "SUPARDI, S.Pd.; M.M."))
    officers = plan_from({**FORM, "acting-chair": chosen}, (), ()).officers
    assert officers[Role.ACTING_CHAIR] == ("0001",)


def test_invitation_and_material_may_be_left_open() -> None:
    plan = plan_from(FORM, (), ())
    assert (plan.invited_at, plan.material_at) == (None, None)
    assert plan_from({**FORM, "invited_at": "2028-03-01T08:00"}, (), ()).invited_at is not None


def test_a_written_meeting_has_its_window_and_no_other_meeting_has() -> None:
    written = {**FORM, "mode": "written"}
    assert plan_from({**written, "window_days": "10"}, (), ()).window_days == 10
    assert plan_from({**written, "window_days": ""}, (), ()).window_days is None
    assert plan_from({**FORM, "window_days": "10"}, (), ()).window_days is None


@pytest.mark.parametrize("days", ["0", "15", "-1", "dua", "1.5"])
def test_a_window_out_of_bounds_is_told_at_its_field(days: str) -> None:
    assert faults_of(mode="written", window_days=days) == {"window_days": "organiser.fault-window"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("kind", "picnic"),
        ("mode", ""),
        ("planned_at", "besok"),
        ("zone", "Europe/Berlin"),
        ("book_year_ended_on", "2027"),
        ("agenda", " \n"),
        ("agenda", "x\n" * (MOST_ITEMS + 1)),
        ("acting-chair", ""),
        ("invited_at", "kemarin"),
    ],
)
def test_a_mistake_is_told_at_its_field(field: str, value: str) -> None:
    assert set(faults_of(**{field: value})) == {field}


@pytest.mark.parametrize("mode", ["hybrid", "in-person"])
def test_whoever_is_to_come_is_told_where(mode: str) -> None:
    assert faults_of(mode=mode, place=" ") == {"place": "organiser.fault-missing"}
    assert plan_from({**FORM, "mode": "online", "place": ""}, (), ()).place == ""


def test_all_mistakes_are_told_at_once() -> None:
    assert set(faults_of(title="", agenda="", planned_at="")) == {"title", "agenda", "planned_at"}


SHU = "# SHU\nCadangan; 40%; 400\nJasa; 60%; 600\nJumlah; 100%; 1.000"


def test_tables_are_read_and_their_figures_checked() -> None:
    plan = plan_from({**FORM, "table-surplus": SHU}, (), ())
    assert plan.tables[Subject.SURPLUS][0].title == "SHU"
    wrong = SHU.replace("1.000", "1.001")
    assert faults_of(**{"table-budget": wrong}) == {"table-budget": "organiser.fault-table"}
