"""Whether a request comes from our own pages: cross-site forgery is refused by header, sockets included."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from rat_online.settings import Settings


def is_same_origin(connection: HTTPConnection, settings: Settings) -> bool:
    """Judge `Sec-Fetch-Site`, which browsers set and pages cannot, else `Origin`.

    A client that sends neither is no browser, and forging a request gains it nothing: it has no victim's
    cookie. (OWASP ASVS 5.0 section 3.5.)
    """
    site = connection.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    sent = urlsplit(origin)
    ours = {connection.headers.get("host", "")}
    if settings.public_url:
        ours.add(urlsplit(settings.public_url).netloc)
    return sent.netloc in ours and sent.scheme in ("http", "https")
