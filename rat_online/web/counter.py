"""The counter where commands are handed in, over whatever transport: checks the sender, then submits."""

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime

from rat_online.app.capacities import need_way_in, roles_here
from rat_online.app.command_codec import parse_command
from rat_online.app.hall import Hall
from rat_online.app.ids import Ids
from rat_online.app.outcome import Submission
from rat_online.app.ports.identity import Device, Series
from rat_online.domain.actor import Actor
from rat_online.domain.authority import MAY
from rat_online.domain.chain import Json, MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.attending import CheckIn
from rat_online.domain.commands.preparing import (
    AmendRoll,
    AppointOfficer,
    FreezeRoll,
    NameDelegate,
    RelieveOfficer,
)
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import Role
from rat_online.web.wire import Message, read_actor, refusal, reply

NEED_PROOF = (FreezeRoll, NameDelegate, AmendRoll, AppointOfficer, RelieveOfficer)
"""Who may vote and who holds what: whoever gives these has proven lately that it is still they.

Who hands over or takes over the palu, or seats whom the meeting elected, adds nobody from outside: the log
names everybody who may take it (docs/decisions/0018-proof-in-the-meeting.md).
"""

Prove = Callable[[Device, Series, Actor], Awaitable[None]]
Places = Callable[[MeetingKey], Awaitable[Collection[str]]]
"""The meeting points of a meeting, as the committee named them."""


def _needs_proof(command: Command, actor: Actor) -> bool:
    """Of roles that may never give it nothing is asked: the rules refuse them."""
    return isinstance(command, NEED_PROOF) and actor.role in MAY[type(command)]


async def prove_for(hall: Hall, device: Device, actor: Actor, prove: Prove) -> None:
    """Ask for the proof that a change of roll or roles needs; in a rehearsal nothing is changed that counts.

    Raises:
        Refused: `prove-yourself-again`, `proof-needed`, `second-factor-needed`.
    """
    about = hall.live.state.about
    if not about.is_rehearsal:
        await prove(device, Series(hall.key.cooperative, about.series), actor)


def check_sender(device: Device, meeting: Meeting, actor: Actor) -> None:
    """Whether this device may speak for that person: the seat or the office is here, or it is refused.

    A seat gives no office, but to whom the meeting elected and who gave the own PIN there. The rules then
    say whether the person holds the office at all.
    """
    series = meeting.about.series
    if actor.role is Role.SYSTEM:
        refuse(Refusal.NOT_ALLOWED, role=actor.role)
    if actor.role is Role.MEMBER:
        if not device.sits(series, actor.person):
            refuse(Refusal.SEAT_NOT_HERE)
        return
    if device.acts_as(series, actor.person) or actor.role in roles_here(device, meeting, actor.person):
        return
    if device.sits(series, actor.person):
        need_way_in(meeting, actor.person, {actor.role})
    refuse(Refusal.NOT_IN_THAT_OFFICE, role=actor.role)


async def _is_named(place: str, hall: Hall, places: Places) -> None:
    """Members vote in the hall, which has no name of its own, or at one of its meeting points: two spellings
    of one place would be two places with counts of their own (rule book section 3).

    Raises:
        Refused: `place-not-named`.
    """
    if place not in await places(hall.key):
        refuse(Refusal.PLACE_NOT_NAMED, place=place)


async def hand_in(
    hall: Hall,
    device: Device,
    message: Message,
    received_at: datetime,
    ids: Ids,
    prove: Prove,
    places: Places,
) -> dict[str, Json]:
    """One command's answer. Never raises for what a client sent."""
    try:
        actor = read_actor(message)
        check_sender(device, hall.live.state, actor)
        command = parse_command(message.do or "", message.args, actor, lambda: ids.salt().hex())
        if _needs_proof(command, actor):
            await prove_for(hall, device, actor, prove)
        if isinstance(command, CheckIn) and command.place and actor.role is Role.COMMITTEE:
            await _is_named(command.place, hall, places)
    except Refused as refused:
        return refusal(message.id, refused)
    outcome = await hall.live.submit(Submission(command, actor, message.id, received_at))
    return reply(message.id, outcome)
