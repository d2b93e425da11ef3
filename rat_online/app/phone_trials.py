""" "Coba HP saya": what a member's phone has shown that it can do, and what the committee sees of it.

Nothing here touches a meeting: nobody is checked in, no seat moves, no vote is kept.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.misses import Share
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.phone_trials import PartTried, TrialOutcome, TrialPart, TrialStore
from rat_online.domain.chain import MeetingKey
from rat_online.domain.vocabulary import PersonId

NEEDED = (TrialPart.SIGN_IN, TrialPart.NETWORK, TrialPart.SOUND, TrialPart.VOTE)
"""Without a microphone one hears and votes all the same."""
TRIALS = Share(at_once=60, per_second=0.2)
"""What a device may say of its trials: several whole rounds for four members, then a word in five seconds."""

GOOD = frozenset({TrialOutcome.PASSED, TrialOutcome.SLOWLY})
LONGEST_DEVICE = 40


@dataclass(frozen=True, slots=True)
class Trial:
    """What the phone that was tried last has shown; empty outcomes where nothing was tried."""

    device: str = ""
    at: datetime | None = None
    outcomes: Mapping[TrialPart, TrialOutcome] | None = None

    def outcome_of(self, part: TrialPart) -> TrialOutcome | None:
        return (self.outcomes or {}).get(part)

    @property
    def was_tried(self) -> bool:
        return bool(self.outcomes)

    @property
    def is_ready(self) -> bool:
        return all(self.outcome_of(part) in GOOD for part in NEEDED)

    @property
    def failed(self) -> list[TrialPart]:
        return [part for part in TrialPart if self.outcome_of(part) is TrialOutcome.FAILED]


def trial_from(tried: Iterable[PartTried]) -> Trial:
    """Of one entry. What another phone could do says nothing about the one that was tried last."""
    latest = max(tried, key=lambda one: one.at, default=None)
    if latest is None:
        return Trial()
    here = {one.part: one.outcome for one in tried if one.device == latest.device}
    return Trial(latest.device, latest.at, here)


class PhoneTrials:
    def __init__(self, store: TrialStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def note(
        self, entries: Sequence[Entry], part: TrialPart, outcome: TrialOutcome, device: str
    ) -> None:
        """Whoever is here to try anything has signed in: that is tried with whatever else is."""
        at, named = self._now(), device[:LONGEST_DEVICE]
        parts = {TrialPart.SIGN_IN: TrialOutcome.PASSED, part: outcome}
        await self._store.note(
            [PartTried(entry, one, how, at, named) for entry in entries for one, how in parts.items()]
        )

    async def of_entry(self, entry: Entry) -> Trial:
        return trial_from(await self._store.of_entry(entry))

    async def of(self, series: MeetingKey) -> dict[PersonId, Trial]:
        """Everybody of whom anything is known."""
        tried: defaultdict[PersonId, list[PartTried]] = defaultdict(list)
        for one in await self._store.of(series):
            tried[one.entry.person].append(one)
        return {person: trial_from(found) for person, found in tried.items()}
