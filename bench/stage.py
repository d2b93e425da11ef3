"""An install with thousands of members who are signed in and present in an open meeting, or none of it."""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rat_online.app.convene import Convened, Convener
from rat_online.app.first_run import Founding
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.outcome import Done, Submission
from rat_online.app.ports.identity import DeviceSession, IdentityWriter, Seat
from rat_online.app.sessions import token_hash
from rat_online.bootstrap import Install, now
from rat_online.domain.actor import Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands.attending import CheckIn
from rat_online.domain.commands.leading import OpenMeeting, StartAgendaItem
from rat_online.domain.members import Member
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import Role
from rat_online.settings import Settings

ITEMS = ("i1", "i2")


@dataclass(frozen=True, slots=True)
class Stage:
    """What the members need, in the order of their numbers; whoever is signed in has a cookie."""

    cooperative: str
    meeting: str
    chair: str
    entries: list[str]
    secrets: list[str]
    datums: list[str]
    cookies: list[str]

    @property
    def path(self) -> str:
        return f"/rapat/{self.meeting}/langsung"


def settings_for(folder: Path) -> Settings:
    return Settings.model_validate({"DATABASE_URL": None, "RAT_DATA_DIR": folder})


async def set_stage(install: Install, members: int, signed_in: int) -> Stage:
    """Found, enrol, convene; the first ones sign in and check in, then the acting chair opens the meeting."""
    founding = Founding("Koperasi Ukur", "Panitia", "panitia", secrets.token_urlsafe(12))
    cooperative, admin = await install.first_run.found_without_code(founding)
    known = await install.registry.add_members(
        cooperative.id,
        [Member(f"{n:05d}", f"Anggota {n}", phone=f"+62841{n:08d}") for n in range(1, members + 1)],
    )
    convener = Convener(install.registry, install.links, install.house, install.ids, now)
    made = await convener.convene(cooperative, _plan(), admin.id)
    phones = {one.id: one.member.phone or "" for one in known}
    entries = [one.link.person for one in made.seats]
    tokens = [secrets.token_urlsafe(32) for _ in range(signed_in)]
    await _seat(install, made, dict(zip(entries, tokens, strict=False)))
    chair = known[0].id
    await _open(made, entries[:signed_in], chair)
    return Stage(
        cooperative.id,
        made.hall.key.id,
        chair,
        entries,
        [one.secret for one in made.seats],
        [phones[entry][-4:] for entry in entries],
        [f"rat={token}" for token in tokens],
    )


def _plan() -> MeetingPlan:
    at = now()
    return MeetingPlan(
        title="RAT ukur",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=(PlannedAgendaItem("Laporan"), PlannedAgendaItem("Anggaran")),
        officers={Role.ACTING_CHAIR: ("00001",), Role.WITNESS: ("00002",)},
        profile=Profile(objection_s=0),
        invited_at=at - timedelta(days=20),
        material_at=at - timedelta(days=20),
        register_now=True,
    )


async def _seat(install: Install, made: Convened, tokens: dict[str, str]) -> None:
    """A session with its seat for each, written as a sign-in would, many in one transaction."""
    cooperative, series, at = made.hall.key.cooperative, made.hall.live.state.about.series, now()

    async def write(identity: IdentityWriter) -> None:
        for entry, token in tokens.items():
            session = DeviceSession(install.ids.new_id(), cooperative, token_hash(token), at, at, at)
            await identity.add_session(session)
            await identity.take_seat(cooperative, session.id, Seat(series, entry), at)

    await install.identity.write(write)


async def _open(made: Convened, present: list[str], chair: str) -> None:
    async def give(command: Command, actor: Actor) -> None:
        outcome = await made.hall.live.submit(Submission(command, actor, None, now()))
        assert isinstance(outcome, Done), outcome

    await asyncio.gather(*(give(CheckIn(entry), Actor(entry, Role.MEMBER)) for entry in present))
    if present:
        acting = Actor(chair, Role.ACTING_CHAIR)
        await give(OpenMeeting(), acting)
        await give(StartAgendaItem(ITEMS[0]), acting)
