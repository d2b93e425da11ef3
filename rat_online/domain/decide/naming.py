"""Rules of a formatur's list: who may name, and what is put to the meeting. Rule book 6.2."""

from rat_online.domain.ballot import Option
from rat_online.domain.commands import deciding as c
from rat_online.domain.decide.requirements import known_decision, text_given
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.formatur import adopted_list, members_of
from rat_online.domain.meeting import Meeting
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.vocabulary import BallotForm, DecisionKind, DecisionStatus, Subject

MOST_SEATS = 50
LONGEST_SEAT = 120


def as_proposed(meeting: Meeting, command: c.NameBoard) -> c.ProposeDecision:
    """The list as a decision: as many candidates as seats, so that it may be adopted by acclamation."""
    formatur = known_decision(meeting, command.formatur, DecisionStatus.DECLARED)
    members = members_of(formatur)
    if not members:
        refuse(Refusal.NOT_ELECTED)
    if adopted_list(meeting, formatur.id) is not None:
        refuse(Refusal.ALREADY_DONE)
    persons = [one.person for one in command.named]
    if not 1 <= len(persons) <= MOST_SEATS or len(set(persons)) < len(persons):
        refuse(Refusal.OPTIONS_INVALID)
    for one in command.named:
        if len(text_given(one.seat)) > LONGEST_SEAT or one.person not in meeting.roll:
            refuse(Refusal.OPTIONS_INVALID)
        if one.by is not None and one.by not in members:
            refuse(Refusal.NOT_ELECTED)
    options = tuple(Option(f"c{number}", person=person) for number, person in enumerate(persons, start=1))
    return c.ProposeDecision(
        item=command.item,
        kind=DecisionKind.ELECTION,
        subject=Subject.PERSON,
        text=command.text,
        form=BallotForm.EXACTLY,
        options=options,
        seats=len(options),
    )


def as_named(named: tuple[NamedSeat, ...]) -> tuple[NamedSeat, ...]:
    return tuple(NamedSeat(one.seat.strip(), one.person, one.by) for one in named)
