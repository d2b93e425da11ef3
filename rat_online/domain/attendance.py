"""Attendance: `hadir` from check-in until check-out or a lapse after the grace. Rule book section 3.

Who is connected right now is another figure; it lives with the connections, not in the log.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime

from rat_online.domain.roll import Roll
from rat_online.domain.vocabulary import Channel, LapseCause, PersonId, Presence


@dataclass(frozen=True, slots=True)
class Arrival:
    """How somebody came in: on line or in a hall or meeting point, by the own device or at the desk."""

    channel: Channel
    place: str = ""
    by_desk: bool = False


@dataclass(slots=True)
class Visit:
    """One person's presence at a meeting; a person is counted once, whatever the channels."""

    presence: Presence
    channel: Channel
    place: str
    first_in_at: datetime
    last_out_at: datetime | None = None
    lapse_cause: LapseCause | None = None
    answered_call_at: datetime | None = None
    """When the last roll-call that this person answered was called."""
    by_desk: bool = False
    noted_in_at: datetime | None = None
    """The desk's own time of the first arrival, where it differs; by it nothing counts."""
    noted_out_at: datetime | None = None

    @property
    def arrival(self) -> Arrival:
        return Arrival(self.channel, self.place, self.by_desk)

    @property
    def needs_connection(self) -> bool:
        """The desk's check-ins need none: neither silence nor a roll-call ends them (rule book section 3)."""
        return self.channel is Channel.ONLINE and not self.by_desk


@dataclass(slots=True)
class RollCall:
    """A one-tap "Konfirmasi kehadiran" that runs until its deadline."""

    called_at: datetime
    deadline_at: datetime
    answered: set[PersonId] = field(default_factory=set)


@dataclass(slots=True)
class StoodFor:
    """A giver's presence by proxy: since when, and until when it lasted; None while it does."""

    holder: PersonId
    since_at: datetime
    until_at: datetime | None = None


@dataclass(slots=True)
class Attendance:
    """Everybody's visits, and the running figures of the roll entries who are `hadir`."""

    visits: dict[PersonId, Visit] = field(default_factory=dict)
    here: set[PersonId] = field(default_factory=set)
    present: int = 0
    online: int = 0
    hall: int = 0
    proxy: int = 0
    roll_call: RollCall | None = None
    roll_call_due: bool = False
    holders: dict[PersonId, PersonId] = field(default_factory=dict)
    """Proxies in force: the holder of each giver."""
    held: dict[PersonId, tuple[PersonId, ...]] = field(default_factory=dict)
    """The same, the givers of each holder."""
    represented: set[PersonId] = field(default_factory=set)
    """Givers who are present by proxy now, apart from `here`."""
    stood_for: dict[PersonId, StoodFor] = field(default_factory=dict)

    def is_here(self, person: PersonId) -> bool:
        visit = self.visits.get(person)
        return visit is not None and visit.presence is Presence.PRESENT

    def arrive(self, person: PersonId, arrival: Arrival, at: datetime, roll: Roll) -> None:
        """Somebody checks in, for the first time or again, or moves to another channel."""
        self._leave_figures(person, roll, at)
        visit = self.visits.setdefault(person, Visit(Presence.PRESENT, arrival.channel, arrival.place, at))
        visit.presence, visit.channel, visit.place = Presence.PRESENT, arrival.channel, arrival.place
        visit.by_desk, visit.last_out_at, visit.lapse_cause = arrival.by_desk, None, None
        visit.noted_out_at = None
        self._join_figures(person, roll, at)

    def restore(self, person: PersonId, at: datetime, roll: Roll) -> None:
        """Somebody whose presence had lapsed was heard again."""
        visit = self.visits[person]
        visit.presence, visit.lapse_cause, visit.last_out_at = Presence.PRESENT, None, None
        self._join_figures(person, roll, at)

    def depart(self, person: PersonId, at: datetime, roll: Roll, lapse: LapseCause | None = None) -> None:
        """Somebody checks out, or (with `lapse`) stops counting as present."""
        self._leave_figures(person, roll, at)
        visit = self.visits[person]
        visit.presence = Presence.LAPSED if lapse else Presence.LEFT
        visit.lapse_cause, visit.last_out_at = lapse, at

    def recount(self, roll: Roll, at: datetime) -> None:
        """Take the figures anew after the roll itself has changed."""
        self.here, self.represented = set(), set()
        self.present = self.online = self.hall = self.proxy = 0
        for person in self.visits:
            self._join_figures(person, roll, at)

    def entrust(self, giver: PersonId, holder: PersonId, at: datetime, roll: Roll) -> None:
        """A proxy comes into force: the giver is present by it whenever the holder is (rule book 3)."""
        self.holders[giver] = holder
        self.held[holder] = (*self.held.get(holder, ()), giver)
        if holder in self.here:
            self._stand_for(giver, at, roll)

    def release(self, giver: PersonId, at: datetime, roll: Roll) -> None:
        """A proxy that was in force ends."""
        holder = self.holders.pop(giver)
        self._stand_down(giver, at, roll)
        self.held[holder] = tuple(one for one in self.held[holder] if one != giver)

    def who_votes(self, excluded: Set[PersonId]) -> set[PersonId]:
        """Everybody present, themselves or by proxy, but those who may not vote on their own report, nor
        cast a vote on it for somebody else."""
        by_proxy = (giver for giver in self.represented if self.holders[giver] not in excluded)
        return (self.here | set(by_proxy)) - excluded

    def _join_figures(self, person: PersonId, roll: Roll, at: datetime) -> None:
        if person in self.here or person not in roll or not self.is_here(person):
            return
        self.here.add(person)
        self.present += roll.weight_of(person)
        self._count_channel(person, 1)
        for giver in self.held.get(person, ()):
            self._stand_for(giver, at, roll)

    def _leave_figures(self, person: PersonId, roll: Roll, at: datetime) -> None:
        if person not in self.here:
            return
        self.here.discard(person)
        self.present -= roll.weight_of(person)
        self._count_channel(person, -1)
        for giver in self.held.get(person, ()):
            self._stand_down(giver, at, roll)

    def _stand_for(self, giver: PersonId, at: datetime, roll: Roll) -> None:
        self.represented.add(giver)
        self.present += roll.weight_of(giver)
        self.proxy += 1
        self.stood_for.setdefault(giver, StoodFor(self.holders[giver], at)).until_at = None

    def _stand_down(self, giver: PersonId, at: datetime, roll: Roll) -> None:
        if giver in self.represented:
            self.represented.discard(giver)
            self.present -= roll.weight_of(giver)
            self.proxy -= 1
            self.stood_for[giver].until_at = at

    def _count_channel(self, person: PersonId, step: int) -> None:
        if self.visits[person].channel is Channel.HALL:
            self.hall += step
        else:
            self.online += step
