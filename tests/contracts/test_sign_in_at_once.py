"""Sign-in over each store, by many at once and through two processes' writers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rat_online.adapters.memory.officer_keys import MemoryOfficerKeys
from rat_online.adapters.memory.tallies import MemoryTallies
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.identity import SqlIdentity
from rat_online.adapters.store.registry import SqlRegistry
from rat_online.app.app_codes import AppCodes
from rat_online.app.ids import Ids
from rat_online.app.judgement import Answer
from rat_online.app.link_secret import LinkDigest
from rat_online.app.links import Links
from rat_online.app.pin import PinDigest
from rat_online.app.ports.group_gates import MOST_FROM_ONE_NETWORK
from rat_online.app.ports.identity import IdentityStore, Seat, Series, UseOutcome
from rat_online.app.ports.registry import RegistryStore
from rat_online.app.second_factor import SecondFactor
from rat_online.app.sessions import Sessions
from rat_online.app.sign_in import SignedIn, SignIn
from rat_online.domain.errors import Refusal, Refused
from tests.app.entrance import Clock, PlainPasswords, knows
from tests.contracts.people_stores import a_cooperative, a_member, people_stores

RAT = Series("melati", "rat")
DIGEST = LinkDigest(bytes(32))
PIN_DIGEST = PinDigest(b"another key outside the database")


async def never_over(series: Series) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Process:
    identity: IdentityStore
    sessions: Sessions
    sign_in: SignIn

    async def enter(self, secret: str, answer: Answer) -> SignedIn:
        return await self.sign_in.with_secret(secret, answer)


def a_process(registry: RegistryStore, identity: IdentityStore, clock: Clock) -> Process:
    sessions = Sessions(identity, clock)
    sign_in = SignIn(
        identity=identity,
        registry=registry,
        passwords=PlainPasswords(),
        sessions=sessions,
        ids=Ids(),
        digest=DIGEST,
        pin_digest=PIN_DIGEST,
        second_factor=SecondFactor(MemoryOfficerKeys(), AppCodes(bytes(32)), DIGEST, Ids(), clock),
        tallies=MemoryTallies(),
        is_series_over=never_over,
        now=clock,
    )
    return Process(identity, sessions, sign_in)


async def members_with_links(registry: RegistryStore, identity: IdentityStore, count: int) -> list[str]:
    """Secrets of that many members, m0 first; each one's phone ends in 7890."""
    await registry.add_cooperative(a_cooperative())
    await registry.put_members([a_member(f"m{n}", number=str(n)) for n in range(count)])
    links = Links(identity, Ids(), DIGEST, PIN_DIGEST, Clock())
    issued = await links.issue(RAT, [f"m{n}" for n in range(count)])
    return [one.secret for one in issued]


@pytest.fixture
async def process(log_url: str | None) -> AsyncIterator[tuple[Process, list[str]]]:
    async with people_stores(log_url) as stores:
        secrets = await members_with_links(stores.registry, stores.identity, 200)
        yield a_process(stores.registry, stores.identity, Clock()), secrets


async def test_hundreds_come_in_at_once_each_to_the_own_seat(process: tuple[Process, list[str]]) -> None:
    server, secrets = process
    everybody = await asyncio.gather(*(server.enter(secret, knows("7890")) for secret in secrets))
    assert [signed_in.what for signed_in in everybody] == [Seat("rat", f"m{n}") for n in range(200)]
    restarted = Sessions(server.identity, Clock())
    for signed_in in everybody:
        assert await restarted.who(signed_in.token) == signed_in.device
    uses = await server.identity.read(lambda reader: reader.link_uses(RAT))
    assert [use.outcome for use in uses] == [UseOutcome.SIGNED_IN] * 200


async def test_guessing_at_once_is_locked_after_five(process: tuple[Process, list[str]]) -> None:
    server, secrets = process
    answers = await asyncio.gather(
        *(server.enter(secrets[0], Answer(f"{guess:04}")) for guess in range(100)),
        return_exceptions=True,
    )
    codes = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert codes.count(Refusal.SIGN_IN_FAILED) == 4
    assert codes.count(Refusal.TOO_MANY_ATTEMPTS) == 96


@pytest.mark.postgres
class TestTwoProcesses:
    """Over one PostgreSQL, each with its own writer, connections and memory."""

    @pytest.fixture
    async def two(self, postgres_database: str) -> AsyncIterator[tuple[Process, Process, list[str]]]:
        async with people_stores(postgres_database) as stores:
            secrets = await members_with_links(stores.registry, stores.identity, 20)
            other = Database(postgres_database, Path("/nowhere"))
            await other.open()
            first = a_process(stores.registry, stores.identity, Clock())
            yield first, a_process(SqlRegistry(other), SqlIdentity(other), Clock()), secrets
            await other.close()

    async def test_one_link_used_on_both_at_once_leaves_one_seat(
        self, two: tuple[Process, Process, list[str]]
    ) -> None:
        first, second, secrets = two
        tries = [server.enter(secret, knows("7890")) for secret in secrets for server in (first, second)]
        answers = await asyncio.gather(*tries, return_exceptions=True)
        came_in = [answer for answer in answers if isinstance(answer, SignedIn)]
        refused = {answer.code for answer in answers if isinstance(answer, Refused)}
        assert len(came_in) >= len(secrets)
        assert refused <= {Refusal.TRY_AGAIN}
        for n in range(len(secrets)):
            seat = Seat("rat", f"m{n}")
            sitting = await first.identity.read(lambda reader, of=seat: reader.session_in_seat("melati", of))  # type: ignore[misc]
            assert sitting in {signed_in.device.session for signed_in in came_in if signed_in.what == seat}

    async def test_guesses_on_both_count_together(self, two: tuple[Process, Process, list[str]]) -> None:
        first, second, secrets = two
        guesses = [
            server.enter(secrets[0], Answer(f"{guess:04}"))
            for guess in range(20)
            for server in (first, second)
        ]
        answers = await asyncio.gather(*guesses, return_exceptions=True)
        codes = [answer.code for answer in answers if isinstance(answer, Refused)]
        assert codes.count(Refusal.SIGN_IN_FAILED) == 4
        assert len(codes) == 40

    async def test_a_network_has_one_share_of_a_groups_code_whichever_process_it_asks(
        self, two: tuple[Process, Process, list[str]]
    ) -> None:
        first, second, _ = two
        links = Links(first.identity, Ids(), DIGEST, PIN_DIGEST, Clock())
        await links.issue_of_group(RAT, "ABCD-1234", {f"m{n}": str(n) for n in range(20)})
        guesses = [
            server.sign_in.with_secret(f"ABCD-1234/{n}", Answer("0000"), address="198.51.100.9")
            for n in range(20)
            for server in (first, second)
        ]
        answers = await asyncio.gather(*guesses, return_exceptions=True)
        codes = [answer.code for answer in answers if isinstance(answer, Refused)]
        assert codes.count(Refusal.SIGN_IN_FAILED) == MOST_FROM_ONE_NETWORK
        assert codes.count(Refusal.TOO_MANY_FROM_HERE) == 40 - MOST_FROM_ONE_NETWORK
