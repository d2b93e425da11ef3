"""Proxies made up afterwards are found: rule book 8 has forged mandates as a real case."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.examples import example_files
from tests.verify.tampering import Event, check, codes, find, forged
from tests.verify.test_forgery import again, by, drop, pay

FORGERIES: list[tuple[str, Callable[[list[Event]], object], str]] = [
    ("a giver made up", lambda e: pay(e, "ProxyGiven", giver="m3"), "acts-for-another"),
    ("given by the committee", lambda e: by(e, "ProxyGiven", "committee:meja"), "role-may-not"),
    ("another holder", lambda e: pay(e, "ProxyGiven", holder="m6"), "acts-for-another"),
    ("a holder off the roll", lambda e: pay(e, "ProxyGiven", holder="m99"), "proxy-wrong"),
    ("to oneself", lambda e: pay(e, "ProxyGiven", holder="m12"), "proxy-wrong"),
    ("a proxy passed on", lambda e: pay(e, "ProxyGiven", 2, holder="m12"), "proxy-chained"),
    ("a third one for a holder of two", lambda e: pay(e, "ProxyGiven", 2, holder="m1"), "proxies-many"),
    ("given twice", lambda e: again(e, "ProxyGiven"), "proxy-chained"),
    ("no rule for it", lambda e: find(e, "MeetingScheduled")["payload"]["profile"].update(proxies=None),
        "proxy-without-rule"),
    ("its rule changed while it stands", lambda e: _rules_changed(e), "rules-in-use"),
    ("a letter without a proxy", lambda e: drop(e, "ProxyGiven"), "proxy-missing"),
    ("another letter afterwards", lambda e: again(e, "ProxyLetterAttached", letter="cd" * 32),
        "proxy-missing"),
    ("a letter by another member", lambda e: by(e, "ProxyLetterAttached", "member:m1"), "acts-for-another"),
    ("no letter at all", lambda e: drop(e, "ProxyLetterAttached"), "quorum-wrong"),
    ("revoked by the holder", lambda e: by(e, "ProxyEnded", "member:m1", 1), "acts-for-another"),
    ("declined by another", lambda e: by(e, "ProxyEnded", "member:m5"), "acts-for-another"),
    ("a vote for a giver by another", lambda e: _vote(e, "m11")["payload"].update(voter="m8"),
        "acts-for-another"),
    ("a vote for one who revoked", lambda e: drop(e, "ProxyEnded", 1), "channels-wrong"),
    ("a vote for a giver made to be the giver's own", lambda e: _vote(e, "m11").update(actor="member:m11"),
        "voter-not-entitled"),
    ("a vote of the giver over the holder's", lambda e: _again_by_giver(e), "voted-by-proxy"),
    ("proxies counted with the others", lambda e: _channels(e).pop(1), "channels-wrong"),
    ("proxies of a hall unsaid", lambda e: _channels(e)[-1].update(proxies=0), "channels-wrong"),
    ("proxies left out of the quorum",
        lambda e: find(e, "MeetingOpened")["payload"]["quorum"].update(proxy=0),
        "quorum-wrong"),
    ("somebody checked in by proxy", lambda e: pay(e, "CheckedIn", channel="proxy"), "payload-misshaped"),
]  # fmt: skip


def _vote(events: list[Event], voter: str) -> Event:
    return next(one for one in events if one["kind"] == "VoteCast" and one["payload"]["voter"] == voter)


def _again_by_giver(events: list[Event]) -> None:
    """m12 has come while b1 was open, after m1 had voted for m12, and changes that vote."""
    came = next(one for one in events if one["kind"] == "CheckedIn" and one["payload"]["person"] == "m12")
    changed = find(events, "VoteChanged")
    events.remove(changed)
    changed.update(actor="member:m12", at=came["at"], command="lain")
    changed["payload"].update(voter="m12", choice=["for"])
    events.insert(events.index(came) + 1, changed)


def _rules_changed(events: list[Event]) -> None:
    """By the committee, after the first proxy was given."""
    profile = {**find(events, "MeetingScheduled")["payload"]["profile"], "proxies": None}
    payload = {"profile": profile, "reason": "ab" * 32}
    given, by_desk = find(events, "ProxyGiven"), find(events, "RollFrozen")["actor"]
    forged_one = {**given, "kind": "RulesChanged", "actor": by_desk, "payload": payload, "command": "lain"}
    events.insert(events.index(given) + 1, forged_one)


def _channels(events: list[Event]) -> list[dict[str, object]]:
    channels: list[dict[str, object]] = find(events, "BallotClosed")["payload"]["channels"]
    return channels


@pytest.mark.parametrize(("what", "forge", "code"), FORGERIES, ids=[name for name, _, _ in FORGERIES])
def test_it_is_found(tmp_path: Path, what: str, forge: Callable[[list[Event]], object], code: str) -> None:
    files = forged(example_files("proxies"), forge)
    assert code in codes(check(tmp_path, files)), what


def test_the_minutes_count_them_apart(tmp_path: Path) -> None:
    report = check(tmp_path, example_files("proxies"))
    assert report.findings == []
    assert report.as_json()["checked"]["votes-by-proxy"] == 3
