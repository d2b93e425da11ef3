"""What the log does not hold and the minutes join to it: names, texts, the letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.model import Letterhead, LogHead
from rat_online.domain.stage import Recording
from rat_online.domain.vocabulary import PersonId, ProseId

ERASED = "(teks telah dihapus)"
"""Stands for a text that is kept no more; documents say it in their own language."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Joined when the minutes are made; an erased text is printed as such, an unknown person by id.

    Args:
        people: names and member numbers by person id, as frozen on the roll.
        texts: personal free texts by the digest that the log holds.
        linked_at: when the meeting before this one was planned for.
        recording: the one that was joined after the end.
        kept_days: how long recordings are kept, 0 says nothing of it.
    """

    letterhead: Letterhead
    document_number: str
    log_head: LogHead
    people: Mapping[PersonId, Person]
    texts: Mapping[ProseId, str]
    linked_at: datetime | None = None
    recording: Recording | None = None
    kept_days: int = 0

    def person(self, id_: PersonId) -> Person:
        return self.people.get(id_) or Person(id_)

    def name(self, id_: PersonId) -> str:
        return self.person(id_).name

    def text(self, id_: ProseId | None) -> str:
        if id_ is None:
            return ""
        return self.texts.get(id_, ERASED)
