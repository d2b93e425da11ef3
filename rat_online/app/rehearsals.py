"""Gladi bersih: a meeting practised on a copy that is marked as one and counts for nothing. Rule book 4.

A rehearsal is a meeting of its own with a series of its own: no link opens it, and the real one stays as it
is. Who holds a seat or an office of the real meeting joins from there, while the rehearsal is under way.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rat_online.app.hall import Hall
from rat_online.app.house import House
from rat_online.app.ids import Ids
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.documents import DocumentStore
from rat_online.app.ports.identity import Device, IdentityStore, IdentityWriter, Office, Seat
from rat_online.app.ports.registry import MeetingRow
from rat_online.app.registry import ENTITLED, Registry
from rat_online.app.rehearsal_roll import practice_roll
from rat_online.app.sessions import Change, ChangeKind, Sessions
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.preparing import FreezeRoll, OpenRegistration, ScheduleMeeting
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.offices import Appointment
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import Entitled, freeze_lines
from rat_online.domain.vocabulary import MeetingState, PersonId, Role

MOST_SIMULATED = 500
FRESH = timedelta(seconds=2)
"""A whole roll opens its page within a minute: each looks at what the others saw a moment ago."""
BEFORE = (MeetingState.SCHEDULED, MeetingState.INVITED, MeetingState.REGISTRATION)
TITLE = "LATIHAN: {}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who takes part: so many simulated members, and the real ones of the roll where they may."""

    simulated: int
    with_members: bool

    def check(self) -> None:
        """Raises:
        Refused: `malformed` (field).
        """
        if not 0 <= self.simulated <= MOST_SIMULATED or not (self.simulated or self.with_members):
            refuse(Refusal.MALFORMED, field="simulated")


class Rehearsals:
    def __init__(
        self,
        *,
        registry: Registry,
        identity: IdentityStore,
        documents: DocumentStore,
        house: House,
        sessions: Sessions,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._registry = registry
        self._identity = identity
        self._documents = documents
        self._house = house
        self._sessions = sessions
        self._ids = ids
        self._now = now
        self._seen: dict[MeetingKey, tuple[datetime, list[MeetingRow]]] = {}
        self._making: defaultdict[MeetingKey, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def make(self, hall: Hall, committee: PersonId, wanted: Wanted) -> Hall:
        """A copy of the meeting as it stands, open for coming in. One at a time is under way.

        Raises:
            Refused: `wrong-state`, `something-running`, `malformed` (field).
        """
        wanted.check()
        real = hall.live.state
        if real.about.is_rehearsal or real.state not in BEFORE:
            refuse(Refusal.WRONG_STATE, state=real.state.value)
        async with self._making[hall.key]:
            if await self.under_way(hall, is_fresh=True) is not None:
                refuse(Refusal.REHEARSAL_UNDER_WAY)
            key = MeetingKey(hall.key.cooperative, self._ids.new_id())
            entries, root = await self._copy(key, hall, wanted)
            rehearsal = await self._house.hall(key)
            await self._give(rehearsal, _schedule(hall.key.id, key.id, real, self._now()), CLOCK)
            actor = Actor(committee, Role.COMMITTEE)
            for command in (FreezeRoll(self._now(), entries, root), OpenRegistration()):
                await self._give(rehearsal, command, actor)
            self._seen.clear()
            return rehearsal

    async def _copy(self, key: MeetingKey, hall: Hall, wanted: Wanted) -> tuple[tuple[RollEntry, ...], str]:
        """List the rehearsal and write its roll; what its events will stand on is there before them."""
        store, real = self._registry.store, hall.live.state
        practised = await store.meeting(hall.key)
        row = MeetingRow(
            cooperative=key.cooperative,
            id=key.id,
            series=key.id,
            title=TITLE.format(real.about.title),
            planned_at=self._now(),
            created_at=self._now(),
            rehearsal_of=hall.key.id,
            points=practised.points if practised is not None else (),
        )
        await store.put_meeting(row)
        members = await self._members(hall) if wanted.with_members else []
        entitled = practice_roll(members, wanted.simulated)
        lines, root = freeze_lines(entitled, [self._ids.salt() for _ in entitled])
        await store.put_roll_lines(key, lines)
        return tuple(RollEntry(line.entry, line.weight) for line in lines), root

    async def _members(self, hall: Hall) -> list[Entitled]:
        """Those of the frozen roll, else who would be on it today."""
        store, roll = self._registry.store, hall.live.state.roll
        is_weighted = hall.live.state.profile.weighted
        if roll.entries:
            lines = await store.roll_lines(hall.key)
            return [
                Entitled(one.entry, one.number, one.name, one.status, one.weight if is_weighted else 1)
                for one in lines
                if one.entry in roll
            ]
        known = await store.members(hall.key.cooperative, statuses=ENTITLED)
        return [Entitled(one.id, one.member.number, one.member.name, one.member.status, 1) for one in known]

    async def of(self, real: Hall) -> list[Hall]:
        """Every rehearsal of a meeting and of those before it in its line of calls, the latest first.

        What was discarded is not among them.
        """
        return [await self._house.hall(row.key) for row in await self._rows(real)]

    async def under_way(self, real: Hall, *, is_fresh: bool = False) -> Hall | None:
        """The rehearsal that people may join now, as it stood within the last two seconds."""
        at, known = self._now(), self._seen.get(real.key)
        if is_fresh or known is None or at - known[0] > FRESH:
            known = self._seen[real.key] = (at, await self._rows(real))
        for row in known[1]:
            hall = await self._house.hall(row.key)
            if hall.is_gathered:
                return hall
        return None

    async def _rows(self, real: Hall) -> list[MeetingRow]:
        rows = await self._registry.store.meetings(real.key.cooperative)
        line = {row.id for row in rows if row.series == real.live.state.about.series}
        found = [row for row in rows if row.rehearsal_of in line]
        return sorted(found, key=lambda row: row.created_at, reverse=True)

    async def join(self, device: Device, real: Hall) -> Hall:
        """Give this device the places in the rehearsal that it holds in the real meeting, and none else.

        Once the real meeting is open nobody is led away from it.

        Raises:
            Refused: `unknown-meeting` where none is under way, `not-on-roll` for whom it has no place,
                `wrong-state`.
        """
        rehearsal = await self.under_way(real, is_fresh=True)
        if rehearsal is None:
            refuse(Refusal.UNKNOWN_MEETING)
        if real.live.state.state not in BEFORE:
            refuse(Refusal.WRONG_STATE, state=real.live.state.state.value)
        series, practice = real.live.state.about.series, rehearsal.live.state
        seats = [Seat(practice.about.series, one) for one in self.places(device, real, rehearsal)]
        held = [one.person for one in device.offices if one.series == series]
        offices = [Office(practice.about.series, person) for person in held]
        if not seats and not offices and not device.roles:
            refuse(Refusal.NOT_ON_ROLL)
        former = await self._identity.write(lambda identity: self._sit(identity, device, seats, offices))
        for session, seat in former:
            self._sessions.announce(Change(session, ChangeKind.MOVED, seat))
        self._sessions.announce(Change(device.session, ChangeKind.SIGNED_IN))
        return rehearsal

    def places(self, device: Device, real: Hall, rehearsal: Hall) -> list[PersonId]:
        """Who sits on this device in the real meeting and may take part in the rehearsal."""
        series, roll = real.live.state.about.series, rehearsal.live.state.roll
        return [seat.entry for seat in device.seats if seat.series == series and seat.entry in roll]

    async def _sit(
        self, identity: IdentityWriter, device: Device, seats: list[Seat], offices: list[Office]
    ) -> list[tuple[str, Seat]]:
        """Whose seats came from another device: in a rehearsal nobody is asked to wait."""
        at, former = self._now(), []
        for seat in seats:
            before = await identity.take_seat(device.cooperative, device.session, seat, at)
            if before is not None and before != device.session:
                former.append((before, seat))
        for office in offices:
            if office not in device.offices:
                await identity.take_office(device.cooperative, device.session, office, at)
        await identity.touch(device.cooperative, device.session, at)
        return former

    async def discard(self, rehearsal: Hall) -> None:
        """Off the books, with its roll and documents. Its log stays: nothing may take a line out of one.

        Raises:
            Refused: `unknown-meeting` for a meeting that counts.
        """
        if not await self._registry.store.remove_rehearsal(rehearsal.key):
            refuse(Refusal.UNKNOWN_MEETING)
        await self._documents.remove(rehearsal.key)
        self._house.forget(rehearsal.key)
        self._seen.clear()

    async def _give(self, hall: Hall, command: Command, actor: Actor) -> None:
        outcome = await hall.live.submit(Submission(command, actor, self._ids.new_id(), self._now()))
        if isinstance(outcome, Declined):
            raise Refused(outcome.code, outcome.facts)


def _schedule(meeting: str, id_: str, real: Meeting, at: datetime) -> ScheduleMeeting:
    """The agenda, the rules, the tables and the officers as they stand in the real meeting."""
    about, offices = real.about, real.offices
    return ScheduleMeeting(
        title=TITLE.format(about.title),
        kind=about.kind,
        mode=about.mode,
        planned_at=at,
        zone=about.zone,
        place=about.place,
        book_year=about.book_year,
        book_year_ended_on=about.book_year_ended_on,
        # Its roll is practised with, one vote each: nobody stands for a group or a share.
        profile=replace(real.profile, delegates=None, parties=None),
        agenda=tuple(item.planned for item in real.agenda.items.values()),
        officers=tuple(
            Appointment(role, person) for role, persons in offices.holders.items() for person in persons
        ),
        board=offices.board,
        supervisors=offices.supervisors,
        call=about.call,
        series=id_,
        tables=about.tables,
        window_days=about.window_days or None,
        rehearsal_of=meeting,
    )
