"""A client written from the wire's reference alone takes part in a meeting from its door to its end."""

import ast
import asyncio
from pathlib import Path
from typing import Any

from rat_online.demo.client import Client, sign_in
from tests.failure.install import Convened, Server, convene, settings_for
from tests.stranger.client import Stranger, enter

CROWD = 4


def test_the_stranger_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(__file__).with_name("client.py").read_text())
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert not imported & {"rat_online", "tests"}


async def test_a_stranger_takes_part(tmp_path: Path) -> None:
    made = await convene(settings_for(tmp_path, None), CROWD)
    server = Server(tmp_path, None)
    await server.start()
    try:
        async with asyncio.TaskGroup() as tasks:
            leading = tasks.create_task(_lead(server, made))
            following = tasks.create_task(_take_part(server, made))
        assert leading.result() == "rejected"
        receipt, result, approved = following.result()
    finally:
        await server.stop()
    assert receipt == ["against"]
    assert result == {"for": 1, "against": 1}
    assert approved


async def _take_part(server: Server, made: Convened) -> tuple[list[str], dict[str, int], bool]:
    """The member's side, with the stranger's own client."""
    entry, secret, datum = made.seats[3]
    cookie = await asyncio.to_thread(enter, "127.0.0.1", server.port, secret, datum)
    stranger = Stranger("127.0.0.1", server.port, made.meeting, cookie)
    following = asyncio.create_task(stranger.follow())
    me = f"member:{entry}"
    try:
        assert "done" in await stranger.do("check-in", me)
        await stranger.see(lambda s: s.view["roll_call"]["running"])
        assert "done" in await stranger.do("confirm-presence", me)
        await stranger.see(lambda s: _statuses(s.view) == ["acclaiming"])
        assert "done" in await stranger.do("object", me, decision="d1", reason="Belum jelas.")
        await stranger.see(lambda s: bool(s.view["ballots"]))
        ballot = next(iter(s for s in stranger.view["ballots"]))
        wrong = await stranger.do("cast-vote", me, ballot=ballot, choice=["mungkin"])
        assert wrong["refused"] == "choice-invalid"
        done = await stranger.do("cast-vote", me, ballot=ballot, choice=["against"])
        again = await stranger.do("cast-vote", me, ballot=ballot, choice=["against"])
        assert again["done"]["received_at"] == done["done"]["received_at"]
        other = await stranger.do("cast-vote", me, ballot=ballot, choice=["for"])
        assert other["refused"] == "already-voted"
        await stranger.see(lambda s: s.view["ballots"][ballot]["status"] == "closed")
        await stranger.see(lambda s: s.view["closing"]["read_at"] is not None)
        assert "done" in await stranger.do("approve-reading", me)
        await stranger.see(lambda s: s.view["meeting"]["state"] == "closed")
        seat = stranger.you["seats"][0]
        tally: dict[str, int] = stranger.view["ballots"][ballot]["tally"]["options"]
        choice: list[str] = seat["receipts"][ballot]["choice"]
        return choice, tally, seat["approved_at"] is not None
    finally:
        following.cancel()


def _statuses(view: dict[str, Any]) -> list[str]:
    return [decision["status"] for decision in view["decisions"].values()]


async def _lead(server: Server, made: Convened) -> str:
    """The chair's side, and the members who are there besides."""
    cookie = await asyncio.to_thread(sign_in, server.base, made.chair_secret, made.chair_datum)
    chair = Client(server.base, made.meeting, cookie)
    running = [asyncio.create_task(chair.run())]
    others = []
    for entry, secret, datum in made.seats[:2]:
        cookie = await asyncio.to_thread(sign_in, server.base, secret, datum)
        other = Client(server.base, made.meeting, cookie)
        running.append(asyncio.create_task(other.run()))
        await other.do("check-in", f"member:{entry}")
        others.append((entry, other))
    actor = f"acting-chair:{made.chair}"
    await chair.until(lambda view: view["figures"]["quorum"]["present"] == 3)
    await chair.do("open-meeting", actor)
    await chair.do("start-agenda-item", actor, item="i1")
    await chair.do("call-roll-call", actor, seconds=10)
    for entry, other in others:
        await other.do("confirm-presence", f"member:{entry}")
    await chair.until(lambda view: not view["roll_call"]["running"])
    text = "Rapat mengesahkan RAPB."
    made_up = await chair.do(
        "propose-decision", actor, item="i1", kind="ordinary", subject="budget", text=text
    )
    decision = made_up["decision"]
    await chair.do("call-acclamation", actor, decision=decision, seconds=30)
    await chair.until(lambda view: view["decisions"][decision]["status"] == "objected")
    opened = await chair.do("open-ballot", actor, decision=decision, seconds=120)
    for (entry, other), choice in zip(others, ("for", "abstain"), strict=True):
        await other.do("cast-vote", f"member:{entry}", ballot=opened["ballot"], choice=[choice])
    await chair.until(lambda view: (view["figures"]["turnout"] or {}).get("waiting_for") == 0)
    await chair.do("close-ballot", actor, ballot=opened["ballot"])
    return await _finish(chair, actor, decision, made, running)


async def _finish(
    chair: Client, actor: str, decision: str, made: Convened, running: list[asyncio.Task[None]]
) -> str:
    await chair.do("declare-result", actor, decision=decision)
    await chair.do("read-decisions", actor)
    await chair.until(lambda view: view["figures"]["approved"] >= 1)
    await chair.do("name-representatives", actor, persons=[made.seats[0][0], made.seats[1][0]])
    await chair.do("close-meeting", actor)
    await chair.until(lambda view: view["meeting"]["state"] == "closed")
    outcome: str = chair.view["decisions"][decision]["declared"]["outcome"]
    for task in running:
        task.cancel()
    return outcome
