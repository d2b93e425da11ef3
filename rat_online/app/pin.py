"""The six digits that a member chooses at the first entry and gives at every later one; design section 9."""

import hashlib
import hmac
import re

from rat_online.app.ports.entries import Entry

LENGTH = 6
LONGEST = 40

_SIX_DIGITS = re.compile(rf"[0-9]{{{LENGTH}}}")
_SPACES = re.compile(r"[\s.-]")
_RUN = "01234567890"


def digits_of(given: str) -> str:
    """What was typed, without the spaces and dashes that people put between digits."""
    return _SPACES.sub("", given[:LONGEST])


def is_fit(pin: str, datum: str) -> bool:
    """Six digits, and not the first that anybody would try: one digit, a run, pairs, or what is on file."""
    if not _SIX_DIGITS.fullmatch(pin) or len(set(pin)) < 3 or pin in _RUN or pin in _RUN[::-1]:
        return False
    return pin != digits_of(datum) and pin[:3] != pin[3:]


class PinDigest:
    """Digests under a key that is not in the database: its copy alone reveals none of a million PINs."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError(f"expected a key of 32 bytes, got {len(key)}")
        self._key = key

    def __call__(self, entry: Entry | None, pin: str) -> str:
        """The entry is part of it: who chose the same digits shares no digest. None takes the same work."""
        whose = (entry.cooperative, entry.series, entry.person) if entry else ("", "", "")
        said = "\x1f".join((*whose, digits_of(pin)))
        return hmac.new(self._key, said.encode(errors="replace"), hashlib.sha256).hexdigest()
