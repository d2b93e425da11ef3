"""Commands of written questions. Rule book section 5."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import ItemId, PersonId, QuestionId


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Send a written question; without an item it belongs to the one that is on."""

    by: PersonId
    text: Prose
    item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class WithdrawQuestion:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class GroupQuestions:
    """Put questions under one heading; "" takes them out of theirs."""

    questions: tuple[QuestionId, ...]
    group: str


@dataclass(frozen=True, slots=True)
class MergeQuestions:
    """The same thing asked by several: one answer for all of them."""

    into: QuestionId
    questions: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True)
class ShowQuestion:
    """Put a question on every screen; null takes it away."""

    question: QuestionId | None


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """What was answered, and by whom; the last answer counts."""

    question: QuestionId
    answer: Prose
    answered_by: PersonId | None = None


AskingCommand: TypeAlias = (
    AskQuestion | WithdrawQuestion | GroupQuestions | MergeQuestions | ShowQuestion | AnswerQuestion
)
