"""One walk over the log that notes, in order, what the final state alone no longer tells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from rat_online.domain import quorum as counted
from rat_online.domain import seats
from rat_online.domain.events import Happened
from rat_online.domain.events import attending as a
from rat_online.domain.events import closing as c
from rat_online.domain.events import deciding as d
from rat_online.domain.events import leading as ld
from rat_online.domain.events import preparing as p
from rat_online.domain.events import staging as st
from rat_online.domain.events import undoing as u
from rat_online.domain.events import voting as v
from rat_online.domain.evolve import evolve
from rat_online.domain.meeting import Meeting
from rat_online.domain.minutes import acts
from rat_online.domain.minutes.attending import CurvePoint, QuorumSnapshot, RollChange, Rule
from rat_online.domain.minutes.comings import Comings
from rat_online.domain.minutes.deciding import (
    Annulment,
    Extension,
    Objection,
    Reconsidered,
    Recorder,
    Stopped,
    TextVersion,
)
from rat_online.domain.minutes.deeds import RollMove
from rat_online.domain.minutes.model import (
    HandOver,
    Intervention,
    OfficeTerm,
    OperatorAct,
    Suspension,
    Waiver,
)
from rat_online.domain.minutes.recorded import OnAir
from rat_online.domain.minutes.ruled import RulesReplaced
from rat_online.domain.minutes.sources import Sources
from rat_online.domain.minutes.terms import Ending, Moment, Office
from rat_online.domain.readiness import Check
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import BallotId, DecisionId, ItemId, PersonId, Role

OFFICE_OF = {
    Role.ACTING_CHAIR: Office.ACTING_CHAIR,
    Role.DEPUTY: Office.DEPUTY,
    Role.SECRETARY: Office.SECRETARY,
    Role.OPERATOR: Office.OPERATOR,
    Role.WITNESS: Office.WITNESS,
    Role.COMMITTEE: Office.COMMITTEE,
}


@dataclass(slots=True)
class Chronicle:
    """What happened in a meeting, joined with names and texts as it is walked."""

    meeting: Meeting
    sources: Sources
    snapshots: list[QuorumSnapshot] = field(default_factory=list)
    agreed_by: dict[DecisionId, QuorumSnapshot] = field(default_factory=dict)
    acclaimed_by: dict[DecisionId, QuorumSnapshot] = field(default_factory=dict)
    opened_by: dict[BallotId, QuorumSnapshot] = field(default_factory=dict)
    closed_by: dict[BallotId, QuorumSnapshot] = field(default_factory=dict)
    curve: list[CurvePoint] = field(default_factory=list)
    terms: list[OfficeTerm] = field(default_factory=list)
    hand_overs: list[HandOver] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    roll_changes: list[RollChange] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    rules_replaced: list[RulesReplaced] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    operator_acts: list[OperatorAct] = field(default_factory=list)
    notes: defaultdict[ItemId, list[str]] = field(default_factory=lambda: defaultdict(list))
    versions: defaultdict[DecisionId, list[TextVersion]] = field(default_factory=lambda: defaultdict(list))
    objections: defaultdict[DecisionId, list[Objection]] = field(default_factory=lambda: defaultdict(list))
    stopped: defaultdict[DecisionId, list[Stopped]] = field(default_factory=lambda: defaultdict(list))
    withdrawn: dict[DecisionId, tuple[datetime, str]] = field(default_factory=dict)
    declared_by: dict[DecisionId, PersonId] = field(default_factory=dict)
    settled: dict[DecisionId, str] = field(default_factory=dict)
    followed: dict[DecisionId, DecisionId] = field(default_factory=dict)
    reconsidered: dict[DecisionId, Reconsidered] = field(default_factory=dict)
    extensions: defaultdict[BallotId, list[Extension]] = field(default_factory=lambda: defaultdict(list))
    annulments: dict[BallotId, Annulment] = field(default_factory=dict)
    at_desk: set[PersonId] = field(default_factory=set)
    comings: Comings = field(default_factory=Comings)
    ending: Ending = Ending.CLOSED
    ending_reason: str = ""
    connections: tuple[int, str] = (0, "")
    _presided: tuple[PersonId, ...] = ()
    on_air: list[OnAir] = field(default_factory=list)
    _on_air_since: datetime | None = None

    def walk(self, log: Iterable[Happened]) -> None:
        """Take in the whole log."""
        for happened in log:
            if isinstance(happened.event, p.RulesChanged):
                self._note_rules(happened, happened.event)
            evolve(self.meeting, happened)
            self._note(happened)
            self.comings.note(happened)
            self._note_count(happened)
            self._note_authority(happened)
            if self.meeting.opened_at is not None:
                self._draw_curve(happened)

    def _note_rules(self, happened: Happened, event: p.RulesChanged) -> None:
        """Before they are taken in: what governs until now is what they replace."""
        by, reason = self.sources.name(happened.actor.person), self.sources.text(event.reason)
        replaced = RulesReplaced(happened.at, by, reason, self.meeting.profile, event.profile)
        self.rules_replaced.append(replaced)

    def _draw_curve(self, happened: Happened) -> None:
        present = len(self.meeting.attendance.here) + self.meeting.attendance.proxy
        if not self.curve or self.curve[-1].present != present:
            self.curve.append(CurvePoint(happened.at, present))

    def _note(self, happened: Happened) -> None:
        event, at, by = happened.event, happened.at, self.sources.name(happened.actor.person)
        match event:
            case a.CheckedIn() if happened.actor.role is Role.COMMITTEE:
                self.at_desk.add(event.person)
            case ld.NoteTaken():
                self.notes[event.item].append(self.sources.text(event.note))
            case d.DecisionProposed() | d.DecisionTextAmended():
                self.versions[event.decision].append(TextVersion(at, by, event.text))
            case d.ObjectionRaised() | d.ResultObjected():
                self._object(event, happened)
            case d.ObjectionWithdrawn() | d.ResultObjectionAnswered():
                self._settle_objection(event, happened)
            case d.AcclamationStopped():
                self._stop(event, happened)
            case u.ProposalWithdrawn():
                self.withdrawn[event.decision] = (at, by)
            case d.ResultDeclared():
                self.declared_by[event.decision] = happened.actor.person
            case d.DecisionReconsidered():
                self.reconsidered[event.decision] = Reconsidered(at, by, self.sources.text(event.reason))
            case d.TieSettled():
                self.settled[event.decision] = self.sources.text(event.how)
            case v.BallotOpened() | d.AcclamationCalled() | d.ConsensusReached():
                self._put(event, happened)
            case v.BallotExtended():
                self._extend(event, happened)
            case v.BallotAnnulled():
                self.annulments[event.ballot] = Annulment(at, by, self.sources.text(event.reason))
            case ld.MeetingSuspended():
                self.suspensions.append(Suspension(at, None, self.sources.text(event.reason), event.kind))
            case ld.MeetingResumed():
                self.suspensions[-1] = replace(self.suspensions[-1], resumed_at=at)
            case ld.MeetingPostponed() | ld.MeetingCancelled() | c.MeetingClosed():
                self._end(event)
            case st.BroadcastStarted() | st.BroadcastStopped():
                self._broadcast(happened)
            case _:
                pass

    def _extend(self, event: v.BallotExtended, happened: Happened) -> None:
        """By the chair, or by the server where it was out of order."""
        by = "" if happened.actor.role is Role.SYSTEM else self.sources.name(happened.actor.person)
        extended = Extension(happened.at, event.deadline_at, event.cause, by=by)
        self.extensions[event.ballot].append(extended)

    def _put(
        self, event: v.BallotOpened | d.AcclamationCalled | d.ConsensusReached, happened: Happened
    ) -> None:
        """Which decision on the seat before it stood by then: that may be reconsidered later."""
        before = seats.earlier(self.meeting, self.meeting.decisions[event.decision])
        if before:
            self.followed[event.decision] = before[-1].id
        if isinstance(event, v.BallotOpened):
            self._answer_by_ballot(event.decision, happened)

    def _broadcast(self, happened: Happened) -> None:
        if self._on_air_since is not None:
            self.on_air.append(OnAir(self._on_air_since, happened.at))
        self._on_air_since = happened.at if isinstance(happened.event, st.BroadcastStarted) else None

    def _object(self, event: d.ObjectionRaised | d.ResultObjected, happened: Happened) -> None:
        who, reason = self.sources.person(event.by), self.sources.text(event.reason)
        to_result, recorded = isinstance(event, d.ResultObjected), self._recorder(happened)
        raised = Objection(happened.at, who, reason, to_result=to_result, recorded=recorded)
        self.objections[event.decision].append(raised)

    def _settle_objection(
        self, event: d.ObjectionWithdrawn | d.ResultObjectionAnswered, happened: Happened
    ) -> None:
        if isinstance(event, d.ResultObjectionAnswered):
            answer = self.sources.text(event.answer)
            self._close_objections(event.decision, event.by, answer=answer, answered_at=happened.at)
            return
        recorded = self._recorder(happened)
        self._close_objections(
            event.decision, event.by, withdrawn_at=happened.at, withdrawal_recorded=recorded
        )

    def _recorder(self, happened: Happened) -> Recorder | None:
        """The office that recorded what a member at a place said aloud (rule book 6.1)."""
        actor = happened.actor
        if actor.role is Role.MEMBER:
            return None
        return Recorder(Office(actor.role), self.sources.name(actor.person))

    def _stop(self, event: d.AcclamationStopped, happened: Happened) -> None:
        asked = self.meeting.decisions[event.decision].acclamation
        by, reason = self.sources.name(happened.actor.person), self.sources.text(event.reason)
        called_at = asked.called_at if asked is not None else happened.at
        self.stopped[event.decision].append(Stopped(called_at, happened.at, by, reason))

    def _close_objections(self, decision: DecisionId, by: PersonId, **became: Any) -> None:
        """What became of somebody's objections that stand: one answer may settle those to two rounds."""
        person, to_result = self.sources.person(by), "answer" in became
        raised = self.objections[decision]
        for index, one in enumerate(raised):
            if one.is_open and one.by == person and one.to_result is to_result:
                raised[index] = replace(one, **became)

    def _answer_by_ballot(self, decision: DecisionId, happened: Happened) -> None:
        """An objection to an acclamation that is not withdrawn leads to a ballot (rule book 6.1)."""
        raised = self.objections[decision]
        for index, one in enumerate(raised):
            if one.is_open and not one.to_result:
                raised[index] = replace(one, answered_at=happened.at, by_ballot=True)

    def _end(self, event: ld.MeetingPostponed | ld.MeetingCancelled | c.MeetingClosed) -> None:
        self.ending_reason = self.sources.text(event.reason)
        if isinstance(event, c.MeetingClosed):
            self.ending = Ending.NO_QUORUM if event.without_quorum else Ending.CLOSED
            self.connections = (event.connections, event.connections_digest)
        else:
            is_postponed = isinstance(event, ld.MeetingPostponed)
            self.ending = Ending.POSTPONED if is_postponed else Ending.CANCELLED

    def _note_count(self, happened: Happened) -> None:
        """Keep the snapshot of each moment that counts (rule book section 2)."""
        event = happened.event
        if self.meeting.is_in_writing and isinstance(event, ld.MeetingOpened | v.BallotOpened):
            return  # quorum is the answers received: before them there is nothing to count
        match event:
            case ld.MeetingOpened():
                self._keep(Moment.OPENING, happened, event.quorum)
            case d.AcclamationCalled():
                kept = self._keep(Moment.ACCLAMATION, happened, event.quorum, event.decision)
                self.agreed_by[event.decision] = kept
            case d.ConsensusReached() | d.AcclamationPassed():
                kept = self._keep(Moment.DECISION, happened, event.quorum, event.decision)
                # A countdown is judged by the count when it began: that of its end is printed beside it.
                by = self.agreed_by if isinstance(event, d.ConsensusReached) else self.acclaimed_by
                by[event.decision] = kept
            case v.BallotOpened():
                kept = self._keep(Moment.BALLOT_OPENING, happened, event.quorum, event.decision)
                self.opened_by[event.ballot] = kept
            case v.BallotClosed():
                ballot = self.meeting.ballots[event.ballot]
                # Counted later than it ended, it has the count of its end, and the time of that.
                at = happened.at if ballot.quorum_at_end is None else ballot.deadline_at
                ended = replace(happened, at=at)
                kept = self._keep(Moment.BALLOT_CLOSING, ended, event.quorum, ballot.decision)
                self.closed_by[event.ballot] = kept
            case ld.MeetingSuspended():
                self._keep(Moment.SUSPENDED, happened, self.meeting.quorum())
            case ld.MeetingResumed():
                self._keep(Moment.RESUMED, happened, self.meeting.quorum())
            case a.RollCallEnded():
                self._keep(Moment.ROLL_CALL, happened, self.meeting.quorum())
            case ld.MeetingPostponed() | c.MeetingClosed():
                self._keep(Moment.CLOSING, happened, event.quorum)
            case _:
                pass

    def _keep(
        self,
        moment: Moment,
        happened: Happened,
        count: counted.QuorumSnapshot,
        decision: DecisionId | None = None,
    ) -> QuorumSnapshot:
        text = self.meeting.decisions[decision].text if decision else ""
        kept = snapshot_of(moment, happened, count, text)
        self.snapshots.append(kept)
        return kept

    def _note_authority(self, happened: Happened) -> None:
        """Who held which office, and what was done by authority."""
        event, at = happened.event, happened.at
        name = self.sources.name
        by = name(happened.actor.person)
        if happened.actor.role is Role.OPERATOR and not isinstance(event, acts.FOLLOWS):
            gavel = self.meeting.offices.gavel
            act = acts.act_of(event)
            self.operator_acts.append(OperatorAct(at, by, act, name(gavel) if gavel else ""))
        match event:
            case p.MeetingScheduled():
                for appointment in event.officers:
                    self._begin(appointment.role, appointment.person, happened)
            case p.OfficerAppointed():
                self._begin(event.role, event.person, happened)
            case p.OfficerRelieved():
                self._finish(OFFICE_OF.get(event.role), event.person, happened)
            case p.RollAmended():
                person = self.sources.person(event.entry.id)
                change = RollMove.ADDED if event.added else RollMove.STRUCK_OFF
                reason = self.sources.text(event.reason)
                self.roll_changes.append(RollChange(at, by, person, change, reason))
            case p.ReadinessOverridden():
                self.waivers.append(Waiver(at, by, Check(event.check), self.sources.text(event.reason)))
            case ld.PresidiumInstalled():
                self._install(event, happened)
            case ld.GavelHandedOver():
                reason = self.sources.text(event.reason)
                over = HandOver(at, Office.CHAIR, name(event.giver), name(event.taker), reason)
                self.hand_overs.append(over)
            case ld.GavelTakenOver():
                taken = name(event.silent), name(event.taker)
                self.hand_overs.append(HandOver(at, Office.CHAIR, *taken, silent_s=event.silent_s))
            case _:
                self._note_intervention(happened, by)

    def _install(self, event: ld.PresidiumInstalled, happened: Happened) -> None:
        """A pimpinan sementara leads until the chair is elected (rule book section 3), that one until another
        is."""
        for leading in self.meeting.offices.held_by(Role.ACTING_CHAIR):
            self._finish(Office.ACTING_CHAIR, leading, happened)
        for before in self._presided:
            self._finish(Office.CHAIR, before, happened)
        self._presided = event.persons
        for elected in event.persons:
            self.terms.append(OfficeTerm(Office.CHAIR, self.sources.person(elected), happened.at))

    def _note_intervention(self, happened: Happened, by: str) -> None:
        act = acts.intervention_of(happened.event)
        if act is not None:
            reason = self.sources.text(act.reason)
            text = self.meeting.decisions[act.decision].text if act.decision else ""
            text = self.sources.name(act.person) if act.person else text
            self.interventions.append(Intervention(happened.at, by, act.deed, text, reason))

    def _begin(self, role: Role, person: PersonId, happened: Happened) -> None:
        office = OFFICE_OF.get(role)
        if office is not None:
            self.terms.append(OfficeTerm(office, self.sources.person(person), happened.at))

    def _finish(self, office: Office | None, person: PersonId, happened: Happened) -> None:
        who = self.sources.person(person)
        for index, term in enumerate(self.terms):
            if term.office is office and term.person == who and term.until_at is None:
                self.terms[index] = OfficeTerm(term.office, who, term.from_at, happened.at)


def snapshot_of(
    moment: Moment, happened: Happened, count: counted.QuorumSnapshot, subject: str
) -> QuorumSnapshot:
    """A count in the minutes' own form."""
    return QuorumSnapshot(
        moment=moment,
        at=happened.at,
        rule=Rule(count.threshold, Base.ENTITLED, count.source),
        entitled=count.entitled,
        needed=count.needed,
        present=count.present,
        reached=count.reached,
        subject=subject,
        online=count.online,
        hall=count.hall,
        proxy=count.proxy,
    )
