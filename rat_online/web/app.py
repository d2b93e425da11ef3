"""The web application: routes and middleware, in order."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from rat_online.app.ports.store import StoreUnavailable
from rat_online.domain.errors import Refusal, Refused
from rat_online.web import fallback, health, live
from rat_online.web import static as static_files
from rat_online.web.bodies import CountingBodies, too_large
from rat_online.web.door_routes import door_routes
from rat_online.web.invitation_routes import invitation_routes
from rat_online.web.kiosk_mode import KioskOnly
from rat_online.web.middleware import EncryptedOnly, SameOrigin, SecurityHeaders
from rat_online.web.mishaps import Mishaps
from rat_online.web.organiser_routes import organiser_routes
from rat_online.web.page import page
from rat_online.web.pages import (
    auditor,
    console,
    gaya,
    member,
    nominee,
    photos,
    records,
    screen,
    witness,
)
from rat_online.web.proxy_routes import proxy_routes
from rat_online.web.services import Services
from rat_online.web.stream_routes import STREAM_ROUTES
from rat_online.web.trial_routes import trial_routes
from rat_online.web.wire import Close, refusal

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body; uploads have routes of their own."""

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def routes() -> list[BaseRoute]:
    """Every route there is; a test walks them all as every role."""
    return [
        *door_routes(),
        Route("/rapat/{meeting}/perintah", fallback.command, methods=["POST"]),
        Route("/rapat/{meeting}/peristiwa", fallback.stream),
        WebSocketRoute("/rapat/{meeting}/langsung", live.live),
        Route("/rapat/{meeting}", member.room),
        Route("/rapat/{meeting}/layar", screen.screen),
        Route("/rapat/{meeting}/layar/kode.svg", screen.code),
        Route("/rapat/{meeting}/saksi", witness.counting),
        Route("/rapat/{meeting}/konsol", console.console),
        Route("/rapat/{meeting}/kehadiran", console.attendance),
        Route("/rapat/{meeting}/calon", nominee.nominee),
        Route("/rapat/{meeting}/foto/{item}/{person}", photos.put_photo, methods=["POST"]),
        Route("/rapat/{meeting}/foto/{photo}", photos.photo),
        Route("/rapat/{meeting}/catatan", console.notes),
        Route("/rapat/{meeting}/dokumen", records.documents),
        Route("/rapat/{meeting}/dokumen/{name}", records.document, methods=["GET", "POST"]),
        Route("/rapat/{meeting}/berkas", records.bundle, methods=["POST"]),
        Route("/rapat/{meeting}/periksa", auditor.records),
        Route("/rapat/{meeting}/periksa/suara/{ballot}", auditor.votes),
        *proxy_routes(),
        *STREAM_ROUTES,
        Route("/gaya", gaya.gaya),
        *organiser_routes(),
        *invitation_routes(),
        *trial_routes(),
        Route("/sehat", health.health),
        Route("/static/{version}/{path:path}", static_files.static),
    ]


async def no_page(request: Request, error: Exception) -> Response:
    """What no route answers: an address or a method that is not there, a body that is too large or broken."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    if status == 413:
        return too_large(request)
    kind = "not-found" if status in (404, 405) else "unreadable"
    return page(request, "galat.html", {"kind": kind}, status)


async def store_is_away(connection: HTTPConnection, _error: Exception) -> Response | None:
    """The database did not answer: worth trying again, and no mistake of the reader's."""
    if isinstance(connection, WebSocket):
        await connection.close(Close.UNAVAILABLE)
        return None
    request = Request(connection.scope)
    if request.headers.get("content-type", "").startswith("application/json"):
        return JSONResponse(refusal(None, Refused(Refusal.TRY_AGAIN)), 503)
    return page(request, "galat.html", {"kind": "busy"}, 503)


def application(services: Services, lifespan: Lifespan) -> Starlette:
    """The ASGI application over its services."""
    app = CountingBodies(
        routes=routes(),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Mishaps),
            Middleware(EncryptedOnly),
            Middleware(SameOrigin, settings=services.settings),
            Middleware(KioskOnly),
        ],
        exception_handlers={
            HTTPException: no_page,
            StoreUnavailable: store_is_away,  # type: ignore[dict-item]  # starlette types one kind of connection
        },
        lifespan=lifespan,
        max_body_size=LARGEST_BODY,
    )
    app.state.services = services
    return app
