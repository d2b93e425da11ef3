"""Where browsers find the livestream, and the policy that a page with a stream needs."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from rat_online.app.ports.media import MediaHouse
from rat_online.domain.stage import Stage
from rat_online.domain.vocabulary import StreamKind
from rat_online.settings import Settings
from rat_online.web.channel import is_for_tls
from rat_online.web.middleware import CONTENT_SECURITY_POLICY

POLICY = "Content-Security-Policy"


@dataclass(frozen=True, slots=True)
class MediaAddress:
    """`http` and `ws` origins of the media port, without a path at their ends."""

    http: str
    ws: str


def media_address(connection: HTTPConnection, settings: Settings, media: MediaHouse) -> MediaAddress | None:
    """As this browser reaches it; None where this install serves no stream."""
    if settings.media_url is not None:
        return MediaAddress(settings.media_url, settings.media_url.replace("http", "ws", 1))
    if media.port is None:
        return None
    public = urlsplit(settings.public_url or "")
    host = public.hostname or connection.url.hostname or "127.0.0.1"
    named = f"[{host}]" if ":" in host else host
    scheme = "s" if is_for_tls(connection, settings) else ""
    return MediaAddress(f"http{scheme}://{named}:{media.port}", f"ws{scheme}://{named}:{media.port}")


def policy_for(
    stage: Stage, address: MediaAddress | None, *, speaks: bool = False, takes: bool = False
) -> dict[str, str]:
    """The header of a page that plays this stage, of one that also sends to it, or leads to its recording."""
    connect, media, frames = ["'self'"], ["'self'", "blob:"], list[str]()
    if address is not None:
        # Wherever the stream is: a speaker without a direct line sends here, and the archive is here.
        connect += [address.http, address.ws]
        media.append(address.http)
    if stage.kind is not StreamKind.EMBEDDED:
        origin = origin_of(stage.address)
        (frames if stage.kind is StreamKind.IFRAME else connect).append(origin)
        media += [origin] if stage.kind is StreamKind.HLS_URL else []
    if speaks:
        media.append("mediastream:")
    policy = CONTENT_SECURITY_POLICY.replace("connect-src 'self'", f"connect-src {' '.join(connect)}")
    if takes and address is not None:
        policy = policy.replace("form-action 'self'", f"form-action 'self' {address.http}")
    extra = [f"media-src {' '.join(media)}", "worker-src 'self' blob:"]
    if frames:
        extra.append(f"frame-src {' '.join(frames)}")
    return {POLICY: "; ".join([policy, *extra])}


def origin_of(address: str) -> str:
    """Scheme, host and port of an address that the rules have found safe."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
