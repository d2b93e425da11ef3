"""What came of a group's code: whoever guesses data by it takes from one share of the whole meeting.

The public question "apakah saya terdaftar?" compares the same data, and has a gate of its own beside them.
Part of the identity store, in the same transactions; `tests/contracts/` holds every implementation to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Protocol

from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal

WRONG_AT_FIRST = 50
ENTERED_FOR_ONE_MORE = 5
"""A hall makes honest mistakes: one more is allowed for so many members who entered by the code first."""
MOST_FROM_ONE_NETWORK = 10
"""Who sits behind one address never spends more than a fifth of what closes it for everybody. Each member who
first enters there gives one back, for a hall is one address; time gives back none."""
ON_ROLL_FOR_ONE_MORE = 20
"""The public question is for every member: one more may be wrong there for so many on the roll."""
NETWORKS = 5
"""...and one network may give a fifth of them."""
EASES_EVERY = timedelta(hours=6)
EASES_BY = 40
"""Of the public question, which no new code replaces, time gives back a fortieth of what is allowed, four
times a day: members of whom the books say otherwise, and who never answer right, close it for no longer."""


class GateDoor(StrEnum):
    GROUP = "group"
    INQUIRY = "inquiry"


@dataclass(frozen=True, slots=True)
class GroupGate:
    """`entered` are members whose first entry it was; `wrong` every other answer by it that was refused.

    `networks`: the wrong answers of each address that are not made up for; its digest, never the address.
    Of the public question `members` are on the roll, `slips` the wrong answers about one number from one
    network, `eased_at` is until when time gave back, `reopened` how often the committee did.
    """

    code_hash: str
    series: MeetingKey
    made_at: datetime
    entered: int = 0
    wrong: int = 0
    closed_at: datetime | None = None
    door: GateDoor = GateDoor.GROUP
    networks: Mapping[str, int] = field(default_factory=dict)
    members: int = 0
    slips: Mapping[str, int] = field(default_factory=dict)
    eased_at: datetime | None = None
    reopened: int = 0

    @property
    def allowed(self) -> int:
        """Four digits are guessed once in ten thousand: 110 wrong answers of 300 members, one vote in 90."""
        if self.door is GateDoor.INQUIRY:
            return WRONG_AT_FIRST + self.members // ON_ROLL_FOR_ONE_MORE
        return WRONG_AT_FIRST + self.entered // ENTERED_FOR_ONE_MORE

    @property
    def allowed_from_one(self) -> int:
        """Of one network."""
        return self.allowed // NETWORKS if self.door is GateDoor.INQUIRY else MOST_FROM_ONE_NETWORK

    @property
    def is_nearly_spent(self) -> bool:
        return self.wrong * 2 >= self.allowed

    @property
    def shut_networks(self) -> int:
        return sum(wrong >= self.allowed_from_one for wrong in self.networks.values())

    @property
    def is_alarming(self) -> bool:
        """Whether committee and pengawas should look: somebody may be guessing."""
        return self.is_nearly_spent or self.shut_networks > 0

    def shuts_out(self, network: str | None) -> Refusal | None:
        """Why nobody enters by it now, or nobody of this network."""
        if self.closed_at is not None:
            return Refusal.INQUIRY_CLOSED if self.door is GateDoor.INQUIRY else Refusal.GROUP_CODE_CLOSED
        return Refusal.TOO_MANY_FROM_HERE if self.is_shut_to(network) else None

    def is_shut_to(self, network: str | None) -> bool:
        return network is not None and self.networks.get(network, 0) >= self.allowed_from_one

    def with_entry(self, network: str | None = None) -> "GroupGate":
        return replace(self, entered=self.entered + 1, networks=self._with(network, -1))

    def with_wrong(self, at: datetime, network: str | None = None) -> "GroupGate":
        """The last one that is allowed closes the code."""
        wrong = self.wrong + 1
        closed_at = at if wrong >= self.allowed else None
        return replace(self, wrong=wrong, closed_at=closed_at, networks=self._with(network, 1))

    def with_slip(self, at: datetime, about: str, network: str | None) -> "GroupGate":
        """A wrong answer to the public question; a right one about the same number makes it good."""
        slips = {**self.slips, about: self.slips.get(about, 0) + 1}
        return replace(self.with_wrong(at, network), slips=slips)

    def with_right(self, about: str, network: str | None) -> "GroupGate":
        """Whoever mistyped and then knew it gets back what that took, and nothing that was said of others:
        a guesser who knows one datum buys no guess with it."""
        made_good = self.slips.get(about, 0)
        if not made_good:
            return self
        others = {known: wrong for known, wrong in self.slips.items() if known != about}
        wrong, networks = max(0, self.wrong - made_good), self._with(network, -made_good)
        return replace(self, wrong=wrong, networks=networks, slips=others)

    def eased(self, at: datetime) -> "GroupGate":
        """As it stands after the time that has passed; a group's code stays as it is."""
        since = self.eased_at or self.made_at
        times = (at - since) // EASES_EVERY if self.door is GateDoor.INQUIRY else 0
        if times <= 0:
            return self
        fewer, fewer_there = (times * ceil(many / EASES_BY) for many in (self.allowed, self.allowed_from_one))
        wrong = max(0, self.wrong - fewer)
        networks = {one: many - fewer_there for one, many in self.networks.items() if many > fewer_there}
        closed_at = self.closed_at if wrong >= self.allowed else None
        eased_at = since + times * EASES_EVERY
        # What time gave back no right answer gives back again.
        return replace(self, wrong=wrong, networks=networks, closed_at=closed_at, eased_at=eased_at, slips={})

    def opened_again(self, at: datetime) -> "GroupGate":
        """By the committee, who asked the members and looked at the door."""
        again = replace(self, wrong=0, networks={}, slips={}, closed_at=None)
        return replace(again, eased_at=at, reopened=self.reopened + 1)

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
