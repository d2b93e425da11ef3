"""A meeting of 20,000 events is taken up again at a start: every hash checked, every rule's state rebuilt."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bench.rows import FEWEST_RUNS, Row, at_most, row
from bench.stage import Stage, set_stage, settings_for
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.app.live_meeting import LiveMeeting
from rat_online.app.outcome import Done, Submission
from rat_online.app.presence import PresenceBoard
from rat_online.bootstrap import Install, now, open_install
from rat_online.domain.actor import Actor
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.deciding import DeclareResult, ProposeDecision
from rat_online.domain.commands.voting import CastVote, CloseBallot, OpenBallot
from rat_online.domain.vocabulary import BallotId, DecisionKind, Role, Subject

EVENTS = 20_000
MEMBERS = 1_000


async def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="rat-bench-") as folder:
        async with open_install(settings_for(Path(folder))) as install:
            stage = await set_stage(install, MEMBERS, MEMBERS)
            await hold(install, stage)
            replayed, read = await both(install, stage)
    name = f"replay of {EVENTS:,} events, chain checked"
    return [row(name, "ms", replayed, "reading the rows alone", read, at_most(10))]


async def hold(install: Install, stage: Stage) -> None:
    """Ballot after ballot, in which everybody votes, until there are events enough."""
    live = (await install.house.hall(MeetingKey(stage.cooperative, stage.meeting))).live
    chair = Actor(stage.chair, Role.ACTING_CHAIR)

    async def give(command: Command, actor: Actor) -> Done:
        outcome = await live.submit(Submission(command, actor, install.ids.new_id(), now()))
        assert isinstance(outcome, Done), outcome
        return outcome

    while live.state.position < EVENTS:
        made = await give(
            ProposeDecision("i1", DecisionKind.ORDINARY, Subject.OTHER, "Rapat menerima laporan."), chair
        )
        opened = await give(OpenBallot(str(made.facts["decision"]), 600), chair)
        ballot = BallotId(str(opened.facts["ballot"]))
        votes = (
            give(CastVote(ballot, entry, ("for",)), Actor(entry, Role.MEMBER)) for entry in stage.entries
        )
        await asyncio.gather(*votes)
        await give(CloseBallot(ballot), chair)
        await give(DeclareResult(str(made.facts["decision"])), chair)


async def both(install: Install, stage: Stage) -> tuple[list[float], list[float]]:
    """Milliseconds of both, taken in turns."""
    key, path = MeetingKey(stage.cooperative, stage.meeting), install.database.path
    assert path is not None
    loop = asyncio.get_running_loop()
    replayed, read = [], []
    for _ in range(FEWEST_RUNS):
        live = LiveMeeting(key, SqlMeetingLog(install.database), PresenceBoard(now()))
        began = loop.time()
        await live.load()
        replayed.append((loop.time() - began) * 1000)
        began = loop.time()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT * FROM event_log WHERE meeting = ?", (key.id,)).fetchall()
        read.append((loop.time() - began) * 1000)
    return replayed, read
