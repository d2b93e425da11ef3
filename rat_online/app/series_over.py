"""Whether a series of meetings is over, as it was answered a moment ago."""

from datetime import datetime, timedelta

from rat_online.app.ports.identity import Series, SeriesOver

FRESH = timedelta(seconds=2)
"""Within it thousands who come in at once cost one question."""


class SeriesAnswers:
    def __init__(self, is_series_over: SeriesOver) -> None:
        self._is_series_over = is_series_over
        self._answers: dict[Series, tuple[bool, datetime]] = {}

    def known(self, series: Series, at: datetime) -> bool | None:
        """The last answer, or None when it has to be asked for again."""
        answer = self._answers.get(series)
        return answer[0] if answer and at - answer[1] <= FRESH else None

    async def ask(self, series: Series, at: datetime) -> None:
        self._answers = {known: answer for known, answer in self._answers.items() if at - answer[1] <= FRESH}
        self._answers[series] = (await self._is_series_over(series), at)
