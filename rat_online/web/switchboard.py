"""Which tabs each session has open, so that a revoked session's sockets close at once."""

from collections import defaultdict

from rat_online.app.hall import Hall
from rat_online.web.tab import DeviceTab


class Switchboard:
    """The open tabs of this process, by session."""

    def __init__(self) -> None:
        self._tabs: defaultdict[str, set[DeviceTab]] = defaultdict(set)

    def plug(self, tab: DeviceTab) -> None:
        self._tabs[tab.session].add(tab)

    def unplug(self, tab: DeviceTab) -> None:
        self._tabs[tab.session].discard(tab)
        if not self._tabs[tab.session]:
            del self._tabs[tab.session]

    def hang_up(self, session: str, code: int) -> None:
        """End every connection of a session; the page reads the code and knows what to do."""
        for tab in tuple(self._tabs.get(session, ())):
            tab.close(code)

    def clear(self, hall: Hall, code: int) -> None:
        """End every connection to a meeting that is served no more."""
        for tab in [tab for tabs in self._tabs.values() for tab in tabs if tab.is_of(hall)]:
            tab.close(code)

    def tabs_of(self, session: str) -> tuple[DeviceTab, ...]:
        return tuple(self._tabs.get(session, ()))

    @property
    def open(self) -> int:
        return sum(len(tabs) for tabs in self._tabs.values())
