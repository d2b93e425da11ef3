"""What every store keeps of seats that are handed over to another browser."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from rat_online.app.ports.identity import IdentityStore, IdentityWriter
from rat_online.app.ports.transfers import SeatTransfer
from tests.contracts.people_stores import after, people_stores


@pytest.fixture
async def identity(log_url: str | None) -> AsyncIterator[IdentityStore]:
    async with people_stores(log_url) as stores:
        yield stores.identity


def a_transfer(secret: str = "digest", session: str = "phone", asked_after: int = 0) -> SeatTransfer:
    return SeatTransfer(
        secret,
        "melati",
        "rat",
        "series",
        session,
        ("budi", "sari"),
        after(asked_after),
        after(asked_after + 120),
    )


async def test_it_is_found_by_the_digest_of_its_secret_and_taken_once(identity: IdentityStore) -> None:
    async def twice(writer: IdentityWriter) -> tuple[bool, bool]:
        first = await writer.take_transfer("digest", "one", "tablet")
        return first, await writer.take_transfer("digest", "other", "laptop")

    assert await identity.read(lambda reader: reader.transfer("digest")) is None
    assert await identity.write(lambda writer: writer.take_transfer("digest", "one", "tablet")) is False
    await identity.write(lambda writer: writer.put_transfer(a_transfer()))
    assert await identity.read(lambda reader: reader.transfer("digest")) == a_transfer()
    assert await identity.write(twice) == (True, False)
    taken = replace(a_transfer(), taken_by="one", to_session="tablet")
    assert await identity.read(lambda reader: reader.transfer("digest")) == taken


async def test_the_next_one_of_a_session_takes_the_place_of_the_former(identity: IdentityStore) -> None:
    for secret, session in (("first", "phone"), ("other", "tablet"), ("second", "phone")):
        await identity.write(
            lambda writer, secret=secret, session=session: writer.put_transfer(a_transfer(secret, session))  # type: ignore[misc]
        )
    assert await identity.read(lambda reader: reader.transfer("first")) is None
    assert await identity.read(lambda reader: reader.transfer("second")) is not None
    assert await identity.read(lambda reader: reader.transfer("other")) is not None


async def test_what_was_over_before_is_forgotten(identity: IdentityStore) -> None:
    await identity.write(lambda writer: writer.put_transfer(a_transfer("over")))
    await identity.write(lambda writer: writer.put_transfer(a_transfer("now", "tablet", asked_after=121)))
    assert await identity.read(lambda reader: reader.transfer("over")) is None
    assert (await identity.read(lambda reader: reader.transfer("now"))) is not None
