"""Codes of six digits from an officer's app (RFC 6238); their secrets are stored sealed."""

import hmac
import secrets
from datetime import datetime

import pyotp
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
STEP_S = 30
SKEW = 1
"""Steps that the clocks of server and phone may be apart, either way."""


class AppCodes:
    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def new_secret(self) -> str:
        """160 bits, as apps take them."""
        return pyotp.random_base32()

    def seal(self, secret: str, account: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, secret.encode(), account.encode())

    def opened(self, sealed: bytes, account: str) -> str | None:
        """The secret, or None when it was sealed under another key or for another account."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], account.encode()).decode()
        except InvalidTag:
            return None

    def step_of(self, secret: str, code: str, at: datetime) -> int | None:
        """The time step whose code this is, or None; as many are compared whichever it is."""
        totp, now = pyotp.TOTP(secret), int(at.timestamp()) // STEP_S
        found = None
        for step in range(now - SKEW, now + SKEW + 1):
            if hmac.compare_digest(totp.generate_otp(step), code) and found is None:
                found = step
        return found

    def address(self, secret: str, login: str) -> str:
        """What the app reads from the QR code."""
        return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="RAT Online")
