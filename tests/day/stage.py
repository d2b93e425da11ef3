"""The install of the scripted day: a cooperative of forty-two, its officers, the links of everybody."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from rat_online.adapters.spreadsheets.reading import read_members
from rat_online.app.convene import Convened, Convener
from rat_online.app.first_run import Founding
from rat_online.app.links import IssuedLink
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Account, Cooperative, KnownMember
from rat_online.bootstrap import Install, open_install
from rat_online.demo.stage import LOGIN, PASSWORD
from rat_online.domain.members import Member
from rat_online.domain.profile import Profile, default_rules
from rat_online.domain.vocabulary import MeetingMode, Role
from rat_online.settings import Settings
from tests.day.clock import HELD_ON, DayClock

BOOK_YEAR = 2026
NUMBERS = (*(f"{n:04d}" for n in range(1, 41)), "0045", "0052")
"""Who is on the roll."""
BOARD = ("0003", "0027", "0012", "0019", "0036")
SUPERVISORS = ("0045", "0052")
OFFICERS = {"acting": "0003", "secretary": "0011", "first-witness": "0005", "second-witness": "0006"}
CHAIR = "0022"
"""Whom the meeting elects; the link to the console is made beforehand, as the committee would."""

POINTS = ("Balai Desa Soreang", "Titik Kumpul Ciwidey")

AGENDA = (
    PlannedAgendaItem("Pembukaan dan doa"),
    PlannedAgendaItem("Laporan panitia"),
    PlannedAgendaItem("Sambutan"),
    PlannedAgendaItem("Pengumuman kehadiran dan kuorum"),
    PlannedAgendaItem("Pemilihan pimpinan sidang"),
    PlannedAgendaItem("Pengesahan tata tertib, acara, dan risalah tahun lalu"),
    PlannedAgendaItem("Laporan pertanggungjawaban pengurus", "0003"),
    PlannedAgendaItem("Laporan pengawas", "0045"),
    PlannedAgendaItem("Laporan keuangan", "0019"),
    PlannedAgendaItem("Pandangan umum anggota, pertanyaan, dan jawaban"),
    PlannedAgendaItem("Pengesahan laporan"),
    PlannedAgendaItem("Pembagian SHU", "0019"),
    PlannedAgendaItem("Rencana kerja dan RAPB", "0027"),
    PlannedAgendaItem("Pemilihan pengurus dan pengawas"),
    PlannedAgendaItem("Pelantikan dan serah terima"),
    PlannedAgendaItem("Lain-lain"),
    PlannedAgendaItem("Pembacaan dan penandatanganan keputusan"),
    PlannedAgendaItem("Penutup dan doa"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """What the people of the day need; it holds secrets, of an install that is thrown away."""

    meeting: str
    persons: dict[str, str]
    """Person ids by member number; the committee under its own name."""
    datums: dict[str, str]
    seats: dict[str, str]
    """Secrets of the members' links by number."""
    offices: dict[str, tuple[str, str]]
    """Those of the officers' by office, each with whose number it is; the committee has an account."""


def profile() -> Profile:
    """The rule book's defaults with the articles of the example; the clock strikes an hour at once, and
    nobody is silent for it."""
    rules = {
        kind: replace(
            rule,
            quorum=replace(rule.quorum, source="AD pasal 12"),
            majority=replace(rule.majority, source="AD pasal 14"),
        )
        for kind, rule in default_rules().items()
    }
    return Profile(rules=rules, grace_s=12 * 3600)


async def set_stage(settings: Settings, clock: DayClock) -> Stage:
    """Found the cooperative, enrol its members, convene its RAT; registration is open."""
    async with open_install(settings, clock=clock) as install:
        cooperative, admin = await install.first_run.found_without_code(
            Founding(
                cooperative_name="Koperasi Mekar Jaya",
                admin_name="Panitia RAT",
                login=LOGIN,
                password=PASSWORD,
                legal_number="AHU-0001234.AH.01.26.Tahun 2009",
                address="Jalan Raya Soreang 12, Kabupaten Bandung",
            )
        )
        known = await install.registry.add_members(cooperative.id, _members())
        by_number = {one.member.number: one for one in known}
        made, more = await _convene(install, cooperative, admin, by_number, clock)
        return _stage_of(made, by_number, admin.id, more)


def _members() -> list[Member]:
    source = Path(str(files("rat_online") / "demo_data" / "anggota.csv"))
    drafts = read_members(source, source.name).members
    return [draft.member for draft in drafts if draft.member.number in NUMBERS]


async def _convene(
    install: Install,
    cooperative: Cooperative,
    admin: Account,
    people: dict[str, KnownMember],
    clock: DayClock,
) -> tuple[Convened, list[IssuedLink]]:
    convener = Convener(install.registry, install.links, install.house, install.ids, clock)
    made = await convener.convene(cooperative, _plan(), admin.id)
    row = await install.registry.store.meeting(made.hall.key)
    assert row is not None
    await install.registry.store.put_meeting(replace(row, points=POINTS))
    series = Series(cooperative.id, made.hall.live.state.about.series)
    more = await install.links.issue_offices(series, [people[CHAIR].id])
    return made, more


def _plan() -> MeetingPlan:
    at = datetime(HELD_ON.year, HELD_ON.month, HELD_ON.day, 2, tzinfo=UTC)
    return MeetingPlan(
        title=f"RAT Tahun Buku {BOOK_YEAR}",
        planned_at=at,
        book_year=BOOK_YEAR,
        book_year_ended_on=date(BOOK_YEAR, 12, 31),
        agenda=AGENDA,
        mode=MeetingMode.HYBRID,
        place="Balai Desa Soreang dan Titik Kumpul Ciwidey",
        officers={
            Role.ACTING_CHAIR: (OFFICERS["acting"],),
            Role.SECRETARY: (OFFICERS["secretary"],),
            Role.WITNESS: (OFFICERS["first-witness"], OFFICERS["second-witness"]),
        },
        board=BOARD,
        supervisors=SUPERVISORS,
        profile=profile(),
        invited_at=at - timedelta(days=20),
        material_at=at - timedelta(days=10),
        register_now=True,
    )


def _stage_of(
    made: Convened, people: dict[str, KnownMember], committee: str, more: list[IssuedLink]
) -> Stage:
    persons = {number: one.id for number, one in people.items()}
    offices = {one.link.person: one.secret for one in (*made.offices, *more)}
    held = {**OFFICERS, "chair": CHAIR}
    seats = {one.link.person: one.secret for one in made.seats}
    return Stage(
        meeting=made.hall.key.id,
        persons={**persons, "committee": committee},
        datums={number: (one.member.phone or "")[-4:] for number, one in people.items()},
        seats={number: seats[person] for number, person in persons.items()},
        offices={office: (offices[persons[number]], number) for office, number in held.items()},
    )
