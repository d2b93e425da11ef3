"""The floor and the written questions, replayed. Rule book section 5."""

from dataclasses import dataclass, field
from typing import Any

from rat_online.verify.times import SECOND


@dataclass(slots=True)
class Turn:
    """`since` is None while it is paused or over; `spoken` and `left` are in microseconds."""

    person: str
    deadline_at: int
    since: int | None
    interruption: str | None = None
    spoken: int = 0
    left: int = 0
    over: bool = False

    def stop(self, at: int) -> None:
        if self.since is not None:
            self.spoken += at - self.since
            self.left, self.since = max(self.deadline_at - at, 0), None

    @property
    def seconds(self) -> int:
        return self.spoken // SECOND


@dataclass(slots=True)
class Interruption:
    by: str
    status: str = "pending"


@dataclass(slots=True)
class Floor:
    """`speaking` is the turn of whoever holds the floor, `paused` that of whoever waits for an interupsi."""

    hands: set[str] = field(default_factory=set)
    turns: dict[str, Turn] = field(default_factory=dict)
    interruptions: dict[str, Interruption] = field(default_factory=dict)
    speaking: str | None = None
    paused: str | None = None
    muted: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)

    def asks_of(self, person: str) -> bool:
        """Whether somebody still waits for, has or will have the floor."""
        waits = any(one.by == person and one.status == "pending" for one in self.interruptions.values())
        turns = [self.turns[one] for one in (self.speaking, self.paused) if one is not None]
        return waits or person in self.hands or any(turn.person == person for turn in turns)

    def shares(self) -> dict[str, tuple[int, int]]:
        """Turns and seconds of everybody who has spoken."""
        found: dict[str, tuple[int, int]] = {}
        for turn in self.turns.values():
            if turn.over:
                turns, seconds = found.get(turn.person, (0, 0))
                found[turn.person] = (turns + 1, seconds + turn.seconds)
        return found


@dataclass(slots=True)
class Question:
    asked: dict[str, Any]
    status: str = "waiting"
    group: str = ""


@dataclass(slots=True)
class Questions:
    asked: dict[str, Question] = field(default_factory=dict)
    shown: str | None = None
