"""A meeting for the contract suites: invented events, and the few steps in which every suite writes them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rat_online.app.ports.log import Batch, DropRow, MeetingLog, ProseRow, VoteRow
from rat_online.domain.chain import Head, Json, MeetingKey, NewEvent, StoredEvent, genesis, link

MEETING = MeetingKey("melati", "rat-2027")
OTHERS_MEETING = MeetingKey("mawar", "rat-2027")
NOON = datetime(2027, 3, 20, 5, 0, 0, 123_000, tzinfo=UTC)

PROSE = ProseRow("prose-1", "d1", "s1", "Mengapa SHU turun? — 小")
DROP = DropRow("p1", NOON, NOON.replace(minute=3))
DROP_WITHOUT_RETURN = DropRow("p2", NOON, None)


def checked_in(number: int, command: str | None = None, **payload: Json) -> NewEvent:
    return NewEvent("MemberCheckedIn", 1, NOON, f"p{number}", command, {"channel": "online", **payload})


async def say(
    log: MeetingLog,
    *events: NewEvent,
    meeting: MeetingKey = MEETING,
    votes: Sequence[VoteRow] = (),
    prose: Sequence[ProseRow] = (),
    drops: Sequence[DropRow] = (),
) -> list[StoredEvent]:
    """Take a turn, catch up from the beginning, append."""
    async with log.turn(meeting) as turn:
        before = await turn.read_after(0)
        linked = link(meeting, head_of(meeting, before), events)
        await turn.append(Batch(linked, votes, prose, drops))
    return linked


def head_of(meeting: MeetingKey, events: Sequence[StoredEvent]) -> Head:
    return Head(events[-1].position, events[-1].hash) if events else genesis(meeting)
