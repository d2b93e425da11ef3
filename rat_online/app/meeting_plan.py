"""A meeting as the organiser plans it, officers named by member number or login, before it is scheduled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from rat_online.domain.money import MoneyTable
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import MeetingKind, MeetingMode, Role, Subject


@dataclass(frozen=True, slots=True)
class PlannedAgendaItem:
    title: str
    presenter: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """What a plan file says. Officers, board and supervisors are member numbers or logins.

    Args:
        invited_at: when the invitations went out, None when they have not yet.
        material_at: since when the members have the material.
        window_days: how long a written meeting takes answers, None for as long as the rules allow.
        overrides: readiness checks that the committee overrides, each with its reason.
    """

    title: str
    planned_at: datetime
    book_year: int
    book_year_ended_on: date
    agenda: tuple[PlannedAgendaItem, ...]
    kind: MeetingKind = MeetingKind.ANNUAL
    mode: MeetingMode = MeetingMode.ONLINE
    place: str = ""
    zone: str = ""
    officers: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    board: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    profile: Profile | None = None
    invited_at: datetime | None = None
    material_at: datetime | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    register_now: bool = False
    tables: Mapping[Subject, tuple[MoneyTable, ...]] = field(default_factory=dict)
    window_days: int | None = None


class PlanFault(Exception):
    """The plan names somebody or something that is not there: `field` and what it said."""

    def __init__(self, field_name: str, said: str) -> None:
        super().__init__(f"{field_name}: {said}")
        self.field = field_name
        self.said = said
