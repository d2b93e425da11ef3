"""What an officer has besides the password: a code from an app, recovery codes, passkeys.

One conformance suite, `tests/contracts/`, holds every implementation to what is said here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class AppCode:
    """The secret that an officer's app shares with us, sealed; it counts from `confirmed_at` on.

    `last_step` is the latest time step whose code was taken: none is taken twice (RFC 6238 section 5.2).
    """

    cooperative: str
    account: PersonId
    sealed: bytes
    confirmed_at: datetime | None = None
    last_step: int = 0


@dataclass(frozen=True, slots=True)
class Passkey:
    """A credential of an officer's device. `id` is base64url, unique in the install."""

    id: str
    cooperative: str
    account: PersonId
    public_key: bytes
    sign_count: int
    label: str
    created_at: datetime
    last_used_at: datetime | None = None


class OfficerKeys(Protocol):
    """Each writing method is one transaction."""

    async def app_code(self, cooperative: str, account: PersonId) -> AppCode | None: ...

    async def put_app_code(self, code: AppCode) -> None:
        """Replace it, confirmed or not."""
        ...

    async def take_step(self, cooperative: str, account: PersonId, step: int) -> bool:
        """Take a time step; False when it, or a later one, was taken already."""
        ...

    async def put_recovery_codes(self, cooperative: str, account: PersonId, digests: Sequence[str]) -> None:
        """Replace all of them."""
        ...

    async def take_recovery_code(self, cooperative: str, account: PersonId, digest: str) -> bool:
        """Use one up; False when it is none of theirs, or used already."""
        ...

    async def recovery_codes_left(self, cooperative: str, account: PersonId) -> int: ...

    async def add_passkey(self, passkey: Passkey) -> None: ...

    async def passkey(self, id: str) -> Passkey | None: ...

    async def passkeys(self, cooperative: str, account: PersonId) -> list[Passkey]:
        """Oldest first."""
        ...

    async def used_passkey(self, passkey: Passkey, sign_count: int, at: datetime) -> None: ...

    async def remove_passkey(self, cooperative: str, account: PersonId, id: str) -> None: ...

    async def clear(self, cooperative: str, account: PersonId) -> None:
        """Everything of an officer: the password alone is left."""
        ...
