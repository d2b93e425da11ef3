"""Headings are bounded: an endless one, and one that never ends, lose their connection."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from rat_online.web import heading
from rat_online.web.heading import LARGEST_HEADING, BoundedHttp


async def size_of(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def large(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("a" * 3_000_000)


@pytest.fixture
async def server() -> AsyncIterator[uvicorn.Server]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(10)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
    app = Starlette(routes=[Route("/", size_of, methods=["POST"]), Route("/large", large)])
    server = uvicorn.Server(
        uvicorn.Config(app, http=BoundedHttp, log_config=None, lifespan="off", timeout_graceful_shutdown=2)
    )
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    await until(lambda: server.started)
    yield server
    server.should_exit = True
    await serving


@pytest.fixture
def port(server: uvicorn.Server) -> int:
    found: int = server.servers[0].sockets[0].getsockname()[1]
    return found


async def is_cut_off(port: int, first: bytes, more: bytes) -> bool:
    """Whether the other side ends it while more and more comes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(first)
        for _ in range(200):
            writer.write(more)
            await writer.drain()
        return await reader.read() == b""
    except ConnectionError:
        return True
    finally:
        writer.transport.abort()


async def test_an_endless_header_many_headers_or_an_endless_address_are_cut_off(port: int) -> None:
    chunk = b"a" * LARGEST_HEADING
    assert await is_cut_off(port, b"GET / HTTP/1.1\r\nX: ", chunk)
    assert await is_cut_off(port, b"GET / HTTP/1.1\r\n", b"X: " + chunk[:8000] + b"\r\n")
    assert await is_cut_off(port, b"GET /", chunk)


async def test_a_heading_that_never_ends_loses_its_place(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heading, "HEADING_WITHIN_S", 0.05)
    assert await is_cut_off(port, b"", b"")
    assert await is_cut_off(port, b"GET / HTTP/1.1\r\nX: 1\r\n", b"")


async def is_left(port: int, first: bytes, *later: bytes) -> bool:
    """Whether the other side ends it while this one says what it likes, and reads on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(first)
        for one in later:
            await asyncio.sleep(0.01)
            writer.write(one)
        while await reader.read(1000):
            pass
    except ConnectionError:
        pass
    finally:
        writer.transport.abort()
    return True


REFUSED = b"POST /none HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"


@pytest.mark.parametrize(
    "said",
    [
        (REFUSED % 10**9, b"a"),
        (REFUSED % 10**9, *[b"a"] * 50),
        (REFUSED % 2, b"a", b"a"),
        (REFUSED % 1, b"a", b"\r\n"),
        (REFUSED % 0, b"\r\n"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n", b"a"),
    ],
    ids=["body to come", "body in drops", "body late", "more after it", "an empty line", "body that stalls"],
)
async def test_who_was_answered_or_sends_nothing_more_keeps_no_place(
    port: int, monkeypatch: pytest.MonkeyPatch, said: tuple[bytes, ...]
) -> None:
    monkeypatch.setattr(heading, "HEADING_WITHIN_S", 0.2)
    monkeypatch.setattr(heading, "STALLED_AFTER_S", 0.2)
    assert await asyncio.wait_for(is_left(port, *said), 30)


@pytest.mark.parametrize("ending", [b"", b"Connection: close\r\n"])
async def test_who_takes_nothing_of_an_answer_keeps_no_place(
    server: uvicorn.Server, port: int, monkeypatch: pytest.MonkeyPatch, ending: bytes
) -> None:
    monkeypatch.setattr(heading, "STALLED_AFTER_S", 0.2)
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", port))
        deaf.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n" + ending + b"\r\n")
        await until(lambda: len(server.server_state.connections) == 1)
        await until(lambda: not server.server_state.connections)


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(3000):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about")


async def test_a_large_body_and_a_second_request_are_served(port: int) -> None:
    body = b"b" * 10 * LARGEST_HEADING
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(2):
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200")
        assert await reader.readexactly(len(str(len(body)))) == str(len(body)).encode()
    writer.close()
