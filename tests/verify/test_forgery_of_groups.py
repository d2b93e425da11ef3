"""Delegates and shares made up afterwards are found by the second count."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged
from tests.verify.test_forgery import again, by, drop, pay

D, G = "delegates", "member groups"


def _entry(events: list[Event], nth: int) -> dict[str, Any]:
    entry: dict[str, Any] = find(events, "RollFrozen")["payload"]["entries"][nth]
    return entry


def _profile(events: list[Event]) -> dict[str, Any]:
    profile: dict[str, Any] = find(events, "MeetingScheduled")["payload"]["profile"]
    return profile


def _first_group(events: list[Event]) -> dict[str, Any]:
    group: dict[str, Any] = find(events, "BallotClosed")["payload"]["groups"][0]
    return group


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
    ("another share", G, lambda e: _profile(e)["parties"]["parties"][0].update(share=90), "shares-wrong"),
    ("a member in another group", G, lambda e: _entry(e, 0).update(group="Pekerja"), "shares-wrong"),
    ("a heavier member", G, lambda e: _entry(e, 0).update(weight=4), "shares-wrong"),
    ("a group of nobody's", G, lambda e: _entry(e, 0).update(group="Konsumen"), "shares-wrong"),
    ("groups without their rule", G, lambda e: _profile(e).update(parties=None), "group-unfounded"),
    ("a change that takes more than its share", G,
        lambda e: find(e, "RollAmended")["payload"]["entry"].update(weight=3), "shares-wrong"),
    ("a group's votes moved", G, lambda e: _first_group(e)["counts"].update({"for": 2}), "groups-wrong"),
    ("groups left out", G, lambda e: pay(e, "BallotClosed", groups=[]), "groups-wrong"),
    ("a vote changed", G, lambda e: pay(e, "VoteCast", choice=["against"]), "groups-wrong"),
    ("a vote twice", G, lambda e: again(e, "VoteCast"), "vote-twice"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "name", "forge", "code"), FORGERIES, ids=[one[0] for one in FORGERIES])
def test_it_is_found(
    tmp_path: Path, what: str, name: str, forge: Callable[[list[Event]], object], code: str
) -> None:
    assert code in codes(check(tmp_path, forged(example_files(name), forge))), what
