"""The bundle for auditors: everything that a program of somebody else's needs to check a meeting.

`docs/reference/bundle.md` describes it; `rat-online verify` reads it. Contacts are never in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from rat_online.app.event_codec import to_happened
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.photos import PhotoShelf
from rat_online.app.ports.registry import RegistryStore
from rat_online.domain.chain import (
    Head,
    Json,
    MeetingKey,
    StoredEvent,
    authenticity_code,
    canonical,
    check_chain,
    time_text,
)
from rat_online.domain.events import NominatingEvent
from rat_online.domain.evolve import evolve
from rat_online.domain.meeting import Meeting
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import PersonId

FORMAT = "rat-bundle/1"
NOMINATING = frozenset(kind.__name__ for kind in get_args(NominatingEvent))

README = """Berkas pemeriksaan rapat / audit bundle of a meeting
==================================================

log.jsonl      the meeting's events, one a line, chained by hashes
roll.json      the roll as frozen: number, name, weight and salt of each line
votes.json     the rows that made open votes unique
drops.json     short drops and returns of connections
prose.json     reasons, objections and notes, by the digest that the log holds
people.json    names by person id
head.json      position and hash of the last event, and the code printed in the minutes
documents/     minutes as JSON and PDF, if they were made
photos/        candidates' photos, by the digest that the log holds

Check it on a computer without network:

    rat-online verify BUNDLE.zip [--head HASH]

The format is described in docs/reference/bundle.md; nothing of the server is needed to read it.
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """File contents by path; the same meeting at the same position gives the same bytes but `exported_at`."""

    files: dict[str, bytes]


def event_line(event: StoredEvent) -> bytes:
    """An event's whole canonical form, its hash included."""
    return canonical(
        {
            "actor": event.actor,
            "at": time_text(event.at),
            "command": event.command,
            "cooperative": event.meeting.cooperative,
            "hash": event.hash,
            "kind": event.kind,
            "meeting": event.meeting.id,
            "payload": event.payload,
            "position": event.position,
            "previous_hash": event.previous_hash,
            "schema": event.schema,
        }
    )


async def make_bundle(
    key: MeetingKey,
    log: MeetingLog,
    registry: RegistryStore,
    names: Mapping[PersonId, str],
    documents: Mapping[str, bytes],
    photos: PhotoShelf,
    at: datetime,
) -> Bundle:
    """Read the meeting once and write it down.

    Raises:
        ChainBroken: the log was altered; there is nothing worth exporting.
    """
    events = await log.read(key)
    head = check_chain(key, events)
    prose = await log.prose(key)
    files: dict[str, bytes] = {
        "README.txt": README.encode(),
        "log.jsonl": b"".join(event_line(event) + b"\n" for event in events),
        "roll.json": canonical([_roll_line(line) for line in await registry.roll_lines(key)]),
        "votes.json": canonical(await _votes(key, log, head)),
        "drops.json": canonical(await _drops(key, log)),
        "prose.json": canonical({id_: {"salt": row.salt, "text": row.text} for id_, row in prose.items()}),
        "people.json": canonical(_people_in(events, names)),
        "head.json": canonical(_head(key, head, at)),
    }
    files.update({f"documents/{name}": content for name, content in documents.items()})
    files.update(await _photos(key, events, photos))
    return Bundle(files)


async def _photos(key: MeetingKey, events: list[StoredEvent], shelf: PhotoShelf) -> dict[str, bytes]:
    """Those in force: what a nominee took back is not, and nothing changes once voting began."""
    meeting = Meeting(key.id)
    for happened in (to_happened(stored) for stored in events if stored.kind in NOMINATING):
        evolve(meeting, happened)
    digests = sorted(set(meeting.nominations.photos.values()))
    found = {digest: await shelf.find(key.id, digest) for digest in digests}
    return {f"photos/{digest}.jpg": photo for digest, photo in found.items() if photo is not None}


async def _votes(key: MeetingKey, log: MeetingLog, head: Head) -> list[list[Json]]:
    """Rows of the votes that the log held when it was read; the meeting may go on meanwhile."""
    return [[v.ballot, v.entry, v.position] for v in await log.votes(key) if v.position <= head.position]


def _head(key: MeetingKey, head: Head, at: datetime) -> Json:
    return {
        "code": authenticity_code(head.hash),
        "cooperative": key.cooperative,
        "exported_at": time_text(at),
        "format": FORMAT,
        "hash": head.hash,
        "meeting": key.id,
        "position": head.position,
    }


def _roll_line(line: RollLine) -> Json:
    return {
        "entry": line.entry,
        "frozen": line.frozen,
        "name": line.name,
        "number": line.number,
        "ordinal": line.ordinal,
        "salt": line.salt,
        "weight": line.weight,
    }


async def _drops(key: MeetingKey, log: MeetingLog) -> list[list[Json]]:
    return sorted(
        [row.person, time_text(row.dropped_at), time_text(row.returned_at) if row.returned_at else ""]
        for row in await log.drops(key)
    )


def _people_in(events: list[StoredEvent], names: Mapping[PersonId, str]) -> dict[str, str]:
    """Names of those whom the log mentions, and nobody else's."""
    mentioned: set[str] = set()
    for event in events:
        mentioned.add(event.actor.partition(":")[2])
        _gather(event.payload, mentioned)
    return {person: name for person, name in names.items() if person in mentioned}


def _gather(value: Json, into: set[str]) -> None:
    if isinstance(value, str):
        into.add(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            _gather(part, into)
    elif isinstance(value, list | tuple):
        for part in value:
            _gather(part, into)
