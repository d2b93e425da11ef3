"""Headings are bounded: an endless one, and one that never ends, lose their connection."""

import asyncio
import socket
from collections.abc import AsyncIterator

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


@pytest.fixture
async def port() -> AsyncIterator[int]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(10)
    app = Starlette(routes=[Route("/", size_of, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, http=BoundedHttp, log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    yield listening.getsockname()[1]
    server.should_exit = True
    await serving


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


async def test_a_large_body_and_a_second_request_are_served(port: int) -> None:
    body = b"b" * 10 * LARGEST_HEADING
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(2):
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200")
        assert await reader.readexactly(len(str(len(body)))) == str(len(body)).encode()
    writer.close()
