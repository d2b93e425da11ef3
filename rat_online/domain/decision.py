"""A decision from its proposed text to the palu. Rule book section 6."""

from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.ballot import Option, Result
from rat_online.domain.money import MoneyTable
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import (
    BallotForm,
    BallotId,
    DecisionId,
    DecisionKind,
    DecisionStatus,
    ItemId,
    OptionId,
    Outcome,
    PersonId,
    ProseId,
    ReachedBy,
    Subject,
)


@dataclass(frozen=True, slots=True)
class Objection:
    by: PersonId
    at: datetime
    reason: ProseId


@dataclass(slots=True)
class ResultObjection:
    """ "Keberatan atas hasil": lodged after the count, answered by the chair before the palu."""

    by: PersonId
    at: datetime
    reason: ProseId
    answer: ProseId | None = None
    answered_at: datetime | None = None


@dataclass(slots=True)
class Acclamation:
    """ "Ada keberatan?": a countdown that any voter's objection stops."""

    called_at: datetime
    deadline_at: datetime
    quorum: QuorumSnapshot
    stopped_at: datetime | None = None
    objections: dict[PersonId, Objection] = field(default_factory=dict)


@dataclass(slots=True)
class Declaration:
    at: datetime
    outcome: Outcome
    elected: tuple[OptionId, ...]
    taps: int


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """What a candidate stands for, shown before the vote."""

    vision: ProseId
    mission: ProseId


@dataclass(frozen=True, slots=True)
class Lot:
    """A draw that anyone can check again: the seed that was promised, what was mixed in, and the order."""

    at: datetime
    ballot: BallotId
    seed: str
    context: str
    order: tuple[OptionId, ...]
    elected: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class OrderDraw:
    """The draw of the candidates' numbers, with what anyone needs to draw them again."""

    at: datetime
    seed: str
    context: str


@dataclass(slots=True)
class Decision:
    id: DecisionId
    item: ItemId
    kind: DecisionKind
    subject: Subject
    form: BallotForm
    options: tuple[Option, ...]
    seats: int
    secret: bool
    texts: list[str]
    status: DecisionStatus = DecisionStatus.PROPOSED
    reached_by: ReachedBy | None = None
    reached_at: datetime | None = None
    quorum: QuorumSnapshot | None = None
    result: Result | None = None
    seated: tuple[OptionId, ...] = ()
    acclamation: Acclamation | None = None
    ballots: list[BallotId] = field(default_factory=list)
    result_objections: list[ResultObjection] = field(default_factory=list)
    declaration: Declaration | None = None
    reconsiders: DecisionId | None = None
    table_versions: list[tuple[MoneyTable, ...]] = field(default_factory=list)
    notes: str = ""
    consequence: str = ""
    lot: str | None = None
    drawn: Lot | None = None
    order_lot: str | None = None
    order_draw: OrderDraw | None = None
    order_of: DecisionId | None = None
    """The earlier proposal whose draw numbered the same candidates, where it was not its own."""
    formatur: DecisionId | None = None
    named: tuple[NamedSeat, ...] = ()
    seat: str = ""
    after: DecisionId | None = None
    dropped: dict[OptionId, DecisionId] = field(default_factory=dict)
    """Who stood no more when it opened, with the earlier seat that the person was elected to."""
    pages: dict[OptionId, CandidatePage] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The exact text in force: the last version."""
        return self.texts[-1]

    @property
    def tables(self) -> tuple[MoneyTable, ...]:
        """The tables in force, part of what is decided."""
        return self.table_versions[-1] if self.table_versions else ()

    @property
    def has_objections(self) -> bool:
        """Whether an objection to its acclamation stands: then only a ballot decides (rule book 6.1)."""
        return self.acclamation is not None and bool(self.acclamation.objections)

    @property
    def decides(self) -> bool:
        """Whether it was decided, even if reconsidered since: a void one decided nothing (rule book 6.9)."""
        if self.status is DecisionStatus.RECONSIDERED:
            return True
        return self.declaration is not None and self.declaration.outcome is not Outcome.VOID

    @property
    def was_counted(self) -> bool:
        """Whether its result comes from a count, also one that the standing orders or a lot completed."""
        return self.reached_by in (ReachedBy.BALLOT, ReachedBy.STANDING_ORDERS, ReachedBy.LOT)

    @property
    def pages_missing(self) -> tuple[OptionId, ...]:
        """Candidates of an election of persons whom nobody has presented yet (rule book 6.8); the meeting's
        own chairs are a matter of procedure."""
        # Whom a formatur names stands for nothing but the list.
        if self.kind is not DecisionKind.ELECTION or self.subject is not Subject.PERSON or self.formatur:
            return ()
        return tuple(one.id for one in self.options if one.person is not None and one.id not in self.pages)

    @property
    def is_about_persons(self) -> bool:
        return any(option.person is not None for option in self.options)
