"""A meeting over a log, with people who act in it: what the tests of the application stand on.

Members are `m1`, `m2`, …; officers stand on no roll.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from rat_online.app.feed import Feed
from rat_online.app.hall import Hall
from rat_online.app.live_meeting import LiveMeeting
from rat_online.app.lot_seeds import LotSeeds
from rat_online.app.outcome import Declined, Done, Outcome, Submission
from rat_online.app.ports.log import MeetingLog
from rat_online.app.presence import PresenceBoard
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.agenda import PlannedItem
from rat_online.domain.ballot import Option
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.attending import CheckIn
from rat_online.domain.commands.closing import CloseMeeting, ReadDecisions
from rat_online.domain.commands.deciding import ProposeDecision
from rat_online.domain.commands.leading import OpenMeeting
from rat_online.domain.commands.preparing import (
    FreezeRoll,
    OpenRegistration,
    RecordInvitations,
    ScheduleMeeting,
)
from rat_online.domain.commands.voting import CastVote, OpenBallot
from rat_online.domain.errors import Refusal
from rat_online.domain.events import Happened
from rat_online.domain.offices import Appointment
from rat_online.domain.profile import Profile
from rat_online.domain.prose import Prose
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import (
    BallotForm,
    DecisionKind,
    MeetingKind,
    MeetingMode,
    PersonId,
    Role,
    Subject,
)
from tests.app.virtual_time import START

KEY = MeetingKey("melati", "rat-2027")

ACTING = Actor("acting", Role.ACTING_CHAIR)
DEPUTY = Actor("deputy", Role.DEPUTY)
SECRETARY = Actor("secretary", Role.SECRETARY)
OPERATOR = Actor("operator", Role.OPERATOR)
WITNESS = Actor("witness", Role.WITNESS)
WITNESS_2 = Actor("witness2", Role.WITNESS)
DESK = Actor("desk", Role.COMMITTEE)
AUDITOR = Actor("auditor", Role.AUDITOR)
OFFICERS = (ACTING, DEPUTY, SECRETARY, OPERATOR, WITNESS, WITNESS_2, DESK, AUDITOR)

ITEMS = ("i1", "i2", "i3")
NAMES = {actor.person: f"Petugas {actor.person}" for actor in OFFICERS} | {
    f"m{number}": f"Anggota {number}" for number in range(1, 200)
}


def member(number: int) -> Actor:
    return Actor(f"m{number}", Role.MEMBER)


def why(text: str = "sebab yang dicatat", salt: str = "garam") -> Prose:
    return Prose(text, salt)


def schedules(profile: Profile | None = None, planned_at: datetime = START) -> ScheduleMeeting:
    return ScheduleMeeting(
        title="RAT Tahun Buku 2026",
        kind=MeetingKind.ANNUAL,
        mode=MeetingMode.HYBRID,
        planned_at=planned_at,
        zone="Asia/Jakarta",
        place="Balai Desa",
        book_year=2026,
        book_year_ended_on=date(2026, 12, 31),
        profile=profile or Profile(),
        agenda=tuple(PlannedItem(item, f"Acara {item}") for item in ITEMS),
        officers=tuple(Appointment(actor.role, actor.person) for actor in OFFICERS),
    )


def motion(text: str = "Rapat menerima LPJ.") -> ProposeDecision:
    return ProposeDecision("i1", DecisionKind.ORDINARY, Subject.ACCOUNTABILITY, text)


def election(*persons: PersonId) -> ProposeDecision:
    """Of the meeting's own chairs, so that its ballot is open."""
    options = tuple(Option(f"c{number}", "", person) for number, person in enumerate(persons, start=1))
    return ProposeDecision(
        "i1", DecisionKind.ORDINARY, Subject.PRESIDIUM, "Pimpinan sidang", BallotForm.ONE_OF, options
    )


@dataclass
class Gathering:
    """One meeting in one process."""

    log: MeetingLog
    now: Callable[[], datetime]
    announced: list[Happened] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.live = LiveMeeting(KEY, self.log, PresenceBoard(self.now()))
        self.live.seed_for = LotSeeds(bytes(32))
        self.live.announce = self.announced.extend
        self.live.on_failure = self.failures.append
        self._ids = count(1)

    async def submit(self, command: Command, by: Actor, id: str | None = None) -> Outcome:
        known_by = None if by == CLOCK else id or f"k{next(self._ids)}"
        return await self.live.submit(Submission(command, by, known_by, self.now()))

    async def does(self, command: Command, by: Actor = ACTING, id: str | None = None) -> Done:
        outcome = await self.submit(command, by, id)
        assert isinstance(outcome, Done), outcome
        return outcome

    async def refuses(self, command: Command, code: str, by: Actor = ACTING, id: str | None = None) -> None:
        outcome = await self.submit(command, by, id)
        assert isinstance(outcome, Declined), outcome
        assert outcome.code is Refusal(code)

    async def prepare(self, entitled: int = 5, profile: Profile | None = None) -> None:
        """Up to the registration: scheduled, roll frozen, invited in time."""
        at = self.now()
        await self.does(schedules(profile, at), CLOCK)
        entries = tuple(RollEntry(f"m{number}") for number in range(1, entitled + 1))
        await self.does(FreezeRoll(at, entries, "root"), DESK)
        long_ago = at - timedelta(days=20)
        await self.does(RecordInvitations(long_ago, long_ago, entitled), DESK)
        await self.does(OpenRegistration(), DESK)

    async def arrive(self, *numbers: int) -> None:
        for number in numbers:
            await self.does(CheckIn(f"m{number}"), member(number))

    async def open(self, entitled: int = 5, present: int = 3, profile: Profile | None = None) -> None:
        await self.prepare(entitled, profile)
        await self.arrive(*range(1, present + 1))
        await self.does(OpenMeeting())

    async def open_ballot(self, seconds: int = 60) -> str:
        """A motion put to an open ballot; its id."""
        proposed = await self.does(motion())
        opened = await self.does(OpenBallot(str(proposed.facts["decision"]), seconds))
        return str(opened.facts["ballot"])

    async def vote(self, ballot: str, number: int, choice: str = "for", id: str | None = None) -> Outcome:
        return await self.submit(CastVote(ballot, f"m{number}", (choice,)), member(number), id)

    async def close(self) -> None:
        await self.does(ReadDecisions())
        await self.does(CloseMeeting())

    def hall(self) -> Hall:
        feed = Feed(self.live, NAMES)
        return Hall(self.live, feed, self.now)
