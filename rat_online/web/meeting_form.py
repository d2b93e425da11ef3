"""The form of a new meeting: what the organiser filled in, read into a plan, each mistake at its field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.domain.members import Member
from rat_online.domain.money import MoneyTable, TableFault, read_tables
from rat_online.domain.vocabulary import MeetingKind, MeetingMode, Role, Subject
from rat_online.domain.writing import LONGEST_WINDOW_DAYS
from rat_online.web.formats import ZONES

OFFICES = (Role.ACTING_CHAIR, Role.DEPUTY, Role.SECRETARY, Role.OPERATOR, Role.WITNESS, Role.AUDITOR)
TABLED = (Subject.SURPLUS, Subject.BUDGET)
LONGEST_PASTED = 7000
AGENDA_ITEMS = 16
MOST_ITEMS = 60
LONGEST_LINE = 300


NAMED_BY = " – "
"""Between a member's number and the name that a suggestion shows with it."""
_NO_COMMAS = str.maketrans("", "", ",;")

AT_A_PLACE = (MeetingMode.IN_PERSON, MeetingMode.HYBRID)
"""An invitation to one of these says where to come."""


class FormFaults(Exception):
    """Fields by name, each with the catalogue key of what is wrong."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


@dataclass(slots=True)
class _Reading:
    sent: Mapping[str, str]
    faults: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.sent.get(name, "").replace("\0", "").strip()[:LONGEST_LINE]

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found:
            self.faults[name] = "organiser.fault-missing"
        return found

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            self.faults[name] = "organiser.fault-date"
            return date(2000, 1, 1)

    def moment(self, name: str, zone: str, *, needed: bool = False) -> datetime | None:
        text = self.text(name)
        if not text and not needed:
            return None
        try:
            return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        except ValueError:
            self.faults[name] = "organiser.fault-date"
            return None


def plan_from(sent: Mapping[str, str], board: tuple[str, ...], supervisors: tuple[str, ...]) -> MeetingPlan:
    """The plan in a form; `board` and `supervisors` come from the members' books.

    Raises:
        FormFaults: with every field that does not fit.
    """
    form = _Reading(sent)
    zone = _choice(form, "zone", set(ZONES)) or "Asia/Jakarta"
    title = form.needed("title")
    planned_at = form.moment("planned_at", zone, needed=True)
    ended_on = form.day("book_year_ended_on")
    agenda = _agenda(form)
    kind = _choice(form, "kind", {one.value for one in MeetingKind})
    mode = _mode(form)
    plan = MeetingPlan(
        title=title,
        planned_at=planned_at or datetime(2000, 1, 1, tzinfo=UTC),
        book_year=ended_on.year,
        book_year_ended_on=ended_on,
        agenda=agenda,
        kind=MeetingKind(kind or MeetingKind.ANNUAL),
        mode=mode,
        place=form.needed("place") if mode in AT_A_PLACE else form.text("place"),
        zone=zone,
        officers={role: named for role in OFFICES if (named := _named(form, role.value))},
        board=board,
        supervisors=supervisors,
        invited_at=form.moment("invited_at", zone),
        material_at=form.moment("material_at", zone),
        tables=_tables(form),
        window_days=_window(form, mode),
    )
    if Role.ACTING_CHAIR not in plan.officers:
        form.faults["acting-chair"] = "organiser.fault-missing"
    if form.faults:
        raise FormFaults(form.faults)
    return plan


def _choice(form: _Reading, name: str, known: set[str]) -> str:
    found = form.text(name)
    if found not in known:
        form.faults[name] = "organiser.fault-missing"
        return ""
    return found


def _mode(form: _Reading) -> MeetingMode:
    return MeetingMode(_choice(form, "mode", {one.value for one in MeetingMode}) or MeetingMode.ONLINE)


def _window(form: _Reading, mode: MeetingMode) -> int | None:
    """How many days a written meeting takes answers; left out, as many as the rules allow."""
    text = form.text("window_days")
    if mode is not MeetingMode.WRITTEN or not text:
        return None
    days = int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0
    if not 1 <= days <= LONGEST_WINDOW_DAYS:
        form.faults["window_days"] = "organiser.fault-window"
    return days


def _agenda(form: _Reading) -> tuple[PlannedAgendaItem, ...]:
    lines = [
        line.strip()[:LONGEST_LINE] for line in form.sent.get("agenda", "").replace("\0", "").splitlines()
    ]
    items = tuple(PlannedAgendaItem(line) for line in lines if line)
    if not items:
        form.faults["agenda"] = "organiser.fault-missing"
    if len(items) > MOST_ITEMS:
        form.faults["agenda"] = "organiser.fault-many"
    return items


def _tables(form: _Reading) -> dict[Subject, tuple[MoneyTable, ...]]:
    """What is pasted for the decisions on SHU and on the budget; figures that do not add up are a fault."""
    found = {}
    for subject in TABLED:
        pasted = form.sent.get(f"table-{subject}", "").replace("\0", "")[:LONGEST_PASTED]
        try:
            tables = read_tables(pasted)
        except TableFault:
            form.faults[f"table-{subject}"] = "organiser.fault-table"
            continue
        if tables:
            found[subject] = tables
    return found


def suggestion(member: Member) -> str:
    """A member to choose for an office: commas part several of them, so a title's comma ("…, S.Pd.") goes."""
    return f"{member.number}{NAMED_BY}{member.name.translate(_NO_COMMAS)}"


def _named(form: _Reading, name: str) -> tuple[str, ...]:
    """Member numbers or logins, by commas; a suggestion brings the name behind its number."""
    parts = [part.partition(NAMED_BY)[0].strip() for part in form.text(name).replace(";", ",").split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))
