"""`python -m rat_online.media`: started and watched by the server; ends when the server does."""

import asyncio
import logging
import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from rat_online.adapters.open_files import allow_many
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.app.media_pass import Passes
from rat_online.media.broadcasts import Broadcasts
from rat_online.media.guests import Guests
from rat_online.media.joiner import Joiner
from rat_online.media.server import Desk, MediaSocket, application
from rat_online.settings import Settings
from rat_online.web.heading import BoundedHttp

LARGEST_CHUNK = 2 * 1024 * 1024
"""Bytes of one message of a recorder."""


def now() -> datetime:
    return datetime.now(UTC)


def main() -> None:
    """Arguments: address, port, and a certificate with its key where the server has them."""
    host, port, *tls = sys.argv[1:]
    settings = Settings()
    passes = Passes(SecretsDir(settings.data_dir).media_key(), now)
    data_dir = Path(settings.data_dir)
    desk = Desk(passes, Broadcasts(now), Guests(now), Joiner(data_dir), data_dir, now)
    config = uvicorn.Config(
        application(desk),
        host=host,
        port=int(port),
        ssl_certfile=tls[0] if tls else None,
        ssl_keyfile=tls[1] if tls else None,
        http=BoundedHttp,
        ws=MediaSocket,
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_CHUNK,
        server_header=False,
        access_log=False,
        timeout_graceful_shutdown=2,
        log_level=logging.WARNING,
    )
    allow_many()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    asyncio.run(uvicorn.Server(config).serve())


def _end_with_parent() -> None:
    """The server holds the other end of standard input: when it dies, however, this ends."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
