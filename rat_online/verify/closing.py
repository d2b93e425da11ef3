"""Checks of the end of a meeting: reading, approvals, representatives, closing. Rule book section 7."""

from rat_online.verify.leading import no_result_waits, nobody_speaks, off_air, quorum_was_reached
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting
from rat_online.verify.writing import was_put_to_the_members

UNFINISHED = ("reached", "tied", "objected")


def read_decisions(meeting: Meeting, record: Record) -> None:
    quorum_was_reached(meeting, record)
    everything_is_declared(meeting, record)
    meeting.demand(record.payload["decisions"] == meeting.declared(), "read-otherwise", record)
    meeting.read, meeting.approved, meeting.read_at = record.payload["decisions"], set(), record.at


def everything_is_declared(meeting: Meeting, record: Record) -> None:
    """No result waits for the palu, and what is reconsidered was decided anew."""
    meeting.nothing_runs(record)
    decisions = meeting.decisions.values()
    anew = {one.proposed["reconsiders"] for one in decisions if one.decides}
    for decision in decisions:
        open_again = decision.status == "reconsidered" and decision.id not in anew
        done = decision.status not in UNFINISHED and not open_again
        meeting.demand(done, "decision-unfinished", record, decision=decision.id)
        rejected = decision.status == "declared" and decision.declared is not None
        rejected = rejected and decision.proposed["subject"] == "accountability"
        if rejected and decision.declared is not None and decision.declared[0] == "rejected":
            followed = bool(decision.consequence)
            meeting.demand(followed, "consequence-missing", record, decision=decision.id)


def approve_reading(meeting: Meeting, record: Record) -> None:
    person = record.payload["person"]
    meeting.acts_for_self(record, person)
    meeting.demand(meeting.attendance.is_here(person), "not-checked-in", record, kind=record.kind)
    meeting.demand(meeting.read is not None and meeting.read == meeting.declared(), "not-read", record)
    meeting.demand(person not in meeting.approved, "approved-twice", record)
    meeting.approved.add(person)


def name_representatives(meeting: Meeting, record: Record) -> None:
    quorum_was_reached(meeting, record)
    persons = record.payload["persons"]
    fits = 2 <= len(persons) <= 3 and len(set(persons)) == len(persons)
    there = all(meeting.attendance.counts(person) for person in persons)
    meeting.demand(fits and there, "representatives-wrong", record)


def close_meeting(meeting: Meeting, record: Record) -> None:
    """Final: after the reading, with who is to sign, or for want of quorum with a reason."""
    payload = record.payload
    nobody_speaks(meeting, record)
    off_air(meeting, record)
    if payload["without_quorum"]:
        meeting.demand(not meeting.in_writing, "not-of-this-mode", record, kind=record.kind)
        meeting.nothing_runs(record)
        no_result_waits(meeting, record)
        meeting.demand(not meeting.quorum()["reached"], "closed-with-quorum", record)
        meeting.demand(payload["reason"] is not None, "reason-missing", record)
    else:
        meeting.demand(meeting.life == "open", "wrong-state", record, kind=record.kind, state=meeting.life)
        everything_is_declared(meeting, record)
        if meeting.in_writing:
            was_put_to_the_members(meeting, record)
        else:
            quorum_was_reached(meeting, record)
            read = meeting.read is not None and meeting.read == meeting.declared()
            meeting.demand(read, "not-read", record)
        meeting.demand(bool(meeting.offices.held("secretary")), "secretary-missing", record)
        meeting.demand(bool(meeting.offices.held("witness")), "witness-missing", record)
    meeting.closed = payload
    meeting.ends(record, "closed")


ACTS = {
    "DecisionsRead": read_decisions,
    "ReadingApproved": approve_reading,
    "RepresentativesNamed": name_representatives,
    "MeetingClosed": close_meeting,
}
