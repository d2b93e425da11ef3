"""Events of open ballots. A secret ballot's choices never come here."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.ballot import Choice, GroupCount, Option, Result, Tally
from rat_online.domain.count_sheet import CountSheet
from rat_online.domain.place import ChannelCount
from rat_online.domain.profile import DecisionRule
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import (
    BallotForm,
    BallotId,
    DecisionId,
    ExtensionCause,
    OptionId,
    PersonId,
    ProseId,
)


@dataclass(frozen=True, slots=True)
class BallotOpened:
    """Everything that is fixed at opening; `reason` is set when it opens below quorum (void).

    `excluded` do not vote on their own report.
    """

    ballot: BallotId
    decision: DecisionId
    round: int
    form: BallotForm
    text: str
    options: tuple[Option, ...]
    seats: int
    rule: DecisionRule
    quorum: QuorumSnapshot
    deadline_at: datetime
    delay_ms: int
    reason: ProseId | None
    tables_digest: str
    notes: str = ""
    excluded: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteCast:
    ballot: BallotId
    voter: PersonId
    choice: Choice


@dataclass(frozen=True, slots=True)
class VoteChanged:
    ballot: BallotId
    voter: PersonId
    choice: Choice


@dataclass(frozen=True, slots=True)
class PlaceCounted:
    """One witness's count of a place, in heads; it replaces what the same witness entered there before.

    `part` is whose hands and papers: a member group, or those with so many votes each; "" all of the place.
    """

    ballot: BallotId
    place: str
    witness: PersonId
    counts: dict[OptionId, int]
    invalid: int
    papers: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class BallotExtended:
    ballot: BallotId
    deadline_at: datetime
    cause: ExtensionCause


@dataclass(frozen=True, slots=True)
class BallotClosed:
    """`votes_stored` is what the vote table held; it and the tally must agree, or declaring is blocked.

    `channels` are the parts of the tally: on line first, then each place; `sheet` are the stages of a ranked
    count; `groups` are the member groups of a multi-party cooperative.
    """

    ballot: BallotId
    quorum: QuorumSnapshot
    tally: Tally
    result: Result
    votes_stored: int
    reconciled: bool
    channels: tuple[ChannelCount, ...]
    sheet: CountSheet | None = None
    groups: tuple[GroupCount, ...] = ()


@dataclass(frozen=True, slots=True)
class BallotAnnulled:
    ballot: BallotId
    reason: ProseId


VotingEvent: TypeAlias = (
    BallotOpened | VoteCast | VoteChanged | PlaceCounted | BallotExtended | BallotClosed | BallotAnnulled
)
