"""What the committee does next: one path from an empty install to a meeting that can be opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rat_online.domain.meeting import Meeting
from rat_online.domain.readiness import what_blocks
from rat_online.domain.vocabulary import MeetingState


class Step(StrEnum):
    SETUP = "setup"
    MEMBERS = "members"
    MEETING = "meeting"
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


OF_A_MEETING = (Step.ROLL, Step.INVITATIONS, Step.READINESS, Step.REGISTRATION)
BEFORE_REGISTRATION = (MeetingState.DRAFT, MeetingState.SCHEDULED, MeetingState.INVITED)


def steps_of_meeting(meeting: Meeting, now: datetime) -> list[NextStep]:
    """The steps of a scheduled meeting; once people may come in, all lie behind."""
    return ordered(_done_of_meeting(meeting, now))


def steps_of_cooperative(
    *, is_set_up: bool, has_members: bool, meeting: Meeting | None, now: datetime
) -> list[NextStep]:
    """The whole way; `meeting` is the next that is scheduled and not over."""
    first = [(Step.SETUP, is_set_up), (Step.MEMBERS, has_members), (Step.MEETING, meeting is not None)]
    rest = [(step, False) for step in OF_A_MEETING]
    return ordered([*first, *(_done_of_meeting(meeting, now) if meeting else rest)])


def _done_of_meeting(meeting: Meeting, now: datetime) -> list[tuple[Step, bool]]:
    is_over = meeting.state not in BEFORE_REGISTRATION
    done = {
        Step.ROLL: bool(meeting.roll.entries),
        Step.INVITATIONS: meeting.about.invited_at is not None,
        Step.READINESS: not what_blocks(meeting, now),
        Step.REGISTRATION: False,
    }
    return [(step, is_over or done[step]) for step in OF_A_MEETING]


def ordered(steps: Sequence[tuple[Step, bool]]) -> list[NextStep]:
    """The first that is not done is the next one; what comes after it waits, unless it is done already."""
    first = next((step for step, is_done in steps if not is_done), None)
    return [NextStep(step, _state(step, is_done, first)) for step, is_done in steps]


def _state(step: Step, is_done: bool, first: Step | None) -> StepState:
    if is_done:
        return StepState.DONE
    return StepState.NOW if step is first else StepState.AHEAD
