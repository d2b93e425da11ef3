"""What an officer without an account gives before an act of weight: the own PIN, lately. Design section 9."""

from collections.abc import Callable
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.judgement import judge_pin
from rat_online.app.pin import PinDigest
from rat_online.app.ports.entries import DoorAct, DoorActKind, Entry, EntryGuard
from rat_online.app.ports.identity import Device, IdentityReader, IdentityStore, IdentityWriter, UseOutcome
from rat_online.app.sessions import is_recent
from rat_online.domain.errors import Refusal, Refused, refuse


class PinProof:
    """Kept in the store by entry and session, so that every process knows it and a restart forgets none."""

    def __init__(
        self, identity: IdentityStore, pin_digest: PinDigest, ids: Ids, now: Callable[[], datetime]
    ) -> None:
        self._identity = identity
        self._pin_digest = pin_digest
        self._ids = ids
        self._now = now

    async def need(self, device: Device, entry: Entry) -> None:
        """For acts that change who may: the PIN was given on this device a short while ago.

        Raises:
            Refused: `prove-yourself-again`.
        """
        at = self._now()
        if not await self._identity.read(lambda identity: self._is_given(identity, device, entry, at)):
            refuse(Refusal.PROVE_YOURSELF_AGAIN)

    async def _is_given(self, identity: IdentityReader, device: Device, entry: Entry, at: datetime) -> bool:
        """A PIN that was cleared, or an entry that was stopped since, proves nothing any more."""
        given_at = await identity.pin_given_at(entry, device.session)
        guard = await identity.guard(entry)
        if given_at is None or guard is None or not is_recent(given_at, at):
            return False
        return guard.frozen_at is None and guard.pin_set_at is not None and guard.pin_set_at <= given_at

    async def give(self, device: Device, entry: Entry, pin: str) -> None:
        """Take the PIN; wrong ones are counted with those at the door, and lock the entry like them.

        Raises:
            Refused: `wrong-pin` (left), `too-many-attempts` (seconds), `pin-cleared`, `entry-frozen`.
        """
        at = self._now()
        refused = await self._identity.write(lambda identity: self._give(identity, device, entry, pin, at))
        if refused is not None:
            raise refused

    async def _give(
        self, identity: IdentityWriter, device: Device, entry: Entry, pin: str, at: datetime
    ) -> Refused | None:
        """A refusal is returned, for what it counts must be committed."""
        guard = await identity.hold_guard(entry) or EntryGuard(entry)
        judgement = judge_pin(guard, pin, self._pin_digest, at)
        if judgement.guard != guard:
            await identity.put_guard(judgement.guard)
        if judgement.outcome is UseOutcome.LOCKED:
            await identity.add_act(DoorAct(self._ids.new_id(), entry, at, DoorActKind.PROOF_LOCKED))
        if judgement.refused is None:
            await identity.note_pin(entry, device.session, at)
        return judgement.refused
