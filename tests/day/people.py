"""Everybody of the day by the real wire: members on line, people at two places, the officers."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rat_online.demo.client import Client, Declined, View, sign_in, sign_in_by_account
from rat_online.demo.stage import LOGIN, PASSWORD
from tests.day.clock import DayClock
from tests.day.stage import CHAIR, OFFICERS, POINTS, Stage

AWAY = ("0035", "0038", "0039", "0040")
"""Who does not come; the last two have sent word."""
PLACES = {
    POINTS[0]: ("0017", "0024", "0025", "0026", "0034"),
    POINTS[1]: ("0030", "0031", "0032", "0033"),
}
AT_PLACES = frozenset(number for numbers in PLACES.values() for number in numbers)
ROLES = {"acting": "acting-chair", "first-witness": "witness", "second-witness": "witness"}

Count = Mapping[str, int]


class People:
    """The clients of a day, and what they do."""

    def __init__(self, base: str, stage: Stage, clock: DayClock) -> None:
        self.base = base
        self.stage = stage
        self.clock = clock
        self.gavel = "acting"
        self.cookies: dict[str, str] = {}
        self._clients: dict[str, Client] = {}
        self._running: list[asyncio.Task[None]] = []
        self.online = [number for number in stage.seats if number not in AT_PLACES and number not in AWAY]

    async def arrive(self) -> None:
        """Officers and members on line sign in and connect."""
        for office, (secret, number) in self.stage.offices.items():
            await self._enter(office, secret, self.stage.datums[number])
        committee = await asyncio.to_thread(sign_in_by_account, self.base, LOGIN, PASSWORD)
        await self._connect("committee", committee)
        for number in self.online:
            await self._enter(number, self.stage.seats[number], self.stage.datums[number])

    async def _enter(self, key: str, secret: str, datum: str) -> None:
        await self._connect(key, await asyncio.to_thread(sign_in, self.base, secret, datum))

    async def _connect(self, key: str, cookie: str) -> None:
        client = Client(self.base, self.stage.meeting, cookie)
        self.cookies[key], self._clients[key] = cookie, client
        self._running.append(asyncio.create_task(client.run()))
        await client.connected()

    async def leave(self) -> None:
        for client in self._clients.values():
            await client.stop()
        await asyncio.gather(*self._running)

    def person(self, number: str) -> str:
        return self.stage.persons[number]

    @property
    def view(self) -> View:
        return self._clients["secretary"].view

    async def until(self, holds: Callable[[View], bool]) -> None:
        """Wait until something holds of what the secretary sees."""
        await self._clients["secretary"].until(holds, within_s=60)

    async def act(self, office: str, command: str, **args: Any) -> dict[str, Any]:
        """A command of an office.

        Raises:
            Declined: the rules refuse it.
        """
        holder = {**OFFICERS, "chair": CHAIR, "committee": "committee"}[office]
        actor = f"{ROLES.get(office, office)}:{self.person(holder)}"
        self.clock.steps()
        return await self._clients[office].do(command, actor, **args)

    async def lead(self, command: str, **args: Any) -> dict[str, Any]:
        """A command of whoever holds the palu."""
        return await self.act(self.gavel, command, **args)

    async def begin(self, item: str, hour: int, minute: int) -> None:
        """The agenda's next item, at its time."""
        self.clock.strikes(hour, minute)
        await self.lead("start-agenda-item", item=item)

    async def refused(self, command: str, **args: Any) -> str:
        """The code with which the rules refuse a command of whoever holds the palu."""
        try:
            await self.lead(command, **args)
        except Declined as declined:
            return declined.code
        return ""

    async def member(self, number: str, command: str, **args: Any) -> dict[str, Any]:
        """A command of a member from the own seat."""
        self.clock.steps()
        return await self._clients[number].do(command, f"member:{self.person(number)}", **args)

    async def members(self, numbers: Iterable[str], command: str, **args: Any) -> None:
        """The same of several, one after the other."""
        for number in numbers:
            await self.member(number, command, **args)

    async def check_in_at_places(self) -> None:
        for place, numbers in PLACES.items():
            for number in numbers:
                person = self.person(number)
                await self.act("committee", "check-in", person=person, channel="hall", place=place)

    async def vote(self, ballot: str, choose: Callable[[str], str], voters: Iterable[str]) -> None:
        """Each votes on line: `choose` gives the option, or several with a blank between them."""
        for number in voters:
            await self.member(number, "cast-vote", ballot=ballot, choice=choose(number).split())

    async def count_at(self, ballot: str, counts: Mapping[str, Count], papers: bool = False) -> None:
        """Both witnesses enter what was counted at each place; who votes for several also the papers."""
        for place, count in counts.items():
            many = {"papers": len(PLACES[place])} if papers else {}
            for witness in ("first-witness", "second-witness"):
                await self.act(
                    witness, "enter-place-count", ballot=ballot, place=place, counts=dict(count), **many
                )
