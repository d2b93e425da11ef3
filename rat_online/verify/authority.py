"""Who may cause which event, and when in the life of a meeting it may stand. Rule book sections 3 and 4."""

from rat_online.verify import staging
from rat_online.verify.log import Record
from rat_online.verify.meeting import PREPARATION, RUNNING, Meeting

PALU = frozenset({"chair", "acting-chair"})
LEAD = PALU | {"operator"}
DESK = frozenset({"committee"})
SERVER = frozenset({"system"})
VOTER = frozenset({"member"})
GUESTS = VOTER | {"observer"}
FROM_THE_FLOOR = PALU | {"secretary"}
PEN = LEAD | {"secretary"}

ROLES: dict[str, frozenset[str]] = {
    "MeetingScheduled": SERVER,
    "RulesChanged": DESK,
    "RollFrozen": DESK | SERVER,
    "DelegateNamed": DESK,
    "RollAmended": DESK | PALU,
    "InvitationsRecorded": DESK | SERVER,
    "ReadinessOverridden": DESK | PALU,
    "RegistrationOpened": DESK,
    "OfficerAppointed": DESK | PALU,
    "OfficerRelieved": DESK | PALU,
    "CheckedIn": GUESTS | DESK,
    "CheckedOut": GUESTS | DESK,
    "PresenceLapsed": SERVER,
    "PresenceRestored": GUESTS | SERVER,
    "RollCallCalled": LEAD,
    "RollCallExtended": SERVER,
    "PresenceConfirmed": GUESTS,
    "RollCallEnded": SERVER,
    "QuorumReached": GUESTS | DESK | LEAD | SERVER,
    "QuorumLost": GUESTS | DESK | LEAD | SERVER,
    "MeetingOpened": LEAD,
    "MeetingSuspended": LEAD,
    "MeetingResumed": LEAD,
    "MeetingPostponed": PALU,
    "MeetingCancelled": PALU | DESK,
    "PresidiumInstalled": PALU,
    "GavelHandedOver": PALU,
    "GavelTakenOver": frozenset({"deputy", "acting-chair"}),
    "AgendaItemStarted": LEAD,
    "NoteTaken": frozenset({"secretary"}),
    "HandRaised": VOTER,
    "HandWithdrawn": GUESTS | DESK | LEAD,
    "FloorGiven": LEAD,
    "TurnExtended": LEAD | SERVER,
    "TurnPaused": LEAD,
    "TurnResumed": GUESTS | DESK | LEAD,
    "TurnEnded": GUESTS | DESK | LEAD,
    "InterruptionRaised": VOTER,
    "InterruptionWithdrawn": GUESTS | DESK | PALU,
    "InterruptionAccepted": LEAD,
    "InterruptionRefused": LEAD,
    "PersonWarned": PALU,
    "PersonMuted": PALU,
    "PersonUnmuted": PALU,
    "PersonRemoved": PALU,
    "PersonReadmitted": PALU,
    "GistRecorded": frozenset({"secretary"}),
    "ProposalWithdrawn": PEN,
    "ItemStartWithdrawn": LEAD,
    "QuestionAsked": VOTER,
    "QuestionWithdrawn": VOTER,
    "QuestionsGrouped": PEN,
    "QuestionsMerged": PEN,
    "QuestionShown": PEN | VOTER,
    "QuestionAnswered": PEN,
    "NominationsOpened": DESK | LEAD,
    "CandidateNominated": VOTER,
    "NominationAccepted": VOTER,
    "NominationDeclined": VOTER,
    "NominationVerified": DESK,
    "NominationRejected": DESK,
    "CandidatePhotoSet": DESK | PEN | VOTER,
    "StreamChosen": DESK | LEAD,
    "BroadcastStarted": DESK | LEAD,
    "BroadcastStopped": DESK | LEAD,
    "PageShown": DESK | PEN,
    "CaptionTyped": DESK | {"secretary"},
    "RecordingAcknowledged": VOTER,
    "RecordingKept": SERVER,
    "RecordingErased": SERVER,
    "DecisionProposed": PEN,
    "DecisionTextAmended": PEN,
    "TablesAttached": PEN,
    "SecrecySet": PALU,
    "ConsensusReached": LEAD,
    "AcclamationCalled": LEAD,
    "ObjectionRaised": VOTER | FROM_THE_FLOOR,
    "ObjectionWithdrawn": VOTER | FROM_THE_FLOOR,
    "AcclamationStopped": PALU,
    "AcclamationPassed": SERVER,
    "AcclamationExtended": SERVER,
    "ResultObjected": VOTER | FROM_THE_FLOOR,
    "ResultObjectionAnswered": PALU,
    "TieSettled": PALU,
    "CandidatePresented": DESK | PEN,
    "OrderDrawn": PALU,
    "LotDrawn": PALU,
    "ConsequenceRecorded": PALU,
    "ResultDeclared": PALU,
    "DecisionReconsidered": PALU,
    "BallotOpened": LEAD,
    "VoteCast": VOTER | {"witness"},
    "VoteChanged": VOTER,
    "PlaceCounted": frozenset({"witness"}),
    "BallotExtended": LEAD | SERVER,
    "BallotClosed": LEAD | SERVER,
    "BallotAnnulled": PALU,
    "PostedAnswerEntered": DESK,
    "PostedAnswerWitnessed": frozenset({"witness"}),
    "LateAnswerListed": VOTER | DESK | LEAD | SERVER,
    "DecisionsRead": PEN,
    "ReadingApproved": VOTER,
    "RepresentativesNamed": LEAD,
    "MeetingClosed": PALU,
    "ReportRecorded": DESK | SERVER | {"secretary"},
    "UnsignedExplained": DESK | SERVER | {"secretary"},
    "AbsenceExcused": DESK | {"secretary"},
    "CeremonyRecorded": PALU,
    "ProxyGiven": VOTER,
    "ProxyLetterAttached": VOTER | DESK,
    "ProxyEnded": VOTER,
}

GATHERING = ("registration", *RUNNING)
OPEN = ("open",)

STATES: dict[str, tuple[str, ...]] = {
    "MeetingScheduled": ("draft",),
    "RulesChanged": PREPARATION,
    "RollFrozen": ("scheduled",),
    "DelegateNamed": ("scheduled",),
    "RollAmended": (*PREPARATION, *RUNNING),
    "InvitationsRecorded": ("scheduled", "invited"),
    "ReadinessOverridden": PREPARATION,
    "RegistrationOpened": ("scheduled", "invited"),
    "OfficerAppointed": (*PREPARATION, *RUNNING),
    "OfficerRelieved": (*PREPARATION, *RUNNING),
    "CheckedIn": GATHERING,
    "CheckedOut": GATHERING,
    "PresenceLapsed": ("registration", "open"),
    "PresenceRestored": GATHERING,
    "PresenceConfirmed": GATHERING,
    "MeetingOpened": ("registration",),
    "MeetingResumed": ("suspended",),
    "MeetingPostponed": GATHERING,
    "MeetingCancelled": (*PREPARATION, *RUNNING),
    "GavelHandedOver": RUNNING,
    "GavelTakenOver": GATHERING,
    "NoteTaken": RUNNING,
    "HandWithdrawn": RUNNING,
    "TurnResumed": RUNNING,
    "TurnEnded": RUNNING,
    "InterruptionWithdrawn": RUNNING,
    "InterruptionRefused": RUNNING,
    "PersonWarned": RUNNING,
    "PersonMuted": RUNNING,
    "PersonUnmuted": RUNNING,
    "PersonRemoved": RUNNING,
    "PersonReadmitted": RUNNING,
    "GistRecorded": RUNNING,
    "QuestionAsked": GATHERING,
    "QuestionWithdrawn": GATHERING,
    "QuestionsGrouped": GATHERING,
    "QuestionsMerged": GATHERING,
    "QuestionShown": GATHERING,
    "QuestionAnswered": GATHERING,
    "NominationsOpened": (*PREPARATION, *RUNNING),
    "CandidateNominated": (*PREPARATION, *RUNNING),
    "NominationAccepted": (*PREPARATION, *RUNNING),
    "NominationDeclined": (*PREPARATION, *RUNNING),
    "NominationVerified": (*PREPARATION, *RUNNING),
    "NominationRejected": (*PREPARATION, *RUNNING),
    "CandidatePhotoSet": (*PREPARATION, *RUNNING),
    "StreamChosen": (*PREPARATION, *RUNNING),
    "BroadcastStarted": GATHERING,
    "BroadcastStopped": GATHERING,
    "PageShown": GATHERING,
    "CaptionTyped": GATHERING,
    "RecordingAcknowledged": GATHERING,
    "RecordingKept": (*GATHERING, *staging.ENDED),
    "RecordingErased": (*GATHERING, *staging.ENDED),
    "ResultObjected": RUNNING,
    "MeetingClosed": RUNNING,
    "ReportRecorded": PREPARATION,
    "UnsignedExplained": PREPARATION,
    "AbsenceExcused": (*PREPARATION, *RUNNING),
    "ProxyGiven": PREPARATION,
    "ProxyLetterAttached": PREPARATION,
    "ProxyEnded": (*PREPARATION, *RUNNING),
}
"""Every other kind belongs in the open meeting."""


def check_state(meeting: Meeting, record: Record) -> None:
    allowed = STATES.get(record.kind, OPEN)
    meeting.demand(meeting.life in allowed, "wrong-state", record, kind=record.kind, state=meeting.life)


def check_actor(meeting: Meeting, record: Record) -> None:
    """The capacity named may do this, and whoever acted had it at that moment."""
    allowed = record.role in ROLES[record.kind]
    meeting.demand(allowed, "role-may-not", record, role=record.role, kind=record.kind)
    holds = _holds(meeting, record)
    meeting.demand(holds, "not-in-office", record, role=record.role, kind=record.kind)
    if record.role == "acting-chair" and record.kind != "GavelTakenOver":
        meeting.demand(meeting.offices.palu == record.person, "not-holding-palu", record, kind=record.kind)
    in_hand = record.role != "committee" or meeting.life not in RUNNING or not _is_for_the_chair(record)
    meeting.demand(in_hand, "chair-alone-may", record, kind=record.kind)


def _holds(meeting: Meeting, record: Record) -> bool:
    if (record.person == "system") != (record.role == "system"):
        return False
    if record.role == "system":
        return True
    if record.role == "member":
        return record.person in meeting.attendance.weights
    return meeting.offices.holds(record.person, record.role)


def _is_for_the_chair(record: Record) -> bool:
    """In a running meeting the roll, its offices and its end are the chair's; observers the desk lets in."""
    if record.kind in ("OfficerAppointed", "OfficerRelieved"):
        return bool(record.payload["role"] != "observer")
    return record.kind in ("RollAmended", "MeetingCancelled")
