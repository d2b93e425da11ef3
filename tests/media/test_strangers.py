"""The media port among strangers: every path with every wrong pass, and whoever only takes up room."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.routing import Route, WebSocketRoute
from websockets.exceptions import ConnectionClosed

from rat_online.adapters.media.boxes import Init, Part
from rat_online.adapters.media.broadcast import Broadcast
from rat_online.adapters.media.packager import Rendition
from rat_online.adapters.media.viewers import MOST_WAITING
from rat_online.app.media_pass import LIFETIME, Passes, Right
from rat_online.media import ingest
from rat_online.media.server import SUBPROTOCOL, Close, MediaSocket, SocketOutlet, application
from rat_online.web import heading
from tests.adapters.media.streams import stream
from tests.media.serving import MEETING, OTHER, MediaHouse, end_of, media_house, next_said, next_session, send

HLS = frozenset({Right.PLAYLIST})
GOOD_FOR = {
    "/{pass}/tonton": frozenset({Right.WATCH, Right.WATCH_FLOOR}),
    "/{pass}/siaran": frozenset({Right.PUBLISH, Right.FLOOR}),
    "/{pass}/masukan": frozenset({Right.PUBLISH}),
    "/{pass}/hls/utama.m3u8": HLS,
    "/{pass}/hls/{rendition}.m3u8": HLS,
    "/{pass}/hls/{rendition}-{session:int}.mp4": HLS,
    "/{pass}/hls/{rendition}-{session:int}-{number:int}.m4s": HLS,
    "/{pass}/rekaman.mp4": frozenset({Right.REPLAY, Right.TAKE}),
    "/{pass}/perintah": frozenset({Right.CONTROL}),
}
EVERYBODY = {"/sehat"}
NAMED = {"{rendition}": "video", "{session:int}": "1", "{number:int}": "1"}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MediaHouse]:
    async with media_house(tmp_path) as made:
        yield made


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(3000):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about")


def wrong_passes(house: MediaHouse, rights: frozenset[Right]) -> dict[str, str]:
    """By what is wrong with them; those that have run out come from a clock that was behind."""
    now = house.clock()
    made = {
        "none": "",
        "junk": "x" * 2000,
        "another install's": Passes(b"n" * 32, house.clock).write(MEETING, min(rights), during="7"),
    }
    for right in Right:
        before = Passes(b"k" * 32, lambda right=right: now - LIFETIME[right] - timedelta(hours=1))  # type: ignore[misc]
        made[f"expired {right}"] = before.write(MEETING, right, during="7")
        if right not in rights:
            made[f"for {right}"] = house.write(right)
        made[f"torn {right}"] = house.write(right)[:-1]
    return made


@pytest.mark.parametrize("path", GOOD_FOR)
async def test_no_wrong_pass_opens_any_path(house: MediaHouse, path: str) -> None:
    [route] = [one for one in application(house.desk).routes if getattr(one, "path", "") == path]
    for what, given in wrong_passes(house, GOOD_FOR[path]).items():
        asked = path.replace("{pass}", given)
        for name, value in NAMED.items():
            asked = asked.replace(name, value)
        if isinstance(route, WebSocketRoute):
            with suppress(ConnectionClosed):
                async with house.socket(given or "x", asked.rpartition("/")[2]) as one:
                    assert await end_of(one) == Close.REFUSED, what
            continue
        assert isinstance(route, Route)
        method = "POST" if "POST" in (route.methods or ()) else "GET"
        answer = await house.ask(method, asked, content=b"{}" if method == "POST" else None)
        assert answer.status_code == (404 if not given else 403), what
        assert MEETING not in answer.text, what
    assert house.desk.broadcasts.all() == [house.desk.broadcasts.of(one) for one in (MEETING, OTHER)]


async def test_the_walk_knows_every_path(house: MediaHouse) -> None:
    paths = {getattr(one, "path", "") for one in application(house.desk).routes}
    assert paths == GOOD_FOR.keys() | EVERYBODY
    assert (await house.ask("GET", "/sehat")).json().keys() == {"run", "watching"}


async def test_strangers_who_say_nothing_or_never_finish_lose_their_places(
    house: MediaHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heading, "HEADING_WITHIN_S", 0.3)
    said = (b"", b"GET /x/hls/", b"POST /x/masukan HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n")
    writers = []
    for number in range(90):
        _, writer = await asyncio.open_connection("127.0.0.1", house.port)
        writer.write(said[number % 3])
        writers.append(writer)
    answer = await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=stream())
    assert answer.status_code == 200
    await until(lambda: house.connected == 0)
    for writer in writers:
        writer.transport.abort()


async def test_a_sender_that_has_gone_without_a_word_is_off_the_air(
    house: MediaHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that broke, not one that was closed: OBS on a phone's network."""
    monkeypatch.setattr(heading, "STALLED_AFTER_S", 0.5)
    first = (
        f"POST /{house.write(Right.PUBLISH)}/masukan HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n"
    )
    async with house.socket(house.write(Right.WATCH), "tonton") as viewer:
        _, writer = await asyncio.open_connection("127.0.0.1", house.port)
        writer.write(first.encode() + stream()[:60_000])
        await next_session(viewer)
        assert (await next_said(viewer))["t"] == "pause"
        writer.transport.abort()
    assert (await house.order(do="join", chapters=[]))["archive"]["size"] > 0


async def test_more_than_any_uplink_carries_is_not_taken_in(
    house: MediaHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "MOST_AT_ONCE", 30_000)
    monkeypatch.setattr(ingest, "MOST_A_SECOND", 1)
    given = house.write(Right.PUBLISH)
    assert (await house.ask("POST", f"/{given}/masukan", content=stream())).status_code == 413
    async with house.socket(given, "siaran") as studio:
        with suppress(ConnectionClosed):
            await send(studio, stream())
        assert await end_of(studio) == Close.PROTOCOL
    assert not house.desk.broadcasts.of(MEETING).is_on_air


async def test_a_player_that_talks_is_shown_out(house: MediaHouse) -> None:
    async with house.socket(house.write(Right.WATCH), "tonton") as viewer:
        await viewer.send(b"a" * 100_000)
        assert await end_of(viewer) == Close.PROTOCOL
    assert house.desk.broadcasts.of(MEETING).watching == {"video": 0, "audio": 0}


async def test_a_player_that_never_reads_holds_little_and_loses_its_place(tmp_path: Path) -> None:
    async with media_house(tmp_path, ws_ping_interval=0.3, ws_ping_timeout=0.5) as house:
        cast = house.desk.broadcasts.of(MEETING)
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            await asyncio.to_thread(deaf.connect, ("127.0.0.1", house.port))
            deaf.sendall(_handshake(house.write(Right.WATCH)))
            await until(lambda: cast.watching["video"] == 1)
            waits = socket_of(cast).transport.get_write_buffer_size
            session = cast.begin(lambda: None)
            cast.put(session, Rendition.VIDEO, Init(b"init", "avc1"))
            for at in range(100):
                cast.put(session, Rendition.VIDEO, Part(bytes(100_000), True, at * 250, 250))
            assert waits() <= MOST_WAITING + 200_000
            await until(lambda: cast.watching["video"] == 0 and house.connected == 0)


async def test_a_player_that_says_goodbye_and_reads_nothing_loses_its_place_too(
    house: MediaHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = house.desk.broadcasts.of(MEETING)
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        await asyncio.to_thread(deaf.connect, ("127.0.0.1", house.port))
        deaf.sendall(_handshake(house.write(Right.WATCH)))
        await until(lambda: cast.watching["video"] == 1)
        monkeypatch.setattr(socket_of(cast), "close_timeout", 0.2)
        session = cast.begin(lambda: None)
        cast.put(session, Rendition.VIDEO, Init(b"init", "avc1"))
        for at in range(10):
            cast.put(session, Rendition.VIDEO, Part(bytes(100_000), True, at * 250, 250))
        deaf.sendall(b"\x88\x80\x00\x00\x00\x00")
        await until(lambda: cast.watching["video"] == 0 and house.connected == 0)


def socket_of(cast: Broadcast) -> MediaSocket:
    [viewer] = cast._audiences[Rendition.VIDEO].all()
    assert isinstance(viewer.outlet, SocketOutlet)
    return viewer.outlet._socket


def _handshake(given: str) -> bytes:
    lines = (
        f"GET /{given}/tonton HTTP/1.1",
        "Host: x",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Protocol: {SUBPROTOCOL}",
    )
    return "\r\n".join((*lines, "", "")).encode()
