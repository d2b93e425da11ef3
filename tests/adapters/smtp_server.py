"""A mail server on this machine that speaks just enough SMTP (RFC 5321), and says what a test tells it to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default


@dataclass
class SmtpServer:
    """`answers` overrules what is said to a command, or to an address; `hangs_up_after` names a command."""

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    hangs_up_after: str = ""
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    connections: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            await self._converse(reader, writer)
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def say(line: str) -> None:
            writer.write(f"{line}\r\n".encode())
            await writer.drain()

        await say(self.answers.get("", "220 surat.example"))
        while line := (await reader.readline()).decode().strip():
            verb = line.split(":")[0].split(" ")[0].upper()
            address = line.partition("<")[2].partition(">")[0] if verb == "RCPT" else ""
            answer = self.answers.get(address or verb, "354 go on" if verb == "DATA" else "250 ok")
            if verb == "EHLO":
                answer = "250-surat.example\r\n250 SMTPUTF8"
            await say(answer)
            if verb == "RCPT" and answer.startswith("250"):
                self.recipients.append(address)
            if verb == "DATA" and answer.startswith("354"):
                content = await reader.readuntil(b"\r\n.\r\n")
                if self.hangs_up_after == "DATA":
                    return
                self._take(content[:-5])
                await say(self.answers.get(".", "250 taken"))
            if verb in ("QUIT", self.hangs_up_after):
                return

    def _take(self, content: bytes) -> None:
        message = message_from_bytes(content.replace(b"\r\n..", b"\r\n."), policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)


@asynccontextmanager
async def a_mail_server() -> AsyncIterator[SmtpServer]:
    """Listens on loopback, on a port of its own."""
    made = SmtpServer()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
