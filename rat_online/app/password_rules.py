"""What an officer's new password must be: long, and not the login (OWASP ASVS 5.0 section 6.2)."""

from enum import StrEnum

SHORTEST = 10
LONGEST = 128
"""Longer ones only feed the hash more work."""


class PasswordFault(StrEnum):
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    TOO_SIMPLE = "too-simple"
    LIKE_LOGIN = "like-login"


def fault_of(password: str, login: str) -> PasswordFault | None:
    """Why a password may not be chosen, or None; its characters are nobody's business."""
    if len(password) < SHORTEST:
        return PasswordFault.TOO_SHORT
    if len(password) > LONGEST:
        return PasswordFault.TOO_LONG
    if len(set(password)) < 5:
        return PasswordFault.TOO_SIMPLE
    if login.strip() and login.strip().lower() in password.lower() and len(password) < len(login) + SHORTEST:
        return PasswordFault.LIKE_LOGIN
    return None
