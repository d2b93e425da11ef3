"""The files beside the log: votes, drops, texts, names, each against what the log says of it."""

from collections import Counter
from hashlib import sha256
from typing import Any

from rat_online.verify.canonical import Unreadable, canonical, parse
from rat_online.verify.findings import Findings
from rat_online.verify.meeting import Meeting
from rat_online.verify.shapes import (
    Shape,
    count,
    digest,
    each,
    flag,
    many,
    maybe,
    natural,
    record,
    row,
    text,
    word,
)
from rat_online.verify.times import is_envelope_time


def _time_or_nothing(value: Any) -> bool:
    return value == "" or is_envelope_time(value)


def _even_hex(value: Any) -> bool:
    return isinstance(value, str) and len(value) % 2 == 0 and set(value) <= set("0123456789abcdef")


SHAPES: dict[str, Shape] = {
    "votes.json": many(row(text, text, natural)),
    "drops.json": many(row(text, is_envelope_time, _time_or_nothing)),
    "prose.json": each(digest, record(salt=text, text=text)),
    "people.json": each(text, text),
    "roll.json": many(
        record(entry=text, frozen=flag, name=text, number=text, ordinal=count, salt=_even_hex, weight=natural)
    ),
    "head.json": record(
        format=word("rat-bundle/1"),
        cooperative=text,
        meeting=text,
        position=count,
        hash=maybe(digest),
        code=text,
        exported_at=is_envelope_time,
    ),
}


def read_table(files: dict[str, bytes], name: str, findings: Findings) -> Any | None:
    """A file of the bundle as JSON in its shape; None, with a finding, where it is not."""
    content = files.get(name)
    if content is None:
        return None
    try:
        value = parse(content)
        if not SHAPES[name](value):
            findings.add("file-misshaped", name=name)
            return None
        if canonical(value) != content:
            findings.add("file-not-canonical", name=name)
    except Unreadable as error:
        findings.add("file-unreadable", name=name, reason=error)
        return None
    return value


def check_votes(rows: list[list[Any]], meeting: Meeting) -> None:
    """The unique rows are exactly those of the `VoteCast` events."""
    stored = Counter((ballot, entry, position) for ballot, entry, position in rows)
    logged = Counter(meeting.votes)
    for ballot, entry, position in stored - logged:
        meeting.findings.add("vote-row-unfounded", position, ballot=ballot, entry=entry)
    for ballot, _, position in logged - stored:
        meeting.findings.add("vote-row-missing", position, ballot=ballot)
    twice = Counter((ballot, entry) for ballot, entry, _ in rows)
    for (ballot, entry), times in twice.items():
        if times > 1:
            meeting.findings.add("vote-row-twice", ballot=ballot, entry=entry)
    meeting.findings.looked("vote rows", len(rows))


def check_drops(rows: list[list[str]], meeting: Meeting) -> None:
    """The sealed table of short drops. Before closing nothing seals it yet."""
    findings, closed = meeting.findings, meeting.closed
    findings.looked("drops", len(rows))
    if rows != sorted(rows):
        findings.add("drops-unsorted")
    for person, dropped_at, returned_at in rows:
        if returned_at and returned_at < dropped_at:
            findings.add("drop-backwards", person=person)
    if closed is None:
        return
    if closed["connections"] != len(rows):
        findings.add("drops-count-wrong", given=closed["connections"], counted=len(rows))
    if sha256(canonical(sorted(rows))).hexdigest() != closed["connections_digest"]:
        findings.add("drops-digest-wrong")


def check_prose(texts: dict[str, dict[str, str]], meeting: Meeting) -> None:
    """Every text is the one whose digest stands in the log; an erased one is missing and only remarked."""
    for id_, prose in texts.items():
        said = f"{prose['salt']}\0{prose['text']}".encode("utf-8", "surrogatepass")
        if sha256(said).hexdigest() != id_:
            meeting.findings.add("prose-wrong", digest=id_[:12])
    meeting.findings.looked("texts", len(texts))
    erased = len(meeting.prose - texts.keys())
    if erased:
        meeting.findings.remarks.append(f"{erased} teks yang disebut catatan rapat telah dihapus.")
