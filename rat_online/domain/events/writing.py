"""Events of a written meeting. What was answered in time and counts is a vote as in any ballot."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import BallotId, PersonId
from rat_online.domain.writing import Answers


@dataclass(frozen=True, slots=True)
class PostedAnswerEntered:
    """The desk's reading of a paper; it counts for nothing before two witnesses have read the same."""

    voter: PersonId
    answers: Answers


@dataclass(frozen=True, slots=True)
class PostedAnswerWitnessed:
    voter: PersonId
    witness: PersonId


@dataclass(frozen=True, slots=True)
class LateAnswerListed:
    """An answer after the window, or a paper that two witnesses had not read in it: listed, not counted."""

    ballot: BallotId
    voter: PersonId


WritingEvent: TypeAlias = PostedAnswerEntered | PostedAnswerWitnessed | LateAnswerListed
