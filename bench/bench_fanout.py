"""One event to 5,000 members, against others who send the same bytes; and what a connected member weighs."""

import time
from collections import defaultdict
from pathlib import Path

from bench.halls import halls
from bench.processes import tools
from bench.rows import Row, Target, at_most, row

MEMBERS = 5000
RUNS = 11
REST_S = 0.3
"""Between broadcasts, so that one does not pay for another's."""

TARGETS = {"websockets broadcast()": 0.85, "node ws": 0.9, "C, epoll": 1.35}


def rows() -> list[Row]:
    """Ours is the whole path of an event: decided, written durably, encoded for each audience, sent."""
    with tools() as folder:
        return [] if folder is None else measured(folder, MEMBERS, TARGETS)


def measured(folder: Path, members: int, targets: dict[str, float]) -> list[Row]:
    with halls(folder, members) as (ours, others):
        took: defaultdict[str, list[float]] = defaultdict(list)
        for _ in range(RUNS):
            for hall in (ours, *others):
                took[hall.name].append(hall.tell_everybody())
                time.sleep(REST_S)
        name = f"an event until the last of {members:,} members"
        found = [
            row(name, "ms", took["ours"], hall.name, took[hall.name], _target(targets, hall.name))
            for hall in others
        ]
        library = next(hall for hall in others if hall.name.startswith("websockets"))
        weight = [[hall.kb_a_member] * RUNS for hall in (ours, library)]
        memory = f"memory a member, session and seat included, {members:,} connected"
        return [*found, row(memory, "kB", weight[0], "websockets library", weight[1], at_most(2.5))]


def _target(targets: dict[str, float], name: str) -> Target | None:
    return at_most(targets[name]) if name in targets else None
