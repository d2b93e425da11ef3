"""Checks of a meeting's life and of the palu. Rule book sections 3 and 4."""

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting, Owed
from rat_online.verify.preparing import is_ready
from rat_online.verify.times import DAY, SECOND, moment

HOURS = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


def open_meeting(meeting: Meeting, record: Record) -> None:
    is_ready(meeting, record)
    meeting.life, meeting.opened_at = "open", record.at
    meeting.quorate = meeting.ever_quorate = bool(meeting.quorum()["reached"])


def suspend(meeting: Meeting, record: Record) -> None:
    meeting.nothing_runs(record)
    meeting.demand(meeting.attendance.roll_call is None, "roll-call-running", record, kind=record.kind)
    meeting.lies_ahead(record, "resumes_at")
    nobody_speaks(meeting, record)
    meeting.life = "suspended"
    meeting.suspended = (record.payload["kind"], record.at)


def resume(meeting: Meeting, record: Record) -> None:
    """A roll-call precedes the first decision, and a quorum that changed meanwhile is said."""
    meeting.life = "open"
    meeting.attendance.roll_call_due = True
    kind, since = meeting.suspended
    hours = HOURS.get(meeting.scheduled["zone"], 7) * 3600 * SECOND
    same_day = (since + hours) // DAY == (record.at + hours) // DAY
    if meeting.profile["after_suspension"] is not None and kind == "quorum" and same_day:
        meeting.lowered = True
    meeting.owed.append(Owed("RollCallCalled", record.at, record.actor))


def postpone(meeting: Meeting, record: Record) -> None:
    meeting.nothing_runs(record)
    no_result_waits(meeting, record)
    meeting.lies_ahead(record, "to_at")
    nobody_speaks(meeting, record)
    off_air(meeting, record)
    call, scheduled = record.payload["call"], meeting.scheduled
    if call == "second":
        lacked = not meeting.quorum()["reached"] and not meeting.ever_quorate
        in_time = record.at >= moment(scheduled["planned_at"])
        soon = (
            moment(record.payload["to_at"]) - record.at < meeting.profile["second_call_days"] * DAY + SECOND
        )
        second = lacked and in_time and soon and scheduled["call"] != "second"
        meeting.demand(second, "second-call-unfounded", record)
    meeting.demand(call != "first", "second-call-unfounded", record)
    meeting.ends(record, "postponed")


def cancel(meeting: Meeting, record: Record) -> None:
    meeting.nothing_runs(record)
    no_result_waits(meeting, record)
    nobody_speaks(meeting, record)
    off_air(meeting, record)
    declared = any(decision.declared for decision in meeting.decisions.values())
    meeting.demand(not declared, "cancelled-after-declaring", record)
    meeting.ends(record, "cancelled")


def no_result_waits(meeting: Meeting, record: Record) -> None:
    """A result that could be declared is not buried by ending the meeting before the palu."""
    for decision in meeting.decisions.values():
        waits = decision.status == "reached" and decision.reconciles
        void = decision.meaning is not None and decision.meaning.outcome == "void"
        meeting.demand(void or not waits, "result-waits", record, decision=decision.id)


def install_presidium(meeting: Meeting, record: Record) -> None:
    """The chair is elected in the meeting; one to three share one palu."""
    meeting.nothing_runs(record)
    persons, decision = record.payload["persons"], meeting.decision_of(record)
    fits = 1 <= len(persons) <= 3 and len(set(persons)) == len(persons)
    meeting.demand(
        fits and all(one in meeting.attendance.weights for one in persons), "presidium-wrong", record
    )
    if decision is not None:
        won = decision.declared is not None and decision.declared[0] in ("carried", "elected")
        right = won and decision.status == "declared" and decision.proposed["subject"] == "presidium"
        meeting.demand(right, "presidium-undecided", record)
        meeting.demand(decision.id not in meeting.seated_by, "presidium-undecided", record)
        meeting.seated_by.add(decision.id)
        winners = {
            option["person"] for option in decision.proposed["options"] if option["id"] in decision.winners
        }
        elected = not decision.persons or all(person in winners for person in persons)
        meeting.demand(elected, "presidium-wrong", record)
    if persons:
        meeting.offices.presidium, meeting.offices.palu = persons, persons[0]


def hand_over(meeting: Meeting, record: Record) -> None:
    """Among those who share the palu, to a deputy, or back to the acting chair."""
    giver, taker, offices = record.payload["giver"], record.payload["taker"], meeting.offices
    meeting.demand(giver == record.person == offices.palu, "not-holding-palu", record, kind=record.kind)
    may_take = taker in offices.deputies() or taker == offices.acting_chair()
    meeting.demand(may_take and taker != giver, "palu-to-stranger", record)
    offices.palu = taker


def take_over(meeting: Meeting, record: Record) -> None:
    """After the chair's silence, by a deputy; with none named, by the acting chair."""
    silent, taker, offices = record.payload["silent"], record.payload["taker"], meeting.offices
    meeting.acts_for_self(record, taker)
    meeting.demand(silent == offices.palu and taker != silent, "not-holding-palu", record, kind=record.kind)
    deputies = offices.deputies()
    meeting.demand(taker in deputies or not deputies, "palu-to-stranger", record)
    longest = DAY // SECOND if meeting.in_writing else meeting.profile["chair_silence_s"]
    waited = record.payload["silent_s"] >= longest
    meeting.demand(waited, "chair-not-silent", record, seconds=record.payload["silent_s"])
    offices.palu = taker


def start_item(meeting: Meeting, record: Record) -> None:
    item = record.payload["item"]
    quorum_was_reached(meeting, record)
    meeting.nothing_runs(record)
    nobody_speaks(meeting, record)
    meeting.demand(item in meeting.items and item != meeting.current_item, "agenda-item-wrong", record)
    meeting.started, meeting.current_item = (meeting.current_item,), item
    meeting.items_begun.append((record.at, item))


def take_note(meeting: Meeting, record: Record) -> None:
    meeting.demand(record.payload["item"] in meeting.items, "agenda-item-wrong", record)


def quorum_was_reached(meeting: Meeting, record: Record) -> None:
    """Until then only suspension, postponement, closing without quorum, roll-call, or a void ballot."""
    meeting.demand(meeting.ever_quorate, "never-quorate", record, kind=record.kind)


def off_air(meeting: Meeting, record: Record) -> None:
    """The broadcast ends with the meeting."""
    meeting.demand(not meeting.on_air, "broadcast-runs", record)


def nobody_speaks(meeting: Meeting, record: Record) -> None:
    """What ends or moves the meeting ends the turns first."""
    idle = meeting.floor.speaking is None and meeting.floor.paused is None
    meeting.demand(idle, "floor-taken", record)


ACTS = {
    "MeetingOpened": open_meeting,
    "MeetingSuspended": suspend,
    "MeetingResumed": resume,
    "MeetingPostponed": postpone,
    "MeetingCancelled": cancel,
    "PresidiumInstalled": install_presidium,
    "GavelHandedOver": hand_over,
    "GavelTakenOver": take_over,
    "AgendaItemStarted": start_item,
    "NoteTaken": take_note,
}
