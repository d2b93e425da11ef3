"""The clock of the scripted day: people move it by what they do, so every time in the minutes is certain."""

from datetime import UTC, date, datetime, timedelta

HELD_ON = date(2027, 3, 20)
WIB_AHEAD = 7
STEP = timedelta(seconds=2)
"""How long anybody takes for anything."""


class DayClock:
    """The meeting's clock: the server asks it, the script moves it, and never back."""

    def __init__(self) -> None:
        self._at = self._on_the_day(8, 15)

    def __call__(self) -> datetime:
        return self._at

    def strikes(self, hour: int, minute: int) -> None:
        """It is so late now, in WIB.

        Raises:
            ValueError: it is later already.
        """
        at = self._on_the_day(hour, minute)
        if at < self._at:
            raise ValueError(f"expected a time after {self._at}, got {at}")
        self._at = at

    def passes(self, seconds: int) -> None:
        self._at += timedelta(seconds=seconds)

    def steps(self) -> None:
        """Somebody does something."""
        self._at += STEP

    @staticmethod
    def _on_the_day(hour: int, minute: int) -> datetime:
        return datetime(HELD_ON.year, HELD_ON.month, HELD_ON.day, hour - WIB_AHEAD, minute, tzinfo=UTC)
