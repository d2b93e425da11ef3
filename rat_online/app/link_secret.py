"""What a person hands over to come in, a link's secret or a code read off paper, in one comparable form."""

import hashlib
import hmac

from rat_online.app.ids import CODE_LENGTH
from rat_online.app.ports.identity import LinkForm
from rat_online.domain.chain import CROCKFORD

LONGEST = 200

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "- \t\r\n\u00a0\u2010\u2011\u2012\u2013\u2014")


def code_of(text: str) -> str:
    """A code without its dash: lower case, spaces, and O, I, L for 0, 1, 1 are forgiven."""
    return text.translate(_SEPARATORS).upper().translate(_MISREAD)


def form_of(secret: str) -> LinkForm:
    """What it was written like: a code can be guessed, a link's secret cannot."""
    code = code_of(secret[:LONGEST])
    is_code = len(code) == CODE_LENGTH and all(symbol in CROCKFORD for symbol in code)
    return LinkForm.CODE if is_code else LinkForm.LINK


def plain(secret: str) -> str:
    """Codes in their one form; a link's secret, which nobody types, as it is."""
    if form_of(secret) is LinkForm.CODE:
        return code_of(secret[:LONGEST])
    return secret.strip()[:LONGEST]


class LinkDigest:
    """Digests under a key that is not in the database: its copy alone reveals no code of 40 bits."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError(f"expected a key of 32 bytes, got {len(key)}")
        self._key = key

    def __call__(self, secret: str) -> str:
        return hmac.new(self._key, plain(secret).encode(errors="replace"), hashlib.sha256).hexdigest()
