""" "Apakah saya terdaftar?": a member asks about the own entry, and learns of nobody else's.

The number alone tells nothing: an unknown one, a wrong datum and somebody without a datum on file get the
same answer. After five wrong answers for a number it is silent for a quarter of an hour. The door asks for
the same datum: wrong ones take from one share of the meeting, as large as its roll. Whoever answers right for
the same number from the same network gets back what the slip took; time gives back a tenth a day, and the
committee all of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from rat_online.app.attempts import Attempts
from rat_online.app.datum import in_books, matches
from rat_online.app.hall import Hall
from rat_online.app.link_secret import LinkDigest, network_of
from rat_online.app.misses import Share
from rat_online.app.ports.group_gates import GateDoor, GroupGate
from rat_online.app.ports.identity import IdentityStore, IdentityWriter, Series
from rat_online.app.ports.registry import Cooperative, KnownMember, RegistryStore
from rat_online.app.ports.tallies import TallyBook
from rat_online.app.registry import ENTITLED
from rat_online.app.shares import SharedMisses
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.number import LONGEST_NUMBER, number_key
from rat_online.domain.vocabulary import MeetingState

ADDRESS = Share(at_once=60, per_second=0.5)
INSTALL = Share(at_once=600, per_second=5.0)
ABOUT_LENGTH = 12
OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)
"""Each meeting has a share of its own: those of past years are not to be had as well."""


class Standing(StrEnum):
    ON_ROLL = "on-roll"
    """The roll is frozen, and the asker stands on it."""
    WILL_BE = "will-be"
    """It is not frozen yet; today the asker would stand on it."""
    NOT_ON_ROLL = "not-on-roll"
    UNCERTAIN = "uncertain"
    """Number and datum do not belong together, as far as the books know."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """`about` is which number was asked about from where, told apart and no more."""

    series: Series
    network: str | None
    about: str
    members: int
    is_right: bool


class RollInquiry:
    """Counts wrong answers for a number, of a network and of the meeting, in all processes together."""

    def __init__(
        self,
        registry: RegistryStore,
        identity: IdentityStore,
        digest: LinkDigest,
        book: TallyBook,
        now: Callable[[], datetime],
    ) -> None:
        self._registry = registry
        self._identity = identity
        self._digest = digest
        self._now = now
        self._attempts = Attempts(book, "roll")
        self._misses = SharedMisses(book, "roll", ADDRESS, INSTALL)

    async def ask(
        self, cooperative: Cooperative, hall: Hall, number: str, datum: str, address: str | None
    ) -> Standing:
        """How the asker stands.

        Raises:
            Refused: `wrong-state` (the meeting is over), `too-many-attempts` (seconds),
                `too-many-from-here`, `inquiry-closed`.
        """
        if hall.live.state.state in OVER:
            refuse(Refusal.WRONG_STATE, state=hall.live.state.state)
        now = self._now()
        key = f"{cooperative.id} {number_key(number[:LONGEST_NUMBER])}"
        wait = self._misses.seconds_to_wait(address, now) or await self._attempts.begin(key, now)
        if wait:
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=wait)
        known = await self._registry.member_by_number(cooperative.id, number[:LONGEST_NUMBER])
        on_file = in_books(cooperative.sign_in_datum, known.member) if known else None
        is_right = matches(on_file, datum, now.date())
        series = Series(cooperative.id, hall.live.state.about.series)
        asked = _Asked(
            series=series,
            network=network_of(self._digest, address),
            about=self._digest(f"{address} {number_key(number[:LONGEST_NUMBER])}".encode().hex())[
                :ABOUT_LENGTH
            ],
            members=await self._size(hall),
            is_right=is_right,
        )
        await self._pass(asked, now)
        if not is_right or known is None:
            await self._misses.note(address, now)
            return Standing.UNCERTAIN
        await self._attempts.succeeded(key, now)
        return _standing(known, hall)

    async def reopen(self, series: Series) -> int:
        """Everybody may ask again; how many wrong answers that forgives."""
        at = self._now()

        async def forgive(identity: IdentityWriter) -> int:
            gate = await identity.open_group_gate(_gate(series, at))
            await identity.put_group_gate(gate.opened_again(at))
            return gate.eased(at).wrong

        return await self._identity.write(forgive)

    async def _size(self, hall: Hall) -> int:
        roll = hall.live.state.roll
        if roll.entries:
            return len(roll.entries)
        return await self._registry.count_members(hall.key.cooperative, statuses=ENTITLED)

    async def _pass(self, asked: _Asked, at: datetime) -> None:
        """Nothing is answered before it was counted: many at once gain nothing."""

        async def count(identity: IdentityWriter) -> Refused | None:
            known = await identity.open_group_gate(_gate(asked.series, at))
            gate = replace(known, members=asked.members).eased(at)
            shut = gate.shuts_out(asked.network)
            if shut is not None:
                return Refused(shut)
            if asked.is_right:
                gate = gate.with_right(asked.about, asked.network)
            else:
                gate = gate.with_slip(at, asked.about, asked.network)
            if gate != known:
                await identity.put_group_gate(gate)
            return None

        refused = await self._identity.write(count)
        if refused is not None:
            raise refused


def _gate(series: Series, at: datetime) -> GroupGate:
    return GroupGate(f"inquiry {series.cooperative} {series.id}", series, at, door=GateDoor.INQUIRY)


def _standing(known: KnownMember, hall: Hall) -> Standing:
    roll = hall.live.state.roll
    if roll.entries:
        return Standing.ON_ROLL if known.id in roll else Standing.NOT_ON_ROLL
    return Standing.WILL_BE if known.member.status in ENTITLED else Standing.NOT_ON_ROLL
