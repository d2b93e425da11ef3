"""Personal free text: reasons, questions, notes. Kept in a table, its digest in the log (erasable)."""

import hashlib
from dataclasses import dataclass

from rat_online.domain.vocabulary import ProseId

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with its salt; the salt keeps short texts from being guessed out of the log."""

    text: str
    salt: str

    @property
    def id(self) -> ProseId:
        """SHA-256 over salt and text, hex: what an event carries in place of the text."""
        return hashlib.sha256(f"{self.salt}\0{self.text}".encode()).hexdigest()

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()
