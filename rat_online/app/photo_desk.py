"""The desk that takes candidates' photos, kept before the log names them. Rule book 6.8."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from rat_online.app.event_codec import to_happened
from rat_online.app.hall import Hall
from rat_online.app.ids import Ids
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.photos import PhotoShelf
from rat_online.domain.actor import Actor
from rat_online.domain.authority import authorise
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands.nominating import SetCandidatePhoto
from rat_online.domain.context import Context
from rat_online.domain.decide import decide
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.events import Happened
from rat_online.domain.events.nominating import CandidatePhotoSet, NominationDeclined, NominationRejected
from rat_online.domain.vocabulary import ItemId, PersonId, PhotoId

SET = CandidatePhotoSet.__name__


class PhotoDesk:
    def __init__(self, shelf: PhotoShelf, log: MeetingLog, ids: Ids, now: Callable[[], datetime]) -> None:
        self._shelf = shelf
        self._log = log
        self._ids = ids
        self._now = now
        self._setting: defaultdict[MeetingKey, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def put(self, hall: Hall, actor: Actor, item: ItemId, person: PersonId, picture: bytes) -> PhotoId:
        """Show a candidate's photo from now on; the one before is forgotten. Sent again it is the same.

        Raises:
            Refused: `not-allowed`, `unknown-item`, `unknown-nomination`, `wrong-status`, `file-not-picture` …
        """
        self._may(hall, SetCandidatePhoto(item, person, None), actor)
        async with self._setting[hall.key]:
            try:
                digest = await self._shelf.keep(hall.key.id, picture)
            except ValueError:
                refuse(Refusal.FILE_NOT_PICTURE)
            await self._give(hall, SetCandidatePhoto(item, person, digest), actor)
        return digest

    async def take_off(self, hall: Hall, actor: Actor, item: ItemId, person: PersonId) -> None:
        """Show none; it is forgotten.

        Raises:
            Refused: as above.
        """
        async with self._setting[hall.key]:
            await self._give(hall, SetCandidatePhoto(item, person, None), actor)

    async def follow(self, hall: Hall, happened: Happened) -> None:
        """An errand: who declined or was rejected is shown no more, and the photo is forgotten."""
        event, nominations = happened.event, hall.live.state.nominations
        if not isinstance(event, NominationDeclined | NominationRejected):
            return
        one = nominations.made[event.nomination]
        told = (to_happened(stored).event for stored in await self._log.read(hall.key) if stored.kind == SET)
        for photo in {
            it.photo for it in told if isinstance(it, CandidatePhotoSet) and it.person == one.person
        }:
            if photo is not None and photo not in nominations.photos.values():
                await self._shelf.drop(hall.key.id, photo)

    async def shown(self, hall: Hall, digest: PhotoId) -> bytes | None:
        """A photo that is in force; no other, though somebody may still know its digest."""
        if digest not in hall.live.state.nominations.photos.values():
            return None
        return await self._shelf.find(hall.key.id, digest)

    def _may(self, hall: Hall, command: SetCandidatePhoto, actor: Actor) -> None:
        """Ask the rules before anything is written; they are asked again when the event is."""
        authorise(hall.live.state, command, actor)
        decide(hall.live.state, command, Context(self._now(), actor))

    async def _give(self, hall: Hall, command: SetCandidatePhoto, actor: Actor) -> None:
        key = command.item, command.person
        before = hall.live.state.nominations.photos.get(key)
        outcome = await hall.live.submit(Submission(command, actor, self._ids.new_id(), self._now()))
        if isinstance(outcome, Declined):
            raise Refused(outcome.code, outcome.facts)
        photos = hall.live.state.nominations.photos
        if before is not None and before not in photos.values():
            await self._shelf.drop(hall.key.id, before)
