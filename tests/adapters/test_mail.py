"""E-mail over real SMTP on loopback, and bounces out of a Maildir."""

import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rat_online.adapters.mail import Maildir, SmtpPost
from rat_online.app.ports.mail import Mail, PutOff, ServerAway, TurnedAway
from tests.adapters.smtp_server import SmtpServer, a_mail_server

MAIL = Mail(
    message_id="<KOP.SURAT@rat.example.id>",
    sender_name="Koperasi Mekar Jaya",
    to="sari@example.id",
    subject="Undangan RAT – Koperasi Mekar Jaya",
    text="Yth. Sari,\n.\nhttps://rat.example.id/masuk#rahasia\n",
    html="<p>Yth. Sari</p>",
)


@pytest.fixture
async def server() -> AsyncIterator[SmtpServer]:
    async with a_mail_server() as made:
        yield made


def post_to(server: SmtpServer) -> SmtpPost:
    return SmtpPost(f"smtp://127.0.0.1:{server.port}", "rat@rat.example.id")


async def send(server: SmtpServer, *mails: Mail) -> None:
    async with post_to(server).connected() as outgoing:
        for mail in mails:
            await outgoing.send(mail)


async def test_a_message_arrives_as_text_and_html_under_its_own_name(server: SmtpServer) -> None:
    await send(server, MAIL)
    (message,) = server.taken
    assert message["Message-ID"] == MAIL.message_id
    assert message["To"] == "sari@example.id"
    assert message["From"] == "Koperasi Mekar Jaya <rat@rat.example.id>"
    assert message["Subject"] == MAIL.subject
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = message.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == MAIL.text
    assert html.get_content().strip() == MAIL.html


async def test_many_messages_pass_one_connection(server: SmtpServer) -> None:
    await send(server, MAIL, MAIL, MAIL)
    assert len(server.taken) == 3
    assert server.connections == 1


async def test_a_name_with_a_line_break_begins_no_header(server: SmtpServer) -> None:
    await send(server, dataclasses.replace(MAIL, sender_name="A\r\nBcc: x@example.id", subject="B\nX-Y: z"))
    (message,) = server.taken
    assert message["Bcc"] is None
    assert message["X-Y"] is None
    assert server.recipients == ["sari@example.id"]


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ({"sari@example.id": "550 no such user"}, TurnedAway),
        ({"sari@example.id": "450 mailbox busy"}, PutOff),
        ({"DATA": "451 not now"}, PutOff),
        ({".": "554 looks like spam"}, TurnedAway),
        ({".": "421 closing"}, ServerAway),
        ({"MAIL": "421 too many"}, ServerAway),
    ],
)
async def test_what_the_server_says_decides(
    server: SmtpServer, says: dict[str, str], expected: type[Exception]
) -> None:
    server.answers = says
    with pytest.raises(expected):
        await send(server, MAIL)


async def test_one_address_that_is_refused_does_not_stop_the_next(server: SmtpServer) -> None:
    server.answers = {"sari@example.id": "550 no such user"}
    async with post_to(server).connected() as outgoing:
        with pytest.raises(TurnedAway):
            await outgoing.send(MAIL)
        await outgoing.send(dataclasses.replace(MAIL, to="budi@example.id"))
    assert server.recipients == ["budi@example.id"]


async def test_a_server_that_hangs_up_before_its_answer_is_away(server: SmtpServer) -> None:
    server.hangs_up_after = "DATA"
    with pytest.raises(ServerAway):
        await send(server, MAIL)


async def test_nobody_at_the_port_is_away() -> None:
    async with a_mail_server() as gone:
        port = gone.port
    with pytest.raises(ServerAway):
        async with SmtpPost(f"smtp://127.0.0.1:{port}", "rat@rat.example.id").connected():
            pass


@pytest.mark.parametrize("address", ["sari", "sari@@example.id", "sari example.id", "a@b\r\nRCPT TO:<x@y>"])
async def test_what_is_no_address_is_turned_away(server: SmtpServer, address: str) -> None:
    with pytest.raises(TurnedAway):
        await send(server, dataclasses.replace(MAIL, to=address))
    assert server.recipients == []


async def test_mail_to_another_machine_goes_over_tls_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_mail_server() as server:
        monkeypatch.setattr("rat_online.adapters.mail._is_here", lambda _host: False)
        with pytest.raises(ServerAway):
            await send(server, MAIL)
        assert server.taken == []


async def test_bounces_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.host").write_bytes(b"came back")
    maildir = Maildir(tmp_path)
    assert await maildir.take() == [b"came back"]
    assert await maildir.take() == []
    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1.host:2,S"]


async def test_a_maildir_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    assert await Maildir(tmp_path / "none").take() == []
