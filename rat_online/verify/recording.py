"""Checks of what is put on record: the report, absences, ceremonies. Rule book section 4."""

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting


def report(meeting: Meeting, record: Record) -> None:
    signed = record.payload["signed"]
    right = len(set(signed)) == len(signed) and set(signed) <= set(meeting.offices.board)
    meeting.demand(right, "report-signed-wrong", record)


def explain(meeting: Meeting, record: Record) -> None:
    meeting.demand(record.payload["person"] in meeting.offices.board, "report-signed-wrong", record)


def excuse(meeting: Meeting, record: Record) -> None:
    """A member who has not come, once."""
    person = record.payload["person"]
    absent = person in meeting.attendance.weights and person not in meeting.attendance.visits
    meeting.demand(absent and person not in meeting.excused, "excused-wrong", record)
    meeting.excused.add(person)


def hold(meeting: Meeting, record: Record) -> None:
    """Demisioner, then induction of the elected with its term, then handing over to the inducted."""
    payload, kind = record.payload, record.payload["kind"]
    meeting.nothing_runs(record)
    meeting.demand(meeting.ever_quorate, "never-quorate", record, kind=record.kind)
    meeting.demand(payload["item"] in meeting.items, "agenda-item-wrong", record)
    persons, held = set(payload["persons"]), meeting.ceremonies
    fresh = bool(persons) and len(persons) == len(payload["persons"]) and not persons & held[kind]
    outgoing = {*meeting.offices.board, *meeting.offices.supervisors}
    in_turn = {
        "discharge": persons <= outgoing,
        "induction": persons <= _elected(meeting) and (not outgoing or bool(held["discharge"])),
        "handing-over": persons <= held["induction"],
    }[kind]
    meeting.demand(fresh and in_turn, "ceremony-out-of-turn", record, kind=kind)
    begins, ends = payload["term_from"], payload["term_until"]
    dated = begins is not None and ends is not None and begins < ends
    right = dated if kind == "induction" else begins is None and ends is None
    meeting.demand(right, "term-wrong", record)
    held[kind] |= persons


def _elected(meeting: Meeting) -> set[str]:
    found: set[str] = set()
    for decision in meeting.decisions.values():
        if decision.status == "declared" and decision.proposed["subject"] == "person":
            chosen = decision.declared[1] if decision.declared is not None else ()
            options = decision.proposed["options"]
            found |= {one["person"] for one in options if one["person"] and one["id"] in chosen}
    return found


ACTS = {
    "ReportRecorded": report,
    "UnsignedExplained": explain,
    "AbsenceExcused": excuse,
    "CeremonyRecorded": hold,
}
