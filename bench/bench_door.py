"""5,000 members come in through the real door within a minute: link, datum and a new PIN, then present.

The server is `rat-online serve`; everybody comes from another process over loopback, each on an own device.
"""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from bench.rows import FEWEST_RUNS, Row, at_most, row
from rat_online.app.convene import Convener
from rat_online.app.first_run import Founding
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.bootstrap import now, open_install
from rat_online.domain.members import Member
from rat_online.domain.vocabulary import Role
from rat_online.settings import Settings

LONG = True
MEMBERS, AT_ONCE, A_MINUTE = 5000, 200, 60.0
PIN = "482915"


@dataclass(frozen=True, slots=True)
class Person:
    """What one member's page sends."""

    meeting: str
    entry: str
    secret: str
    datum: str


def rows() -> list[Row]:
    """Each run is another meeting of the same members: nobody has a PIN or a session in it yet."""
    with tempfile.TemporaryDirectory() as folder:
        crowds = asyncio.run(_set_up(Path(folder)))
        took, worked = [], []
        with _served(Path(folder)) as (port, process):
            for crowd in crowds:
                before = _processor_seconds(process)
                took.append(_run(port, crowd))
                worked.append(_processor_seconds(process) - before)
    minute = [A_MINUTE] * len(took)
    name = f"{MEMBERS:,} members sign in and are present"
    return [
        row(name, "s", took, "a minute", minute, at_most(1)),
        row(f"{name}, processor time of the server", "s", worked, "a minute", minute, at_most(1)),
    ]


async def _set_up(folder: Path) -> list[list[Person]]:
    async with open_install(Settings(data_dir=folder)) as install:
        cooperative, admin = await install.first_run.found_without_code(
            Founding("Koperasi Ukur", "Panitia", "panitia", "kata-sandi-ukur-1")
        )
        members = [Member(f"{n:05}", f"Anggota {n}", phone=f"+62841{n:08}") for n in range(1, MEMBERS + 1)]
        known = await install.registry.add_members(cooperative.id, members)
        datum = {one.id: (one.member.phone or "")[-4:] for one in known}
        convener = Convener(install.registry, install.links, install.house, install.ids, now)
        crowds = []
        for _ in range(FEWEST_RUNS):
            made = await convener.convene(cooperative, _plan(), admin.id)
            meeting = made.hall.key.id
            crowds.append(
                [Person(meeting, one.link.person, one.secret, datum[one.link.person]) for one in made.seats]
            )
        return crowds


def _plan() -> MeetingPlan:
    at = now()
    return MeetingPlan(
        title="RAT ukur",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=(PlannedAgendaItem("Laporan"),),
        officers={Role.ACTING_CHAIR: ("00001",)},
        invited_at=at - timedelta(days=20),
        material_at=at - timedelta(days=20),
        register_now=True,
    )


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[tuple[int, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "rat_online.cli", "serve", "--port", str(port)],
        env={**os.environ, "RAT_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
    )
    try:
        while True:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def _processor_seconds(process: int) -> float:
    """What a process has used, whatever else the machine was doing (proc(5): fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _run(port: int, crowd: list[Person]) -> float:
    """Seconds until the last member is present, as the crowd's own process measured them."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.bench_door", str(port)],
        input=json.dumps([asdict(person) for person in crowd]),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


async def _crowd(port: int, people: list[Person]) -> float:
    waiting = iter(people)

    async def door() -> None:
        for person in waiting:
            await _come_in(port, person)

    started = time.perf_counter()
    async with asyncio.TaskGroup() as doors:
        for _ in range(AT_ONCE):
            doors.create_task(door())
    return time.perf_counter() - started


async def _come_in(port: int, person: Person) -> None:
    """Signs in and checks in on one connection, as a phone does whose websockets are blocked."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        sent = {"secret": person.secret, "datum": person.datum, "pin": PIN}
        head, _ = await _post(reader, writer, "/masuk", sent)
        cookie = next(line for line in head.split("\r\n") if line.lower().startswith("set-cookie: "))
        here = {"id": "1", "do": "check-in", "as": f"member:{person.entry}", "args": {}}
        path = f"/rapat/{person.meeting}/perintah"
        await _post(reader, writer, path, here, cookie.split(": ", 1)[1].partition(";")[0])
    finally:
        writer.close()


async def _post(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, body: object, cookie: str = ""
) -> tuple[str, bytes]:
    content = json.dumps(body).encode()
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"Content-Length: {len(content)}", *([f"Cookie: {cookie}"] if cookie else [])]
    writer.write("\r\n".join([*lines, "", ""]).encode() + content)
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = next(int(line[15:]) for line in head.split("\r\n") if line.lower().startswith("content-length:"))
    answer = await reader.readexactly(length)
    if " 200 " not in head.split("\r\n")[0]:
        raise SystemExit(f"{path}: {head.splitlines()[0]} {answer.decode()}")
    return head, answer


if __name__ == "__main__":
    everybody = [Person(**person) for person in json.load(sys.stdin)]
    print(asyncio.run(_crowd(int(sys.argv[1]), everybody)))
