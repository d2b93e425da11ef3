"""What a check found: a stable code, the event it is about, and a sentence that people read."""

from collections import Counter
from dataclasses import dataclass, field

from rat_online.verify.messages import MESSAGES

LONGEST_FACT = 120
MOST_FINDINGS = 10_000


class TooMany(Exception):
    """Nobody reads on, and a file made to hurt must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be. `code` is stable; `position` is that of the event, if of one."""

    code: str
    position: int | None
    message: str

    def __str__(self) -> str:
        where = "" if self.position is None else f" [posisi {self.position}]"
        return f"{self.code}{where}: {self.message}"


@dataclass(slots=True)
class Findings:
    """Collects while the checks run: what was found, what was looked at and how often, and mere remarks."""

    found: list[Finding] = field(default_factory=list)
    looked_at: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, code: str, position: int | None = None, **facts: object) -> None:
        if len(self.found) >= MOST_FINDINGS:
            raise TooMany
        shown = {name: printable(value) for name, value in facts.items()}
        self.found.append(Finding(code, position, MESSAGES[code].format(**shown)))

    def looked(self, what: str, times: int = 1) -> None:
        self.looked_at[what] += times


def printable(value: object) -> str:
    """A value of somebody else's file, so that it cannot play with the terminal it is shown on."""
    text = str(value)
    cut = text if len(text) <= LONGEST_FACT else text[:LONGEST_FACT] + "…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in cut)
