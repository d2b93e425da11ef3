"""What a meeting tells its tabs: a snapshot, then what changed, framed once per audience.

An `events` frame carries what happened and every section that changed, whole. A `figures` frame carries
derived figures, the newest alone: the first within half a second, then no oftener than `pace_of` says. A
`you` frame goes to one tab. Each carries the position that it brings the tab to, also where events were
hidden.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Protocol

from rat_online.app.frame import Frame
from rat_online.app.live_meeting import LiveMeeting
from rat_online.app.view.audience import Audience
from rat_online.app.view.floor import persons_moved
from rat_online.app.view.nominations import persons_in_nomination
from rat_online.app.view.personal import changes_offices, persons_touched, touches_everyone
from rat_online.app.view.plain import Section
from rat_online.app.view.proxies import persons_represented
from rat_online.app.view.sections import Names, figures_of, view_of
from rat_online.app.view.story import is_quiet, story_of
from rat_online.domain.chain import Json
from rat_online.domain.events import Happened
from rat_online.domain.events.attending import QuorumLost, QuorumReached
from rat_online.domain.vocabulary import PersonId

KEPT_FRAMES = 256
"""How many `events` frames wait for tabs that come back; older resumes get a snapshot."""

FIGURES_WITHIN_S = 0.5
TURNOUT_EVERY_S, PRESENCE_EVERY_S, CONNECTED_EVERY_S = 1.0, 2.0, 5.0


def pace_of(before: Section, now: Section) -> float:
    """Seconds between two frames of figures: what people watch comes soon, coming and going less often.

    Some phone of hundreds falls asleep every second; an hour of meeting stays under a megabyte.
    """
    changed = {name for name, figure in now.items() if before.get(name) != figure}
    if changed <= {"connected"}:
        return CONNECTED_EVERY_S
    return PRESENCE_EVERY_S if changed <= {"connected", "quorum", "log"} else TURNOUT_EVERY_S


class Tab(Protocol):
    """One open page, as the feed needs it. Nothing here waits: a slow tab is the transport's matter."""

    persons: frozenset[PersonId]

    def send(self, frame: Frame) -> None: ...

    def refresh(self) -> None:
        """Its own `you` may have changed, and with it its audience."""
        ...


class Feed:
    """One meeting's tabs in this process.

    Args:
        live: the meeting; the feed becomes its announcement.
        names: of everybody in it, by person.
    """

    def __init__(self, live: LiveMeeting, names: Names) -> None:
        self.names = names
        self._live = live
        self._tabs: dict[Audience, set[Tab]] = {audience: set() for audience in Audience}
        self._tabs_of: defaultdict[PersonId, set[Tab]] = defaultdict(set)
        self._views: dict[Audience, dict[str, Section | None]] = {}
        self._snapshots: dict[Audience, Frame] = {}
        self._kept: dict[Audience, deque[Frame]] = {audience: deque() for audience in Audience}
        self._horizon = live.state.position
        self._told_figures = self._figures()
        self._figures_timer: asyncio.TimerHandle | None = None
        self._is_in_no_hurry = False
        self._told_figures_at = float("-inf")
        self._show()
        live.announce = self.announce

    def _show(self) -> None:
        for audience in Audience:
            self._views[audience] = self._view(audience)
        self._snapshots.clear()

    def _view(self, audience: Audience) -> dict[str, Section | None]:
        live = self._live
        return view_of(live.key, live.state, audience, self.names, live.texts)

    def join(self, tab: Tab, audience: Audience) -> None:
        self._tabs[audience].add(tab)
        for person in tab.persons:
            self._tabs_of[person].add(tab)
        self.figures_changed()

    def leave(self, tab: Tab) -> None:
        for tabs in self._tabs.values():
            tabs.discard(tab)
        for person in tab.persons:
            self._tabs_of[person].discard(tab)
            if not self._tabs_of[person]:
                del self._tabs_of[person]
        self.figures_changed()

    def tabs_of(self, person: PersonId) -> tuple[Tab, ...]:
        """The open pages of somebody, in this process."""
        return tuple(self._tabs_of.get(person, ()))

    def close(self) -> None:
        if self._figures_timer is not None:
            self._figures_timer.cancel()
            self._figures_timer = None

    def snapshot(self, audience: Audience) -> Frame:
        """The whole view; call it within `LiveMeeting.shown`.

        Its figures are those that everybody was told last: what has moved since comes to all in one frame.
        """
        found = self._snapshots.get(audience)
        position = self._live.state.position
        if found is None or found.position != position:
            view: dict[str, Json] = {**self._views[audience], "figures": self._told_figures}
            found = Frame({"t": "snapshot", "p": position, "view": view}, position)
            self._snapshots[audience] = found
        return found

    def since(self, audience: Audience, after: int) -> list[Frame] | None:
        """The frames a tab at position `after` has missed, or None when only a snapshot will do."""
        position = self._live.state.position
        if after < self._horizon or after > position:
            return None
        missed = [frame for frame in self._kept[audience] if frame.position > after]
        figures = Frame({"t": "figures", "p": position, "figures": self._told_figures}, position)
        return [*missed, figures]

    def announce(self, happened: Sequence[Happened]) -> None:
        """Tell the tabs what is durable now."""
        # Who comes back from before a change of offices may be of another audience now: only a snapshot fits.
        offices = [one.position for one in happened if changes_offices(one.event)]
        self._horizon = max(self._horizon, *offices) if offices else self._horizon
        if any(not is_quiet(one.event) for one in happened):
            self._tell_events(happened)
        if any(isinstance(one.event, QuorumReached | QuorumLost) for one in happened):
            self._tell_figures(at_once=True)
        else:
            self.figures_changed()
        self._refresh_tabs(happened)

    def figures_changed(self) -> None:
        """Some figure may have moved: tell it soon, once for all that move until then."""
        if self._figures_timer is None or self._is_in_no_hurry:
            self._look_again(FIGURES_WITHIN_S)

    def _look_again(self, seconds: float, *, is_in_no_hurry: bool = False) -> None:
        self.close()
        self._is_in_no_hurry = is_in_no_hurry
        self._figures_timer = asyncio.get_running_loop().call_later(seconds, self._tell_figures)

    def _tell_events(self, happened: Sequence[Happened]) -> None:
        stories = [story for one in happened if (story := story_of(one))]
        position = happened[-1].position
        for audience in Audience:
            before, now = self._views[audience], self._view(audience)
            changed: dict[str, Json] = {
                name: section for name, section in now.items() if before[name] != section
            }
            self._views[audience] = now
            # A hand among thousands changes nothing that everybody sees: then nobody is told.
            if not changed and not stories:
                continue
            frame = Frame({"t": "events", "p": position, "events": stories, "set": changed}, position)
            self._keep(audience, frame)
            self._send(audience, frame)

    def _keep(self, audience: Audience, frame: Frame) -> None:
        kept = self._kept[audience]
        kept.append(frame)
        if len(kept) > KEPT_FRAMES:
            self._horizon = max(self._horizon, kept.popleft().position)

    def _figures(self) -> Section:
        live = self._live
        return figures_of(
            live.state, live.head, live.presence.connected, live.delay_ms(), has_studio=live.has_studio()
        )

    def _tell_figures(self, at_once: bool = False) -> None:
        """A turn may be under way: what it has decided is not durable, so wait for its announcement."""
        self.close()
        if self._live.is_turning:
            self.figures_changed()
            return
        figures = self._figures()
        if figures == self._told_figures:
            return
        loop = asyncio.get_running_loop()
        wait = self._told_figures_at + pace_of(self._told_figures, figures) - loop.time()
        if wait > 0 and not at_once:
            self._look_again(wait, is_in_no_hurry=True)
            return
        self._told_figures, self._told_figures_at = figures, loop.time()
        self._snapshots.clear()
        position = self._live.state.position
        frame = Frame({"t": "figures", "p": position, "figures": figures}, position)
        for audience in Audience:
            self._send(audience, frame)

    def _send(self, audience: Audience, frame: Frame) -> None:
        for tab in tuple(self._tabs[audience]):
            tab.send(frame)

    def _refresh_tabs(self, happened: Sequence[Happened]) -> None:
        if any(touches_everyone(one.event) for one in happened):
            touched = {tab for tabs in self._tabs.values() for tab in tabs if tab.persons}
        else:
            touched = {
                tab
                for one in happened
                for person in (
                    *persons_touched(one.event),
                    *persons_moved(one.event, self._live.state),
                    *persons_in_nomination(one.event, self._live.state),
                    *persons_represented(one.event, self._live.state),
                )
                for tab in self._tabs_of.get(person, ())
            }
        for tab in touched:
            tab.refresh()
