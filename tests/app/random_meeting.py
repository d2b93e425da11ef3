"""Random acts of a meeting: mostly what somebody would do next, sometimes what nobody may.

The choice is made by a source of chance that the test draws, so that a failure shrinks to a short meeting.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from rat_online.app.outcome import Submission
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.ballot import Ballot, Choice
from rat_online.domain.bench import Bench
from rat_online.domain.commands import Command
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import staging as t
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.context import Context
from rat_online.domain.decision import Decision
from rat_online.domain.due import due
from rat_online.domain.meeting import Meeting
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import (
    Channel,
    DecisionStatus,
    InterruptionKind,
    LetterForm,
    MeetingCall,
    MeetingState,
    Role,
    StreamKind,
    SuspensionKind,
)
from tests.app.gathering import (
    ACTING,
    AUDITOR,
    DEPUTY,
    DESK,
    ITEMS,
    OPERATOR,
    SECRETARY,
    WITNESS,
    WITNESS_2,
    Gathering,
    election,
    member,
    motion,
    why,
)
from tests.app.random_elections import Act, a_choice, electing, recording, seeing_to
from tests.app.random_nominations import nominating
from tests.app.random_roll import joining
from tests.app.random_writing import answering

OVER = (DecisionStatus.RECONSIDERED, DecisionStatus.WITHDRAWN)


class RandomActs:
    """Draws the next act of a meeting with `entitled` members on its roll."""

    def __init__(self, chance: Random, entitled: int) -> None:
        self._chance = chance
        self._entitled = entitled

    def next(self, meeting: Meeting) -> Act:
        command, by = self._next(meeting)
        return self._salted(command), by

    def _salted(self, command: Command) -> Command:
        """Two people who say the same thing say it in two places."""
        said = {one.name: getattr(command, one.name) for one in fields(command)}
        own: dict[str, Any] = {
            name: replace(text, salt=str(self._chance.random()))
            for name, text in said.items()
            if isinstance(text, Prose)
        }
        return replace(command, **own)

    def _next(self, meeting: Meeting) -> Act:
        ways: list[tuple[int, Callable[[Meeting], Act]]] = [
            (8, self._voting),
            (6, self._attending),
            (1, self._representing),
            (5, self._speaking),
            (3, self._asking),
            (2, self._staging),
            (5, self._deciding),
            (4, lambda at: electing(self._chance, at, self._chair(at), self._entitled)),
            (1, lambda at: recording(self._chance, at, self._chair(at), self._entitled)),
            (4, self._leading),
            (2, self._offices),
            (2, self._ending),
            (4, self._nominating),
        ]
        if meeting.is_in_writing:
            return answering(self._chance, meeting, self._chair(meeting), self._entitled)
        if meeting.open_ballot() and self._chance.random() < 0.6:
            return self._voting(meeting)
        pressing = self._pressing(meeting)
        if pressing and self._chance.random() < 0.4:
            return self._chance.choice(pressing)(meeting)
        if len(meeting.attendance.here) * 2 <= self._entitled and self._chance.random() < 0.3:
            number = self._anybody()
            return a.CheckIn(f"m{number}"), member(number)
        if meeting.state is MeetingState.REGISTRATION and len(meeting.attendance.here) * 2 > self._entitled:
            return ld.OpenMeeting(), ACTING
        weights = [weight for weight, _ in ways]
        return self._chance.choices([way for _, way in ways], weights)[0](meeting)

    def _pressing(self, meeting: Meeting) -> list[Callable[[Meeting], Act]]:
        """What somebody would see to now."""
        if meeting.state is MeetingState.REGISTRATION:
            return [self._representing]
        if meeting.state is MeetingState.SUSPENDED:
            return [lambda at: (ld.ResumeMeeting(), self._chair(at))]
        return [partial(self._seeing_to, one) for one in meeting.decisions.values() if one.status not in OVER]

    def _seeing_to(self, decision: Decision, meeting: Meeting) -> Act:
        return seeing_to(self._chance, decision, self._chair(meeting), self._entitled)

    def time_passes(self, meeting: Meeting) -> timedelta:
        """Mostly a moment, sometimes until after a deadline."""
        return timedelta(seconds=self._chance.choice([0, 0, 0, 0, 0, 0, 1, 1, 1, 5, 5, 70]))

    def due(self, meeting: Meeting, context: Context) -> list[Act]:
        return [(command, CLOCK) for command in due(meeting, context)]

    def _anybody(self) -> int:
        return self._chance.randint(1, self._entitled + 1)

    def _some(self, known: object, otherwise: str) -> str:
        options = sorted(known) if isinstance(known, dict | set) else []
        return self._chance.choice(options) if options and self._chance.random() < 0.95 else otherwise

    def _chair(self, meeting: Meeting) -> Actor:
        gavel = meeting.offices.gavel
        return Actor(gavel, Role.CHAIR) if gavel and gavel != ACTING.person else ACTING

    def _nominating(self, meeting: Meeting) -> Act:
        return nominating(meeting, self._chance, self._entitled)

    def _attending(self, meeting: Meeting) -> Act:
        number = self._anybody()
        person, noted = f"m{number}", meeting.last_at - timedelta(minutes=5) if number % 2 else None
        commands: list[Act] = [
            (a.CheckIn(person), member(number)),
            (a.CheckIn(person), member(number)),
            (a.CheckIn(person, Channel.HALL, "Balai", noted), DESK),
            (a.CheckOut(person), member(number)),
            (a.ConfirmPresence(person), member(number)),
            (a.LapsePresence((person,)), CLOCK),
            (a.RestorePresence((person,)), CLOCK),
            (a.CallRollCall(20), self._chair(meeting)),
        ]
        return self._chance.choice(commands)

    def _representing(self, meeting: Meeting) -> Act:
        number = self._anybody()
        person = f"m{number}"
        given = self._some(meeting.proxies.given, person)
        mandate = meeting.proxies.given.get(given)
        holder = mandate.holder if mandate else person
        commands: list[Act] = [
            *[(rp.GiveProxy(person, self._other()), member(number))] * 3,
            *[(rp.AttachProxyLetter(given, "ab" * 32, LetterForm.PDF), DESK)] * 2,
            *[(rp.AttachProxyLetter(given, "cd" * 32, LetterForm.PDF), Actor(given, Role.MEMBER))] * 4,
            (rp.RevokeProxy(given), Actor(given, Role.MEMBER)),
            (rp.DeclineProxy(holder, given), Actor(holder, Role.MEMBER)),
        ]
        return self._chance.choice(commands)

    def _voting(self, meeting: Meeting) -> Act:
        ballot = meeting.open_ballot()
        if ballot is None or self._chance.random() < 0.2:
            decision = self._some(meeting.decisions, "d9")
            return v.OpenBallot(decision, 60, why() if self._chance.random() < 0.3 else None), OPERATOR
        if ballot.uncounted and meeting.last_at >= ballot.deadline_at and self._chance.random() < 0.7:
            return self._count(ballot, ballot.uncounted[0]), self._chance.choice([WITNESS, WITNESS_2])
        person = self._some(meeting.attendance.here, self._other())
        choice = a_choice(self._chance, ballot)
        by_proxy = self._votes_by_proxy(meeting, ballot, choice)
        if by_proxy and self._chance.random() < 0.2:
            return self._chance.choice(by_proxy)
        commands: list[Act] = [
            *[(v.CastVote(ballot.id, person, choice), Actor(person, Role.MEMBER))] * 8,
            *[
                (self._count(ballot, bench), witness)
                for bench in ballot.benches
                for witness in (WITNESS, WITNESS_2)
            ],
            (v.ExtendBallot(ballot.id, 10), self._chair(meeting)),
            (v.CloseBallot(ballot.id), self._chair(meeting)),
            (v.AnnulBallot(ballot.id, why()), self._chair(meeting)),
        ]
        return self._chance.choice(commands)

    def _votes_by_proxy(self, meeting: Meeting, ballot: Ballot, choice: Choice) -> list[Act]:
        held = meeting.attendance.holders.items()
        return [
            (rp.CastProxyVote(ballot.id, holder, giver, choice), Actor(holder, Role.MEMBER))
            for giver, holder in held
        ]

    def _other(self) -> str:
        return f"m{self._anybody()}"

    def _count(self, ballot: Ballot, bench: Bench) -> v.EnterPlaceCount:
        """Mostly what the other witness found too: nobody chose anything there."""
        counts = {ballot.options[0].id: 1} if self._chance.random() < 0.3 else {}
        return v.EnterPlaceCount(ballot.id, bench.place, counts, part=bench.part)

    def _deciding(self, meeting: Meeting) -> Act:
        decision = self._some(meeting.decisions, "d9")
        number = self._anybody()
        chair = self._chair(meeting)
        candidates = [f"m{number}" for number in range(1, self._chance.randint(2, 4))]
        commands: list[Act] = [
            (motion(), SECRETARY),
            (election(*candidates), chair),
            (d.AmendDecisionText(decision, f"Rapat memutuskan {number}."), SECRETARY),
            (d.RecordConsensus(decision), chair),
            (d.CallAcclamation(decision, 15), chair),
            (d.Object(decision, f"m{number}", why(f"keberatan {number}", decision)), member(number)),
            (d.WithdrawObjection(decision, f"m{number}"), member(number)),
            (d.StopAcclamation(decision, why("salah pencet", decision)), chair),
            (d.ObjectToResult(decision, f"m{number}", why(f"protes {number}", decision)), member(number)),
            (d.AnswerResultObjection(decision, f"m{number}", why(f"jawab {number}", decision)), chair),
            (d.DeclareResult(decision), chair),
            (d.DeclareResult(decision), chair),
            (d.ReconsiderDecision(decision, why("keliru", decision)), chair),
            (ld.InstallPresidium(decision, tuple(candidates[:1])), chair),
        ]
        return self._chance.choice(commands)

    def _leading(self, meeting: Meeting) -> Act:
        chair = self._chair(meeting)
        to_at = meeting.last_at + timedelta(days=2)
        takers = ["deputy", "acting", *meeting.offices.presidium]
        commands: list[Act] = [
            (ld.StartAgendaItem(self._chance.choice(ITEMS)), OPERATOR),
            (u.WithdrawItemStart(meeting.agenda.current or ITEMS[0]), OPERATOR),
            (u.WithdrawProposal(self._some(meeting.decisions, "d9")), SECRETARY),
            (ld.SuspendMeeting(SuspensionKind.LOBBY, 60, why()), chair),
            *[(ld.ResumeMeeting(), chair)] * 3,
            (ld.HandOverGavel(self._chance.choice(takers), why()), chair),
            (ld.TakeOverGavel(), self._chance.choice([DEPUTY, ACTING])),
            (v.RecordOutage(meeting.last_at - timedelta(seconds=5), meeting.last_at), CLOCK),
            (ld.TakeNote(self._chance.choice(ITEMS), why(str(self._chance.random()))), SECRETARY),
        ]
        if not meeting.quorum().reached and self._chance.random() < 0.1:
            return ld.CloseWithoutQuorum(why()), chair
        if self._chance.random() < 0.03:
            commands = [
                (ld.PostponeMeeting(MeetingCall.CONTINUED, to_at, why()), chair),
                *[(ld.CancelMeeting(why()), chair)] * 3,
            ]
        return self._chance.choice(commands)

    def _speaking(self, meeting: Meeting) -> Act:
        number = self._anybody()
        person, floor, chair = f"m{number}", meeting.floor, self._chair(meeting)
        turn = floor.held_by or "t1"
        waiting = next((one.id for one in floor.pending()), "n1")
        commands: list[Act] = [
            *[(s.RaiseHand(person), member(number))] * 2,
            (s.WithdrawHand(person), member(number)),
            (s.GiveFloor(next(iter(floor.hands), person)), OPERATOR),
            (s.ExtendTurn(turn, 30), chair),
            (s.EndTurn(turn), chair),
            (
                s.Interrupt(person, self._chance.choice(list(InterruptionKind)), why("interupsi")),
                member(number),
            ),
            (s.WithdrawInterruption(waiting), self._interrupter(meeting)),
            (s.AcceptInterruption(waiting, 20), OPERATOR),
            (s.RefuseInterruption(waiting, why("bukan sekarang")), chair),
            (s.WarnPerson(person, why("tertib")), chair),
            (s.MutePerson(person, why("tertib")), chair),
            (s.UnmutePerson(person), chair),
            (s.RemovePerson(person, why("tertib")), chair),
            (s.ReadmitPerson(person), chair),
            (s.RecordGist(turn, why(str(self._chance.random()))), SECRETARY),
        ]
        return self._chance.choice(commands)

    def _interrupter(self, meeting: Meeting) -> Actor:
        waiting = next(iter(meeting.floor.pending()), None)
        return Actor(waiting.by, Role.MEMBER) if waiting else member(self._anybody())

    def _asking(self, meeting: Meeting) -> Act:
        number = self._anybody()
        known = self._some(meeting.questions.asked, "q1")
        other = self._some(meeting.questions.asked, "q2")
        commands: list[Act] = [
            *[(q.AskQuestion(f"m{number}", why(f"tanya {self._chance.random()}")), member(number))] * 3,
            (q.WithdrawQuestion(known), member(number)),
            (q.GroupQuestions((known,), self._chance.choice(["SHU", ""])), SECRETARY),
            (q.MergeQuestions(known, (other,)), SECRETARY),
            (q.ShowQuestion(self._chance.choice([known, None])), OPERATOR),
            (q.AnswerQuestion(known, why(f"jawab {self._chance.random()}")), SECRETARY),
        ]
        return self._chance.choice(commands)

    def _staging(self, _meeting: Meeting) -> Act:
        commands: list[Act] = [
            (t.StartBroadcast(), DESK),
            (t.StopBroadcast(), DESK),
            (t.ShowPage(self._chance.choice(["ab" * 32, "cd" * 32, None])), OPERATOR),
            (t.AcknowledgeRecording("m3"), member(3)),
            (t.TypeCaption(why(f"takarir {self._chance.random()}")), SECRETARY),
            (t.ChooseStream(self._chance.choice(list(StreamKind)), "https://cdn.example.id/a"), DESK),
            (t.KeepRecording("ef" * 32, 1000, 60_000, ()), CLOCK),
            (t.EraseRecording(), CLOCK),
        ]
        return self._chance.choice(commands)

    def _offices(self, meeting: Meeting) -> Act:
        number = self._anybody()
        roles = [Role.SECRETARY, Role.ACTING_CHAIR, Role.DEPUTY, Role.OPERATOR, Role.AUDITOR, Role.WITNESS]
        role = self._chance.choice(roles)
        holder = self._chance.choice([f"m{number}", SECRETARY.person, AUDITOR.person])
        known = self._chance.choice([holder, *meeting.offices.held_by(role)])
        entry = joining(meeting, f"m{number}")
        rules = replace(meeting.profile, questions_each=self._chance.randint(2, 4))
        commands: list[Act] = [
            (p.ChangeRules(rules, why("tata tertib baru")), DESK),
            (p.RelieveOfficer(role, known), self._chair(meeting)),
            (p.AppointOfficer(role, holder), self._chair(meeting)),
            (
                p.RelieveOfficer(role, self._chance.choice([holder, *meeting.offices.held_by(role)])),
                self._chair(meeting),
            ),
            *[(p.AppointOfficer(Role.WITNESS, WITNESS_2.person), self._chair(meeting))] * 2,
            (p.AmendRoll(entry, self._chance.random() < 0.6, why()), DESK),
            (p.AmendRoll(entry, self._chance.random() < 0.6, why()), self._chair(meeting)),
        ]
        return self._chance.choice(commands)

    def _ending(self, meeting: Meeting) -> Act:
        number = self._anybody()
        chair = self._chair(meeting)
        commands: list[Act] = [
            (c.ReadDecisions(), chair),
            (c.ApproveReading(f"m{number}"), member(number)),
            (c.NameRepresentatives(("m1", "m2")), chair),
        ]
        if self._chance.random() < 0.03:
            commands = [(c.CloseMeeting(), chair)]
        return self._chance.choice(commands)


def submission(act: Act, meeting: Gathering) -> Submission:
    command, actor = act
    return Submission(command, actor, None, meeting.now())
