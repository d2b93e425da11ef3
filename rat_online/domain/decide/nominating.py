"""Rules of nomination: made by members, accepted by the nominee, verified by the committee. Rule book 6.2."""

from collections.abc import Iterable
from typing import assert_never

from rat_online.domain.ballot import Option
from rat_online.domain.commands import NominatingCommand
from rat_online.domain.commands import nominating as c
from rat_online.domain.context import Context
from rat_online.domain.decide import photos
from rat_online.domain.decide.requirements import acts_for_self, is_on_roll, reason_given, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import nominating as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.nominations import Nomination
from rat_online.domain.transitions import PREPARATION, RUNNING
from rat_online.domain.vocabulary import DecisionStatus, ItemId, NominationStatus, Subject

MOST_EACH = 9
"""How many a member nominates for one item, so that everybody's are read."""


def decide(meeting: Meeting, command: NominatingCommand, context: Context) -> list[Event]:
    state_is(meeting, *PREPARATION, *RUNNING)
    match command:
        case c.OpenNominations():
            return _call(meeting, command.item)
        case c.NominateCandidate():
            return _nominate(meeting, command, context)
        case c.AcceptNomination():
            return _accept(meeting, command, context)
        case c.DeclineNomination():
            return _decline(meeting, command, context)
        case c.VerifyNomination():
            return _verify(meeting, command)
        case c.RejectNomination():
            return _reject(meeting, command)
        case c.SetCandidatePhoto():
            return photos.decide(meeting, command, context)
        case _:
            assert_never(command)


def _call(meeting: Meeting, item: ItemId) -> list[Event]:
    if item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=item)
    if item in meeting.nominations.called:
        return []
    _is_open(meeting, item)
    return [e.NominationsOpened(item)]


def _is_open(meeting: Meeting, item: ItemId) -> None:
    """Nobody joins or leaves once the candidates are put to the meeting."""
    for decision in meeting.decisions.values():
        is_put = decision.subject is Subject.PERSON and decision.status is not DecisionStatus.WITHDRAWN
        if decision.item == item and is_put:
            refuse(Refusal.NOMINATIONS_CLOSED, item=item)


def _nominate(meeting: Meeting, command: c.NominateCandidate, context: Context) -> list[Event]:
    acts_for_self(context, command.by)
    is_on_roll(meeting, command.by)
    if command.item not in meeting.nominations.called:
        refuse(Refusal.NOMINATIONS_CLOSED, item=command.item)
    _is_open(meeting, command.item)
    if command.person not in meeting.roll:
        refuse(Refusal.UNKNOWN_PERSON)
    if meeting.nominations.standing(command.item, command.person) is not None:
        refuse(Refusal.ALREADY_NOMINATED)
    made = meeting.nominations.made
    own = [one for one in made.values() if one.by == command.by and one.item == command.item]
    if len(own) >= MOST_EACH:
        refuse(Refusal.NOMINATIONS_MANY, limit=MOST_EACH)
    return [e.CandidateNominated(f"nom{len(made) + 1}", command.by, command.item, command.person)]


def _known(meeting: Meeting, nomination: str, *statuses: NominationStatus) -> Nomination:
    found = meeting.nominations.made.get(nomination)
    if found is None:
        refuse(Refusal.UNKNOWN_NOMINATION)
    if statuses and found.status not in statuses:
        refuse(Refusal.NOMINATION_OVER, status=found.status)
    return found


def _accept(meeting: Meeting, command: c.AcceptNomination, context: Context) -> list[Event]:
    found = _known(meeting, command.nomination)
    acts_for_self(context, found.person)
    if found.status is NominationStatus.ACCEPTED:
        return []
    _known(meeting, command.nomination, NominationStatus.NOMINATED)
    return [e.NominationAccepted(found.id)]


def _decline(meeting: Meeting, command: c.DeclineNomination, context: Context) -> list[Event]:
    found = _known(meeting, command.nomination)
    acts_for_self(context, found.person)
    if found.status is NominationStatus.DECLINED:
        return []
    if found.status is NominationStatus.REJECTED:
        refuse(Refusal.NOMINATION_OVER, status=found.status)
    _is_open(meeting, found.item)
    return [e.NominationDeclined(found.id)]


def _verify(meeting: Meeting, command: c.VerifyNomination) -> list[Event]:
    found = _known(meeting, command.nomination, NominationStatus.ACCEPTED, NominationStatus.VERIFIED)
    return [] if found.status is NominationStatus.VERIFIED else [e.NominationVerified(found.id)]


def _reject(meeting: Meeting, command: c.RejectNomination) -> list[Event]:
    found = _known(meeting, command.nomination, NominationStatus.NOMINATED, NominationStatus.ACCEPTED)
    return [e.NominationRejected(found.id, reason_given(command.reason).id)]


def are_verified(meeting: Meeting, item: ItemId, subject: Subject, options: Iterable[Option]) -> None:
    """Where members nominate, nobody comes onto the ballot past acceptance and verification."""
    if subject is not Subject.PERSON or item not in meeting.nominations.called:
        return
    named = {option.person for option in options if option.person is not None}
    missing = named - meeting.nominations.verified(item)
    if missing or any(option.person is None and option.label.strip() for option in options):
        refuse(Refusal.CANDIDATE_UNVERIFIED, item=item)
