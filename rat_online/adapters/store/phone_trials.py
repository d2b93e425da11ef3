"""Trials of phones in a database."""

from typing import Any

from sqlalchemy import and_, select

from rat_online.adapters.store.answering import answering
from rat_online.adapters.store.database import Database
from rat_online.adapters.store.phone_trial_tables import PHONE_TRIAL
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.phone_trials import PartTried, TrialOutcome, TrialPart
from rat_online.domain.chain import MeetingKey

_COLUMN = PHONE_TRIAL.c


class SqlTrials:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, tried: list[PartTried]) -> None:
        with answering():
            async with self._database.writing() as connection:
                for one in tried:
                    same = and_(_is_of(one.entry), _COLUMN.part == one.part.value)
                    await connection.execute(PHONE_TRIAL.delete().where(same))
                    await connection.execute(PHONE_TRIAL.insert(), _row_of(one))

    async def of(self, series: MeetingKey) -> list[PartTried]:
        return await self._read(and_(_COLUMN.cooperative == series.cooperative, _COLUMN.series == series.id))

    async def of_entry(self, entry: Entry) -> list[PartTried]:
        return await self._read(_is_of(entry))

    async def _read(self, which: Any) -> list[PartTried]:
        with answering():
            async with self._database.reading() as connection:
                rows = await connection.execute(select(PHONE_TRIAL).where(which))
                return [_tried_of(row) for row in rows]


def _is_of(entry: Entry) -> Any:
    return and_(
        _COLUMN.cooperative == entry.cooperative,
        _COLUMN.series == entry.series,
        _COLUMN.person == entry.person,
    )


def _row_of(one: PartTried) -> dict[str, Any]:
    return {
        "cooperative": one.entry.cooperative,
        "series": one.entry.series,
        "person": one.entry.person,
        "part": one.part.value,
        "outcome": one.outcome.value,
        "at": one.at,
        "device": one.device,
    }


def _tried_of(row: Any) -> PartTried:
    entry = Entry(row.cooperative, row.series, row.person)
    return PartTried(entry, TrialPart(row.part), TrialOutcome(row.outcome), row.at, row.device)
