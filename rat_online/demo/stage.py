"""Sets the stage: an empty install with an example cooperative, its members and a convened meeting."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from rat_online.adapters.spreadsheets.reading import read_members
from rat_online.app.convene import Convened, Convener
from rat_online.app.first_run import Founding
from rat_online.app.links import IssuedLink
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import Account, Cooperative, KnownMember
from rat_online.bootstrap import Install, now, open_install
from rat_online.domain.profile import Profile, QuorumRule, default_rules
from rat_online.domain.threshold import at_least
from rat_online.domain.vocabulary import MeetingMode, PersonId, Role
from rat_online.settings import Settings

OFFICERS = ("acting", "chair", "deputy", "secretary", "witness")
"""Played by the first members on the list, in this order; they stay to the end."""

AGENDA = (
    "Pembukaan dan doa",
    "Pengumuman kehadiran dan kuorum",
    "Pemilihan pimpinan sidang",
    "Pengesahan tata tertib dan acara",
    "Laporan pertanggungjawaban pengurus",
    "Rencana kerja dan RAPB",
    "Pembacaan keputusan dan penutup",
)


def profile() -> Profile:
    """The rule book's defaults with the articles of the example, and waits short enough to watch."""
    rules = {
        kind: replace(
            rule,
            quorum=replace(rule.quorum, source="AD pasal 12"),
            majority=replace(rule.majority, source="AD pasal 14"),
        )
        for kind, rule in default_rules().items()
    }
    return Profile(
        rules=rules,
        second_call=QuorumRule(at_least(1, 5), "AD pasal 13"),
        roll_call_s=12,
        acclamation_s=10,
        objection_s=4,
        motion_s=60,
    )


LOGIN = "panitia"
PASSWORD = "contoh-rapat-2027"  # noqa: S105 (of an install that is thrown away)


@dataclass(frozen=True, slots=True)
class Stage:
    """What the simulated people need; it holds secrets, of an install that is thrown away.

    The committee has no link among `offices`: it comes in by its account.
    """

    meeting: str
    title: str
    offices: dict[str, IssuedLink]
    datums: dict[PersonId, str]
    seats: dict[PersonId, IssuedLink]
    people: list[KnownMember]
    committee: PersonId
    book_year: int

    def crowd(self, base: str, voters: int, seed: int, *, is_steady: bool) -> dict[str, Any]:
        """The file for the voters' process; a steady crowd comes at once and stays."""
        return {
            "base": base,
            "meeting": self.meeting,
            "seed": seed,
            "is_steady": is_steady,
            "people": [
                {
                    "entry": known.id,
                    "secret": self.seats[known.id].secret,
                    "datum": self.datums[known.id],
                }
                for known in self.people[:voters]
            ],
        }


async def set_stage(settings: Settings) -> Stage:
    """Found the cooperative, import its members from a CSV, convene its RAT."""
    async with open_install(settings) as install:
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
        people = await _import_members(install, cooperative, admin)
        made = await _convene(install, cooperative, people, admin)
        # The chair is elected in the meeting; the console's link is made beforehand, as the committee would.
        series = Series(cooperative.id, made.hall.live.state.about.series)
        more = await install.links.issue_offices(series, [people[1].id])
        return _stage_of(made, people, admin, more)


async def _import_members(install: Install, cooperative: Cooperative, admin: Account) -> list[KnownMember]:
    source = Path(str(files("rat_online") / "demo_data" / "anggota.csv"))
    read = read_members(source, source.name)
    await install.member_imports.write_import(cooperative.id, read.members, admin.id)
    entitled = await install.registry.store.members(cooperative.id)
    # The datum of a sign-in is the phone: whoever has none would have to go to the desk.
    return sorted(entitled, key=lambda known: (not known.member.phone, known.member.number))


async def _convene(
    install: Install, cooperative: Cooperative, people: list[KnownMember], admin: Account
) -> Convened:
    numbers = {role: known.member.number for role, known in zip(OFFICERS, people, strict=False)}
    at = now()
    plan = MeetingPlan(
        title=f"RAT Tahun Buku {at.year - 1}",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=tuple(PlannedAgendaItem(title) for title in AGENDA),
        mode=MeetingMode.ONLINE,
        place="Kantor Koperasi Mekar Jaya, Soreang",
        officers={
            Role.ACTING_CHAIR: (numbers["acting"],),
            Role.DEPUTY: (numbers["deputy"],),
            Role.SECRETARY: (numbers["secretary"],),
            Role.WITNESS: (numbers["witness"],),
        },
        board=(numbers["acting"],),
        profile=profile(),
        invited_at=at - timedelta(days=15),
        material_at=at - timedelta(days=8),
        register_now=True,
    )
    convener = Convener(install.registry, install.links, install.house, install.ids, now)
    return await convener.convene(cooperative, plan, admin.id)


def _stage_of(made: Convened, people: list[KnownMember], admin: Account, more: list[IssuedLink]) -> Stage:
    by_person = {one.link.person: one for one in (*made.offices, *more)}
    return Stage(
        meeting=made.hall.key.id,
        title=made.hall.live.state.about.title,
        offices={role: by_person[known.id] for role, known in zip(OFFICERS, people, strict=False)},
        datums={known.id: (known.member.phone or "")[-4:] for known in people},
        seats={one.link.person: one for one in made.seats},
        people=people,
        committee=admin.id,
        book_year=made.hall.live.state.about.book_year,
    )


def write_privately(path: Path, content: dict[str, Any]) -> None:
    """A file that only its owner may read."""
    path.touch(mode=0o600)
    path.write_text(json.dumps(content))
