"""What a person hands over to come in, a link's secret or a code read off paper, in one comparable form."""

import hashlib
import hmac

from rat_online.app.ids import CODE_LENGTH
from rat_online.app.ports.identity import LinkForm
from rat_online.domain.chain import CROCKFORD
from rat_online.domain.members.number import number_key

LONGEST = 200
NETWORK_LENGTH = 16
OF_GROUP = "/"
"""Between a group's code and a member's number; in no secret of a link and in no code."""

_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = str.maketrans("", "", "- \t\r\n\u00a0\u2010\u2011\u2012\u2013\u2014")


def code_of(text: str) -> str:
    """A code without its dash: lower case, spaces, and O, I, L for 0, 1, 1 are forgiven."""
    return text.translate(_SEPARATORS).upper().translate(_MISREAD)


def of_group(code: str, number: str) -> str:
    """What a member gives who comes by the code of a group: that code and the own number, as one secret."""
    return f"{code}{OF_GROUP}{number}"


def group_in(secret: str) -> str:
    """The group's code in what a member gave who came by it; empty for every other secret."""
    code, slash, _ = secret[:LONGEST].partition(OF_GROUP)
    return code if slash else ""


def form_of(secret: str) -> LinkForm:
    """What it was written like: a code can be guessed, a number even more so, a link's secret cannot."""
    secret = secret[:LONGEST]
    if OF_GROUP in secret:
        return LinkForm.GROUP
    code = code_of(secret)
    is_code = len(code) == CODE_LENGTH and all(symbol in CROCKFORD for symbol in code)
    return LinkForm.CODE if is_code else LinkForm.LINK


def plain(secret: str) -> str:
    """Codes and numbers in their one form; a link's secret, which nobody types, as it is."""
    secret = secret[:LONGEST]
    match form_of(secret):
        case LinkForm.CODE:
            return code_of(secret)
        case LinkForm.GROUP:
            code, _, number = secret.partition(OF_GROUP)
            return of_group(code_of(code), number_key(number))
        case _:
            return secret.strip()


class LinkDigest:
    """Digests under a key that is not in the database: its copy alone reveals no code of 40 bits."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError(f"expected a key of 32 bytes, got {len(key)}")
        self._key = key

    def __call__(self, secret: str) -> str:
        return hmac.new(self._key, plain(secret).encode(errors="replace"), hashlib.sha256).hexdigest()


def network_of(digest: LinkDigest, address: str | None) -> str | None:
    """What an address is told apart by where it is counted: of its digest enough for that."""
    return digest(address)[:NETWORK_LENGTH] if address else None
