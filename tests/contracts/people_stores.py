"""Registry and identity stores over one database, or in memory, and invented people to put into them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rat_online.adapters.memory.identity import MemoryIdentity
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.adapters.store.identity import SqlIdentity
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.app.ports.identity import (
    AccessLink,
    DeviceSession,
    IdentityStore,
    LinkForm,
    LinkPurpose,
    Series,
)
from rat_online.app.ports.registry import Account, AccountRole, Cooperative, KnownMember, RegistryStore
from rat_online.domain.members import Member, Sex
from tests.contracts.stores import opened

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class PeopleStores:
    registry: RegistryStore
    identity: IdentityStore


@asynccontextmanager
async def people_stores(url: str | None) -> AsyncIterator[PeopleStores]:
    """Empty stores: in a database of this version, or in memory."""
    if url is None:
        registry = MemoryRegistry()
        yield PeopleStores(registry, MemoryIdentity(registry))
        return
    async with opened(url) as database:
        yield PeopleStores(SqlRegistry(database), SqlIdentity(database))


def a_cooperative(id: str = "melati", **changes: object) -> Cooperative:
    return Cooperative(**{"id": id, "name": f"Koperasi {id.title()}", "created_at": NOON, **changes})  # type: ignore[arg-type]


def a_member(id: str = "sari", cooperative: str = "melati", **changes: object) -> KnownMember:
    details = {
        "number": "0012",
        "name": "Sari Wulandari",
        "sex": Sex.FEMALE,
        "phone": "+6281234567890",
        "born_on": date(1978, 3, 25),
        **changes,
    }
    return KnownMember(cooperative, id, Member(**details))  # type: ignore[arg-type]


def an_account(id: str = "admin", cooperative: str = "melati", **changes: object) -> Account:
    details = {
        "login": f"{id}@{cooperative}.example",
        "name": "Ratna Dewi",
        "password_hash": "a hash",
        "roles": frozenset({AccountRole.ADMIN, AccountRole.COMMITTEE}),
        "created_at": NOON,
        **changes,
    }
    return Account(cooperative, id, **details)  # type: ignore[arg-type]


def a_link(
    id: str = "link", person: str = "sari", cooperative: str = "melati", **changes: object
) -> AccessLink:
    details = {
        "series": Series(cooperative, "rat"),
        "purpose": LinkPurpose.SEAT,
        "form": LinkForm.LINK,
        "secret_hash": f"hash of {id}",
        "created_at": NOON,
        **changes,
    }
    return AccessLink(id=id, person=person, **details)  # type: ignore[arg-type]


def a_session(id: str = "phone", cooperative: str = "melati", at: datetime = NOON) -> DeviceSession:
    return DeviceSession(id, cooperative, f"token of {id}", at, at, at, "Chrome di Android")
