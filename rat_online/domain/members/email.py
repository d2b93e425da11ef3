"""E-mail addresses: enough of their form to catch a slip of the hand."""

import re

from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

LONGEST_EMAIL = 254

_FORM = re.compile(r"[^\s@\"(),:;<>\[\]\\]{1,64}@[^\s@\"(),:;<>\[\]\\]+\.[^\W\d_][^\s@.]+")


def email_of(text: str) -> str | None:
    written = tidy(text).removeprefix("mailto:").strip(" ,;<>'")
    if is_nothing(written):
        return None
    if len(written) > LONGEST_EMAIL or ".." in written or not _FORM.fullmatch(written):
        raise Unreadable(Fault.EMAIL_INVALID)
    local, _, domain = written.rpartition("@")
    return f"{local}@{domain.lower()}"
