"""Random meetings reach every command and every form of ballot, or a table says why not."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.adapters.memory.photos import MemoryPhotos
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.app.bundle import make_bundle
from rat_online.app.outcome import Done
from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import COMMANDS, Command
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands.voting import CastVote
from rat_online.domain.context import Context
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import DelegateRule, Party, PartyRule, Profile, ProxyRule
from rat_online.domain.vocabulary import BallotForm, MeetingMode, MeetingState
from tests.app.gathering import DESK, KEY, Gathering, schedules, why
from tests.app.random_elections import Act
from tests.app.random_meeting import RandomActs
from tests.app.random_nominations import PICTURES
from tests.app.random_roll import GROUPS, RandomRoll
from tests.app.virtual_time import in_virtual_time, virtual_now
from tests.verify.tampering import check

FEWEST, MOST = 40, 200
"""Seeds: as many more as it takes until nothing is missing."""

STEPS = 400
ENTITLED = 6

OVER = (MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.POSTPONED)

PROFILE = replace(Profile(), proxies=ProxyRule(2, "AD pasal 15"))
"""One member one vote; every third meeting has member groups, delegates or weights."""

WAYS: list[dict[str, Any]] = [
    {},
    {"parties": PartyRule(tuple(Party(group, 30 + n) for n, group in enumerate(GROUPS)), "AD pasal 20")},
    {},
    {"delegates": DelegateRule(True, "AD pasal 11")},
    {},
    {"weighted": True},
]

EXCEPTIONS: dict[type[Command], str] = {
    d.SettleTie: "needs a tie that outlives the run-offs, which is rare; tests/rules/test_lots.py",
    d.DrawLot: "needs such a tie too; tests/rules/test_lots.py",
}


class Reached:
    """What random meetings were granted."""

    def __init__(self) -> None:
        self.commands: Counter[type[Command]] = Counter()
        self.forms: Counter[BallotForm] = Counter()
        self.dropped = 0
        self.apart: Counter[str] = Counter()
        """Ballots with a place where votes were counted apart, by why they do not weigh alike."""

    @property
    def missing(self) -> set[type[Command]]:
        return set(COMMANDS) - set(self.commands)

    @property
    def everything(self) -> bool:
        ways = len(+self.apart) == len([way for way in WAYS if way]) and self.dropped > 0
        return self.missing <= set(EXCEPTIONS) and set(self.forms) == set(BallotForm) and ways

    async def hold(self, seed: int, mode: MeetingMode) -> dict[str, bytes]:
        """A meeting of its own course; its bundle."""
        chance = Random(seed)
        meeting = Gathering(MemoryMeetingLog(), virtual_now)
        roll = RandomRoll(replace(PROFILE, **WAYS[seed % len(WAYS)]), ENTITLED)
        await self._convene(meeting, chance, mode, roll)
        acts = RandomActs(chance, ENTITLED)
        for _ in range(STEPS):
            state = meeting.live.state
            at = max(meeting.now(), state.last_at)
            for act in [acts.next(state), *acts.due(state, Context(at=at, actor=CLOCK))]:
                await self._try(meeting, act)
            if meeting.live.state.state in OVER:
                break
            await asyncio.sleep(acts.time_passes(state).total_seconds())
        self.dropped += sum(len(one.dropped) for one in meeting.live.state.decisions.values())
        self._note_places(meeting.live.state)
        registry, photos = MemoryRegistry(), MemoryPhotos()
        await registry.put_roll_lines(KEY, [*roll.lines, *roll.joined(meeting.announced)])
        for picture in PICTURES:
            await photos.keep(KEY.id, picture)
        names = {person.entry: person.name for person in roll.persons}
        bundle = await make_bundle(KEY, meeting.log, registry, names, {}, photos, meeting.now())
        return bundle.files

    def _note_places(self, state: Meeting) -> None:
        way = next(
            way for way in ("parties", "delegates", "weighted", "rules") if getattr(state.profile, way)
        )
        for ballot in state.ballots.values():
            self.apart[way] += sum(bool(part.benches) for part in ballot.channels)

    async def _convene(self, meeting: Gathering, chance: Random, mode: MeetingMode, roll: RandomRoll) -> None:
        at = meeting.now()
        long_ago = at - timedelta(days=20)
        material_at = None if chance.random() < 0.2 else long_ago
        profile = replace(roll.profile, run_off_rounds=chance.choice([0, 2]))
        preparing: list[Act] = [
            (replace(schedules(profile, at), mode=mode, board=("m1", "m2"), supervisors=("m3",)), CLOCK),
            (r.RecordReport(date(2027, 2, 1), ("m1",)), DESK),
            (r.ExplainUnsigned("m2", why("sakit")), DESK),
            *((p.NameDelegate(group, person, why(group)), DESK) for group, person in roll.delegates.items()),
            (p.FreezeRoll(at, roll.entries, roll.root), DESK),
            (p.RecordInvitations(long_ago, material_at, ENTITLED), DESK),
            (p.OverrideReadiness("material-missing", why("dibagikan di tempat", "m")), DESK),
            (p.OpenRegistration(), DESK),
        ]
        for act in preparing:
            await self._try(meeting, act)

    async def _try(self, meeting: Gathering, act: Act) -> None:
        command, by = act
        if isinstance(await meeting.submit(command, by), Done):
            self.commands[type(command)] += 1
            if isinstance(command, CastVote):
                self.forms[meeting.live.state.ballots[command.ballot].form] += 1
        assert not meeting.failures


def test_random_meetings_reach_every_command_and_every_form_of_ballot(tmp_path: Path) -> None:
    reached = Reached()
    for seed in range(MOST):
        if seed >= FEWEST and reached.everything:
            break
        mode = MeetingMode.WRITTEN if seed % 4 == 3 else MeetingMode.HYBRID
        files = in_virtual_time(reached.hold(seed, mode))
        assert check(tmp_path, files).findings == [], f"seed {seed}"
    assert {one.__name__ for one in reached.missing - set(EXCEPTIONS)} == set()
    assert set(reached.forms) == set(BallotForm)
    assert reached.dropped, "nobody stood no more for a later seat"
    assert {way for way, ballots in reached.apart.items() if ballots} == {"parties", "delegates", "weighted"}
