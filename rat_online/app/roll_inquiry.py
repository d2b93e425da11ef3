""" "Apakah saya terdaftar?": a member asks about the own entry, and learns of nobody else's.

The number alone tells nothing: an unknown one, a wrong datum and somebody without a datum on file get the
same answer. After five wrong answers for a number it is silent for a quarter of an hour.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from rat_online.app.attempts import Attempts
from rat_online.app.datum import in_books, matches
from rat_online.app.hall import Hall
from rat_online.app.misses import Misses, Share
from rat_online.app.ports.registry import Cooperative, RegistryStore
from rat_online.app.ports.tallies import TallyBook
from rat_online.app.registry import ENTITLED
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.members.number import LONGEST_NUMBER, number_key

ADDRESS = Share(at_once=60, per_second=0.5)
INSTALL = Share(at_once=600, per_second=5.0)


class Standing(StrEnum):
    ON_ROLL = "on-roll"
    """The roll is frozen, and the asker stands on it."""
    WILL_BE = "will-be"
    """It is not frozen yet; today the asker would stand on it."""
    NOT_ON_ROLL = "not-on-roll"
    UNCERTAIN = "uncertain"
    """Number and datum do not belong together, as far as the books know."""


class RollInquiry:
    """Counts wrong answers for a number in all processes together, those of an address in this one."""

    def __init__(self, registry: RegistryStore, book: TallyBook, now: Callable[[], datetime]) -> None:
        self._registry = registry
        self._now = now
        self._attempts = Attempts(book, "roll")
        self._misses = Misses(ADDRESS, INSTALL)

    async def ask(
        self, cooperative: Cooperative, hall: Hall, number: str, datum: str, address: str | None
    ) -> Standing:
        """How the asker stands.

        Raises:
            Refused: `too-many-attempts`.
        """
        now = self._now()
        key = f"{cooperative.id} {number_key(number[:LONGEST_NUMBER])}"
        wait = self._misses.seconds_to_wait(address, now) or await self._attempts.begin(key, now)
        if wait:
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=wait)
        self._misses.note(address, now)
        known = await self._registry.member_by_number(cooperative.id, number[:LONGEST_NUMBER])
        on_file = in_books(cooperative.sign_in_datum, known.member) if known else None
        if not matches(on_file, datum, now.date()) or known is None:
            return Standing.UNCERTAIN
        await self._attempts.succeeded(key, now)
        self._misses.forgive(address, now)
        roll = hall.live.state.roll
        if roll.entries:
            return Standing.ON_ROLL if known.id in roll else Standing.NOT_ON_ROLL
        return Standing.WILL_BE if known.member.status in ENTITLED else Standing.NOT_ON_ROLL
