"""Who may open a database, and how reads and writes pass through it."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import func, select

from rat_online.adapters.store.database import Database, DatabaseInUse, ReadOnly
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.adapters.store.tables import Prose
from rat_online.app.ports.log import LogUnavailable, ProseRow
from tests.contracts.example_log import MEETING, PROSE, checked_in, say


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(None, tmp_path / "data")
    await database.open()
    await database.migrate()
    yield database
    await database.close()


def _text(number: int) -> Prose:
    return Prose(cooperative="melati", meeting="rat-2027", id=f"t{number}", digest="d", salt="s", text="Halo")


async def _texts(database: Database) -> int:
    async with database.read() as session:
        return (await session.exec(select(func.count()).select_from(Prose))).one()


class TestAddress:
    def test_without_an_address_the_file_is_in_the_data_directory(self, tmp_path: Path) -> None:
        assert Database(None, tmp_path).path == tmp_path / "rat-online.sqlite3"

    @pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
    def test_any_spelling_of_postgresql_is_understood(self, scheme: str, tmp_path: Path) -> None:
        database = Database(f"{scheme}://rat:p%40ss@db.example/rat?sslmode=require", tmp_path)
        assert not database.is_sqlite
        assert database.path is None
        assert database.url.drivername == "postgresql+asyncpg"
        assert database.url.query == {"ssl": "require"}
        assert database.libpq_url == "postgresql://rat:p%40ss@db.example/rat?sslmode=require"

    def test_an_address_shows_no_password_by_itself(self, tmp_path: Path) -> None:
        assert "geheim" not in str(Database("postgresql://rat:geheim@db.example/rat", tmp_path).url)

    @pytest.mark.parametrize("url", ["mysql://localhost/rat", "sqlite://", "sqlite:///:memory:"])
    def test_another_kind_of_database_is_refused(self, url: str, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="expected sqlite:///FILE or postgresql://"):
            Database(url, tmp_path)


class TestFile:
    async def test_nobody_else_on_the_machine_can_read_it(self, database: Database) -> None:
        assert database.path is not None
        await say(SqlMeetingLog(database), checked_in(1))
        files = list(database.path.parent.iterdir())
        assert len(files) == 4, "the database, its lock, its two side files"
        for file in files:
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert stat.S_IMODE(database.path.parent.stat().st_mode) == 0o700

    async def test_a_clean_end_leaves_no_side_files(self, database: Database) -> None:
        assert database.path is not None
        await say(SqlMeetingLog(database), checked_in(1))
        await database.close()
        assert sorted(file.suffix for file in database.path.parent.iterdir()) == [".lock", ".sqlite3"]

    @pytest.mark.parametrize("name", ["rat 100%.sqlite3", "rat?#.sqlite3", "rapat-小.sqlite3"])
    async def test_any_name_of_a_file_will_do(self, tmp_path: Path, name: str) -> None:
        database = Database(None, tmp_path)
        database.url = database.url.set(database=str(tmp_path / name))
        await database.open()
        await database.migrate()
        assert await SqlMeetingLog(database).meetings() == []
        await database.close()
        assert (tmp_path / name).is_file()

    async def test_the_file_has_one_owner_also_within_a_process(self, database: Database) -> None:
        second = Database(str(database.url), Path("/nowhere"))
        with pytest.raises(DatabaseInUse):
            await second.open()
        await database.close()
        await second.open()
        await second.close()

    async def test_a_reader_needs_a_file_and_makes_none(self, tmp_path: Path) -> None:
        database = Database(None, tmp_path)
        with pytest.raises(FileNotFoundError):
            await database.open(exclusive=False)
        assert not database.path or not database.path.exists()

    async def test_a_reader_cannot_write(self, database: Database) -> None:
        reader = Database(str(database.url), Path("/nowhere"))
        await reader.open(exclusive=False)
        async with reader.reading() as connection:
            with pytest.raises(OperationalError, match="readonly"):
                await connection.execute(text("DELETE FROM prose"))
        with pytest.raises(ReadOnly):
            await reader.migrate()
        await reader.close()

    async def test_a_commit_is_on_the_disk_and_what_is_deleted_is_overwritten(
        self, database: Database
    ) -> None:
        async with database.writing() as connection:
            values = {
                pragma: await connection.scalar(text(f"PRAGMA {pragma}"))
                for pragma in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
            }
        assert values == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}

    async def test_a_database_is_opened_once_and_used_while_open(self, tmp_path: Path) -> None:
        database = Database(None, tmp_path)
        for use in (database.reading, database.writing):
            with pytest.raises(RuntimeError, match="open database"):
                async with use():
                    pass
        await database.open()
        with pytest.raises(RuntimeError, match="not open yet"):
            await database.open()
        await database.close()


class TestSessions:
    async def test_what_a_session_wrote_is_read(self, database: Database) -> None:
        async with database.write() as session:
            session.add(_text(1))
        assert await _texts(database) == 1

    async def test_an_exception_undoes_a_session(self, database: Database) -> None:
        async def interrupted() -> None:
            async with database.write() as session:
                session.add(_text(1))
                await session.flush()
                raise InterruptedError

        with pytest.raises(InterruptedError):
            await interrupted()
        assert await _texts(database) == 0

    async def test_a_row_that_may_not_be_undoes_the_whole_session(self, database: Database) -> None:
        async def repeat() -> None:
            async with database.write() as session:
                session.add(_text(2))
                await session.flush()
                session.add(_text(1))

        async with database.write() as session:
            session.add(_text(1))
        with pytest.raises(IntegrityError):
            await repeat()
        assert await _texts(database) == 1

    async def test_reads_do_not_wait_for_a_write(self, database: Database) -> None:
        async with database.write() as session:
            session.add(_text(1))
            await session.flush()
            assert await _texts(database) == 0

    async def test_writes_of_all_kinds_wait_for_one_another(self, database: Database) -> None:
        async def write(number: int) -> None:
            async with database.write() as session:
                session.add(_text(number))

        log = SqlMeetingLog(database)
        await asyncio.gather(
            *(write(number) for number in range(20)), *(say(log, checked_in(number)) for number in range(20))
        )
        assert await _texts(database) == 20
        assert len(await log.read(MEETING)) == 20

    async def test_a_write_within_a_write_is_a_mistake_and_no_deadlock(self, database: Database) -> None:
        async with database.writing():
            with pytest.raises(RuntimeError, match="within a write already"):
                async with database.write():
                    pass
        async with database.write() as session:
            session.add(_text(1))

    async def test_a_member_s_words_are_in_no_error(self, database: Database) -> None:
        words = "hutang saya"
        async with database.write() as session:
            session.add(_text(1))
        with pytest.raises(IntegrityError) as error:
            async with database.writing() as connection:
                await connection.execute(
                    text("INSERT INTO prose VALUES ('melati', 'rat-2027', 't1', 'd', 's', :words)"),
                    {"words": words},
                )
        assert words not in str(error.value)


class TestFullDisk:
    async def test_a_turn_that_found_no_room_wrote_nothing_and_the_next_goes_on(
        self, database: Database
    ) -> None:
        log = SqlMeetingLog(database)
        before = await say(log, checked_in(1))
        await _limit_pages(database, 1)  # SQLite takes it as "no more than there are"
        large = ProseRow("large", "d", "s", "x" * 1_000_000)
        with pytest.raises(LogUnavailable):
            await say(log, checked_in(2), prose=[PROSE, large])
        assert await log.read(MEETING) == before
        assert await log.prose(MEETING) == {}
        await _limit_pages(database, 1_000_000)
        await say(log, checked_in(2), prose=[PROSE, large])
        assert len(await log.prose(MEETING)) == 2


async def _limit_pages(database: Database, pages: int) -> None:
    async with database.writing() as connection:
        await connection.execute(text(f"PRAGMA max_page_count={pages}"))
