"""What came of a group's code: whoever guesses data by it takes from one share of the whole meeting.

Part of the identity store, in the same transactions; `tests/contracts/` holds every implementation to it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from rat_online.domain.chain import MeetingKey

WRONG_AT_FIRST = 50
ENTERED_FOR_ONE_MORE = 5
"""A hall makes honest mistakes: one more is allowed for so many members who entered by the code first."""


@dataclass(frozen=True, slots=True)
class GroupGate:
    """`entered` are members whose first entry it was; `wrong` every other answer by it that was refused."""

    code_hash: str
    series: MeetingKey
    made_at: datetime
    entered: int = 0
    wrong: int = 0
    closed_at: datetime | None = None

    @property
    def allowed(self) -> int:
        """Four digits are guessed once in ten thousand: 110 wrong answers of 300 members, one vote in 90."""
        return WRONG_AT_FIRST + self.entered // ENTERED_FOR_ONE_MORE

    @property
    def is_nearly_spent(self) -> bool:
        return self.wrong * 2 >= self.allowed

    def with_entry(self) -> "GroupGate":
        return replace(self, entered=self.entered + 1)

    def with_wrong(self, at: datetime) -> "GroupGate":
        """The last one that is allowed closes the code."""
        wrong = self.wrong + 1
        return replace(self, wrong=wrong, closed_at=at if wrong >= self.allowed else None)


class GroupGateReader(Protocol):
    async def group_gate(self, code_hash: str) -> GroupGate | None: ...

    async def group_gates(self, series: MeetingKey) -> list[GroupGate]:
        """Of every code that the series had, oldest first."""
        ...


class GroupGateWriter(GroupGateReader, Protocol):
    async def hold_group_gate(self, code_hash: str) -> GroupGate | None:
        """The same, held against others until the transaction ends."""
        ...

    async def put_group_gate(self, gate: GroupGate) -> None:
        """A new one, or in place of what was known of that code."""
        ...
