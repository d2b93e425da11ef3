"""Simulated members, in a process of their own: each signs in, attends and votes over a real websocket.

They behave as people do: most come early, many lose the network at the report on attendance and come back
when the meeting is suspended, one objects, nearly all vote, most approve what was read.
"""

import asyncio
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rat_online.demo.client import Client, Declined, sign_in
from rat_online.demo.crowd import early, stayers

ARRIVE_WITHIN_S = 4.0
LEAVE_AT_ITEM = "i2"
OBJECT_TO = "accountability"


@dataclass(frozen=True, slots=True)
class Person:
    entry: str
    secret: str
    datum: str
    number: int
    is_steady: bool = False
    """Comes to the first call and stays: for a meeting that somebody else tells."""


class Voter:
    """One simulated member."""

    def __init__(self, base: str, meeting: str, person: Person, crowd: int, chance: random.Random) -> None:
        self._base = base
        self._meeting = meeting
        self._person = person
        self._crowd = crowd
        self._chance = chance
        self._actor = f"member:{person.entry}"
        self._tasks: set[asyncio.Task[None]] = set()
        self._acted: set[str] = set()
        self._client: Client | None = None
        self._cookie = ""

    @property
    def _is_early(self) -> bool:
        return self._person.is_steady or self._person.number < early(self._crowd)

    @property
    def _leaves(self) -> bool:
        return not self._person.is_steady and self._person.number >= stayers(self._crowd)

    async def attend(self) -> None:
        """Sign in once; follow the meeting to its end, also into a second call."""
        await asyncio.sleep(self._chance.uniform(0, ARRIVE_WITHIN_S))
        person = self._person
        self._cookie = await asyncio.to_thread(sign_in, self._base, person.secret, person.datum)
        meeting: str | None = self._meeting
        while meeting is not None:
            meeting = await self._follow(meeting)

    async def _follow(self, meeting: str) -> str | None:
        self._acted.clear()
        client = Client(self._base, meeting, self._cookie, self._on_story, self._on_change)
        self._client = client
        running = asyncio.create_task(client.run())
        try:
            over = ("closed", "postponed", "cancelled")
            await client.until(lambda view: view["meeting"]["state"] in over, within_s=86400)
            successor: str | None = client.view["meeting"]["successor"]
            return successor
        finally:
            await client.stop()
            await asyncio.gather(running, *self._tasks, return_exceptions=True)

    def _on_story(self, client: Client, story: dict[str, Any]) -> None:
        match story["kind"]:
            case "AgendaItemStarted" if story["facts"]["item"] == LEAVE_AT_ITEM and self._leaves:
                self._once("leave", "check-out")
            case "MeetingSuspended" if self._leaves:
                self._once("return", "check-in", after_s=self._chance.uniform(0.2, 2))

    def _on_change(self, client: Client) -> None:
        view = client.view
        if not view or not client.you["seats"]:
            return
        seat = client.you["seats"][0]
        state = view["meeting"]["state"]
        comes = self._is_early or view["meeting"]["call"] != "first"
        if comes and seat["presence"] is None and state in ("registration", "open", "suspended"):
            self._once("arrive", "check-in", after_s=self._chance.uniform(0, 1.5))
        if view["roll_call"]["running"] and seat["answered_call"] != view["roll_call"]["called_at"]:
            key = f"roll-call {view['roll_call']['called_at']}"
            self._once(key, "confirm-presence", after_s=self._chance.uniform(0.1, 1.5))
        elif seat["presence"] == "lapsed":
            # The phone slept through the roll-call; its owner taps when the page says so.
            self._once(f"back {client.position}", "confirm-presence", after_s=self._chance.uniform(0.5, 2))
        if view["closing"]["read_at"] and seat["approved_at"] is None and self._person.number % 10:
            self._once("approve", "approve-reading", after_s=self._chance.uniform(0.1, 1))
        self._decide(view, seat)

    def _decide(self, view: dict[str, Any], seat: dict[str, Any]) -> None:
        for decision in view["decisions"].values():
            is_asked = decision["status"] == "acclaiming" and decision["subject"] == OBJECT_TO
            if is_asked and self._person.number == self._crowd // 2:
                reason = "Piutang ragu-ragu belum dijelaskan."
                self._once(decision["id"], "object", decision=decision["id"], reason=reason)
        for ballot in view["ballots"].values():
            if ballot["status"] == "open" and ballot["id"] not in seat["receipts"]:
                choice = self._choose(ballot)
                after_s = self._chance.uniform(0.1, 3)
                self._once(ballot["id"], "cast-vote", after_s, ballot=ballot["id"], choice=[choice])

    def _choose(self, ballot: dict[str, Any]) -> str:
        options = [option["id"] for option in ballot["options"]]
        weights = [70, 20, 10, *(5 for _ in options[3:])][: len(options)]
        chosen: str = self._chance.choices(options, weights)[0]
        return chosen

    def _once(self, key: str, command: str, after_s: float = 0, **args: Any) -> None:
        if key not in self._acted:
            self._acted.add(key)
            task = asyncio.create_task(self._do(command, after_s, args))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _do(self, command: str, after_s: float, args: dict[str, Any]) -> None:
        await asyncio.sleep(after_s)
        client = self._client
        if client is None:
            return
        try:
            await client.do(command, self._actor, **args)
        except Declined as declined:
            if declined.code not in ("already-done", "no-roll-call", "wrong-state", "wrong-status"):
                print(f"voter {self._person.number}: {command}: {declined}", file=sys.stderr)


async def attend_all(crowd_file: Path) -> None:
    """Everybody in the file, at once."""
    given = json.loads(await asyncio.to_thread(crowd_file.read_text))
    is_steady = bool(given.get("is_steady", False))
    people = [
        Person(number=number, is_steady=is_steady, **person) for number, person in enumerate(given["people"])
    ]
    async with asyncio.TaskGroup() as tasks:
        for person in people:
            chance = random.Random(f"{given['seed']}-{person.number}")
            voter = Voter(given["base"], given["meeting"], person, len(people), chance)
            tasks.create_task(voter.attend())


if __name__ == "__main__":
    asyncio.run(attend_all(Path(sys.argv[1])))
