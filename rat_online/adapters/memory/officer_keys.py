"""Officers' codes and passkeys in memory: the twin that tests use in place of a database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rat_online.app.ports.officer_keys import AppCode, Passkey
from rat_online.domain.vocabulary import PersonId

Whose = tuple[str, PersonId]


class MemoryOfficerKeys:
    def __init__(self) -> None:
        self._codes: dict[Whose, AppCode] = {}
        self._recovery: dict[Whose, set[str]] = {}
        self._passkeys: dict[str, Passkey] = {}

    async def app_code(self, cooperative: str, account: PersonId) -> AppCode | None:
        return self._codes.get((cooperative, account))

    async def put_app_code(self, code: AppCode) -> None:
        self._codes[code.cooperative, code.account] = code

    async def take_step(self, cooperative: str, account: PersonId, step: int) -> bool:
        code = self._codes.get((cooperative, account))
        if code is None or code.last_step >= step:
            return False
        self._codes[cooperative, account] = replace(code, last_step=step)
        return True

    async def put_recovery_codes(self, cooperative: str, account: PersonId, digests: Sequence[str]) -> None:
        self._recovery[cooperative, account] = set(digests)

    async def take_recovery_code(self, cooperative: str, account: PersonId, digest: str) -> bool:
        left = self._recovery.get((cooperative, account), set())
        if digest not in left:
            return False
        left.remove(digest)
        return True

    async def recovery_codes_left(self, cooperative: str, account: PersonId) -> int:
        return len(self._recovery.get((cooperative, account), ()))

    async def add_passkey(self, passkey: Passkey) -> None:
        self._passkeys[passkey.id] = passkey

    async def passkey(self, id: str) -> Passkey | None:
        return self._passkeys.get(id)

    async def passkeys(self, cooperative: str, account: PersonId) -> list[Passkey]:
        whose = (cooperative, account)
        found = [one for one in self._passkeys.values() if (one.cooperative, one.account) == whose]
        return sorted(found, key=lambda one: (one.created_at, one.id))

    async def used_passkey(self, passkey: Passkey, sign_count: int, at: datetime) -> None:
        self._passkeys[passkey.id] = replace(passkey, sign_count=sign_count, last_used_at=at)

    async def remove_passkey(self, cooperative: str, account: PersonId, id: str) -> None:
        found = self._passkeys.get(id)
        if found is not None and (found.cooperative, found.account) == (cooperative, account):
            del self._passkeys[id]

    async def clear(self, cooperative: str, account: PersonId) -> None:
        self._codes.pop((cooperative, account), None)
        self._recovery.pop((cooperative, account), None)
        for one in await self.passkeys(cooperative, account):
            del self._passkeys[one.id]
