"""Forged logs whose figures may all be right, but in which somebody did what nobody may do."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged

WHOLE, SECOND, WEIGHTED, WITHOUT = "whole", "second call", "weighted", "without quorum"


def pay(events: list[Event], kind: str, nth: int = 0, **change: object) -> None:
    find(events, kind, nth)["payload"].update(change)


def insert(events: list[Event], behind: Event, what: str, actor: str, /, **payload: object) -> None:
    """An event that never was, at the time of the one it stands behind."""
    made = {**copy.deepcopy(behind), "kind": what, "actor": actor, "command": "lagi", "payload": payload}
    events.insert(events.index(behind) + 1, made)


def again(events: list[Event], kind: str, nth: int = 0) -> None:
    event = find(events, kind, nth)
    insert(events, event, kind, event["actor"], **copy.deepcopy(event["payload"]))


def ended_by(events: list[Event], behind: str, kind: str) -> None:
    """Whatever stood behind an event is gone, and the meeting is cancelled instead."""
    last = find(events, behind)
    del events[events.index(last) + 1 :]
    insert(events, last, kind, "acting-chair:ketua0", reason="0" * 64)


def consensus_below_quorum(events: list[Event]) -> None:
    opened = find(events, "BallotOpened", 1)
    payload = {"decision": "d2", "quorum": opened["payload"]["quorum"], "elected": []}
    opened |= {"kind": "ConsensusReached", "payload": payload}


def relieved_of_the_palu(events: list[Event]) -> None:
    find(events, "OfficerAppointed")["kind"] = "OfficerRelieved"
    pay(events, "OfficerRelieved", role="acting-chair", person="ketua0")


ABUSES: list[tuple[str, str, Callable[[list[Event]], object], str]] = [
    ("decided below quorum", SECOND, consensus_below_quorum, "decided-below-quorum"),
    ("a countdown stopped after its time", WHOLE, lambda e: find(e, "AcclamationCalled")["payload"].update(
        deadline_at=find(e, "AcclamationStopped")["at"]), "after-deadline"),
    ("what nobody asked stopped", WHOLE, lambda e: again(e, "AcclamationStopped"), "wrong-status"),
    ("an objection of somebody on line taken back by an office", WHOLE, lambda e: find(
        e, "ObjectionWithdrawn", by="m6").update(actor="secretary:notulis"), "acts-for-another"),
    ("an objection twice", WHOLE, lambda e: again(e, "ObjectionRaised"), "objection-twice"),
    ("an objection to a result twice", WHOLE, lambda e: again(e, "ResultObjected"), "objection-twice"),
    ("too many rounds", WHOLE, lambda e: e[0]["payload"]["profile"].update(run_off_rounds=0), "rounds-used"),
    ("another text after a ballot", WHOLE, lambda e: insert(e, find(e, "BallotAnnulled"),
        "DecisionTextAmended", "secretary:notulis", decision="d3", text="lain", notes=""),
        "changed-after-opening"),
    ("more seats than candidates", WHOLE, lambda e: pay(e, "DecisionProposed", seats=9), "options-wrong"),
    ("a motion with other sides", WEIGHTED, lambda e: find(e, "DecisionProposed")["payload"]["options"].pop(),
        "options-wrong"),
    ("a list of somebody unelected", "formatur", lambda e: find(e, "DecisionProposed", decision="d3")[
        "payload"]["named"][0].update(by="m8"), "list-wrong"),
    ("a list with another person", "formatur", lambda e: find(e, "DecisionProposed", decision="d3")[
        "payload"]["named"][0].update(person="m2"), "list-wrong"),
    ("a list of no formatur", "formatur", lambda e: pay(e, "DecisionProposed", 2, formatur="d9"),
        "list-wrong"),
    ("a decision of nothing", WEIGHTED, lambda e: pay(e, "DecisionProposed", text=" "), "text-missing"),
    ("a decision twice", WEIGHTED, lambda e: again(e, "DecisionProposed"), "decision-twice"),
    ("a decision under no item", WEIGHTED, lambda e: pay(e, "DecisionProposed", item="i9"),
        "agenda-item-wrong"),
    ("an item twice", WEIGHTED, lambda e: e[0]["payload"]["agenda"].append(e[0]["payload"]["agenda"][0]),
        "agenda-item-twice"),
    ("held in writing", WEIGHTED, lambda e: pay(e, "MeetingScheduled", mode="written"), "not-of-this-mode"),
    ("an outage that the chair made", WHOLE, lambda e: pay(e, "BallotExtended", cause="outage"),
        "cause-wrong"),
    ("extended by a day", WHOLE, lambda e: pay(e, "BallotExtended", deadline_at="2027-03-21T09:00:00Z"),
        "extended-too-late"),
    ("a ballot's id twice", WHOLE, lambda e: pay(e, "BallotOpened", 1, ballot="b1"), "ballot-twice"),
    ("a witness of the board", WHOLE, lambda e: pay(e, "OfficerAppointed", person="m1"),
        "witness-not-independent"),
    ("a witness of the board from the start", WEIGHTED, lambda e: e[0]["payload"]["officers"].append(
        {"role": "witness", "person": "m2"}), "witness-not-independent"),
    ("one representative", WHOLE, lambda e: pay(e, "RepresentativesNamed", persons=["m5"]),
        "representatives-wrong"),
    ("an absent representative", WHOLE, lambda e: pay(e, "RepresentativesNamed", persons=["m5", "m8"]),
        "representatives-wrong"),
    ("a roll of nobody", WEIGHTED, lambda e: pay(e, "RollFrozen", entries=[]), "roll-empty"),
    ("a roll frozen again", WEIGHTED, lambda e: again(e, "RollFrozen"), "roll-frozen-twice"),
    ("a member twice on the roll", WEIGHTED, lambda e: find(e, "RollFrozen")["payload"]["entries"].append(
        {"id": "m1", "weight": 1, "group": ""}), "roll-entry-twice"),
    ("put on the roll twice", WHOLE, lambda e: again(e, "RollAmended"), "roll-change-impossible"),
    ("suspended until before", WHOLE, lambda e: pay(e, "MeetingSuspended",
        resumes_at=find(e, "MeetingSuspended")["at"]), "time-not-ahead"),
    ("back without a tap", WHOLE, lambda e: pay(e, "PresenceLapsed", cause="roll-call"),
        "return-without-tap"),
    ("a lapse of nobody", WHOLE, lambda e: pay(e, "PresenceLapsed", persons=[]), "persons-unclear"),
    ("a lapse of somebody in the hall", WHOLE, lambda e: pay(e, "PresenceLapsed", persons=["m8"]),
        "lapse-impossible"),
    ("moved to the hall after voting", WHOLE, lambda e: insert(e, find(e, "VoteCast"), "CheckedIn",
        "committee:meja", person="m1", channel="hall", place="Balai", noted_at=None), "moved-after-voting"),
    ("a desk's time in a member's name", WHOLE, lambda e: pay(e, "CheckedIn",
        noted_at="2027-03-20T01:00:00Z"), "note-unfounded"),
    ("a stranger in the hall", WHOLE, lambda e: pay(e, "CheckedIn", 7, person="asing"), "hall-without-roll"),
    ("approved twice", WHOLE, lambda e: again(e, "ReadingApproved"), "approved-twice"),
    ("ended without a reason", WITHOUT, lambda e: pay(e, "MeetingClosed", reason=None), "reason-missing"),
    ("a result buried", WEIGHTED, lambda e: ended_by(e, "BallotClosed", "MeetingCancelled"), "result-waits"),
    ("a declared result cancelled", WEIGHTED, lambda e: ended_by(e, "ResultDeclared", "MeetingCancelled"),
        "cancelled-after-declaring"),
    ("nobody holds the palu", "cancelled", relieved_of_the_palu, "palu-without-hand"),
    ("another acting chair in the meeting", WEIGHTED, lambda e: pay(e, "OfficerAppointed",
        role="acting-chair"), "acting-chair-too-late"),
    ("decided before quorum was ever there", WITHOUT, lambda e: insert(e, find(e, "MeetingOpened"),
        "AgendaItemStarted", "acting-chair:ketua0", item="i1"), "never-quorate"),
    ("suspended while a ballot runs", WEIGHTED, lambda e: insert(e, find(e, "VoteCast"), "MeetingSuspended",
        "acting-chair:ketua0", kind="lobby", reason="0" * 64, resumes_at="2027-03-20T03:00:00Z"),
        "something-running"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("example", "change", "code"),
    [pytest.param(example, change, code, id=name) for name, example, change, code in ABUSES],
)
def test_it_is_found(
    tmp_path: Path, example: str, change: Callable[[list[Event]], object], code: str
) -> None:
    assert code in codes(check(tmp_path, forged(example_files(example), change)))
