"""What every response carries and every request must be: headers, same origin, a bounded body."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rat_online.domain.errors import Refusal, Refused
from rat_online.settings import Settings
from rat_online.web.channel import is_encrypted, is_from_this_machine
from rat_online.web.origin import is_same_origin
from rat_online.web.wire import refusal

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it a form of our own is sent with `Origin: null`, and a browser too old for
    # Sec-Fetch-Site could not sign in. To other sites nothing is told either way.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
}


class SecurityHeaders:
    """Adds the headers; over TLS also HSTS. Pages are never stored unless they say so themselves."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        await self._app(scope, receive, send_with_headers)


HEALTH = "/sehat"
"""A load balancer asks without TLS, and hears nothing about anybody."""

UNENCRYPTED = (
    "Sambungan ini tidak terenkripsi, jadi tidak dilayani. Buka alamat https://… dari panitia.\n"
    "This connection is not encrypted and is not served: open the https:// address.\n\n"
    "Operator: proxy TLS harus disebut di RAT_TRUSTED_PROXIES dan mengirim X-Forwarded-Proto: https.\n"
)


class EncryptedOnly:
    """Serves plain http to this machine alone: what is sent past the proxy is anybody's to read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and scope["path"] != HEALTH:
            connection = HTTPConnection(scope)
            if not is_encrypted(connection) and not is_from_this_machine(connection):
                await _turn_away(scope, receive, send)
                return
        await self._app(scope, receive, send)


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close"})
    else:
        await PlainTextResponse(UNENCRYPTED, 403)(scope, receive, send)


class SameOrigin:
    """Refuses what changes something and comes from another site."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS:
            request: HTTPConnection = Request(scope)
            if not is_same_origin(request, self._settings):
                response = JSONResponse(refusal(None, Refused(Refusal.NOT_ALLOWED)), 403)
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)
