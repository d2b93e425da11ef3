"""A cooperative's profile of rules: data that it changes to fit its articles (AD/ART).

Every number here is a default of the rule book, section 2, 4 and 6; none is shown as "the law".
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from rat_online.domain.threshold import Base, Threshold, at_least, more_than
from rat_online.domain.vocabulary import DecisionKind, MeetingCall


class QuorumTest(StrEnum):
    AT_OPEN = "at-open"
    AT_OPEN_AND_EACH_VOTE = "at-open-and-each-vote"


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many of the roll must be present, and the article it comes from ("AD pasal 12")."""

    threshold: Threshold
    source: str


@dataclass(frozen=True, slots=True)
class MajorityRule:
    """What carries: a threshold of a base, or (threshold None) most votes, as in elections."""

    threshold: Threshold | None
    base: Base
    source: str


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """The quorum and majority that govern one kind of decision, and whether it is about persons."""

    quorum: QuorumRule
    majority: MajorityRule
    persons: bool = False


@dataclass(frozen=True, slots=True)
class ProxyRule:
    """What the articles allow of proxies: how many one holder may hold, and the article (rule book 3)."""

    each: int
    source: str


@dataclass(frozen=True, slots=True)
class DelegateRule:
    """One delegate a group votes for it: with one vote, or as many as the group has members."""

    by_members: bool
    source: str


@dataclass(frozen=True, slots=True)
class Party:
    """A member group of a multi-party cooperative, and its share of the votes: so many parts of the sum."""

    group: str
    share: int


@dataclass(frozen=True, slots=True)
class PartyRule:
    """The voting shares of the member groups, as the articles set them (Permenkop 8/2021)."""

    parties: tuple[Party, ...]
    source: str

    def __post_init__(self) -> None:
        groups = {party.group for party in self.parties}
        if len(groups) < 2 or len(groups) < len(self.parties) or any(one.share < 1 for one in self.parties):
            raise ValueError("two or more groups, each once, with a share of at least 1")


DEFAULT_SOURCE = "bawaan, sesuaikan dengan AD/ART"
"""Where a rule comes from until the cooperative names its article; pages say it in the reader's language."""


def default_rules() -> dict[DecisionKind, DecisionRule]:
    """The rule book's table of section 2, each with "sesuaikan dengan AD/ART" as its source."""
    source = DEFAULT_SOURCE
    half = QuorumRule(more_than(1, 2), source)
    strict = DecisionRule(
        QuorumRule(at_least(3, 4), source), MajorityRule(at_least(3, 4), Base.PRESENT, source)
    )
    simple = DecisionRule(half, MajorityRule(more_than(1, 2), Base.VALID, source))
    return {
        DecisionKind.ORDINARY: simple,
        DecisionKind.STANDING_ORDERS: simple,
        DecisionKind.ELECTION: DecisionRule(half, MajorityRule(None, Base.VALID, source), persons=True),
        DecisionKind.DISMISSAL: DecisionRule(
            half, MajorityRule(at_least(2, 3), Base.VALID, source), persons=True
        ),
        DecisionKind.ARTICLES: strict,
        DecisionKind.DISSOLUTION: strict,
        DecisionKind.MERGER: strict,
        DecisionKind.CONSOLIDATION: strict,
        DecisionKind.DIVISION: strict,
    }


SECOND_CALL_KINDS = frozenset({DecisionKind.ORDINARY, DecisionKind.ELECTION, DecisionKind.STANDING_ORDERS})


@dataclass(frozen=True, slots=True)
class Profile:
    """Rules and times (seconds, unless the name says days) copied into a meeting when it is scheduled."""

    rules: dict[DecisionKind, DecisionRule] = field(default_factory=default_rules)
    second_call: QuorumRule = QuorumRule(at_least(1, 5), DEFAULT_SOURCE)
    after_suspension: QuorumRule | None = None
    quorum_test: QuorumTest = QuorumTest.AT_OPEN_AND_EACH_VOTE
    valid_at_close: bool = False
    grace_s: int = 900
    roll_call_s: int = 120
    suspension_s: int = 1800
    chair_silence_s: int = 60
    acclamation_s: int = 60
    shortest_acclamation_s: int = 10
    motion_s: int = 180
    election_s: int = 600
    shortest_ballot_s: int = 30
    longest_ballot_s: int = 3600
    objection_s: int = 60
    may_change: bool = False
    blank_and_abstain: bool = False
    reporters_vote: bool = True
    weighted: bool = False
    proxies: ProxyRule | None = None
    delegates: DelegateRule | None = None
    parties: PartyRule | None = None
    run_off_rounds: int = 2
    turn_s: int = 300
    interruption_s: int = 120
    questions_each: int = 3
    answer_days: int = 14
    invitation_days: int = 14
    material_days: int = 7
    second_notice_days: int = 1
    second_call_days: int = 7
    months_after_book_year: int = 6
    report_days: int = 30
    written_days: int = 14
    written_objection_days: int = 1

    @property
    def weighs(self) -> bool:
        """Whether an entry of the roll may have more than one vote (rule book section 3)."""
        return self.weighted or (self.delegates is not None and self.delegates.by_members)

    def quorum_rule(self, kind: DecisionKind, call: MeetingCall) -> QuorumRule:
        """The quorum of a decision kind; a second call lowers it only for the kinds that allow it."""
        if call is MeetingCall.SECOND and kind in SECOND_CALL_KINDS:
            return self.second_call
        return self.rules[kind].quorum

    def continued_after(self, call: MeetingCall) -> "Profile":
        """The rules of a meeting that is continued on another day: it keeps the quorum of the one before,
        also where that was a second call's (rule book section 2)."""
        rules = {
            kind: replace(rule, quorum=self.quorum_rule(kind, call)) for kind, rule in self.rules.items()
        }
        return replace(self, rules=rules)
