"""Commands of a ballot."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.ballot import Choice
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import BallotId, DecisionId, OptionId, PersonId


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """Fix text, options, rule and deadline. Below quorum it needs the chair's reason and is void."""

    decision: DecisionId
    seconds: int | None = None
    reason: Prose | None = None


@dataclass(frozen=True, slots=True)
class CastVote:
    ballot: BallotId
    voter: PersonId
    choice: Choice


@dataclass(frozen=True, slots=True)
class EnterPlaceCount:
    """A witness counted the hands or papers of a place. None takes the sum of the options for `papers`.

    `part` is the member group, or how many votes each has, where the votes there do not weigh alike.
    """

    ballot: BallotId
    place: str
    counts: dict[OptionId, int]
    invalid: int = 0
    papers: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class ExtendBallot:
    """Longer, before it ends; never shorter."""

    ballot: BallotId
    seconds: int


@dataclass(frozen=True, slots=True)
class CloseBallot:
    """By the clock at the deadline, or by the chair when everyone who is hadir has voted."""

    ballot: BallotId


@dataclass(frozen=True, slots=True)
class AnnulBallot:
    ballot: BallotId
    reason: Prose


@dataclass(frozen=True, slots=True)
class RecordOutage:
    """The server was away between these moments: running deadlines move by that time (the server's)."""

    from_at: datetime
    until_at: datetime


VotingCommand: TypeAlias = (
    OpenBallot | CastVote | EnterPlaceCount | ExtendBallot | CloseBallot | AnnulBallot | RecordOutage
)
