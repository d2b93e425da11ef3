"""Members who need a hand, and how they reach the committee.

One conformance suite, `tests/contracts/`, holds every implementation to what is said here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.app.ports.entries import Entry
from rat_online.domain.chain import MeetingKey


class HelpKind(StrEnum):
    CANNOT_ENTER = "cannot-enter"
    CANNOT_HEAR = "cannot-hear"
    CANNOT_VOTE = "cannot-vote"
    OTHER = "other"


class HelpSource(StrEnum):
    """By what somebody says whose request it is."""

    SEAT = "seat"
    """From the room: the member is in."""
    LINK = "link"
    """From the door, with the own link or card."""
    NUMBER = "number"
    """From the door, with the group's code and a member number: anybody may have written it."""


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """One of an entry and source; asking again the same way replaces it, so that nobody at the door replaces
    what a member says from the room. `done_at` is when the committee had seen to it."""

    entry: Entry
    at: datetime
    kind: HelpKind
    text: str = ""
    done_at: datetime | None = None
    source: HelpSource = HelpSource.SEAT

    @property
    def is_the_members(self) -> bool:
        return self.source is not HelpSource.NUMBER


class HelpDeskStore(Protocol):
    """Each writing method is one transaction."""

    async def ask(self, request: HelpRequest) -> None: ...

    async def done(self, entry: Entry, at: datetime, source: HelpSource | None = None) -> None:
        """What came that way, or all of the entry."""
        ...

    async def requests(self, series: MeetingKey) -> list[HelpRequest]:
        """Those that wait first, the members' own before what anybody may have written, the oldest first;
        then what was done, the latest first."""
        ...

    async def contact(self, cooperative: str) -> str:
        """The committee's WhatsApp number, empty before it was given."""
        ...

    async def put_contact(self, cooperative: str, phone: str) -> None: ...


def in_order(requests: list[HelpRequest]) -> list[HelpRequest]:
    """As the committee reads them."""
    waits = [one for one in requests if one.done_at is None]
    waiting = sorted(waits, key=lambda one: (not one.is_the_members, one.at))
    done = [(one.done_at, one) for one in requests if one.done_at is not None]
    return [*waiting, *(one for _, one in sorted(done, key=lambda pair: pair[0], reverse=True))]
