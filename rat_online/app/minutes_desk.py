"""The minutes: made from the log once a meeting has ended, as data and as documents. May be repeated."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

import msgspec

from rat_online.app.event_codec import to_happened
from rat_online.app.hall import Hall
from rat_online.app.ports.documents import Document, DocumentStore
from rat_online.app.ports.log import MeetingLog
from rat_online.app.ports.photos import PhotoShelf
from rat_online.app.ports.registry import RegistryStore
from rat_online.domain.chain import Head, MeetingKey, authenticity_code, check_chain
from rat_online.domain.events import Happened
from rat_online.domain.events.closing import MeetingClosed
from rat_online.domain.events.leading import MeetingCancelled, MeetingPostponed
from rat_online.domain.events.preparing import MeetingScheduled
from rat_online.domain.events.staging import RecordingKept
from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.codec import to_json
from rat_online.domain.minutes.fold import fold
from rat_online.domain.minutes.model import Letterhead, LogHead, Minutes
from rat_online.domain.minutes.sources import Sources
from rat_online.domain.stage import Recording
from rat_online.domain.vocabulary import MeetingState

Kind: TypeAlias = Literal["berita-acara", "risalah", "daftar-hadir", "rekap-suara"]
KINDS: tuple[Kind, ...] = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
DATA = "risalah.json"
ENDS = (MeetingClosed, MeetingPostponed, MeetingCancelled)
OVER = (MeetingState.CLOSED, MeetingState.POSTPONED, MeetingState.CANCELLED)
REHEARSAL = "LATIHAN"
"""In place of a number: a rehearsal has no document to number."""
MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Renderer(Protocol):
    async def __call__(
        self, document: Minutes, kind: Kind, language: str, photos: Mapping[str, bytes]
    ) -> bytes:
        """A PDF, with the candidates' photos by their digests. Slow: it runs outside the event loop."""
        ...


def document_number(series_count: int, opened_at: datetime, cooperative: str) -> str:
    """A number from the usual template, `003/BA-RAT/KOP-X/IV/2027` (rule book section 7)."""
    initials = "".join(word[0] for word in cooperative.split() if word[:1].isalpha()).upper()[:8] or "KOP"
    return f"{series_count:03d}/BA-RAT/{initials}/{MONTHS[opened_at.month - 1]}/{opened_at.year}"


def joined_in(happened: list[Happened]) -> Recording | None:
    """The latest recording that was joined, also after the end."""
    for one in reversed(happened):
        event = one.event
        if isinstance(event, RecordingKept):
            return Recording(event.digest, event.size, event.duration_ms, event.chapters, event.sessions)
    return None


def until_the_end(happened: list[Happened]) -> list[Happened]:
    """Without what follows the end: the recording is kept later, the minutes are of the meeting."""
    for index, one in enumerate(happened):
        if isinstance(one.event, ENDS):
            return happened[: index + 1]
    return happened


class MinutesDesk:
    """Makes a meeting's documents and keeps them."""

    def __init__(
        self,
        log: MeetingLog,
        registry: RegistryStore,
        documents: DocumentStore,
        photos: PhotoShelf,
        render: Renderer,
        now: Callable[[], datetime],
        recordings_kept_days: int = 0,
    ) -> None:
        self._log = log
        self._registry = registry
        self._documents = documents
        self._photos = photos
        self._render = render
        self._now = now
        self._recordings_kept_days = recordings_kept_days

    async def follow(self, hall: Hall, happened: Happened) -> None:
        """An errand: when a meeting has ended, its minutes are due, once for a position of its log; and again
        when its recording is joined, so that they name the file."""
        event = happened.event
        if not isinstance(event, (*ENDS, RecordingKept)) or not await self._is_kept(hall):
            return
        made = await self._documents.document(hall.key, DATA)
        if isinstance(event, RecordingKept):
            is_due = hall.live.state.state in OVER and not (made and event.digest.encode() in made.content)
        else:
            is_due = made is None or made.position != happened.position
        if is_due:
            await self.make(hall.key)

    async def _is_kept(self, hall: Hall) -> bool:
        """A rehearsal that was discarded leaves no documents."""
        return not hall.live.state.about.is_rehearsal or await self._registry.meeting(hall.key) is not None

    async def make(self, key: MeetingKey) -> list[Document]:
        """Fold, render and keep all documents of a meeting; the same log gives the same bytes."""
        minutes = await self.minutes(key)
        position = minutes.log_head.position
        data = msgspec.json.format(msgspec.json.encode(to_json(minutes)), indent=1)
        documents = [self._document(DATA, "application/json", position, data)]
        photos = await self._photos_of(key, minutes)
        for kind in KINDS:
            pdf = await self._render(minutes, kind, "id", photos)
            documents.append(self._document(f"{kind}.pdf", "application/pdf", position, pdf))
        await self._documents.put(key, documents)
        return documents

    async def _photos_of(self, key: MeetingKey, minutes: Minutes) -> dict[str, bytes]:
        """The photos that were shown; a file that is not what the log says is printed as little as none."""
        shown = {one.photo for decision in minutes.decisions for one in decision.candidates if one.photo}
        found = {digest: await self._photos.find(key.id, digest) for digest in sorted(shown)}
        return {
            digest: photo
            for digest, photo in found.items()
            if photo is not None and hashlib.sha256(photo).hexdigest() == digest
        }

    def _document(self, name: str, media_type: str, position: int, content: bytes) -> Document:
        digest = hashlib.sha256(content).hexdigest()
        return Document(name, media_type, digest, position, self._now(), content)

    async def minutes(self, key: MeetingKey) -> Minutes:
        """The document model of a meeting, from its log as it is now, or as it was at the meeting's end."""
        events = await self._log.read(key)
        check_chain(key, events)
        whole = [to_happened(stored) for stored in events]
        happened = until_the_end(whole)
        head = Head(len(happened), events[len(happened) - 1].hash)
        scheduled = next(one.event for one in happened if isinstance(one.event, MeetingScheduled))
        cooperative = await self._registry.cooperative(key.cooperative)
        name = cooperative.name if cooperative else ""
        letterhead = Letterhead(
            name=name,
            legal_number=cooperative.legal_number if cooperative else "",
            address=cooperative.address if cooperative else "",
        )
        listed = [row for row in await self._registry.meetings(key.cooperative) if row.rehearsal_of is None]
        rows = sorted(listed, key=lambda row: row.created_at)
        ordinal = next((n for n, row in enumerate(rows, start=1) if row.id == key.id), 1)
        sources = Sources(
            letterhead=letterhead,
            document_number=REHEARSAL
            if scheduled.rehearsal_of is not None
            else document_number(ordinal, happened[-1].at, name),
            log_head=LogHead(head.position, head.hash, authenticity_code(head.hash)),
            people=await self._people(key),
            texts={id_: row.text for id_, row in (await self._log.prose(key)).items()},
            linked_at=await self._linked(key, scheduled),
            recording=joined_in(whole),
            kept_days=self._recordings_kept_days,
        )
        return fold(key.id, happened, sources)

    async def _linked(self, key: MeetingKey, scheduled: MeetingScheduled) -> datetime | None:
        """When the meeting before this one in its line of calls was planned for."""
        if scheduled.previous is None:
            return None
        row = await self._registry.meeting(MeetingKey(key.cooperative, scheduled.previous))
        return row.planned_at if row is not None else None

    async def _people(self, key: MeetingKey) -> dict[str, Person]:
        people = {one.id: Person(one.name) for one in await self._registry.accounts(key.cooperative)}
        for known in await self._registry.members(key.cooperative):
            people[known.id] = Person(known.member.name, known.member.number)
        for line in await self._registry.roll_lines(key):
            people[line.entry] = Person(line.name, line.number)
        return people
