"""How fast a hall fills: a real sign-in, a websocket with its snapshot and a check-in that is in the log.

The baseline is bare websocket handshakes.
"""

import json
from pathlib import Path

from bench.halls import AT_ONCE, Ours, our_hall, plain_hall
from bench.processes import Members, python, tools
from bench.rows import FEWEST_RUNS, Row, at_least, row

A_RUN = 400
PIN = "482915"


def rows() -> list[Row]:
    with tools() as folder:
        return [] if folder is None else measured(folder)


def measured(folder: Path) -> list[Row]:
    """Each run brings other members, as nobody signs in twice."""
    members = A_RUN * FEWEST_RUNS
    (folder / "frame.json").write_text("{}")
    bare_command = python("bench.plain_server", folder / "frame.json")
    with (
        our_hall(folder, members, signed_in=False, connected=False) as ours,
        plain_hall(folder, "websockets library", bare_command, members, connected=False) as bare,
    ):
        prepare(ours)
        ours_rates, bare_rates = [], []
        for first in range(0, members, A_RUN):
            ours_rates.append(joins_a_second(ours.members, first, "pos"))
            bare_rates.append(joins_a_second(bare.members, first, "o"))
    name = "joins: sign-in, websocket with snapshot, durable check-in"
    return [row(name, "joins/s", ours_rates, "bare websockets handshakes", bare_rates, at_least(0.25))]


def prepare(hall: Ours) -> None:
    """In every member's hand what the door asks for, and the check-in."""
    stage = hall.stage
    keys = zip(stage["secrets"], stage["datums"], strict=True)
    hall.members.know(
        "text 0", (json.dumps({"secret": secret, "datum": datum, "pin": PIN}) for secret, datum in keys)
    )
    hall.members.know(
        "text 1",
        (json.dumps({"id": "c", "do": "check-in", "as": f"member:{entry}"}) for entry in stage["entries"]),
    )


def joins_a_second(members: Members, first: int, steps: str) -> float:
    return A_RUN / float(members.run(first, first + A_RUN, AT_ONCE, steps)["ms"]) * 1000
