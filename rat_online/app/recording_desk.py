"""The recording: joined when a meeting has ended, its digest put into the log, its chapters from the log."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rat_online.app.event_codec import to_happened
from rat_online.app.hall import Hall
from rat_online.app.media_orders import broadcast_order, floor_order
from rat_online.app.minutes_desk import ENDS
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.media import MediaHouse
from rat_online.domain.commands.staging import KeepRecording
from rat_online.domain.events import Happened
from rat_online.domain.events.leading import AgendaItemStarted
from rat_online.domain.events.speaking import FloorGiven, TurnEnded, TurnPaused, TurnResumed
from rat_online.domain.events.staging import BroadcastStarted, BroadcastStopped, CaptionTyped
from rat_online.domain.events.undoing import ItemStartWithdrawn
from rat_online.domain.stage import Chapter, RecordedSession
from rat_online.domain.vocabulary import ItemId


def items_over_time(log: Sequence[Happened]) -> list[tuple[datetime, ItemId]]:
    """When each agenda item began, in order; a start that was taken back is none."""
    began: list[tuple[datetime, ItemId]] = []
    for one in log:
        if isinstance(one.event, AgendaItemStarted):
            began.append((one.at, one.event.item))
        elif isinstance(one.event, ItemStartWithdrawn):
            began.pop()
    return began


def captions_over_time(log: Sequence[Happened], texts: Mapping[str, str]) -> list[tuple[datetime, str]]:
    """When each line of captions was typed, in order, without those whose text is gone."""
    return [
        (one.at, texts[one.event.words])
        for one in log
        if isinstance(one.event, CaptionTyped) and texts.get(one.event.words)
    ]


class RecordingDesk:
    """Args:
    log: where the agenda's times are.
    media: joins the sessions' files.
    now: the clock.
    """

    def __init__(self, log: MeetingLog, media: MediaHouse, now: Callable[[], datetime]) -> None:
        self._log = log
        self._media = media
        self._now = now

    async def follow(self, hall: Hall, happened: Happened) -> None:
        """An errand: broadcast and floor are let in and ended as the log says, and joined once it is over."""
        if isinstance(happened.event, BroadcastStarted | BroadcastStopped):
            await self._media.order(hall.key.id, broadcast_order(hall))
        is_of_floor = isinstance(happened.event, FloorGiven | TurnEnded | TurnPaused | TurnResumed)
        if is_of_floor and self._media.is_running:
            # Whoever has no turn any more is not heard by the media port either.
            await self._media.order(hall.key.id, floor_order(hall))
        if not isinstance(happened.event, ENDS):
            return
        events = [to_happened(stored) for stored in await self._log.read(hall.key)]
        if any(isinstance(one.event, BroadcastStarted) for one in events):
            await self.keep(hall, events)

    async def keep(self, hall: Hall, events: Sequence[Happened]) -> None:
        """Join and record it; the same sessions give the same file, and so change nothing twice."""
        titles = {id_: item.planned.title for id_, item in hall.live.state.agenda.items.items()}
        items = items_over_time(events)
        asked = {"do": "join", "chapters": [[at.isoformat(), item, titles[item]] for at, item in items]}
        made: dict[str, Any] | None = (await self._media.order(hall.key.id, asked))["archive"]
        if made is None:
            return
        chapters = tuple(Chapter(item, start) for start, item in made["chapters"])
        sessions = tuple(RecordedSession(datetime.fromisoformat(at), start) for at, start in made["sessions"])
        kept = KeepRecording(made["sha256"], made["size"], made["duration_ms"], chapters, sessions)
        await hall.give(kept)
