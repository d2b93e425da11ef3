"""What an officer gives besides the password: the app's code, or a recovery code. Design section 9."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from rat_online.app.app_codes import AppCodes
from rat_online.app.ids import Ids
from rat_online.app.link_secret import LinkDigest
from rat_online.app.ports.officer_keys import AppCode, OfficerKeys
from rat_online.app.ports.registry import Account
from rat_online.domain.errors import Refusal, refuse

RECOVERY_CODES = 10
FEW_LEFT = 3
"""So many or fewer, and the officer is told to make new ones."""


@dataclass(frozen=True, slots=True)
class NewAppCode:
    """Shown while it is set up, and never again."""

    secret: str
    address: str


class SecondFactor:
    def __init__(
        self,
        keys: OfficerKeys,
        codes: AppCodes,
        digest: LinkDigest,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._keys = keys
        self._codes = codes
        self._digest = digest
        self._ids = ids
        self._now = now

    async def is_set(self, account: Account) -> bool:
        """Whether the password alone opens nothing: there is the code of an app, or a passkey."""
        if await self.has_app(account):
            return True
        return bool(await self._keys.passkeys(account.cooperative, account.id))

    async def has_app(self, account: Account) -> bool:
        """Whether an app was confirmed to show its codes."""
        found = await self._keys.app_code(account.cooperative, account.id)
        return found is not None and found.confirmed_at is not None

    async def recovery_codes_left(self, account: Account) -> int:
        return await self._keys.recovery_codes_left(account.cooperative, account.id)

    async def takes(self, account: Account, given: str) -> bool:
        """Whether this is the app's code of now, or a recovery code; either is good once."""
        found = await self._keys.app_code(account.cooperative, account.id)
        if found is not None and found.confirmed_at is not None and await self._takes_step(found, given):
            return True
        digest = self._digest(given)
        return await self._keys.take_recovery_code(account.cooperative, account.id, digest)

    async def _takes_step(self, code: AppCode, given: str) -> bool:
        secret = self._codes.opened(code.sealed, code.account)
        digits = "".join(given.split())
        step = self._codes.step_of(secret, digits, self._now()) if secret else None
        return step is not None and await self._keys.take_step(code.cooperative, code.account, step)

    async def begin(self, account: Account) -> NewAppCode:
        """A new secret, which counts once it is confirmed; a confirmed one is good until then."""
        if await self.has_app(account):
            refuse(Refusal.ALREADY_DONE)
        waiting = await self._keys.app_code(account.cooperative, account.id)
        secret = self._codes.opened(waiting.sealed, account.id) if waiting else None
        if secret is None:
            secret = self._codes.new_secret()
            sealed = self._codes.seal(secret, account.id)
            await self._keys.put_app_code(AppCode(account.cooperative, account.id, sealed))
        return NewAppCode(secret, self._codes.address(secret, account.login))

    async def confirm(self, account: Account, given: str) -> list[str]:
        """The app shows the right code: from now on it is asked for. The recovery codes, shown this once.

        Raises:
            Refused: `sign-in-failed`, `already-done`.
        """
        if await self.has_app(account):
            refuse(Refusal.ALREADY_DONE)
        waiting = await self._keys.app_code(account.cooperative, account.id)
        if waiting is None or not await self._takes_step(waiting, given):
            refuse(Refusal.SIGN_IN_FAILED)
        found = await self._keys.app_code(account.cooperative, account.id)
        assert found is not None  # its step was taken a moment ago
        recovery = await self._recovery_codes(account)
        await self._keys.put_app_code(replace(found, confirmed_at=self._now()))
        return recovery

    async def renew_recovery_codes(self, account: Account) -> list[str]:
        """New ones in place of all that were made before, shown this once: for the app's code or a passkey.

        Raises:
            Refused: `second-factor-needed` where there is neither for them to stand in for.
        """
        if not await self.is_set(account):
            refuse(Refusal.SECOND_FACTOR_NEEDED)
        return await self._recovery_codes(account)

    async def _recovery_codes(self, account: Account) -> list[str]:
        recovery = [self._ids.code() for _ in range(RECOVERY_CODES)]
        digests = [self._digest(code) for code in recovery]
        await self._keys.put_recovery_codes(account.cooperative, account.id, digests)
        return recovery
