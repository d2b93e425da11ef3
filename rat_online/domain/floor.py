"""The floor: hands in order, one speaker at a time, interupsi that jump the queue. Rule book section 5.

`floor.speaking` is the turn of whoever holds the floor now, None when nobody does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rat_online.domain.vocabulary import (
    InterruptionId,
    InterruptionKind,
    InterruptionStatus,
    ItemId,
    PersonId,
    ProseId,
    TurnEnding,
    TurnId,
    TurnState,
)

SECOND = timedelta(seconds=1)
NONE = timedelta()


@dataclass(slots=True)
class Turn:
    """A speaking turn. While an interupsi is heard it is paused and keeps the time that was left."""

    id: TurnId
    person: PersonId
    item: ItemId | None
    given_at: datetime
    deadline_at: datetime
    interruption: InterruptionId | None = None
    since_at: datetime | None = None
    spoken: timedelta = NONE
    left: timedelta = NONE
    ended_at: datetime | None = None
    ending: TurnEnding | None = None
    gist: ProseId | None = None

    @property
    def state(self) -> TurnState:
        if self.ended_at is not None:
            return TurnState.OVER
        return TurnState.PAUSED if self.since_at is None else TurnState.RUNNING

    def seconds_at(self, moment: datetime) -> int:
        """Whole seconds spoken until then; pauses do not count."""
        running = NONE if self.since_at is None else moment - self.since_at
        return (self.spoken + running) // SECOND

    def hold(self, at: datetime) -> None:
        """Stop the clock, because of a pause or the end."""
        if self.since_at is not None:
            self.spoken += at - self.since_at
            self.left = max(self.deadline_at - at, NONE)
            self.since_at = None


@dataclass(slots=True)
class Interruption:
    """An interupsi: the chair accepts or refuses it; until then it may be taken back."""

    id: InterruptionId
    by: PersonId
    kind: InterruptionKind
    item: ItemId | None
    raised_at: datetime
    words: ProseId | None = None
    status: InterruptionStatus = InterruptionStatus.PENDING
    settled_at: datetime | None = None
    reason: ProseId | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody has had of the floor, interupsi included."""

    turns: int
    seconds: int


@dataclass(slots=True)
class Floor:
    """Who waits, who speaks, who may not. `hands` is in the order raised."""

    hands: dict[PersonId, datetime] = field(default_factory=dict)
    turns: dict[TurnId, Turn] = field(default_factory=dict)
    interruptions: dict[InterruptionId, Interruption] = field(default_factory=dict)
    held_by: TurnId | None = None
    paused_by: TurnId | None = None
    warnings: dict[PersonId, int] = field(default_factory=dict)
    muted: set[PersonId] = field(default_factory=set)
    removed: set[PersonId] = field(default_factory=set)

    @property
    def speaking(self) -> Turn | None:
        """Whoever holds the floor."""
        return None if self.held_by is None else self.turns[self.held_by]

    @property
    def paused(self) -> Turn | None:
        """Whose turn goes on after the interupsi."""
        return None if self.paused_by is None else self.turns[self.paused_by]

    def place_of(self, person: PersonId) -> int | None:
        """The place in the queue, from 1."""
        return next((place for place, one in enumerate(self.hands, start=1) if one == person), None)

    def pending(self) -> Iterator[Interruption]:
        """Interupsi that wait for the chair, in the order raised."""
        return (one for one in self.interruptions.values() if one.status is InterruptionStatus.PENDING)

    def pending_of(self, person: PersonId) -> Interruption | None:
        return next((one for one in self.pending() if one.by == person), None)

    def shares(self) -> dict[PersonId, Share]:
        """Speaking statistics of ended turns, in the order in which people first spoke."""
        found: dict[PersonId, Share] = {}
        for turn in self.turns.values():
            if turn.ended_at is not None:
                had = found.get(turn.person, Share(0, 0))
                found[turn.person] = Share(had.turns + 1, had.seconds + turn.seconds_at(turn.ended_at))
        return found
