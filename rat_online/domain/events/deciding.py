"""Events of decisions."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.ballot import Option
from rat_online.domain.count_sheet import CountSheet
from rat_online.domain.money import MoneyTable
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import (
    BallotForm,
    BallotId,
    DecisionId,
    DecisionKind,
    ItemId,
    OptionId,
    Outcome,
    PersonId,
    ProseId,
    Subject,
)


@dataclass(frozen=True, slots=True)
class DecisionProposed:
    """`formatur` is the decision that elected who has named this list, seat by seat in `named`; `after` the
    election of the seat before this one."""

    decision: DecisionId
    item: ItemId
    kind: DecisionKind
    subject: Subject
    text: str
    form: BallotForm
    options: tuple[Option, ...]
    seats: int
    secret: bool
    reconsiders: DecisionId | None
    notes: str = ""
    lot: str | None = None
    order_lot: str | None = None
    formatur: DecisionId | None = None
    named: tuple[NamedSeat, ...] = ()
    seat: str = ""
    after: DecisionId | None = None


@dataclass(frozen=True, slots=True)
class DecisionTextAmended:
    decision: DecisionId
    text: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TablesAttached:
    """The tables that are part of the decision from now on; none where they were taken off."""

    decision: DecisionId
    tables: tuple[MoneyTable, ...]


@dataclass(frozen=True, slots=True)
class SecrecySet:
    decision: DecisionId
    secret: bool
    reason: ProseId


@dataclass(frozen=True, slots=True)
class ConsensusReached:
    decision: DecisionId
    quorum: QuorumSnapshot
    elected: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class AcclamationCalled:
    decision: DecisionId
    deadline_at: datetime
    quorum: QuorumSnapshot


@dataclass(frozen=True, slots=True)
class ObjectionRaised:
    decision: DecisionId
    by: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class ObjectionWithdrawn:
    decision: DecisionId
    by: PersonId


@dataclass(frozen=True, slots=True)
class AcclamationStopped:
    decision: DecisionId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class AcclamationPassed:
    """ "Tanpa keberatan dari N anggota hadir": N is the snapshot's heads.

    Its quorum is that of the question; `void` where the profile judges the end too, and it had none then.
    """

    decision: DecisionId
    quorum: QuorumSnapshot
    elected: tuple[OptionId, ...]
    void: bool = False


@dataclass(frozen=True, slots=True)
class AcclamationExtended:
    decision: DecisionId
    deadline_at: datetime


@dataclass(frozen=True, slots=True)
class ResultObjected:
    decision: DecisionId
    by: PersonId
    reason: ProseId


@dataclass(frozen=True, slots=True)
class ResultObjectionAnswered:
    decision: DecisionId
    by: PersonId
    answer: ProseId


@dataclass(frozen=True, slots=True)
class TieSettled:
    decision: DecisionId
    elected: tuple[OptionId, ...]
    how: ProseId


@dataclass(frozen=True, slots=True)
class CandidatePresented:
    decision: DecisionId
    option: OptionId
    vision: ProseId
    mission: ProseId


@dataclass(frozen=True, slots=True)
class OrderDrawn:
    """The candidates' numbers: `order` follows from the promised seed and the hash of the event before."""

    decision: DecisionId
    seed: str
    context: str
    order: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class LotDrawn:
    """The promised seed is shown: `order` follows from it and from the hash of the event before this one."""

    decision: DecisionId
    ballot: BallotId
    seed: str
    context: str
    order: tuple[OptionId, ...]
    elected: tuple[OptionId, ...]
    sheet: CountSheet | None


@dataclass(frozen=True, slots=True)
class ConsequenceRecorded:
    decision: DecisionId
    text: str


@dataclass(frozen=True, slots=True)
class ResultDeclared:
    """The palu: 1 tap for a point, 3 for the final decision of an item (rule book 6.9)."""

    decision: DecisionId
    outcome: Outcome
    elected: tuple[OptionId, ...]
    taps: int


@dataclass(frozen=True, slots=True)
class DecisionReconsidered:
    decision: DecisionId
    reason: ProseId


DecidingEvent: TypeAlias = (
    DecisionProposed
    | DecisionTextAmended
    | TablesAttached
    | SecrecySet
    | ConsensusReached
    | AcclamationCalled
    | ObjectionRaised
    | ObjectionWithdrawn
    | AcclamationStopped
    | AcclamationPassed
    | AcclamationExtended
    | ResultObjected
    | ResultObjectionAnswered
    | TieSettled
    | CandidatePresented
    | OrderDrawn
    | LotDrawn
    | ConsequenceRecorded
    | ResultDeclared
    | DecisionReconsidered
)
