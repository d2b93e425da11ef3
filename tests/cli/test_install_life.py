"""The command line from an empty folder: init, a meeting from its plan, export, backup, refusals."""

import csv
import getpass
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rat_online.adapters.store.file_lock import FileLock
from rat_online.cli import app
from rat_online.cli.plan_file import EXAMPLE

COMMANDS = [
    ["serve"],
    ["init"],
    ["cooperative", "add"],
    ["members", "import"],
    ["meeting", "create"],
    ["meeting", "codes"],
    ["meeting", "export"],
    ["recordings", "erase-old"],
    ["backup"],
    ["verify"],
    ["count"],
]


@dataclass(frozen=True)
class Ran:
    returncode: int
    stdout: str
    stderr: str


def rat(folder: Path, *arguments: str, **environment: str) -> Ran:
    """The command line called within this process: starting a Python for each is for `tests/tooling`."""
    told = {"RAT_DATA_DIR": str(folder / "data"), "NO_COLOR": "1", **environment}
    result = CliRunner().invoke(app, list(arguments), env=told)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def noted(folder: Path) -> list[tuple[str, str]]:
    """What was taken by the command line, and why, each in the name of the machine's user."""
    with closing(sqlite3.connect(next((folder / "data").glob("*.sqlite3")))) as opened:
        rows = opened.execute("SELECT what, reason, role FROM download ORDER BY at").fetchall()
    assert {role for _, _, role in rows} == {"command-line"}
    assert all(f"({getpass.getuser()}, rat-online)" in what for what, _, _ in rows)
    return [(what.partition(" ")[0], reason) for what, reason, _ in rows]


def founded(folder: Path) -> Path:
    """An install with a cooperative of thirty members."""
    named = ["--cooperative", "Koperasi Uji", "--name", "Siti", "--login", "siti"]
    made = rat(folder, "init", *named, RAT_ADMIN_PASSWORD="kata-sandi-uji-1")
    assert made.returncode == 0, made.stderr
    rows = [f"{n:04d};Anggota {n};L;0841{n:08d};anggota" for n in range(1, 31)]
    members = folder / "anggota.csv"
    members.write_text("Nomor Anggota;Nama;L/P;No HP;Status\n" + "\n".join(rows) + "\n")
    imported = rat(folder, "members", "import", str(members))
    assert imported.returncode == 0, imported.stderr + imported.stdout
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_teaches(command: list[str], tmp_path: Path) -> None:
    shown = rat(tmp_path, *command, "--help")
    assert shown.returncode == 0
    assert "Usage" in shown.stdout
    assert len(shown.stdout.splitlines()) > 8


def test_a_meeting_from_plan_to_bundle(tmp_path: Path) -> None:
    founded(tmp_path)
    plan, links = tmp_path / "rapat.toml", tmp_path / "tautan.csv"
    plan.write_text(EXAMPLE)
    made = rat(tmp_path, "meeting", "create", str(plan), "--links", str(links))
    assert made.returncode == 0, made.stderr
    meeting = made.stdout.splitlines()[0].rsplit(": ", 1)[1]
    rows = read(links)
    assert sum(row["untuk"] == "anggota" for row in rows) == 30
    assert {row["tautan"].partition("#")[0].rpartition("/")[2] for row in rows} == {"masuk", "masuk?tugas"}
    assert links.stat().st_mode & 0o777 == 0o600
    codes = tmp_path / "kode.csv"
    one = ["--number", "0007", "--reason", "HP hilang"]
    assert rat(tmp_path, "meeting", "codes", meeting, str(codes), *one).returncode == 0
    assert [row["nomor"] for row in read(codes)] == ["0007"]
    bundle = tmp_path / "bundel.zip"
    owner = FileLock(next((tmp_path / "data").glob("*.sqlite3")))
    try:
        taken = rat(tmp_path, "meeting", "export", meeting, str(bundle), "--reason", "Audit tahunan")
    finally:
        owner.release()
    assert taken.returncode == 0, taken.stderr
    assert noted(tmp_path) == [
        ("tautan.csv", "rat-online meeting create"),
        ("kode.csv", "HP hilang"),
        ("bundel.zip", "Audit tahunan"),
    ]
    checked = rat(tmp_path, "verify", str(bundle), "--json")
    assert checked.returncode == 0, checked.stdout
    assert json.loads(checked.stdout)["findings"] == []


def test_without_a_reason_nothing_is_exported(tmp_path: Path) -> None:
    """Rule book sections 3 and 7, as on the pages."""
    target = tmp_path / "bundel.zip"
    for command in ("export", "codes"):
        for said, why in ((["--reason", "  "], "alasan"), (["--reason", "x" * 501], "500"), ([], "--reason")):
            refused = rat(tmp_path, "meeting", command, "7QK3", str(target), *said)
            assert refused.returncode == 2
            assert why in refused.stderr.lower()
    assert not target.exists()


def test_a_plan_with_a_mistake_names_it(tmp_path: Path) -> None:
    founded(tmp_path)
    plan = tmp_path / "rapat.toml"
    plan.write_text(EXAMPLE.replace('"0011"', '"9999"'))
    refused = rat(tmp_path, "meeting", "create", str(plan), "--links", str(tmp_path / "t.csv"))
    assert refused.returncode == 2
    assert "9999" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_backup_is_taken_beside_a_running_owner_and_never_over_a_file(tmp_path: Path) -> None:
    founded(tmp_path)
    database = next((tmp_path / "data").glob("*.sqlite3"))
    owner = FileLock(database)
    try:
        copy = tmp_path / "cadangan.sqlite3"
        assert rat(tmp_path, "backup", str(copy)).returncode == 0
        assert rat(tmp_path, "backup", str(copy)).returncode == 2
        with closing(sqlite3.connect(copy)) as copied:
            members = copied.execute("SELECT count(*) FROM member").fetchone()
        assert members == (30,)
        assert rat(tmp_path, "members", "import", str(tmp_path / "anggota.csv")).returncode == 3
    finally:
        owner.release()


def test_a_second_server_on_the_same_file_is_told_so(tmp_path: Path) -> None:
    founded(tmp_path)
    owner = FileLock(next((tmp_path / "data").glob("*.sqlite3")))
    try:
        refused = rat(tmp_path, "serve", "--port", "0")
    finally:
        owner.release()
    assert refused.returncode == 3
    assert "sedang dipakai" in refused.stderr


def test_off_this_machine_plain_http_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    refused = rat(tmp_path, "serve", "--host", "192.0.2.1")
    assert refused.returncode == 2
    assert "--tls-cert" in refused.stderr
    alone = rat(tmp_path, "serve", "--tls-cert", "cert.pem")
    assert alone.returncode == 2


def test_a_second_init_is_refused(tmp_path: Path) -> None:
    founded(tmp_path)
    again = rat(
        tmp_path,
        "init",
        "--cooperative",
        "Lain",
        "--name",
        "A",
        "--login",
        "a",
        RAT_ADMIN_PASSWORD="kata-sandi-uji-1",
    )
    assert again.returncode == 1
    assert "already-done" in again.stderr
