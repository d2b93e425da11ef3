"""Proposals that came to no decision and no ballot: an auditor asks where they went (rule book section 7)."""

from rat_online.domain.ballot import APART, Option
from rat_online.domain.decision import Decision
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.decided import item_numbers, numbered, table_of
from rat_online.domain.minutes.deciding import Proposal
from rat_online.domain.minutes.terms import Shelved
from rat_online.domain.vocabulary import BallotForm, DecisionStatus


def proposals_of(chronicle: Chronicle) -> tuple[Proposal, ...]:
    """Each in the order proposed, with what became of it."""
    meeting = chronicle.meeting
    numbers = numbered(meeting)
    return tuple(_proposal(chronicle, one) for id_, one in meeting.decisions.items() if id_ not in numbers)


def _proposal(chronicle: Chronicle, one: Decision) -> Proposal:
    meeting, versions = chronicle.meeting, tuple(chronicle.versions[one.id])
    withdrawn_at, by = chronicle.withdrawn.get(one.id, (None, ""))
    is_withdrawn = one.status is DecisionStatus.WITHDRAWN
    return Proposal(
        item=item_numbers(meeting)[one.item],
        kind=one.kind,
        title=meeting.agenda.items[one.item].planned.title,
        text=one.text,
        became=Shelved.WITHDRAWN if is_withdrawn else Shelved.UNDECIDED,
        proposed_at=versions[0].at,
        withdrawn_at=withdrawn_at,
        withdrawn_by=by,
        notes=one.notes,
        options=_options(chronicle, one),
        versions=versions,
        objections=tuple(chronicle.objections[one.id]),
        stopped=tuple(chronicle.stopped[one.id]),
        tables=tuple(table_of(table) for table in one.tables),
        reconsiders=numbered(meeting).get(one.reconsiders) if one.reconsiders else None,
    )


def _options(chronicle: Chronicle, one: Decision) -> tuple[str, ...]:
    """Whom or what an election would have been about; a motion has its text alone."""
    if one.form is BallotForm.MOTION:
        return ()
    return tuple(_name(chronicle, option) for option in one.options if option.id not in APART)


def _name(chronicle: Chronicle, option: Option) -> str:
    return chronicle.sources.name(option.person) if option.person else option.label
