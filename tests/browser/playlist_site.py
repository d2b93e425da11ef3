"""Another's site on loopback, with TLS: an HLS playlist as our packager makes it, and a page to embed."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rat_online.adapters.media import playlist
from rat_online.adapters.media.packager import Rendition
from rat_online.adapters.media.window import Window
from tests.adapters.media.streams import of, packaged, stream

SECONDS = 12
SESSION = 1
TYPES = {"m3u8": "application/vnd.apple.mpegurl", "html": "text/html; charset=utf-8"}
EMBEDDED = "<!doctype html><title>Layanan lain</title><h1>Siaran layanan lain</h1>"


def files() -> dict[str, bytes]:
    """What the site serves, by name."""
    pieces = packaged(stream(SECONDS))
    zero_at = datetime.now(UTC) - timedelta(seconds=SECONDS)
    windows, made = {}, {"sematan.html": EMBEDDED.encode()}
    for rendition in Rendition:
        init, parts = of(pieces, rendition)
        window = windows[rendition] = Window(1)
        window.begin(SESSION, init)
        for part in parts:
            window.add(part)
        made[f"{rendition.value}.m3u8"] = playlist.media(rendition, window, zero_at).encode()
        made[f"{rendition.value}-{SESSION}.mp4"] = init.data
        for segment in window.finished():
            made[f"{rendition.value}-{SESSION}-{segment.number}.m4s"] = segment.data
    made["utama.m3u8"] = playlist.master(windows).encode()
    lines = made["video.m3u8"].decode().splitlines(keepends=True)
    made["tanpa-jam.m3u8"] = "".join(one for one in lines if "PROGRAM-DATE-TIME" not in one).encode()
    return made


class Site(ThreadingHTTPServer):
    """`asked_for` is what browsers wanted, by name."""

    daemon_threads = True

    def __init__(self, served: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.served = served
        self.asked_for: list[str] = []

    @property
    def base(self) -> str:
        return f"https://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site = self.server
        assert isinstance(site, Site)
        name = self.path.lstrip("/")
        site.asked_for.append(name)
        found = site.served.get(name)
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", TYPES.get(name.rpartition(".")[2], "video/mp4"))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(found or b"")))
        self.end_headers()
        self.wfile.write(found or b"")

    def handle(self) -> None:
        with suppress(OSError):  # a browser hangs up when it has enough
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test says what went wrong."""


@contextmanager
def a_playlist_site(folder: Path) -> Iterator[Site]:
    site = Site(files())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(folder))
    site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()


def _certificate(folder: Path) -> Path:
    """A key and its own certificate for loopback, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "siaran.example.id")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "site.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path
