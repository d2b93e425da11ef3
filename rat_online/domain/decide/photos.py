"""Rules of a candidate's photo: who may show which, and until when. Rule book 6.8."""

from rat_online.domain.actor import Actor
from rat_online.domain.commands.nominating import SetCandidatePhoto
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import acts_for_self
from rat_online.domain.decision import Decision
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events.nominating import CandidatePhotoSet
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import DecisionStatus, ItemId, NominationStatus, PersonId, Role

UNDECIDED = (DecisionStatus.PROPOSED, DecisionStatus.OBJECTED)
WILLING = (NominationStatus.ACCEPTED, NominationStatus.VERIFIED)


def decide(meeting: Meeting, command: SetCandidatePhoto, context: Context) -> list[Event]:
    if command.item not in meeting.agenda.items:
        refuse(Refusal.UNKNOWN_ITEM, item=command.item)
    if context.actor.role is Role.MEMBER:
        acts_for_self(context, command.person)
    _may_have_photo(meeting, command.item, command.person, context.actor)
    if meeting.nominations.photos.get((command.item, command.person)) == command.photo:
        return []
    return [CandidatePhotoSet(command.item, command.person, command.photo)]


def _may_have_photo(meeting: Meeting, item: ItemId, person: PersonId, actor: Actor) -> None:
    """A nominee who is willing, or whom an election under the item names; nobody once voting began.

    What was shown when people chose stays what it was, also through a run-off and a reconsideration.
    """
    put = [one for one in meeting.decisions.values() if _stands_in(one, item, person)]
    for decision in put:
        if decision.ballots or decision.status not in UNDECIDED:
            refuse(Refusal.WRONG_STATUS, decision=decision.id, status=decision.status)
    nomination = meeting.nominations.standing(item, person)
    is_willing = nomination is not None and nomination.status in WILLING
    if not is_willing and (not put or actor.role is Role.MEMBER):
        refuse(Refusal.UNKNOWN_NOMINATION)


def _stands_in(decision: Decision, item: ItemId, person: PersonId) -> bool:
    is_on = decision.item == item and decision.status is not DecisionStatus.WITHDRAWN
    return is_on and any(option.person == person for option in decision.options)
