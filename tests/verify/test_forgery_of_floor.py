"""Forged floors: somebody speaks who may not, seconds are altered, questions appear from nowhere."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged, with_table
from tests.verify.test_forgery_of_procedure import again, insert, pay


def gone(events: list[Event], kind: str, nth: int = 0) -> None:
    events.remove(find(events, kind, nth))


def _election(events: list[Event]) -> Event:
    """The opening of the ballot that the nominees stand in."""
    opened = (one for one in reversed(events) if one["kind"] == "BallotOpened")
    return next(one for one in opened if any(it["person"] == "m5" for it in one["payload"]["options"]))


ABUSES: list[tuple[str, Callable[[list[Event]], object], str]] = [
    ("a hand twice", lambda e: again(e, "HandRaised"), "hand-wrong"),
    ("a hand of another", lambda e: pay(e, "HandRaised", person="m1"), "acts-for-another"),
    ("a hand down that was never up", lambda e: again(e, "HandWithdrawn"), "hand-wrong"),
    ("two speakers", lambda e: insert(e, find(e, "FloorGiven"), "FloorGiven", "chair:m3", turn="t9",
        person="m1", item="i2", interruption=None, deadline_at="2099-01-01T00:00:00Z"), "floor-taken"),
    ("a stranger speaks", lambda e: pay(e, "FloorGiven", person="asing"), "floor-to-stranger"),
    ("a day of speaking", lambda e: pay(e, "FloorGiven", deadline_at="2027-03-22T00:00:00Z"),
        "deadline-wrong"),
    ("under another item", lambda e: pay(e, "FloorGiven", item="i1"), "agenda-item-wrong"),
    ("more seconds", lambda e: pay(e, "TurnEnded", seconds=999), "seconds-wrong"),
    ("ended by the speaker, says the chair", lambda e: pay(e, "TurnEnded", 1, cause="speaker"),
        "cause-wrong"),
    ("ended twice", lambda e: again(e, "TurnEnded", 1), "turn-wrong"),
    ("paused twice", lambda e: again(e, "TurnPaused"), "turn-wrong"),
    ("never resumed", lambda e: gone(e, "TurnResumed"), "event-missing"),
    ("resumed with more time", lambda e: pay(e, "TurnResumed", deadline_at="2027-03-20T12:00:00Z"),
        "deadline-wrong"),
    ("extended by the server for the chair", lambda e: pay(e, "TurnExtended", cause="outage"), "cause-wrong"),
    ("extended when over", lambda e: pay(e, "TurnExtended", turn="t2"), "turn-wrong"),
    ("accepted and not heard", lambda e: gone(e, "FloorGiven", 1), "event-missing"),
    ("accepted without being raised", lambda e: gone(e, "InterruptionRaised"), "interruption-wrong"),
    ("refused after it was accepted", lambda e: pay(e, "InterruptionRefused", interruption="n1"),
        "interruption-wrong"),
    ("another takes it back", lambda e: pay(e, "InterruptionWithdrawn", interruption="n2"),
        "acts-for-another"),
    ("the chair is muted", lambda e: pay(e, "PersonMuted", person="m3"), "palu-silenced"),
    ("muted twice", lambda e: again(e, "PersonMuted"), "order-unchanged"),
    ("the muted speaks", lambda e: insert(e, find(e, "PersonMuted"), "HandRaised", "member:m7", person="m7"),
        "silenced-speaks"),
    ("muted in mid-sentence", lambda e: insert(e, find(e, "FloorGiven"), "PersonMuted", "chair:m3",
        person="m5", reason="0" * 64), "silenced-speaks"),
    ("the operator removes", lambda e: find(e, "PersonRemoved").update(actor="operator:operator"),
        "role-may-not"),
    ("a gist of nothing", lambda e: pay(e, "GistRecorded", turn="t9"), "turn-wrong"),
    ("suspended over a speaker", lambda e: gone(e, "TurnEnded", 1), "floor-taken"),
    ("asked for another", lambda e: pay(e, "QuestionAsked", by="m1"), "acts-for-another"),
    ("asked twice", lambda e: again(e, "QuestionAsked"), "question-wrong"),
    ("too many questions", lambda e: e[0]["payload"]["profile"].update(questions_each=1), "questions-many"),
    ("merged into itself", lambda e: pay(e, "QuestionsMerged", questions=["q1"]), "question-wrong"),
    ("a withdrawn one is answered", lambda e: pay(e, "QuestionAnswered", question="q4"), "question-wrong"),
    ("a decision that was put is taken back", lambda e: insert(e, find(e, "AcclamationCalled"),
        "ProposalWithdrawn", "chair:m3", decision="d2"), "undone-too-late"),
    ("an item under which something happened", lambda e: insert(e, find(e, "DecisionProposed"),
        "ItemStartWithdrawn", "acting-chair:ketua0", item="i1"), "undone-too-late"),
    ("nominated where nobody may", lambda e: pay(e, "CandidateNominated", item="i1"), "nomination-wrong"),
    ("nominated for another", lambda e: pay(e, "CandidateNominated", by="m9"), "acts-for-another"),
    ("accepted by another", lambda e: find(e, "NominationAccepted").update(actor="member:m4"),
        "acts-for-another"),
    ("verified without acceptance", lambda e: pay(e, "NominationVerified", nomination="nom4"),
        "nomination-wrong"),
    ("verified by the chair", lambda e: find(e, "NominationVerified").update(actor="chair:m3"),
        "role-may-not"),
    ("on the ballot past verification", lambda e: gone(e, "NominationVerified"), "candidate-unverified"),
    ("a photo of nobody's", lambda e: pay(e, "CandidatePhotoSet", person="m1"), "photo-of-stranger"),
    ("a photo by another", lambda e: pay(e, "CandidatePhotoSet", 3, person="m6"), "acts-for-another"),
    ("a photo twice", lambda e: again(e, "CandidatePhotoSet"), "photo-unchanged"),
    ("a photo by a witness", lambda e: find(e, "CandidatePhotoSet").update(actor="witness:saksi"),
        "role-may-not"),
    ("another photo once they vote", lambda e: insert(e, _election(e), "CandidatePhotoSet", "committee:meja",
        item="i2", person="m5", photo=None), "photo-after-voting"),
    ("shown by a member", lambda e: find(e, "QuestionShown").update(actor="member:m5"), "role-may-not"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code"), [pytest.param(change, code, id=name) for name, change, code in ABUSES]
)
def test_it_is_found(tmp_path: Path, change: Callable[[list[Event]], object], code: str) -> None:
    assert code in codes(check(tmp_path, forged(example_files("whole"), change)))


def test_another_photo_in_the_bundle_is_found(tmp_path: Path) -> None:
    files = example_files("whole")
    first, second = (name for name in files if name.startswith("photos/"))
    assert codes(check(tmp_path, {**files, first: files[second]})) == {"photo-wrong"}
    stranger = b"foto lain"
    name = f"photos/{sha256(stranger).hexdigest()}.jpg"
    assert codes(check(tmp_path, {**files, name: stranger})) == {"photo-unfounded"}


def test_a_photo_that_was_erased_is_only_remarked(tmp_path: Path) -> None:
    files = {name: it for name, it in example_files("whole").items() if not name.startswith("photos/")}
    report = check(tmp_path, files)
    assert codes(report) == set()
    assert any("2 foto" in remark for remark in report.remarks)


@pytest.mark.parametrize(
    "change",
    [
        lambda minutes: minutes["speaking"][0].update(seconds=3600),
        lambda minutes: minutes["speaking"].pop(),
        lambda minutes: minutes["agenda"][1]["speeches"].pop(),
        lambda minutes: minutes["agenda"][1]["speeches"][0].update(seconds=0),
        lambda minutes: minutes["agenda"][1]["questions"].pop(),
        lambda minutes: minutes["agenda"][1]["nominations"][0].update(status="rejected"),
        lambda minutes: minutes["agenda"][1]["questions"][0].update(answer=""),
    ],
)
def test_minutes_that_tell_another_debate_are_found(
    tmp_path: Path, change: Callable[[object], object]
) -> None:
    files = with_table(example_files("whole"), "documents/risalah.json", change)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}
