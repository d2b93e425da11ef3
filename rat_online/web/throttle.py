"""How fast one tab may send: a bucket that refills, so that no phone can keep the server busy."""

from collections.abc import Callable


class Bucket:
    """Holds `burst` tokens and gains `per_second`; each message takes one.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, per_second: int, burst: int, clock: Callable[[], float]) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._tokens: float = burst
        self._at = clock()

    def take(self) -> bool:
        """Whether there was a token left."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._per_second)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
