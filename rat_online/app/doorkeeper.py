"""What the desk does for somebody who cannot come in: with a reason and perhaps a photo, and written down."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.link_secret import code_of
from rat_online.app.pin import PinDigest
from rat_online.app.ports.entries import DoorAct, DoorActKind, Entry, EntryGuard, MoveEnd
from rat_online.app.ports.identity import IdentityStore, IdentityWriter, Seat, Series
from rat_online.app.sessions import Change, ChangeKind, Sessions
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import PersonId

LARGEST_PHOTO = 48 * 1024
LONGEST_REASON = 500
JPEG = b"\xff\xd8\xff"
_DATA = "data:image/jpeg;base64,"


@dataclass(frozen=True, slots=True)
class Override:
    """Who opens an entry again at the desk, and why; `photo` is a JPEG of who stands there, in the place of
    which a card that shows the face may have been seen."""

    by: PersonId
    reason: str
    photo: bytes | None = None
    card_seen: bool = False
    act: str = ""
    """The form's own id: whoever sends it again, for want of an answer, does nothing twice."""


@dataclass(frozen=True, slots=True)
class _Reopened:
    """Which session gave the seat up, and whether the code is what the entry asks for."""

    left: str | None
    is_anew: bool


def photo_in(data_url: str) -> bytes | None:
    """A small JPEG as a page's camera sends it; None where there is none.

    Raises:
        Refused: `malformed` (field).
    """
    if not data_url:
        return None
    try:
        photo = base64.b64decode(data_url.removeprefix(_DATA), validate=True)
    except (binascii.Error, ValueError):
        refuse(Refusal.MALFORMED, field="photo")
    if not data_url.startswith(_DATA) or not photo.startswith(JPEG) or len(photo) > LARGEST_PHOTO:
        refuse(Refusal.MALFORMED, field="photo")
    return photo


class Doorkeeper:
    def __init__(
        self,
        identity: IdentityStore,
        sessions: Sessions,
        ids: Ids,
        pin_digest: PinDigest,
        now: Callable[[], datetime],
    ) -> None:
        self._identity = identity
        self._sessions = sessions
        self._ids = ids
        self._pin_digest = pin_digest
        self._now = now

    async def guards(self, series: Series) -> list[EntryGuard]:
        return await self._identity.read(lambda identity: identity.guards_of(series))

    async def acts(self, series: Series) -> list[DoorAct]:
        """Everything that was done about entries, oldest first, for the pengawas."""
        return await self._identity.read(lambda identity: identity.acts_of(series))

    async def photo(self, cooperative: str, act: str) -> bytes | None:
        return await self._identity.read(lambda identity: identity.photo_of(cooperative, act))

    async def reopen(self, entry: Entry, override: Override, *, nothing_on_file: bool = False) -> str:
        """Whoever stands at the desk begins anew: no lock, no freeze, no PIN, and no device holds the seat.

        The links and codes stay good; the next entry gives the datum and sets a PIN again. Where the books
        hold nothing to ask for, the code that is returned is asked for instead, shown this once.

        Raises:
            Refused: `reason-missing`, `unknown-person` where there never was a link.
        """
        if not override.reason.strip():
            refuse(Refusal.REASON_MISSING)
        if override.photo is None and not override.card_seen:
            refuse(Refusal.IDENTITY_UNSEEN)
        code = self._ids.code() if nothing_on_file else ""
        anew = EntryGuard(entry, handover=self._pin_digest(entry, code_of(code)) if code else None)
        at = self._now()
        done = await self._identity.write(lambda identity: self._reopen(identity, anew, override, at))
        if done.left:
            self._sessions.announce(Change(done.left, ChangeKind.LEFT, Seat(entry.series, entry.person)))
        return code if done.is_anew else ""

    async def _reopen(
        self, identity: IdentityWriter, anew: EntryGuard, override: Override, at: datetime
    ) -> _Reopened:
        entry = anew.entry
        before = await identity.hold_guard(entry)
        if before is None:
            refuse(Refusal.UNKNOWN_PERSON)
        if override.act and await identity.has_act(entry, override.act):
            # It was done and its answer lost: a code that nobody read is replaced, a PIN set since stays.
            is_waited_for = before.pin is None
            if is_waited_for:
                await identity.put_guard(replace(before, handover=anew.handover))
            return _Reopened(None, is_waited_for)
        waiting = await identity.open_move_of(entry)
        if waiting is not None:
            await identity.end_move(waiting, MoveEnd.WITHDRAWN, at)
        await identity.put_guard(anew)
        seat = Seat(entry.series, entry.person)
        holder = await identity.session_in_seat(entry.cooperative, seat)
        if holder is not None:
            await identity.leave_seat(entry.cooperative, holder, seat, at)
        reason = override.reason.strip()[:LONGEST_REASON]
        id_ = override.act or self._ids.new_id()
        act = DoorAct(id_, entry, at, DoorActKind.REOPENED, override.by, reason, override.photo)
        await identity.add_act(act)
        return _Reopened(holder, True)
