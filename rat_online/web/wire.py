"""The words of the wire: messages in, replies out, close codes (docs/reference/wire.md)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from rat_online.app.outcome import Declined, Outcome
from rat_online.domain.actor import Actor
from rat_online.domain.chain import Json, time_text
from rat_online.domain.errors import Refusal, Refused, refuse

SUBPROTOCOL = "rat.v1"
LARGEST_MESSAGE = 8192
LONGEST_ID = 64


class Close(IntEnum):
    """Why the server ends a connection. A browser cannot read a refused handshake: it is accepted first."""

    SIGNED_OUT = 4401
    FORBIDDEN = 4403
    UNKNOWN_MEETING = 4404
    LOOK_AGAIN = 4409
    PROTOCOL = 4400
    UNAVAILABLE = 4503


@dataclass(frozen=True, slots=True)
class Message:
    """What a client sends: a command, or a ping; a delay of None is a page that plays nothing any more."""

    id: str | None = None
    do: str | None = None
    as_: str | None = None
    args: dict[str, Any] = field(default_factory=dict)
    ping: int | None = None
    delay: int | UnsetType | None = UNSET
    signal: dict[str, Any] | None = None
    to: str | None = None


class _Sent(msgspec.Struct, rename={"as_": "as"}):
    id: str | None = None
    do: str | None = None
    as_: str | None = None
    args: dict[str, Any] = {}
    ping: int | None = None
    delay: int | UnsetType | None = UNSET
    signal: dict[str, Any] | None = None
    to: str | None = None


_decode = msgspec.json.Decoder(_Sent).decode


def hello(meeting: str, at: datetime) -> dict[str, Json]:
    """The first frame of a connection: what the server's clock says, for a phone's may be days off."""
    return {"t": "hello", "v": SUBPROTOCOL, "meeting": meeting, "at": time_text(at)}


def read_message(text: str | bytes) -> Message:
    """A client's message.

    Raises:
        Refused: `malformed` or `too-large`.
    """
    raw = text.encode() if isinstance(text, str) else text
    if len(raw) > LARGEST_MESSAGE:
        refuse(Refusal.TOO_LARGE, limit=LARGEST_MESSAGE)
    # No sentence needs NUL, and PostgreSQL cannot store it.
    if rb"\u0000" in raw:
        refuse(Refusal.MALFORMED)
    try:
        sent = _decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        refuse(Refusal.MALFORMED)
    is_command = sent.ping is None and sent.delay is UNSET and sent.signal is None
    if is_command and (not sent.id or not sent.do or len(sent.id) > LONGEST_ID or "\0" in sent.id):
        refuse(Refusal.MALFORMED, field="id")
    return Message(sent.id, sent.do, sent.as_, sent.args, sent.ping, sent.delay, sent.signal, sent.to)


def read_actor(message: Message) -> Actor:
    """In what capacity the sender acts: `role:person`; the session is asked whether that may be."""
    try:
        return Actor.parse(message.as_ or "")
    except ValueError:
        refuse(Refusal.MALFORMED, field="as")


def reply(id_: str | None, outcome: Outcome) -> dict[str, Json]:
    """The answer to a command, by its id."""
    if isinstance(outcome, Declined):
        return refusal(id_, Refused(outcome.code, outcome.facts))
    return {
        "re": id_,
        "done": {"position": outcome.position, "at": time_text(outcome.at), **outcome.facts},
    }


def refusal(id_: str | None, refused: Refused) -> dict[str, Json]:
    return {"re": id_, "refused": refused.code.value, "facts": refused.facts}


def read_position(text: str | None) -> int | None:
    """The position that a tab resumes after, None when it names none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
