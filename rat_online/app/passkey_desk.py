"""Passkeys of officers: added by who is signed in, given instead of password and code. Design section 9."""

import hashlib
import hmac
import json
from base64 import urlsafe_b64decode
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from rat_online.app.ids import Ids
from rat_online.app.ports.officer_keys import OfficerKeys, Passkey
from rat_online.app.ports.registry import Account, RegistryStore
from rat_online.domain.errors import Refusal, refuse

GOOD_FOR_S = 300
MOST_USED = 10_000
LONGEST_LABEL = 60
_PROOF_BYTES = 24


@dataclass(frozen=True, slots=True)
class Site:
    """Where the browser says that it is: a passkey is good for one site alone."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class PasskeyProof:
    id: str
    sign_count: int
    public_key: bytes = b""


class PasskeyChecks(Protocol):
    """What browsers are asked, and whether their answers are true."""

    def registration(
        self, site: Site, challenge: bytes, account: tuple[str, str], known: list[Passkey]
    ) -> str: ...

    def registered(self, site: Site, challenge: bytes, credential: dict[str, Any]) -> PasskeyProof | None: ...

    def question(self, site: Site, challenge: bytes) -> str: ...

    def proven(
        self, site: Site, challenge: bytes, credential: dict[str, Any], passkey: Passkey
    ) -> PasskeyProof | None: ...


class PasskeyDesk:
    """A challenge proves by itself that we made it, when and for what; each is taken once in this process."""

    def __init__(
        self,
        keys: OfficerKeys,
        registry: RegistryStore,
        checks: PasskeyChecks,
        key: bytes,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._keys = keys
        self._registry = registry
        self._checks = checks
        self._key = key
        self._ids = ids
        self._now = now
        self._used: OrderedDict[bytes, None] = OrderedDict()

    async def of(self, account: Account) -> list[Passkey]:
        return await self._keys.passkeys(account.cooperative, account.id)

    async def remove(self, account: Account, id: str) -> None:
        await self._keys.remove_passkey(account.cooperative, account.id, id)

    async def begin_adding(self, site: Site, account: Account) -> str:
        """Options for the browser, as JSON."""
        challenge = self._challenge(f"add {account.id}")
        return self._checks.registration(site, challenge, (account.id, account.login), await self.of(account))

    async def add(self, site: Site, account: Account, credential: dict[str, Any], label: str) -> None:
        """
        Raises:
            Refused: `sign-in-failed`.
        """
        challenge = self._taken(credential, f"add {account.id}")
        found = self._checks.registered(site, challenge, credential)
        if found is None or await self._keys.passkey(found.id) is not None:
            refuse(Refusal.SIGN_IN_FAILED)
        passkey = Passkey(
            found.id,
            account.cooperative,
            account.id,
            found.public_key,
            found.sign_count,
            label.strip()[:LONGEST_LABEL],
            self._now(),
        )
        await self._keys.add_passkey(passkey)

    def question(self, site: Site) -> str:
        """Options for the browser of whoever stands at the door, as JSON."""
        return self._checks.question(site, self._challenge("door"))

    async def whose(self, site: Site, credential: dict[str, Any]) -> Account:
        """The account that a true answer opens.

        Raises:
            Refused: `sign-in-failed`.
        """
        challenge = self._taken(credential, "door")
        id_ = credential.get("id")
        passkey = await self._keys.passkey(id_) if isinstance(id_, str) else None
        found = self._checks.proven(site, challenge, credential, passkey) if passkey else None
        if passkey is None or found is None:
            refuse(Refusal.SIGN_IN_FAILED)
        account = await self._registry.account(passkey.cooperative, passkey.account)
        if account is None or account.revoked_at is not None:
            refuse(Refusal.SIGN_IN_FAILED)
        await self._keys.used_passkey(passkey, found.sign_count, self._now())
        return account

    def _challenge(self, purpose: str) -> bytes:
        made = self._ids.salt()[:16] + int(self._now().timestamp()).to_bytes(8, "big")
        return made + self._proof(made, purpose)

    def _proof(self, made: bytes, purpose: str) -> bytes:
        return hmac.new(self._key, made + purpose.encode(), hashlib.sha256).digest()[:_PROOF_BYTES]

    def _taken(self, credential: dict[str, Any], purpose: str) -> bytes:
        """The challenge that the browser answers: ours, for this, not old and not answered before."""
        challenge = _challenge_in(credential)
        made, proof = challenge[:-_PROOF_BYTES], challenge[-_PROOF_BYTES:]
        if not hmac.compare_digest(self._proof(made, purpose), proof):
            refuse(Refusal.SIGN_IN_FAILED)
        age = self._now().timestamp() - int.from_bytes(made[-8:], "big")
        if age > GOOD_FOR_S or challenge in self._used:
            refuse(Refusal.SIGN_IN_FAILED)
        self._used[challenge] = None
        while len(self._used) > MOST_USED:
            self._used.popitem(last=False)
        return challenge


def _challenge_in(credential: dict[str, Any]) -> bytes:
    try:
        said = json.loads(_decoded(credential["response"]["clientDataJSON"]))
        return _decoded(said["challenge"])
    except (KeyError, TypeError, ValueError):
        refuse(Refusal.SIGN_IN_FAILED)


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
