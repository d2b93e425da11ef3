"""`rat-online members`: what it writes, prints and refuses, against a SQLite file."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rat_online.adapters.store.database import Database
from rat_online.app.first_run import Founding
from rat_online.app.ports.identity import Series
from rat_online.bootstrap import Install, open_install
from rat_online.cli import app
from rat_online.settings import Settings

GOOD = "No. Anggota;Nama;No HP;Kelompok\n001;Budi Santoso;081200000001;Rungkut\n002;Siti Aminah;;Gubeng\n"
CHANGED = "No. Anggota;Nama;Kelompok\n002;Siti Aminah;Wonokromo\n003;Ani;Gubeng\n"
BAD = "No. Anggota;Nama;No HP\n001;Budi;abc\n"


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An install of one cooperative, which the environment names."""
    monkeypatch.setenv("RAT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    async def found(install: Install) -> None:
        await install.first_run.found_without_code(
            Founding("Koperasi Melati", "Ratna Dewi", "ratna", "sandi-contoh-2027")
        )

    in_install(found)
    return tmp_path / "data"


def in_install(work: Callable[[Install], object]) -> None:
    async def opened() -> None:
        async with open_install(Settings()) as install:
            await work(install)  # type: ignore[misc]

    asyncio.run(opened())


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["members", *(str(argument) for argument in arguments)])


def a_file(folder: Path, text: str) -> Path:
    path = folder / "anggota.csv"
    path.write_text(text, encoding="utf-8")
    return path


def imported(folder: Path, text: str = GOOD) -> str:
    """The id of an import."""
    result = call("import", a_file(folder, text), "--json")
    assert result.exit_code == 0
    return str(json.loads(result.stdout)["import"]["id"])


def listed(*arguments: str) -> list[str]:
    result = call("list", *arguments)
    assert result.exit_code == 0
    return result.stdout.splitlines()


def test_a_list_is_imported_and_its_members_are_listed(data_dir: Path, tmp_path: Path) -> None:
    result = call("import", a_file(tmp_path, GOOD))
    assert result.exit_code == 0
    assert "Diimpor: 2 anggota baru, 0 diperbarui, 0 tetap." in result.stdout
    assert listed() == ["001  Budi Santoso  Rungkut  anggota", "002  Siti Aminah  Gubeng  anggota"]
    assert listed("--search", "rungkut") == ["001  Budi Santoso  Rungkut  anggota"]


def test_a_dry_run_writes_nothing_and_needs_no_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAT_DATA_DIR", str(tmp_path / "none"))
    result = call("import", a_file(tmp_path, GOOD), "--dry-run", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["good"] == 2
    assert not (tmp_path / "none").exists()


def test_a_second_list_adds_the_new_and_updates_the_known(data_dir: Path, tmp_path: Path) -> None:
    imported(tmp_path)
    assert "1 anggota baru, 1 diperbarui, 0 tetap" in call("import", a_file(tmp_path, CHANGED)).stdout
    assert listed("--search", "wonokromo") == ["002  Siti Aminah  Wonokromo  anggota"]
    assert len(listed()) == 3


def test_one_bad_line_writes_nobody(data_dir: Path, tmp_path: Path) -> None:
    assert call("import", a_file(tmp_path, BAD)).exit_code == 1
    assert listed() == []


def test_an_import_is_undone_by_its_id(data_dir: Path, tmp_path: Path) -> None:
    imported(tmp_path)
    second = imported(tmp_path, CHANGED)
    result = call("undo", second.lower())
    assert result.exit_code == 0
    assert f"Impor {second} dibatalkan: 1 anggota dihapus, 1 dikembalikan." in result.stdout
    assert listed() == ["001  Budi Santoso  Rungkut  anggota", "002  Siti Aminah  Gubeng  anggota"]


def test_imports_are_listed_with_what_became_of_them(data_dir: Path, tmp_path: Path) -> None:
    first, second = imported(tmp_path), imported(tmp_path, CHANGED)
    call("undo", second)
    lines = call("imports").stdout.splitlines()
    assert sorted(line.split()[0] for line in lines) == sorted([first, second])
    assert [line.endswith("(dibatalkan)") for line in lines] == [second in line for line in lines]
    assert all(re.search(r"\d\d/\d\d/\d{4} \d\d:\d\d  \+\d baru", line) for line in lines)


def test_what_is_built_upon_stays_and_the_members_are_named(data_dir: Path, tmp_path: Path) -> None:
    receipt = imported(tmp_path)

    async def give_links(install: Install) -> None:
        (cooperative,) = await install.registry.store.cooperatives()
        known = await install.registry.store.members(cooperative.id)
        await install.links.issue(Series(cooperative.id, "rat"), [one.id for one in known])

    in_install(give_links)
    result = call("undo", receipt)
    assert result.exit_code == 1
    assert "001, 002" in result.stderr
    assert len(listed()) == 2


def test_an_unknown_import_is_a_wrong_argument(data_dir: Path) -> None:
    result = call("undo", "0000")
    assert result.exit_code == 2
    assert "Tidak ada impor itu" in result.stderr


def test_while_a_server_owns_the_file_nothing_is_written_and_it_says_so(
    data_dir: Path, tmp_path: Path
) -> None:
    owner = Database(None, data_dir)
    asyncio.run(owner.open())
    try:
        for arguments in (["import", a_file(tmp_path, GOOD)], ["undo", "0000"]):
            result = call(*arguments)
            assert result.exit_code == 3
            assert "sedang dipakai server lain" in result.stderr
        assert listed() == []
    finally:
        asyncio.run(owner.close())


def test_without_a_cooperative_the_way_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAT_DATA_DIR", str(tmp_path / "data"))
    result = call("import", a_file(tmp_path, GOOD))
    assert result.exit_code == 1
    assert "rat-online init" in result.stderr


def test_a_dry_run_says_who_is_on_the_books_already(data_dir: Path, tmp_path: Path) -> None:
    imported(tmp_path)
    again = a_file(tmp_path, "No. Anggota;Nama\n001;Orang Lain\n099;Baru\n")
    said = call("import", again, "--dry-run", "--json")
    assert json.loads(said.stdout).keys() == {"rows", "good", "bad"}
    assert "baris 2" in said.stderr
    assert "Budi Santoso" in said.stderr


def test_every_line_of_the_file_is_accounted_for_also_one_below_a_subtotal(tmp_path: Path) -> None:
    """Line 4 has no number, and the list goes on below it; below the last total a name may be a signature."""
    text = (
        "No Anggota;Nama;L/P;HP\n0001;Ani;P;081234567801\nJumlah Wanita;1;;\n;Budi;;\n"
        "0003;Cici;P;081234567802\nJumlah;2;;\n;Euis;;\n"
    )
    said = call("import", a_file(tmp_path, text), "--dry-run", "--json")
    report = json.loads(said.stdout)
    assert report.keys() == {"rows", "good", "bad"}
    assert (report["rows"], report["good"]) == (3, 2)
    (bad,) = report["bad"]
    assert bad.keys() == {"line", "column", "code", "message"}
    assert bad["line"] == 4
    for named in ("baris 3: Jumlah Wanita", "baris 6: Jumlah", "baris 7: Euis"):
        assert named in said.stderr
    told = call("import", a_file(tmp_path, text), "--dry-run", "--lang", "en")
    assert "line 7: Euis" in told.stderr
    assert "line 4" in told.stdout


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    for language, words in (("id", "Tidak ada berkas"), ("en", "There is no file")):
        said = call("import", tmp_path / "tidakada.csv", "--dry-run", "--json", "--lang", language)
        assert (said.exit_code, said.stdout) == (2, "")
        assert words in said.stderr
        assert "tidakada.csv" in said.stderr
