"""Checks between a count and the palu: objections to the result, ties, declaration. Rule book 6.6 to 6.9."""

from rat_online.verify import seats
from rat_online.verify.ballots import Decision, Lodged, Meaning
from rat_online.verify.deciding import has_status
from rat_online.verify.log import Record
from rat_online.verify.lots import may_be_settled, standing
from rat_online.verify.meeting import Meeting
from rat_online.verify.times import DAY, SECOND

FINAL_TAPS = 3
POINT_TAPS = 1


def object_to_result(meeting: Meeting, record: Record) -> None:
    """ "Keberatan atas hasil": within its window after a count, once a voter."""
    decision, by = meeting.decision_of(record), record.payload["by"]
    meeting.speaks_for_self_or_at_a_place(record, by)
    if decision is None or not has_status(meeting, record, decision, "reached", "tied", "voting"):
        return
    left = _window_end(meeting, decision) - record.at
    meeting.demand(left > 0, "after-deadline", record, kind=record.kind)
    since = decision.counted_at or 0
    again = any(one.by == by and one.at >= since for one in decision.lodged)
    meeting.demand(not again, "objection-twice", record)
    decision.lodged.append(Lodged(by, record.at))
    decision.raised.append((record.at, record.recorded_as))


def _window_end(meeting: Meeting, decision: Decision) -> int:
    """When the window for objections ends; what was decided without a count has none."""
    if not decision.counted or decision.counted_at is None:
        return 0
    if meeting.in_writing:
        return decision.counted_at + int(meeting.profile["written_objection_days"]) * DAY
    return decision.counted_at + int(meeting.profile["objection_s"]) * SECOND


def answer_objection(meeting: Meeting, record: Record) -> None:
    decision, by = meeting.decision_of(record), record.payload["by"]
    if decision is None or not has_status(meeting, record, decision, "reached", "tied"):
        return
    meeting.chair_is_no_candidate(decision, record)
    waiting = [one for one in decision.lodged if one.by == by and not one.answered]
    meeting.demand(bool(waiting), "objection-missing", record)
    for lodged in waiting:
        lodged.answered = True


def settle_tie(meeting: Meeting, record: Record) -> None:
    """Only after the last run-off the standing orders decide."""
    decision, elected = meeting.decision_of(record), record.payload["elected"]
    if decision is None or not has_status(meeting, record, decision, "tied"):
        return
    meeting.chair_is_no_candidate(decision, record)
    ballot = may_be_settled(meeting, decision, record)
    among = standing(ballot) if ballot is not None else set()
    fills = len(set(elected)) == len(elected) == decision.seats - len(decision.seated)
    meeting.demand(fills and all(one in among for one in elected), "elected-wrong", record)
    decision.seated = (*decision.seated, *elected)
    decision.status, decision.counted, decision.counted_at = "reached", True, record.at
    decision.meaning = Meaning("elected" if not decision.is_motion else "carried", decision.seated)


def declare(meeting: Meeting, record: Record) -> None:
    """The palu says what was decided, when nothing stands against it any more."""
    decision, payload = meeting.decision_of(record), record.payload
    if decision is None:
        return
    meeting.nothing_runs(record)
    meeting.findings.looked("declared")
    if has_status(meeting, record, decision, "reached") and decision.meaning is not None:
        outcome, winners = decision.meaning.outcome, list(decision.winners)
        meeting.demand(
            payload["outcome"] == outcome, "declared-otherwise", record, given=payload["outcome"], own=outcome
        )
        meeting.demand(payload["elected"] == winners, "elected-wrong", record)
        taps = POINT_TAPS if outcome == "void" else FINAL_TAPS
        meeting.demand(payload["taps"] == taps, "taps-wrong", record, given=payload["taps"], own=taps)
    meeting.chair_is_no_candidate(decision, record)
    if decision.counted:
        meeting.demand(decision.reconciles, "not-reconciled", record)
        window_over = record.at >= _window_end(meeting, decision)
        meeting.demand(window_over, "declared-within-window", record)
        meeting.demand(all(one.answered for one in decision.lodged), "objection-unanswered", record)
    decision.status = "declared"
    decision.declared = (payload["outcome"], tuple(payload["elected"]))


def reconsider(meeting: Meeting, record: Record) -> None:
    """Of a declared result while the meeting has quorum, or of a count that cannot be declared."""
    decision = meeting.decision_of(record)
    if decision is None:
        return
    meeting.nothing_runs(record)
    meeting.chair_is_no_candidate(decision, record)
    if decision.status == "declared":
        meeting.demand(meeting.is_quorate(decision.kind), "decided-below-quorum", record)
        waits = seats.later_waits(meeting.decisions, decision)
        meeting.demand(not waits, "later-seat-waits", record)
    elif has_status(meeting, record, decision, "reached", "tied"):
        meeting.demand(not decision.reconciles, "reconsidered-before-palu", record)
    decision.status, decision.reconsidered_at = "reconsidered", record.at


def follow(meeting: Meeting, record: Record) -> None:
    """What the meeting decided to follow from a report that it rejected."""
    decision = meeting.decision_of(record)
    if decision is None or not has_status(meeting, record, decision, "declared"):
        return
    reports = decision.proposed["subject"] == "accountability"
    rejected = decision.declared is not None and decision.declared[0] == "rejected"
    meeting.demand(reports and rejected, "consequence-of-nothing", record)
    meeting.demand(bool(record.payload["text"].strip()), "text-missing", record)
    decision.consequence = record.payload["text"]


ACTS = {
    "ConsequenceRecorded": follow,
    "ResultObjected": object_to_result,
    "ResultObjectionAnswered": answer_objection,
    "TieSettled": settle_tie,
    "ResultDeclared": declare,
    "DecisionReconsidered": reconsider,
}
