"""Meetings held by the real rules, and their bundles, for the checker to look at."""

import asyncio
import json
import zipfile
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.adapters.memory.photos import MemoryPhotos
from rat_online.adapters.memory.registry import MemoryRegistry
from rat_online.app.bundle import make_bundle
from rat_online.app.command_codec import prose_of
from rat_online.app.connection_table import seal
from rat_online.app.event_codec import to_happened, to_new
from rat_online.app.minutes_desk import until_the_end
from rat_online.app.ports.log import Batch, DropRow, ProseRow, VoteRow
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.agenda import PlannedItem
from rat_online.domain.chain import Head, MeetingKey, StoredEvent, authenticity_code, genesis, link
from rat_online.domain.commands import Command
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.context import Context
from rat_online.domain.decide import decide
from rat_online.domain.events import Event, Happened
from rat_online.domain.events.voting import VoteCast
from rat_online.domain.evolve import evolve
from rat_online.domain.grouped import Candidate, entries_by
from rat_online.domain.meeting import Meeting
from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.codec import to_json
from rat_online.domain.minutes.fold import fold
from rat_online.domain.minutes.model import Letterhead, LogHead
from rat_online.domain.minutes.sources import Sources
from rat_online.domain.offices import Appointment
from rat_online.domain.profile import Profile
from rat_online.domain.prose import Prose
from rat_online.domain.roll_lines import Entitled, RollLine, freeze_lines
from rat_online.domain.vocabulary import Channel, MeetingCall, MeetingKind, MeetingMode, Role

KEY = MeetingKey("kop", "rapat")
START = datetime(2027, 3, 20, 2, 0, 0, 123000, tzinfo=UTC)
BOARD = "m1"
SUPERVISOR = "m2"
ACTING, SECRETARY, OPERATOR, WITNESS, DEPUTY, DESK = "ketua0", "notulis", "operator", "saksi", "wakil", "meja"
WITNESS_2 = "saksi2"
GROUPS = ("Petani", "Pekerja")
"""Where a profile has member groups, every other member is of one of these."""
PROFILE = replace(Profile(), grace_s=60, objection_s=30)

desk = Actor(DESK, Role.COMMITTEE)
acting = Actor(ACTING, Role.ACTING_CHAIR)
operator = Actor(OPERATOR, Role.OPERATOR)
secretary = Actor(SECRETARY, Role.SECRETARY)
witnesses = (Actor(WITNESS, Role.WITNESS), Actor(WITNESS_2, Role.WITNESS))


def member(person: str) -> Actor:
    return Actor(person, Role.MEMBER)


def chair(person: str) -> Actor:
    return Actor(person, Role.CHAIR)


def why(text: str) -> Prose:
    return Prose(text, sha256(text.encode()).hexdigest()[:32])


@dataclass(slots=True)
class Held:
    """A meeting under way: every command is decided and linked as the server does it."""

    key: MeetingKey = KEY
    now: datetime = START
    state: Meeting = field(default_factory=lambda: Meeting(KEY.id))
    events: list[StoredEvent] = field(default_factory=list)
    votes: list[VoteRow] = field(default_factory=list)
    prose: list[ProseRow] = field(default_factory=list)
    drops: list[DropRow] = field(default_factory=list)
    lines: list[RollLine] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    photos: MemoryPhotos = field(default_factory=MemoryPhotos)
    silent_since: datetime = START

    def give(self, actor: Actor, *commands: Command, after: float = 1) -> list[Event]:
        """Let time pass, then decide each command; what it brought about comes back."""
        happened: list[Event] = []
        for command in commands:
            self.now += timedelta(seconds=after)
            context = Context(
                self.now,
                actor,
                heard_at=lambda _person: self.silent_since,
                connections=seal(self.drops),
                seed_for=lambda purpose: sha256(purpose.encode()).digest(),
                head=self.events[-1].hash if self.events else "",
            )
            events = decide(self.state, command, context)
            happened.extend(events)
            self._append(actor, events)
            if events:
                self.prose.extend(ProseRow(one.id, one.id, one.salt, one.text) for one in prose_of(command))
        return happened

    def _append(self, actor: Actor, events: list[Event]) -> None:
        command = f"c{len(self.events)}"
        new = [
            to_new(event, self.now, actor, command if index == 0 else None)
            for index, event in enumerate(events)
        ]
        head = Head(self.events[-1].position, self.events[-1].hash) if self.events else genesis(self.key)
        for stored, event in zip(link(self.key, head, new), events, strict=True):
            self.events.append(stored)
            evolve(self.state, Happened(event, stored.position, stored.at, actor))
            if isinstance(event, VoteCast):
                self.votes.append(VoteRow(event.ballot, event.voter, stored.position))

    def files(self) -> dict[str, bytes]:
        """The bundle as the server exports it."""
        return asyncio.run(self._export())

    def print_minutes(self) -> None:
        """Put the minutes of the meeting as it stands into its documents."""
        happened = until_the_end([to_happened(stored) for stored in self.events])
        last = self.events[len(happened) - 1]
        sources = Sources(
            letterhead=Letterhead("Koperasi Contoh"),
            document_number="001/BA-RAT/KC/III/2027",
            log_head=LogHead(last.position, last.hash, authenticity_code(last.hash)),
            people={line.entry: Person(line.name, line.number) for line in self.lines},
            texts={row.id: row.text for row in self.prose},
        )
        minutes = fold(self.key.id, happened, sources)
        self.documents = {"risalah.json": json.dumps(to_json(minutes), indent=1).encode()}

    async def _export(self) -> dict[str, bytes]:
        log, registry = MemoryMeetingLog(), MemoryRegistry()
        async with log.turn(self.key) as turn:
            unique = {row.id: row for row in self.prose}
            await turn.append(Batch(self.events, self.votes, list(unique.values()), self.drops))
        await registry.put_roll_lines(self.key, self.lines)
        names = {line.entry: line.name for line in self.lines}
        bundle = await make_bundle(self.key, log, registry, names, self.documents, self.photos, self.now)
        return bundle.files


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def people(count: int) -> list[str]:
    return [f"m{number}" for number in range(1, count + 1)]


def convened(
    members: int = 9,
    profile: Profile = PROFILE,
    call: MeetingCall = MeetingCall.FIRST,
    weights: dict[str, int] | None = None,
    previous: str | None = None,
    mode: MeetingMode = MeetingMode.ONLINE,
    material: bool = True,
) -> Held:
    """Scheduled, the roll frozen, invitations out, registration open."""
    held = Held()
    heavy = weights or {}
    profile = replace(profile, weighted=bool(heavy))
    books = [Candidate(one, GROUPS[n % 2], heavy.get(one, 1)) for n, one in enumerate(people(members))]
    entries = tuple(entries_by(profile, books, {}))
    entitled = [
        Entitled(one.id, f"{n:04}", f"Anggota Contoh {n}", "anggota", one.weight)
        for n, one in enumerate(entries, start=1)
    ]
    held.lines, root = freeze_lines(entitled, [sha256(one.entry.encode()).digest()[:16] for one in entitled])
    held.give(CLOCK, schedule(profile, call, previous, mode))
    month_before = START - timedelta(days=30)
    held.give(
        desk,
        p.FreezeRoll(month_before, entries, root, "AD pasal 9"),
        p.RecordInvitations(month_before, month_before if material else None, members),
    )
    if not material:
        held.give(desk, p.OverrideReadiness("material-missing", why("dibagikan di tempat")))
    held.give(desk, p.OpenRegistration())
    return held


def schedule(
    profile: Profile, call: MeetingCall, previous: str | None, mode: MeetingMode
) -> p.ScheduleMeeting:
    officers = {
        Role.COMMITTEE: DESK,
        Role.ACTING_CHAIR: ACTING,
        Role.SECRETARY: SECRETARY,
        Role.OPERATOR: OPERATOR,
        Role.DEPUTY: DEPUTY,
    }
    return p.ScheduleMeeting(
        title="RAT Tahun Buku 2026",
        kind=MeetingKind.ANNUAL,
        mode=mode,
        planned_at=START + timedelta(seconds=3),
        zone="Asia/Jakarta",
        place="",
        book_year=2026,
        book_year_ended_on=date(2026, 12, 31),
        profile=profile,
        agenda=(PlannedItem("i1", "Pembukaan"), PlannedItem("i2", "Laporan pengurus", BOARD)),
        officers=tuple(Appointment(role, person) for role, person in officers.items()),
        board=(BOARD,),
        supervisors=(SUPERVISOR,),
        call=call,
        previous=previous,
    )


def opened(members: int = 9, come: int | None = None, **how: object) -> Held:
    """Registration over and the meeting open, everybody on line or only the first `come`."""
    held = convened(members, **how)  # type: ignore[arg-type]
    for one in people(members)[:come]:
        held.give(member(one), a.CheckIn(one, Channel.ONLINE))
    held.give(acting, ld.OpenMeeting())
    return held
