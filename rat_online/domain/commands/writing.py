"""Commands of a written meeting. Rule book 6.10; Permenkop 19/2015 Ps 15."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import DecisionId, PersonId
from rat_online.domain.writing import Answers


@dataclass(frozen=True, slots=True)
class PutInWriting:
    """Put these texts to all members at once, for as many days as the meeting was scheduled with."""

    decisions: tuple[DecisionId, ...]


@dataclass(frozen=True, slots=True)
class EnterPostedAnswer:
    """What the desk reads on a paper that came by post; entered anew it replaces the reading before."""

    voter: PersonId
    answers: Answers


@dataclass(frozen=True, slots=True)
class WitnessPostedAnswer:
    """What a witness reads on the same paper, without being shown what the desk has read."""

    voter: PersonId
    answers: Answers


WritingCommand: TypeAlias = PutInWriting | EnterPostedAnswer | WitnessPostedAnswer
