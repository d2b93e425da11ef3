"""Random meetings under the rules: whatever people try, these things hold. Rule book sections 2, 3, 6.

Every step is tried, also where it will be refused; a refused one must leave the meeting as it was.
"""

from copy import deepcopy
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.ballot import Option
from rat_online.domain.commands import Command
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import staging as t
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.due import due
from rat_online.domain.errors import Refused
from rat_online.domain.events import Happened
from rat_online.domain.events import leading as le
from rat_online.domain.events import speaking as se
from rat_online.domain.events import voting as ve
from rat_online.domain.evolve import evolve
from rat_online.domain.meeting import Meeting
from rat_online.domain.profile import QuorumRule
from rat_online.domain.threshold import at_least
from rat_online.domain.transitions import BALLOT, DECISION, MEETING, TURN
from rat_online.domain.vocabulary import (
    BallotForm,
    BallotStatus,
    Ceremony,
    Channel,
    DecisionKind,
    DecisionStatus,
    InterruptionKind,
    MeetingCall,
    MeetingState,
    Presence,
    Role,
    Subject,
    SuspensionKind,
)
from tests.rules.recounting import recounted, snapshot_in, standing
from tests.rules.rulebook import a_meeting, with_rules
from tests.rules.scene import COMMITTEE, PLANNED_AT, WITNESS, WITNESS_2, Scene, member, why

ROLL = 7
PEOPLE = st.integers(1, ROLL + 1).map(lambda n: f"m{n}")
"""The last of them is on no roll."""

CHOICES = st.sampled_from(["for", "against", "abstain", "blank", "c1"])
SEVERAL = st.lists(st.sampled_from(["c1", "c2", "c3"]), min_size=1, max_size=4).map(tuple)
NAMED = st.integers(1, 4)
SECONDS = st.sampled_from([0, 1, 10, 30, 60, 181, 600, 901])


class RandomMeeting(RuleBasedStateMachine):
    """People, the chair and the clock, in any order."""

    @initialize(both=st.booleans(), present=st.integers(0, ROLL), hall=st.booleans())
    def gather(self, both: bool, present: int, hall: bool) -> None:
        after = QuorumRule(at_least(1, 5), "ART") if both else None
        profile = with_rules(
            shortest_ballot_s=10, objection_s=20, after_suspension=after, valid_at_close=both
        )
        self.scene: Scene = a_meeting(ROLL, present, hall=int(hall and present > 0), profile=profile)
        self.scene.does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person), COMMITTEE)
        self.heard_of: dict[str, int] = {}

    def attempt(self, command: Command, by: Actor | None = None) -> None:
        """Do it, or be refused and have changed nothing."""
        before, length = deepcopy(self.scene.meeting), len(self.scene.log)
        try:
            self.scene.does(command, by)
        except Refused:
            assert self.scene.meeting == before
            assert len(self.scene.log) == length

    @property
    def chair(self) -> Actor:
        return self.scene.chair

    @rule(person=PEOPLE)
    def comes(self, person: str) -> None:
        self.attempt(a.CheckIn(person), member(person))

    @rule(person=PEOPLE)
    def comes_to_the_hall(self, person: str) -> None:
        self.attempt(a.CheckIn(person, Channel.HALL, "Balai Desa"), COMMITTEE)

    @rule(person=PEOPLE)
    def leaves(self, person: str) -> None:
        self.attempt(a.CheckOut(person), member(person))

    @rule(person=PEOPLE)
    def confirms(self, person: str) -> None:
        self.attempt(a.ConfirmPresence(person), member(person))

    @rule(person=PEOPLE)
    def falls_silent(self, person: str) -> None:
        self.scene.last_heard(person, ago=901)

    @rule(person=PEOPLE)
    def is_heard_again(self, person: str) -> None:
        self.scene.last_heard(person, ago=0)
        self.attempt(a.RestorePresence((person,)), CLOCK)

    @rule()
    def opens(self) -> None:
        self.attempt(ld.OpenMeeting(), self.chair)

    @rule(kind=st.sampled_from(list(SuspensionKind)))
    def suspends(self, kind: SuspensionKind) -> None:
        self.attempt(ld.SuspendMeeting(kind, 60, why()), self.chair)

    @rule()
    def resumes(self) -> None:
        self.attempt(ld.ResumeMeeting(), self.chair)

    @rule()
    def calls_the_roll(self) -> None:
        self.attempt(a.CallRollCall(30), self.chair)

    @rule(kind=st.sampled_from([DecisionKind.ORDINARY, DecisionKind.ARTICLES]))
    @precondition(lambda self: len(self.scene.meeting.decisions) < 4)
    def proposes(self, kind: DecisionKind) -> None:
        self.attempt(d.ProposeDecision("lpj", kind, Subject.OTHER, "Menyetujui."), self.chair)

    @rule(form=st.sampled_from(BallotForm), names=st.integers(1, 3), seats=st.integers(1, 3))
    @precondition(lambda self: len(self.scene.meeting.decisions) < 4)
    def proposes_a_choice(self, form: BallotForm, names: int, seats: int) -> None:
        options = tuple(Option(f"c{number}", f"Tempat {number}") for number in range(1, names + 1))
        kind, text = DecisionKind.ORDINARY, "Memilih tempat."
        self.attempt(d.ProposeDecision("lpj", kind, Subject.OTHER, text, form, options, seats), self.chair)

    @rule(kind=st.sampled_from(Ceremony), persons=st.lists(st.sampled_from(["board", "m1"]), max_size=2))
    def holds_a_ceremony(self, kind: Ceremony, persons: list[str]) -> None:
        term = (date(2027, 1, 1), date(2030, 1, 1)) if kind is Ceremony.INDUCTION else (None, None)
        self.attempt(r.RecordCeremony(kind, "lpj", tuple(persons), *term), self.chair)

    @rule(person=PEOPLE)
    def is_excused(self, person: str) -> None:
        self.attempt(r.ExcuseAbsence(person, why()), COMMITTEE)

    @rule(number=NAMED, amount=st.integers(0, 2))
    def attaches_a_table(self, number: int, amount: int) -> None:
        self.attempt(d.AttachTables(f"d{number}", f"# SHU\nCadangan;{amount}\nJumlah;1"), self.chair)

    @rule(number=NAMED)
    def agrees(self, number: int) -> None:
        self.attempt(d.RecordConsensus(f"d{number}"), self.chair)

    @rule(number=NAMED)
    def acclaims(self, number: int) -> None:
        self.attempt(d.CallAcclamation(f"d{number}", 30), self.chair)

    @rule(person=PEOPLE, number=NAMED, withdraws=st.booleans())
    def objects(self, person: str, number: int, withdraws: bool) -> None:
        raised = d.Object(f"d{number}", person, why())
        self.attempt(d.WithdrawObjection(f"d{number}", person) if withdraws else raised, member(person))

    @rule(number=NAMED, seconds=SECONDS, reason=st.booleans())
    def opens_a_ballot(self, number: int, seconds: int, reason: bool) -> None:
        self.attempt(v.OpenBallot(f"d{number}", seconds, why() if reason else None), self.chair)

    @rule(person=PEOPLE, number=NAMED, choice=st.one_of(CHOICES.map(lambda one: (one,)), SEVERAL))
    def votes(self, person: str, number: int, choice: tuple[str, ...]) -> None:
        self.attempt(v.CastVote(f"b{number}", person, choice), member(person))

    @rule(number=NAMED, witness=st.sampled_from([WITNESS, WITNESS_2]), found=st.integers(0, 3))
    def a_place_is_counted(self, number: int, witness: Actor, found: int) -> None:
        self.attempt(v.EnterPlaceCount(f"b{number}", "Balai Desa", {"for": found}), witness)

    @rule(number=NAMED)
    def closes_a_ballot(self, number: int) -> None:
        self.attempt(v.CloseBallot(f"b{number}"), self.chair)

    @rule(number=NAMED)
    def annuls(self, number: int) -> None:
        self.attempt(v.AnnulBallot(f"b{number}", why()), self.chair)

    @rule(person=PEOPLE, number=NAMED)
    def disputes(self, person: str, number: int) -> None:
        self.attempt(d.ObjectToResult(f"d{number}", person, why()), member(person))

    @rule(person=PEOPLE, number=NAMED)
    def answers(self, person: str, number: int) -> None:
        self.attempt(d.AnswerResultObjection(f"d{number}", person, why()), self.chair)

    @rule(number=NAMED)
    def declares(self, number: int) -> None:
        self.attempt(d.DeclareResult(f"d{number}"), self.chair)

    @rule(person=PEOPLE)
    def raises_a_hand(self, person: str) -> None:
        self.attempt(s.RaiseHand(person), member(person))

    @rule(person=PEOPLE, kind=st.sampled_from(list(InterruptionKind)))
    def interrupts(self, person: str, kind: InterruptionKind) -> None:
        self.attempt(s.Interrupt(person, kind), member(person))

    @rule(person=PEOPLE, seconds=st.sampled_from([None, 10, 300]))
    def gives_the_floor(self, person: str, seconds: int | None) -> None:
        self.attempt(s.GiveFloor(person, seconds), self.chair)

    @rule(number=NAMED, refuses=st.booleans())
    def settles_an_interupsi(self, number: int, refuses: bool) -> None:
        refused = s.RefuseInterruption(f"n{number}", why())
        self.attempt(refused if refuses else s.AcceptInterruption(f"n{number}"), self.chair)

    @rule(number=NAMED, extends=st.booleans())
    def ends_a_turn(self, number: int, extends: bool) -> None:
        self.attempt(s.ExtendTurn(f"t{number}", 60) if extends else s.EndTurn(f"t{number}"), self.chair)

    @rule(person=PEOPLE, act=st.sampled_from([s.WarnPerson, s.MutePerson, s.RemovePerson]))
    def keeps_order(self, person: str, act: type[s.WarnPerson | s.MutePerson | s.RemovePerson]) -> None:
        self.attempt(act(person, why()), self.chair)

    @rule(person=PEOPLE)
    def forgives(self, person: str) -> None:
        self.attempt(s.UnmutePerson(person), self.chair)
        self.attempt(s.ReadmitPerson(person), self.chair)

    @rule(person=PEOPLE)
    def asks_in_writing(self, person: str) -> None:
        self.attempt(q.AskQuestion(person, why()), member(person))

    @rule(number=NAMED, other=NAMED)
    def works_on_questions(self, number: int, other: int) -> None:
        self.attempt(q.ShowQuestion(f"q{number}"), self.chair)
        self.attempt(q.MergeQuestions(f"q{number}", (f"q{other}",)), self.chair)
        self.attempt(q.AnswerQuestion(f"q{other}", why()), self.chair)

    @rule(item=st.sampled_from(["lpj", "shu"]), number=NAMED)
    def starts_and_takes_back(self, item: str, number: int) -> None:
        self.attempt(u.WithdrawItemStart(item), self.chair)
        self.attempt(ld.StartAgendaItem(item), self.chair)
        self.attempt(u.WithdrawProposal(f"d{number}"), self.chair)

    @rule(starts=st.booleans())
    def broadcasts(self, starts: bool) -> None:
        self.attempt(t.StartBroadcast() if starts else t.StopBroadcast(), COMMITTEE)
        self.attempt(t.KeepRecording("ab" * 32, 1, 1, ()), CLOCK)

    @rule()
    def reads_and_closes(self) -> None:
        self.attempt(c.ReadDecisions(), self.chair)
        self.attempt(c.CloseMeeting(), self.chair)

    @rule()
    def postpones(self) -> None:
        to_at = self.scene.now.replace(year=self.scene.now.year + 1)
        self.attempt(ld.PostponeMeeting(MeetingCall.CONTINUED, to_at, why()), self.chair)

    @rule(seconds=SECONDS)
    def time_goes_by(self, seconds: int) -> None:
        self.scene.unnoticed(seconds)

    @rule()
    def the_clock_strikes(self) -> None:
        for command in due(self.scene.meeting, self.scene._context(CLOCK)):
            self.attempt(command, CLOCK)

    @invariant()
    def nobody_votes_twice_or_without_the_right(self) -> None:
        cast = [(one.event.ballot, one.event.voter) for one in self.log if isinstance(one.event, ve.VoteCast)]
        assert len(cast) == len(set(cast))
        for ballot in self.scene.meeting.ballots.values():
            assert len(ballot.votes) <= len(ballot.entitled)
            assert ballot.votes.keys() <= ballot.entitled
            assert ballot.entitled <= self.scene.meeting.roll.entries.keys()

    @invariant()
    def every_closed_ballot_reconciles(self) -> None:
        for ballot in self.scene.meeting.ballots.values():
            if ballot.status is BallotStatus.CLOSED:
                assert ballot.tally is not None
                assert ballot.tally.is_reconciled
                assert ballot.reconciled
                at_places = sum(part.votes for part in ballot.channels if part.place)
                assert ballot.tally.cast == len(ballot.votes) + at_places
                assert all(part.votes <= part.entitled for part in ballot.channels)
                assert not ballot.votes.keys() & ballot.at_place.keys()
                assert ballot.fits(ballot.tally)
                assert all(ballot.as_on_paper(choice) == choice for choice in ballot.votes.values())

    @invariant()
    def one_thing_runs_at_a_time(self) -> None:
        meeting = self.scene.meeting
        running = [b for b in meeting.ballots.values() if b.status is BallotStatus.OPEN]
        asking = [x for x in meeting.decisions.values() if x.status is DecisionStatus.ACCLAIMING]
        assert len(running) + len(asking) <= 1

    @invariant()
    def one_speaks_at_a_time_and_is_allowed_to(self) -> None:
        floor = self.scene.meeting.floor
        running = [turn for turn in floor.turns.values() if turn.since_at is not None]
        assert running == ([floor.speaking] if floor.speaking else [])
        silenced = floor.muted | floor.removed
        asking = {*floor.hands, *(one.by for one in floor.pending()), *(turn.person for turn in running)}
        assert not asking & silenced
        if self.scene.meeting.state is not MeetingState.OPEN:
            assert running == []

    @invariant()
    def every_second_spoken_can_be_counted_again(self) -> None:
        told = [one.event for one in self.log if isinstance(one.event, se.TurnEnded)]
        assert [(one.turn, one.seconds) for one in told] == spoken_again(self.log)

    @invariant()
    def everything_moves_as_the_tables_say(self) -> None:
        meeting = Meeting(self.scene.meeting.id)
        for one in self.log:
            before = standing(meeting)
            evolve(meeting, one)
            after, kind = standing(meeting), type(one.event)
            for name, table in (
                ("meeting", MEETING),
                ("decision", DECISION),
                ("ballot", BALLOT),
                ("turn", TURN),
            ):
                for key in after[name]:
                    moved = before[name].get(key), after[name][key]
                    if moved[0] == moved[1]:
                        continue
                    move = table[kind]
                    assert moved[1] in move.after, (name, kind, moved)
                    assert moved[0] in (move.before or (None,)), (name, kind, moved)

    @invariant()
    def no_broadcast_outlives_its_meeting(self) -> None:
        meeting = self.scene.meeting
        if meeting.state in (MeetingState.CLOSED, MeetingState.POSTPONED, MeetingState.CANCELLED):
            assert meeting.stage.on_air_since is None

    @invariant()
    def the_log_alone_gives_the_same_meeting(self) -> None:
        assert self.scene.replayed() == self.scene.meeting
        assert all(x.at <= y.at for x, y in zip(self.log, self.log[1:], strict=False))

    @invariant()
    def every_snapshot_can_be_counted_again(self) -> None:
        kept = [found for one in self.log if (found := snapshot_in(one.event)) is not None]
        assert recounted(self.log) == kept

    @property
    def log(self) -> list[Happened]:
        return self.scene.log


def spoken_again(log: list[Happened]) -> list[tuple[str, int]]:
    """The seconds of every turn that ended, counted from the events alone."""
    begun: dict[str, list[float]] = {}
    found = []
    for one in log:
        moment = one.at.timestamp()
        match one.event:
            case se.FloorGiven() | se.TurnResumed() | se.TurnPaused():
                begun.setdefault(one.event.turn, []).append(moment)
            case se.TurnEnded():
                marks = [*begun[one.event.turn], moment]
                pairs = zip(marks[::2], marks[1::2], strict=False)
                found.append((one.event.turn, round(sum(end - start for start, end in pairs))))
            case _:
                pass
    return found


RandomMeeting.TestCase.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)
TestRandomMeetings = RandomMeeting.TestCase


def test_the_recount_sees_what_the_rules_see() -> None:
    scene = a_meeting(ROLL, 5, hall=2).opened().leave("m5")
    opened = [one.event for one in scene.log if isinstance(one.event, le.MeetingOpened)]
    assert recounted(scene.log)[0] == opened[0].quorum
    assert scene.meeting.attendance.visits["m5"].presence is Presence.LEFT
    assert scene.now >= PLANNED_AT
