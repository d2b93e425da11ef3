"""Our own server under orders: `python -m bench.rat_server FOLDER MEMBERS SIGNED_IN MODE`.

It is served as `rat-online serve` serves it. MODE says what becomes of a vote: `stored` is the product;
`unstored` acknowledges without rules, log or disk; `orm` is a SQLModel session and transaction for each vote.
It says "ready PORT", then what the members need as one line of JSON. Orders: `story` moves the agenda on,
`ballot` opens a vote (and first closes the one before), `frame` shows the last frame of the members.
"""

import asyncio
import json
import secrets
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import uvicorn
from sqlmodel import Field, SQLModel, select

from bench.orders import orders
from bench.stage import ITEMS, Stage, set_stage, settings_for
from rat_online.app.hall import Hall
from rat_online.app.outcome import Declined, Done, Outcome, Submission
from rat_online.app.view.audience import Audience
from rat_online.bootstrap import Install, now, open_install, web_application
from rat_online.cli.serve import config_for, settle_memory
from rat_online.domain.actor import Actor
from rat_online.domain.chain import MeetingKey, time_text
from rat_online.domain.commands import Command
from rat_online.domain.commands.deciding import DeclareResult, ProposeDecision
from rat_online.domain.commands.leading import StartAgendaItem
from rat_online.domain.commands.voting import AnnulBallot, CastVote, CloseBallot, OpenBallot
from rat_online.domain.errors import Refusal
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import DecisionKind, Role, Subject

Submit = Callable[[Submission], Awaitable[Outcome]]


class OrmVote(SQLModel, table=True):
    """A vote as a tutorial would keep it."""

    __tablename__ = "bench_vote"

    ballot: str = Field(primary_key=True)
    entry: str = Field(primary_key=True)
    choice: str
    received_at: str


def receipt(vote: CastVote, submission: Submission) -> Done:
    at = submission.received_at
    return Done(1, at, {"ballot": vote.ballot, "received_at": time_text(at)})


def unstored(submit: Submit) -> Submit:
    """Votes are acknowledged and forgotten."""

    async def submit_or_forget(submission: Submission) -> Outcome:
        vote = submission.command
        return receipt(vote, submission) if isinstance(vote, CastVote) else await submit(submission)

    return submit_or_forget


def through_the_orm(submit: Submit, install: Install) -> Submit:
    """Votes pass a SQLModel session each: look whether there is one, add, commit."""

    async def submit_or_write(submission: Submission) -> Outcome:
        vote = submission.command
        if not isinstance(vote, CastVote):
            return await submit(submission)
        async with install.database.write() as session:
            known = select(OrmVote).where(OrmVote.ballot == vote.ballot, OrmVote.entry == vote.voter)
            if (await session.exec(known)).first() is not None:
                return Declined(Refusal.ALREADY_VOTED)
            received_at = time_text(submission.received_at)
            session.add(
                OrmVote(ballot=vote.ballot, entry=vote.voter, choice=vote.choice[0], received_at=received_at)
            )
        return receipt(vote, submission)

    return submit_or_write


class Chair:
    """Does what the bench orders, in the chair's name and through the meeting's own turns."""

    def __init__(self, hall: Hall, submit: Submit, stage: Stage) -> None:
        self._hall, self._submit = hall, submit
        self._actor = Actor(stage.chair, Role.ACTING_CHAIR)
        self._moves = 0

    async def obey(self, order: str) -> str:
        match order:
            case "story":
                return await self._move_on()
            case "ballot":
                return await self._open_ballot()
            case _:
                return self._hall.feed._kept[Audience.MEMBER][-1].json.decode()

    async def _give(self, command: Command) -> Done:
        outcome = await self._submit(Submission(command, self._actor, None, now()))
        assert isinstance(outcome, Done), outcome
        return outcome

    async def _move_on(self) -> str:
        await self._end_ballot()
        self._moves += 1
        began = time.monotonic_ns()
        await self._give(StartAgendaItem(ITEMS[self._moves % 2]))
        return str(began)

    async def _open_ballot(self) -> str:
        """The time at which its opening began, and the ballot's id."""
        await self._end_ballot()
        item = self._hall.live.state.agenda.current or ITEMS[0]
        made = await self._give(
            ProposeDecision(item, DecisionKind.ORDINARY, Subject.OTHER, "Rapat menerima laporan.")
        )
        began = time.monotonic_ns()
        opened = await self._give(OpenBallot(str(made.facts["decision"]), 600))
        return f"{began} {opened.facts['ballot']}"

    async def _end_ballot(self) -> None:
        """Close it, for everybody has voted; where votes are not kept in the meeting, annul it."""
        running = self._hall.live.state.open_ballot()
        if running is None:
            return
        if running.votes:
            await self._give(CloseBallot(running.id))
            await self._give(DeclareResult(running.decision))
        else:
            await self._give(AnnulBallot(running.id, Prose("ulang", secrets.token_hex(16))))


async def prepare(install: Install, hall: Hall, mode: str) -> Submit:
    """Put the mode's way of keeping votes in the place of the meeting's own."""
    submit = hall.live.submit
    if mode == "unstored":
        hall.live.submit = unstored(submit)  # type: ignore[assignment,method-assign]
    elif mode == "orm":
        async with install.database.writing() as connection:
            await connection.run_sync(OrmVote.metadata.tables["bench_vote"].create)
        hall.live.submit = through_the_orm(submit, install)  # type: ignore[assignment,method-assign]
    return submit


async def main(folder: Path, members: int, signed_in: int, mode: str) -> None:
    settings = settings_for(folder)
    async with open_install(settings) as install:
        stage = await set_stage(install, members, signed_in)
        hall = await install.house.hall(MeetingKey(stage.cooperative, stage.meeting))
        chair = Chair(hall, await prepare(install, hall, mode), stage)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            server = uvicorn.Server(config_for(web_application(install), settings))
            settle_memory()
            serving = asyncio.create_task(server.serve([listening]))
            while not server.started:  # noqa: ASYNC110 (uvicorn has no event for it)
                await asyncio.sleep(0.01)
            print("ready", listening.getsockname()[1], flush=True)
            print(json.dumps(asdict(stage)), flush=True)
            async for order in orders():
                print(await chair.obey(order), flush=True)
            server.should_exit = True
            await serving


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
