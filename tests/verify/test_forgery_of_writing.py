"""Forged logs of a written meeting: other windows, papers nobody read, late answers that count."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged
from tests.verify.test_forgery_of_procedure import again, insert, pay

CHAIR = "acting-chair:ketua0"


def drop(events: list[Event], kind: str, nth: int = 0, **payload: object) -> None:
    events.remove(find(events, kind, nth, **payload))


def a_late_vote_that_counts(events: list[Event]) -> None:
    late = find(events, "LateAnswerListed", voter="m1", ballot="b2")
    late |= {"kind": "VoteCast", "payload": {**late["payload"], "choice": ["for"]}}


def one_witness_alone(events: list[Event]) -> None:
    drop(events, "PostedAnswerWitnessed", 1, voter="m7")


def another_choice_than_on_the_paper(events: list[Event]) -> None:
    vote = find(events, "VoteCast", voter="m7", ballot="b1")
    vote["payload"]["choice"] = ["against"]


def a_member_counted_in(events: list[Event]) -> None:
    """Somebody of the desk answers for a member, without any paper."""
    insert(events, find(events, "VoteCast", voter="m3", ballot="b1"), "VoteCast", "witness:saksi",
        ballot="b1", voter="m9", choice=["for"])  # fmt: skip


def not_binding_made_binding(events: list[Event]) -> None:
    closed = find(events, "BallotClosed", ballot="b3")["payload"]
    closed["result"]["outcome"] = "rejected"


def quorum_of_the_absent(events: list[Event]) -> None:
    closed = find(events, "BallotClosed", ballot="b3")["payload"]["quorum"]
    closed |= {"present": 7, "online": 7, "reached": True}


ABUSES: list[tuple[str, Callable[[list[Event]], object], str]] = [
    ("a window of 15 days", lambda e: e[0]["payload"].update(window_days=15), "window-wrong"),
    ("a window longer than the profile's", lambda e: e[0]["payload"].update(window_days=11), "window-wrong"),
    ("a text with more time", lambda e: pay(e, "BallotOpened", 1, deadline_at="2027-03-31T02:00:00.000Z"),
        "deadline-wrong"),
    ("a text for some alone", lambda e: pay(e, "BallotOpened", excluded=["m9"]), "opened-otherwise"),
    ("a window moved by the chair", lambda e: pay(e, "BallotExtended", cause="chair"), "window-moved"),
    ("a window moved by more than was away", lambda e: pay(e, "BallotExtended",
        deadline_at="2027-04-09T02:00:00.000Z"), "window-moved"),
    ("a late vote that counts", a_late_vote_that_counts, "ballot-not-open"),
    ("a late answer hidden", lambda e: drop(e, "LateAnswerListed", voter="m8"), "late-missing"),
    ("a late answer twice", lambda e: again(e, "LateAnswerListed"), "late-twice"),
    ("an answer in time called late", lambda e: insert(e, find(e, "VoteCast"), "LateAnswerListed",
        "member:m9", ballot="b1", voter="m9"), "not-late"),
    ("a paper that one witness read", one_witness_alone, "paper-unread"),
    ("a witness who read it twice", lambda e: again(e, "PostedAnswerWitnessed"), "paper-witnessed-twice"),
    ("another choice than on the paper", another_choice_than_on_the_paper, "paper-unread"),
    ("a vote without a paper", a_member_counted_in, "paper-unread"),
    ("a paper entered by the chair", lambda e: find(e, "PostedAnswerEntered").update(actor=CHAIR),
        "role-may-not"),
    ("a paper without answers", lambda e: pay(e, "PostedAnswerEntered", answers={}), "paper-empty"),
    ("a paper entered again", lambda e: again(e, "PostedAnswerEntered"), "paper-twice"),
    ("a paper of a stranger", lambda e: pay(e, "PostedAnswerEntered", voter="m99"), "voter-not-entitled"),
    ("a member checked in", lambda e: insert(e, find(e, "VoteCast"), "CheckedIn", "member:m9", person="m9",
        channel="online", place="", noted_at=None), "not-of-this-mode"),
    ("not binding made binding", not_binding_made_binding, "result-wrong"),
    ("a quorum of the absent", quorum_of_the_absent, "quorum-wrong"),
    ("declared within the day of objections", lambda e: e[0]["payload"]["profile"].update(
        written_objection_days=2), "declared-within-window"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code"), [pytest.param(change, code, id=name) for name, change, code in ABUSES]
)
def test_it_is_found(tmp_path: Path, change: Callable[[list[Event]], object], code: str) -> None:
    assert code in codes(check(tmp_path, forged(example_files("in writing"), change)))
