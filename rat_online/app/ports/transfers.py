"""A page that goes on in another browser: the seats of its session, handed over by themselves.

Part of the identity store, in the same transactions; `tests/contracts/` holds every implementation to it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class SeatTransfer:
    """What `session` hands over to whichever browser brings the secret first, until `good_until`.

    The secret itself is nowhere. `taken_by` is a digest of what the taker calls itself, so that it alone may
    ask again when the answer was lost.
    """

    secret_hash: str
    cooperative: str
    meeting: str
    series: str
    session: str
    persons: tuple[PersonId, ...]
    asked_at: datetime
    good_until: datetime
    taken_by: str | None = None
    to_session: str | None = None


class TransferReader(Protocol):
    async def transfer(self, secret_hash: str) -> SeatTransfer | None: ...


class TransferWriter(TransferReader, Protocol):
    async def put_transfer(self, transfer: SeatTransfer) -> None:
        """In place of any other of its session; what was over before it was asked for is forgotten."""
        ...

    async def take_transfer(self, secret_hash: str, taken_by: str, to_session: str) -> bool:
        """Give it to a session; False, and nothing written, when it was taken already."""
        ...
