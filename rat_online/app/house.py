"""All meetings that this process serves: loaded when asked for, kept moving by the clock."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from rat_online.app.feed import Feed
from rat_online.app.hall import Hall
from rat_online.app.live_meeting import LiveMeeting
from rat_online.app.ports.log import LogUnavailable, MeetingLog
from rat_online.app.ports.relay import Relay, Word
from rat_online.app.presence import PresenceBoard
from rat_online.app.view.sections import Names
from rat_online.domain.chain import ChainBroken, MeetingKey
from rat_online.domain.commands.voting import RecordOutage
from rat_online.domain.events import Happened

TICK_S = 0.2
GRACE_EVERY_TICKS = 25
HEARTBEAT_EVERY_TICKS = 10
HEARD_EVERY_TICKS = 100
"""How often other processes are told whom this one hears: well within the grace and the chair's silence."""

SHORTEST_OUTAGE = timedelta(seconds=3)
"""Less than this is a heartbeat's own interval and no outage."""

FRAMES_IN_FLIGHT = timedelta(milliseconds=150)
"""How long after a deadline the clock closes, so that frames read before it are all in the queue."""

NamesOf = Callable[[MeetingKey], Awaitable[Names]]
Afterwards = Callable[[Hall, Sequence[Happened]], None]


class House:
    """The halls of an install.

    Args:
        log: where the meetings are.
        relay: tells when another process moved a meeting.
        names_of: the names of everybody in a meeting.
        now: the process's clock, aware UTC.
        process: this process's name among those that share the log.
        on_failure: told when a turn failed; callers were told to try again.
        seed_for: the secret seed of a lot, by its purpose; the same in every process of the install.
    """

    def __init__(
        self,
        log: MeetingLog,
        relay: Relay,
        names_of: NamesOf,
        now: Callable[[], datetime],
        process: str,
        on_failure: Callable[[Exception], None],
        seed_for: Callable[[str], bytes],
    ) -> None:
        self._log = log
        self._relay = relay
        self._names_of = names_of
        self._now = now
        self._process = process
        self._on_failure = on_failure
        self._seed_for = seed_for
        self._afterwards: list[Afterwards] = []
        self._halls: dict[MeetingKey, Hall] = {}
        self._opening: defaultdict[MeetingKey, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._catching_up: set[asyncio.Task[None]] = set()
        self._behind: set[Hall] = set()

    @property
    def now(self) -> Callable[[], datetime]:
        return self._now

    def afterwards(self, listener: Afterwards) -> None:
        """Have somebody told of what is durable, after the tabs were: for jobs such as minutes."""
        self._afterwards.append(listener)

    def halls(self) -> list[Hall]:
        return list(self._halls.values())

    def open_hall(self, key: MeetingKey) -> Hall | None:
        """The meeting's hall, if it is loaded."""
        return self._halls.get(key)

    def latest_of(self, series: MeetingKey) -> Hall | None:
        """The last planned meeting of a line of calls among those that are loaded."""
        loaded = [
            hall
            for hall in self._halls.values()
            if hall.key.cooperative == series.cooperative and hall.live.state.about.series == series.id
        ]
        return max(loaded, key=lambda hall: hall.live.state.about.planned_at, default=None)

    async def hall(self, key: MeetingKey) -> Hall:
        """The meeting's hall, loaded now if nobody asked for it before.

        Raises:
            ChainBroken: its log was altered; it is not served.
        """
        found = self._halls.get(key)
        if found is not None:
            return found
        async with self._opening[key]:
            if key not in self._halls:
                self._halls[key] = await self._open(key)
            return self._halls[key]

    async def _open(self, key: MeetingKey) -> Hall:
        live = LiveMeeting(key, self._log, PresenceBoard(self._now()))
        live.on_failure = self._on_failure
        live.seed_for = self._seed_for
        await live.load()
        feed = Feed(live, await self._names_of(key))
        hall = Hall(live, feed, self._now)
        hall.tell_elsewhere = lambda word: self._relay.tell(key, word)

        def announce(happened: Sequence[Happened]) -> None:
            feed.announce(happened)
            for listener in self._afterwards:
                listener(hall, happened)

        live.announce = announce
        return hall

    def forget(self, key: MeetingKey) -> None:
        """Serve a meeting no more; whoever is in it comes back and is told."""
        hall = self._halls.pop(key, None)
        if hall is not None:
            self._behind.discard(hall)
            hall.feed.close()

    async def refresh_names(self, key: MeetingKey) -> None:
        """Names were added, such as a roll's lines at freezing."""
        hall = self._halls.get(key)
        if hall is not None:
            hall.feed.names = await self._names_of(key)

    async def run(self) -> None:
        """Keep the meetings moving until cancelled; `take_up` comes first."""
        try:
            await self._tick()
        finally:
            await self._relay.stop()
            for hall in self._halls.values():
                hall.feed.close()

    async def take_up(self) -> None:
        """Load what is under way, with the outage added to whatever was running.

        Before anybody is served: the first vote after a start would hide for how long nobody was.
        """
        self._relay.subscribe(self._moved)
        self._relay.listen(self._heard)
        await self._relay.start()
        await self._give_outage_back()

    async def _give_outage_back(self) -> None:
        """After a start, meetings under way go on, with the outage added to whatever was running."""
        last = await self._log.last_heartbeat()
        for key in await self._log.meetings():
            try:
                hall = await self.hall(key)
            except ChainBroken as broken:  # that meeting is not served; the others are
                self._on_failure(broken)
                continue
            if not hall.is_gathered:
                continue
            until_at = self._now()
            from_at = max(last or hall.live.state.last_at, hall.live.state.last_at)
            if hall.is_timed and until_at - from_at >= SHORTEST_OUTAGE:
                await hall.give(RecordOutage(from_at, until_at))

    def _heard(self, key: MeetingKey, word: Word) -> None:
        hall = self._halls.get(key)
        if hall is not None:
            hall.hear_elsewhere(word)

    def _moved(self, key: MeetingKey | None, position: int) -> None:
        """Another process moved a meeting on; without a key any may have moved."""
        for hall in self._halls.values() if key is None else filter(None, [self._halls.get(key)]):
            if key is None or position > hall.live.state.position:
                task = asyncio.create_task(self._catch_up(hall))
                self._catching_up.add(task)
                task.add_done_callback(self._catching_up.discard)

    async def _catch_up(self, hall: Hall) -> None:
        """Follow the others; what cannot be read now is read at one of the next ticks."""
        try:
            await hall.live.catch_up()
        except Exception as failure:  # noqa: BLE001 (whatever it was: the hall's tabs must not stay behind)
            self._on_failure(failure)
            self._behind.add(hall)
        else:
            self._behind.discard(hall)

    async def _tick(self) -> None:
        ticks = 0
        while True:
            # The database may be away: every command is told to try again, and so does the clock.
            with suppress(LogUnavailable):
                await self._beat(ticks)
            ticks += 1
            await asyncio.sleep(TICK_S)

    async def _beat(self, ticks: int) -> None:
        for hall in tuple(self._behind):
            await self._catch_up(hall)
        gathered = [hall for hall in self._halls.values() if hall.is_gathered]
        for hall in gathered:
            try:
                await self._do_what_is_due(hall, ticks)
            except Exception as failure:  # noqa: BLE001 (one meeting must not stop the clock of the others)
                self._on_failure(failure)
        if gathered and ticks % HEARTBEAT_EVERY_TICKS == 0:
            await self._log.heartbeat(self._process, self._now())
        if not self._relay.is_alone and ticks % HEARD_EVERY_TICKS == 0:
            since = self._now() - 2 * HEARD_EVERY_TICKS * timedelta(seconds=TICK_S)
            for hall in gathered:
                await self._log.note_heard(hall.key, hall.presence.heard_since(since))

    async def _do_what_is_due(self, hall: Hall, ticks: int) -> None:
        deadline = hall.next_deadline()
        is_due = deadline is not None and self._now() >= deadline + FRAMES_IN_FLIGHT
        if is_due or ticks % GRACE_EVERY_TICKS == 0:
            await hall.do_what_is_due()
