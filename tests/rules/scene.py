"""A meeting in a test, with its log, its clock and the people who act. See rulebook.py for its language.

Everything goes through `decide` and `evolve`, from the first event on. Members are `m1`, `m2`, …; the
officers are the constants below and stand on no roll, so that they move no figure.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Self, TypeAlias, TypeVar

import pytest

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.authority import MAY, PALU
from rat_online.domain.ballot import Ballot, Option
from rat_online.domain.commands import Command
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import staging as t
from rat_online.domain.commands import voting as v
from rat_online.domain.commands import writing as w
from rat_online.domain.context import Context
from rat_online.domain.decide import decide
from rat_online.domain.decision import Decision
from rat_online.domain.due import due
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.events import Event, Happened
from rat_online.domain.evolve import evolve
from rat_online.domain.meeting import Meeting
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import (
    BallotForm,
    Channel,
    DecisionKind,
    PersonId,
    Role,
    Subject,
    SuspensionKind,
)

ACTING_CHAIR = Actor("acting", Role.ACTING_CHAIR)
DEPUTY = Actor("deputy", Role.DEPUTY)
SECRETARY = Actor("secretary", Role.SECRETARY)
OPERATOR = Actor("operator", Role.OPERATOR)
WITNESS = Actor("witness", Role.WITNESS)
WITNESS_2 = Actor("witness2", Role.WITNESS)
COMMITTEE = Actor("desk", Role.COMMITTEE)
AUDITOR = Actor("auditor", Role.AUDITOR)
OFFICERS = (ACTING_CHAIR, SECRETARY, OPERATOR, WITNESS, COMMITTEE, AUDITOR)

PLANNED_AT = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)

Act: TypeAlias = "Command | Callable[[Scene], Command]"
EventT = TypeVar("EventT")


def why(text: str = "sebab yang dicatat") -> Prose:
    """A reason, or whatever else is kept as a personal free text."""
    return Prose(text, "garam")


def member(person: PersonId) -> Actor:
    return Actor(person, Role.MEMBER)


@dataclass
class Scene:
    """A meeting in a test, with its log and its clock. Every method that acts returns the scene."""

    meeting: Meeting = field(default_factory=lambda: Meeting("rat-2027"))
    log: list[Happened] = field(default_factory=list)
    now: datetime = PLANNED_AT - timedelta(days=40)
    last: list[Event] = field(default_factory=list)
    heard: dict[PersonId, datetime] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    delay_ms: int = 0
    slowest_ms: int = 0
    votes_stored: int | None = None

    # Acts

    def does(self, act: Act, by: Actor | None = None) -> Self:
        """A command that is done."""
        command = self._command(act)
        actor = by or self.usual_actor(command)
        self.last = decide(self.meeting, command, self._context(actor))
        for event in self.last:
            happened = Happened(event, self.meeting.position + 1, self.now, actor)
            self.log.append(happened)
            evolve(self.meeting, happened)
        return self

    def refuses(
        self, act: Act, code: str, by: Actor | None = None, **facts: str | int | bool | list[str]
    ) -> Self:
        """A command that is refused with this code and at least these facts, and has changed nothing."""
        command = self._command(act)
        before = deepcopy(self.meeting)
        with pytest.raises(Refused) as caught:
            decide(self.meeting, command, self._context(by or self.usual_actor(command)))
        refused = caught.value
        assert refused.code is Refusal(code), f"refused with {refused.code.value} {refused.facts}, not {code}"
        shown = {name: refused.facts.get(name) for name in facts}
        assert shown == facts, f"{code} with {refused.facts}, not {facts}"
        assert self.meeting == before, f"{code} changed the meeting"
        return self

    def changes_nothing(self, act: Act, by: Actor | None = None) -> Self:
        """A command that is accepted and has nothing to say, as when it is sent again."""
        before = deepcopy(self.meeting)
        self.does(act, by)
        assert self.last == [], f"expected no event, got {self.last}"
        assert self.meeting == before
        return self

    def happened(self, kind: type[EventT], /, **fields: object) -> Self:
        """The last command's events have one of this kind, with these fields."""
        event = self.event(kind)
        shown = {name: getattr(event, name) for name in fields}
        assert shown == fields, f"{kind.__name__} with {shown}, not {fields}"
        return self

    def did_not_happen(self, *kinds: type[object]) -> Self:
        assert not [event for event in self.last if isinstance(event, kinds)]
        return self

    def event(self, kind: type[EventT]) -> EventT:
        """The last command's one event of this kind."""
        found = [event for event in self.last if isinstance(event, kind)]
        assert len(found) == 1, f"expected one {kind.__name__}, got {self.last}"
        return found[0]

    # The clock

    def later(self, seconds: float = 1) -> Self:
        """Time goes by, and the server does what is due."""
        return self.unnoticed(seconds).ticks()

    def unnoticed(self, seconds: float = 1) -> Self:
        """Time goes by, and the server's clock has not struck yet."""
        self.now += timedelta(seconds=seconds)
        return self

    def ticks(self) -> Self:
        """The server does everything that is due."""
        done: list[Event] = []
        for command in due(self.meeting, self._context(CLOCK)):
            done += self.does(command, CLOCK).last
        self.last = done
        return self

    def last_heard(self, *persons: PersonId, ago: float) -> Self:
        """When these were last heard on any connection; whoever is not named never falls silent."""
        self.heard.update(dict.fromkeys(persons, self.now - timedelta(seconds=ago)))
        return self

    def seen_with(self, delay_ms: int, slowest_ms: int = 0) -> Self:
        self.delay_ms, self.slowest_ms = delay_ms, slowest_ms
        return self

    def storing(self, votes: int | None) -> Self:
        """What the vote table will say it holds when the next ballot closes."""
        self.votes_stored = votes
        return self

    # The usual steps

    def arrive(self, *persons: PersonId) -> Self:
        for person in persons:
            self.does(a.CheckIn(person))
        return self

    def arrive_in_hall(self, *persons: PersonId, place: str = "Balai Desa") -> Self:
        for person in persons:
            self.does(a.CheckIn(person, Channel.HALL, place), COMMITTEE)
        return self

    def arrive_at_desk(self, *persons: PersonId) -> Self:
        """Checked in on line by the desk: members at its kiosk, and guests."""
        for person in persons:
            self.does(a.CheckIn(person), COMMITTEE)
        return self

    def leave(self, *persons: PersonId) -> Self:
        for person in persons:
            self.does(a.CheckOut(person))
        return self

    def opened(self) -> Self:
        return self.does(ld.OpenMeeting())

    def with_deputy(self, person: PersonId = DEPUTY.person) -> Self:
        by = self.chair if self.meeting.offices.gavel else COMMITTEE
        return self.does(p.AppointOfficer(Role.DEPUTY, person), by)

    def suspended(self, seconds: int | None = None, kind: SuspensionKind = SuspensionKind.SUSPENSION) -> Self:
        return self.does(ld.SuspendMeeting(kind, seconds, why()))

    def resumed(self) -> Self:
        """Resumed, everybody has answered the roll-call and it is over."""
        self.does(ld.ResumeMeeting())
        for person in sorted(self.meeting.attendance.here):
            self.does(a.ConfirmPresence(person))
        return self.later(self.meeting.profile.roll_call_s)

    def proposed(
        self,
        name: str,
        kind: DecisionKind = DecisionKind.ORDINARY,
        subject: Subject = Subject.OTHER,
        reconsiders: str | None = None,
        text: str = "",
    ) -> Self:
        """A motion, which tests call by a name of their own."""
        old = self.named[reconsiders] if reconsiders else None
        text = text or f"Menyetujui {name}."
        return self._propose(name, d.ProposeDecision("lpj", kind, subject, text, reconsiders=old))

    def nominated(
        self,
        name: str,
        *candidates: str,
        seats: int = 1,
        kind: DecisionKind = DecisionKind.ELECTION,
        subject: Subject = Subject.PERSON,
        secret: bool = False,
        persons: bool = True,
        form: BallotForm = BallotForm.ONE_OF,
    ) -> Self:
        """An election of these (option and person of the same id), its ballot set open unless `secret`."""
        options = tuple(
            Option(option, person=option) if persons else Option(option, f"Pilihan {option}")
            for option in candidates
        )
        text = f"Memilih {name}."
        self._propose(name, d.ProposeDecision("election", kind, subject, text, form, options, seats))
        self.presented(name)
        if not secret and self.decision(name).secret:
            self.does(d.SetSecrecy(self.named[name], False, why()))
        return self

    def presented(self, name: str) -> Self:
        """Every candidate who needs a page has one."""
        for option in self.decision(name).pages_missing:
            self.does(d.PresentCandidate(self.named[name], option, why("visi"), why("misi")))
        return self

    def _propose(self, name: str, command: d.ProposeDecision) -> Self:
        self.does(command)
        self.named[name] = next(reversed(self.meeting.decisions))
        return self

    def voted(self, name: str, **choices: Iterable[PersonId]) -> Self:
        """Votes in the running ballot; `for_`, `against` and `abstain` or an option with its voters."""
        for option, voters in choices.items():
            for voter in voters:
                self.does(v.CastVote(self.ballot(name).id, voter, (option.rstrip("_"),)))
        return self

    def counted(self, name: str, seconds: int = 180, **choices: Iterable[PersonId]) -> Self:
        """A ballot from its opening to its count at the deadline."""
        self.does(v.OpenBallot(self.named[name], seconds))
        return self.voted(name, **choices).later(seconds)

    def declared(self, name: str) -> Self:
        """The palu, after the window for objections."""
        return self.later(self.meeting.profile.objection_s).does(d.DeclareResult(self.named[name]))

    # What is looked at

    @property
    def chair(self) -> Actor:
        """Whoever holds the palu, in the capacity in which it is held."""
        offices = self.meeting.offices
        assert offices.gavel is not None, "nobody holds the palu"
        acting = offices.gavel == offices.acting_chair() and not offices.presidium
        return Actor(offices.gavel, Role.ACTING_CHAIR if acting else Role.CHAIR)

    def decision(self, name: str) -> Decision:
        return self.meeting.decisions[self.named[name]]

    def ballot(self, name: str) -> Ballot:
        """The latest ballot of a decision."""
        return self.meeting.ballots[self.decision(name).ballots[-1]]

    def replayed(self) -> Meeting:
        """The state that the log alone adds up to."""
        meeting = Meeting(self.meeting.id)
        for happened in self.log:
            evolve(meeting, happened)
        return meeting

    def usual_actor(self, command: Command) -> Actor:
        """Who gives a command as a rule: the member for the own seat, else the chair, desk or clock."""
        may = MAY[type(command)]
        match command:
            case v.CastVote():
                return member(command.voter)
            case rp.GiveProxy() | rp.RevokeProxy() | rp.AttachProxyLetter():
                return member(command.giver)
            case rp.DeclineProxy() | rp.CastProxyVote():
                return member(command.holder)
            case d.Object() | d.WithdrawObjection() | d.ObjectToResult() | s.Interrupt() | q.AskQuestion():
                return member(command.by)
            case a.CheckIn() | a.CheckOut() | a.ConfirmPresence() | c.ApproveReading():
                return member(command.person)
            case s.RaiseHand() | s.WithdrawHand() | t.AcknowledgeRecording():
                return member(command.person)
            case s.WithdrawInterruption():
                return member(self.meeting.floor.interruptions[command.interruption].by)
            case q.WithdrawQuestion():
                return member(self.meeting.questions.asked[command.question].by)
            case n.NominateCandidate():
                return member(command.by)
            case n.AcceptNomination() | n.DeclineNomination():
                return member(self.meeting.nominations.made[command.nomination].person)
            case n.VerifyNomination() | n.RejectNomination() | w.EnterPostedAnswer():
                return COMMITTEE
            case ld.TakeOverGavel():
                return DEPUTY
            case ld.TakeNote() | s.RecordGist():
                return SECRETARY
            case v.EnterPlaceCount() | w.WitnessPostedAnswer():
                return WITNESS
            case _:
                if Role.SYSTEM in may and not may & PALU:
                    return CLOCK
                if Role.COMMITTEE in may and (self.meeting.opened_at is None or not may & PALU):
                    return COMMITTEE
                return self.chair

    def _command(self, act: Act) -> Command:
        return act(self) if callable(act) else act

    def _context(self, actor: Actor) -> Context:
        return Context(
            self.now,
            actor,
            heard_at=self.heard.get,
            votes_stored=self.votes_stored,
            delay_ms=self.delay_ms,
            slowest_ms=self.slowest_ms,
            seed_for=lambda purpose: sha256(purpose.encode()).digest(),
            head=sha256(str(self.meeting.position).encode()).hexdigest(),
        )
