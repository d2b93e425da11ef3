"""The media process's routes. Every path begins with a pass; there is no cookie (docs/reference/media.md)."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from socket import SO_SNDBUF, SOL_SOCKET

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from rat_online.adapters.media import playlist, recording
from rat_online.adapters.media.packager import Rendition, StreamUnreadable
from rat_online.adapters.media.pipe import PipeFull
from rat_online.app.media_pass import Pass, Passes, PassRefused, Right
from rat_online.media.broadcasts import Broadcasts, Channel
from rat_online.media.guests import Guests
from rat_online.media.ingest import Ingest
from rat_online.media.joiner import Joiner, StillWritten
from rat_online.web.protocol import EXTENSION, FramedSocket, text_frame

SUBPROTOCOL = "rat.media.v1"
LARGEST_ORDER = 64 * 1024
FOREVER = "public, max-age=86400, immutable"
OFF_AIR = """Siaran ini tidak sedang berjalan: mulai di studio, lalu ambil alamat yang baru.
This broadcast is not on: start it in the studio, then take its new address.
"""


class Close:
    """Close codes of the media sockets."""

    PROTOCOL = 4400
    REFUSED = 4403
    REPLACED = 4409
    OFF_AIR = 4410
    UNREADABLE = 4415


@dataclass(slots=True)
class Desk:
    """What the routes work with."""

    passes: Passes
    broadcasts: Broadcasts
    guests: Guests
    joiner: Joiner
    data_dir: Path
    now: Callable[[], datetime]
    run: str = field(default_factory=lambda: secrets.token_hex(8))
    """The name of this run: a server tells each what is on before it lets anybody in."""


def desk_of(connection: HTTPConnection) -> Desk:
    found = connection.app.state.desk
    assert isinstance(found, Desk)
    return found


def admitted(connection: HTTPConnection, *rights: Right) -> Pass:
    """The pass in the path. Raises 403 without saying what is wrong with it."""
    desk = desk_of(connection)
    try:
        given = desk.passes.read(connection.path_params["pass"], *rights)
    except PassRefused:
        raise HTTPException(403) from None
    if desk.guests.is_gone(given.session):
        raise HTTPException(403)
    return given


class MediaSocket(FramedSocket):
    """A player may be further behind than a tab of the meeting; parts are skipped long before this."""

    furthest_behind = 4 * 1024 * 1024
    tell_stuck: Callable[[], None] | None = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._tell()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._tell()

    def _tell(self) -> None:
        if self.tell_stuck is not None:
            self.tell_stuck()


IN_KERNEL = 128 * 1024
"""Bytes that a viewer's socket holds in the kernel, which by itself lets it grow to megabytes: a minute of
stream that a slow player would have to see before it comes to the next key picture."""


class SocketOutlet:
    """A viewer's socket as the broadcast sees it."""

    def __init__(self, socket: MediaSocket) -> None:
        self._socket = socket
        # The transport's own: it throws away what is written to one that is gone.
        self.write: Callable[[bytes], None] = socket.transport.write
        socket.transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_SNDBUF, IN_KERNEL)

    @property
    def is_stuck(self) -> bool:
        return self._socket.disconnected or not self._socket.writable.is_set()

    def when_stuck(self, most_unsent: int, tell: Callable[[], None]) -> None:
        self._socket.tell_stuck = tell
        self._socket.transport.set_write_buffer_limits(high=most_unsent, low=most_unsent)

    def say(self, message: dict[str, str | int]) -> None:
        self._socket.write_framed(text_frame(json.dumps(message).encode()))


async def watch(websocket: WebSocket) -> None:
    """`GET /{pass}/tonton`, `?suara=1` for the sound alone: session, init, then parts as they come."""
    given = await _accepted(websocket, Right.WATCH, Right.WATCH_FLOOR)
    if given is None:
        return
    rendition = Rendition.AUDIO if websocket.query_params.get("suara") == "1" else Rendition.VIDEO
    broadcast = desk_of(websocket).broadcasts.of(given.meeting, _channel(given))
    viewer = broadcast.join(rendition, SocketOutlet(websocket.scope["extensions"][EXTENSION]))
    try:
        with anyio.CancelScope() as scope, desk_of(websocket).guests.here(given.session, scope.cancel):
            heard = await websocket.receive()
    finally:
        broadcast.leave(rendition, viewer)
    if scope.cancelled_caught:
        await websocket.close(Close.REFUSED)
    elif heard["type"] == "websocket.receive":
        await websocket.close(Close.PROTOCOL)  # a player has nothing to say


async def publish(websocket: WebSocket) -> None:
    """`GET /{pass}/siaran`: the studio's recorder, or a speaker's, in binary messages."""
    given = await _accepted(websocket, Right.PUBLISH, Right.FLOOR)
    if given is None:
        return
    desk = desk_of(websocket)
    if not desk.broadcasts.of(given.meeting, _channel(given)).lets_in(given.during):
        await websocket.close(Close.REFUSED if given.right is Right.FLOOR else Close.OFF_AIR)
        return
    ingest = _ingest(desk, given, "matroska", _telling_unrecorded(websocket))
    code = 1000
    try:
        with desk.guests.here(given.session, ingest.hang_up), _kept(desk, given):
            await ingest.take_in(_messages(websocket))
    except StreamUnreadable:
        code = Close.UNREADABLE
    except PipeFull:
        code = Close.PROTOCOL
    if desk.guests.is_gone(given.session):
        code = Close.REFUSED
    with suppress(RuntimeError, WebSocketDisconnect):  # the other side was faster
        await websocket.close(Close.REPLACED if ingest.was_replaced else code)


async def _accepted(websocket: WebSocket, *rights: Right) -> Pass | None:
    """A browser cannot read a refused handshake: accept, then close with a code."""
    speaks = SUBPROTOCOL in websocket.scope["subprotocols"]
    await websocket.accept(subprotocol=SUBPROTOCOL if speaks else None)
    try:
        given = admitted(websocket, *rights)
    except HTTPException:
        await websocket.close(Close.REFUSED)
        return None
    if not speaks:
        await websocket.close(Close.PROTOCOL)
        return None
    return given


async def _messages(websocket: WebSocket) -> AsyncIterator[bytes]:
    while (received := await websocket.receive())["type"] == "websocket.receive":
        yield received.get("bytes") or b""


def _channel(given: Pass) -> Channel:
    return Channel.FLOOR if given.right in (Right.FLOOR, Right.WATCH_FLOOR) else Channel.MAIN


def _telling_unrecorded(websocket: WebSocket) -> Callable[[], object]:
    """To the studio, from the thread that records: it says so in large letters, and goes on."""
    loop, outlet = asyncio.get_running_loop(), SocketOutlet(websocket.scope["extensions"][EXTENSION])
    return lambda: loop.call_soon_threadsafe(lambda: outlet.say({"t": "unrecorded"}))


def _ingest(
    desk: Desk, given: Pass, container: str | None, on_end: Callable[[], object] = lambda: None
) -> Ingest:
    """A speaker's stream is recorded where the studio mixes it in, and nowhere else."""
    channel, kept = _channel(given), None
    if channel is Channel.MAIN:
        kept = recording.SessionFile(recording.folder_of(desk.data_dir, given.meeting), desk.now(), on_end)
    return Ingest(desk.broadcasts.of(given.meeting, channel), kept, container)


def _kept(desk: Desk, given: Pass) -> AbstractContextManager[None]:
    """While the recording grows, nobody joins it."""
    return desk.joiner.written(given.meeting) if _channel(given) is Channel.MAIN else nullcontext()


async def post(request: Request) -> Response:
    """`POST /{pass}/masukan`: OBS, ffmpeg or a camera sends Matroska or FLV for as long as it lasts."""
    given = admitted(request, Right.PUBLISH)
    desk = desk_of(request)
    if not desk.broadcasts.of(given.meeting).lets_in(given.during):
        return PlainTextResponse(OFF_AIR, 409)
    container = {"video/x-flv": "flv", "video/x-matroska": "matroska", "video/webm": "matroska"}.get(
        request.headers.get("content-type", "")
    )
    ingest = _ingest(desk, given, container)
    try:
        with desk.guests.here(given.session, ingest.hang_up), _kept(desk, given):
            await ingest.take_in(request.stream())
    except StreamUnreadable:
        return PlainTextResponse(
            "Aliran rusak atau tidak terbaca. / The stream is damaged or no stream.\n", 415
        )
    except PipeFull:
        return PlainTextResponse("Aliran terlalu besar. / The stream is too large.\n", 413)
    if desk.guests.is_gone(given.session):
        raise HTTPException(403)
    return PlainTextResponse("Selesai. / Done.\n")


async def main_playlist(request: Request) -> Response:
    given = admitted(request, Right.PLAYLIST)
    broadcast = desk_of(request).broadcasts.of(given.meeting)
    windows = {rendition: broadcast.window(rendition) for rendition in Rendition}
    return _playlist(playlist.master(windows))


async def media_playlist(request: Request) -> Response:
    given = admitted(request, Right.PLAYLIST)
    broadcast = desk_of(request).broadcasts.of(given.meeting)
    rendition = _rendition(request)
    return _playlist(playlist.media(rendition, broadcast.window(rendition), broadcast.zero_at))


def _playlist(text: str) -> Response:
    return Response(text, media_type="application/vnd.apple.mpegurl", headers={"Cache-Control": "max-age=1"})


def _rendition(request: Request) -> Rendition:
    try:
        return Rendition(request.path_params["rendition"])
    except ValueError:
        raise HTTPException(404) from None


async def init_segment(request: Request) -> Response:
    given = admitted(request, Right.PLAYLIST)
    window = desk_of(request).broadcasts.of(given.meeting).window(_rendition(request))
    init = window.inits.get(request.path_params["session"])
    if init is None:
        raise HTTPException(404)
    return Response(init.data, media_type="video/mp4", headers={"Cache-Control": FOREVER})


async def segment(request: Request) -> Response:
    given = admitted(request, Right.PLAYLIST)
    window = desk_of(request).broadcasts.of(given.meeting).window(_rendition(request))
    found = window.segment(request.path_params["number"])
    if found is None or found.session != request.path_params["session"]:
        raise HTTPException(404)
    return Response(found.data, media_type="video/mp4", headers={"Cache-Control": FOREVER})


async def replay(request: Request) -> Response:
    """`GET /{pass}/rekaman.mp4`: the finished recording, in ranges; as a file by a pass to take it."""
    given = admitted(request, Right.REPLAY, Right.TAKE)
    path = recording.folder_of(desk_of(request).data_dir, given.meeting) / recording.ARCHIVE
    if not path.is_file():
        raise HTTPException(404)
    name = f"rekaman-{given.meeting}.mp4" if given.right is Right.TAKE else None
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(path, media_type="video/mp4", headers=headers, filename=name)


async def order(request: Request) -> Response:
    """`POST /{pass}/perintah`: the server asks for the state, says what is on, has the recording joined."""
    given = admitted(request, Right.CONTROL)
    asked = json.loads(await _bounded(request))
    desk = desk_of(request)
    match asked.get("do"):
        case "state":
            main = desk.broadcasts.of(given.meeting)
            return JSONResponse({"on_air": main.is_on_air, "watching": main.watching})
        case "let-in":
            broadcast = desk.broadcasts.of(given.meeting, Channel(asked["channel"]))
            broadcast.let_in(asked["during"], asked["at"])
            return JSONResponse({"done": True})
        case "sign-out":
            desk.guests.sign_out(asked["sessions"])
            return JSONResponse({"done": True})
        case "join":
            return await _join(desk, given.meeting, asked["chapters"])
        case _:
            raise HTTPException(400)


async def _join(desk: Desk, meeting: str, chapters: list[tuple[str, str, str]]) -> Response:
    wanted = [recording.Chapter(datetime.fromisoformat(at), item, title) for at, item, title in chapters]
    try:
        made = await desk.joiner.join(meeting, wanted)
    except StillWritten:
        raise HTTPException(503) from None
    if made is None:
        return JSONResponse({"archive": None})
    return JSONResponse(
        {
            "archive": {
                "sha256": made.sha256,
                "size": made.size,
                "duration_ms": made.duration_ms,
                "chapters": [list(one) for one in made.chapters],
                "sessions": [[one.began_at.isoformat(), one.starts_at_ms] for one in made.sessions],
            }
        }
    )


async def _bounded(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_ORDER:
            raise HTTPException(413)
    return body


async def health(request: Request) -> Response:
    """`GET /sehat`: counts, nothing of anybody."""
    desk = desk_of(request)
    watched = [one.watching for one in desk.broadcasts.all()]
    return JSONResponse({"run": desk.run, "watching": sum(sum(counts.values()) for counts in watched)})


def application(desk: Desk) -> Starlette:
    """The ASGI application over its desk."""
    app = Starlette(
        routes=[
            Route("/sehat", health),
            WebSocketRoute("/{pass}/tonton", watch),
            WebSocketRoute("/{pass}/siaran", publish),
            Route("/{pass}/masukan", post, methods=["POST"]),
            Route("/{pass}/hls/utama.m3u8", main_playlist),
            Route("/{pass}/hls/{rendition}.m3u8", media_playlist),
            Route("/{pass}/hls/{rendition}-{session:int}.mp4", init_segment),
            Route("/{pass}/hls/{rendition}-{session:int}-{number:int}.m4s", segment),
            Route("/{pass}/rekaman.mp4", replay),
            Route("/{pass}/perintah", order, methods=["POST"]),
        ],
        # The pass in the path is the key; there is no cookie that another site could ride on.
        middleware=[Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"])],
    )
    app.state.desk = desk
    return app
