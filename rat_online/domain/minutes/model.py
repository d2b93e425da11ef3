"""The document model that berita acara, risalah, daftar hadir and rekap suara are printed from (rule book 7).

Everything here is joined already: names instead of ids, free text instead of its fingerprint. Times are aware
UTC and printed in `Meeting.zone`; counts are integers, in heads, or in weights where `Ballot.weighted` says
so; money is Decimal. Text holds what people wrote, in any script; "" means that nothing was given. Decisions
are in `deciding`, attendance and quorum in `attending`, codes in `terms`; `codec` turns all into JSON.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from rat_online.domain.minutes.attending import (
    Absentee,
    Approval,
    AttendanceRow,
    CurvePoint,
    LateAnswer,
    Person,
    QuorumSnapshot,
    Represented,
    RollChange,
)
from rat_online.domain.minutes.deciding import Decision, Proposal
from rat_online.domain.minutes.deeds import Deed
from rat_online.domain.minutes.recorded import Recorded
from rat_online.domain.minutes.ruled import RulesReplaced
from rat_online.domain.minutes.terms import Edition, Ending, Office, SpeechKind, Zone
from rat_online.domain.readiness import Check
from rat_online.domain.vocabulary import (
    Ceremony,
    MeetingCall,
    MeetingKind,
    MeetingMode,
    NominationStatus,
    SuspensionKind,
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The cooperative as it stands on its paper."""

    name: str
    legal_number: str = ""
    address: str = ""
    contact: str = ""
    seat: str = ""  # the town written before the date above the signatures


@dataclass(frozen=True, slots=True)
class Meeting:
    """Which meeting this is, and when and where it was held."""

    kind: MeetingKind
    mode: MeetingMode
    title: str
    book_year: str
    zone: Zone
    planned_at: datetime
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    ending: Ending = Ending.CLOSED
    ending_reason: str = ""
    place: str = ""
    medium: str = ""
    call: MeetingCall = MeetingCall.FIRST
    linked_at: datetime | None = None  # when the meeting before this one was planned for
    plan_year: str = ""
    ordinal: int | None = None  # the nth annual meeting of this cooperative
    invited_at: datetime | None = None
    material_sent_at: datetime | None = None
    roll_frozen_at: datetime | None = None
    window_days: int = 0  # how long a written meeting took answers
    roll_code: str = ""  # fingerprint of the roll as it was frozen
    rehearsal: bool = False  # every page says LATIHAN, and there is no place to sign


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were there; `online + hall + proxy == present`, `present + excused + absent == entitled`."""

    entitled: int
    present: int
    online: int = 0
    hall: int = 0
    proxy: int = 0
    board: int = 0
    supervisors: int = 0
    invitees: int = 0
    observers: int = 0
    excused: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn on the floor; `accepted` is None where the chair had nothing to decide."""

    at: datetime
    speaker: Person
    gist: str = ""
    kind: SpeechKind = SpeechKind.TURN
    accepted: bool | None = None
    seconds: int = 0
    reason: str = ""  # why an interupsi was refused


@dataclass(frozen=True, slots=True)
class Question:
    """A written or spoken question; an unanswered one carries the date by which an answer is due."""

    asked_at: datetime
    asker: Person
    text: str
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None
    answer_due_on: date | None = None
    group: str = ""  # the heading it was put under
    together_with: Person | None = None  # whose question it was merged into


@dataclass(frozen=True, slots=True)
class Nomination:
    """Who was nominated by whom, and what the nominee and the committee said to it."""

    nominated_at: datetime
    nominee: Person
    by: Person
    status: NominationStatus
    answered_at: datetime | None = None
    checked_at: datetime | None = None
    reason: str = ""  # why the committee rejected it


@dataclass(frozen=True, slots=True)
class SpeakingShare:
    """Speaking statistics of one person, interupsi included and pauses left out."""

    person: Person
    turns: int
    seconds: int


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One agenda item as it was held; an item never reached has no `started_at`."""

    number: int
    title: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    presenter: str = ""
    notes: str = ""
    speeches: tuple[Speech, ...] = ()
    questions: tuple[Question, ...] = ()
    nominations: tuple[Nomination, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """Who held an office of the meeting, from when until when."""

    office: Office
    person: Person
    from_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """An office that passed from one person to another while the meeting ran."""

    at: datetime
    office: Office
    giver: str
    taker: str
    reason: str = ""
    silent_s: int | None = None  # how long the giver was not heard, where the palu was taken over


@dataclass(frozen=True, slots=True)
class Suspension:
    """A skors or lobi: presence was frozen meanwhile."""

    at: datetime
    resumed_at: datetime | None
    reason: str = ""
    kind: SuspensionKind = SuspensionKind.SUSPENSION


@dataclass(frozen=True, slots=True)
class Waiver:
    """A readiness check that was overridden; the minutes print its reason (rule book 4)."""

    at: datetime
    by: str
    check: Check
    reason: str


@dataclass(frozen=True, slots=True)
class Intervention:
    """Something the chair did by authority: a warning, a removal, a vote below quorum."""

    at: datetime
    by: str
    act: Deed
    subject: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OperatorAct:
    """A press of the operator, "atas perintah ketua sidang" (rule book 3)."""

    at: datetime
    operator: str
    act: Deed
    ordered_by: str


@dataclass(frozen=True, slots=True)
class CeremonyHeld:
    """Demisioner, induction or handing over, of whom; an induction has the dates of its term."""

    at: datetime
    kind: Ceremony
    persons: tuple[Person, ...]
    term_from: date | None = None
    term_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """A line to be signed by hand; `capacity` stands under the name where the office says too little."""

    office: Office
    name: str
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class LogHead:
    """Where the log of the meeting ended; `code` is the kode keaslian catatan rapat, printed with its QR."""

    position: int
    hash: str
    code: str
    link: str = ""  # what its QR opens; "" prints position and hash themselves
    connections: int = 0  # rows in the table of short drops, which is sealed apart
    connections_hash: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that the four documents print; tuples stand in the order in which things happened."""

    letterhead: Letterhead
    document_number: str
    meeting: Meeting
    counts: Counts
    log_head: LogHead
    edition: Edition = Edition.DRAFT
    edition_number: int = 1
    issued_at: datetime | None = None
    quorum: tuple[QuorumSnapshot, ...] = ()
    curve: tuple[CurvePoint, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    proposals: tuple[Proposal, ...] = ()  # that came to no decision
    speaking: tuple[SpeakingShare, ...] = ()
    offices: tuple[OfficeTerm, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    roll_changes: tuple[RollChange, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    absentees: tuple[Absentee, ...] = ()
    represented: Represented = field(default_factory=Represented)
    late_answers: tuple[LateAnswer, ...] = ()  # of a written meeting
    read_at: datetime | None = None  # when the decisions were read out, the last time
    read_approvals: tuple[Approval, ...] = ()  # the one tap on the decisions as read out
    minutes_approvals: tuple[Approval, ...] = ()  # the window after circulation
    waivers: tuple[Waiver, ...] = ()
    rules_replaced: tuple[RulesReplaced, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    operator_acts: tuple[OperatorAct, ...] = ()
    ceremonies: tuple[CeremonyHeld, ...] = ()
    recorded: Recorded | None = None  # None of a meeting in writing
    signatories: tuple[Signatory, ...] = ()
