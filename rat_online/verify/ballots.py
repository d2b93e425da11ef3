"""Decisions and ballots as the replay knows them. Rule book section 6."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from rat_online.verify.words import ABSTAIN, BLANK

PRINTED = ("reached", "tied", "declared", "reconsidered")

Bench: TypeAlias = tuple[str, str]
"""A place, and whose hands are counted apart there: a member group, or those with so many votes each."""


@dataclass(frozen=True, slots=True)
class Count:
    """A recount, in weights of the roll: the votes of each option, and the papers that say what."""

    options: dict[str, int]
    entitled: int
    valid: int
    abstain: int
    blank: int
    invalid: int = 0

    @property
    def not_voted(self) -> int:
        return self.entitled - self.valid - self.abstain - self.blank - self.invalid

    def as_payload(self) -> dict[str, Any]:
        return {
            "options": self.options,
            "entitled": self.entitled,
            "valid": self.valid,
            "abstain": self.abstain,
            "blank": self.blank,
            "invalid": self.invalid,
            "not_voted": self.not_voted,
        }


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a count means. `base` and `needed` are the arithmetic of the majority, None for most votes."""

    outcome: str
    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    base: int | None = None
    needed: int | None = None
    sheet: dict[str, Any] | None = None


@dataclass(slots=True)
class Ballot:
    """A ballot as it was opened, who may vote in it, and the votes."""

    opened: dict[str, Any]
    opened_at: int
    deadline_at: int
    entitled: set[str]
    votes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    status: str = "open"
    closed_at: int | None = None
    count_at_end: dict[str, Any] | None = None
    """How the count stood at its announced end, where anybody came or went while it waited for a place."""
    count: Count | None = None
    meaning: Meaning | None = None
    reconciled: bool = True
    void_at_close: bool = False
    closing: dict[str, Any] | None = None
    """The count of who was there when it closed."""
    proxied: dict[str, str] = field(default_factory=dict)
    late: set[str] = field(default_factory=set)
    place_of: dict[str, Bench] = field(default_factory=dict)
    channels: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    counts_at: dict[Bench, dict[str, tuple[dict[str, int], int, int]]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.opened["ballot"])

    @property
    def option_ids(self) -> list[str]:
        return [option["id"] for option in self.opened["options"]]

    @property
    def form(self) -> str:
        return str(self.opened["form"])

    @property
    def seats(self) -> int:
        return int(self.opened["seats"])

    @property
    def names(self) -> list[str]:
        """What is voted for."""
        return [one for one in self.option_ids if one not in (ABSTAIN, BLANK)]

    @property
    def picks(self) -> tuple[int, int]:
        """How many names a paper has, at least and at most."""
        every = len(self.names)
        most = {"exactly": self.seats, "up-to": self.seats, "approval": every, "ranked": every}.get(
            self.form, 1
        )
        return (most if self.form == "exactly" else 1), most

    def takes(self, choice: list[str]) -> bool:
        """Whether a paper may say this: names, each once, as many as its form asks, or one thing apart."""
        if len(set(choice)) < len(choice) or not set(choice) <= set(self.option_ids):
            return False
        if ABSTAIN in choice or BLANK in choice:
            return len(choice) == 1
        fewest, most = self.picks
        return fewest <= len(choice) <= most

    @property
    def excluded(self) -> set[str]:
        """Who does not vote on the own report."""
        return set(self.opened["excluded"])

    @property
    def is_void(self) -> bool:
        """Opened below quorum, with the chair's reason, or closed below it where the profile judges that;
        in writing without the answers that quorum asks for."""
        return self.opened["reason"] is not None or self.void_at_close

    @property
    def judged_by(self) -> dict[str, Any]:
        """The count that its validity hangs on: at its opening, or the closing that made it void."""
        at_close = self.void_at_close and self.opened["reason"] is None and self.closing is not None
        opened: dict[str, Any] = self.opened["quorum"]
        return self.closing if at_close and self.closing is not None else opened


@dataclass(slots=True)
class Lodged:
    """An objection to a result."""

    by: str
    at: int
    answered: bool = False


@dataclass(slots=True)
class Decision:
    """A decision from its text to the palu. `status` is one of the words in the diagram of the rule book."""

    proposed: dict[str, Any]
    text: str
    secret: bool
    notes: str = ""
    consequence: str = ""
    presented: dict[str, tuple[str, str]] = field(default_factory=dict)
    order: list[str] | None = None
    order_drawn: tuple[int, dict[str, Any]] | None = None
    order_lot: str | None = None
    """What was promised for the draw that gave the order: its own, or an earlier one of the same people."""
    order_kept: bool = False
    status: str = "proposed"
    deadline_at: int | None = None
    objectors: set[str] = field(default_factory=set)
    raised: list[tuple[int, str]] = field(default_factory=list)
    """Objections, also to results: when, and the office that recorded one said aloud ("" where none did)."""
    stopped: list[int] = field(default_factory=list)
    withdrawn_at: int | None = None
    reconsidered_at: int | None = None
    ballots: list[Ballot] = field(default_factory=list)
    counted: bool = False
    counted_at: int | None = None
    asked: dict[str, Any] | None = None
    """The count when "ada keberatan?" was asked."""
    agreed: dict[str, Any] | None = None
    """The count by which it was reached without a ballot."""
    acclaimed: dict[str, Any] | None = None
    """Of an acclamation, the count when its time was over."""
    meaning: Meaning | None = None
    seated: tuple[str, ...] = ()
    lodged: list[Lodged] = field(default_factory=list)
    declared: tuple[str, tuple[str, ...]] | None = None
    tables: list[dict[str, Any]] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    followed: str | None = None
    """The seat before it, as it stood when this one was put."""
    drawn: dict[str, Any] | None = None

    @property
    def id(self) -> str:
        return str(self.proposed["decision"])

    @property
    def decides(self) -> bool:
        """Whether it was decided, even if reconsidered since: a void one decided nothing."""
        declared = self.declared is not None and self.declared[0] != "void"
        return self.status == "reconsidered" or declared

    @property
    def kind(self) -> str:
        return str(self.proposed["kind"])

    @property
    def is_motion(self) -> bool:
        return bool(self.proposed["form"] == "motion")

    @property
    def seats(self) -> int:
        return int(self.proposed["seats"])

    @property
    def options(self) -> list[dict[str, Any]]:
        """As on the paper: in the order drawn, where one was."""
        given: list[dict[str, Any]] = self.proposed["options"]
        if self.order is None:
            return given
        place = {id_: number for number, id_ in enumerate(self.order)}
        return sorted(given, key=lambda option: place.get(option["id"], len(place)))

    @property
    def standing(self) -> list[dict[str, Any]]:
        """Those who were on the paper when it opened: nobody who holds an earlier seat."""
        return [option for option in self.options if option["id"] not in self.dropped]

    @property
    def is_printed(self) -> bool:
        """Whether it stands among the decisions of the minutes; what was never put is listed apart."""
        return self.status in PRINTED or bool(self.ballots)

    @property
    def unpresented(self) -> bool:
        """An election of persons with a candidate who has no page."""
        if self.kind != "election" or self.proposed["subject"] != "person" or self.proposed["formatur"]:
            return False
        named = (option["id"] for option in self.standing if option["person"] is not None)
        return any(id_ not in self.presented for id_ in named)

    @property
    def candidates(self) -> list[str]:
        return [one["id"] for one in self.standing if one["id"] not in (ABSTAIN, BLANK)]

    @property
    def persons(self) -> set[str]:
        return {option["person"] for option in self.proposed["options"] if option["person"] is not None}

    @property
    def rounds(self) -> int:
        """Rounds that were counted and valid; what was annulled or void was none."""
        return sum(1 for ballot in self.ballots if ballot.status == "closed" and not ballot.is_void)

    @property
    def decisive(self) -> Ballot | None:
        """The ballot that it stands on: the last that was not annulled; none where it was agreed on."""
        if self.agreed is not None:
            return None
        counted = [ballot for ballot in self.ballots if ballot.status != "annulled"]
        return next(reversed(counted or self.ballots), None)

    @property
    def reconciles(self) -> bool:
        return all(ballot.reconciled for ballot in self.ballots if ballot.status == "closed")

    @property
    def winners(self) -> tuple[str, ...]:
        """Everybody elected, in the order of the rounds."""
        new = self.meaning.elected if self.meaning is not None else ()
        return (*self.seated, *(one for one in new if one not in self.seated))
