"""Checks of decisions without a ballot: text, secrecy, consensus, acclamation. Rule book 6.1 to 6.3."""

from typing import Any

from rat_online.verify import formatur, money, seats
from rat_online.verify.ballots import Decision, Meaning
from rat_online.verify.leading import quorum_was_reached
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting
from rat_online.verify.nominating import only_verified
from rat_online.verify.numbering import keep_numbers
from rat_online.verify.times import SECOND, moment
from rat_online.verify.words import ABSTAIN, AGAINST, BLANK, FOR


def propose(meeting: Meeting, record: Record) -> None:
    payload = record.payload
    meeting.demand(payload["decision"] not in meeting.decisions, "decision-twice", record)
    meeting.demand(payload["item"] in meeting.items, "agenda-item-wrong", record)
    meeting.demand(bool(payload["text"].strip()), "text-missing", record)
    meeting.demand(_options_fit(meeting, payload), "options-wrong", record)
    is_listed = payload["formatur"] is not None
    meeting.demand(is_listed or only_verified(meeting, payload), "candidate-unverified", record)
    meeting.demand(formatur.may_name(meeting, payload), "list-wrong", record)
    meeting.demand(seats.may_follow(meeting.decisions, payload), "seat-order-wrong", record)
    meeting.demand(_may_be_ranked(meeting, payload), "ranked-threshold", record)
    meeting.demand(payload["secret"] is _is_secret(meeting, payload), "secrecy-wrong", record)
    may_note = payload["subject"] == "accountability" and payload["form"] == "motion"
    meeting.demand(may_note or not payload["notes"], "notes-wrong", record)
    is_motion = payload["form"] == "motion"
    for promise in ("lot", "order_lot"):
        meeting.demand((payload[promise] is None) is is_motion, "lot-not-promised", record)
    before = payload["reconsiders"]
    if before is not None:
        known = meeting.decisions.get(before)
        open_again = known is not None and known.status == "reconsidered"
        meeting.demand(open_again, "reconsiders-nothing", record)
        meeting.demand(known is None or _is_the_same(known, payload), "reconsiders-otherwise", record)
        others = (one for one in meeting.decisions.values() if one.status != "withdrawn")
        put = (one for one in others if one.status != "declared" or one.decides)
        once = all(one.proposed["reconsiders"] != before for one in put)
        meeting.demand(once, "reconsidered-twice", record)
    meeting.findings.looked("decisions")
    meeting.decisions[payload["decision"]] = Decision(
        payload, payload["text"], payload["secret"], payload["notes"]
    )
    keep_numbers(meeting, meeting.decisions[payload["decision"]])
    money.owe_planned(meeting, record)


def _is_the_same(before: Decision, payload: dict[str, Any]) -> bool:
    """Decided anew by the rules of its own kind, under its own subject."""
    return all(payload[field] == before.proposed[field] for field in ("kind", "subject"))


def _options_fit(meeting: Meeting, payload: dict[str, Any]) -> bool:
    """Abstain in motions, blank beside the candidates; both only where the profile sets both."""
    ids = [option["id"] for option in payload["options"]]
    both = meeting.profile["blank_and_abstain"]
    if payload["form"] == "motion":
        return payload["seats"] == 1 and ids == [FOR, AGAINST, ABSTAIN, *([BLANK] if both else [])]
    candidates = [one for one in ids if one not in (ABSTAIN, BLANK)]
    persons = [option["person"] for option in payload["options"] if option["person"] is not None]
    return (
        ids == [*candidates, BLANK, *([ABSTAIN] if both else [])]
        and len(set(ids)) == len(ids)
        and len(set(persons)) == len(persons)
        and payload["seats"] <= len(candidates)
    )


def _may_be_ranked(meeting: Meeting, payload: dict[str, Any]) -> bool:
    """The quota elects; beside it a rule may ask one winner for up to half of the valid votes."""
    rule = meeting.profile["rules"].get(payload["kind"])
    if payload["form"] != "ranked" or rule is None or rule["majority"]["threshold"] is None:
        return True
    threshold, base = rule["majority"]["threshold"], rule["majority"]["base"]
    within = 2 * threshold["numerator"] <= threshold["denominator"]
    return payload["seats"] == 1 and base == "valid" and bool(within)


def _is_secret(meeting: Meeting, payload: dict[str, Any]) -> bool:
    """Persons are decided secretly, everything else openly; the meeting's own chairs are procedure."""
    named = any(option["person"] is not None for option in payload["options"])
    rule = meeting.profile["rules"].get(payload["kind"])
    return (named and payload["subject"] != "presidium") or (rule is not None and rule["persons"])


def amend_text(meeting: Meeting, record: Record) -> None:
    decision = meeting.decision_of(record)
    if decision is None:
        return
    _is_undecided(meeting, record, decision)
    meeting.demand(not decision.ballots, "changed-after-opening", record)
    meeting.demand(bool(record.payload["text"].strip()), "text-missing", record)
    may_note = decision.proposed["subject"] == "accountability" and decision.is_motion
    meeting.demand(may_note or not record.payload["notes"], "notes-wrong", record)
    decision.text, decision.notes = record.payload["text"], record.payload["notes"]


def set_secrecy(meeting: Meeting, record: Record) -> None:
    """The chair may change it before the first opening, never after."""
    decision = meeting.decision_of(record)
    if decision is None:
        return
    _is_undecided(meeting, record, decision)
    meeting.demand(not decision.ballots, "changed-after-opening", record)
    meeting.chair_is_no_candidate(decision, record)
    decision.secret = record.payload["secret"]


def _is_undecided(meeting: Meeting, record: Record, decision: Decision) -> None:
    has_status(meeting, record, decision, "proposed", "objected")


def has_status(meeting: Meeting, record: Record, decision: Decision, *allowed: str) -> bool:
    return meeting.demand(
        decision.status in allowed, "wrong-status", record, kind=record.kind, status=decision.status
    )


def agree(meeting: Meeting, record: Record) -> None:
    """Mufakat: a decision with no ballot, if quorum holds."""
    decision = meeting.decision_of(record)
    if decision is None:
        return
    _may_go_without_ballot(meeting, record, decision)
    elected = record.payload["elected"]
    fits = not elected if decision.is_motion else _seats_filled(decision, elected)
    meeting.demand(fits, "elected-wrong", record)
    _reach(decision, elected, record)


def _seats_filled(decision: Decision, elected: list[str]) -> bool:
    one_each = len(set(elected)) == len(elected) == decision.seats
    return one_each and all(one in decision.candidates for one in elected)


def _may_go_without_ballot(meeting: Meeting, record: Record, decision: Decision) -> None:
    """Quorum now, no objection standing, and never in place of a secret kind unless candidates = seats."""
    quorum_was_reached(meeting, record)
    roll_call_is_over(meeting, record)
    meeting.nothing_runs(record)
    _is_undecided(meeting, record, decision)
    meeting.chair_is_no_candidate(decision, record)
    meeting.demand(meeting.is_quorate(decision.kind), "decided-below-quorum", record)
    meeting.demand(not decision.objectors, "objection-outstanding", record)
    meeting.drop_who_holds_a_seat(decision, record)
    meeting.demand(not decision.unpresented, "candidate-unpresented", record)
    uncontested = not decision.is_motion and len(decision.candidates) == decision.seats
    rule = meeting.profile["rules"].get(decision.kind)
    secret = decision.secret or (rule is not None and rule["persons"])
    meeting.demand(uncontested or not secret, "secret-without-ballot", record)


def roll_call_is_over(meeting: Meeting, record: Record) -> None:
    """A roll-call precedes the first decision after a suspension."""
    attendance = meeting.attendance
    over = attendance.roll_call is None and not attendance.roll_call_due
    meeting.demand(over, "roll-call-first", record)


def _reach(decision: Decision, elected: list[str], record: Record) -> None:
    decision.agreed = record.payload["quorum"]
    decision.status, decision.counted = "reached", False
    decision.meaning = Meaning("carried" if decision.is_motion else "elected", tuple(elected))


def call_acclamation(meeting: Meeting, record: Record) -> None:
    """ "Ada keberatan?", with a countdown."""
    decision = meeting.decision_of(record)
    if decision is None:
        return
    _may_go_without_ballot(meeting, record, decision)
    fits = decision.is_motion or len(decision.candidates) == decision.seats
    meeting.demand(fits, "elected-wrong", record)
    deadline_at = moment(record.payload["deadline_at"])
    # How far the viewers are behind is added and not in the event: only too short can be told.
    shortest = meeting.profile["shortest_acclamation_s"] * SECOND
    meeting.demand(deadline_at - record.at >= shortest, "deadline-wrong", record)
    decision.status, decision.deadline_at, decision.objectors = "acclaiming", deadline_at, set()
    decision.asked = record.payload["quorum"]


def object_to(meeting: Meeting, record: Record) -> None:
    """Any voter's objection stops the countdown."""
    decision, by = meeting.decision_of(record), record.payload["by"]
    meeting.speaks_for_self_or_at_a_place(record, by)
    meeting.demand(meeting.attendance.is_here(by), "not-checked-in", record, kind=record.kind)
    if decision is None or not has_status(meeting, record, decision, "acclaiming", "objected"):
        return
    meeting.demand(by not in meeting.reporters_on(decision), "voter-on-own-report", record)
    in_time = decision.deadline_at is not None and record.at <= decision.deadline_at
    meeting.demand(in_time, "after-deadline", record, kind=record.kind)
    meeting.demand(by not in decision.objectors, "objection-twice", record)
    decision.objectors.add(by)
    decision.raised.append((record.at, record.recorded_as))
    decision.status = "objected"


def withdraw(meeting: Meeting, record: Record) -> None:
    decision, by = meeting.decision_of(record), record.payload["by"]
    meeting.speaks_for_self_or_at_a_place(record, by)
    if decision is None or not has_status(meeting, record, decision, "objected"):
        return
    meeting.demand(by in decision.objectors, "objection-missing", record)
    decision.objectors.discard(by)
    if not decision.objectors:
        decision.status = "proposed"


def stop_acclamation(meeting: Meeting, record: Record) -> None:
    """By the chair, while its time runs."""
    decision = meeting.decision_of(record)
    if decision is None or not has_status(meeting, record, decision, "acclaiming"):
        return
    meeting.chair_is_no_candidate(decision, record)
    in_time = decision.deadline_at is not None and record.at < decision.deadline_at
    meeting.demand(in_time, "after-deadline", record, kind=record.kind)
    decision.stopped.append(record.at)
    decision.status = "proposed"


def pass_acclamation(meeting: Meeting, record: Record) -> None:
    """Only when its time is over and nobody objects. It stands on the count of the question; where the
    profile judges the end too, it is void without a quorum then."""
    decision = meeting.decision_of(record)
    if decision is None:
        return
    meeting.demand(not decision.objectors, "objection-outstanding", record)
    if has_status(meeting, record, decision, "acclaiming") and decision.deadline_at is not None:
        meeting.demand(record.at >= decision.deadline_at, "before-deadline", record, kind=record.kind)
    expected = [] if decision.is_motion else decision.candidates
    meeting.demand(record.payload["elected"] == expected, "elected-wrong", record)
    void = bool(meeting.profile["valid_at_close"]) and not meeting.is_quorate(decision.kind)
    meeting.demand(record.payload["void"] is void, "void-wrong", record)
    _reach(decision, expected, record)
    decision.agreed, decision.acclaimed = decision.asked, record.payload["quorum"]
    if void:
        decision.meaning = Meaning("void")


def extend_acclamation(meeting: Meeting, record: Record) -> None:
    decision, deadline_at = meeting.decision_of(record), moment(record.payload["deadline_at"])
    if decision is None or not has_status(meeting, record, decision, "acclaiming"):
        return
    before = decision.deadline_at or 0
    meeting.demand(deadline_at > before, "deadline-shortened", record)
    decision.deadline_at = max(deadline_at, before)


ACTS = {
    "DecisionProposed": propose,
    "DecisionTextAmended": amend_text,
    "TablesAttached": money.attach,
    "SecrecySet": set_secrecy,
    "ConsensusReached": agree,
    "AcclamationCalled": call_acclamation,
    "ObjectionRaised": object_to,
    "ObjectionWithdrawn": withdraw,
    "AcclamationStopped": stop_acclamation,
    "AcclamationPassed": pass_acclamation,
    "AcclamationExtended": extend_acclamation,
}
