"""What every store of phone trials keeps, in memory and on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.phone_trials import MemoryTrials
from rat_online.adapters.store.phone_trials import SqlTrials
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.phone_trials import PartTried, TrialOutcome, TrialPart, TrialStore
from rat_online.domain.chain import MeetingKey
from tests.contracts.stores import opened

AT = datetime(2027, 3, 13, 5, 0, tzinfo=UTC)
RAT = MeetingKey("melati", "rat")


@pytest.fixture
async def kept(log_url: str | None) -> AsyncIterator[TrialStore]:
    if log_url is None:
        yield MemoryTrials()
        return
    async with opened(log_url) as database:
        yield SqlTrials(database)


def tried(person: str, part: TrialPart = TrialPart.SOUND, **changes: object) -> PartTried:
    of_person = PartTried(Entry("melati", "rat", person), part, TrialOutcome.PASSED, AT, "Chrome · Android")
    return replace(of_person, **changes)  # type: ignore[arg-type]


async def test_a_part_tried_again_replaces_what_it_was(kept: TrialStore) -> None:
    await kept.note([tried("sari", outcome=TrialOutcome.FAILED), tried("sari", TrialPart.SIGN_IN)])
    again = tried("sari", at=AT + timedelta(minutes=1), device="Safari · iPhone")
    await kept.note([again])
    found = await kept.of_entry(again.entry)
    assert sorted(found, key=lambda one: one.part) == [tried("sari", TrialPart.SIGN_IN), again]


async def test_a_series_has_its_own_and_no_other_cooperatives(kept: TrialStore) -> None:
    await kept.note([tried("sari"), tried("budi")])
    await kept.note([tried("sari", entry=Entry("kenanga", "rat", "sari"))])
    assert {one.entry.person for one in await kept.of(RAT)} == {"sari", "budi"}
    assert await kept.of(MeetingKey("melati", "another")) == []
    assert await kept.of_entry(Entry("melati", "rat", "tini")) == []
