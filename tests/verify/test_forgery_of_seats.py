"""Forged logs and minutes of a sequence of seats: who is on a paper, and whose turn it is. Rule book 6.2."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged, with_table

SEQUENCE = "sequence"


def opened(events: list[Event], nth: int) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = find(events, "BallotOpened", nth)["payload"]["options"]
    return options


def proposed(events: list[Event], decision: str) -> dict[str, Any]:
    payload: dict[str, Any] = find(events, "DecisionProposed", decision=decision)["payload"]
    return payload


ABUSES: list[tuple[str, Callable[[list[Event]], object], str]] = [
    ("an elected person kept on the paper", lambda e: opened(e, 1).insert(0, {
        "id": "k1", "label": "", "person": "m3"}), "opened-otherwise"),
    ("somebody dropped who was not elected", lambda e: opened(e, 1).pop(0), "opened-otherwise"),
    ("who holds a later seat kept on the paper of an earlier one", lambda e: opened(e, 2).append({
        "id": "k2", "label": "", "person": "m4"}), "opened-otherwise"),
    ("the elected one acclaimed again", lambda e: find(e, "AcclamationPassed")["payload"].update(
        elected=["k1"]), "elected-wrong"),
    ("a seat that follows nothing keeps nobody out", lambda e: proposed(e, "d2").update(after=None),
        "opened-otherwise"),
    ("a seat without a name", lambda e: proposed(e, "d2").update(seat=""), "seat-order-wrong"),
    ("two seats after the same one", lambda e: proposed(e, "d3").update(after="d1"), "seat-order-wrong"),
    ("a seat of another kind", lambda e: proposed(e, "d2").update(kind="dismissal"), "seat-order-wrong"),
    ("a seat after nothing that was put", lambda e: proposed(e, "d2").update(after="d9"), "seat-order-wrong"),
    ("a seat before its turn", lambda e: e.remove(find(e, "ResultDeclared", decision="d1")),
        "previous-seat-open"),
    ("a seat reconsidered while a later one waits", lambda e: e.insert(
        e.index(find(e, "BallotClosed", 1)) + 1, {**find(e, "BallotClosed", 1),
        "kind": "DecisionReconsidered", "actor": "acting-chair:ketua0",
        "payload": {"decision": "d1", "reason": "0" * 64}}),
        "later-seat-waits"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [pytest.param(one, code, id=name) for name, one, code in ABUSES])
def test_it_is_found(tmp_path: Path, change: Callable[[list[Event]], object], code: str) -> None:
    assert code in codes(check(tmp_path, forged(example_files(SEQUENCE), change)))


@pytest.mark.parametrize("change", [{"sequence": None}, {"place": 3}, {"dropped": []}, {"seat": "Bendahara"}])
def test_minutes_that_tell_another_sequence_are_found(tmp_path: Path, change: dict[str, Any]) -> None:
    def tell(minutes: Any) -> None:
        shown = minutes["decisions"][1]
        shown.update(change) if "sequence" in change else shown["sequence"].update(change)

    files = with_table(example_files(SEQUENCE), "documents/risalah.json", tell)
    assert codes(check(tmp_path, files)) == {"minutes-differ"}
