"""Checks of candidates: their pages, and the lot of their numbers. Rule book 6.8."""

from rat_online.verify.ballots import Decision
from rat_online.verify.deciding import has_status
from rat_online.verify.log import Record
from rat_online.verify.lots import drawn, promised
from rat_online.verify.meeting import Meeting
from rat_online.verify.numbering import keep_all_numbers
from rat_online.verify.words import ABSTAIN, BLANK


def _before_ballot(meeting: Meeting, record: Record) -> Decision | None:
    decision = meeting.decision_of(record)
    if decision is None or not has_status(meeting, record, decision, "proposed", "objected"):
        return None
    meeting.demand(not decision.ballots and not decision.is_motion, "changed-after-opening", record)
    return decision


def present(meeting: Meeting, record: Record) -> None:
    decision, option = _before_ballot(meeting, record), record.payload["option"]
    if decision is None:
        return
    known = any(one["id"] == option and one["person"] is not None for one in decision.options)
    meeting.demand(known, "options-wrong", record)
    decision.presented[option] = record.payload["vision"], record.payload["mission"]


def number(meeting: Meeting, record: Record) -> None:
    """Once, from the promised seed and what nobody could know before."""
    decision, payload = _before_ballot(meeting, record), record.payload
    if decision is None:
        return
    meeting.findings.looked("lots")
    meeting.chair_is_no_candidate(decision, record)
    meeting.demand(decision.order is None, "order-drawn-twice", record)
    meeting.demand(promised(payload["seed"]) == decision.proposed["order_lot"], "seed-not-promised", record)
    meeting.demand(payload["context"] == record.previous, "lot-context-wrong", record)
    names = [one["id"] for one in decision.options if one["id"] not in (ABSTAIN, BLANK)]
    order = drawn(payload["seed"], payload["context"], names)
    meeting.demand(payload["order"] == order, "lot-order-wrong", record)
    decision.order, decision.order_drawn = order, (record.at, payload)
    decision.order_lot = decision.proposed["order_lot"]
    meeting.drawn.append(decision.id)
    keep_all_numbers(meeting)


ACTS = {"CandidatePresented": present, "OrderDrawn": number}
