"""A whole RAT on the usual agenda (rule book section 4), from registration to the documents."""

from pathlib import Path

from tests.day import elections, ending, morning, reports
from tests.day.clock import DayClock
from tests.day.people import People
from tests.day.stage import set_stage
from tests.failure.install import settings_for
from tests.web.serving_here import serving_here

STEPS = (
    morning.gather,
    morning.open_the_meeting,
    morning.elect_the_chair,
    morning.adopt_the_standing_orders,
    reports.hear_the_reports,
    reports.debate,
    reports.adopt_the_reports,
    reports.allot_the_surplus,
    reports.vote_below_quorum,
    reports.wait_for_quorum,
    reports.adopt_the_budget,
    elections.discharge,
    elections.elect_the_board,
    elections.elect_the_supervisors,
    elections.induct,
    ending.other_matters,
    ending.read_and_close,
)


async def hold_the_day(folder: Path) -> dict[str, bytes]:
    """What the server hands out once the meeting is closed, by file name."""
    clock = DayClock()
    stage = await set_stage(settings_for(folder, None), clock)
    async with serving_here(folder, clock) as server:
        people = People(server.base, stage, clock)
        try:
            await people.arrive()
            for step in STEPS:
                await step(people)
            return await ending.handed_out(people)
        finally:
            await people.leave()
