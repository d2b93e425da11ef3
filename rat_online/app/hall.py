"""A meeting as this process serves it: its state, its connections and its feed, together."""

from collections.abc import Callable
from datetime import datetime, timedelta

from rat_online.app.delays import Delays
from rat_online.app.feed import Feed, Tab
from rat_online.app.frame import Frame
from rat_online.app.live_meeting import LiveMeeting
from rat_online.app.outcome import Outcome, Submission
from rat_online.app.ports.relay import Word
from rat_online.app.presence import PresenceBoard
from rat_online.domain.actor import CLOCK
from rat_online.domain.chain import Json, MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.attending import LapsePresence, RestorePresence
from rat_online.domain.context import Context
from rat_online.domain.due import deadlines, due
from rat_online.domain.events import Happened
from rat_online.domain.vocabulary import LapseCause, MeetingState, PersonId, Presence

STUDIO = "studio"
"""The name under which the studio sends and is sent to."""

STUDIO_TOLD_EVERY = timedelta(seconds=10)

GATHERED = (MeetingState.REGISTRATION, MeetingState.OPEN, MeetingState.SUSPENDED)


class Hall:
    """One meeting in this process.

    Args:
        live: loaded.
        now: the process's clock, aware UTC.
    """

    def __init__(self, live: LiveMeeting, feed: Feed, now: Callable[[], datetime]) -> None:
        self.live = live
        self.feed = feed
        self._now = now
        self.delays = Delays(now)
        self._studios: set[Tab] = set()
        self._studio: Tab | None = None
        """The open page that takes speakers in: several would answer each other's calls."""
        live.delay_ms = lambda: self._delays_now().value
        live.slowest_ms = lambda: self._delays_now().slowest
        self.tell_elsewhere: Callable[[Word], None] = lambda _word: None
        """To the other processes that serve this meeting, where there are any."""
        self._studio_elsewhere_until: datetime | None = None
        self._studio_told_at: datetime | None = None
        live.has_studio = lambda: self.has_studio

    @property
    def key(self) -> MeetingKey:
        return self.live.key

    @property
    def presence(self) -> PresenceBoard:
        return self.live.presence

    @property
    def is_gathered(self) -> bool:
        """Whether people are in it: only then does the clock owe it anything."""
        return self.live.state.state in GATHERED

    @property
    def has_studio(self) -> bool:
        """Whether one is open, here or with another process."""
        until = self._studio_elsewhere_until
        return self._studio is not None or (until is not None and self._now() < until)

    def report_delay(self, page: object, delay_ms: int | None) -> None:
        """How far a page is behind what is to be seen now; None is a page that plays nothing."""
        delays = self._delays_now()
        if delay_ms is None or not self.live.state.stage.is_watched:
            delays.forget(page)
        else:
            delays.report(page, delay_ms)

    def _delays_now(self) -> Delays:
        self.delays.follow(self.live.state.stage.watched)
        return self.delays

    def is_studio(self, tab: Tab) -> bool:
        """Whether this page takes speakers in."""
        return self._studio is tab

    def studio_opened(self, tab: Tab, *, takes: bool = False) -> None:
        """A page of the studio is open; the first takes speakers in, another once it is on air or told to."""
        self._studios.add(tab)
        if self._studio is not tab and (takes or not self.has_studio):
            self._studio = tab
            self._studio_changed(takes=takes)
        else:
            self._tell_studios()

    def studio_closed(self, tab: Tab) -> None:
        """Others that are open are not made the studio by it: who sits there is asked."""
        self._studios.discard(tab)
        if self._studio is tab:
            self._studio = None
            self._studio_changed()

    def _studio_changed(self, *, takes: bool = False) -> None:
        """Everybody hears whether members can be heard; other processes, that the studio is here now."""
        self._tell_of_studio(takes=takes)
        self._tell_studios()
        self.feed.figures_changed()

    def _tell_studios(self) -> None:
        """Each of them, whether it is the one, and whether there is one."""
        for tab in self._studios:
            told: Json = {"is_studio": self._studio is tab, "has_studio": self.has_studio}
            tab.send(Frame({"t": "signal", "from": STUDIO, "signal": told}, self.live.state.position))

    def _tell_of_studio(self, *, takes: bool = False) -> None:
        self._studio_told_at = self._now()
        self.tell_elsewhere({"studio": self._studio is not None, "takes": takes})

    def _keep_studio_known(self) -> None:
        """Said again while it is open, so that a process that has died leaves none behind."""
        told = self._studio_told_at
        if self._studio is not None and (told is None or self._now() - told >= STUDIO_TOLD_EVERY):
            self._tell_of_studio()
        until = self._studio_elsewhere_until
        if until is not None and self._now() >= until:
            self._studio_elsewhere_until = None
            self._tell_studios()
            self.feed.figures_changed()

    def hear_elsewhere(self, word: Word) -> None:
        """Another process says that it has the studio, or hands a signal on."""
        if "studio" in word:
            self._studio_elsewhere_until = self._now() + 3 * STUDIO_TOLD_EVERY if word["studio"] else None
            if word.get("takes"):
                self._studio = None
            self._tell_studios()
            self.feed.figures_changed()
        elif "signal" in word:
            self.hand_on(str(word["to"]), str(word["from"]), word["signal"])

    def signal(self, to: str, sender: str, signal: Json) -> None:
        """To the studio or to somebody's pages, wherever they are connected.

        Raises:
            WordTooLong: it reached nobody.
        """
        self.tell_elsewhere({"to": to, "from": sender, "signal": signal})
        self.hand_on(to, sender, signal)

    def hand_on(self, to: str, sender: str, signal: Json) -> None:
        """To those of this process."""
        frame = Frame({"t": "signal", "from": sender, "signal": signal}, self.live.state.position)
        if to != STUDIO:
            for tab in self.feed.tabs_of(to):
                tab.send(frame)
        elif self._studio is not None:
            self._studio.send(frame)

    async def give(self, command: Command) -> Outcome:
        """A command of the server itself."""
        return await self.live.submit(Submission(command, CLOCK, None, self._now()))

    def hear(self, person: PersonId) -> bool:
        """Something came from somebody; True when a lapsed presence is to be given back by it."""
        self.presence.hear(person, self._now())
        visit = self.live.state.attendance.visits.get(person)
        if visit is None or visit.presence is not Presence.LAPSED:
            return False
        # A missed roll-call is answered by a tap, not by a page that is merely open.
        return visit.lapse_cause is LapseCause.GRACE

    async def welcome_back(self, person: PersonId) -> None:
        """Who was silent for longer than the grace is heard again."""
        await self.give(RestorePresence((person,)))

    def last_word(self) -> list[Happened]:
        """The last event: what follows from it outside the meeting is done again after a start."""
        return [] if self.live.latest is None else [self.live.latest]

    def next_deadline(self) -> datetime | None:
        return min(deadlines(self.live.state), default=None)

    @property
    def is_timed(self) -> bool:
        """Whether something runs that an outage takes time from; a turn has a time, and no clock ends it."""
        return self.next_deadline() is not None or self.live.state.floor.speaking is not None

    async def do_what_is_due(self) -> None:
        """Give the clock's commands whose time has come; twice does no harm, also while a turn is under way:
        they are decided again in a turn of their own."""
        if not self.is_gathered:
            return
        self._keep_studio_known()
        before = self.delays.value
        if self._delays_now().work_out() != before:
            self.feed.figures_changed()
        at = max(self._now(), self.live.state.last_at)
        context = Context(at=at, actor=CLOCK, heard_at=self.presence.heard_at)
        for command in due(self.live.state, context):
            if isinstance(command, LapsePresence):
                command = await self._silent_everywhere(command, at)
            await self.give(command)

    async def _silent_everywhere(self, silent: LapsePresence, at: datetime) -> LapsePresence:
        """Of those whom this process has not heard for the grace, the ones whom no other heard either."""
        heard = await self.live.heard_elsewhere(silent.persons)
        limit = at - timedelta(seconds=self.live.state.profile.grace_s)
        return LapsePresence(tuple(person for person in silent.persons if heard.get(person, limit) <= limit))
