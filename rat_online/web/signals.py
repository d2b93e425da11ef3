"""Words between a speaker and the studio that make their direct line (WebRTC); relayed, never kept.

Only whoever holds the floor reaches the studio, and the studio reaches nobody else. Their pages may be with
different processes: the relay carries their words.
"""

from rat_online.app.feed import Tab
from rat_online.app.hall import STUDIO, Hall
from rat_online.app.ports.identity import Device
from rat_online.app.ports.relay import WordTooLong
from rat_online.domain.authority import MAY, roles_of
from rat_online.domain.commands.staging import StartBroadcast
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import Role
from rat_online.web.counter import check_sender
from rat_online.web.wire import Message, read_actor

LONGEST = 5000
"""What any relay carries, said in a refusal; a speaker then goes over the media port."""


def relay(hall: Hall, device: Device, tab: Tab, message: Message) -> None:
    """Hand a signal on.

    Raises:
        Refused: `not-on-the-floor`, `studio-away` (also for a page that is not it), `too-large`, or why the
            sender may not speak for that person.
    """
    actor = read_actor(message)
    check_sender(device, hall.live.state, actor)
    if actor.role is Role.MEMBER:
        _must_hold_the_floor(hall, actor.person)
        if not hall.has_studio:
            refuse(Refusal.STUDIO_AWAY)
        _send(hall, STUDIO, actor.person, message)
        return
    if actor.role not in MAY[StartBroadcast] & roles_of(hall.live.state, actor.person):
        refuse(Refusal.NOT_ALLOWED, role=actor.role)
    if message.to is None:
        hall.studio_opened(tab, takes=(message.signal or {}).get("takes") is True)
    elif not hall.is_studio(tab):
        refuse(Refusal.STUDIO_AWAY)
    else:
        _must_hold_the_floor(hall, message.to)
        _send(hall, message.to, STUDIO, message)


def _must_hold_the_floor(hall: Hall, person: str) -> None:
    turn = hall.live.state.floor.speaking
    if turn is None or turn.person != person:
        refuse(Refusal.NOT_ON_THE_FLOOR)


def _send(hall: Hall, to: str, sender: str, message: Message) -> None:
    try:
        hall.signal(to, sender, message.signal)
    except WordTooLong:
        refuse(Refusal.TOO_LARGE, limit=LONGEST)
