"""Two servers over one database and one folder: one broadcast, whichever of them people come through.

Rule book section 8 (Permenkop 19/2015 Ps 16): all see and hear the same; decision 0023.
"""

import asyncio
import http.client
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from rat_online.adapters.media.recording import ARCHIVE, digest_of, folder_of
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.demo.client import Client, sign_in
from rat_online.domain.chain import MeetingKey
from rat_online.media.server import SUBPROTOCOL
from tests.adapters.media.streams import stream
from tests.failure.install import Convened, Server, convene, settings_for


@dataclass
class Chair:
    """The acting chair's device, at whichever server."""

    made: Convened
    cookie: str

    async def asks(self, server: Server, method: str, path: str) -> dict[str, Any]:
        status, said = await asyncio.to_thread(
            _ask, server.base, method, f"/rapat/{self.made.meeting}/{path}", b"", {"Cookie": self.cookie}
        )
        assert status == 200, said
        answered: dict[str, Any] = json.loads(said)
        return answered

    async def does(self, server: Server, command: str, **args: Any) -> None:
        client = Client(server.base, self.made.meeting, self.cookie)
        running = asyncio.create_task(client.run())
        await client.do(command, f"acting-chair:{self.made.chair}", **args)
        await client.stop()
        await running

    async def sends(self, server: Server) -> int:
        """What a whole stream is answered, at the address that this server gives."""
        return await send((await self.asks(server, "POST", "siaran/izin"))["ingest"])

    async def sees(self, server: Server) -> None:
        """By the address that this server gives, what is sent through another."""
        watch = (await self.asks(server, "GET", "siaran"))["watch"]
        async with connect(watch, subprotocols=[Subprotocol(SUBPROTOCOL)], max_size=None) as viewer:
            async with asyncio.timeout(60):
                while not isinstance(await viewer.recv(), bytes):
                    pass


def _ask(
    base: str, method: str, path: str, body: bytes, headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    return answer.status, said


async def send(ingest: str) -> int:
    status, _ = await asyncio.to_thread(_ask, ingest, "POST", urlsplit(ingest).path, stream(2))
    return status


@pytest.fixture
async def servers(tmp_path: Path, postgres_database: str) -> AsyncIterator[tuple[Server, Server]]:
    both = Server(tmp_path, postgres_database), Server(tmp_path, postgres_database)
    yield both
    for one in both:
        await one.stop()


@pytest.mark.postgres
@pytest.mark.slow
async def test_people_of_both_see_one_broadcast_also_when_one_of_them_is_killed(
    tmp_path: Path, postgres_database: str, servers: tuple[Server, Server]
) -> None:
    made = await convene(settings_for(tmp_path, postgres_database), 3)
    first, second = servers
    await first.start()
    chair = Chair(made, await asyncio.to_thread(sign_in, first.base, made.chair_secret, made.chair_datum))
    await chair.does(first, "start-broadcast")
    before = (await chair.asks(first, "POST", "siaran/izin"))["ingest"]
    await second.start()
    assert origin(before) == origin((await chair.asks(second, "POST", "siaran/izin"))["ingest"])
    seen = asyncio.create_task(chair.sees(second))
    while not seen.done():
        assert await chair.sends(first) == 200
    await seen

    await first.kill()
    assert await chair.sends(second) == 200
    assert origin(before) == origin((await chair.asks(second, "POST", "siaran/izin"))["ingest"])
    assert await send(before) == 200, "the pass of before is still for this broadcast"
    await first.start()
    await chair.does(first, "stop-broadcast")
    while await send(before) != 409:
        pass  # it is told within a moment
    await chair.does(second, "cancel-meeting", reason="Uji dua server selesai.")
    await joined_once(tmp_path, postgres_database, made)


def origin(address: str) -> str:
    return urlsplit(address).netloc


async def joined_once(folder: Path, url: str, made: Convened) -> None:
    """Both were there at the end; the log has one recording, and it is the file."""
    archive = folder_of(folder, made.meeting) / ARCHIVE
    key = MeetingKey(made.cooperative, made.meeting)
    database = Database(url, folder)
    await database.open()
    try:
        kept: list[str] = []
        for _ in range(300):
            kept = kept or await _kept(SqlMeetingLog(database), key)
            await asyncio.sleep(0 if kept else 0.2)
        assert kept == [digest_of(archive)]
    finally:
        await database.close()


async def _kept(log: SqlMeetingLog, key: MeetingKey) -> list[str]:
    return [str(one.payload["digest"]) for one in await log.read(key) if one.kind == "RecordingKept"]
