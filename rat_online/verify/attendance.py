"""Who is `hadir` at any moment, replayed from check-ins, lapses and returns. Rule book section 3."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Visit:
    """One person's presence. `lapsed` names what ended it for the time being; `left` is a check-out."""

    channel: str
    by_desk: bool
    place: str = ""
    here: bool = True
    lapsed: str | None = None

    @property
    def left(self) -> bool:
        return not self.here and self.lapsed is None

    @property
    def needs_connection(self) -> bool:
        """The desk's check-ins need none, so neither silence nor a roll-call ends them."""
        return self.channel == "online" and not self.by_desk


@dataclass(slots=True)
class RollCall:
    deadline_at: int
    answered: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Attendance:
    """Every visit, and the roll itself: only its entries are counted, by their weights."""

    weights: dict[str, int] = field(default_factory=dict)
    total: int = 0
    visits: dict[str, Visit] = field(default_factory=dict)
    present: int = 0
    heads: dict[str, int] = field(default_factory=lambda: {"online": 0, "hall": 0, "proxy": 0})
    holders: dict[str, str] = field(default_factory=dict)
    """Proxies in force: the holder of each giver, who is present while the holder is."""
    stood_for: dict[str, str] = field(default_factory=dict)
    """Whoever was present by proxy at any moment, with the holder."""
    gone_at: dict[str, int] = field(default_factory=dict)
    away: list[list[int]] = field(default_factory=list)
    """From when until when somebody was away and came back."""
    roll_call: RollCall | None = None
    roll_call_due: bool = False

    def is_here(self, person: str) -> bool:
        visit = self.visits.get(person)
        return visit is not None and visit.here

    def counts(self, person: str) -> bool:
        """Whether somebody is an entry of the roll and present."""
        return person in self.weights and self.is_here(person)

    def here(self) -> set[str]:
        """The entries that are present now."""
        return {person for person in self.weights if self.is_here(person)}

    def enter(self, person: str, weight: int) -> None:
        """Put an entry on the roll; who is in the room already starts to count."""
        self.weights[person] = weight
        self.total += weight
        self._move(person, 1)

    def reweigh(self, weights: dict[str, int]) -> None:
        """The same entries weigh otherwise; who is present stays so."""
        there = self.here() | {one for one, holder in self.holders.items() if self.counts(holder)}
        self.weights, self.total = weights, sum(weights.values())
        self.present = sum(weights[person] for person in there)

    def entrust(self, giver: str, holder: str) -> None:
        self.holders[giver] = holder
        if self.counts(holder):
            self._stand_for(giver, 1)

    def release(self, giver: str) -> None:
        if giver in self.holders and self.counts(self.holders[giver]):
            self._stand_for(giver, -1)
        self.holders.pop(giver, None)

    def who_votes(self, excluded: set[str]) -> set[str]:
        """Who is present, themselves or by a proxy whose holder may vote."""
        voting = self.here() - excluded
        return voting | {one for one, holder in self.holders.items() if holder in voting} - excluded

    def strike(self, person: str) -> None:
        for giver in [one for one, holder in self.holders.items() if person in (one, holder)]:
            self.release(giver)
        self._move(person, -1)
        self.total -= self.weights.pop(person)

    def arrive(self, person: str, channel: str, by_desk: bool, place: str = "") -> None:
        self._move(person, -1)
        self.visits[person] = Visit(channel, by_desk, place)
        self._move(person, 1)

    def depart(self, person: str, lapsed: str | None = None) -> None:
        """Somebody leaves, or stops counting as present until heard again."""
        self._move(person, -1)
        visit = self.visits[person]
        visit.here, visit.lapsed = False, lapsed

    def come_back(self, person: str) -> None:
        visit = self.visits[person]
        if not visit.here:
            visit.here, visit.lapsed = True, None
            self._move(person, 1)

    def went(self, person: str, at: int) -> None:
        self.gone_at.setdefault(person, at)

    def returned(self, person: str, at: int) -> None:
        if person in self.gone_at:
            self.away.append([self.gone_at.pop(person), at])

    def answer(self, person: str) -> None:
        if self.roll_call is not None:
            self.roll_call.answered.add(person)

    def silent(self) -> set[str]:
        """The entries that a roll-call ends for now: on line, and without an answer."""
        answered = self.roll_call.answered if self.roll_call is not None else set()
        return {person for person in self.here() - answered if self.visits[person].needs_connection}

    def _move(self, person: str, step: int) -> None:
        if self.counts(person):
            self.present += step * self.weights[person]
            self.heads[self.visits[person].channel] += step
            for giver, holder in self.holders.items():
                if holder == person:
                    self._stand_for(giver, step)

    def _stand_for(self, giver: str, step: int) -> None:
        self.present += step * self.weights[giver]
        self.heads["proxy"] += step
        self.stood_for.setdefault(giver, self.holders[giver])
