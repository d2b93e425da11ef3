"""The media process's port as this machine itself reaches it: asked who is there, and given orders."""

import http.client
import json
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rat_online.app.ports.media import MediaUnavailable

ORDER_WITHIN_S = 300.0
"""Joining an hour of stream takes some seconds; a slow disk more."""

ANSWER_WITHIN_S = 5.0


@dataclass(frozen=True, slots=True)
class MediaPlace:
    """Where the media process listens, and with which certificate."""

    host: str
    port: int
    tls_cert: Path | None = None
    tls_key: Path | None = None

    @property
    def loopback(self) -> str:
        """How this machine itself reaches it."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    def arguments(self) -> list[str]:
        tls = [str(self.tls_cert), str(self.tls_key)] if self.tls_cert and self.tls_key else []
        return [self.host, str(self.port), *tls]

    def run(self) -> str | None:
        """The name of this run of the process, another after each start; None if nobody answers. Blocks."""
        try:
            return str(self._asked("GET", "/sehat", None, ANSWER_WITHIN_S)["run"])
        except (MediaUnavailable, KeyError):
            return None

    def order(self, given: str, asked: dict[str, Any]) -> dict[str, Any]:
        """Blocks.

        Args:
            given: a pass for orders.
            asked: see docs/reference/media.md.

        Raises:
            MediaUnavailable: it did not answer, or refused.
        """
        return self._asked("POST", f"/{given}/perintah", json.dumps(asked), ORDER_WITHIN_S)

    def _asked(self, method: str, path: str, content: str | None, within_s: float) -> dict[str, Any]:
        connection = self._connection(within_s)
        try:
            connection.request(method, path, content, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            said = answer.read()
            if answer.status != 200:
                raise MediaUnavailable(f"status {answer.status}")
            answered: dict[str, Any] = json.loads(said)
            return answered
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise MediaUnavailable(type(error).__name__) from error
        finally:
            connection.close()

    def _connection(self, within_s: float) -> http.client.HTTPConnection:
        if self.tls_cert is None:
            return http.client.HTTPConnection(self.loopback, self.port, timeout=within_s)
        # To this machine's own process: the certificate names the public host, not loopback.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection(self.loopback, self.port, timeout=within_s, context=context)
