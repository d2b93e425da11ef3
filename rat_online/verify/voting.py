"""Checks of a ballot: what it fixed, each vote, its end, and the second count. Rule book 6.3 to 6.6."""

from typing import Any

from rat_online.verify import money, writing
from rat_online.verify.ballots import Ballot, Count, Decision, Meaning
from rat_online.verify.count import meaning_of, recount
from rat_online.verify.deciding import has_status, roll_call_is_over
from rat_online.verify.grouped import counts_by_group, groups_sum_up
from rat_online.verify.log import Record
from rat_online.verify.lots import run_off_helps
from rat_online.verify.meeting import Meeting
from rat_online.verify.places import (
    bind,
    channels_of,
    count_place,
    every_place_is_counted,
    merge,
    parts_fit,
    settled,
)
from rat_online.verify.representing import casts, entitle_givers
from rat_online.verify.times import SECOND, moment
from rat_online.verify.words import ABSTAIN, BLANK

MILLISECOND = SECOND // 1000
LONGEST_DELAY = 15 * SECOND


def open_ballot(meeting: Meeting, record: Record) -> None:
    decision = meeting.decision_of(record)
    meeting.demand(record.payload["ballot"] not in meeting.ballots, "ballot-twice", record)
    roll_call_is_over(meeting, record)
    if meeting.in_writing:
        writing.opens_with_its_window(meeting, record)
    else:
        meeting.nothing_runs(record)
        _ends_in_time(meeting, record)
    meeting.findings.looked("ballots")
    there = set(meeting.attendance.weights) if meeting.in_writing else meeting.attendance.here()
    entitled = there - set(record.payload["excluded"])
    ballot = Ballot(record.payload, record.at, moment(record.payload["deadline_at"]), entitled)
    if decision is not None:
        has_status(meeting, record, decision, "proposed", "objected", "tied")
        meeting.chair_is_no_candidate(decision, record)
        meeting.demand(not decision.secret, "secret-in-the-open", record)
        meeting.drop_who_holds_a_seat(decision, record)
        meeting.demand(not decision.unpresented, "candidate-unpresented", record)
        _is_as_decided(meeting, record, decision)
        if not meeting.in_writing:
            _is_below_quorum_with_reason(meeting, record, decision)
        decision.ballots.append(ballot)
        decision.status = "voting"
    meeting.ballots[ballot.id] = ballot
    for person in entitled & meeting.attendance.visits.keys():
        bind(meeting, ballot, person)
        entitle_givers(meeting, ballot, person)


def _asked(meeting: Meeting, ballot: Ballot) -> set[str]:
    """Whom closing waits for: who is hadir or votes by proxy, in writing everybody on the roll."""
    if meeting.in_writing:
        return meeting.attendance.weights.keys() - ballot.excluded
    return meeting.attendance.who_votes(ballot.excluded)


def _is_as_decided(meeting: Meeting, record: Record, decision: Decision) -> None:
    """Text, form, options, seats, rule and round follow from the decision and the profile."""
    payload, options, seats, round_ = record.payload, decision.standing, decision.seats, 1
    if decision.status == "tied" and decision.meaning is not None:
        standing = {*decision.meaning.tied, BLANK, ABSTAIN}
        options = [option for option in options if option["id"] in standing]
        seats, round_ = seats - len(decision.seated), decision.rounds + 1
        allowed = decision.rounds <= meeting.profile["run_off_rounds"]
        meeting.demand(allowed, "rounds-used", record)
        meeting.demand(run_off_helps(decision), "lot-needed", record)
        meeting.demand(decision.reconciles, "not-reconciled", record)
    rule = meeting.profile["rules"].get(decision.kind)
    expected = {
        "round": round_,
        "form": decision.proposed["form"],
        "text": decision.text,
        "tables_digest": money.digest_of(decision.tables),
        "notes": decision.notes,
        "excluded": sorted(meeting.reporters_on(decision)),
        "options": options,
        "seats": seats,
        "rule": None if rule is None else {**rule, "quorum": meeting.quorum_rule(decision.kind)},
    }
    for field, value in expected.items():
        meeting.demand(payload[field] == value, "opened-otherwise", record, field=field)


def _is_below_quorum_with_reason(meeting: Meeting, record: Record, decision: Decision) -> None:
    """A reason stands if, and only if, the ballot was opened below quorum."""
    below = not meeting.is_quorate(decision.kind)
    has_reason = record.payload["reason"] is not None
    meeting.demand(below is has_reason, "void-wrong", record)


def _ends_in_time(meeting: Meeting, record: Record) -> None:
    profile, delay = meeting.profile, record.payload["delay_ms"] * MILLISECOND
    runs = moment(record.payload["deadline_at"]) - record.at - delay
    shortest, longest = profile["shortest_ballot_s"] * SECOND, profile["longest_ballot_s"] * SECOND
    meeting.demand(shortest <= runs <= longest and delay <= LONGEST_DELAY, "deadline-wrong", record)


def cast(meeting: Meeting, record: Record) -> None:
    ballot = _ballot_voted_in(meeting, record)
    meeting.findings.looked("votes")
    voter, choice = record.payload["voter"], record.payload["choice"]
    meeting.votes.append((record.payload["ballot"], voter, record.position))
    if ballot is None:
        return
    meeting.demand(voter not in ballot.votes, "vote-twice", record, ballot=ballot.id)
    ballot.votes[voter] = tuple(choice)


def change(meeting: Meeting, record: Record) -> None:
    ballot = _ballot_voted_in(meeting, record)
    if ballot is None:
        return
    voter, choice = record.payload["voter"], record.payload["choice"]
    meeting.demand(meeting.profile["may_change"], "change-not-allowed", record)
    before = ballot.votes.get(voter)
    meeting.demand(before is not None and choice != list(before), "change-of-nothing", record)
    ballot.votes[voter] = tuple(choice)


def _ballot_voted_in(meeting: Meeting, record: Record) -> Ballot | None:
    """The ballot of a vote, after everything that must hold of a vote."""
    ballot, voter = _ballot_of(meeting, record), record.payload["voter"]
    if ballot is None:
        return None
    meeting.demand(record.at <= ballot.deadline_at, "after-deadline", record, kind=record.kind)
    if meeting.in_writing:
        writing.answers_for_self(meeting, record, ballot)
    else:
        _is_there_to_vote(meeting, record, ballot)
    meeting.demand(voter not in ballot.excluded, "voter-on-own-report", record)
    choice = record.payload["choice"]
    known = bool(choice) and set(choice) <= set(ballot.option_ids)
    if meeting.demand(known, "choice-unknown", record):
        meeting.demand(ballot.takes(choice), "choice-misshapen", record)
    return ballot


def _is_there_to_vote(meeting: Meeting, record: Record, ballot: Ballot) -> None:
    """A member for the own seat, or the holder of a proxy; present and on line."""
    voter = record.payload["voter"]
    meeting.demand(record.role == "member", "role-may-not", record, role=record.role, kind=record.kind)
    caster = casts(meeting, record, ballot)
    attendance = meeting.attendance
    present = attendance.counts(caster) and voter in attendance.weights
    meeting.demand(present, "voter-not-entitled", record)
    visit = attendance.visits.get(caster)
    on_line = (visit is None or visit.channel != "hall") and voter not in ballot.place_of
    meeting.demand(on_line, "voter-in-hall", record)


def _ballot_of(meeting: Meeting, record: Record) -> Ballot | None:
    """The ballot that an event names, if it is open."""
    ballot = meeting.ballots.get(record.payload["ballot"])
    is_open = ballot is not None and ballot.status == "open"
    meeting.demand(is_open, "ballot-not-open", record, kind=record.kind)
    return ballot if is_open else None


def extend(meeting: Meeting, record: Record) -> None:
    """By the chair before it ends, by the server for an outage; never shortened."""
    ballot, deadline_at = _ballot_of(meeting, record), moment(record.payload["deadline_at"])
    if ballot is None:
        return
    meeting.demand(deadline_at > ballot.deadline_at, "deadline-shortened", record)
    by_chair = record.payload["cause"] == "chair"
    meeting.demand(by_chair is (record.role != "system"), "cause-wrong", record)
    if meeting.in_writing:
        writing.is_given_back(meeting, record, ballot)
    if by_chair:
        longest = meeting.profile["longest_ballot_s"] * SECOND
        in_time = record.at <= ballot.deadline_at and deadline_at - ballot.deadline_at <= longest
        meeting.demand(in_time, "extended-too-late", record)
        _palu_is_no_candidate(meeting, record, ballot)
    elif not meeting.in_writing:
        meeting.demand(meeting.last_at < ballot.deadline_at, "extended-too-late", record)
    ballot.deadline_at = max(deadline_at, ballot.deadline_at)


def annul(meeting: Meeting, record: Record) -> None:
    ballot = _ballot_of(meeting, record)
    if ballot is None:
        return
    waits = not set(ballot.place_of.values()) <= settled(ballot).keys()
    in_time = record.at <= ballot.deadline_at or waits
    meeting.demand(in_time, "after-deadline", record, kind=record.kind)
    _palu_is_no_candidate(meeting, record, ballot)
    ballot.status, ballot.closed_at = "annulled", record.at
    decision = meeting.decisions.get(ballot.opened["decision"])
    if decision is not None:
        before = "objected" if decision.objectors else "proposed"
        decision.status = "tied" if ballot.opened["round"] > 1 else before


def _palu_is_no_candidate(meeting: Meeting, record: Record, ballot: Ballot) -> None:
    decision = meeting.decisions.get(ballot.opened["decision"])
    if decision is not None:
        meeting.chair_is_no_candidate(decision, record)


def close(meeting: Meeting, record: Record) -> None:
    """At the deadline, or before it when everyone who is hadir has voted; then the second count."""
    ballot = _ballot_of(meeting, record)
    if ballot is None:
        return
    missing = _asked(meeting, ballot) - ballot.votes.keys() - ballot.place_of.keys()
    somebody = bool(ballot.votes) or bool(ballot.place_of)
    over = record.at >= ballot.deadline_at or (somebody and not missing)
    meeting.demand(over, "closed-early", record, missing=len(missing))
    every_place_is_counted(meeting, record, ballot)
    on_line = recount(ballot, meeting.attendance.weights)
    channels, count = channels_of(meeting, ballot, on_line), merge(meeting, on_line, ballot)
    meeting.demand(record.payload["channels"] == channels, "channels-wrong", record)
    decided = meeting.decisions.get(ballot.opened["decision"])
    if meeting.in_writing:
        writing.lists_what_is_late(meeting, record, ballot)
    ballot.void_at_close = decided is not None and _is_void_at_close(meeting, ballot, decided)
    meaning = meaning_of(ballot, count, meeting.attendance.total, meeting.attendance.weights)
    ballot.groups = counts_by_group(meeting, ballot)
    meeting.demand(record.payload["groups"] == ballot.groups, "groups-wrong", record)
    _compare_tally(meeting, record, count)
    _compare_result(meeting, record, meaning)
    meeting.demand(record.payload["sheet"] == meaning.sheet, "sheet-wrong", record)
    _reconcile(meeting, record, ballot, count)
    ballot.channels, ballot.closing = channels, record.payload["quorum"]
    ballot.status, ballot.closed_at, ballot.count, ballot.meaning = "closed", record.at, count, meaning
    meeting.findings.looked("tallies")
    if decided is not None:
        _decide(decided, ballot, meaning, record.at)


def _is_void_at_close(meeting: Meeting, ballot: Ballot, decision: Decision) -> bool:
    """In writing without the answers that quorum asks for, else where the profile judges the closing too."""
    if meeting.in_writing:
        answers = meeting.answers_to(decision.kind, [ballot])
        meeting.ever_quorate = meeting.ever_quorate or answers["reached"]
        return not answers["reached"]
    quorate = meeting.is_quorate(decision.kind, ballot.count_at_end)
    return bool(meeting.profile["valid_at_close"] and not quorate)


def _compare_tally(meeting: Meeting, record: Record, count: Count) -> None:
    given, own = record.payload["tally"], count.as_payload()
    for field, value in own.items():
        meeting.demand(
            given[field] == value, "tally-wrong", record, field=field, given=given[field], own=value
        )
    parts = ("valid", "abstain", "blank", "invalid", "not_voted")
    adds_up = sum(given[part] for part in parts) == given["entitled"]
    meeting.demand(adds_up and all(given[part] >= 0 for part in parts), "tally-adds-not-up", record)


def _compare_result(meeting: Meeting, record: Record, meaning: Meaning) -> None:
    given = record.payload["result"]
    own: dict[str, Any] = {
        "outcome": meaning.outcome,
        "elected": list(meaning.elected),
        "base": meaning.base,
        "needed": meaning.needed,
    }
    for field, value in own.items():
        meeting.demand(
            given[field] == value, "result-wrong", record, field=field, given=given[field], own=value
        )
    meeting.demand(sorted(given["tied"]) == sorted(meaning.tied), "tied-wrong", record)


def _reconcile(meeting: Meeting, record: Record, ballot: Ballot, count: Count) -> None:
    """As many rows stored as votes in the log, each of an entitled voter; the event says whether it is so."""
    stored, logged = record.payload["votes_stored"], len(ballot.votes)
    meeting.demand(stored == logged, "votes-stored-wrong", record, given=stored, counted=logged)
    on_line = ballot.entitled - ballot.place_of.keys()
    entitled = ballot.votes.keys() <= on_line and count.not_voted >= 0
    groups = groups_sum_up(ballot.groups, count.options, count.entitled)
    fits = groups and parts_fit(record.payload["channels"])
    ballot.reconciled = stored == logged and entitled and fits
    meeting.demand(record.payload["reconciled"] is ballot.reconciled, "reconciled-wrong", record)


def _decide(decision: Decision, ballot: Ballot, meaning: Meaning, at: int) -> None:
    """A run-off that is void leaves the tie, and who was elected before it, as they were."""
    decision.counted, decision.counted_at = True, at
    if ballot.is_void and ballot.opened["round"] > 1:
        decision.status = "tied"
        return
    decision.meaning = meaning
    decision.status = "tied" if meaning.outcome == "tied" else "reached"
    if meaning.outcome in ("tied", "elected"):
        decision.seated = (*decision.seated, *meaning.elected)


ACTS = {
    "BallotOpened": open_ballot,
    "VoteCast": cast,
    "PlaceCounted": count_place,
    "VoteChanged": change,
    "BallotExtended": extend,
    "BallotAnnulled": annul,
    "BallotClosed": close,
}
