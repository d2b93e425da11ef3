"""Whether a request comes from our own pages: cross-site forgery is refused by header, sockets included."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from rat_online.settings import Settings
from rat_online.web.channel import is_encrypted


def is_same_origin(connection: HTTPConnection, settings: Settings) -> bool:
    """Judge `Sec-Fetch-Site`, which browsers set and pages cannot, else `Origin`.

    A client that sends neither is no browser, and forging a request gains it nothing: it has no victim's
    cookie. (OWASP ASVS 5.0 section 3.5.)
    """
    site = connection.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = connection.headers.get("origin")
    return origin is None or origin.lower() in _ours(connection, settings)


def _ours(connection: HTTPConnection, settings: Settings) -> set[str]:
    """Where TLS is spoken, a page without it is not ours: anybody on the way may have written it."""
    host = connection.headers.get("host", "").lower()
    ours = {f"https://{host}"} | (set() if is_encrypted(connection) else {f"http://{host}"})
    if settings.public_url:
        public = urlsplit(settings.public_url.lower())
        ours.add(f"{public.scheme}://{public.netloc}")
    return ours
