"""Random names and secrets, all from one source of chance that is passed in."""

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable

from rat_online.domain.chain import CROCKFORD
from rat_online.domain.roll_lines import SALT_BYTES

ID_LENGTH = 12
CODE_LENGTH = 8
"""40 bits: what a person can copy from paper, safe with a datum and a lock beside it."""


class Ids:
    """Makes ids (60 bits, never secret) and secrets (never stored as they are)."""

    def __init__(self, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> None:
        self._bytes = random_bytes

    def new_id(self) -> str:
        return self._crockford(ID_LENGTH)

    def session_token(self) -> str:
        """256 bits for a cookie."""
        return _url_safe(self._bytes(32))

    def link_secret(self) -> str:
        """128 bits for the fragment of a personal link."""
        return _url_safe(self._bytes(16))

    def code(self) -> str:
        """For paper: `7F3K-9QD2`."""
        return _in_fours(self._crockford(CODE_LENGTH))

    def console_code(self) -> str:
        """120 bits for whoever reads the server's console."""
        return _in_fours(self._crockford(24))

    def password(self) -> str:
        """80 bits for an officer's first password, which is copied from a page."""
        return _in_fours(self._crockford(16))

    def salt(self) -> bytes:
        return self._bytes(SALT_BYTES)

    def _crockford(self, length: int) -> str:
        # 256 is a multiple of 32, so the remainder is even.
        return "".join(CROCKFORD[byte % 32] for byte in self._bytes(length))


def _url_safe(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _in_fours(text: str) -> str:
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
