"""Whoever this meeting elected leads it from the own phone, after giving the own PIN there anew.

Rule book section 3, docs/decisions/0002-device-sessions.md.
"""

from collections.abc import Callable
from datetime import datetime

from rat_online.app.pin_proof import PinProof
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device, IdentityStore, LinkForm, Seat
from rat_online.app.sessions import Change, ChangeKind, Sessions
from rat_online.domain.errors import Refusal, refuse


class Leading:
    def __init__(
        self, identity: IdentityStore, sessions: Sessions, pins: PinProof, now: Callable[[], datetime]
    ) -> None:
        self._identity = identity
        self._sessions = sessions
        self._pins = pins
        self._now = now

    async def begin(self, device: Device, entry: Entry, pin: str) -> None:
        """Lead from a seat of this device until it is left or moves; who may is checked by whoever calls.

        A group's code is in many hands, and a seat that came from another browser shows no link: by those
        nobody leads.

        Raises:
            Refused: `own-link-needed`, `wrong-pin` (left), `too-many-attempts` (seconds), `pin-cleared`,
                `entry-frozen`.
        """
        form = await self._identity.read(lambda identity: identity.entered_by(entry, device.session))
        if form in (None, LinkForm.GROUP):
            refuse(Refusal.OWN_LINK_NEEDED)
        await self._pins.give(device, entry, pin)
        seat, at = Seat(entry.series, entry.person), self._now()
        await self._identity.write(
            lambda identity: identity.lead_from(device.cooperative, device.session, seat, at)
        )
        self._sessions.announce(Change(device.session, ChangeKind.SIGNED_IN, seat))
