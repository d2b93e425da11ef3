"""The media process behind its port: kept running, and given orders over loopback."""

import asyncio
import http.client
import json
import ssl
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from rat_online.adapters.media.keeper import MediaKeeper, MediaPlace
from rat_online.adapters.secrets_dir import SecretsDir
from rat_online.app.media_pass import Passes, Right
from rat_online.app.ports.media import MediaUnavailable

ORDER_WITHIN_S = 300.0
"""Joining an hour of stream takes some seconds; a slow disk more."""


logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def _ended(code: int) -> None:
    logger.error("media process ended, starting it again", code=code)


class LocalMedia:
    """The media process of this server."""

    def __init__(self, place: MediaPlace | None, data_dir: Path, now: Callable[[], datetime]) -> None:
        self._keeper = MediaKeeper(place, data_dir, _ended)
        self.passes = Passes(SecretsDir(data_dir).media_key(), now)

    @property
    def port(self) -> int | None:
        place = self._keeper.place
        return place.port if place is not None else None

    @property
    def is_running(self) -> bool:
        return self._keeper.pid is not None

    async def run(self) -> None:
        await self._keeper.run()

    async def ready(self) -> bool:
        return await self._keeper.ready()

    async def order(self, meeting: str, asked: dict[str, Any]) -> dict[str, Any]:
        place = self._keeper.place
        if place is None or not await self.ready():
            raise MediaUnavailable
        path = f"/{self.passes.write(meeting, Right.CONTROL)}/perintah"
        return await asyncio.to_thread(_post, place, path, asked)


def _post(place: MediaPlace, path: str, asked: dict[str, Any]) -> dict[str, Any]:
    connection = _connection(place)
    try:
        connection.request("POST", path, json.dumps(asked), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise MediaUnavailable(f"status {answer.status}")
        answered: dict[str, Any] = json.loads(content)
        return answered
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise MediaUnavailable(type(error).__name__) from error
    finally:
        connection.close()


def _connection(place: MediaPlace) -> http.client.HTTPConnection:
    host = place.loopback
    if place.tls_cert is None:
        return http.client.HTTPConnection(host, place.port, timeout=ORDER_WITHIN_S)
    # To this machine's own process: the certificate names the public host, not loopback.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return http.client.HTTPSConnection(host, place.port, timeout=ORDER_WITHIN_S, context=context)
