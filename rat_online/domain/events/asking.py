"""Events of written questions. What was asked and answered is free text outside the log."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import ItemId, PersonId, ProseId, QuestionId


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    question: QuestionId
    by: PersonId
    item: ItemId | None
    words: ProseId


@dataclass(frozen=True, slots=True)
class QuestionWithdrawn:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionsGrouped:
    questions: tuple[QuestionId, ...]
    group: str


@dataclass(frozen=True, slots=True)
class QuestionsMerged:
    into: QuestionId
    questions: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    question: QuestionId | None


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    question: QuestionId
    answer: ProseId
    answered_by: PersonId | None


AskingEvent: TypeAlias = (
    QuestionAsked | QuestionWithdrawn | QuestionsGrouped | QuestionsMerged | QuestionShown | QuestionAnswered
)
