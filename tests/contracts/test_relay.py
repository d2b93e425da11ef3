"""How processes hear of each other's turns."""

import asyncio
import secrets
from collections.abc import AsyncIterator

import pytest

from rat_online.adapters.relay import LocalRelay, PostgresRelay
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.app.ports.log import Batch
from rat_online.app.ports.relay import Relay, Word, WordTooLong
from rat_online.domain.chain import MeetingKey, genesis, link
from tests.contracts.example_log import MEETING, OTHERS_MEETING, PROSE, checked_in, say
from tests.contracts.stores import opened

ODD_MEETING = MeetingKey('a"/:b', "ç:1/小")


class Heard:
    """What a subscriber was told, one thing after the other."""

    def __init__(self, relay: Relay) -> None:
        self._told: asyncio.Queue[tuple[MeetingKey | None, int]] = asyncio.Queue()
        self.unsubscribe = relay.subscribe(
            lambda meeting, position: self._told.put_nowait((meeting, position))
        )

    async def next(self) -> tuple[MeetingKey | None, int]:
        return await asyncio.wait_for(self._told.get(), 30)

    @property
    def is_silent(self) -> bool:
        return self._told.empty()


async def test_a_process_alone_hears_nothing() -> None:
    relay = LocalRelay()
    heard = Heard(relay)
    await relay.start()
    heard.unsubscribe()
    await relay.stop()
    assert heard.is_silent


@pytest.mark.postgres
class TestPostgresRelay:
    @pytest.fixture
    async def other_process(self, postgres_database: str) -> AsyncIterator[Database]:
        async with opened(postgres_database) as database:
            yield database

    @pytest.fixture
    async def relay(self, other_process: Database) -> AsyncIterator[PostgresRelay]:
        relay = PostgresRelay(other_process.libpq_url)
        yield relay
        await relay.stop()

    async def test_a_listener_is_told_to_look_when_it_begins(self, relay: PostgresRelay) -> None:
        heard = Heard(relay)
        await relay.start()
        assert await heard.next() == (None, 0)

    async def test_each_turn_is_heard_with_the_position_it_reached(
        self, relay: PostgresRelay, other_process: Database
    ) -> None:
        log = SqlMeetingLog(other_process)
        await relay.start()
        heard, also = Heard(relay), Heard(relay)
        await say(log, checked_in(1), checked_in(2))
        await say(log, checked_in(1), meeting=OTHERS_MEETING)
        await say(log, checked_in(1), meeting=ODD_MEETING)
        for listener in (heard, also):
            assert await listener.next() == (MEETING, 2)
            assert await listener.next() == (OTHERS_MEETING, 1)
            assert await listener.next() == (ODD_MEETING, 1)

    async def test_a_word_reaches_the_other_processes_and_not_its_own(
        self, relay: PostgresRelay, other_process: Database
    ) -> None:
        other = PostgresRelay(other_process.libpq_url)
        told: asyncio.Queue[tuple[MeetingKey, Word]] = asyncio.Queue()
        relay.listen(lambda meeting, word: told.put_nowait((meeting, {"own": word})))
        other.listen(lambda meeting, word: told.put_nowait((meeting, word)))
        await relay.start()
        await other.start()
        for number in range(3):
            relay.tell(ODD_MEETING, {"signal": "ç" * 100, "number": number})
        for number in range(3):
            meeting, word = await asyncio.wait_for(told.get(), 30)
            assert (meeting, word["number"]) == (ODD_MEETING, number)
        assert told.empty()
        with pytest.raises(WordTooLong):
            relay.tell(MEETING, {"signal": secrets.token_hex(9000)})
        await other.stop()

    async def test_a_turn_without_an_event_or_without_an_end_is_not_heard(
        self, relay: PostgresRelay, other_process: Database
    ) -> None:
        log = SqlMeetingLog(other_process)
        await relay.start()
        heard = Heard(relay)
        await say(log, prose=[PROSE])

        async def interrupted() -> None:
            async with log.turn(OTHERS_MEETING) as turn:
                await turn.append(Batch(link(OTHERS_MEETING, genesis(OTHERS_MEETING), [checked_in(1)])))
                raise InterruptedError

        with pytest.raises(InterruptedError):
            await interrupted()
        await say(log, checked_in(1))
        assert await heard.next() == (MEETING, 1)
        assert heard.is_silent

    async def test_whoever_unsubscribed_hears_no_more(
        self, relay: PostgresRelay, other_process: Database
    ) -> None:
        await relay.start()
        gone, heard = Heard(relay), Heard(relay)
        gone.unsubscribe()
        gone.unsubscribe()
        await say(SqlMeetingLog(other_process), checked_in(1))
        assert await heard.next() == (MEETING, 1)
        assert gone.is_silent

    async def test_after_a_lost_connection_it_listens_again_and_says_look(
        self, relay: PostgresRelay, other_process: Database
    ) -> None:
        await relay.start()
        heard = Heard(relay)
        async with other_process.writing() as connection:
            await connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            )
        assert await heard.next() == (None, 0)
        await say(SqlMeetingLog(other_process), checked_in(1))
        assert await heard.next() == (MEETING, 1)

    async def test_stopping_is_harmless_before_the_start(self, relay: PostgresRelay) -> None:
        await relay.stop()
