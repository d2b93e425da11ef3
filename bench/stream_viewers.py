"""Viewers of a stream in a process of their own: `python -m bench.stream_viewers PORT PATH READING SILENT`.

READING of them read and follow the numbers of the parts, SILENT never read. Says "ready" when all are there;
each line on standard input is answered with what the readers saw since the line before, as one line of JSON.
"""

import json
import math
import os
import selectors
import socket
import struct
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from rat_online.adapters.media.boxes import BoxCutter, Part

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{protocol}\r\n"
)
SMALL_BUFFER = 8192
TEXT, BINARY, PING = 1, 2, 9
PONG = 0x8A
NUMBER_AT = 20
"""Where a part's number stands in it: in the mfhd that a moof begins with (ISO/IEC 14496-12, 8.8.5)."""

FAR_BEHIND = 20
"""Parts behind the furthest viewer, five seconds: who is that far behind when asked counts as harmed."""


@dataclass(slots=True)
class Timing:
    """How late a part is, by the stream's own clock: later than the promptest of all parts that came."""

    zero_at_ms: int = 0
    cutter: BoxCutter = field(default_factory=BoxCutter)
    ends_ms: dict[tuple[int, int], int] = field(default_factory=dict)
    promptest_ms: float = math.inf

    def begin(self, init: bytes) -> None:
        self.cutter = BoxCutter()
        list(self.cutter.feed(init))

    def age_ms(self, key: tuple[int, int], data: bytes) -> float:
        """Since the part's end; recording, sending and packaging are in it."""
        if key not in self.ends_ms:
            for piece in self.cutter.feed(data):
                assert isinstance(piece, Part)
                self.ends_ms[key] = self.zero_at_ms + piece.starts_at_ms + piece.duration_ms
        age = time.time() * 1000 - self.ends_ms[key]
        self.promptest_ms = min(self.promptest_ms, age)
        return age


@dataclass(slots=True)
class Seen:
    """What all readers together saw since it was last asked for."""

    size: int = 0
    parts: int = 0
    missing: int = 0
    ages_ms: list[float] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Reader:
    """One viewer and how far it is: in which session, at which part. `missed` is what it never got."""

    socket: socket.socket
    unread: bytearray = field(default_factory=bytearray)
    session: int = 0
    last: int = 0
    missed: int = 0

    def frames(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Whole messages, with their opcode; a server's are not masked."""
        self.unread += data
        while len(self.unread) >= 2:
            start, size = 2, self.unread[1] & 127
            if size > 125:
                start, form = (4, "!H") if size == 126 else (10, "!Q")
                if len(self.unread) < start:
                    return
                size = struct.unpack_from(form, self.unread, 2)[0]
            if len(self.unread) < start + size:
                return
            opcode, payload = self.unread[0] & 15, bytes(self.unread[start : start + size])
            del self.unread[: start + size]
            yield opcode, payload


class Crowd:
    """All readers of this process. The first to get a part reads its times, for all."""

    def __init__(self) -> None:
        self.selector = selectors.DefaultSelector()
        self.readers: dict[socket.socket, Reader] = {}
        self.timing, self.seen = Timing(), Seen()
        self.furthest: defaultdict[int, int] = defaultdict(int)

    def welcome(self, reader: Reader) -> None:
        self.readers[reader.socket] = reader
        self.selector.register(reader.socket, selectors.EVENT_READ)

    def read(self, timeout: float | None = None) -> bool:
        """Take what is there, and answer who asks; False once nobody will ask any more."""
        for key, _ in self.selector.select(timeout):
            one = key.fileobj
            if isinstance(one, socket.socket):
                self._receive(one)
            elif os.read(sys.stdin.fileno(), 4096):
                print(self.told(), flush=True)
            else:
                return False
        return True

    def _receive(self, one: socket.socket) -> None:
        try:
            data = one.recv(1 << 17)
        except ConnectionResetError:
            data = b""
        if data:
            self.take(self.readers[one], data)
        else:
            self.selector.unregister(one)
            del self.readers[one]

    def take(self, reader: Reader, data: bytes) -> None:
        self.seen.size += len(data)
        for opcode, payload in reader.frames(data):
            if opcode == BINARY and payload[4:8] == b"moof":
                self._part(reader, payload)
            elif opcode == BINARY:
                reader.session, reader.last = reader.session + 1, 0
                self.timing.begin(payload)
            elif opcode == PING:
                # A client's frame is masked (RFC 6455 section 5.3): a mask of zeros leaves it as it is.
                reader.socket.send(bytes((PONG, 0x80 | len(payload))) + bytes(4) + payload)
            elif opcode == TEXT:
                self.timing.zero_at_ms = json.loads(payload).get("zero_at_ms", self.timing.zero_at_ms)

    def _part(self, reader: Reader, data: bytes) -> None:
        number: int = struct.unpack_from("!I", data, NUMBER_AT)[0]
        if reader.last and number != reader.last + 1:
            reader.missed += number - reader.last - 1
            self.seen.missing += number - reader.last - 1
        reader.last = number
        self.furthest[reader.session] = max(self.furthest[reader.session], number)
        self.seen.parts += 1
        if reader.session:  # a stream without an init, as the baseline's, tells no times
            self.seen.ages_ms.append(self.timing.age_ms((reader.session, number), data))

    def _is_unharmed(self, reader: Reader) -> bool:
        return not reader.missed and self.furthest[reader.session] - reader.last <= FAR_BEHIND

    def told(self) -> str:
        """What was seen, and forget it."""
        seen, self.seen = self.seen, Seen()
        late = sorted(age - self.timing.promptest_ms for age in seen.ages_ms) or [0.0]
        return json.dumps(
            {
                "unharmed": sum(map(self._is_unharmed, self.readers.values())),
                "bytes": seen.size,
                "parts": seen.parts,
                "missing": seen.missing,
                "p99_ms": late[len(late) * 99 // 100],
            }
        )


def connected(port: int, path: str, buffer: int | None = None) -> socket.socket:
    made = socket.socket()
    if buffer is not None:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    made.connect(("127.0.0.1", port))
    protocol = "Sec-WebSocket-Protocol: rat.media.v1\r\n" if path != "/" else ""
    made.sendall(HANDSHAKE.format(path=path, protocol=protocol).encode())
    head = b""
    while b"\r\n\r\n" not in head:
        head += made.recv(1)
    assert b" 101 " in head.split(b"\r\n")[0], head
    made.setblocking(False)
    return made


def main(port: int, path: str, reading: int, silent: int) -> None:
    quiet = [connected(port, path, SMALL_BUFFER) for _ in range(silent)]
    crowd = Crowd()
    for _ in range(reading):
        crowd.welcome(Reader(connected(port, path)))
        crowd.read(0)  # whoever came first must not wait unread for the last
    crowd.selector.register(sys.stdin.fileno(), selectors.EVENT_READ)
    print("ready", flush=True)
    while crowd.read():
        pass
    for one in quiet:
        one.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
