"""Rules of the tables attached to a decision: SHU shares, RAPB. Rule book sections 4, 6.4 and 7."""

from rat_online.domain.commands import deciding as c
from rat_online.domain.decide.requirements import known_decision, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import deciding as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.money import MoneyTable, TableFault, check, read_tables
from rat_online.domain.vocabulary import DecisionId, DecisionStatus, MeetingState, Subject

UNDECIDED = (DecisionStatus.PROPOSED, DecisionStatus.OBJECTED)
CODES = {
    "percent": Refusal.TABLE_PERCENT,
    "share": Refusal.TABLE_SHARE,
    "subtotal": Refusal.TABLE_SUBTOTAL,
    "total": Refusal.TABLE_TOTAL,
}
LONGEST_PASTED = 7000


def attach(meeting: Meeting, command: c.AttachTables) -> list[Event]:
    """They are part of the text: changed like it, until the decision is first put to the vote."""
    state_is(meeting, MeetingState.OPEN)
    decision = known_decision(meeting, command.decision, *UNDECIDED)
    if decision.ballots:
        refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    if len(command.pasted) > LONGEST_PASTED:
        refuse(Refusal.TOO_LARGE, limit=LONGEST_PASTED)
    try:
        tables = read_tables(command.pasted)
    except TableFault as fault:
        refuse(CODES.get(fault.what, Refusal.TABLE_UNREADABLE), line=fault.line, **fault.facts)
    return [] if tables == decision.tables else [e.TablesAttached(decision.id, tables)]


def planned(meeting: Meeting, decision: DecisionId, subject: Subject) -> list[Event]:
    """What the organiser laid down for decisions on this subject comes with them."""
    tables = meeting.about.tables.get(subject, ())
    return [e.TablesAttached(decision, tables)] if tables else []


def checked_plan(
    tables: dict[Subject, tuple[MoneyTable, ...]],
) -> dict[Subject, tuple[MoneyTable, ...]]:
    """The organiser's tables, whose figures add up as well."""
    try:
        for table in (one for found in tables.values() for one in found):
            check(table)
    except TableFault as fault:
        refuse(CODES[fault.what], line=fault.line, **fault.facts)
    return tables
