"""Who may do what: one row a command, in the capacities that may give it. Rule book section 3.

`docs/reference/commands.md` shows this table; a test compares the two.
"""

from rat_online.domain.actor import Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import staging as t
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.commands import writing as w
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.offices import APPOINTABLE
from rat_online.domain.vocabulary import SYSTEM, PersonId, Role

PALU = frozenset({Role.CHAIR, Role.ACTING_CHAIR})
"""Only the chair declares and decides; the acting chair until a chair is elected."""

LEAD = PALU | {Role.OPERATOR}
"""What an operator may press at the chair's order."""

PREPARE = frozenset({Role.COMMITTEE})
VOTER = frozenset({Role.MEMBER})
FROM_THE_FLOOR = PALU | {Role.SECRETARY}
"""Who records what a member at a place says aloud, at that member's request."""

CLOCK_ONLY = frozenset({Role.SYSTEM})
INSIDE = frozenset(Role) - CLOCK_ONLY
"""Everybody who takes part in whatever capacity."""

MAY: dict[type[Command], frozenset[Role]] = {
    p.ScheduleMeeting: CLOCK_ONLY,
    p.ChangeRules: PREPARE,
    p.FreezeRoll: PREPARE | CLOCK_ONLY,
    p.NameDelegate: PREPARE,
    p.AmendRoll: PREPARE | PALU,
    p.RecordInvitations: PREPARE | CLOCK_ONLY,
    p.OverrideReadiness: PREPARE | PALU,
    p.OpenRegistration: PREPARE,
    p.AppointOfficer: PREPARE | PALU,
    p.RelieveOfficer: PREPARE | PALU,
    a.CheckIn: VOTER | PREPARE | {Role.OBSERVER},
    a.CheckOut: VOTER | PREPARE | {Role.OBSERVER},
    a.ConfirmPresence: VOTER | {Role.OBSERVER},
    a.CallRollCall: LEAD,
    a.EndRollCall: CLOCK_ONLY,
    a.LapsePresence: CLOCK_ONLY,
    a.RestorePresence: CLOCK_ONLY,
    ld.OpenMeeting: LEAD,
    ld.SuspendMeeting: LEAD,
    ld.ResumeMeeting: LEAD,
    ld.PostponeMeeting: PALU,
    ld.CancelMeeting: PALU | PREPARE,
    ld.CloseWithoutQuorum: PALU,
    ld.InstallPresidium: PALU,
    ld.HandOverGavel: PALU,
    ld.TakeOverGavel: frozenset({Role.DEPUTY, Role.ACTING_CHAIR}),
    ld.StartAgendaItem: LEAD,
    ld.TakeNote: frozenset({Role.SECRETARY}),
    s.RaiseHand: VOTER,
    s.WithdrawHand: VOTER | LEAD,
    s.GiveFloor: LEAD,
    s.ExtendTurn: LEAD,
    s.EndTurn: VOTER | LEAD,
    s.Interrupt: VOTER,
    s.WithdrawInterruption: VOTER,
    s.AcceptInterruption: LEAD,
    s.RefuseInterruption: LEAD,
    s.WarnPerson: PALU,
    s.MutePerson: PALU,
    s.UnmutePerson: PALU,
    s.RemovePerson: PALU,
    s.ReadmitPerson: PALU,
    s.RecordGist: frozenset({Role.SECRETARY}),
    u.WithdrawProposal: LEAD | {Role.SECRETARY},
    u.WithdrawItemStart: LEAD,
    q.AskQuestion: VOTER,
    q.WithdrawQuestion: VOTER,
    q.GroupQuestions: LEAD | {Role.SECRETARY},
    q.MergeQuestions: LEAD | {Role.SECRETARY},
    q.ShowQuestion: LEAD | {Role.SECRETARY},
    q.AnswerQuestion: LEAD | {Role.SECRETARY},
    n.OpenNominations: PREPARE | LEAD,
    n.NominateCandidate: VOTER,
    n.AcceptNomination: VOTER,
    n.DeclineNomination: VOTER,
    n.VerifyNomination: PREPARE,
    n.RejectNomination: PREPARE,
    n.SetCandidatePhoto: VOTER | PREPARE | LEAD | {Role.SECRETARY},
    t.ChooseStream: PREPARE | LEAD,
    t.StartBroadcast: PREPARE | LEAD,
    t.StopBroadcast: PREPARE | LEAD,
    t.ShowPage: PREPARE | LEAD | {Role.SECRETARY},
    t.TypeCaption: PREPARE | {Role.SECRETARY},
    t.AcknowledgeRecording: VOTER,
    t.KeepRecording: CLOCK_ONLY,
    t.EraseRecording: CLOCK_ONLY,
    d.ProposeDecision: LEAD | {Role.SECRETARY},
    d.NameBoard: LEAD | {Role.SECRETARY},
    d.AmendDecisionText: LEAD | {Role.SECRETARY},
    d.AttachTables: LEAD | {Role.SECRETARY},
    d.SetSecrecy: PALU,
    d.RecordConsensus: LEAD,
    d.CallAcclamation: LEAD,
    d.Object: VOTER | FROM_THE_FLOOR,
    d.WithdrawObjection: VOTER | FROM_THE_FLOOR,
    d.StopAcclamation: PALU,
    d.ConcludeAcclamation: CLOCK_ONLY,
    d.ObjectToResult: VOTER | FROM_THE_FLOOR,
    d.AnswerResultObjection: PALU,
    d.SettleTie: PALU,
    d.PresentCandidate: PREPARE | LEAD | {Role.SECRETARY},
    d.DrawOrder: PALU,
    d.DrawLot: PALU,
    d.RecordConsequence: PALU,
    d.DeclareResult: PALU,
    d.ReconsiderDecision: PALU,
    v.OpenBallot: LEAD,
    v.CastVote: VOTER,
    v.EnterPlaceCount: frozenset({Role.WITNESS}),
    v.ExtendBallot: LEAD,
    v.CloseBallot: LEAD | CLOCK_ONLY,
    v.AnnulBallot: PALU,
    v.RecordOutage: CLOCK_ONLY,
    w.PutInWriting: LEAD,
    w.EnterPostedAnswer: PREPARE,
    w.WitnessPostedAnswer: frozenset({Role.WITNESS}),
    c.ReadDecisions: LEAD | {Role.SECRETARY},
    c.ApproveReading: VOTER,
    c.NameRepresentatives: LEAD,
    c.CloseMeeting: PALU,
    rp.GiveProxy: VOTER,
    rp.AttachProxyLetter: VOTER | PREPARE,
    rp.RevokeProxy: VOTER,
    rp.DeclineProxy: VOTER,
    rp.CastProxyVote: VOTER,
    r.RecordReport: PREPARE | CLOCK_ONLY | {Role.SECRETARY},
    r.ExplainUnsigned: PREPARE | CLOCK_ONLY | {Role.SECRETARY},
    r.ExcuseAbsence: PREPARE | {Role.SECRETARY},
    r.RecordCeremony: PALU,
}


def roles_of(meeting: Meeting, person: PersonId) -> frozenset[Role]:
    """Every capacity that somebody holds in this meeting now."""
    if person == SYSTEM:
        return CLOCK_ONLY
    offices = meeting.offices
    roles = {role for role in APPOINTABLE if person in offices.held_by(role)}
    if person in meeting.roll:
        roles.add(Role.MEMBER)
    if person == offices.gavel and (offices.presidium or Role.ACTING_CHAIR not in roles):
        roles.add(Role.CHAIR)
    if person in offices.deputies() and person != offices.gavel:
        roles.add(Role.DEPUTY)
    if person in offices.supervisors:
        roles.add(Role.SUPERVISOR)
    return frozenset(roles)


def authorise(meeting: Meeting, command: Command, actor: Actor) -> None:
    """Refuse a command given by somebody who does not hold the office, or whose office may not."""
    if actor.role is Role.MEMBER:
        if actor.person not in meeting.roll:
            refuse(Refusal.NOT_ON_ROLL)
    elif actor.role not in roles_of(meeting, actor.person):
        refuse(Refusal.NOT_IN_THAT_OFFICE, role=actor.role)
    if actor.role not in MAY[type(command)]:
        refuse(Refusal.NOT_ALLOWED, role=actor.role)
    needs_gavel = actor.role is Role.ACTING_CHAIR and not isinstance(command, ld.TakeOverGavel)
    if needs_gavel and meeting.offices.gavel != actor.person:
        refuse(Refusal.NOT_HOLDING_GAVEL)
