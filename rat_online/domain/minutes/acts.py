"""What the minutes say of an operator's press and of a chair's intervention."""

from dataclasses import dataclass

from rat_online.domain.events import Event
from rat_online.domain.events import asking as q
from rat_online.domain.events import attending as a
from rat_online.domain.events import deciding as d
from rat_online.domain.events import leading as ld
from rat_online.domain.events import nominating as n
from rat_online.domain.events import preparing as p
from rat_online.domain.events import speaking as s
from rat_online.domain.events import staging as t
from rat_online.domain.events import undoing as u
from rat_online.domain.events import voting as v
from rat_online.domain.minutes.deeds import Deed
from rat_online.domain.vocabulary import DecisionId, ExtensionCause, PersonId, ProseId

DEEDS: dict[type[Event], Deed] = {
    a.RollCallCalled: Deed.ROLL_CALL,
    ld.MeetingOpened: Deed.OPENED,
    ld.MeetingSuspended: Deed.SUSPENDED,
    ld.MeetingResumed: Deed.RESUMED,
    ld.AgendaItemStarted: Deed.ITEM_STARTED,
    u.ProposalWithdrawn: Deed.PROPOSAL_WITHDRAWN,
    u.ItemStartWithdrawn: Deed.ITEM_WITHDRAWN,
    s.InterruptionAccepted: Deed.INTERRUPTION_ACCEPTED,
    s.InterruptionRefused: Deed.INTERRUPTION_REFUSED,
    n.NominationsOpened: Deed.NOMINATIONS_OPENED,
    t.StreamChosen: Deed.STREAM_CHOSEN,
    t.BroadcastStarted: Deed.BROADCAST_STARTED,
    t.BroadcastStopped: Deed.BROADCAST_STOPPED,
    t.PageShown: Deed.PAGE_SHOWN,
    d.DecisionProposed: Deed.PROPOSED,
    d.DecisionTextAmended: Deed.TEXT_AMENDED,
    d.TablesAttached: Deed.TABLES_ATTACHED,
    d.ConsensusReached: Deed.CONSENSUS,
    d.AcclamationCalled: Deed.ACCLAMATION,
    n.CandidatePhotoSet: Deed.PHOTO_SET,
    d.CandidatePresented: Deed.CANDIDATE_PRESENTED,
    v.BallotOpened: Deed.BALLOT_OPENED,
    v.BallotExtended: Deed.BALLOT_EXTENDED,
    v.BallotClosed: Deed.BALLOT_CLOSED,
}


FOLLOWS: tuple[type[Event], ...] = (
    s.HandWithdrawn,
    s.FloorGiven,
    s.TurnExtended,
    s.TurnPaused,
    s.TurnResumed,
    s.TurnEnded,
    q.QuestionsGrouped,
    q.QuestionsMerged,
    q.QuestionShown,
    q.QuestionAnswered,
)
"""What the minutes tell as a speech or a question; the log says who pressed."""


def act_of(event: Event) -> Deed:
    """An operator's press."""
    return DEEDS.get(type(event), Deed.OTHER)


@dataclass(frozen=True, slots=True)
class Act:
    """An intervention by authority: what, about which decision or whom, with what reason."""

    deed: Deed
    decision: DecisionId | None = None
    reason: ProseId | None = None
    person: PersonId | None = None


ORDER: dict[type[Event], Deed] = {
    s.PersonWarned: Deed.WARNED,
    s.PersonMuted: Deed.MUTED,
    s.PersonUnmuted: Deed.UNMUTED,
    s.PersonRemoved: Deed.REMOVED,
    s.PersonReadmitted: Deed.READMITTED,
}


def intervention_of(event: Event) -> Act | None:
    """What was done by authority; every one of these is something that an auditor asks about."""
    match event:
        case p.RulesChanged():
            return Act(Deed.RULES_CHANGED, reason=event.reason)
        case v.BallotOpened() if event.reason is not None:
            return Act(Deed.BALLOT_BELOW_QUORUM, event.decision, event.reason)
        case v.BallotExtended() if event.cause is ExtensionCause.CHAIR:
            return Act(Deed.BALLOT_EXTENDED)
        case v.BallotAnnulled():
            return Act(Deed.BALLOT_ANNULLED, None, event.reason)
        case d.SecrecySet():
            deed = Deed.SECRECY_ON if event.secret else Deed.SECRECY_OFF
            return Act(deed, event.decision, event.reason)
        case d.AcclamationStopped():
            return Act(Deed.ACCLAMATION_STOPPED, event.decision, event.reason)
        case d.LotDrawn():
            return Act(Deed.LOT_DRAWN, event.decision)
        case d.DecisionReconsidered():
            return Act(Deed.RECONSIDERED, event.decision, event.reason)
        case s.PersonWarned() | s.PersonMuted() | s.PersonRemoved():
            return Act(ORDER[type(event)], None, event.reason, event.person)
        case s.PersonUnmuted() | s.PersonReadmitted():
            return Act(ORDER[type(event)], person=event.person)
        case _:
            return None
