"""Commands of a decision: its text, consensus, acclamation, objections, the palu. Rule book section 6."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.ballot import Option
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import (
    BallotForm,
    DecisionId,
    DecisionKind,
    ItemId,
    OptionId,
    PersonId,
    Subject,
)


@dataclass(frozen=True, slots=True)
class ProposeDecision:
    """The exact text put to the meeting. A motion brings no options; an election brings its candidates.

    `notes` are voted with the text of an accountability report: "diterima dengan catatan". `seat` is what an
    election elects to, `after` the election of the seat before it in a sequence.
    """

    item: ItemId
    kind: DecisionKind
    subject: Subject
    text: str
    form: BallotForm = BallotForm.MOTION
    options: tuple[Option, ...] = ()
    seats: int = 1
    reconsiders: DecisionId | None = None
    notes: str = ""
    seat: str = ""
    after: DecisionId | None = None


@dataclass(frozen=True, slots=True)
class NameBoard:
    """The elected ketua or formatur name the board; their list is put to the meeting as one decision."""

    item: ItemId
    formatur: DecisionId
    text: str
    named: tuple[NamedSeat, ...]


@dataclass(frozen=True, slots=True)
class AmendDecisionText:
    """Another text, or other notes to a report; None leaves the notes as they are."""

    decision: DecisionId
    text: str
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class AttachTables:
    """SHU shares or a budget as part of the decision, pasted as rows; an empty text takes them off."""

    decision: DecisionId
    pasted: str


@dataclass(frozen=True, slots=True)
class SetSecrecy:
    """Persons are secret, everything else open; the chair may change it before opening, never after."""

    decision: DecisionId
    secret: bool
    reason: Prose


@dataclass(frozen=True, slots=True)
class RecordConsensus:
    """Mufakat: agreed after deliberation, no ballot. `elected` names the options agreed on, if any."""

    decision: DecisionId
    elected: tuple[OptionId, ...] = ()


@dataclass(frozen=True, slots=True)
class CallAcclamation:
    """ "Ada keberatan?" with a countdown. None takes the profile's time."""

    decision: DecisionId
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Object:
    decision: DecisionId
    by: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class WithdrawObjection:
    """By whoever raised it; what was said aloud at a place is taken back aloud, and recorded as it was."""

    decision: DecisionId
    by: PersonId


@dataclass(frozen=True, slots=True)
class StopAcclamation:
    """The chair ends the countdown before its time: asked by mistake, or the hall asks for a ballot."""

    decision: DecisionId
    reason: Prose


@dataclass(frozen=True, slots=True)
class ConcludeAcclamation:
    """The countdown is over and nobody objected (the clock's command)."""

    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ObjectToResult:
    decision: DecisionId
    by: PersonId
    reason: Prose


@dataclass(frozen=True, slots=True)
class AnswerResultObjection:
    decision: DecisionId
    by: PersonId
    answer: Prose


@dataclass(frozen=True, slots=True)
class SettleTie:
    """After the last run-off: what the standing orders say, as a recorded text."""

    decision: DecisionId
    elected: tuple[OptionId, ...]
    how: Prose


@dataclass(frozen=True, slots=True)
class PresentCandidate:
    """A candidate's page: vision and mission, before an election of persons opens."""

    decision: DecisionId
    option: OptionId
    vision: Prose
    mission: Prose


@dataclass(frozen=True, slots=True)
class DrawOrder:
    """The numbers of the candidates, drawn by lot once before the ballot."""

    decision: DecisionId


@dataclass(frozen=True, slots=True)
class DrawLot:
    """After the last run-off, or in a count by stages that only a lot can carry on."""

    decision: DecisionId


@dataclass(frozen=True, slots=True)
class RecordConsequence:
    """What the meeting decided to follow from a report that it rejected; a later text replaces it."""

    decision: DecisionId
    text: str


@dataclass(frozen=True, slots=True)
class DeclareResult:
    """Ketuk palu: tetapkan. Until then a result is "belum ditetapkan"."""

    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ReconsiderDecision:
    """A declared result is never edited; it is reconsidered, with a reason, and decided anew."""

    decision: DecisionId
    reason: Prose


DecidingCommand: TypeAlias = (
    ProposeDecision
    | NameBoard
    | AmendDecisionText
    | AttachTables
    | SetSecrecy
    | RecordConsensus
    | CallAcclamation
    | Object
    | WithdrawObjection
    | StopAcclamation
    | ConcludeAcclamation
    | ObjectToResult
    | AnswerResultObjection
    | SettleTie
    | PresentCandidate
    | DrawOrder
    | DrawLot
    | RecordConsequence
    | DeclareResult
    | ReconsiderDecision
)
