"""A meeting's state: what its events add up to. Only `evolve` changes it; `decide` reads it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from rat_online.domain.agenda import Agenda
from rat_online.domain.attendance import Attendance
from rat_online.domain.ballot import Ballot
from rat_online.domain.decision import Decision
from rat_online.domain.floor import Floor
from rat_online.domain.money import MoneyTable
from rat_online.domain.nominations import Nominations
from rat_online.domain.offices import Offices
from rat_online.domain.profile import SECOND_CALL_KINDS, Profile, QuorumRule
from rat_online.domain.proxies import Proxies
from rat_online.domain.questions import Questions
from rat_online.domain.quorum import QuorumSnapshot, take_snapshot
from rat_online.domain.record import OnRecord
from rat_online.domain.roll import Roll
from rat_online.domain.stage import Stage
from rat_online.domain.vocabulary import (
    BallotId,
    BallotStatus,
    DecisionId,
    DecisionKind,
    MeetingCall,
    MeetingKind,
    MeetingMode,
    MeetingState,
    PersonId,
    ProseId,
    Subject,
    SuspensionKind,
)
from rat_online.domain.writing import InWriting, count_answers

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shift:
    """How the figures are about to move: weights present and entitled, heads by channel."""

    present: int = 0
    entitled: int = 0
    online: int = 0
    hall: int = 0
    proxy: int = 0


NO_SHIFT = Shift()


@dataclass(slots=True)
class About:
    """What the organiser laid down when the meeting was scheduled."""

    title: str = ""
    kind: MeetingKind = MeetingKind.ANNUAL
    mode: MeetingMode = MeetingMode.ONLINE
    call: MeetingCall = MeetingCall.FIRST
    series: str = ""
    previous: str | None = None
    planned_at: datetime = BEGINNING
    zone: str = "Asia/Jakarta"
    place: str = ""
    book_year: int = 0
    book_year_ended_on: date = date(1970, 1, 1)
    invited_at: datetime | None = None
    material_at: datetime | None = None
    overrides: dict[str, ProseId] = field(default_factory=dict)
    tables: dict[Subject, tuple[MoneyTable, ...]] = field(default_factory=dict)
    window_days: int = 0
    """How long the members may answer in a written meeting; 0 where it is held in session."""
    rehearsal_of: str | None = None

    @property
    def is_rehearsal(self) -> bool:
        """Gladi bersih: everything is done, and nothing of it counts (rule book section 4)."""
        return self.rehearsal_of is not None


@dataclass(slots=True)
class Suspension:
    """`quorate` is how the quorum stood when it began, so that resuming can say what has changed."""

    kind: SuspensionKind
    since_at: datetime
    resumes_at: datetime
    quorate: bool


@dataclass(slots=True)
class Closing:
    """The reading of the decisions, which ones, and its approvals."""

    read_at: datetime | None = None
    read: tuple[DecisionId, ...] = ()
    approved: dict[PersonId, datetime] = field(default_factory=dict)
    representatives: tuple[PersonId, ...] = ()
    without_quorum: bool = False


@dataclass(slots=True)
class Meeting:
    id: str
    position: int = 0
    last_at: datetime = BEGINNING
    state: MeetingState = MeetingState.DRAFT
    about: About = field(default_factory=About)
    profile: Profile = field(default_factory=Profile)
    roll: Roll = field(default_factory=Roll)
    delegates: dict[str, PersonId] = field(default_factory=dict)
    """Who was named for each group before the roll was frozen."""
    offices: Offices = field(default_factory=Offices)
    agenda: Agenda = field(default_factory=Agenda)
    attendance: Attendance = field(default_factory=Attendance)
    proxies: Proxies = field(default_factory=Proxies)
    floor: Floor = field(default_factory=Floor)
    questions: Questions = field(default_factory=Questions)
    nominations: Nominations = field(default_factory=Nominations)
    decisions: dict[DecisionId, Decision] = field(default_factory=dict)
    drawn: list[DecisionId] = field(default_factory=list)
    """Whose candidates had their numbers drawn, in the order of the draws."""
    ballots: dict[BallotId, Ballot] = field(default_factory=dict)
    suspension: Suspension | None = None
    registration_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    quorum_ever_reached: bool = False
    successor: str | None = None
    closing: Closing = field(default_factory=Closing)
    stage: Stage = field(default_factory=Stage)
    record: OnRecord = field(default_factory=OnRecord)
    writing: InWriting = field(default_factory=InWriting)
    lowered: bool = False
    """Whether the quorum that the articles lower after a suspension on the same day is in force."""

    @property
    def is_in_writing(self) -> bool:
        return self.about.mode is MeetingMode.WRITTEN

    def quorum_rule(self, kind: DecisionKind) -> QuorumRule:
        """The rule in force for a decision kind, lowered by a second call or a suspension."""
        lowered = self.profile.after_suspension
        if self.lowered and lowered is not None and kind in SECOND_CALL_KINDS:
            return lowered
        return self.profile.quorum_rule(kind, self.about.call)

    def quorum(self, kind: DecisionKind = DecisionKind.ORDINARY, shift: Shift = NO_SHIFT) -> QuorumSnapshot:
        """The count now, or after a shift of the figures, against the rule of a decision kind."""
        return self.counted_by(self.quorum_rule(kind), shift)

    def counted_by(self, rule: QuorumRule, shift: Shift = NO_SHIFT) -> QuorumSnapshot:
        """The count against a rule, in force or about to be; in writing, who answered to any of the texts."""
        if self.is_in_writing:
            return self.answers_to(rule, *self.put_together())
        figures = self.attendance
        return take_snapshot(
            rule,
            present=figures.present + shift.present,
            entitled=self.roll.total + shift.entitled,
            online=figures.online + shift.online,
            hall=figures.hall + shift.hall,
            proxy=figures.proxy + shift.proxy,
        )

    def answers_to(self, rule: QuorumRule, *ballots: Ballot) -> QuorumSnapshot:
        """The answers received in writing to these texts, each member once."""
        answered = {person for ballot in ballots for person in ballot.votes}
        by_post = {p for b in ballots for p in b.votes if self.writing.came_by_post(b, p)}
        return count_answers(rule, answered, by_post, self.roll)

    def put_together(self) -> tuple[Ballot, ...]:
        """The texts that were put to the members last, all at once."""
        if not self.ballots:
            return ()
        at = next(reversed(self.ballots.values())).opened_at
        return tuple(ballot for ballot in self.ballots.values() if ballot.opened_at == at)

    def open_ballots(self) -> tuple[Ballot, ...]:
        """What is running: at most one ballot in session, in writing every text of a window."""
        return tuple(one for one in self.ballots.values() if one.status is BallotStatus.OPEN)

    def open_ballot(self) -> Ballot | None:
        """The ballot that is running, in writing the last of them."""
        return next((one for one in reversed(self.ballots.values()) if one.status is BallotStatus.OPEN), None)
