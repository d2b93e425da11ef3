"""What happened, for a page to ring, show or say: kinds and facts that everybody may know."""

from rat_online.app.event_codec import to_payload
from rat_online.app.view.plain import Section
from rat_online.domain.chain import time_text
from rat_online.domain.events import Event, Happened
from rat_online.domain.events import asking as q
from rat_online.domain.events import attending as a
from rat_online.domain.events import closing as c
from rat_online.domain.events import deciding as d
from rat_online.domain.events import leading as ld
from rat_online.domain.events import speaking as s
from rat_online.domain.events import staging as t
from rat_online.domain.events import voting as v

QUIET = (
    v.VoteCast,
    v.VoteChanged,
    a.CheckedIn,
    a.CheckedOut,
    a.PresenceLapsed,
    a.PresenceRestored,
    a.PresenceConfirmed,
    c.ReadingApproved,
    t.RecordingAcknowledged,
)
"""Events of one person: they show in the figures and in the person's own frame, and in nobody else's."""

TOLD: dict[type[Event], tuple[str, ...]] = {
    a.RollCallCalled: ("deadline_at",),
    a.QuorumReached: (),
    a.QuorumLost: (),
    ld.MeetingOpened: (),
    ld.MeetingSuspended: ("kind", "resumes_at"),
    ld.MeetingResumed: (),
    ld.MeetingPostponed: ("call", "to_at", "successor"),
    ld.MeetingCancelled: (),
    ld.PresidiumInstalled: ("persons",),
    ld.GavelHandedOver: ("taker",),
    ld.GavelTakenOver: ("taker",),
    ld.AgendaItemStarted: ("item",),
    s.FloorGiven: ("turn", "person", "deadline_at"),
    s.TurnEnded: ("turn", "cause"),
    s.InterruptionRaised: ("interruption", "kind"),
    s.InterruptionRefused: ("interruption",),
    q.QuestionShown: ("question",),
    t.BroadcastStarted: (),
    t.BroadcastStopped: (),
    d.DecisionProposed: ("decision", "item"),
    d.AcclamationCalled: ("decision", "deadline_at"),
    d.ObjectionRaised: ("decision",),
    d.AcclamationStopped: ("decision",),
    d.AcclamationPassed: ("decision",),
    d.ConsensusReached: ("decision",),
    d.LotDrawn: ("decision",),
    d.ResultDeclared: ("decision", "outcome", "taps"),
    v.BallotOpened: ("ballot", "decision", "deadline_at"),
    v.BallotExtended: ("ballot", "deadline_at", "cause"),
    v.BallotClosed: ("ballot",),
    v.BallotAnnulled: ("ballot",),
    c.DecisionsRead: (),
    c.MeetingClosed: ("without_quorum",),
}
"""Which facts of which events are told to everybody; other events change sections without a word."""


def is_quiet(event: Event) -> bool:
    return isinstance(event, QUIET)


def story_of(happened: Happened) -> Section | None:
    """An event's line in an `events` frame, None when it is nobody's story."""
    facts = TOLD.get(type(happened.event))
    if facts is None:
        return None
    payload = to_payload(happened.event)
    return {
        "kind": type(happened.event).__name__,
        "position": happened.position,
        "at": time_text(happened.at),
        "facts": {fact: payload[fact] for fact in facts},
    }
