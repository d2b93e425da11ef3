"""What hands, turns, interupsi and the chair's order add up to."""

from typing import assert_never

from rat_online.domain.events import Happened, SpeakingEvent
from rat_online.domain.events import speaking as e
from rat_online.domain.floor import Floor, Interruption, Turn
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import InterruptionId, InterruptionStatus, ProseId


def evolve(meeting: Meeting, event: SpeakingEvent, happened: Happened) -> None:
    floor = meeting.floor
    match event:
        case e.HandRaised():
            floor.hands[event.person] = happened.at
        case e.HandWithdrawn():
            floor.hands.pop(event.person, None)
        case e.InterruptionRaised():
            floor.interruptions[event.interruption] = Interruption(
                event.interruption, event.by, event.kind, event.item, happened.at, event.words
            )
        case e.InterruptionWithdrawn():
            _settle(floor, event.interruption, InterruptionStatus.WITHDRAWN, happened)
        case e.InterruptionAccepted():
            _settle(floor, event.interruption, InterruptionStatus.ACCEPTED, happened)
        case e.InterruptionRefused():
            _settle(floor, event.interruption, InterruptionStatus.REFUSED, happened, event.reason)
        case e.PersonWarned():
            floor.warnings[event.person] = floor.warnings.get(event.person, 0) + 1
        case e.PersonMuted():
            floor.muted.add(event.person)
        case e.PersonUnmuted():
            floor.muted.discard(event.person)
        case e.PersonRemoved():
            floor.removed.add(event.person)
        case e.PersonReadmitted():
            floor.removed.discard(event.person)
        case e.GistRecorded():
            floor.turns[event.turn].gist = event.gist
        case _:
            _turn(floor, event, happened)


def _turn(
    floor: Floor,
    event: e.FloorGiven | e.TurnExtended | e.TurnPaused | e.TurnResumed | e.TurnEnded,
    happened: Happened,
) -> None:
    if isinstance(event, e.FloorGiven):
        floor.hands.pop(event.person, None)
        floor.turns[event.turn] = Turn(
            id=event.turn,
            person=event.person,
            item=event.item,
            given_at=happened.at,
            deadline_at=event.deadline_at,
            interruption=event.interruption,
            since_at=happened.at,
        )
        floor.held_by = event.turn
        return
    turn = floor.turns[event.turn]
    match event:
        case e.TurnExtended():
            turn.deadline_at = event.deadline_at
        case e.TurnPaused():
            turn.hold(happened.at)
            floor.held_by, floor.paused_by = None, turn.id
        case e.TurnResumed():
            turn.since_at, turn.deadline_at = happened.at, event.deadline_at
            floor.held_by, floor.paused_by = turn.id, None
        case e.TurnEnded():
            turn.hold(happened.at)
            turn.ended_at, turn.ending = happened.at, event.cause
            floor.held_by = None if floor.held_by == turn.id else floor.held_by
            floor.paused_by = None if floor.paused_by == turn.id else floor.paused_by
        case _:
            assert_never(event)


def _settle(
    floor: Floor,
    interruption: InterruptionId,
    status: InterruptionStatus,
    happened: Happened,
    reason: ProseId | None = None,
) -> None:
    found = floor.interruptions[interruption]
    found.status, found.settled_at, found.reason = status, happened.at, reason
