"""The server is killed in the middle of a vote. Promise 1: a vote acknowledged is a vote kept.

Every acknowledged vote is there, none twice, clients resume by themselves, and the ballot goes on with the
time of the outage added.
"""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest

from rat_online.adapters.store.database import Database
from rat_online.adapters.store.log import SqlMeetingLog
from rat_online.demo.client import Client, sign_in
from rat_online.domain.chain import MeetingKey, StoredEvent, check_chain
from tests.failure.install import Convened, Server, convene, settings_for

VOTERS = 500
AWAY_STEPS, AWAY_STEP_S = 7, 0.5
"""Together longer than a heartbeat's interval, so that it counts as an outage."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str | None:
    if request.param == "sqlite":
        return None
    url: str = request.getfixturevalue("postgres_database")
    return url


@pytest.mark.slow
async def test_votes_outlive_the_server(tmp_path: Path, database_url: str | None) -> None:
    made = await convene(settings_for(tmp_path, database_url), VOTERS)
    server = Server(tmp_path, database_url)
    await server.start()
    try:
        chair, voters, running = await _gather(server, made)
        opened = await _open_ballot(chair, made)
        acknowledged = await _vote_through_a_kill(server, voters, opened["ballot"])
        await chair.until(lambda view: (view["figures"]["turnout"] or {}).get("waiting_for") == 0)
        extended = chair.view["ballots"][opened["ballot"]]["deadline_at"]
        await chair.do("close-ballot", f"acting-chair:{made.chair}", ballot=opened["ballot"])
        await chair.until(lambda view: view["ballots"][opened["ballot"]]["status"] == "closed")
        ballot = chair.view["ballots"][opened["ballot"]]
        for client in [chair, *voters.values()]:
            await client.stop()
        await asyncio.gather(*running)
    finally:
        await server.stop()
    assert len(acknowledged) == VOTERS
    assert (ballot["tally"]["valid"], ballot["tally"]["not_voted"], ballot["reconciled"]) == (VOTERS, 0, True)
    await _check_log(tmp_path, database_url, made, acknowledged, extended)


async def _gather(
    server: Server, made: Convened
) -> tuple[Client, dict[str, Client], list[asyncio.Task[None]]]:
    """Everybody signs in, connects and checks in."""
    cookie = await asyncio.to_thread(sign_in, server.base, made.chair_secret, made.chair_datum)
    chair = Client(server.base, made.meeting, cookie)
    running = [asyncio.create_task(chair.run())]
    voters: dict[str, Client] = {}
    doors = asyncio.Semaphore(8)

    async def come(entry: str, secret: str, datum: str) -> None:
        async with doors:
            cookie = await asyncio.to_thread(sign_in, server.base, secret, datum)
        voter = voters[entry] = Client(server.base, made.meeting, cookie)
        running.append(asyncio.create_task(voter.run()))
        await voter.do("check-in", f"member:{entry}")

    await asyncio.gather(*(come(*seat) for seat in made.seats))
    await chair.until(lambda view: view["figures"]["quorum"]["present"] == VOTERS)
    return chair, voters, running


async def _open_ballot(chair: Client, made: Convened) -> dict[str, Any]:
    actor = f"acting-chair:{made.chair}"
    await chair.do("open-meeting", actor)
    await chair.do("start-agenda-item", actor, item="i1")
    proposed = await chair.do(
        "propose-decision", actor, item="i1", kind="ordinary", subject="budget", text="Mengesahkan RAPB."
    )
    return await chair.do("open-ballot", actor, decision=proposed["decision"], seconds=300)


async def _vote_through_a_kill(server: Server, voters: dict[str, Client], ballot: str) -> dict[str, str]:
    """What each voter was told to be stored, by entry; the server dies when half of them know."""
    acknowledged: dict[str, str] = {}
    half = asyncio.Event()

    async def vote(entry: str, voter: Client) -> None:
        await asyncio.sleep(random.uniform(0, 0.9))
        choice = random.choice(("for", "against"))
        await voter.do("cast-vote", f"member:{entry}", ballot=ballot, choice=[choice])
        acknowledged[entry] = choice
        if len(acknowledged) >= VOTERS // 2:
            half.set()

    voting = asyncio.gather(*(vote(entry, voter) for entry, voter in voters.items()))
    await half.wait()
    await server.kill()
    for _ in range(AWAY_STEPS):
        await asyncio.sleep(AWAY_STEP_S)
    await server.start()
    await voting
    return acknowledged


async def _check_log(
    folder: Path, database_url: str | None, made: Convened, acknowledged: dict[str, str], deadline: str
) -> None:
    database = Database(database_url, folder)
    await database.open(exclusive=False)
    try:
        key = MeetingKey(made.cooperative, made.meeting)
        log = SqlMeetingLog(database)
        events = await log.read(key)
        rows = await log.votes(key)
    finally:
        await database.close()
    check_chain(key, events)
    cast = [event for event in events if event.kind == "VoteCast"]
    assert {_of(event, "voter"): _choice(event) for event in cast} == acknowledged
    assert len(cast) == len(rows) == VOTERS
    moved = [event for event in events if event.kind == "BallotExtended"]
    assert [_of(event, "cause") for event in moved] == ["outage"]
    assert str(moved[0].payload["deadline_at"])[:19] == deadline[:19]


def _of(event: StoredEvent, field: str) -> str:
    return str(event.payload[field])


def _choice(event: StoredEvent) -> str:
    choice = event.payload["choice"]
    assert isinstance(choice, list)
    return str(choice[0])
