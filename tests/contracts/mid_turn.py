"""A process that takes a turn, appends, says so, and never ends the turn: for tests that kill it there."""

import asyncio
import sys

from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.app.ports.log import Batch, VoteRow
from rat_online.domain.chain import link
from tests.contracts.example_log import MEETING, PROSE, checked_in, head_of
from tests.contracts.stores import opened


async def main(url: str) -> None:
    async with opened(url, migrate=False) as database, SqlMeetingLog(database).turn(MEETING) as turn:
        before = await turn.read_after(0)
        events = link(MEETING, head_of(MEETING, before), [checked_in(2, command="c-2"), checked_in(3)])
        await turn.append(Batch(events, [VoteRow("b", "e2", events[0].position)], [PROSE]))
        sys.stdout.write("appended\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
