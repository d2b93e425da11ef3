"""The count at the announced end of a ballot: what comes later moves it no more. Rule book 2 and 6.4."""

from datetime import datetime

from rat_online.domain.meeting import Meeting


def keep_last_count(meeting: Meeting, at: datetime) -> None:
    """Before anybody comes or goes while a ballot waits for its places: how the count stood when its time was
    over is the count at its closing."""
    ballot = meeting.open_ballot()
    if ballot is None or meeting.is_in_writing or not ballot.is_over_at(at):
        return
    if ballot.quorum_at_end is None:
        ballot.quorum_at_end = meeting.quorum(meeting.decisions[ballot.decision].kind)
