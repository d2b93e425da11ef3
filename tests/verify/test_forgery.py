"""An attacker who makes the chain hold again is found by the second count of everything."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import EXAMPLES, example_files
from tests.verify.tampering import Event, check, codes, events_of, find, forged, with_events

WHOLE, SECOND, WEIGHTED, FORMS = "whole", "second call", "weighted", "forms"


def pay(events: list[Event], kind: str, nth: int = 0, **change: object) -> None:
    find(events, kind, nth)["payload"].update(change)


def drop(events: list[Event], kind: str, nth: int = 0) -> None:
    events.remove(find(events, kind, nth))


def by(events: list[Event], kind: str, actor: str, nth: int = 0) -> None:
    find(events, kind, nth)["actor"] = actor


def again(events: list[Event], kind: str, nth: int = 0, **change: object) -> None:
    """The same event once more, right behind itself."""
    event = copy.deepcopy(find(events, kind, nth))
    event["command"] = "lagi"
    event["payload"].update(change)
    events.insert(events.index(find(events, kind, nth)) + 1, event)


def last(events: list[Event], kind: str, **change: object) -> None:
    """An event of some kind put at the end of the log."""
    event = copy.deepcopy(find(events, kind))
    event["command"], event["at"] = "lagi", events[-1]["at"]
    event["payload"].update(change)
    events.append(event)


def swap(events: list[Event], first: str, second: str) -> None:
    one, other = events.index(find(events, first)), events.index(find(events, second))
    events[one], events[other] = events[other], events[one]


def _ballot(events: list[Event], form: str) -> str:
    opened = (one for one in events if one["kind"] == "BallotOpened" and one["payload"]["form"] == form)
    return str(next(opened)["payload"]["ballot"])


def _in(events: list[Event], form: str, choice: list[str]) -> None:
    """Another choice in the first vote of a ballot of this form."""
    ballot = _ballot(events, form)
    votes = (one for one in events if one["kind"] == "VoteCast" and one["payload"]["ballot"] == ballot)
    next(votes)["payload"].update(choice=choice)


def _closing(events: list[Event], form: str) -> Event:
    ballot = _ballot(events, form)
    return next(x for x in events if x["kind"] == "BallotClosed" and x["payload"]["ballot"] == ballot)


def _sheet(events: list[Event]) -> Any:
    return _closing(events, "ranked")["payload"]["sheet"]


Forgery = Callable[[list[Event]], object]

FORGERIES: list[tuple[str, str, Forgery, str]] = [
    ("a changed vote", WEIGHTED, lambda e: pay(e, "VoteCast", choice=["for"]), "tally-wrong"),
    ("a vote of an unknown option", WEIGHTED, lambda e: pay(e, "VoteCast", choice=["x"]), "choice-unknown"),
    ("a vote twice for one", WEIGHTED, lambda e: pay(e, "VoteCast", choice=["for"] * 2), "choice-misshapen"),
    ("a vote of two", WEIGHTED, lambda e: pay(e, "VoteCast", choice=["for", "abstain"]), "choice-misshapen"),
    ("a name too few", FORMS, lambda e: _in(e, "exactly", ["k1"]), "choice-misshapen"),
    ("a name too many", FORMS, lambda e: _in(e, "up-to", ["k1", "k2", "k3"]), "choice-misshapen"),
    ("a name beside blank", FORMS, lambda e: _in(e, "approval", ["k1", "blank"]), "choice-misshapen"),
    ("another ranking", FORMS, lambda e: _in(e, "ranked", ["k4", "k1"]), "sheet-wrong"),
    ("another count sheet", FORMS, lambda e: _sheet(e)["stages"][1]["votes"].update(k1="9.00000"),
        "sheet-wrong"),
    ("a candidate without a page", WHOLE, lambda e: drop(e, "CandidatePresented"), "candidate-unpresented"),
    ("other numbers of candidates", WHOLE, lambda e: find(e, "OrderDrawn")["payload"]["order"].reverse(),
        "lot-order-wrong"),
    ("numbers drawn twice", WHOLE, lambda e: again(e, "OrderDrawn"), "order-drawn-twice"),
    ("another seed", FORMS, lambda e: pay(e, "LotDrawn", seed="0" * 64), "seed-not-promised"),
    ("another order drawn", FORMS, lambda e: find(e, "LotDrawn")["payload"]["order"].reverse(),
        "lot-order-wrong"),
    ("another mixed in", FORMS, lambda e: pay(e, "LotDrawn", context="0" * 64), "lot-context-wrong"),
    ("another drawn", FORMS, lambda e: pay(e, "LotDrawn", elected=["k9"]), "elected-wrong"),
    ("no promise", FORMS, lambda e: pay(e, "DecisionProposed", lot=None), "lot-not-promised"),
    ("notes left out", FORMS, lambda e: pay(e, "DecisionTextAmended", notes=""), "opened-otherwise"),
    ("no consequence", FORMS, lambda e: drop(e, "ConsequenceRecorded"), "consequence-missing"),
    ("no count sheet", FORMS, lambda e: _closing(e, "ranked")["payload"].update(sheet=None), "sheet-wrong"),
    ("another elected by stages", FORMS, lambda e: _closing(e, "ranked")["payload"]["result"].update(
        elected=["k4"]), "result-wrong"),
    ("another voter", WEIGHTED, lambda e: pay(e, "VoteCast", voter="m9"), "acts-for-another"),
    ("a vote left out", WEIGHTED, lambda e: drop(e, "VoteCast"), "tally-wrong"),
    ("a vote twice", WEIGHTED, lambda e: again(e, "VoteCast"), "vote-twice"),
    ("a change of a vote", WEIGHTED, lambda e: e.insert(e.index(find(e, "VoteCast")) + 1,
        {**copy.deepcopy(find(e, "VoteCast")), "kind": "VoteChanged", "command": "x"}), "change-not-allowed"),
    ("a vote from the hall", WHOLE, lambda e: _vote_of(e, "m8"), "voter-in-hall"),
    ("a vote of somebody absent", WHOLE, lambda e: _vote_of(e, "m10"), "voter-not-entitled"),
    ("a vote of a guest", WHOLE, lambda e: _vote_of(e, "tamu"), "not-in-office"),
    ("a vote after the deadline", WEIGHTED, lambda e: pay(e, "BallotOpened",
        deadline_at=find(e, "BallotOpened")["at"]), "after-deadline"),
    ("a vote in a closed ballot", WEIGHTED, lambda e: last(e, "VoteCast"), "ballot-not-open"),
    ("more votes stored", WEIGHTED, lambda e: pay(e, "BallotClosed", votes_stored=6), "votes-stored-wrong"),
    ("not reconciled", WEIGHTED, lambda e: pay(e, "BallotClosed", reconciled=False), "reconciled-wrong"),
    ("closed early", WHOLE, lambda e: find(e, "BallotClosed").update(at=find(e, "BallotExtended", 1)["at"])
        or [one.update(at=find(e, "BallotClosed")["at"]) for one in
        e[e.index(find(e, "BallotExtended", 1)):e.index(find(e, "BallotClosed"))]], "closed-early"),
    ("a shorter deadline", WEIGHTED, lambda e: pay(e, "BallotOpened",
        deadline_at="2027-03-20T02:00:20.000Z"), "deadline-wrong"),
    ("a deadline moved back", WHOLE, lambda e: pay(e, "BallotExtended",
        deadline_at="2027-03-20T02:00:20.000Z"), "deadline-shortened"),
    ("another text", WEIGHTED, lambda e: pay(e, "BallotOpened", text="Lain"), "opened-otherwise"),
    ("another round", WEIGHTED, lambda e: pay(e, "BallotOpened", round=2), "opened-otherwise"),
    ("a lower majority", WEIGHTED, lambda e: find(e, "BallotOpened")["payload"]["rule"]["majority"]
        ["threshold"].update(numerator=1, denominator=9), "opened-otherwise"),
    ("a run-off of others", WHOLE, lambda e: find(e, "BallotOpened", 3)["payload"]["options"].pop(0),
        "opened-otherwise"),
    ("a reason without need", WEIGHTED, lambda e: pay(e, "BallotOpened", reason="0" * 64), "void-wrong"),
    ("a reason taken away", SECOND, lambda e: pay(e, "BallotOpened", 1, reason=None), "void-wrong"),
    ("a secret decision in the open", WHOLE, lambda e: drop(e, "SecrecySet"), "secret-in-the-open"),
    ("persons made open", WHOLE, lambda e: pay(e, "DecisionProposed", 3, secret=False), "secrecy-wrong"),
    ("declared otherwise", WEIGHTED, lambda e: pay(e, "ResultDeclared", outcome="carried"),
        "declared-otherwise"),
    ("others declared elected", WHOLE, lambda e: pay(e, "ResultDeclared", 3, elected=["k1", "k2"]),
        "elected-wrong"),
    ("too many taps", SECOND, lambda e: pay(e, "ResultDeclared", 1, taps=3), "taps-wrong"),
    ("declared within the window", WEIGHTED, lambda e: find(e, "ResultDeclared").update(
        at=find(e, "BallotClosed")["at"]), "declared-within-window"),
    ("an objection unanswered", WHOLE, lambda e: drop(e, "ResultObjectionAnswered"), "objection-unanswered"),
    ("a tie settled otherwise", WHOLE, lambda e: pay(e, "TieSettled", elected=["k1"]), "elected-wrong"),
    ("a run-off left out", WHOLE, lambda e: _without_ballot(e, "b4"), "run-off-needed"),
    ("declared by the operator", WHOLE, lambda e: by(e, "ResultDeclared", "operator:operator", 1),
        "role-may-not"),
    ("declared without the palu", WHOLE, lambda e: by(e, "ResultDeclared", "chair:m4", 1), "not-in-office"),
    ("declared by the acting chair of before", WHOLE,
        lambda e: by(e, "ResultDeclared", "acting-chair:ketua0", 1), "not-holding-palu"),
    ("opened by a member", WEIGHTED, lambda e: by(e, "MeetingOpened", "member:m1"), "role-may-not"),
    ("a person as server", WEIGHTED, lambda e: by(e, "MeetingScheduled", "system:m1"), "not-in-office"),
    ("an acclamation cut short", WHOLE, lambda e: find(e, "AcclamationPassed").update(
        at=find(e, "AcclamationExtended")["at"]), "before-deadline"),
    ("a countdown of nothing", WHOLE, lambda e: pay(e, "AcclamationCalled",
        deadline_at=find(e, "AcclamationCalled")["at"]), "deadline-wrong"),
    ("an acclamation over an objection", WHOLE, lambda e: drop(e, "ObjectionWithdrawn"),
        "objection-outstanding"),
    ("an objection of the server", WHOLE, lambda e: by(e, "ObjectionRaised", "system:system"),
        "role-may-not"),
    ("consensus on persons in secret matters", WHOLE, lambda e: _consensus_on_persons(e),
        "secret-without-ballot"),
    ("a quorum loss kept quiet", WHOLE, lambda e: drop(e, "QuorumLost"), "event-missing"),
    ("a quorum made up", WHOLE, lambda e: _quorum_made_up(e), "event-unfounded"),
    ("a roll-call without its lapses", WHOLE, lambda e: drop(e, "PresenceLapsed", 1), "event-missing"),
    ("a roll-call that lets others off", WHOLE, lambda e: pay(e, "PresenceLapsed", 1, persons=["m2"]),
        "lapse-wrong"),
    ("a roll-call skipped", WHOLE, lambda e: drop(e, "RollCallEnded"), "roll-call-first"),
    ("more answers", WHOLE, lambda e: pay(e, "RollCallEnded", answered=9), "answers-wrong"),
    ("somebody never checked in", WHOLE, lambda e: drop(e, "CheckedIn"), "quorum-wrong"),
    ("somebody checked in by another", WHOLE, lambda e: by(e, "CheckedIn", "member:m2"), "acts-for-another"),
    ("in the hall without the desk", WHOLE, lambda e: pay(e, "CheckedIn", channel="hall"),
        "hall-without-desk"),
    ("a member more on the roll", WEIGHTED, lambda e: find(e, "RollFrozen")["payload"]["entries"].append(
        {"id": "x", "weight": 1, "group": ""}), "roll-entries-differ"),
    ("weights without a rule", WEIGHTED, lambda e: e[0]["payload"]["profile"].update(weighted=False),
        "weight-without-rule"),
    ("another weight on the roll", WEIGHTED, lambda e: find(e, "RollFrozen")["payload"]["entries"][0].update(
        weight=9), "roll-entries-differ"),
    ("another root", WEIGHTED, lambda e: pay(e, "RollFrozen", root="0" * 64), "roll-root-wrong"),
    ("a change of the roll kept quiet", WHOLE, lambda e: drop(e, "RollAmended"), "quorum-wrong"),
    ("a lower quorum in the profile", WEIGHTED, lambda e: e[0]["payload"]["profile"]["rules"]["ordinary"]
        ["quorum"]["threshold"].update(denominator=9), "quorum-wrong"),
    ("a rule taken away", WEIGHTED, lambda e: e[0]["payload"]["profile"]["rules"].pop("ordinary"),
        "rule-missing"),
    ("not the acting chair any more", WEIGHTED, lambda e: e[0]["payload"]["officers"].pop(1),
        "not-in-office"),
    ("a decision read that was none", WEIGHTED, lambda e: pay(e, "DecisionsRead", decisions=[]),
        "read-otherwise"),
    ("closed without reading", WEIGHTED, lambda e: drop(e, "DecisionsRead"), "not-read"),
    ("closed without a witness", WEIGHTED, lambda e: drop(e, "OfficerAppointed"), "witness-missing"),
    ("closed without a secretary", WEIGHTED, lambda e: e[0]["payload"]["officers"].pop(2),
        "secretary-missing"),
    ("a result never declared", WEIGHTED, lambda e: drop(e, "ResultDeclared"), "decision-unfinished"),
    ("a meeting that goes on after its end", WEIGHTED, lambda e: last(e, "DecisionProposed", decision="d9"),
        "wrong-state"),
    ("a palu taken too soon", WHOLE, lambda e: pay(e, "GavelTakenOver", silent_s=59), "chair-not-silent"),
    ("a palu for a stranger", WHOLE, lambda e: pay(e, "GavelHandedOver", taker="m7"), "palu-to-stranger"),
    ("chairs who were not elected", WHOLE, lambda e: pay(e, "PresidiumInstalled", persons=["m7"]),
        "presidium-wrong"),
    ("chairs before the palu", WHOLE, lambda e: drop(e, "ResultDeclared"), "presidium-undecided"),
    ("closed for want of a quorum that was there", WEIGHTED, lambda e: pay(e, "MeetingClosed",
        without_quorum=True, reason="0" * 64), "closed-with-quorum"),
    ("another seal of the drops", WHOLE, lambda e: pay(e, "MeetingClosed", connections_digest="0" * 64),
        "drops-digest-wrong"),
    ("fewer drops", WHOLE, lambda e: pay(e, "MeetingClosed", connections=1), "drops-count-wrong"),
    ("opened without an invitation", WEIGHTED, lambda e: drop(e, "InvitationsRecorded"), "not-ready"),
    ("opened without the material", "cancelled", lambda e: drop(e, "ReadinessOverridden"), "not-ready"),
    ("opened before registration", WEIGHTED, lambda e: swap(e, "RegistrationOpened", "MeetingOpened"),
        "wrong-state"),
    ("a second call from nothing", "postponed", lambda e: pay(e, "MeetingPostponed", call="second"),
        "second-call-unfounded"),
    ("reconsidered what is not open", WHOLE, lambda e: drop(e, "DecisionReconsidered"),
        "reconsiders-nothing"),
    ("reconsidered as something else", WHOLE, lambda e: _anew(e)["payload"].update(subject="other", notes=""),
        "reconsiders-otherwise"),
    ("reconsidered twice", WHOLE, lambda e: _anew_again(e), "reconsidered-twice"),
    ("without a schedule", WEIGHTED, lambda e: e.pop(0), "not-scheduled"),
    ("a kind nobody knows", WEIGHTED, lambda e: e[5].update(kind="VoteCounted"), "kind-unknown"),
    ("a member struck off for the quorum", "without quorum", lambda e: _struck_off(e),
        "struck-off-below-quorum"),
    ("the desk strikes off in the meeting", "without quorum", lambda e: _struck_off(e), "chair-alone-may"),
]  # fmt: skip


def _anew(events: list[Event]) -> Event:
    """The proposal that decides anew what was reconsidered."""
    return next(one for one in events if one["kind"] == "DecisionProposed" and one["payload"]["reconsiders"])


def _anew_again(events: list[Event]) -> None:
    twice = copy.deepcopy(_anew(events))
    twice["payload"]["decision"] = "d99"
    events.insert(events.index(_anew(events)) + 1, twice)


def _vote_of(events: list[Event], person: str) -> None:
    """Put a vote of somebody into the first ballot that was counted, behind its first vote."""
    again(events, "VoteCast", voter=person, choice=["for"])
    added = events[events.index(find(events, "VoteCast")) + 1]
    added["actor"] = f"member:{person}"


def _without_ballot(events: list[Event], ballot: str) -> None:
    events[:] = [event for event in events if event["payload"].get("ballot") != ballot]


def _consensus_on_persons(events: list[Event]) -> None:
    """The election settled among chairs instead of by its three ballots."""
    opened = find(events, "BallotOpened", 2)
    opened["kind"] = "ConsensusReached"
    opened["payload"] = {
        "decision": opened["payload"]["decision"],
        "quorum": opened["payload"]["quorum"],
        "elected": ["k1", "k2"],
    }


def _quorum_made_up(events: list[Event]) -> None:
    event = copy.deepcopy(find(events, "QuorumReached"))
    event["command"] = "lagi"
    events.insert(events.index(find(events, "NoteTaken")), event)


def _struck_off(events: list[Event]) -> None:
    event = copy.deepcopy(events[-2])
    event |= {
        "kind": "RollAmended",
        "actor": "committee:meja",
        "command": "lagi",
        "payload": {"entry": {"id": "m9", "weight": 1, "group": ""}, "added": False, "reason": "0" * 64},
    }
    events.insert(len(events) - 1, event)


@pytest.mark.parametrize(
    ("example", "change", "code"),
    [pytest.param(example, change, code, id=name) for name, example, change, code in FORGERIES],
)
def test_it_is_found(tmp_path: Path, example: str, change: Forgery, code: str) -> None:
    assert code in codes(check(tmp_path, forged(example_files(example), change)))


def test_a_chain_put_right_without_any_change_shows_that_the_forger_works(tmp_path: Path) -> None:
    for name in EXAMPLES:
        honest = forged(example_files(name), lambda events: None)
        assert codes(check(tmp_path, honest)) == set()


COUNTED = ("quorum", "tally", "result", "votes_stored", "reconciled", "answered", "connections", "round")
ENOUGH = {
    WHOLE: ("BallotClosed", "RollCallEnded", "QuorumLost", "AcclamationPassed", "ConsensusReached"),
    SECOND: ("MeetingOpened", "BallotOpened", "BallotClosed", "QuorumReached", "MeetingClosed"),
    "postponed": ("MeetingPostponed", "QuorumReached", "QuorumLost"),
}
"""Events of each kind that counts something, of the shorter meetings where they hold one."""


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the figures, flags and words of a value stand."""
    if isinstance(value, dict):
        return [leaf for key in value for leaf in _leaves(value[key], (*path, key))]
    if isinstance(value, list):
        return [leaf for index, one in enumerate(value) for leaf in _leaves(one, (*path, index))]
    return [path]


OTHER = {
    "carried": "rejected",
    "rejected": "carried",
    "elected": "tied",
    "tied": "elected",
    "void": "carried",
}


def _changed(value: Any) -> Any:
    """One more, the opposite, another word: always a value that may stand there."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return OTHER.get(value, value + "1")
    return 1 if value is None else value + 1


@pytest.mark.parametrize("name", ENOUGH)
def test_every_figure_of_every_count_is_counted_again(tmp_path: Path, name: str) -> None:
    files = example_files(name)
    events = events_of(files)
    tried = 0
    for index, event in enumerate(events):
        paths = _leaves(event["payload"]) if event["kind"] in ENOUGH[name] else []
        for path in paths:
            if path[0] in COUNTED:
                tried += 1
                changed = with_events(files, _with_one_changed(events, index, path))
                assert codes(check(tmp_path, changed)), (index, event["kind"], path)
    assert tried >= 20


def _with_one_changed(events: list[Event], index: int, path: tuple[Any, ...]) -> list[Event]:
    changed = copy.deepcopy(events)
    spot = changed[index]["payload"]
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = _changed(spot[path[-1]])
    return changed
