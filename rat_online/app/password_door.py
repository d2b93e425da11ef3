"""An officer's password at the door: how often it may be wrong, and from where. Design section 9."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.attempts import Attempts
from rat_online.app.misses import Share
from rat_online.app.ports.identity import IdentityStore, Office, Passwords
from rat_online.app.ports.registry import Account, RegistryStore
from rat_online.app.ports.tallies import TallyBook
from rat_online.app.second_factor import SecondFactor
from rat_online.app.sessions import token_hash
from rat_online.app.shares import SharedMisses
from rat_online.domain.errors import Refusal, refuse

PASSWORDS = (Share(30, 0.5), Share(300, 3))
"""Wrong passwords: each costs a slow hash, whatever login it was for."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gives, on what browser; `address` is whose share a wrong answer takes."""

    password: str
    code: str = ""
    device_token: str | None = None
    address: str | None = None


class PasswordDoor:
    """Counts wrong passwords by login; on a device where the officer is in, apart from everybody else's, so
    that a stranger's guesses lock out neither a known device nor (which asks no password) a passkey."""

    def __init__(
        self,
        identity: IdentityStore,
        registry: RegistryStore,
        passwords: Passwords,
        second_factor: SecondFactor,
        tallies: TallyBook,
        now: Callable[[], datetime],
    ) -> None:
        self._identity = identity
        self._registry = registry
        self._passwords = passwords
        self._second_factor = second_factor
        self._attempts = Attempts(tallies, "password")
        self._misses = SharedMisses(tallies, "password", *PASSWORDS)
        self._now = now

    async def open(self, login: str, given: Given) -> tuple[Account, bool]:
        """The account that a password and a code open, and whether a code was needed.

        Where there is a passkey and no app, a recovery code is the only one that is good beside the password.

        Raises:
            Refused: `sign-in-failed`, `code-needed`, `passkey-needed`, `too-many-attempts` (seconds).
        """
        key, at, usable = await self._begin(login, given)
        has_code = await self._second_factor.is_set(usable)
        if has_code:
            if not given.code.strip():
                has_app = await self._second_factor.has_app(usable)
                refuse(Refusal.CODE_NEEDED if has_app else Refusal.PASSKEY_NEEDED)
            if not await self._second_factor.takes(usable, given.code):
                refuse(Refusal.SIGN_IN_FAILED)
        await self._right(key, given, at)
        return usable, has_code

    async def check(self, account: Account, given: Given) -> None:
        """The password alone of an officer who is in and changes it; wrong ones count as at the door.

        Raises:
            Refused: `sign-in-failed`, `too-many-attempts` (seconds).
        """
        key, at, _ = await self._begin(account.login, given)
        await self._right(key, given, at)

    async def _begin(self, login: str, given: Given) -> tuple[str, datetime, Account]:
        """Counted as wrong until it is known to be right."""
        login, at = login.strip().lower(), self._now()
        account = await self._registry.account_by_login(login)
        usable = account if account is not None and account.revoked_at is None else None
        device = await self._known_device(usable, given.device_token)
        key = f"{login}\0{device}" if device else login
        wait = 0 if device else self._misses.seconds_to_wait(given.address, at)
        if seconds := wait or await self._attempts.begin(key, at):
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=seconds)
        await self._misses.note(given.address, at)
        matched = await self._passwords.matches(given.password, usable.password_hash if usable else None)
        if usable is None or not matched:
            refuse(Refusal.SIGN_IN_FAILED)
        return key, at, usable

    async def _right(self, key: str, given: Given, at: datetime) -> None:
        await self._attempts.succeeded(key, at)
        await self._misses.forgive(given.address, at)

    async def _known_device(self, account: Account | None, token: str | None) -> str:
        """The session of a browser where the account is signed in, also one that has grown too old."""
        if account is None or not token:
            return ""
        found = await self._identity.read(lambda identity: identity.device_of(token_hash(token)))
        if found is None or Office(None, account.id) not in found[1].offices:
            return ""
        return found[0].id
