"""Writes that wait share one transaction."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from rat_online.adapters.store.database import Database
from rat_online.adapters.store.group_writer import MOST_IN_ONE, GroupWriter
from tests.contracts.stores import opened


class Counted(GroupWriter):
    """Counts transactions."""

    groups: int = 0

    async def _write(self, group: list[object]) -> None:  # type: ignore[override]
        self.groups += 1
        await super()._write(group)  # type: ignore[arg-type]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(f"sqlite:///{tmp_path / 'rat.sqlite3'}", migrate=False) as database:
        async with database.writing() as connection:
            await connection.execute(text("CREATE TABLE note (n INTEGER PRIMARY KEY)"))
        yield database


async def note(connection: AsyncConnection, n: int) -> int:
    await connection.execute(text("INSERT INTO note VALUES (:n)"), {"n": n})
    return n


async def notes(database: Database) -> set[int]:
    async with database.reading() as connection:
        return {row.n for row in await connection.execute(text("SELECT n FROM note"))}


async def test_what_waits_during_a_transaction_goes_into_the_next_together(database: Database) -> None:
    writer = Counted(database)
    answers = await asyncio.gather(*(writer.submit(lambda c, n=n: note(c, n)) for n in range(50)))  # type: ignore[misc]
    assert answers == list(range(50))
    assert await notes(database) == set(range(50))
    assert writer.groups == 1


async def test_a_group_is_bounded_so_that_others_get_their_turn(database: Database) -> None:
    writer = Counted(database)
    many = MOST_IN_ONE * 2 + 1
    await asyncio.gather(*(writer.submit(lambda c, n=n: note(c, n)) for n in range(many)))  # type: ignore[misc]
    assert writer.groups == 3


async def test_a_failure_is_its_callers_alone_and_undoes_only_its_own(database: Database) -> None:
    writer = GroupWriter(database)

    async def half(connection: AsyncConnection) -> None:
        await note(connection, 100)
        raise LookupError("changed its mind")

    answers = await asyncio.gather(
        writer.submit(lambda c: note(c, 1)),
        writer.submit(half),
        writer.submit(lambda c: note(c, 1)),
        writer.submit(lambda c: note(c, 2)),
        return_exceptions=True,
    )
    assert answers[0] == 1
    assert isinstance(answers[1], LookupError)
    assert type(answers[2]).__name__ == "IntegrityError"
    assert answers[3] == 2
    assert await notes(database) == {1, 2}


async def test_a_commit_that_fails_fails_everybody_and_the_next_group_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = GroupWriter(database)

    async def disk_full(self: GroupWriter, group: object) -> None:
        monkeypatch.undo()
        raise OperationalError("COMMIT", None, OSError("disk full"))

    monkeypatch.setattr(GroupWriter, "_write", disk_full)
    first = [writer.submit(lambda c, n=n: note(c, n)) for n in range(3)]  # type: ignore[misc]
    answers = await asyncio.gather(*first, return_exceptions=True)
    assert all(isinstance(answer, OperationalError) for answer in answers)
    assert await writer.submit(lambda c: note(c, 9)) == 9
    assert await notes(database) == {9}


async def test_who_hangs_up_does_not_stop_the_work(database: Database) -> None:
    writer = GroupWriter(database)
    hung_up = asyncio.create_task(writer.submit(lambda c: note(c, 1)))
    await asyncio.sleep(0)
    hung_up.cancel()
    assert await writer.submit(lambda c: note(c, 2)) == 2
    assert await notes(database) == {1, 2}
    with pytest.raises(asyncio.CancelledError):
        await hung_up
