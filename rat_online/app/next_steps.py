"""What the committee does next: one path from an empty install to a meeting that can be opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rat_online.domain.meeting import Meeting
from rat_online.domain.readiness import what_blocks
from rat_online.domain.vocabulary import MeetingState


class Step(StrEnum):
    ROLL = "roll"
    INVITATIONS = "invitations"
    READINESS = "readiness"
    REGISTRATION = "registration"


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class NextStep:
    step: Step
    state: StepState


BEFORE_REGISTRATION = (MeetingState.DRAFT, MeetingState.SCHEDULED, MeetingState.INVITED)


def steps_of_meeting(meeting: Meeting, now: datetime) -> list[NextStep]:
    """The steps of a scheduled meeting; once people may come in, all lie behind."""
    is_over = meeting.state not in BEFORE_REGISTRATION
    done = {
        Step.ROLL: bool(meeting.roll.entries),
        Step.INVITATIONS: meeting.about.invited_at is not None,
        Step.READINESS: not what_blocks(meeting, now),
        Step.REGISTRATION: False,
    }
    return ordered([(step, is_over or is_done) for step, is_done in done.items()])


def ordered(steps: Sequence[tuple[Step, bool]]) -> list[NextStep]:
    """The first that is not done is the next one; what comes after it waits, unless it is done already."""
    first = next((step for step, is_done in steps if not is_done), None)
    return [NextStep(step, _state(step, is_done, first)) for step, is_done in steps]


def _state(step: Step, is_done: bool, first: Step | None) -> StepState:
    if is_done:
        return StepState.DONE
    return StepState.NOW if step is first else StepState.AHEAD
