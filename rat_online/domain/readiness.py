"""The readiness list: everything that still blocks or should worry the chair, each at once. Rule book 4."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from rat_online.domain.errors import Facts
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import (
    DecisionKind,
    MeetingCall,
    MeetingKind,
    MeetingMode,
    MeetingState,
    StreamKind,
)

SEEN_FROM_AFAR = (MeetingMode.ONLINE, MeetingMode.HYBRID)


class Check(StrEnum):
    NO_QUORUM_RULE = "no-quorum-rule"
    NO_ROLL = "no-roll"
    NO_ACTING_CHAIR = "no-acting-chair"
    NO_AGENDA = "no-agenda"
    NOT_INVITED = "not-invited"
    INVITATION_LATE = "invitation-late"
    MATERIAL_MISSING = "material-missing"
    MATERIAL_LATE = "material-late"
    NOTICE_SHORT = "notice-short"
    BOOK_YEAR_LATE = "book-year-late"
    REPORT_MISSING = "report-missing"
    REPORT_LATE = "report-late"
    REPORT_UNSIGNED = "report-unsigned"
    NOT_ON_AIR = "not-on-air"
    ONE_WAY_STREAM = "one-way-stream"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the list. What blocks may be overridden, with a reason, where `overridable`."""

    check: Check
    blocks: bool
    overridable: bool
    facts: Facts


def readiness(meeting: Meeting, now: datetime) -> list[Finding]:
    """Every finding, those overridden left in but no longer blocking."""
    overrides = meeting.about.overrides
    return [
        replace(found, blocks=False) if found.overridable and found.check in overrides else found
        for found in _find(meeting, now)
    ]


def what_blocks(meeting: Meeting, now: datetime) -> list[str]:
    """The codes of what blocks the registration and opening now."""
    return [found.check.value for found in readiness(meeting, now) if found.blocks]


def _find(meeting: Meeting, now: datetime) -> Iterator[Finding]:
    without_rule: list[str] = [kind.value for kind in DecisionKind if kind not in meeting.profile.rules]
    if without_rule:
        yield Finding(Check.NO_QUORUM_RULE, True, False, {"kinds": without_rule})
    if not meeting.roll.entries:
        yield Finding(Check.NO_ROLL, True, False, {})
    if meeting.offices.acting_chair() is None:
        yield Finding(Check.NO_ACTING_CHAIR, True, False, {})
    if not meeting.agenda.items:
        yield Finding(Check.NO_AGENDA, True, False, {})
    # Nobody has to be invited to a rehearsal, and no year's report waits for it.
    if meeting.about.is_rehearsal:
        return
    if meeting.about.call is MeetingCall.FIRST:
        yield from _find_in_notice(meeting)
    else:
        yield from _find_in_short_notice(meeting)
    yield from _find_in_book_year(meeting, now)
    yield from _find_in_report(meeting)
    yield from _find_on_stage(meeting)


def _find_in_notice(meeting: Meeting) -> Iterator[Finding]:
    """Invitation 14 days and material 7 days before, the latter by Permenkop 19/2015 Ps 16."""
    about, profile = meeting.about, meeting.profile
    if about.invited_at is None:
        yield Finding(Check.NOT_INVITED, True, True, {})
    elif about.planned_at - about.invited_at < timedelta(days=profile.invitation_days):
        yield Finding(Check.INVITATION_LATE, False, True, {"days": profile.invitation_days})
    blocks = about.mode in SEEN_FROM_AFAR
    if about.material_at is None:
        yield Finding(Check.MATERIAL_MISSING, blocks, True, {"days": profile.material_days})
    elif about.planned_at - about.material_at < timedelta(days=profile.material_days):
        yield Finding(Check.MATERIAL_LATE, blocks, True, {"days": profile.material_days})


def _find_in_short_notice(meeting: Meeting) -> Iterator[Finding]:
    """The 14 and 7 days do not apply to a second meeting, only its own notice (default 1 day)."""
    about, days = meeting.about, meeting.profile.second_notice_days
    if about.invited_at is None:
        yield Finding(Check.NOT_INVITED, True, True, {})
    elif about.planned_at - about.invited_at < timedelta(days=days):
        yield Finding(Check.NOTICE_SHORT, False, True, {"days": days})


def _find_in_book_year(meeting: Meeting, now: datetime) -> Iterator[Finding]:
    """UU 25/1992 Ps 26: for accountability within 6 months after the book year closes."""
    if meeting.about.kind is not MeetingKind.ANNUAL:
        return
    months = meeting.profile.months_after_book_year
    if now.date() > _months_after(meeting.about.book_year_ended_on, months):
        yield Finding(Check.BOOK_YEAR_LATE, False, True, {"months": months})


def _find_in_report(meeting: Meeting) -> Iterator[Finding]:
    """UU 25/1992 Ps 35 to 36: drawn up at least a month before, signed by all pengurus, or explained."""
    if meeting.about.kind is not MeetingKind.ANNUAL:
        return
    report, record = meeting.record.report, meeting.record
    if report is None:
        yield Finding(Check.REPORT_MISSING, False, True, {})
        return
    days = meeting.profile.report_days
    if meeting.about.planned_at.date() - report.dated_on < timedelta(days=days):
        yield Finding(Check.REPORT_LATE, False, True, {"days": days})
    silent = set(meeting.offices.board) - set(report.signed) - record.unsigned.keys()
    if silent:
        yield Finding(Check.REPORT_UNSIGNED, False, True, {"n": len(silent)})


def _find_on_stage(meeting: Meeting) -> Iterator[Finding]:
    """Permenkop 19/2015 Ps 16: whoever is not in the hall sees and hears the others, and is heard."""
    if meeting.about.mode not in SEEN_FROM_AFAR:
        return
    if meeting.stage.kind is not StreamKind.EMBEDDED:
        yield Finding(Check.ONE_WAY_STREAM, False, True, {})
    elif meeting.state is MeetingState.REGISTRATION and meeting.stage.on_air_since is None:
        yield Finding(Check.NOT_ON_AIR, False, True, {})


def _months_after(day: date, months: int) -> date:
    """The last day of the month that lies `months` after `day`'s."""
    index = day.year * 12 + day.month - 1 + months + 1
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)
