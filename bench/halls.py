"""Servers with their members, all connected, ready to be measured side by side."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processes import Members, Process, Server, node_ws, python, raise_file_limit

AT_ONCE = 64
"""Handshakes under way at a time: a crowd at the door, but no flood."""

TOLD = "AgendaItemStarted"
"""What every broadcast carries; the baselines send the very bytes that our members were sent."""


@dataclass(frozen=True, slots=True)
class Hall:
    """A server, its members, and the order that makes it tell them something."""

    name: str
    server: Server
    members: Members
    order: str
    kb_a_member: float

    def tell_everybody(self) -> float:
        """Milliseconds until the last member has it."""
        return self.members.time_of(self.server, self.order, TOLD)


@dataclass(frozen=True, slots=True)
class Ours(Hall):
    stage: dict[str, Any]

    def frame(self) -> str:
        """What the members were told last."""
        self.tell_everybody()
        return self.server.ask("frame")

    def open_ballot(self) -> None:
        """A ballot, and in every member's hand the vote for it."""
        ballot = self.server.ask("ballot").split()[1]
        self.members.know("text 1", (vote(entry, ballot) for entry in self.stage["entries"]))


def vote(entry: str, ballot: str) -> str:
    args = {"ballot": ballot, "choice": ["for"]}
    return json.dumps({"id": f"v-{ballot}", "do": "cast-vote", "as": f"member:{entry}", "args": args})


@contextmanager
def ended(*processes: Process) -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            process.end()


@contextmanager
def our_hall(
    tools: Path, members: int, mode: str = "stored", *, signed_in: bool = True, connected: bool = True
) -> Iterator[Ours]:
    """Our server in a mode of `rat_server.py`, its members signed in and connected, or not yet."""
    raise_file_limit()
    folder = tempfile.mkdtemp(dir=tools)
    server = Server(python("bench.rat_server", folder, str(members), str(members * signed_in), mode))
    with ended(server):
        stage = json.loads(server.hear())
        crowd = Members(tools, server, members, f"/rapat/{stage['meeting']}/langsung")
        with ended(crowd):
            crowd.tell("post /masuk")
            crowd.tell('mark "t":"you"')
            crowd.know("cookies", stage["cookies"])
            memory = _memory_of(server, crowd) if connected else 0.0
            yield Ours("ours", server, crowd, "story", memory, stage)


@contextmanager
def plain_hall(
    tools: Path, name: str, command: Sequence[str | Path], members: int, connected: bool = True
) -> Iterator[Hall]:
    """A baseline with members that need no welcome."""
    server = Server(command)
    with ended(server):
        crowd = Members(tools, server, members)
        with ended(crowd):
            memory = _memory_of(server, crowd) if connected else 0.0
            yield Hall(name, server, crowd, "go", memory)


def _memory_of(server: Server, members: Members) -> float:
    """Resident kB for each member that connects."""
    before = server.resident_kb()
    members.run(0, members.count, AT_ONCE, "o")
    return max(server.resident_kb() - before, 1) / members.count


def baselines(tools: Path, frame: str) -> dict[str, Sequence[str | Path]]:
    """The baselines that this machine has, by name; each sends this frame."""
    file = tools / "frame.json"
    file.write_text(frame, encoding="utf-8")
    found: dict[str, Sequence[str | Path]] = {
        "websockets broadcast()": python("bench.plain_server", file),
        "C, epoll": [tools / "floor", file],
    }
    node = node_ws(tools)
    if node is not None:
        found["node ws"] = [*node, file]
    return found


@contextmanager
def halls(tools: Path, members: int) -> Iterator[tuple[Ours, list[Hall]]]:
    """Ours and every baseline, each with as many members."""
    with ExitStack() as stack:
        ours = stack.enter_context(our_hall(tools, members))
        commands = baselines(tools, ours.frame())
        others = [
            stack.enter_context(plain_hall(tools, name, command, members))
            for name, command in commands.items()
        ]
        yield ours, others
