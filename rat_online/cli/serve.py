"""`rat-online serve`."""

import gc
import logging
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any

import typer
import uvicorn
from starlette.applications import Starlette

from rat_online.adapters.media.port import MediaPlace
from rat_online.adapters.open_files import allow_many
from rat_online.bootstrap import Install, open_install, web_application
from rat_online.cli.running import WRONG_INPUT, fail, run
from rat_online.settings import Settings
from rat_online.web.heading import BoundedHttp
from rat_online.web.protocol import FramedSocket
from rat_online.web.wire import LARGEST_MESSAGE

PING_S = 20.0
BACKLOG = 4096


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8000,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate (PEM), with --tls-key.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Private key (PEM).")] = None,
    media_port: Annotated[
        int, typer.Option(help="Port of the livestream; 0: the port after --port.", min=0, max=65535)
    ] = 0,
) -> None:
    """Serve meetings. An empty folder works: the first page asks for the code printed here.

    Settings by environment: DATABASE_URL (default: a file in RAT_DATA_DIR), RAT_DATA_DIR (default: ./data),
    RAT_PUBLIC_URL (for links and QR codes), RAT_TRUSTED_PROXIES (addresses that may set X-Forwarded-*).

    Plain http is for this machine alone. For everybody else give a certificate, or stand behind a proxy:

        rat-online serve --host 0.0.0.0 --port 443 --tls-cert cert.pem --tls-key key.pem

    The livestream has a process and a port of its own, started when somebody first broadcasts; a proxy may
    map that port elsewhere (RAT_MEDIA_URL). Whatever happens to it, votes go on.
    """
    settings = Settings()
    if (tls_cert is None) != (tls_key is None):
        fail("--tls-cert dan --tls-key harus diberikan bersama. / Give --tls-cert and --tls-key together.", 2)
    if not is_loopback(host) and tls_cert is None and not settings.trusted_proxies:
        fail(
            "Tanpa TLS server hanya boleh melayani komputer ini sendiri. Beri --tls-cert dan --tls-key, atau "
            "pasang proxy ber-TLS dan sebut alamatnya di RAT_TRUSTED_PROXIES.\nOff this machine plain http "
            "is refused: give --tls-cert and --tls-key, or name your TLS proxy in RAT_TRUSTED_PROXIES.",
            WRONG_INPUT,
        )
    place = MediaPlace(host, media_port or port + 1, tls_cert, tls_key) if media_port or port else None
    run(_serve(settings, host, port, place, tls_cert, tls_key))


async def _serve(
    settings: Settings,
    host: str,
    port: int,
    media: MediaPlace | None,
    tls_cert: Path | None,
    tls_key: Path | None,
) -> None:
    async with open_install(settings) as install:
        await _say_first_run(install)
        app = web_application(install, media)
        config = config_for(app, settings, host=host, port=port, ssl_certfile=tls_cert, ssl_keyfile=tls_key)
        settle_memory()
        allow_many()
        server = uvicorn.Server(config)
        typer.echo(f"RAT Online: http{'s' if tls_cert else ''}://{host}:{port}")
        await server.serve()


def config_for(app: Starlette, settings: Settings, **where: Any) -> uvicorn.Config:
    """How uvicorn serves the application, at an address and perhaps with a certificate."""
    return uvicorn.Config(
        app,
        http=BoundedHttp,
        ws=FramedSocket,
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_MESSAGE,
        ws_ping_interval=PING_S,
        ws_ping_timeout=PING_S,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        server_header=False,
        access_log=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=3,
        log_level=logging.WARNING,
        **where,
    )


def settle_memory() -> None:
    """What is loaded now lives as long as the process: the collector need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


async def _say_first_run(install: Install) -> None:
    if await install.first_run.is_needed():
        typer.echo("Pemasangan masih kosong. Kode untuk halaman pertama / code for the first page:")
        typer.echo(f"\n    {install.first_run.code}\n")


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
