"""Commands of presence: check-in, check-out, roll-call, and what the clock notices."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rat_online.domain.vocabulary import Channel, PersonId


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Come in: a member for the own seat (online), the desk for anybody (hall, with its place).

    `noted_at`: when the desk did it, where it had no network then; it counts from its arrival all the same.
    """

    person: PersonId
    channel: Channel = Channel.ONLINE
    place: str = ""
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckOut:
    person: PersonId
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConfirmPresence:
    """Answer a roll-call, or come back after a lapse, with one tap."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class CallRollCall:
    """Ask everybody for one tap. None takes the profile's time."""

    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class EndRollCall:
    """The roll-call's time is over (the clock's command)."""


@dataclass(frozen=True, slots=True)
class LapsePresence:
    """Nothing was heard of these for the grace (the clock's command)."""

    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class RestorePresence:
    """These were heard again after a lapse (the server's command)."""

    persons: tuple[PersonId, ...]


AttendingCommand: TypeAlias = (
    CheckIn | CheckOut | ConfirmPresence | CallRollCall | EndRollCall | LapsePresence | RestorePresence
)
