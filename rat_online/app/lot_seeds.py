"""Seeds of lots: 32 bytes for each purpose, derived from a key that is not in the database."""

import hashlib
import hmac


class LotSeeds:
    """The same purpose always gets the same seed, also after a restart; no seed tells of another."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError(f"expected a key of 32 bytes, got {len(key)}")
        self._key = key

    def __call__(self, purpose: str) -> bytes:
        return hmac.new(self._key, purpose.encode(), hashlib.sha256).digest()
