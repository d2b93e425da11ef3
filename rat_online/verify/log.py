"""The log as it stands in the file: each line read strictly, its hash recomputed, its place in the chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from rat_online.verify.canonical import Unreadable, canonical, parse, whole_numbers
from rat_online.verify.findings import Findings
from rat_online.verify.payloads import PAYLOADS
from rat_online.verify.shapes import digest, maybe, misshapen, natural, text
from rat_online.verify.times import is_envelope_time, moment
from rat_online.verify.words import ROLES

LONGEST_LINE = 2**23
"""Room for the roll of more than a hundred thousand members in one event."""

ENVELOPE = {
    "actor": text,
    "at": is_envelope_time,
    "command": maybe(text),
    "cooperative": text,
    "hash": digest,
    "kind": text,
    "meeting": text,
    "payload": lambda value: isinstance(value, dict),
    "position": natural,
    "previous_hash": digest,
    "schema": natural,
}


@dataclass(frozen=True, slots=True)
class Record:
    """One event whose payload has the shape of its kind. `at` is in microseconds."""

    position: int
    kind: str
    at: int
    role: str
    person: str
    payload: dict[str, Any]
    previous: str

    @property
    def actor(self) -> str:
        return f"{self.role}:{self.person}"

    @property
    def recorded_as(self) -> str:
        """The office that recorded what a member said aloud; none where it was the own seat."""
        return "" if self.role == "member" else self.role


@dataclass(slots=True)
class Log:
    """What the lines add up to: every hash by position, and the events that can be replayed."""

    records: list[Record]
    hashes: dict[int, str]
    lines: int
    last_hash: str


def genesis(cooperative: str, meeting: str) -> str:
    """The hash before the first event: no meeting's log passes as another's."""
    return sha256(f"rat/v1/log\0{cooperative}\0{meeting}".encode("utf-8", "surrogatepass")).hexdigest()


class LogReader:
    """Reads the lines in order and remembers what the next one has to follow."""

    def __init__(self, cooperative: str | None, meeting: str | None, findings: Findings) -> None:
        self._cooperative = cooperative
        self._meeting = meeting
        self._findings = findings
        self._commands: set[tuple[str, str]] = set()
        self._previous: str | None = None
        self._at = -(2**62)
        self.log = Log([], {}, 0, "")

    def read(self, content: bytes) -> Log:
        for position, line in enumerate(_lines(content, self._findings), start=1):
            self.read_line(position, line)
        if not self.log.lines:
            self._findings.add("log-empty")
        return self.log

    def read_line(self, position: int, line: bytes) -> None:
        """One event, after those before it. One that cannot be read leaves the next without a neighbour."""
        self.log.lines = position
        envelope = self._envelope(position, line)
        if envelope is None:
            self._previous = None
            return
        self._check_chain(position, envelope)
        self._check_order(position, envelope)
        kept = self._record(position, envelope)
        if kept is not None:
            self.log.records.append(kept)

    def _envelope(self, position: int, line: bytes) -> dict[str, Any] | None:
        """The line's fields, if they are those of an event, written in the one canonical way."""
        try:
            if len(line) > LONGEST_LINE:
                raise Unreadable("terlalu panjang")
            envelope = parse(line)
            if not isinstance(envelope, dict):
                raise Unreadable("not an object")
            again = canonical(envelope)
        except Unreadable as error:
            self._findings.add("line-unreadable", position, reason=error)
            return None
        wrong = misshapen(envelope, ENVELOPE)
        if wrong is not None:
            self._findings.add("envelope-misshaped", position, field=wrong)
            return None
        if again != line:
            self._findings.add("line-not-canonical", position)
        return envelope

    def _check_chain(self, position: int, envelope: dict[str, Any]) -> None:
        if position == 1:
            self._previous = genesis(
                envelope["cooperative"] if self._cooperative is None else self._cooperative,
                envelope["meeting"] if self._meeting is None else self._meeting,
            )
        if self._previous is not None and envelope["previous_hash"] != self._previous:
            self._findings.add("chain-broken", position)
        hashed = canonical({name: value for name, value in envelope.items() if name != "hash"})
        if sha256(hashed).hexdigest() != envelope["hash"]:
            self._findings.add("hash-wrong", position)
        self._previous = envelope["hash"]
        self.log.hashes[position] = self.log.last_hash = envelope["hash"]
        self._findings.looked("hashes")

    def _check_order(self, position: int, envelope: dict[str, Any]) -> None:
        if envelope["position"] != position:
            self._findings.add("position-wrong", position, given=envelope["position"])
        for field, expected in (("cooperative", self._cooperative), ("meeting", self._meeting)):
            if expected is not None and envelope[field] != expected:
                self._findings.add("other-meeting", position, field=field)
        at = moment(envelope["at"])
        if at < self._at:
            self._findings.add("time-decreases", position, at=envelope["at"])
        self._at = max(at, self._at)
        command = (envelope["actor"], envelope["command"])
        if envelope["command"] is not None and command in self._commands:
            self._findings.add("command-twice", position)
        self._commands.add(command)

    def _record(self, position: int, envelope: dict[str, Any]) -> Record | None:
        kind, payload = envelope["kind"], whole_numbers(envelope["payload"])
        fields = PAYLOADS.get(kind)
        if fields is None or envelope["schema"] != 1:
            self._findings.add("kind-unknown", position, kind=kind, schema=envelope["schema"])
            return None
        wrong = misshapen(payload, fields)
        if wrong is not None:
            self._findings.add("payload-misshaped", position, kind=kind, field=wrong)
            return None
        role, colon, person = envelope["actor"].partition(":")
        if not colon or role not in ROLES or not person:
            self._findings.add("actor-misshaped", position)
            return None
        return Record(
            position, kind, moment(envelope["at"]), role, person, payload, envelope["previous_hash"]
        )


def _lines(content: bytes, findings: Findings) -> Iterator[bytes]:
    """The lines without their ends; each of them ends with one line feed."""
    start = 0
    while start < len(content):
        end = content.find(b"\n", start)
        if end < 0:
            findings.add("line-unfinished")
            end = len(content)
        yield content[start:end]
        start = end + 1
