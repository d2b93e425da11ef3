"""The roll as frozen: its lines against the root in the log, and the log's entries against the lines."""

from itertools import pairwise
from typing import Any

from rat_online.verify.canonical import canonical
from rat_online.verify.meeting import Meeting
from rat_online.verify.merkle import tree_hash


def check_roll(lines: list[dict[str, Any]], meeting: Meeting) -> None:
    findings, frozen_event = meeting.findings, meeting.roll_frozen
    frozen = [line for line in lines if line["frozen"]]
    findings.looked("roll lines", len(frozen))
    _check_order(lines, meeting)
    if frozen_event is None:
        if lines:
            findings.add("roll-missing-event")
        return
    if tree_hash([leaf(line) for line in frozen]) != frozen_event["root"]:
        findings.add("roll-root-wrong")
    entries = {entry["id"]: entry["weight"] for entry in frozen_event["entries"]}
    _compare(entries, {line["entry"]: line["weight"] for line in frozen}, lines, meeting)
    _check_amendments(lines, meeting)


def leaf(line: dict[str, Any]) -> bytes:
    """The salt's bytes, then what the line says of the entry."""
    says = {name: line[name] for name in ("entry", "name", "number", "weight")}
    return bytes.fromhex(line["salt"]) + canonical(says)


def _check_order(lines: list[dict[str, Any]], meeting: Meeting) -> None:
    ordinals = [line["ordinal"] for line in lines]
    if any(later <= before for before, later in pairwise(ordinals)):
        meeting.findings.add("roll-order-wrong")
    if len({line["entry"] for line in lines}) != len(lines):
        meeting.findings.add("roll-line-twice")


def _compare(
    entries: dict[str, int], frozen: dict[str, int], lines: list[dict[str, Any]], meeting: Meeting
) -> None:
    """The same entries with the same weights. A second or continued meeting takes over the roll with the
    changes that the meeting before it made: those are in that meeting's log, so they are only remarked."""
    if entries == frozen:
        return
    known = {line["entry"]: line["weight"] for line in lines}
    inherited = meeting.scheduled["previous"] is not None
    if inherited and all(known.get(entry) == weight for entry, weight in entries.items()):
        differing = len(entries.keys() ^ frozen.keys())
        meeting.findings.remarks.append(
            f"{differing} entri DPT berbeda dari baris yang dibekukan: lihat perubahan pada rapat sebelumnya."
        )
    else:
        every = entries.keys() | frozen.keys()
        differing = sum(1 for entry in every if entries.get(entry) != frozen.get(entry))
        meeting.findings.add("roll-entries-differ", differing=differing)


def _check_amendments(lines: list[dict[str, Any]], meeting: Meeting) -> None:
    """A line that is not frozen stands for an entry that a change added, with its weight.

    The line is written before the change is decided: where it was refused the line is left over, and counts
    for nothing.
    """
    added = {entry: weight for entry, weight, is_added in meeting.amended if is_added}
    inherited = meeting.scheduled["previous"] is not None
    if inherited and meeting.roll_frozen is not None:
        added |= {entry["id"]: entry["weight"] for entry in meeting.roll_frozen["entries"]}
    left_over = 0
    for line in lines:
        weight = line["weight"] if line["frozen"] else added.get(line["entry"])
        if weight is None:
            left_over += 1
        elif weight != line["weight"]:
            meeting.findings.add("roll-line-unfounded", ordinal=line["ordinal"])
    if left_over:
        meeting.findings.remarks.append(f"{left_over} baris DPT tambahan tidak pernah berlaku.")
    known = {line["entry"] for line in lines}
    for entry in sorted(added.keys() - known):
        meeting.findings.add("roll-line-missing", entry=entry)
