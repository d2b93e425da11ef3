"""The roll: reviewed, frozen once, compared with the books, changed with a reason.

Deceased, departed and passive members raise the quorum when they stand on it (rule book section 3).
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rat_online.app.hall import Hall
from rat_online.app.ids import Ids
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.registry import Cooperative, KnownMember, SignInDatum
from rat_online.app.registry import ENTITLED, Registry
from rat_online.domain.actor import Actor
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands import Command
from rat_online.domain.commands.preparing import AmendRoll, FreezeRoll, NameDelegate
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members import MemberStatus
from rat_online.domain.members.name import is_marked_as_late
from rat_online.domain.members.text import key_of
from rat_online.domain.prose import Prose
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import RollLine, roll_root
from rat_online.domain.vocabulary import PersonId


class Doubt(StrEnum):
    """Why somebody entitled is to be looked at before the roll is frozen."""

    MARKED_AS_LATE = "marked-as-late"
    SAME_NAME = "same-name"
    SAME_PHONE = "same-phone"
    NOTHING_ON_FILE = "nothing-on-file"


@dataclass(frozen=True, slots=True)
class RollReview:
    """Who would be on the roll today, whom to look at, and who is left out by standing."""

    entitled: Sequence[KnownMember]
    doubts: Sequence[tuple[KnownMember, Doubt]]
    left_out: dict[MemberStatus, int]


@dataclass(slots=True)
class RollDiff:
    """How the frozen roll and today's books differ."""

    missing: list[KnownMember] = field(default_factory=list)
    """Entitled today and not on the roll."""
    gone: list[tuple[RollLine, MemberStatus | None]] = field(default_factory=list)
    """On the roll and not entitled today, with their standing now."""
    renamed: list[tuple[RollLine, KnownMember]] = field(default_factory=list)


def review(cooperative: Cooperative, members: Sequence[KnownMember]) -> RollReview:
    """Look at all members of a cooperative before their roll is frozen."""
    entitled = [known for known in members if known.member.status in ENTITLED]
    names = Counter(key_of(known.member.name) for known in entitled)
    phones = Counter(known.member.phone for known in entitled if known.member.phone)
    by_phone = cooperative.sign_in_datum is SignInDatum.PHONE
    doubts: list[tuple[KnownMember, Doubt]] = []
    for known in entitled:
        member = known.member
        if is_marked_as_late(member.name):
            doubts.append((known, Doubt.MARKED_AS_LATE))
        if names[key_of(member.name)] > 1:
            doubts.append((known, Doubt.SAME_NAME))
        if member.phone and phones[member.phone] > 1:
            doubts.append((known, Doubt.SAME_PHONE))
        if not (member.phone if by_phone else member.born_on):
            doubts.append((known, Doubt.NOTHING_ON_FILE))
    left_out = Counter(known.member.status for known in members if known.member.status not in ENTITLED)
    return RollReview(entitled, doubts, dict(left_out))


def difference(on_roll: set[PersonId], lines: Sequence[RollLine], members: Sequence[KnownMember]) -> RollDiff:
    """Compare a roll with the books; `on_roll` are its entries with the later changes."""
    today = {known.id: known for known in members}
    diff = RollDiff()
    for line in lines:
        if line.entry not in on_roll:
            continue
        known = today.get(line.entry)
        if known is None or known.member.status not in ENTITLED:
            diff.gone.append((line, known.member.status if known else None))
        elif (known.member.number, known.member.name) != (line.number, line.name):
            diff.renamed.append((line, known))
    diff.missing = [known for known in members if known.member.status in ENTITLED and known.id not in on_roll]
    return diff


class RollDesk:
    def __init__(self, registry: Registry, ids: Ids, now: Callable[[], datetime]) -> None:
        self._registry = registry
        self._ids = ids
        self._now = now
        self._freezing: defaultdict[MeetingKey, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def freeze(self, hall: Hall, actor: Actor, record_at: datetime | None, article: str) -> None:
        """Write the lines of everybody entitled now and freeze the roll to them.

        Two who freeze at once write their lines in turn, and those that the log commits to stay.

        Raises:
            Refused: `roll-frozen`, `roll-missing`, `article-missing`, `wrong-state` …
        """
        store = self._registry.store
        async with self._freezing[hall.key]:
            await hall.live.catch_up()
            former = await store.roll_lines(hall.key)
            state = hall.live.state
            entries, root = await self._registry.freeze_roll(hall.key, state.profile, state.delegates)
            written = await store.roll_lines(hall.key)
            try:
                await self._give(hall, FreezeRoll(record_at or self._now(), entries, root, article), actor)
            except Refused:
                await store.put_roll_lines(hall.key, former)
                raise
            if roll_root(await store.roll_lines(hall.key)) != root:
                await store.put_roll_lines(hall.key, written)

    async def amend(self, hall: Hall, actor: Actor, person: PersonId, *, add: bool, reason: str) -> None:
        """Put somebody on the roll or take them off, with a reason.

        Raises:
            Refused: `unknown-person`, `reason-missing`, `not-allowed` …
        """
        entry = RollEntry(person)
        if add:
            entry = await self._registry.add_to_roll(hall.key, person, await self._entry(hall, person))
        prose = Prose(reason, self._ids.salt().hex())
        await self._give(hall, AmendRoll(entry, add, prose), actor)

    async def name_delegate(
        self, hall: Hall, actor: Actor, group: str, person: PersonId, reason: str
    ) -> None:
        """Who stands for a group, one of its own members by the books.

        Raises:
            Refused: `unknown-person`, `group-represented`, `reason-missing`, `roll-frozen` …
        """
        known = await self._registry.store.member(hall.key.cooperative, person)
        if known is None or known.member.status not in ENTITLED or known.member.group != group:
            refuse(Refusal.UNKNOWN_PERSON)
        prose = Prose(reason, self._ids.salt().hex())
        await self._give(hall, NameDelegate(group, person, prose), actor)

    async def _entry(self, hall: Hall, person: PersonId) -> RollEntry:
        """What somebody who is put on the roll weighs there, and for which group.

        Raises:
            Refused: `unknown-person`.
        """
        profile = hall.live.state.profile
        known = await self._registry.store.member(hall.key.cooperative, person)
        if known is None:
            refuse(Refusal.UNKNOWN_PERSON)
        group = known.member.group
        if profile.delegates is not None:
            members = await self._registry.store.members(hall.key.cooperative, statuses=ENTITLED)
            heads = sum(1 for one in members if one.member.group == group)
            return RollEntry(person, max(heads, 1) if profile.delegates.by_members else 1, group)
        if profile.parties is not None:
            return RollEntry(person, 1, group)
        return RollEntry(person, known.member.weight if profile.weighted else 1)

    async def _give(self, hall: Hall, command: Command, actor: Actor) -> None:
        outcome = await hall.live.submit(Submission(command, actor, self._ids.new_id(), self._now()))
        if isinstance(outcome, Declined):
            raise Refused(outcome.code, outcome.facts)
