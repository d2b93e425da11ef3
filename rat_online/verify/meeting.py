"""What the events of a meeting add up to, for checking the next one against it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from rat_online.verify import seats
from rat_online.verify.arithmetic import needed_of
from rat_online.verify.attendance import Attendance
from rat_online.verify.ballots import Ballot, Bench, Decision
from rat_online.verify.findings import Findings
from rat_online.verify.floor import Floor, Questions
from rat_online.verify.log import Record
from rat_online.verify.offices import Offices
from rat_online.verify.times import moment
from rat_online.verify.words import LOWERED_BY_SECOND_CALL

PREPARATION = ("scheduled", "invited", "registration")
RUNNING = ("open", "suspended")


@dataclass(frozen=True, slots=True)
class Owed:
    """An event that must follow at once, as part of the same act."""

    kind: str
    at: int
    actor: str
    persons: frozenset[str] | None = None


@dataclass(slots=True)
class Nomination:
    made: dict[str, Any]
    status: str = "nominated"


@dataclass(slots=True)
class Mandate:
    """A proxy that its giver has confirmed; in force once its letter is attached."""

    holder: str
    letter: str | None = None


@dataclass(slots=True)
class Paper:
    """A paper by post as the desk read it, and which witnesses have read the same."""

    answers: dict[str, list[str]]
    witnesses: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Meeting:
    """The state, and the findings that checking it makes."""

    scheduled: dict[str, Any]
    findings: Findings
    life: str = "draft"
    offices: Offices = field(default_factory=Offices)
    attendance: Attendance = field(default_factory=Attendance)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    delegates: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    """The group of each entry of the roll, where its entries have any."""
    roll_frozen: dict[str, Any] | None = None
    amended: list[tuple[str, int, bool]] = field(default_factory=list)
    invited_at: int | None = None
    material_at: int | None = None
    overridden: set[str] = field(default_factory=set)
    floor: Floor = field(default_factory=Floor)
    questions: Questions = field(default_factory=Questions)
    nominated_under: set[str] = field(default_factory=set)
    nominations: dict[str, Nomination] = field(default_factory=dict)
    photos: dict[tuple[str, str], str] = field(default_factory=dict)
    photos_shown: set[str] = field(default_factory=set)
    decisions: dict[str, Decision] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    """The decisions whose candidates were numbered, in the order of the draws."""
    ballots: dict[str, Ballot] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    current_item: str | None = None
    started: tuple[str | None] | None = None
    items_begun: list[tuple[int, str]] = field(default_factory=list)
    ever_quorate: bool = False
    quorate: bool = False
    owed: list[Owed] = field(default_factory=list)
    seated_by: set[str] = field(default_factory=set)
    read: list[str] | None = None
    read_at: int | None = None
    approved: set[str] = field(default_factory=set)
    opened_at: int | None = None
    ended_at: int | None = None
    closed: dict[str, Any] | None = None
    ended_position: int | None = None
    last_at: int = 0
    on_air: bool = False
    page: str | None = None
    acknowledged: set[str] = field(default_factory=set)
    recording_is_there: bool = False
    broadcasts: list[list[int]] = field(default_factory=list)
    """When each began and, once it is over, ended."""
    recordings: list[tuple[int, str, int]] = field(default_factory=list)
    """Position, digest and seconds of each that was joined."""
    stream: str = "embedded"
    figures: dict[int, set[tuple[int, int, int, int, int]]] = field(default_factory=dict)
    prose: set[str] = field(default_factory=set)
    excused: set[str] = field(default_factory=set)
    ceremonies: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    suspended: tuple[str, int] = ("", 0)
    lowered: bool = False
    rules_replaced: list[tuple[int, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    """When, what governed until then, and what did afterwards."""
    votes: list[tuple[str, str, int]] = field(default_factory=list)
    papers: dict[str, Paper] = field(default_factory=dict)

    @property
    def profile(self) -> dict[str, Any]:
        profile: dict[str, Any] = self.scheduled["profile"]
        return profile

    @property
    def is_rehearsal(self) -> bool:
        """Nobody has to be invited to it, and nothing that it decides counts."""
        return self.scheduled["rehearsal_of"] is not None

    @property
    def in_writing(self) -> bool:
        return bool(self.scheduled["mode"] == "written")

    def ends(self, record: Record, life: str) -> None:
        """What may follow is the recording alone."""
        self.life, self.ended_at, self.ended_position = life, record.at, record.position

    def demand(self, holds: bool, code: str, record: Record, **facts: object) -> bool:
        """Note a finding where something that must hold does not; whether it held."""
        if not holds:
            self.findings.add(code, record.position, **facts)
        return holds

    def bench_of(self, person: str, place: str) -> Bench:
        """Where a hand at a place is counted: by member group, or by votes each where those differ."""
        delegates = self.profile["delegates"]
        if self.profile["parties"] is not None:
            return place, self.groups.get(person, "")
        if self.profile["weighted"] or (delegates is not None and delegates["by_members"]):
            return place, str(self.attendance.weights.get(person, 0))
        return place, ""

    # Quorum, rule book section 2.

    def quorum_rule(self, kind: str) -> dict[str, Any] | None:
        """The quorum of a kind of decision; a second call or a suspension lowers it for some kinds."""
        if self.lowered and kind in LOWERED_BY_SECOND_CALL:
            after: dict[str, Any] = self.profile["after_suspension"]
            return after
        if self.scheduled["call"] == "second" and kind in LOWERED_BY_SECOND_CALL:
            lowered: dict[str, Any] = self.profile["second_call"]
            return lowered
        rule = self.profile["rules"].get(kind)
        return rule["quorum"] if rule is not None else None

    def quorum(self, kind: str = "ordinary") -> dict[str, Any]:
        """The count now, as a snapshot of it has to say; in writing the answers to the texts put last."""
        if self.in_writing:
            last = max((one.opened_at for one in self.ballots.values()), default=0)
            return self.answers_to(kind, [one for one in self.ballots.values() if one.opened_at == last])
        figures, rule = self.attendance, self.quorum_rule(kind)
        if rule is None:
            return {"reached": False}
        needed = needed_of(rule["threshold"], figures.total)
        return {
            "present": figures.present,
            "entitled": figures.total,
            "needed": needed,
            "reached": figures.present >= needed,
            "online": figures.heads["online"],
            "hall": figures.heads["hall"],
            "proxy": figures.heads["proxy"],
            "threshold": rule["threshold"],
            "source": rule["source"],
        }

    def answers_to(self, kind: str, ballots: list[Ballot]) -> dict[str, Any]:
        """Quorum in writing: who answered, by the link or by post, of the whole roll."""
        rule, weights = self.quorum_rule(kind), self.attendance.weights
        if rule is None:
            return {"reached": False}
        answered = {voter for ballot in ballots for voter in ballot.votes}
        by_post = {voter for ballot in ballots for voter in ballot.votes if self.came_by_post(ballot, voter)}
        present = sum(weights.get(voter, 0) for voter in answered)
        needed = needed_of(rule["threshold"], self.attendance.total)
        return {
            "present": present,
            "entitled": self.attendance.total,
            "needed": needed,
            "reached": present >= needed,
            "online": len(answered - by_post),
            "hall": len(by_post),
            "proxy": 0,
            "threshold": rule["threshold"],
            "source": rule["source"],
        }

    def came_by_post(self, ballot: Ballot, voter: str) -> bool:
        paper = self.papers.get(voter)
        return paper is not None and len(paper.witnesses) > 1 and ballot.id in paper.answers

    def is_quorate(self, kind: str, count: dict[str, Any] | None = None) -> bool:
        """Whether a decision may be taken now, or was at an earlier count. Tested only at opening, a meeting
        that once had its quorum keeps it for the kinds that ask for no more."""
        now = count or self.quorum(kind)
        if now["reached"] or self.profile["quorum_test"] != "at-open" or not self.ever_quorate:
            return bool(now["reached"])
        asked, usual = now.get("needed"), self.quorum().get("needed")
        return asked is not None and usual is not None and asked <= usual

    def note_figures(self, at: int) -> None:
        """Keep how the count stood at a time, for whoever prints it; in writing each snapshot says it."""
        if self.in_writing:
            return
        count = self.attendance
        heads = count.heads
        seen = (count.present, count.total, heads["online"], heads["hall"], heads["proxy"])
        self.figures.setdefault(at, set()).add(seen)

    def note_last_count(self, at: int) -> None:
        """Before anybody comes or goes after the announced end of a ballot: its count at closing is this."""
        ballot = self.running_ballot()
        if ballot is None or self.in_writing or at <= ballot.deadline_at or ballot.count_at_end is not None:
            return
        decision = self.decisions.get(ballot.opened["decision"])
        if decision is not None:
            ballot.count_at_end = self.quorum(decision.kind)
            self.note_figures(ballot.deadline_at)

    # What runs.

    def running_ballot(self) -> Ballot | None:
        return next((one for one in reversed(self.ballots.values()) if one.status == "open"), None)

    def acclaiming(self) -> Decision | None:
        return next((one for one in self.decisions.values() if one.status == "acclaiming"), None)

    def nothing_runs(self, record: Record) -> bool:
        """No ballot and no countdown: what would end or move the meeting has to wait for them."""
        idle = self.running_ballot() is None and self.acclaiming() is None
        return self.demand(idle, "something-running", record, kind=record.kind)

    def decision_of(self, record: Record) -> Decision | None:
        """The decision an event names."""
        found = self.decisions.get(record.payload["decision"])
        self.demand(found is not None, "decision-unknown", record, kind=record.kind)
        return found

    def reporters_on(self, decision: Decision) -> set[str]:
        """Pengurus and pengawas on their own report, where they do not vote on it."""
        if decision.proposed["subject"] != "accountability" or self.profile["reporters_vote"]:
            return set()
        reporters = (*self.offices.board, *self.offices.supervisors)
        return {one for one in reporters if one in self.attendance.weights}

    def chair_is_no_candidate(self, decision: Decision, record: Record) -> None:
        """A chair who is a candidate hands over for that item."""
        gone = seats.dropped(self.decisions, decision)
        persons = {one["person"] for one in decision.options if one["person"] and one["id"] not in gone}
        self.demand(self.offices.palu not in persons, "chair-is-candidate", record)

    def drop_who_holds_a_seat(self, decision: Decision, record: Record) -> None:
        """In its turn; who was elected to a seat before it stands no more."""
        self.demand(seats.may_open(self.decisions, decision), "previous-seat-open", record)
        decision.dropped = seats.dropped(self.decisions, decision)
        before = seats.earlier(self.decisions, decision)
        decision.followed = before[0].id if before else None
        enough = decision.is_motion or len(decision.candidates) >= decision.seats
        self.demand(enough, "options-wrong", record)

    def acts_for_self(self, record: Record, person: str) -> None:
        self.demand(record.person == person, "acts-for-another", record, kind=record.kind)

    def speaks_for_self_or_at_a_place(self, record: Record, person: str) -> None:
        """The own seat, or the office that records what a member at a place says aloud."""
        if record.role == "member":
            self.acts_for_self(record, person)
            return
        visit = self.attendance.visits.get(person)
        at_place = visit is not None and visit.here and visit.channel == "hall"
        self.demand(at_place, "acts-for-another", record, kind=record.kind)

    def lies_ahead(self, record: Record, field: str) -> None:
        later = moment(record.payload[field]) > record.at
        self.demand(later, "time-not-ahead", record, kind=record.kind)

    def declared(self) -> list[str]:
        """Decisions whose declaration stands, in the order proposed."""
        return [one.id for one in self.decisions.values() if one.status == "declared"]
