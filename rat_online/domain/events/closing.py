"""Events of the end of a meeting."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import DecisionId, PersonId, ProseId


@dataclass(frozen=True, slots=True)
class DecisionsRead:
    decisions: tuple[DecisionId, ...]


@dataclass(frozen=True, slots=True)
class ReadingApproved:
    person: PersonId


@dataclass(frozen=True, slots=True)
class RepresentativesNamed:
    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class MeetingClosed:
    """`connections_digest` seals the table of short drops; `reason` is set when closed without quorum."""

    quorum: QuorumSnapshot
    without_quorum: bool
    reason: ProseId | None
    connections: int
    connections_digest: str


ClosingEvent: TypeAlias = DecisionsRead | ReadingApproved | RepresentativesNamed | MeetingClosed
