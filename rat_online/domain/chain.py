"""What shows that a log was altered: canonical JSON (RFC 8785), a chain of hashes, Merkle trees (RFC 9162).

The hash of an event covers the canonical JSON of every other field, the hash before it included, so that the
last hash, the log head, vouches for the whole log. It is printed in the minutes and on every export.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""What a payload may hold. No floats, and times only as text."""

LARGEST_INTEGER = 2**53 - 1
"""Beyond it other readers of JSON round (RFC 8785 section 3.2.2.3, RFC 7493 section 2.2)."""

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, order=True)
class MeetingKey:
    """Names one meeting among all cooperatives of an install."""

    cooperative: str
    id: str


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that has been decided but has no place in the log yet.

    `command` is the client's id of the command, on the first event of that command only.
    """

    kind: str
    schema: int
    at: datetime
    actor: str
    command: str | None
    payload: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event in its place: positions count from 1 and have no gap."""

    meeting: MeetingKey
    position: int
    kind: str
    schema: int
    at: datetime
    actor: str
    command: str | None
    payload: Mapping[str, Json]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last event's position and hash; position 0 is a log without events."""

    position: int
    hash: str


class ChainBroken(Exception):
    """The log is not the one that was written: `position` is the first event that does not follow."""

    def __init__(self, meeting: MeetingKey, position: int) -> None:
        super().__init__(
            f"expected {meeting.cooperative}/{meeting.id} to go on unaltered at position {position}"
        )
        self.meeting = meeting
        self.position = position


def time_text(at: datetime) -> str:
    """A time as the log writes it: UTC, cut to milliseconds, `2027-03-20T02:12:00.123Z`."""
    if at.tzinfo is None:
        raise ValueError(f"expected a time with its zone, got {at.isoformat()}")
    in_utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    return in_utc.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def time_read(text: str) -> datetime:
    """The time that `time_text` wrote."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or time_text(at) != text:
        raise ValueError(f"expected a UTC time with milliseconds and Z, got {text!r}")
    return at


def canonical(value: object) -> bytes:
    """The one way to write a value as JSON: RFC 8785, for a subset that every reader understands alike.

    Raises:
        ValueError: for floats, integers beyond ±(2^53 - 1), lone surrogates, naive times and any other type.
    """
    return _text(_plain(value)).encode()


# The escapes that Python writes without ensure_ascii are exactly those of RFC 8785 section 3.2.2.2.
_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def text_of(event: StoredEvent) -> str:
    """The canonical JSON of a stored event's payload, which is plain since `link` placed it."""
    return _text(event.payload)


def _plain(value: object) -> Json:
    """A copy made of dict (keys in order), list, str, int, bool and None alone."""
    kind = type(value)
    if kind is str:  # by far the most
        return value  # type: ignore[return-value]
    if kind is dict:
        return {key: _plain(value[key]) for key in _in_order(value)}  # type: ignore[index,arg-type]
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError(f"expected an integer of at most 53 bits, got {value}")
        return int(value)
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in _in_order(value)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return time_text(value)
    raise ValueError(f"expected a value of canonical JSON, got {type(value).__name__}")


def _in_order(mapping: Mapping[object, object]) -> list[str]:
    """Keys by their UTF-16 code units (RFC 8785 section 3.2.3), beyond U+FFFF not Python's own order."""
    keys: list[str] = []
    for key in mapping:
        if type(key) is not str:
            if not isinstance(key, str):
                raise ValueError(f"expected a text as key, got {type(key).__name__}")
            key = str(key)
        keys.append(key)
    if "".join(keys).isascii():
        keys.sort()
    else:
        keys.sort(key=lambda key: key.encode("utf-16-be"))
    return keys


def genesis(meeting: MeetingKey) -> Head:
    """Where a meeting's chain begins: bound to the meeting, so that no log can pass as another's."""
    seed = f"rat/v1/log\0{meeting.cooperative}\0{meeting.id}"
    return Head(0, sha256(seed.encode()).hexdigest())


def event_hash(meeting: MeetingKey, position: int, event: NewEvent | StoredEvent, previous_hash: str) -> str:
    """SHA-256, in hex, over the canonical JSON of an event in its place."""
    return _hash(meeting, position, event, time_text(event.at), _plain(event.payload), previous_hash)


def _hash(
    meeting: MeetingKey,
    position: int,
    event: NewEvent | StoredEvent,
    at: str,
    payload: Json,
    previous_hash: str,
) -> str:
    fields = {  # in the order of RFC 8785
        "actor": event.actor,
        "at": at,
        "command": event.command,
        "cooperative": meeting.cooperative,
        "kind": event.kind,
        "meeting": meeting.id,
        "payload": payload,
        "position": position,
        "previous_hash": previous_hash,
        "schema": _plain(event.schema),
    }
    return sha256(_text(fields).encode()).hexdigest()


def link(meeting: MeetingKey, head: Head, events: Sequence[NewEvent]) -> list[StoredEvent]:
    """Give events their place after `head`.

    What comes back is what a store will read again: plain payloads, times in UTC milliseconds.
    """
    linked: list[StoredEvent] = []
    for position, event in enumerate(events, start=head.position + 1):
        stored = _place(meeting, position, event, head.hash)
        head = Head(position, stored.hash)
        linked.append(stored)
    return linked


def _place(
    meeting: MeetingKey, position: int, event: NewEvent | StoredEvent, previous_hash: str
) -> StoredEvent:
    if "\0" in event.kind or "\0" in event.actor or "\0" in (event.command or ""):
        raise ValueError("expected kind, actor and command without NUL, which PostgreSQL cannot store")
    payload = _plain(event.payload)
    assert isinstance(payload, dict)
    at = time_text(event.at)
    return StoredEvent(
        meeting=meeting,
        position=position,
        kind=str(event.kind),
        schema=event.schema,
        at=datetime.fromisoformat(at),
        actor=str(event.actor),
        command=event.command,
        payload=payload,
        previous_hash=previous_hash,
        hash=_hash(meeting, position, event, at, payload, previous_hash),
    )


def check_chain(meeting: MeetingKey, events: Sequence[StoredEvent], head: Head | None = None) -> Head:
    """Recompute every hash from `head` (default: the beginning) on; the new head.

    Raises:
        ChainBroken: at the first event that is missing, altered, moved or another meeting's.
    """
    head = head or genesis(meeting)
    for event in events:
        position = head.position + 1
        try:
            expected = _place(meeting, position, event, head.hash)
        except ValueError as error:
            raise ChainBroken(meeting, position) from error
        if event != expected:
            raise ChainBroken(meeting, position)
        head = Head(position, event.hash)
    return head


def authenticity_code(hash_hex: str) -> str:
    """A log head for people to compare: its first 60 bits in Crockford's base 32, `7F3K-9QD2-M4TA`."""
    if len(hash_hex) != 64:
        raise ValueError(f"expected a SHA-256 in hex, got {len(hash_hex)} characters")
    number = int(hash_hex[:15], 16)
    symbols = [CROCKFORD[number >> shift & 31] for shift in range(55, -1, -5)]
    return "-".join("".join(symbols[start : start + 4]) for start in range(0, 12, 4))


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Merkle tree hash, RFC 9162 section 2.1.1."""
    return _levels(leaves)[-1][0] if leaves else sha256(b"").digest()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from one leaf to the root, nearest first: RFC 9162 section 2.1.3.1."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"expected the index of one of {len(leaves)} leaves, got {index}")
    return _path(_levels(leaves), index)


def inclusion_proofs(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """The proof of every leaf; the tree is built once."""
    levels = _levels(leaves)
    return [_path(levels, index) for index in range(len(leaves))]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` leads from one of `size` leaves to `root`: RFC 9162 section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    node, last, digest = index, size - 1, _leaf(leaf)
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            digest = _node(sibling, digest)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            digest = _node(digest, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and digest == root


def _levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """The tree from its leaves up. A node without a sibling rises as it is: the shape of RFC 9162."""
    levels = [[_leaf(leaf) for leaf in leaves]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        level = [_node(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
        levels.append(level + below[len(level) * 2 :])
    return levels


def _path(levels: Sequence[Sequence[bytes]], index: int) -> list[bytes]:
    path: list[bytes] = []
    for level in levels[:-1]:
        if index ^ 1 < len(level):
            path.append(level[index ^ 1])
        index >>= 1
    return path


def _leaf(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
