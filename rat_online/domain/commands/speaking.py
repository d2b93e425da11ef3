"""Commands of the floor: hands, turns, interupsi, and the chair's order. Rule book section 5."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import InterruptionId, InterruptionKind, PersonId, TurnId


@dataclass(frozen=True, slots=True)
class RaiseHand:
    """Ask for the floor: the last in the queue. Twice is once."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class WithdrawHand:
    person: PersonId


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """Let somebody speak, from the queue or called by the chair; ends the turn before. None takes the
    profile's time."""

    person: PersonId
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class ExtendTurn:
    """More time, from the deadline or, in overtime, from now."""

    turn: TurnId
    seconds: int


@dataclass(frozen=True, slots=True)
class EndTurn:
    """The speaker has finished, or the chair ends the turn. After an interupsi the speaker before goes on."""

    turn: TurnId


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Interupsi: jumps the queue for the chair to accept or refuse."""

    by: PersonId
    kind: InterruptionKind
    text: Prose | None = None


@dataclass(frozen=True, slots=True)
class WithdrawInterruption:
    interruption: InterruptionId


@dataclass(frozen=True, slots=True)
class AcceptInterruption:
    """Give the floor to an interupsi; whoever speaks is paused meanwhile. None takes the profile's time."""

    interruption: InterruptionId
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class RefuseInterruption:
    interruption: InterruptionId
    reason: Prose


@dataclass(frozen=True, slots=True)
class WarnPerson:
    person: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class MutePerson:
    """Take the right to speak until it is given back; written questions, presence and vote stay."""

    person: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class UnmutePerson:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Send somebody from the debate: no hand, interupsi or question; presence and vote stay."""

    person: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class ReadmitPerson:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RecordGist:
    """What was said in a turn, in the secretary's words; the last one counts."""

    turn: TurnId
    gist: Prose


SpeakingCommand: TypeAlias = (
    RaiseHand
    | WithdrawHand
    | GiveFloor
    | ExtendTurn
    | EndTurn
    | Interrupt
    | WithdrawInterruption
    | AcceptInterruption
    | RefuseInterruption
    | WarnPerson
    | MutePerson
    | UnmutePerson
    | RemovePerson
    | ReadmitPerson
    | RecordGist
)
