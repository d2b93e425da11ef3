"""A meeting taken through the server's own turns, its drops sealed at closing, is checked like any other."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.app.bundle import make_bundle
from rat_online.app.event_codec import to_happened
from rat_online.app.live_meeting import LiveMeeting
from rat_online.app.lot_seeds import LotSeeds
from rat_online.app.outcome import Done, Submission
from rat_online.app.ports.log import Batch
from rat_online.app.presence import PresenceBoard
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.vocabulary import Role
from tests.verify.examples import MOTION
from tests.verify.holding import KEY, WITNESS, Held, acting, member, opened, people, secretary
from tests.verify.tampering import check, table_of


class Server:
    """A process with one meeting; its clock is the meeting's."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.log, self.registry = MemoryMeetingLog(), MemoryRegistry()
        self.presence = PresenceBoard(held.now)
        self.live = LiveMeeting(KEY, self.log, self.presence)
        self.live.seed_for = LotSeeds(bytes(32))

    async def start(self) -> None:
        async with self.log.turn(KEY) as turn:
            await turn.append(Batch(self.held.events))
        await self.registry.put_roll_lines(KEY, self.held.lines)
        await self.live.load()

    async def give(self, actor: Actor, command: Command, after: float = 1) -> None:
        self.held.now += timedelta(seconds=after)
        id_ = f"s{self.live.state.position}"
        outcome = await self.live.submit(Submission(command, actor, id_, self.held.now))
        assert isinstance(outcome, Done), outcome

    async def files(self) -> dict[str, bytes]:
        bundle = await make_bundle(KEY, self.log, self.registry, {}, {}, self.held.photos, self.held.now)
        return bundle.files


async def test_nothing_is_found_after_real_turns(tmp_path: Path) -> None:
    server = Server(opened(6))
    await server.start()
    for one in people(6):
        server.presence.connect(one, server.held.now)
    server.presence.disconnect("m1", server.held.now)
    server.presence.connect("m1", server.held.now + timedelta(seconds=4))
    await server.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS))
    await server.give(acting, replace(MOTION, text="SHU dibagikan."))
    await server.give(acting, v.OpenBallot("d1", 60))
    for one in people(5):
        await server.give(member(one), v.CastVote("b1", one, ("for",)))
    under_way = check(tmp_path, await server.files())
    assert under_way.findings == []
    await server.give(CLOCK, v.CloseBallot("b1"), after=60)
    await server.give(acting, d.DeclareResult("d1"), after=30)
    await server.give(secretary, c.ReadDecisions())
    server.presence.disconnect("m2", server.held.now)
    await server.give(acting, c.CloseMeeting())
    files = await server.files()
    assert len(table_of(files, "drops.json")) == 2
    assert check(tmp_path, files).findings == []
    assert to_happened((await server.log.read(KEY))[-1]).position == server.live.state.position
