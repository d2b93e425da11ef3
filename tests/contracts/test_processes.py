"""What becomes of a meeting when processes die or meet at one database: DESIGN section 4."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from rat_online.adapters.store.database import Database, DatabaseInUse, ReadOnly
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.app.ports.log import LogUnavailable, VoteRow
from rat_online.domain.chain import check_chain
from tests.contracts.example_log import MEETING, PROSE, checked_in, head_of, say
from tests.contracts.stores import opened

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def another_process_in_mid_turn(url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    words = (sys.executable, "-m", "tests.contracts.mid_turn", url)
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"appended\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_process_killed_in_mid_turn_leaves_nothing(database_url: str) -> None:
    async with opened(database_url) as database:
        written = await say(SqlMeetingLog(database), checked_in(1), votes=[VoteRow("b", "e1", 1)])
    async with another_process_in_mid_turn(database_url):
        pass
    async with opened(database_url) as database:
        log = SqlMeetingLog(database)
        assert await log.read(MEETING) == written
        assert await log.votes(MEETING) == [VoteRow("b", "e1", 1)]
        assert await log.prose(MEETING) == {}
        await say(log, checked_in(2, command="c-2"), votes=[VoteRow("b", "e2", 2)], prose=[PROSE])
        events = await log.read(MEETING)
        assert check_chain(MEETING, events) == head_of(MEETING, events)


@pytest.mark.postgres
async def test_a_killed_process_gives_its_meeting_free(postgres_database: str) -> None:
    async with opened(postgres_database) as database:
        async with another_process_in_mid_turn(postgres_database) as process:
            waiting = asyncio.create_task(say(SqlMeetingLog(database), checked_in(1)))
            process.kill()
            [event] = await waiting
        assert event.position == 1


@pytest.mark.postgres
async def test_turns_of_two_processes_follow_one_another_without_a_gap(postgres_database: str) -> None:
    async with opened(postgres_database) as one, opened(postgres_database) as two:
        logs = [SqlMeetingLog(one), SqlMeetingLog(two)]
        await asyncio.gather(*(say(logs[n % 2], checked_in(n), checked_in(n)) for n in range(40)))
        events = await logs[0].read(MEETING)
        assert len(events) == 80
        assert check_chain(MEETING, events) == head_of(MEETING, events)
        assert [event.actor for event in events[::2]] == [event.actor for event in events[1::2]]
        assert await logs[1].read(MEETING) == events


@pytest.mark.postgres
async def test_a_lost_connection_is_a_reason_to_try_again(postgres_database: str) -> None:
    async with opened(postgres_database) as database, opened(postgres_database, migrate=False) as other:
        log = SqlMeetingLog(database)

        async def cut_off() -> None:
            async with log.turn(MEETING) as turn:
                await _end_connections_of_others(other)
                await turn.read_after(0)

        with pytest.raises(LogUnavailable):
            await cut_off()
        assert len(await say(log, checked_in(1))) == 1


async def _end_connections_of_others(database: Database) -> None:
    async with database.writing() as connection:
        await connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


class TestOwnerOfTheFile:
    """On SQLite one process owns the file."""

    async def test_a_second_process_is_refused_and_told_who_owns_it(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'rat.sqlite3'}"
        async with opened(url):
            pass
        async with another_process_in_mid_turn(url) as owner:
            second = Database(url, tmp_path)
            with pytest.raises(DatabaseInUse) as refused:
                await second.open()
            assert refused.value.process == owner.pid
            assert refused.value.path == tmp_path / "rat.sqlite3"
        await second.open()
        await second.close()

    async def test_a_reader_may_look_while_another_process_is_in_mid_turn(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'rat.sqlite3'}"
        async with opened(url) as database:
            written = await say(SqlMeetingLog(database), checked_in(1))
        async with another_process_in_mid_turn(url):
            reader = Database(url, tmp_path)
            await reader.open(exclusive=False)
            assert await SqlMeetingLog(reader).read(MEETING) == written
            with pytest.raises(ReadOnly):
                await say(SqlMeetingLog(reader), checked_in(2))
            await reader.close()
