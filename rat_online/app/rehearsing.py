"""The simulated members of a rehearsal: they come in, answer the roll-call, vote and approve, by the rules.

What each does next is worked out from the state alone, and every command has an id of its own: two processes,
or one after a restart, do nothing twice.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import anyio
import structlog

from rat_online.app.hall import Hall
from rat_online.app.house import House
from rat_online.app.outcome import Submission
from rat_online.app.ports.registry import RegistryStore
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.rehearsal_roll import is_simulated
from rat_online.domain.actor import Actor
from rat_online.domain.ballot import APART, Ballot, Choice
from rat_online.domain.commands import Command
from rat_online.domain.commands.attending import CheckIn, ConfirmPresence
from rat_online.domain.commands.closing import ApproveReading
from rat_online.domain.commands.voting import CastVote
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import (
    ABSTAIN,
    AGAINST,
    FOR,
    BallotForm,
    MeetingState,
    PersonId,
    Presence,
    Role,
)

EVERY_S = 1.0
AT_ONCE = 40
"""Commands of a rehearsal in a second: a hall that fills and votes before one's eyes, and no burden."""
AGREE, DISAGREE = 75, 90
"""Of a hundred, so many are for a motion, and up to here against it."""

logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Move:
    """What one simulated member does; `id` is the command's, the same however often it is worked out."""

    person: PersonId
    command: Command
    id: str


def moves(meeting: Meeting) -> Iterator[Move]:
    """Everything that simulated members would do now."""
    call, ballot = meeting.attendance.roll_call, meeting.open_ballot()
    for person in meeting.roll.entries:
        if not is_simulated(person):
            continue
        visit = meeting.attendance.visits.get(person)
        if visit is None or visit.presence is Presence.LEFT:
            yield Move(person, CheckIn(person), f"masuk-{person}-{visit.last_out_at if visit else ''}")
        elif visit.presence is Presence.LAPSED or (call is not None and person not in call.answered):
            at = call.called_at if call else visit.last_out_at
            yield Move(person, ConfirmPresence(person), f"di-sini-{person}-{at}")
        elif ballot is not None and _may_vote(ballot, person):
            vote = CastVote(ballot.id, person, choice_of(ballot, person))
            yield Move(person, vote, f"{ballot.id}-{person}")
        elif meeting.closing.read_at is not None and person not in meeting.closing.approved:
            yield Move(person, ApproveReading(person), f"setuju-{person}-{meeting.closing.read_at}")


def _may_vote(ballot: Ballot, person: PersonId) -> bool:
    return person in ballot.entitled and person not in ballot.votes and person not in ballot.excluded


def choice_of(ballot: Ballot, person: PersonId) -> Choice:
    """One person's choice in one ballot, always the same, and varied among persons."""
    chance = int.from_bytes(hashlib.sha256(f"{ballot.id} {person}".encode()).digest()[:8])
    if ballot.form is BallotForm.MOTION:
        of_hundred = chance % 100
        return (FOR if of_hundred < AGREE else AGAINST if of_hundred < DISAGREE else ABSTAIN,)
    names = [option.id for option in ballot.options if option.id not in APART]
    start = chance % len(names)
    turned = names[start:] + names[:start]
    return tuple(turned[: _places(ballot, len(names))])


def _places(ballot: Ballot, names: int) -> int:
    if ballot.form in (BallotForm.EXACTLY, BallotForm.UP_TO):
        return min(ballot.seats, names)
    return names if ballot.form is BallotForm.RANKED else 1


def _is_there(hall: Hall, person: PersonId, at: datetime) -> None:
    """As on line as somebody whose page is open."""
    if hall.presence.is_connected(person):
        hall.presence.hear(person, at)
    else:
        hall.presence.connect(person, at)


class Players:
    """Plays the simulated members of every rehearsal that is under way in this process."""

    def __init__(self, house: House, registry: RegistryStore) -> None:
        self._house = house
        self._registry = registry

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await anyio.sleep(EVERY_S)
            try:
                await self.play()
            except StoreUnavailable:
                logger.warning("a rehearsal stands still: the database is away")

    async def play(self) -> None:
        for hall in self._house.halls():
            if hall.live.state.about.is_rehearsal and hall.is_gathered:
                # Another process may have discarded it.
                if await self._registry.meeting(hall.key) is None:
                    self._house.forget(hall.key)
                else:
                    await self._play(hall)

    async def _play(self, hall: Hall) -> None:
        now = self._house.now()
        for person in hall.live.state.attendance.here:
            if is_simulated(person):
                _is_there(hall, person, now)
        if hall.live.state.state is MeetingState.SUSPENDED:
            return
        asked = [move for move, _ in zip(moves(hall.live.state), range(AT_ONCE), strict=False)]
        async with anyio.create_task_group() as tasks:
            for move in asked:
                actor = Actor(move.person, Role.MEMBER)
                tasks.start_soon(hall.live.submit, Submission(move.command, actor, move.id, now))
