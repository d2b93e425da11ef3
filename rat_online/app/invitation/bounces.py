"""Bounces: which of our messages a mail server says it could not deliver. RFC 3464 and RFC 5322, 3.6.4."""

import re
from email import message_from_bytes
from email.message import Message

LONGEST = 256 * 1024

_OURS = re.compile(r"<([0-9A-Z]{12})\.([0-9A-Z]{12})@[^\s<>]+>")


def message_id(cooperative: str, delivery: str, host: str) -> str:
    """A message's name says which delivery it is, and nothing of anybody."""
    return f"<{cooperative}.{delivery}@{host}>"


def bounced(raw: bytes) -> set[tuple[str, str]]:
    """Cooperative and id of each delivery that a report calls failed for good; of other mail, none."""
    report = message_from_bytes(raw[:LONGEST])
    if not any(_has_failed(part) for part in report.walk()):
        return set()
    return {(found[1], found[2]) for part in report.walk() for found in _OURS.finditer(_names_in(part))}


def _has_failed(part: Message) -> bool:
    if part.get_content_type() != "message/delivery-status":
        return False
    groups = part.get_payload()
    if not isinstance(groups, list):
        return False
    return any(
        str(group.get("Action", "")).strip().lower() == "failed"
        for group in groups
        if isinstance(group, Message)
    )


def _names_in(part: Message) -> str:
    """The names of the message that came back, whether it came whole or as its headers alone."""
    if part.get_content_type() == "text/rfc822-headers":
        content = part.get_payload(decode=True)
        return content.decode(errors="replace") if isinstance(content, bytes) else ""
    return str(part.get("Message-ID", ""))
