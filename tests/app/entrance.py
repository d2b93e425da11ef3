"""An install in memory, wired as the server wires it, with a clock that moves when it is told to."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rat_online.adapters.memory.identity import MemoryIdentity
from rat_online.adapters.memory.officer_keys import MemoryOfficerKeys
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.adapters.memory.tallies import MemoryTallies
from rat_online.app.app_codes import AppCodes
from rat_online.app.first_run import FirstRun
from rat_online.app.ids import Ids
from rat_online.app.judgement import Answer
from rat_online.app.link_secret import LinkDigest
from rat_online.app.links import IssuedLink, Links
from rat_online.app.pin import PinDigest
from rat_online.app.pin_proof import PinProof
from rat_online.app.ports.identity import LinkForm, LinkUse, Series
from rat_online.app.ports.registry import Cooperative, KnownMember, SignInDatum
from rat_online.app.registry import Registry
from rat_online.app.second_factor import SecondFactor
from rat_online.app.sessions import Change, Sessions
from rat_online.app.sign_in import SignedIn, SignIn
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.members import Member

PIN = "482915"


def knows(datum: str) -> Answer:
    """What a member gives at the first entry and may give again: the datum on file and the PIN."""
    return Answer(datum, PIN)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **time: int) -> None:
        self.at += timedelta(**time)


class PlainPasswords:
    """No slow hash in tests; it notes how often a password was compared with what."""

    def __init__(self) -> None:
        self.compared: list[str | None] = []

    async def hash(self, password: str) -> str:
        return f"hash of {password}"

    async def matches(self, password: str, password_hash: str | None) -> bool:
        self.compared.append(password_hash)
        return password_hash == f"hash of {password}"


@dataclass
class Entrance:
    """Everything that a sign-in needs, wired as the server wires it."""

    clock: Clock = field(default_factory=Clock)
    passwords: PlainPasswords = field(default_factory=PlainPasswords)
    ids: Ids = field(default_factory=Ids)
    over: set[Series] = field(default_factory=set)
    asked: list[Series] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store, self.tallies = MemoryRegistry(), MemoryTallies()
        self.identity = MemoryIdentity(self.store)
        self.registry = Registry(self.store, self.passwords, self.ids, self.clock)
        digest = LinkDigest(b"a key outside the database, long")
        self.pin_digest = PinDigest(b"another key outside the database")
        self.links = Links(self.identity, self.ids, digest, self.pin_digest, self.clock)
        self.sessions = Sessions(self.identity, self.clock)
        self.pin_proof = PinProof(self.identity, self.pin_digest, self.ids, self.clock)
        self.keys = MemoryOfficerKeys()
        app_codes = AppCodes(b"a key for the secrets of apps...")
        self.second_factor = SecondFactor(self.keys, app_codes, digest, self.ids, self.clock)
        self.sessions.on_change(self.changes.append)
        self.first_run = FirstRun(self.store, self.passwords, self.ids, self.clock)
        self.sign_in = SignIn(
            identity=self.identity,
            registry=self.store,
            passwords=self.passwords,
            sessions=self.sessions,
            ids=self.ids,
            digest=digest,
            second_factor=self.second_factor,
            pin_digest=self.pin_digest,
            tallies=self.tallies,
            is_series_over=self.is_series_over,
            now=self.clock,
        )

    async def is_series_over(self, series: Series) -> bool:
        self.asked.append(series)
        return series in self.over

    async def cooperative(self, id: str = "melati", datum: SignInDatum = SignInDatum.PHONE) -> Cooperative:
        cooperative = Cooperative(id, f"Koperasi {id.title()}", self.clock(), sign_in_datum=datum)
        await self.store.add_cooperative(cooperative)
        return cooperative

    async def member(self, id: str, cooperative: str = "melati", **details: Any) -> KnownMember:
        """An invented member whose phone ends in 7890, born on 25 March 1978."""
        details = {"phone": "+6281234567890", "born_on": date(1978, 3, 25), **details}
        member = KnownMember(cooperative, id, Member(details.pop("number", id), id.title(), **details))
        await self.store.put_members([member])
        return member

    async def link(
        self,
        person: str,
        cooperative: str = "melati",
        *,
        series: str = "rat",
        form: LinkForm = LinkForm.LINK,
    ) -> str:
        """The secret of a new link."""
        (issued,) = await self.links.issue(Series(cooperative, series), [person], form=form)
        return issued.secret

    async def office_link(self, person: str, *, stranger: bool = False) -> IssuedLink:
        """A new link to somebody's offices; of a stranger, who is in no books, with a code to hand over."""
        strangers = [person] if stranger else []
        (issued,) = await self.links.issue_offices(Series("melati", "rat"), [person], strangers)
        return issued

    async def enter(
        self, secret: str, answer: Answer, token: str | None = None, address: str | None = None
    ) -> SignedIn:
        return await self.sign_in.with_secret(secret, answer, token, address=address)

    async def sign_in_all(self, *persons: str, token: str | None = None) -> SignedIn:
        """Members, new on the books, on one device; the last sign-in."""
        signed_in = None
        for person in persons:
            await self.member(person)
            signed_in = await self.sign_in.with_secret(await self.link(person), knows("7890"), token)
            token = signed_in.token
        assert signed_in is not None
        return signed_in

    async def uses(self, cooperative: str = "melati", series: str = "rat") -> list[LinkUse]:
        return await self.links.uses(Series(cooperative, series))


async def refusal(attempt: Awaitable[object]) -> tuple[Refusal, dict[str, object]]:
    """With which code and facts an attempt is refused."""
    with pytest.raises(Refused) as refused:
        await attempt
    return refused.value.code, dict(refused.value.facts)
