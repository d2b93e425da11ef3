"""Secrets of links that wait to be printed or sent: sealed under a key that is not in the database.

A link's secret is stored only as its digest (the links module). Between making a link and sending it the
secret has to wait somewhere, also across a crash; it waits sealed, bound to its delivery, and is erased once
that is sent. Afterwards nobody can read it again, the server included: a new link must be made.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


class Unsealable(Exception):
    """It was sealed under another key, or for another delivery."""


@dataclass(frozen=True, slots=True)
class LinkSecrets:
    """What a delivery carries: a link's secret, and on paper a code too."""

    link: str
    code: str = ""


class Sealer:
    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, carried: LinkSecrets, delivery: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        text = f"{carried.link}\n{carried.code}".encode()
        return nonce + self._cipher.encrypt(nonce, text, delivery.encode())

    def open(self, sealed: bytes, delivery: str) -> LinkSecrets:
        """What was sealed for this delivery.

        Raises:
            Unsealable: the key is another, or somebody moved it here from another delivery.
        """
        nonce, text = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            link, code = self._cipher.decrypt(nonce, text, delivery.encode()).decode().split("\n")
        except (InvalidTag, ValueError) as error:
            raise Unsealable from error
        return LinkSecrets(link, code)
