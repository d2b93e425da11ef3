"""Times as whole microseconds since 1970, so that comparing them needs no zone and cannot overflow."""

import re
from datetime import UTC, date, datetime, timedelta

SECOND = 1_000_000
DAY = 24 * 3600 * SECOND

_FORM = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII
)
_ENVELOPE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(text: str) -> int:
    """The time that RFC 3339 text names.

    Raises:
        ValueError: it is no such text, or no such time.
    """
    form = _FORM.fullmatch(text)
    if form is None:
        raise ValueError(f"not a time: {text!r}")
    year, month, day, hour, minute, second = (int(part) for part in form.groups()[:6])
    at = datetime(year, month, day, hour, minute, second, int((form[7] or "").ljust(6, "0")), UTC)
    passed = (at - _EPOCH) // timedelta(microseconds=1)
    if form[8] is None:
        return passed
    if int(form[9]) > 23 or int(form[10]) > 59:
        raise ValueError(f"not an offset: {text!r}")
    offset = (int(form[9]) * 60 + int(form[10])) * 60 * SECOND
    return passed - offset if form[8] == "+" else passed + offset


def is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and moment(value) is not None
    except ValueError:
        return False


def is_envelope_time(value: object) -> bool:
    """Whether it is written as an event's own time is: UTC, milliseconds, Z."""
    return isinstance(value, str) and _ENVELOPE.fullmatch(value) is not None and is_time(value)


def is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
