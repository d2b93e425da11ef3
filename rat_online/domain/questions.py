"""Written questions: sent, grouped, merged, answered, shown; their words are outside the log. Rule book 5."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.vocabulary import ItemId, PersonId, ProseId, QuestionId, QuestionStatus


@dataclass(slots=True)
class Question:
    """One member's question; a merged one is answered with the one that it went into."""

    id: QuestionId
    by: PersonId
    item: ItemId | None
    words: ProseId
    asked_at: datetime
    group: str = ""
    into: QuestionId | None = None
    answer: ProseId | None = None
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
    status: QuestionStatus = QuestionStatus.WAITING


@dataclass(slots=True)
class Questions:
    """All questions in the order asked; `shown` is the one on the public screen."""

    asked: dict[QuestionId, Question] = field(default_factory=dict)
    shown: QuestionId | None = None

    def standing_of(self, question: Question) -> Question:
        """The question that speaks for this one: itself, or what it was merged into."""
        while question.into is not None:
            question = self.asked[question.into]
        return question

    def of(self, person: PersonId) -> list[Question]:
        return [one for one in self.asked.values() if one.by == person]

    def waiting(self) -> Iterator[Question]:
        return (one for one in self.asked.values() if one.status is QuestionStatus.WAITING)
