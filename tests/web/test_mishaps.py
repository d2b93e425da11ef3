"""What happens when we are wrong: a page for the reader, a line without secrets for the log."""

import httpx2
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from rat_online.web.middleware import SecurityHeaders
from rat_online.web.mishaps import Mishaps

SECRET = "7F3K-9QD2"


class Broken:
    """Fails before or after its answer has begun."""

    def __init__(self, error: Exception, *, begun: bool = False) -> None:
        self._error = error
        self._begun = begun

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        if self._begun:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        raise self._error


async def answer(app: Broken) -> httpx2.Response:
    transport = httpx2.ASGITransport(app=SecurityHeaders(Mishaps(app)))
    async with httpx2.AsyncClient(transport=transport, base_url="https://rat.example.id") as client:
        return await client.post("/masuk", data={"secret": SECRET})


async def test_the_page_of_a_mistake_tells_nothing_and_carries_the_headers_of_any_page() -> None:
    with capture_logs():
        response = await answer(Broken(ValueError(SECRET)))
    assert response.status_code == 500
    assert "Ada yang salah pada server" in response.text
    assert SECRET not in response.text
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "no-store"


async def test_the_log_says_where_and_what_kind_and_never_what_was_said() -> None:
    with capture_logs() as lines:
        await answer(Broken(ExceptionGroup(SECRET, [ValueError(SECRET)])))
    (line,) = lines
    assert (line["event"], line["error"], line["log_level"]) == ("went wrong", "ValueError", "error")
    assert SECRET not in str(line)


async def test_the_log_names_the_lines_of_code() -> None:
    with capture_logs() as lines:
        await answer(Broken(ValueError(SECRET)))
    assert lines[0]["lines"][-1].endswith("__call__")


async def test_a_client_that_went_away_is_nobodys_mistake() -> None:
    with capture_logs() as lines:
        await Mishaps(Broken(ClientDisconnect()))({"type": "http"}, _nothing, _nowhere)
    assert lines == []


async def test_an_answer_that_has_begun_is_left_short() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    with capture_logs():
        await Mishaps(Broken(ValueError(), begun=True))({"type": "http"}, _nothing, send)
    assert [message["type"] for message in sent] == ["http.response.start"]


async def test_a_socket_is_closed_as_an_error_of_ours() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    with capture_logs() as lines:
        await Mishaps(Broken(ValueError(SECRET)))({"type": "websocket"}, _nothing, send)
    assert sent == [{"type": "websocket.close", "code": 1011}]
    assert SECRET not in str(lines)


async def test_a_socket_that_is_closed_already_stays_so() -> None:
    async def send(_message: Message) -> None:
        raise RuntimeError("closed")

    with capture_logs() as lines:
        await Mishaps(Broken(ValueError()))({"type": "websocket"}, _nothing, send)
    assert len(lines) == 1


async def _nothing() -> Message:
    return {}


async def _nowhere(_message: Message) -> None:
    """Nobody listens."""
