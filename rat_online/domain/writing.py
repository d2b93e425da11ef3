"""A written meeting: answers over days instead of presence. Rule book 1 and 6.10; Permenkop 19/2015 Ps 15.

Quorum is the answers received, late answers are listed and not counted, and nobody is in attendance.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.ballot import Ballot, Choice
from rat_online.domain.profile import QuorumRule
from rat_online.domain.quorum import QuorumSnapshot, take_snapshot
from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import BallotId, PersonId

LONGEST_WINDOW_DAYS = 14
"""Permenkop 19/2015 Ps 15; a profile may ask for less, never for more."""

Answers: TypeAlias = dict[BallotId, Choice]


@dataclass(slots=True)
class PostedAnswer:
    """A paper that came by post, as the desk read it. It counts when two witnesses have read the same."""

    answers: Answers
    entered_at: datetime
    witnesses: tuple[PersonId, ...] = ()


@dataclass(slots=True)
class InWriting:
    """What only a written meeting has: papers by post, and who answered too late to which text."""

    posted: dict[PersonId, PostedAnswer] = field(default_factory=dict)
    late: dict[BallotId, dict[PersonId, datetime]] = field(default_factory=dict)

    def is_late(self, ballot: BallotId, person: PersonId) -> bool:
        return person in self.late.get(ballot, {})

    def came_by_post(self, ballot: Ballot, person: PersonId) -> bool:
        """Whether a vote of this ballot stood on a paper that two witnesses had read."""
        paper = self.posted.get(person)
        return paper is not None and len(paper.witnesses) > 1 and ballot.id in paper.answers

    def unconfirmed(self, ballot: Ballot) -> tuple[PersonId, ...]:
        """Whose paper on this text two witnesses have not read, and who has not answered otherwise."""
        return tuple(
            sorted(
                person
                for person, paper in self.posted.items()
                if ballot.id in paper.answers and person not in ballot.votes
            )
        )


def count_answers(
    rule: QuorumRule, answered: set[PersonId], by_post: set[PersonId], roll: Roll
) -> QuorumSnapshot:
    """Quorum in writing: who answered, of the whole roll; heads by link, and on papers by post."""
    return take_snapshot(
        rule,
        present=sum(roll.weight_of(person) for person in answered),
        entitled=roll.total,
        online=len(answered - by_post),
        hall=len(answered & by_post),
    )
