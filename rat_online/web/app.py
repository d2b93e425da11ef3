"""The web application: routes and middleware, in order."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from rat_online.web import fallback, health, live
from rat_online.web import static as static_files
from rat_online.web.middleware import SameOrigin, SecurityHeaders
from rat_online.web.page import page
from rat_online.web.pages import auditor, console, entrance, gaya, member, organiser, records, screen
from rat_online.web.services import Services

LARGEST_BODY = 64 * 1024
"""Bytes of a request's body; uploads have routes of their own."""

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def routes() -> list[BaseRoute]:
    """Every route there is; a test walks them all as every role."""
    return [
        Route("/", entrance.home),
        Route("/mulai", entrance.found, methods=["POST"]),
        Route("/masuk", entrance.door),
        Route("/masuk", entrance.enter, methods=["POST"]),
        Route("/masuk/petugas", entrance.enter_as_officer, methods=["POST"]),
        Route("/keluar", entrance.leave, methods=["POST"]),
        Route("/rapat/{meeting}/perintah", fallback.command, methods=["POST"]),
        Route("/rapat/{meeting}/peristiwa", fallback.stream),
        WebSocketRoute("/rapat/{meeting}/langsung", live.live),
        Route("/rapat/{meeting}", member.room),
        Route("/rapat/{meeting}/layar", screen.screen),
        Route("/rapat/{meeting}/layar/kode.svg", screen.code),
        Route("/rapat/{meeting}/konsol", console.console),
        Route("/rapat/{meeting}/kehadiran", console.attendance),
        Route("/rapat/{meeting}/catatan", console.notes),
        Route("/rapat/{meeting}/dokumen", records.documents),
        Route("/rapat/{meeting}/dokumen/{name}", records.document, methods=["GET", "POST"]),
        Route("/rapat/{meeting}/berkas", records.bundle, methods=["POST"]),
        Route("/rapat/{meeting}/periksa", auditor.records),
        Route("/rapat/{meeting}/periksa/suara/{ballot}", auditor.votes),
        Route("/gaya", gaya.gaya),
        Route("/panitia", organiser.meetings),
        Route("/panitia/rapat/baru", organiser.new_meeting),
        Route("/panitia/rapat/baru", organiser.convene, methods=["POST"]),
        Route("/sehat", health.health),
        Route("/static/{version}/{path:path}", static_files.static),
    ]


async def not_found(request: Request, _error: Exception) -> Response:
    return page(request, "galat.html", {"kind": "not-found"}, 404)


async def went_wrong(request: Request, _error: Exception) -> Response:
    """Our own mistake: nothing of the request or of the error is shown."""
    return page(request, "galat.html", {"kind": "went-wrong"}, 500)


def application(services: Services, lifespan: Lifespan) -> Starlette:
    """The ASGI application over its services."""
    app = Starlette(
        routes=routes(),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(SameOrigin, settings=services.settings),
        ],
        exception_handlers={404: not_found, HTTPException: not_found, 500: went_wrong},
        lifespan=lifespan,
        max_body_size=LARGEST_BODY,
    )
    app.state.services = services
    return app
