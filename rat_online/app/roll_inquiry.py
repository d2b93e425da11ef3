""" "Apakah saya terdaftar?": a member asks about the own entry, and learns of nobody else's.

The number alone tells nothing: an unknown one, a wrong datum and somebody without a datum on file get the
same answer. After five wrong answers for a number it is silent for a quarter of an hour. The door asks for
the same datum: wrong ones take from one share of the meeting, which time does not refill.
"""

from collections.abc import Callable
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
        await self._pass(series, network_of(self._digest, address), now, is_right=is_right)
        if not is_right or known is None:
            await self._misses.note(address, now)
            return Standing.UNCERTAIN
        await self._attempts.succeeded(key, now)
        return _standing(known, hall)

    async def _pass(self, series: Series, network: str | None, at: datetime, *, is_right: bool) -> None:
        """Nothing is answered before it was counted: many at once gain nothing."""
        asked = GroupGate(f"inquiry {series.cooperative} {series.id}", series, at, door=GateDoor.INQUIRY)

        async def count(identity: IdentityWriter) -> Refused | None:
            gate = await identity.open_group_gate(asked)
            if gate.closed_at is not None:
                return Refused(Refusal.INQUIRY_CLOSED)
            if gate.is_shut_to(network):
                return Refused(Refusal.TOO_MANY_FROM_HERE)
            if not is_right:
                await identity.put_group_gate(gate.with_wrong(at, network))
            return None

        refused = await self._identity.write(count)
        if refused is not None:
            raise refused


def _standing(known: KnownMember, hall: Hall) -> Standing:
    roll = hall.live.state.roll
    if roll.entries:
        return Standing.ON_ROLL if known.id in roll else Standing.NOT_ON_ROLL
    return Standing.WILL_BE if known.member.status in ENTITLED else Standing.NOT_ON_ROLL
