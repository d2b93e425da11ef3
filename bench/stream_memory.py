"""The memory of the media process while its broadcaster comes and goes: a slope through many samples."""

import time

from bench.halls import ended
from bench.rows import Row, Target, slope_row
from bench.slopes import fitted
from bench.stream_house import Viewers, on_air

VIEWERS = 50
EVERY_S = 2.0
SESSION_S = 30.0
"""Then the broadcaster comes anew, so that what a session leaves behind would show."""

MAY_GROW = 5.0
"""MB an hour: a day-long meeting adds what one open tab of a browser takes."""


def growth(minutes: float, settles_s: float, target: Target | None) -> Row:
    """MB an hour, once the process has settled."""
    hours, sizes = [], []
    with on_air(SESSION_S) as house, ended(Viewers(house.port, house.watch(), VIEWERS)):
        time.sleep(settles_s)
        began = time.monotonic()
        while (now := time.monotonic()) < began + 60 * minutes:
            hours.append((now - began) / 3600)
            sizes.append(house.process.resident_kb() / 1000)
            time.sleep(EVERY_S)
    name = f"memory of the media process, slope over {minutes:g} minutes, {VIEWERS} viewers"
    return slope_row(name, "MB an hour", fitted(hours, sizes), "allowed", MAY_GROW, target)
