"""Handing e-mail to a mail server, and hearing of what came back."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Mail:
    """One message. `message_id` stays the same when it is sent again, so that a mailbox shows it once."""

    message_id: str
    sender_name: str
    to: str
    subject: str
    text: str
    html: str


class ServerAway(Exception):
    """The mail server cannot be reached, or wants no more mail now: nothing of the rest was sent."""


class PutOff(Exception):
    """Not this message now; later perhaps."""


class TurnedAway(Exception):
    """Not this message, ever: the address is wrong or refuses it."""


class Outgoing(Protocol):
    """A connection to the mail server."""

    async def send(self, mail: Mail) -> None:
        """Returns once the server has taken the message.

        Raises:
            ServerAway, PutOff, TurnedAway.
        """
        ...


class Post(Protocol):
    def connected(self) -> AbstractAsyncContextManager[Outgoing]:
        """Raises `ServerAway` when entered in vain."""
        ...

    def host(self) -> str:
        """The domain that messages are named by."""
        ...


class Returns(Protocol):
    """Where bounces arrive."""

    async def take(self) -> list[bytes]:
        """Messages that came since, each once."""
        ...
