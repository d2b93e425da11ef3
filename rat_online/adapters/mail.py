"""E-mail by SMTP, and bounces out of a Maildir that the mail server fills."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote, urlsplit

import aiosmtplib
from anyio import to_thread

from rat_online.app.ports.mail import Mail, Outgoing, PutOff, ServerAway, TurnedAway

PATIENCE_S = 30.0
MOST_AT_ONCE = 50
"""Bounces read in one look."""


class SmtpPost:
    """The `Post` of the app: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`.

    A password, and mail to another machine than this, go over TLS alone.
    """

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._is_tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._is_tls else 587)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._sender = sender

    def host(self) -> str:
        return self._sender.rpartition("@")[2]

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Outgoing]:
        client = aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            use_tls=self._is_tls,
            start_tls=not (self._is_tls or _is_here(self._host)),
            username=self._user,
            password=self._password,
            timeout=PATIENCE_S,
            tls_context=ssl.create_default_context() if not _is_here(self._host) else None,
        )
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise ServerAway from error
        try:
            yield _SmtpOutgoing(client, self._sender)
        finally:
            client.close()


class _SmtpOutgoing:
    def __init__(self, client: aiosmtplib.SMTP, sender: str) -> None:
        self._client = client
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        try:
            message = message_of(mail, self._sender)
            await self._client.send_message(message, sender=self._sender, recipients=[mail.to])
        except aiosmtplib.SMTPRecipientsRefused as error:
            refused = [one.code for one in error.recipients]
            raise _by_code(refused[0] if refused else 550) from error
        except aiosmtplib.SMTPResponseException as error:
            if error.code == 421:
                raise ServerAway from error
            raise _by_code(error.code) from error
        except (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, OSError) as error:
            raise ServerAway from error
        except (
            aiosmtplib.SMTPException,
            MessageError,
            ValueError,
        ) as error:  # an address that no server can take
            raise TurnedAway from error


def _by_code(code: int) -> PutOff | TurnedAway:
    return TurnedAway() if code >= 500 else PutOff()


def message_of(mail: Mail, sender: str) -> EmailMessage:
    """Plain text with an HTML twin. What stands in a name can begin no header of its own."""
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = Address(_one_line(mail.sender_name), addr_spec=sender)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["Message-ID"] = mail.message_id
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Maildir:
    """The `Returns` of the app: reads `new/`, and puts what it has read into `cur/`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    async def take(self) -> list[bytes]:
        return await to_thread.run_sync(self._take)

    def _take(self) -> list[bytes]:
        arrived = self._directory / "new"
        if not arrived.is_dir():
            return []
        read = self._directory / "cur"
        read.mkdir(exist_ok=True)
        found = []
        for path in sorted(arrived.iterdir())[:MOST_AT_ONCE]:
            if path.is_file():
                found.append(path.read_bytes())
                path.replace(read / f"{path.name}:2,S")
        return found
