"""Requests for help in memory: the twin that tests use in place of a database."""

from dataclasses import replace
from datetime import datetime

from rat_online.app.ports.entries import Entry
from rat_online.app.ports.help_desk import HelpRequest, HelpSource, in_order
from rat_online.domain.chain import MeetingKey


class MemoryHelpDesk:
    def __init__(self) -> None:
        self._requests: dict[tuple[Entry, HelpSource], HelpRequest] = {}
        self._contacts: dict[str, str] = {}

    async def ask(self, request: HelpRequest) -> None:
        self._requests[request.entry, request.source] = request

    async def done(self, entry: Entry, at: datetime, source: HelpSource | None = None) -> None:
        for key, known in self._requests.items():
            if key[0] == entry and source in (None, key[1]):
                self._requests[key] = replace(known, done_at=at)

    async def requests(self, series: MeetingKey) -> list[HelpRequest]:
        whose = (series.cooperative, series.id)
        found = [one for (e, _), one in self._requests.items() if (e.cooperative, e.series) == whose]
        return in_order(found)

    async def contact(self, cooperative: str) -> str:
        return self._contacts.get(cooperative, "")

    async def put_contact(self, cooperative: str, phone: str) -> None:
        self._contacts[cooperative] = phone
