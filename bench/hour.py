"""An hour of a meeting in virtual time, and what it sends to one member's page.

900 are on the roll and 700 come. Phones fall asleep and come back all the time, which moves the figure of
who is connected; the meeting decides three times by consensus and five times by an open ballot.
"""

import asyncio
from random import Random

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.app.hall import Hall
from rat_online.domain.commands.attending import CheckIn
from rat_online.domain.commands.deciding import DeclareResult, RecordConsensus
from rat_online.domain.commands.leading import OpenMeeting
from rat_online.domain.commands.voting import CloseBallot
from rat_online.domain.profile import Profile
from tests.app.folding import device, enter
from tests.app.gathering import Gathering, member, motion
from tests.app.virtual_time import virtual_now

ON_ROLL, PRESENT = 900, 700
ARRIVING_S = 900
AWAKE_S, ASLEEP_S = 600.0, 60.0
"""How long a phone is looked at, and how long it sleeps in between, on average."""
CONSENSUS, BALLOTS = 3, 5
PAUSE_S, VOTING_S = 290, 150
HEAD_BYTES = 66
"""Of TCP/IP, TLS and the websocket, for each frame."""


async def bytes_of_an_hour(seed: int) -> int:
    """What came to the page of the first member from the opening of the doors on."""
    chance = Random(seed)
    meeting = Gathering(MemoryMeetingLog(), virtual_now)
    await meeting.prepare(ON_ROLL, Profile(objection_s=60))
    hall = meeting.hall()
    await meeting.arrive(1)
    _, page = await enter(hall, device("m1"))
    async with asyncio.TaskGroup() as crowd:
        others = [crowd.create_task(_attend(meeting, hall, one, chance)) for one in range(2, PRESENT + 1)]
        await asyncio.sleep(ARRIVING_S)
        await meeting.does(OpenMeeting())
        for number in range(CONSENSUS + BALLOTS):
            await asyncio.sleep(PAUSE_S)
            await (_consensus(meeting) if number < CONSENSUS else _ballot(meeting, chance))
        for other in others:
            other.cancel()
    hall.feed.close()
    return sum(len(frame.json) + HEAD_BYTES for frame in page.frames)


async def _attend(meeting: Gathering, hall: Hall, number: int, chance: Random) -> None:
    """Come at some moment; then look and sleep in turns."""
    await asyncio.sleep(chance.uniform(0, ARRIVING_S))
    await meeting.does(CheckIn(f"m{number}"), member(number))
    presence = meeting.live.presence
    while True:
        presence.connect(f"m{number}", meeting.now())
        hall.feed.figures_changed()
        await asyncio.sleep(chance.expovariate(1 / AWAKE_S))
        presence.disconnect(f"m{number}", meeting.now())
        hall.feed.figures_changed()
        await asyncio.sleep(chance.expovariate(1 / ASLEEP_S))


async def _consensus(meeting: Gathering) -> None:
    decision = str((await meeting.does(motion())).facts["decision"])
    await meeting.does(RecordConsensus(decision))
    await meeting.does(DeclareResult(decision))


async def _ballot(meeting: Gathering, chance: Random) -> None:
    ballot = await meeting.open_ballot(VOTING_S)
    wait = VOTING_S / PRESENT
    for number in range(1, PRESENT + 1):
        await asyncio.sleep(wait * chance.uniform(0.5, 1.2))
        await meeting.vote(ballot, number, chance.choice(("for", "against")))
    if meeting.live.state.open_ballot() is not None:
        await meeting.does(CloseBallot(ballot))
