"""Checks of presence, roll-calls and the crossing of the quorum. Rule book sections 2 and 3."""

from rat_online.verify.attendance import RollCall
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting, Owed
from rat_online.verify.places import bind
from rat_online.verify.representing import came, entitle_givers
from rat_online.verify.times import DAY, SECOND, moment

MINUTE = 60 * SECOND


def check_in(meeting: Meeting, record: Record) -> None:
    """By oneself on line, or at the desk; who is to vote in the hall is moved by the desk alone."""
    person, channel = record.payload["person"], record.payload["channel"]
    by_desk = record.role == "committee"
    attendance = meeting.attendance
    _is_noted_by_desk(meeting, record)
    if by_desk:
        allowed = channel == "online" or person in attendance.weights
        meeting.demand(allowed, "hall-without-roll", record)
    else:
        meeting.acts_for_self(record, person)
        meeting.demand(channel == "online" and not record.payload["place"], "hall-without-desk", record)
    visit, ballot = attendance.visits.get(person), meeting.running_ballot()
    if visit is not None and visit.channel != channel:
        voted = ballot is not None and person in ballot.votes
        meeting.demand(not voted, "moved-after-voting", record)
        bound = visit.channel == "hall" and (visit.here or ballot is not None)
        meeting.demand(by_desk or not bound, "hall-without-desk", record)
    came(meeting, person, record.at)
    attendance.arrive(person, channel, by_desk, record.payload["place"])
    attendance.returned(person, record.at)
    attendance.answer(person)
    _is_entitled(meeting, person, record.at)


def check_out(meeting: Meeting, record: Record) -> None:
    person = record.payload["person"]
    _is_noted_by_desk(meeting, record)
    visit = meeting.attendance.visits.get(person)
    if visit is None or visit.left:
        meeting.findings.add("not-checked-in", record.position, kind=record.kind)
        return
    if record.role != "committee":
        meeting.acts_for_self(record, person)
        meeting.demand(visit.channel != "hall", "hall-without-desk", record)
    silent = not meeting.floor.asks_of(person)
    meeting.demand(silent, "silenced-speaks", record, kind=record.kind)
    meeting.attendance.depart(person)
    meeting.attendance.went(person, record.at)


def _is_noted_by_desk(meeting: Meeting, record: Record) -> None:
    """A time of one's own has the desk alone, and one that lies a minute to a day back."""
    noted = record.payload["noted_at"]
    if noted is not None:
        late = record.at - moment(noted)
        possible = record.role == "committee" and MINUTE <= late <= DAY
        meeting.demand(possible, "note-unfounded", record)


def lapse(meeting: Meeting, record: Record) -> None:
    """Presence lapses by silence, or because a roll-call was not answered; desk check-ins do not."""
    persons, attendance = record.payload["persons"], meeting.attendance
    meeting.demand(bool(persons) and len(set(persons)) == len(persons), "persons-unclear", record)
    for person in persons:
        visit = attendance.visits.get(person)
        able = visit is not None and visit.here and visit.needs_connection
        if meeting.demand(able, "lapse-impossible", record):
            attendance.depart(person, record.payload["cause"])
            attendance.went(person, record.at)


def restore(meeting: Meeting, record: Record) -> None:
    """A connection alone brings back who was silent for the grace; who missed a roll-call has to tap."""
    persons, attendance = record.payload["persons"], meeting.attendance
    meeting.demand(bool(persons) and len(set(persons)) == len(persons), "persons-unclear", record)
    for person in persons:
        visit = attendance.visits.get(person)
        if visit is None or visit.lapsed is None:
            meeting.findings.add("return-without-lapse", record.position)
            continue
        if record.role == "system":
            meeting.demand(visit.lapsed == "grace", "return-without-tap", record)
        else:
            meeting.acts_for_self(record, person)
            attendance.answer(person)
        attendance.come_back(person)
        attendance.returned(person, record.at)
        _is_entitled(meeting, person, record.at)


def _is_entitled(meeting: Meeting, person: str, at: int) -> None:
    """Whoever is present until the announced end of a ballot may vote in it, and nobody who comes later."""
    ballot = meeting.running_ballot()
    if ballot is None or at > ballot.deadline_at:
        return
    if meeting.attendance.counts(person) and person not in ballot.excluded:
        ballot.entitled.add(person)
        bind(meeting, ballot, person)
        entitle_givers(meeting, ballot, person)


def call_roll(meeting: Meeting, record: Record) -> None:
    meeting.demand(meeting.attendance.roll_call is None, "roll-call-running", record, kind=record.kind)
    meeting.nothing_runs(record)
    meeting.lies_ahead(record, "deadline_at")
    meeting.attendance.roll_call = RollCall(moment(record.payload["deadline_at"]))


def extend_roll_call(meeting: Meeting, record: Record) -> None:
    call, deadline_at = meeting.attendance.roll_call, moment(record.payload["deadline_at"])
    if call is None:
        meeting.findings.add("roll-call-missing", record.position, kind=record.kind)
        return
    meeting.demand(deadline_at > call.deadline_at, "deadline-shortened", record)
    call.deadline_at = max(deadline_at, call.deadline_at)


def confirm(meeting: Meeting, record: Record) -> None:
    person = record.payload["person"]
    meeting.acts_for_self(record, person)
    meeting.demand(meeting.attendance.is_here(person), "not-checked-in", record, kind=record.kind)
    call = meeting.attendance.roll_call
    meeting.demand(call is not None, "roll-call-missing", record, kind=record.kind)
    meeting.attendance.answer(person)


def end_roll_call(meeting: Meeting, record: Record) -> None:
    """At its deadline; who is on line and did not answer stops counting at once."""
    attendance = meeting.attendance
    call = attendance.roll_call
    if call is None:
        meeting.findings.add("roll-call-missing", record.position, kind=record.kind)
        return
    meeting.demand(record.at >= call.deadline_at, "before-deadline", record, kind=record.kind)
    answered = record.payload["answered"]
    meeting.demand(
        answered == len(call.answered), "answers-wrong", record, given=answered, counted=len(call.answered)
    )
    silent = frozenset(attendance.silent())
    if silent:
        meeting.owed.insert(0, Owed("PresenceLapsed", record.at, record.actor, silent))
    attendance.roll_call, attendance.roll_call_due = None, False


def cross_quorum(meeting: Meeting, record: Record) -> None:
    """The event says what the count did; the snapshot in it is compared like every other."""
    meeting.quorate = bool(meeting.quorum()["reached"])
    meeting.ever_quorate = meeting.ever_quorate or meeting.quorate


ACTS = {
    "CheckedIn": check_in,
    "CheckedOut": check_out,
    "PresenceLapsed": lapse,
    "PresenceRestored": restore,
    "RollCallCalled": call_roll,
    "RollCallExtended": extend_roll_call,
    "PresenceConfirmed": confirm,
    "RollCallEnded": end_roll_call,
    "QuorumReached": cross_quorum,
    "QuorumLost": cross_quorum,
}
