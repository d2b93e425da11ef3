"""Forged stages: a broadcast without its beginning, a recording that fits no agenda."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged
from tests.verify.test_forgery_of_procedure import again, pay

ABUSES: list[tuple[str, Callable[[list[Event]], object], str]] = [
    ("started twice", lambda e: again(e, "BroadcastStarted"), "stream-wrong"),
    ("stopped twice", lambda e: again(e, "BroadcastStopped"), "stream-wrong"),
    ("never stopped", lambda e: e.remove(find(e, "BroadcastStopped")), "broadcast-runs"),
    ("the same page again", lambda e: again(e, "PageShown"), "stream-wrong"),
    ("an address of an embedded stream", lambda e: pay(e, "StreamChosen", 1, address="https://x.id"),
        "stream-wrong"),
    ("started where nobody looks", lambda e: find(e, "StreamChosen", 1)["payload"].update(
        kind="iframe", address="https://x.id"), "stream-wrong"),
    ("an address without encryption", lambda e: pay(e, "StreamChosen", address="http://x.id"),
        "stream-wrong"),
    ("a chapter of no item", lambda e: pay(e, "RecordingKept", chapters=[{"item": "x", "starts_at_ms": 0}]),
        "recording-wrong"),
    ("a chapter after the end", lambda e: pay(e, "RecordingKept",
        chapters=[{"item": "i1", "starts_at_ms": 60_000}]), "recording-wrong"),
    ("a chapter elsewhere than its item began", lambda e: pay(e, "RecordingKept",
        chapters=[{"item": "i1", "starts_at_ms": 17}]), "recording-wrong"),
    ("a recording without its chapters", lambda e: pay(e, "RecordingKept", chapters=[]), "recording-wrong"),
    ("sessions in another order", lambda e: find(e, "RecordingKept")["payload"]["sessions"].reverse(),
        "recording-wrong"),
    ("known twice", lambda e: again(e, "RecordingAcknowledged"), "stream-wrong"),
    ("known in another's name", lambda e: pay(e, "RecordingAcknowledged", person="m6"), "acts-for-another"),
    ("deleted twice", lambda e: again(e, "RecordingErased"), "recording-wrong"),
    ("deleted by the committee", lambda e: find(e, "RecordingErased").update(actor="committee:desk"),
        "role-may-not"),
    ("kept by the committee", lambda e: find(e, "RecordingKept").update(actor="committee:desk"),
        "role-may-not"),
    ("typed by a member", lambda e: find(e, "CaptionTyped").update(actor="member:m5"), "role-may-not"),
]  # fmt: skip


@pytest.mark.parametrize(("abuse", "expected"), [case[1:] for case in ABUSES], ids=[c[0] for c in ABUSES])
def test_a_forged_stage_is_found(
    abuse: Callable[[list[Event]], object], expected: str, tmp_path: Path
) -> None:
    assert expected in codes(check(tmp_path, forged(example_files("whole"), abuse)))
