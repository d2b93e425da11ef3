"""An install with many members, one meeting in registration, and a server that can be killed."""

import asyncio
import os
import socket
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

from rat_online.app.convene import Convener
from rat_online.app.first_run import Founding
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.registry import Account, AccountRole, Cooperative
from rat_online.bootstrap import Install, now, open_install
from rat_online.domain.members import Member
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import Role
from rat_online.settings import Settings

READY_WITHIN_S = 60.0
QUICK = Profile(roll_call_s=1, shortest_acclamation_s=1, shortest_ballot_s=1, objection_s=0)


@dataclass(frozen=True, slots=True)
class Convened:
    """What clients need: the meeting, each member's (entry, secret, datum), the acting chair's link."""

    cooperative: str
    meeting: str
    seats: list[tuple[str, str, str]]
    chair: str
    chair_secret: str
    chair_datum: str = ""


def settings_for(folder: Path, database_url: str | None) -> Settings:
    return Settings.model_validate({"DATABASE_URL": database_url, "RAT_DATA_DIR": folder})


async def convene(settings: Settings, members: int) -> Convened:
    """Found, enrol, convene; registration is open."""
    async with open_install(settings) as install:
        founding = Founding("Koperasi Uji", "Panitia", "panitia", "kata-sandi-uji-1")
        cooperative, admin = await install.first_run.found_without_code(founding)
        return await _convene(install, cooperative, admin, members)


async def convene_another(settings: Settings, members: int) -> Convened:
    """The same in a second cooperative of the install."""
    async with open_install(settings) as install:
        cooperative = await install.registry.create_cooperative("Koperasi Tetangga")
        admin = await install.registry.create_account(
            cooperative.id,
            login="tetangga",
            name="Panitia Tetangga",
            password="kata-sandi-uji-2",
            roles={AccountRole.ADMIN, AccountRole.COMMITTEE},
        )
        return await _convene(install, cooperative, admin, members)


async def _convene(install: Install, cooperative: Cooperative, admin: Account, members: int) -> Convened:
    known = await install.registry.add_members(
        cooperative.id,
        [
            Member(number=f"{n:04d}", name=f"Anggota {n}", phone=f"+62841{n:08d}")
            for n in range(1, members + 1)
        ],
    )
    convener = Convener(install.registry, install.links, install.house, install.ids, now)
    made = await convener.convene(cooperative, _plan(), admin.id)
    phones = {one.id: one.member.phone or "" for one in known}
    chair = next(one for one in made.offices if one.link.person == known[0].id)
    return Convened(
        cooperative=cooperative.id,
        meeting=made.hall.key.id,
        seats=[(one.link.person, one.secret, phones[one.link.person][-4:]) for one in made.seats],
        chair=chair.link.person,
        chair_secret=chair.secret,
        chair_datum=phones[known[0].id][-4:],
    )


def _plan() -> MeetingPlan:
    at = now()
    return MeetingPlan(
        title="RAT uji",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=(PlannedAgendaItem("Anggaran"),),
        officers={Role.ACTING_CHAIR: ("0001",), Role.SECRETARY: ("0002",), Role.WITNESS: ("0002",)},
        profile=QUICK,
        invited_at=at - timedelta(days=20),
        material_at=at - timedelta(days=20),
        register_now=True,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """`rat-online serve` in a process of its own, always on the same port."""

    def __init__(self, folder: Path, database_url: str | None) -> None:
        self.port = free_port()
        self._environment = {**os.environ, "RAT_DATA_DIR": str(folder)}
        if database_url is not None:
            self._environment["DATABASE_URL"] = database_url
        self._process: asyncio.subprocess.Process | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "rat_online.cli", "serve", "--port", str(self.port), env=self._environment
        )
        until = time.monotonic() + READY_WITHIN_S
        while not await asyncio.to_thread(self._answers):
            assert self._process.returncode is None, "the server stopped"
            assert time.monotonic() < until, "the server does not answer"
            await asyncio.sleep(0.1)

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/sehat")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    async def kill(self) -> None:
        """kill -9: nothing is tidied up."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()
