"""The first page of an empty install: whoever reads the console makes the cooperative and its admin."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.link_secret import code_of
from rat_online.app.ports.identity import Passwords
from rat_online.app.ports.registry import Account, AccountRole, Cooperative, RegistryStore
from rat_online.domain.errors import Refusal, refuse


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first page asks."""

    cooperative_name: str
    admin_name: str
    login: str
    password: str
    zone: str = "Asia/Jakarta"
    legal_number: str = ""
    address: str = ""


class FirstRun:
    """Holds the one code of this process; it is worth nothing once there is a cooperative."""

    def __init__(
        self, registry: RegistryStore, passwords: Passwords, ids: Ids, now: Callable[[], datetime]
    ) -> None:
        self._registry = registry
        self._passwords = passwords
        self._ids = ids
        self._now = now
        self.code = ids.console_code()
        """To be printed on the console, and nowhere else."""

    async def is_needed(self) -> bool:
        return not await self._registry.cooperatives()

    async def found(self, code: str, founding: Founding) -> tuple[Cooperative, Account]:
        """Make the first cooperative and its admin; the web signs the admin in by the password just chosen.

        Raises:
            Refused: `sign-in-failed` for another code, `already-done` when there is a cooperative,
                `text-missing` for an empty name, login or password.
        """
        if not hmac.compare_digest(code_of(code).encode(errors="replace"), code_of(self.code).encode()):
            refuse(Refusal.SIGN_IN_FAILED)
        return await self.found_without_code(founding)

    async def found_without_code(self, founding: Founding) -> tuple[Cooperative, Account]:
        """The same from the command line, whose user owns the install anyway."""
        needed = (founding.cooperative_name, founding.admin_name, founding.login, founding.password)
        if not all(text.strip() for text in needed):
            refuse(Refusal.TEXT_MISSING)
        if not await self.is_needed():
            refuse(Refusal.ALREADY_DONE)
        cooperative, account = await self._made_of(founding)
        if not await self._registry.found(cooperative, account):
            refuse(Refusal.ALREADY_DONE)
        return cooperative, account

    async def _made_of(self, founding: Founding) -> tuple[Cooperative, Account]:
        at = self._now()
        cooperative = Cooperative(
            id=self._ids.new_id(),
            name=founding.cooperative_name.strip(),
            created_at=at,
            legal_number=founding.legal_number.strip(),
            address=founding.address.strip(),
            zone=founding.zone,
        )
        account = Account(
            cooperative=cooperative.id,
            id=self._ids.new_id(),
            login=founding.login.strip().lower(),
            name=founding.admin_name.strip(),
            password_hash=await self._passwords.hash(founding.password),
            roles=frozenset({AccountRole.ADMIN, AccountRole.COMMITTEE}),
            created_at=at,
        )
        return cooperative, account
