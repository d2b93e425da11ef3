"""Officers' passwords: argon2id in threads, a few at a time, so that sign-ins never starve a meeting."""

import asyncio
import os

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

MOST_AT_ONCE = 2
"""Each takes a core and 64 MiB for a while."""


class Argon2Passwords:
    def __init__(self) -> None:
        self._hasher = PasswordHash((Argon2Hasher(),))
        self._slots = asyncio.Semaphore(min(MOST_AT_ONCE, max(1, (os.cpu_count() or 1) - 1)))
        self._nobodys: str | None = None

    async def hash(self, password: str) -> str:
        async with self._slots:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def matches(self, password: str, password_hash: str | None) -> bool:
        if self._nobodys is None:
            self._nobodys = await self.hash("nobody's")
        async with self._slots:
            matched = await asyncio.to_thread(self._verified, password, password_hash or self._nobodys)
        return matched and password_hash is not None

    def _verified(self, password: str, password_hash: str) -> bool:
        try:
            return self._hasher.verify(password, password_hash)
        except UnknownHashError:  # "" of an account without a password
            return False
