"""Whether a series of meetings is over, as it was answered a moment ago."""

from datetime import datetime, timedelta

from rat_online.app.house import House
from rat_online.app.ports.identity import Series, SeriesOver
from rat_online.app.ports.registry import RegistryStore
from rat_online.domain.vocabulary import MeetingState

OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)
FRESH = timedelta(seconds=2)
"""Within it thousands who come in at once cost one question."""


class SeriesAnswers:
    def __init__(self, is_series_over: SeriesOver) -> None:
        self._is_series_over = is_series_over
        self._answers: dict[Series, tuple[bool, datetime]] = {}

    def known(self, series: Series, at: datetime) -> bool | None:
        """The last answer, or None when it has to be asked for again."""
        answer = self._answers.get(series)
        return answer[0] if answer and _is_fresh(answer[1], at) else None

    async def ask(self, series: Series, at: datetime) -> None:
        fresh = {known: answer for known, answer in self._answers.items() if _is_fresh(answer[1], at)}
        self._answers = fresh
        self._answers[series] = (await self._is_series_over(series), at)


def _is_fresh(answered_at: datetime, at: datetime) -> bool:
    """Nor one of the future, after the clock was set back: a closed meeting would stay open for as long."""
    return abs(at - answered_at) <= FRESH


async def is_series_over(registry: RegistryStore, house: House, series: Series) -> bool:
    """Whether no meeting of a line of calls is still to be held; asked at every sign-in."""
    for hall in house.halls():
        about = hall.live.state.about
        is_of_series = hall.key.cooperative == series.cooperative and about.series == series.id
        if is_of_series and hall.live.state.state not in (*OVER, MeetingState.POSTPONED):
            return False
    rows = [row for row in await registry.meetings(series.cooperative) if row.series == series.id]
    halls = [await house.hall(row.key) for row in rows]
    return all(hall.live.state.state in (*OVER, MeetingState.POSTPONED) for hall in halls)
