"""What was decided: texts, ballots, objections, persons elected, tables of money (rule book 6, 7)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rat_online.domain.minutes.attending import Person, QuorumSnapshot, Rule
from rat_online.domain.minutes.candidates import Candidate, NumberDraw
from rat_online.domain.minutes.stages import Stage
from rat_online.domain.minutes.terms import Channel, Office, Outcome, Shelved
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import BallotForm, DecisionKind, ExtensionCause, ReachedBy, Subject


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One share of a table; the percentage is integers (`share` of `share_of`), never a float."""

    label: str
    amount: Decimal
    share: int | None = None
    share_of: int = 100


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """SHU or RAPB as decided; the total is printed in figures and in words."""

    title: str
    rows: tuple[MoneyRow, ...]
    total: Decimal
    total_label: str = ""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A wording that the decision had before or when it was voted on; the last one is what was decided."""

    at: datetime
    by: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who recorded what a member said aloud at a place, and in which office."""

    office: Office
    name: str


@dataclass(frozen=True, slots=True)
class Objection:
    """A keberatan against an aklamasi or a result, and what became of it; None recorded what came by the own
    device."""

    at: datetime
    by: Person
    reason: str
    answer: str = ""
    answered_at: datetime | None = None
    withdrawn_at: datetime | None = None
    by_ballot: bool = False  # to an aklamasi: the ballot that it led to is its answer
    to_result: bool = False
    recorded: Recorder | None = None
    withdrawal_recorded: Recorder | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Stopped:
    """A countdown of an aklamasi that the chair ended before its time."""

    called_at: datetime
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class OptionCount:
    """What one option or candidate received; `chosen` marks who or what won, `tied` who must run off.

    In a motion the labels are the codes `for` and `against`; everywhere else they are what the paper said.
    """

    label: str
    votes: int
    member_number: str = ""
    chosen: bool = False
    tied: bool = False


@dataclass(frozen=True, slots=True)
class BenchCount:
    """Those at a place whose votes weigh alike, in heads: a member group, or who has `each` votes."""

    part: str
    each: int
    entitled: int
    papers: int
    options: tuple[OptionCount, ...] = ()
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """Votes that came by one channel, or at one meeting point: they cannot exceed those checked in there.

    `options` are what each received there, abstain and blank by their codes.
    """

    channel: Channel
    votes: int
    checked_in: int
    place: str = ""
    witnesses: tuple[str, ...] = ()
    options: tuple[OptionCount, ...] = ()
    invalid: int = 0
    proxies: int = 0  # of those checked in at a place, how many by proxy
    benches: tuple[BenchCount, ...] = ()  # where votes there do not weigh alike


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What one member group voted, in heads; each of them weighs `each` in the result."""

    group: str
    each: int
    members: int
    did_not_vote: int
    options: tuple[OptionCount, ...] = ()
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline moved later, by the chair or by an outage of the server."""

    at: datetime
    until: datetime
    cause: ExtensionCause
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Annulment:
    """A ballot the chair annulled before it closed."""

    at: datetime
    by: str
    reason: str


MOST_VOTES = Rule(None, Base.VALID)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One round of voting.

    entitled = valid + abstain + blank + invalid + did_not_vote, or `reconciles` is False. `base_count` is
    what the rule is a fraction of. Papers `issued` and `returned` exist for secret ballots only.
    """

    round: int
    form: BallotForm
    secret: bool
    opened_at: datetime
    closed_at: datetime | None
    entitled: int
    valid: int
    abstain: int
    blank: int
    invalid: int
    did_not_vote: int
    options: tuple[OptionCount, ...]
    reconciles: bool = True
    rule: Rule = MOST_VOTES
    base_count: int = 0
    needed: int | None = None
    question: str = ""
    seats: int = 1
    weighted: bool = False
    issued: int | None = None
    returned: int | None = None
    deadline_at: datetime | None = None
    quorum_at_opening: QuorumSnapshot | None = None
    quorum_at_closing: QuorumSnapshot | None = None
    channels: tuple[ChannelCount, ...] = ()
    groups: tuple[GroupCount, ...] = ()
    extensions: tuple[Extension, ...] = ()
    annulled: Annulment | None = None
    void: bool = False
    void_reason: str = ""  # why the chair opened it below quorum; none where its closing made it void
    quota: int | None = None
    stages: tuple[Stage, ...] = ()
    witnesses: tuple[str, ...] = ()

    @property
    def cast(self) -> int:
        """Votes that came in, of whatever kind."""
        return self.valid + self.abstain + self.blank + self.invalid


@dataclass(frozen=True, slots=True)
class Elected:
    """A person elected: the seat in words ("Ketua Pengurus") and the term ("2027–2031")."""

    seat: str
    person: Person
    term: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A seat on the list of the formatur: who is to take it, and who named the person."""

    seat: str
    person: Person
    by: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Who stood no more for a later seat, and the seat the person had been elected to."""

    person: Person
    seat: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """The place of an election in a sequence of seats; `follows` is the number of the decision before it."""

    place: int
    seat: str
    follows: int | None
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """Taken up again, so that it is not in force; `anew` is the number of the decision in its place."""

    at: datetime
    by: str
    reason: str
    anew: int | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """A draw of lots with all that anyone needs to draw it again."""

    at: datetime
    promise: str
    seed: str
    context: str
    order: tuple[str, ...]
    elected: tuple[str, ...]
    codes: tuple[str, ...] = ()  # what was drawn for each of the order


@dataclass(frozen=True, slots=True)
class Decision:
    """One numbered decision with its exact text, how it was reached and by what rule.

    `present` is the N of "tanpa keberatan dari N anggota hadir". `void` prints "tidak sah karena kuorum tidak
    tercapai" in place of the outcome; its ballot says why.
    """

    number: int
    item: int  # number of its agenda item
    kind: DecisionKind
    subject: Subject
    title: str
    text: str
    reached_by: ReachedBy
    outcome: Outcome
    present: int
    proposed_at: datetime
    declared_at: datetime | None = None
    declared_by: str = ""
    void: bool = False
    notes: str = ""  # the catatan voted with an LPJ
    consequence: str = ""  # what the meeting decided to follow from a rejected LPJ
    candidates: tuple[Candidate, ...] = ()
    numbers: NumberDraw | None = None
    lot: Lot | None = None
    settled: str = ""  # how a tie was settled by the standing orders
    quorum: QuorumSnapshot | None = None
    quorum_at_end: QuorumSnapshot | None = None  # of an acclamation
    versions: tuple[TextVersion, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    objections: tuple[Objection, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    elected: tuple[Elected, ...] = ()
    open_seats: int = 0  # that nobody takes
    named: tuple[Named, ...] = ()  # a formatur's list
    sequence: Sequence | None = None
    tables: tuple[MoneyTable, ...] = ()
    earlier_tables: tuple[MoneyTable, ...] = ()  # that an amendment replaced
    reconsiders: int | None = None  # number of the earlier decision
    reconsidered: Reconsidered | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was put on the table and decided in no way: taken back, or still there when the meeting ended.

    It has no number: it is no decision. `options` are whom or what an election would have been about.
    """

    item: int
    kind: DecisionKind
    title: str
    text: str
    became: Shelved
    proposed_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    notes: str = ""
    options: tuple[str, ...] = ()
    versions: tuple[TextVersion, ...] = ()
    objections: tuple[Objection, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    tables: tuple[MoneyTable, ...] = ()
    reconsiders: int | None = None
