"""An attacker's tools: change a bundle, and put the whole chain right again behind the change."""

import copy
import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from rat_online.domain.chain import MeetingKey, authenticity_code, canonical, genesis
from rat_online.verify import Report, check_bundle
from tests.verify.holding import write_zip

Event: TypeAlias = dict[str, Any]
Files: TypeAlias = dict[str, bytes]


def events_of(files: Mapping[str, bytes]) -> list[Event]:
    return [json.loads(line) for line in files["log.jsonl"].splitlines()]


def table_of(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def with_events(files: Mapping[str, bytes], events: list[Event]) -> Files:
    """The bundle with these events instead: positions, hashes, head and the votes' positions made to fit.

    The minutes are left out: an attacker would print new ones.
    """
    key = MeetingKey(table_of(files, "head.json")["cooperative"], table_of(files, "head.json")["meeting"])
    previous, lines = genesis(key).hash, []
    moved: dict[int, int] = {}
    for position, event in enumerate(events, start=1):
        moved.setdefault(event["position"], position)
        linked = {**event, "position": position, "previous_hash": previous}
        del linked["hash"]
        previous = sha256(canonical(linked)).hexdigest()
        lines.append(canonical({**linked, "hash": previous}) + b"\n")
    votes = [
        [ballot, entry, moved[position]]
        for ballot, entry, position in table_of(files, "votes.json")
        if position in moved
    ]
    head = table_of(files, "head.json") | {"position": len(events), "hash": previous}
    head["code"] = authenticity_code(previous)
    changed = {name: content for name, content in files.items() if not name.startswith("documents/")}
    return changed | {
        "log.jsonl": b"".join(lines),
        "head.json": canonical(head),
        "votes.json": canonical(votes),
    }


def forged(files: Mapping[str, bytes], change: Callable[[list[Event]], object]) -> Files:
    """The bundle after a change of its events, with a chain that holds."""
    events = copy.deepcopy(events_of(files))
    change(events)
    return with_events(files, events)


def with_table(files: Mapping[str, bytes], name: str, change: Callable[[Any], object]) -> Files:
    """The bundle after a change of one of its other files, written as canonically as before."""
    table = table_of(files, name)
    change(table)
    written = json.dumps(table).encode() if name.startswith("documents/") else canonical(table)
    return {**files, name: written}


def find(events: list[Event], kind: str, nth: int = 0, **payload: object) -> Event:
    """The nth event of a kind whose payload says so."""
    fitting = [
        event
        for event in events
        if event["kind"] == kind and all(event["payload"][name] == value for name, value in payload.items())
    ]
    return fitting[nth]


def check(folder: Path, files: Mapping[str, bytes], head: str | None = None) -> Report:
    return check_bundle(write_zip(folder / "bundel.zip", dict(files)), head)


def codes(report: Report) -> set[str]:
    found = {finding.code for finding in report.findings}
    assert "checker-failed" not in found, [str(finding) for finding in report.findings]
    return found
