"""Convening a meeting: from a plan to a scheduled meeting with its roll frozen and its links made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.hall import Hall
from rat_online.app.house import House
from rat_online.app.ids import Ids
from rat_online.app.links import IssuedLink, Links
from rat_online.app.meeting_plan import MeetingPlan, PlanFault
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import AccountRole, Cooperative
from rat_online.app.registry import Registry
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.agenda import PlannedItem
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.preparing import (
    FreezeRoll,
    OpenRegistration,
    OverrideReadiness,
    RecordInvitations,
    ScheduleMeeting,
)
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.offices import Appointment
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import PersonId, Role

ORGANISE = frozenset({AccountRole.ADMIN, AccountRole.COMMITTEE})


@dataclass(frozen=True, slots=True)
class Convened:
    """A meeting and the secrets of its links, which exist only here."""

    hall: Hall
    seats: list[IssuedLink]
    offices: list[IssuedLink]


class Convener:
    """Carries a plan out, in the name of a committee member."""

    def __init__(
        self, registry: Registry, links: Links, house: House, ids: Ids, now: Callable[[], datetime]
    ) -> None:
        self._registry = registry
        self._links = links
        self._house = house
        self._ids = ids
        self._now = now

    async def schedule(
        self, cooperative: Cooperative, plan: MeetingPlan, committee: PersonId, meeting: str | None = None
    ) -> Hall:
        """Put the meeting on the calendar; with the id `meeting` it is scheduled once, however often asked.

        Raises:
            PlanFault: somebody named in the plan is not known.
            Refused: the rules refuse it.
        """
        command = await self._schedule(cooperative, plan, committee)
        key = MeetingKey(cooperative.id, meeting or self._ids.new_id())
        is_new = await self._registry.store.meeting(key) is None
        if is_new:
            await self._registry.create_meeting(cooperative.id, plan.title, plan.planned_at, id=key.id)
        hall = await self._house.hall(key)
        try:
            await self._give(hall, command, CLOCK)
        except Refused as refused:
            if refused.code is not Refusal.WRONG_STATE:
                if is_new:  # what was refused is on no list
                    await self._registry.store.drop_meeting(key)
                raise
        return hall

    async def convene(self, cooperative: Cooperative, plan: MeetingPlan, committee: PersonId) -> Convened:
        """Schedule, freeze the roll, note the invitations, make links for seats and offices.

        Raises:
            PlanFault: somebody named in the plan is not known.
            Refused: the rules refuse a step.
        """
        hall = await self.schedule(cooperative, plan, committee)
        entries, root = await self._registry.freeze_roll(hall.key, hall.live.state.profile)
        actor = Actor(committee, Role.COMMITTEE)
        await self._give(hall, FreezeRoll(self._now(), entries, root), actor)
        if plan.invited_at is not None:
            invited = RecordInvitations(plan.invited_at, plan.material_at, len(entries))
            await self._give(hall, invited, actor)
        for check, reason in plan.overrides.items():
            await self._give(hall, OverrideReadiness(check, self._prose(reason)), actor)
        if plan.register_now:
            await self._give(hall, OpenRegistration(), actor)
        seats = await self._links.issue(self._series(hall), [entry.id for entry in entries])
        return Convened(hall, seats, await self.office_links(hall))

    async def office_links(self, hall: Hall) -> list[IssuedLink]:
        """New links for everybody in office; those made before stay good.

        Who organises comes in by account, with a second factor: a link to that would go round it.
        """
        offices = hall.live.state.offices
        held = (*offices.holders.values(), offices.supervisors)
        officers = list(dict.fromkeys(person for of_role in held for person in of_role))
        store, cooperative = self._registry.store, hall.key.cooperative
        accounts = {one.id: one for one in await store.accounts(cooperative) if one.revoked_at is None}
        organisers = {id_ for id_, account in accounts.items() if account.roles & ORGANISE}
        chosen = [one for one in officers if one not in organisers]
        strangers = {one for one in chosen if await store.member(cooperative, one) is None}
        return await self._links.issue_offices(self._series(hall), chosen, strangers)

    def _series(self, hall: Hall) -> Series:
        return Series(hall.key.cooperative, hall.live.state.about.series)

    def _prose(self, text: str) -> Prose:
        return Prose(text, self._ids.salt().hex())

    async def _give(self, hall: Hall, command: Command, actor: Actor) -> None:
        outcome = await hall.live.submit(Submission(command, actor, self._ids.new_id(), self._now()))
        if isinstance(outcome, Declined):
            raise Refused(outcome.code, outcome.facts)

    async def _schedule(
        self, cooperative: Cooperative, plan: MeetingPlan, committee: PersonId
    ) -> ScheduleMeeting:
        people = await self._people(cooperative.id)

        def persons(field: str, named: Sequence[str]) -> tuple[PersonId, ...]:
            for unknown in (name for name in named if name not in people):
                raise PlanFault(field, unknown)
            return tuple(people[name] for name in named)

        officers = [
            Appointment(role, person)
            for role, named in plan.officers.items()
            for person in persons(role.value, named)
        ]
        presenters = [
            persons("presenter", [item.presenter] if item.presenter else []) for item in plan.agenda
        ]
        agenda = tuple(
            PlannedItem(f"i{number}", item.title, *presenter)
            for number, (item, presenter) in enumerate(zip(plan.agenda, presenters, strict=True), start=1)
        )
        return ScheduleMeeting(
            title=plan.title,
            kind=plan.kind,
            mode=plan.mode,
            planned_at=plan.planned_at,
            zone=plan.zone or cooperative.zone,
            place=plan.place,
            book_year=plan.book_year,
            book_year_ended_on=plan.book_year_ended_on,
            profile=plan.profile or cooperative.profile,
            agenda=agenda,
            officers=(*await self._committee(cooperative.id, committee), *officers),
            board=persons("board", plan.board),
            supervisors=persons("supervisors", plan.supervisors),
            tables=dict(plan.tables),
            window_days=plan.window_days,
        )

    async def _committee(self, cooperative: str, first: PersonId) -> list[Appointment]:
        """Every account that organises, whoever schedules the meeting first."""
        accounts = await self._registry.store.accounts(cooperative)
        others = [
            one.id for one in accounts if one.roles & ORGANISE and not one.revoked_at and one.id != first
        ]
        return [Appointment(Role.COMMITTEE, person) for person in (first, *others)]

    async def _people(self, cooperative: str) -> dict[str, PersonId]:
        """Member numbers and logins, to the ids they stand for."""
        store = self._registry.store
        people = {account.login: account.id for account in await store.accounts(cooperative)}
        people.update({known.member.number: known.id for known in await store.members(cooperative)})
        return people
