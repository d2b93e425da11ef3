"""Delegates and shares made up afterwards are found by the second count."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged
from tests.verify.test_forgery import again, by, drop, pay

D, G, FINE = "delegates", "member groups", "fine shares"


def _entry(events: list[Event], nth: int) -> dict[str, Any]:
    entry: dict[str, Any] = find(events, "RollFrozen")["payload"]["entries"][nth]
    return entry


def _profile(events: list[Event]) -> dict[str, Any]:
    profile: dict[str, Any] = find(events, "RulesChanged")["payload"]["profile"]
    return profile


def _later(events: list[Event], kind: str, **rules: Any) -> None:
    """The rules changed once more, after another event."""
    copy = deepcopy(find(events, "RulesChanged"))
    copy["payload"]["profile"].update(rules)
    events.insert(events.index(find(events, kind)) + 1, copy)


def _first_group(events: list[Event]) -> dict[str, Any]:
    group: dict[str, Any] = find(events, "BallotClosed")["payload"]["groups"][0]
    return group


def _one_more(events: list[Event]) -> None:
    tally = find(events, "BallotClosed")["payload"]["tally"]
    tally["valid"] = {"integer": str(int(tally["valid"]["integer"]) + 1)}


def _rounded(events: list[Event]) -> None:
    """As a reader of JSON would keep it."""
    tally = find(events, "BallotClosed")["payload"]["tally"]
    tally["valid"] = {"integer": str(int(float(tally["valid"]["integer"])))}


def _hall(events: list[Event]) -> dict[str, Any]:
    """The place's part of the last result."""
    closed = next(one for one in reversed(events) if one["kind"] == "BallotClosed")
    hall: dict[str, Any] = closed["payload"]["channels"][1]
    return hall


def _hands(events: list[Event]) -> dict[str, Any]:
    bench: dict[str, Any] = _hall(events)["benches"][0]
    return bench


FORGERIES: list[tuple[str, str, Callable[[list[Event]], object], str]] = [
    ("a delegate nobody named", D, lambda e: drop(e, "DelegateNamed"), "delegates-differ"),
    ("another delegate", D, lambda e: pay(e, "DelegateNamed", person="m9"), "delegates-differ"),
    ("a delegate of two groups", D, lambda e: pay(e, "DelegateNamed", 1, person="m1"), "delegate-wrong"),
    ("named by the chair", D, lambda e: by(e, "DelegateNamed", "acting-chair:ketua0"), "role-may-not"),
    ("named where there are none", D, lambda e: _profile(e).update(delegates=None), "delegate-without-rule"),
    ("two of one group", D, lambda e: _entry(e, 1).update(group="Blok A"), "delegates-differ"),
    ("a weight without its rule", D,
        lambda e: _profile(e)["delegates"].update(by_members=False), "weight-without-rule"),
    ("a replacement beside the delegate", D, lambda e: drop(e, "RollAmended"), "delegates-differ"),
    ("another share", G, lambda e: _profile(e)["parties"]["parties"][0].update(share=90), "tally-wrong"),
    ("a large figure by one", FINE, lambda e: _one_more(e), "tally-wrong"),
    ("a large figure rounded", FINE, lambda e: _rounded(e), "tally-wrong"),
    ("a member in another group", G, lambda e: _entry(e, 0).update(group="Pekerja"), "quorum-wrong"),
    ("a heavier member", G, lambda e: _entry(e, 0).update(weight=4), "weight-without-rule"),
    ("a group of nobody's", G, lambda e: _entry(e, 0).update(group="Konsumen"), "shares-wrong"),
    ("groups without their rule", G, lambda e: _profile(e).update(parties=None), "group-unfounded"),
    ("a change that takes more than its share", G,
        lambda e: find(e, "RollAmended")["payload"]["entry"].update(weight=3), "weight-without-rule"),
    ("a group's votes moved", G, lambda e: _first_group(e)["counts"].update({"for": 2}), "groups-wrong"),
    ("groups left out", G, lambda e: pay(e, "BallotClosed", groups=[]), "groups-wrong"),
    ("a vote changed", G, lambda e: pay(e, "VoteCast", choice=["against"]), "groups-wrong"),
    ("other rules kept quiet", G, lambda e: drop(e, "RulesChanged"), "group-unfounded"),
    ("rules of the chair", G, lambda e: by(e, "RulesChanged", "acting-chair:ketua0"), "role-may-not"),
    ("rules changed to the same", G, lambda e: again(e, "RulesChanged"), "rules-unchanged"),
    ("weights on a frozen roll", G, lambda e: _later(e, "RollFrozen", weighted=True), "rules-in-use"),
    ("rules changed in the open meeting", G, lambda e: _later(e, "MeetingOpened", turn_s=1), "wrong-state"),
    ("a hand of another group", G, lambda e: pay(e, "PlaceCounted", part="Konsumen"), "place-unknown"),
    ("hands of nobody's group", G, lambda e: pay(e, "PlaceCounted", part=""), "place-unknown"),
    ("more hands than of the group are there", G,
        lambda e: pay(e, "PlaceCounted", counts={"for": 2, "against": 0, "abstain": 0}, papers=2),
        "place-exceeded"),
    ("a group that the witnesses counted otherwise", G,
        lambda e: pay(e, "PlaceCounted", counts={"for": 0, "against": 1, "abstain": 0}),
        "closed-before-places"),
    ("a group left uncounted", G, lambda e: drop(e, "PlaceCounted"), "closed-before-places"),
    ("hands that weigh more", G, lambda e: _hands(e).update(each=9), "channels-wrong"),
    ("hands moved to the other group", G, lambda e: _hands(e).update(papers=0), "channels-wrong"),
    ("hands told in one", G, lambda e: _hall(e).update(benches=[]), "channels-wrong"),
    ("hands of another weight", D, lambda e: pay(e, "PlaceCounted", part="2"), "place-unknown"),
    ("a delegate's hand that weighs one", D, lambda e: _hands(e).update(each=1), "channels-wrong"),
    ("a vote twice", G, lambda e: again(e, "VoteCast"), "vote-twice"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "name", "forge", "code"), FORGERIES, ids=[one[0] for one in FORGERIES])
def test_it_is_found(
    tmp_path: Path, what: str, name: str, forge: Callable[[list[Event]], object], code: str
) -> None:
    assert code in codes(check(tmp_path, forged(example_files(name), forge))), what
