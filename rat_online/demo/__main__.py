"""`make demo`. Settings: DEMO_VOTERS (60 to 180), DEMO_CHAIR=me, DEMO_ONCE=1, DEMO_PORT, DEMO_DIR."""

import asyncio
import http.client
import json
import os
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rat_online.demo.chair import Chair
from rat_online.demo.client import Client, sign_in, sign_in_by_account
from rat_online.demo.crowd import early
from rat_online.demo.stage import LOGIN, PASSWORD, Stage, set_stage, write_privately
from rat_online.settings import Settings

FEWEST, MOST = 60, 180
MARK = "contoh RAT Online; boleh dihapus\n"
READY_WITHIN_S = 30.0
DOCUMENTS_WITHIN_S = 120.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the environment asks of the demo."""

    voters: int
    person_is_chair: bool
    once: bool
    port: int
    folder: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def wishes() -> Wishes:
    voters = int(os.environ.get("DEMO_VOTERS", "150"))
    if not FEWEST <= voters <= MOST:
        sys.exit(f"DEMO_VOTERS: antara {FEWEST} dan {MOST} / between {FEWEST} and {MOST}")
    return Wishes(
        voters=voters,
        person_is_chair=os.environ.get("DEMO_CHAIR") == "me",
        once=os.environ.get("DEMO_ONCE") == "1",
        port=int(os.environ.get("DEMO_PORT", "8321")),
        folder=Path(os.environ.get("DEMO_DIR", "demo-data")),
    )


def say(line: str) -> None:
    print(f"{time.strftime('%H.%M.%S')}  {line}", flush=True)


def clear(folder: Path) -> None:
    """Start from an empty folder; only one that an earlier demo made is emptied."""
    mark = folder / "INI-CONTOH.txt"
    if folder.exists() and any(folder.iterdir()):
        if not mark.is_file():
            sys.exit(f"{folder} tidak kosong dan bukan dari contoh ini / is not empty and not of this demo")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(MARK)


async def start(*command: str, folder: Path) -> asyncio.subprocess.Process:
    environment = {**os.environ, "RAT_DATA_DIR": str(folder)}
    return await asyncio.create_subprocess_exec(sys.executable, "-m", *command, env=environment)


async def ready(wished: Wishes, server: asyncio.subprocess.Process) -> None:
    """Wait for the server's first answer."""
    until = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < until:
        if server.returncode is not None:
            sys.exit("server berhenti / the server stopped")
        try:
            await asyncio.to_thread(_get, wished.port, "/sehat", "")
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    sys.exit("server tidak menjawab / the server does not answer")


def _get(port: int, path: str, cookie: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Cookie": cookie})
        response = connection.getresponse()
        content = response.read()
        if response.status != 200:
            raise OSError(f"{path}: {response.status}")
        return content
    finally:
        connection.close()


LEADERS = ("acting", "chair", "deputy", "secretary")
COMMITTEE = "committee"


async def sign_leaders_in(wished: Wishes, stage: Stage) -> dict[str, str]:
    """The cookies of those who lead; their links open nothing once the meeting is over."""
    links = {role: stage.offices[role] for role in LEADERS}
    cookies = {
        role: await asyncio.to_thread(sign_in, wished.base, link.secret, stage.datums[link.link.person])
        for role, link in links.items()
    }
    cookies[COMMITTEE] = await asyncio.to_thread(sign_in_by_account, wished.base, LOGIN, PASSWORD)
    return cookies


async def lead(wished: Wishes, stage: Stage, cookies: dict[str, str]) -> str:
    """The scripted chair, from the first call to the closing of the second."""
    persons = {role: stage.offices[role].link.person for role in LEADERS}
    persons[COMMITTEE] = stage.committee
    chair = Chair(
        lambda role, meeting: Client(wished.base, meeting, cookies[role]),
        persons,
        expected=(early(wished.voters), wished.voters),
        book_year=stage.book_year,
        say=say,
    )
    return await chair.hold(stage.meeting)


async def documents(wished: Wishes, meeting: str, cookie: str) -> list[Path]:
    """Fetch the finished documents as the secretary would."""
    until = time.monotonic() + DOCUMENTS_WITHIN_S
    listed: list[dict[str, Any]] = []
    while not listed:
        if time.monotonic() > until:
            sys.exit("risalah belum jadi / the minutes were not made")
        await asyncio.sleep(0.5)
        found = await asyncio.to_thread(_get, wished.port, f"/rapat/{meeting}/dokumen", cookie)
        listed = json.loads(found)["documents"]
    folder = wished.folder / "dokumen"
    folder.mkdir(exist_ok=True)
    paths = []
    for one in listed:
        path = folder / one["name"]
        content = await asyncio.to_thread(
            _get, wished.port, f"/rapat/{meeting}/dokumen/{one['name']}?alasan=demo", cookie
        )
        path.write_bytes(content)
        paths.append(path)
    return paths


def print_links(wished: Wishes, stage: Stage) -> None:
    """For a person who leads."""
    names = {
        "acting": "Konsol pimpinan sementara (mulai di sini)",
        "chair": "Konsol calon ketua sidang (setelah terpilih)",
        "secretary": "Sekretaris sidang",
        "witness": "Saksi",
    }
    say("Tautan Anda; buka di peramban, isi data yang tertulis, tekan Masuk, lalu buat PIN 6 angka")
    for role, words in names.items():
        one = stage.offices[role]
        datum = stage.datums[one.link.person]
        print(f"    {words} (data: {datum}): {wished.base}/masuk?tugas#{one.secret}", flush=True)
    member = stage.people[wished.voters]
    datum = stage.datums[member.id]
    print(
        f"    HP seorang anggota (data: {datum}): {wished.base}/masuk#{stage.seats[member.id].secret}",
        flush=True,
    )
    print(f"    Panitia: {wished.base}/masuk?petugas, {LOGIN}, kata sandi {PASSWORD}", flush=True)
    print(f"    Halaman rapat: {wished.base}/rapat/{stage.meeting}", flush=True)


async def demo(wished: Wishes) -> Path | None:
    """Hold it; the berita acara, when everything has ended."""
    this = asyncio.current_task()
    assert this is not None
    # Whoever ends the demo ends its server and its crowd too.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, this.cancel)
    clear(wished.folder)
    say("Menyiapkan koperasi contoh dengan 200 anggota")
    stage = await set_stage(Settings(data_dir=wished.folder))
    server = await start("rat_online.cli", "serve", "--port", str(wished.port), folder=wished.folder)
    crowd: asyncio.subprocess.Process | None = None
    try:
        await ready(wished, server)
        crowd_file = wished.folder / "peserta.json"
        write_privately(
            crowd_file, stage.crowd(wished.base, wished.voters, seed=2027, is_steady=wished.person_is_chair)
        )
        crowd = await start("rat_online.demo.voters", str(crowd_file), folder=wished.folder)
        say(f"{wished.voters} anggota simulasi masuk lewat websocket dari proses lain")
        if wished.person_is_chair:
            print_links(wished, stage)
            await server.wait()
            return None
        cookies = await sign_leaders_in(wished, stage)
        meeting = await lead(wished, stage, cookies)
        paths = await documents(wished, meeting, cookies["secretary"])
        say(f"Risalah tersimpan di basis data {wished.folder} dan sebagai berkas:")
        for path in paths:
            print(f"    {path}", flush=True)
        if not wished.once:
            say("Server tetap berjalan; Ctrl-C untuk berhenti")
            await server.wait()
        return wished.folder / "dokumen" / "berita-acara.pdf"
    finally:
        for process in (crowd, server):
            if process is not None and process.returncode is None:
                process.send_signal(signal.SIGTERM)
                await process.wait()


def main() -> None:
    try:
        made = asyncio.run(demo(wishes()))
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)
    if made is not None:
        # The last line, so that a script can open it.
        print(made, flush=True)


if __name__ == "__main__":
    main()
