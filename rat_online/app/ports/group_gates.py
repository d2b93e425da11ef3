"""What came of a group's code: whoever guesses data by it takes from one share of the whole meeting.

The public question "apakah saya terdaftar?" compares the same data, and has a gate of its own beside them.
Part of the identity store, in the same transactions; `tests/contracts/` holds every implementation to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.domain.chain import MeetingKey

WRONG_AT_FIRST = 50
ENTERED_FOR_ONE_MORE = 5
"""A hall makes honest mistakes: one more is allowed for so many members who entered by the code first."""
MOST_FROM_ONE_NETWORK = 10
"""Who sits behind one address never spends more than a fifth of what closes it for everybody. Each member who
first enters there gives one back, for a hall is one address; time gives back none."""


class GateDoor(StrEnum):
    GROUP = "group"
    INQUIRY = "inquiry"


@dataclass(frozen=True, slots=True)
class GroupGate:
    """`entered` are members whose first entry it was; `wrong` every other answer by it that was refused.

    `networks`: the wrong answers of each address that are not made up for; its digest, never the address.
    """

    code_hash: str
    series: MeetingKey
    made_at: datetime
    entered: int = 0
    wrong: int = 0
    closed_at: datetime | None = None
    door: GateDoor = GateDoor.GROUP
    networks: Mapping[str, int] = field(default_factory=dict)

    @property
    def allowed(self) -> int:
        """Four digits are guessed once in ten thousand: 110 wrong answers of 300 members, one vote in 90."""
        return WRONG_AT_FIRST + self.entered // ENTERED_FOR_ONE_MORE

    @property
    def is_nearly_spent(self) -> bool:
        return self.wrong * 2 >= self.allowed

    @property
    def shut_networks(self) -> int:
        return sum(wrong >= MOST_FROM_ONE_NETWORK for wrong in self.networks.values())

    @property
    def is_alarming(self) -> bool:
        """Whether committee and pengawas should look: somebody may be guessing."""
        return self.is_nearly_spent or self.shut_networks > 0

    def is_shut_to(self, network: str | None) -> bool:
        return network is not None and self.networks.get(network, 0) >= MOST_FROM_ONE_NETWORK

    def with_entry(self, network: str | None = None) -> "GroupGate":
        return replace(self, entered=self.entered + 1, networks=self._with(network, -1))

    def with_wrong(self, at: datetime, network: str | None = None) -> "GroupGate":
        """The last one that is allowed closes the code."""
        wrong = self.wrong + 1
        closed_at = at if wrong >= self.allowed else None
        return replace(self, wrong=wrong, closed_at=closed_at, networks=self._with(network, 1))

    def _with(self, network: str | None, more: int) -> Mapping[str, int]:
        """Only of networks where somebody was wrong is anything kept."""
        if network is None:
            return self.networks
        others = {known: wrong for known, wrong in self.networks.items() if known != network}
        wrong = max(0, self.networks.get(network, 0) + more)
        return {**others, network: wrong} if wrong else others


class GroupGateReader(Protocol):
    async def group_gate(self, code_hash: str) -> GroupGate | None: ...

    async def group_gates(self, series: MeetingKey) -> list[GroupGate]:
        """Of every code that the series had, oldest first; the public question's own among them."""
        ...


class GroupGateWriter(GroupGateReader, Protocol):
    async def hold_group_gate(self, code_hash: str) -> GroupGate | None:
        """The same, held against others until the transaction ends."""
        ...

    async def open_group_gate(self, gate: GroupGate) -> GroupGate:
        """As it is known, held; this new one where none is, also when two do it at once."""
        ...

    async def put_group_gate(self, gate: GroupGate) -> None:
        """In place of what was known of that code."""
        ...
