"""What a suspension may change: articles may lower the quorum after one on the same day. Rule book 2."""

from datetime import datetime, timedelta

from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import SuspensionKind

HOURS = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
"""WIB, WITA and WIT, fixed since 1988: a day of the meeting is a day on its own clocks."""


def lowers_quorum(meeting: Meeting, at: datetime) -> bool:
    """Whether resuming now brings the lowered quorum: its own rule, off by default, and only after a
    suspension for want of quorum that began on the same day."""
    suspension = meeting.suspension
    if meeting.profile.after_suspension is None or suspension is None:
        return False
    hours = timedelta(hours=HOURS.get(meeting.about.zone, 7))
    same_day = (suspension.since_at + hours).date() == (at + hours).date()
    return same_day and suspension.kind is SuspensionKind.QUORUM
