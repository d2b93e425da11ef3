"""Trials of phones in memory: the twin that tests use in place of a database."""

from rat_online.app.ports.entries import Entry
from rat_online.app.ports.phone_trials import PartTried, TrialPart
from rat_online.domain.chain import MeetingKey


class MemoryTrials:
    def __init__(self) -> None:
        self._tried: dict[tuple[Entry, TrialPart], PartTried] = {}

    async def note(self, tried: list[PartTried]) -> None:
        self._tried.update({(one.entry, one.part): one for one in tried})

    async def of(self, series: MeetingKey) -> list[PartTried]:
        whose = (series.cooperative, series.id)
        return [one for one in self._tried.values() if (one.entry.cooperative, one.entry.series) == whose]

    async def of_entry(self, entry: Entry) -> list[PartTried]:
        return [one for one in self._tried.values() if one.entry == entry]
