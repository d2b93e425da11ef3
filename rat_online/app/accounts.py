"""Officers' accounts: made, reset and ended by an admin; each changes the own password. Design section 9."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.password_rules import fault_of
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange
from rat_online.app.ports.identity import Passwords
from rat_online.app.ports.officer_keys import OfficerKeys
from rat_online.app.ports.registry import Account, AccountRole, AlreadyThere, RegistryStore
from rat_online.app.sessions import Sessions
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import SYSTEM, PersonId


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an admin fills in."""

    name: str
    login: str
    roles: frozenset[AccountRole]


class Accounts:
    """Each act notes who did it; the command line acts as the system."""

    def __init__(
        self,
        registry: RegistryStore,
        keys: OfficerKeys,
        passwords: Passwords,
        sessions: Sessions,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._registry = registry
        self._keys = keys
        self._passwords = passwords
        self._sessions = sessions
        self._ids = ids
        self._now = now

    async def of(self, cooperative: str, id: PersonId) -> Account:
        """An account of this cooperative.

        Raises:
            Refused: `unknown-person`.
        """
        account = await self._registry.account(cooperative, id)
        if account is None:
            refuse(Refusal.UNKNOWN_PERSON)
        return account

    async def create(self, cooperative: str, asked: NewAccount, by: PersonId = SYSTEM) -> tuple[Account, str]:
        """The account and its first password, which is shown this once.

        Raises:
            Refused: `text-missing`, `login-taken`.
        """
        login = asked.login.strip().lower()
        if not asked.name.strip() or not login or not asked.roles:
            refuse(Refusal.TEXT_MISSING)
        password = self._ids.password()
        account = Account(
            cooperative,
            self._ids.new_id(),
            login,
            asked.name.strip(),
            await self._passwords.hash(password),
            asked.roles,
            self._now(),
        )
        try:
            changes = (FieldChange("login", "", login), FieldChange("roles", "", _roles(asked.roles)))
            await self._registry.add_account(
                account, [self._act(BookActKind.ACCOUNT_MADE, account, by, changes)]
            )
        except AlreadyThere:
            refuse(Refusal.LOGIN_TAKEN)
        return account, password

    async def reset(self, cooperative: str, id: PersonId, by: PersonId = SYSTEM) -> str:
        """A new password, shown this once; code, recovery codes, passkeys and sessions are gone.

        Raises:
            Refused: `unknown-person`.
        """
        account = await self.of(cooperative, id)
        password = self._ids.password()
        hashed = await self._passwords.hash(password)
        anew = replace(account, password_hash=hashed, revoked_at=None)
        await self._registry.change_account(anew, [self._act(BookActKind.ACCOUNT_RESET, account, by)])
        await self._keys.clear(cooperative, id)
        await self._sessions.revoke_all(cooperative, id)
        return password

    async def change_roles(
        self, cooperative: str, id: PersonId, roles: Collection[AccountRole], by: PersonId = SYSTEM
    ) -> None:
        """Take effect at the next sign-in, which is now: the sessions end.

        Raises:
            Refused: `unknown-person`, `text-missing` without a role, `last-admin`.
        """
        account = await self.of(cooperative, id)
        if not roles:
            refuse(Refusal.TEXT_MISSING)
        if AccountRole.ADMIN not in roles:
            await self._leaves_an_admin(account)
        changes = (FieldChange("roles", _roles(account.roles), _roles(roles)),)
        act = self._act(BookActKind.ROLES_CHANGED, account, by, changes)
        await self._registry.change_account(replace(account, roles=frozenset(roles)), [act])
        await self._sessions.revoke_all(cooperative, id)

    async def end(self, cooperative: str, id: PersonId, by: PersonId = SYSTEM) -> None:
        """The login opens nothing more.

        Raises:
            Refused: `unknown-person`, `last-admin`.
        """
        account = await self.of(cooperative, id)
        await self._leaves_an_admin(account)
        ended = replace(account, revoked_at=account.revoked_at or self._now())
        await self._registry.change_account(ended, [self._act(BookActKind.ACCOUNT_ENDED, account, by)])
        await self._sessions.revoke_all(cooperative, id)

    def _act(
        self, kind: BookActKind, account: Account, by: PersonId, changes: tuple[FieldChange, ...] = ()
    ) -> BookAct:
        return BookAct(account.cooperative, self._ids.new_id(), self._now(), kind, by, account.id, changes)

    async def _leaves_an_admin(self, account: Account) -> None:
        others = [one for one in await self._registry.accounts(account.cooperative) if one.id != account.id]
        if not any(AccountRole.ADMIN in one.roles and one.revoked_at is None for one in others):
            refuse(Refusal.LAST_ADMIN)

    async def change_password(self, account: Account, former: str, new: str) -> None:
        """The officer's own; every session ends, and the officer signs in with the new one.

        Raises:
            Refused: `sign-in-failed` for the former, `password-unfit`.
        """
        if not await self._passwords.matches(former, account.password_hash):
            refuse(Refusal.SIGN_IN_FAILED)
        if fault_of(new, account.login):
            refuse(Refusal.PASSWORD_UNFIT)
        hashed = await self._passwords.hash(new)
        await self._registry.change_account(replace(account, password_hash=hashed))
        await self._sessions.revoke_all(account.cooperative, account.id)


def _roles(roles: Collection[AccountRole]) -> str:
    return " ".join(sorted(role.value for role in roles))
