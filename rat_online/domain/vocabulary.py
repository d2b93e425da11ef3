"""The words of the field as closed lists; rule book section 9 maps them to what people read."""

from enum import StrEnum
from typing import TypeAlias

PersonId: TypeAlias = str
"""Opaque id of a person in a meeting: a roll entry, an officer or a guest. Never a name or a number."""

DecisionId: TypeAlias = str
BallotId: TypeAlias = str
ItemId: TypeAlias = str
OptionId: TypeAlias = str
TurnId: TypeAlias = str
InterruptionId: TypeAlias = str
QuestionId: TypeAlias = str
NominationId: TypeAlias = str
PhotoId: TypeAlias = str
ProseId: TypeAlias = str
"""Digest that stands in the log for a personal free text kept outside it."""

SYSTEM: PersonId = "system"


class MeetingKind(StrEnum):
    ANNUAL = "annual"
    WORK_PLAN = "work-plan"
    ELECTION = "election"
    SPECIAL = "special"
    EXTRAORDINARY = "extraordinary"


class MeetingMode(StrEnum):
    ONLINE = "online"
    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    WRITTEN = "written"


class MeetingCall(StrEnum):
    FIRST = "first"
    SECOND = "second"
    CONTINUED = "continued"


class MeetingState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    INVITED = "invited"
    REGISTRATION = "registration"
    OPEN = "open"
    SUSPENDED = "suspended"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class Role(StrEnum):
    """In what capacity somebody acts; a person may hold several and names one with each command."""

    MEMBER = "member"
    CHAIR = "chair"
    DEPUTY = "deputy"
    ACTING_CHAIR = "acting-chair"
    SECRETARY = "secretary"
    OPERATOR = "operator"
    WITNESS = "witness"
    COMMITTEE = "committee"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    OBSERVER = "observer"
    SYSTEM = "system"


class Channel(StrEnum):
    """How somebody is there or a vote came; nobody checks in by proxy, the holder's presence makes it."""

    ONLINE = "online"
    HALL = "hall"
    PROXY = "proxy"


class Presence(StrEnum):
    """`hadir` or not; being connected right now is another figure and is never in the log."""

    PRESENT = "present"
    LAPSED = "lapsed"
    LEFT = "left"


class LapseCause(StrEnum):
    GRACE = "grace"
    ROLL_CALL = "roll-call"


class ProxyEnding(StrEnum):
    """Why a proxy ended before the meeting did."""

    REVOKED = "revoked"
    DECLINED = "declined"
    ATTENDED = "attended"
    OFF_ROLL = "off-roll"


class LetterForm(StrEnum):
    """What a letter of proxy may be: a document or a photo of the paper."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


class DecisionKind(StrEnum):
    ORDINARY = "ordinary"
    ELECTION = "election"
    ARTICLES = "articles"
    DISSOLUTION = "dissolution"
    MERGER = "merger"
    CONSOLIDATION = "consolidation"
    DIVISION = "division"
    DISMISSAL = "dismissal"
    STANDING_ORDERS = "standing-orders"


class Subject(StrEnum):
    """What a decision is about; it chooses the word of the declaration (rule book 6.9)."""

    ACCOUNTABILITY = "accountability"
    STANDING_ORDERS = "standing-orders"
    BUDGET = "budget"
    SURPLUS = "surplus"
    PRESIDIUM = "presidium"
    PERSON = "person"
    OTHER = "other"


class BallotForm(StrEnum):
    """What a ballot asks (rule book 6.2). K is the number of seats; a ranked one is IRV for one, else STV."""

    MOTION = "motion"
    ONE_OF = "one-of"
    EXACTLY = "exactly"
    UP_TO = "up-to"
    APPROVAL = "approval"
    RANKED = "ranked"


class DecisionStatus(StrEnum):
    PROPOSED = "proposed"
    ACCLAIMING = "acclaiming"
    OBJECTED = "objected"
    VOTING = "voting"
    TIED = "tied"
    REACHED = "reached"
    DECLARED = "declared"
    RECONSIDERED = "reconsidered"
    WITHDRAWN = "withdrawn"


class BallotStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    ANNULLED = "annulled"


class ReachedBy(StrEnum):
    CONSENSUS = "consensus"
    ACCLAMATION = "acclamation"
    BALLOT = "ballot"
    STANDING_ORDERS = "standing-orders"
    LOT = "lot"


class Outcome(StrEnum):
    CARRIED = "carried"
    REJECTED = "rejected"
    ELECTED = "elected"
    TIED = "tied"
    VOID = "void"


class ExtensionCause(StrEnum):
    CHAIR = "chair"
    OUTAGE = "outage"


class SuspensionKind(StrEnum):
    SUSPENSION = "suspension"
    LOBBY = "lobby"
    QUORUM = "quorum"


class InterruptionKind(StrEnum):
    """The four kinds of interupsi (rule book section 5)."""

    CLARIFICATION = "clarification"
    PERSONAL = "personal-explanation"
    PROCEDURAL = "procedural"
    SUSPENSION = "suspension"


class InterruptionStatus(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class TurnState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


class TurnEnding(StrEnum):
    """Why a speaking turn ended; no clock ends one."""

    SPEAKER = "speaker"
    CHAIR = "chair"
    NEXT = "next"
    INTERRUPTED = "interrupted"
    LEFT = "left"
    MUTED = "muted"
    REMOVED = "removed"
    ITEM = "item"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class QuestionStatus(StrEnum):
    WAITING = "waiting"
    MERGED = "merged"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class NominationStatus(StrEnum):
    NOMINATED = "nominated"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    VERIFIED = "verified"
    REJECTED = "rejected"


class Ceremony(StrEnum):
    """What surrounds an election: demisioner before it, pelantikan and serah terima after."""

    DISCHARGE = "discharge"
    INDUCTION = "induction"
    HANDING_OVER = "handing-over"


class StreamKind(StrEnum):
    """Where the livestream comes from."""

    EMBEDDED = "embedded"
    HLS_URL = "hls-url"
    IFRAME = "iframe"


FOR: OptionId = "for"
AGAINST: OptionId = "against"
ABSTAIN: OptionId = "abstain"
BLANK: OptionId = "blank"
