"""Checks of taking back: only what has had no consequence yet."""

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting


def withdraw_proposal(meeting: Meeting, record: Record) -> None:
    """Before a countdown or a ballot."""
    decision = meeting.decision_of(record)
    if decision is None:
        return
    never_put = decision.status == "proposed" and not decision.ballots and decision.deadline_at is None
    meeting.demand(never_put, "undone-too-late", record, kind=record.kind)
    decision.status, decision.withdrawn_at = "withdrawn", record.at


def withdraw_start(meeting: Meeting, record: Record) -> None:
    """While nothing has happened under the item; the one before goes on."""
    meeting.nothing_runs(record)
    fits = meeting.started is not None and record.payload["item"] == meeting.current_item
    meeting.demand(fits, "undone-too-late", record, kind=record.kind)
    if meeting.started is not None:
        (meeting.current_item,) = meeting.started
        meeting.items_begun.pop()
    meeting.started = None


ACTS = {
    "ProposalWithdrawn": withdraw_proposal,
    "ItemStartWithdrawn": withdraw_start,
}
