import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from rat_online import member_command
from rat_online.adapters.spreadsheets import read_members
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.member_import.writing import ImportReceipt
from rat_online.member_command import import_command

GOOD = "No. Anggota;Nama;No HP\n001;Budi;084100000001\n002;Siti;\n"
BAD = "No. Anggota;Nama;No HP;Alamat\n001;Budi;abc;\n002;Siti;;\n"


class Desk:
    """Where imports are written in these tests."""

    def __init__(self) -> None:
        self.written: list[tuple[list[str], str | None]] = []

    async def write(self, drafts: Sequence[MemberDraft], cooperative: str | None) -> ImportReceipt:
        self.written.append(([draft.member.number for draft in drafts], cooperative))
        return ImportReceipt("imp-1", "Melati", len(drafts), 0, 0, datetime(2027, 3, 6, tzinfo=UTC))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def call(desk: Desk, *arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(import_command(desk.write))
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def a_file(folder: Path, text: str) -> Path:
    path = folder / "anggota.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dry_run_as_json_has_the_shape_that_programs_read(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, BAD), "--dry-run", "--json")
    report = json.loads(result.stdout)
    assert (report["rows"], report["good"]) == (2, 1)
    assert [(bad["line"], bad["column"], bad["code"]) for bad in report["bad"]] == [
        (2, "No HP", "phone-invalid")
    ]
    assert set(report) == {"rows", "good", "bad"}
    assert result.exit_code == 0
    assert desk.written == []


def test_a_dry_run_tells_the_columns_and_every_bad_line(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, BAD), "--dry-run")
    assert "A  No. Anggota → Nomor Anggota (100%)" in result.stdout
    assert "Kolom yang tidak dipakai: Alamat" in result.stdout
    assert "2 baris anggota: 1 baik, 1 bermasalah" in result.stdout
    assert "baris 2, kolom No HP: Nomor HP “abc” tidak benar." in result.stdout
    assert "tidak ada yang ditulis" in result.stdout
    assert result.exit_code == 0


def test_it_speaks_english_when_asked(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, BAD), "--dry-run", "--lang", "en")
    assert "line 2, column No HP: The phone “abc” is not right." in result.stdout


def test_a_good_list_is_imported_whole(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, GOOD), "--cooperative", "Melati")
    assert desk.written == [(["001", "002"], "Melati")]
    assert "Diimpor: 2 anggota baru" in result.stdout
    assert "imp-1" in result.stdout
    assert result.exit_code == 0


def test_an_import_as_json_carries_its_receipt(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, GOOD), "--json")
    assert json.loads(result.stdout)["import"] == {
        "id": "imp-1",
        "cooperative": "Melati",
        "added": 2,
        "changed": 0,
        "unchanged": 0,
        "at": "2027-03-06T00:00:00+00:00",
    }


def test_one_bad_line_keeps_the_whole_list_out(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, BAD))
    assert desk.written == []
    assert "Tidak ada yang diimpor" in result.stdout
    assert result.exit_code == 1


def test_the_good_lines_alone_are_imported_only_when_asked(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, BAD), "--skip-bad")
    assert desk.written == [(["002"], None)]
    assert result.exit_code == 0


def test_nothing_good_means_nothing_to_import(tmp_path: Path, desk: Desk) -> None:
    result = call(desk, a_file(tmp_path, "No. Anggota;Nama\n001;\n"), "--skip-bad")
    assert desk.written == []
    assert result.exit_code == 1


def test_the_list_to_correct_is_written_and_can_be_read(tmp_path: Path, desk: Desk) -> None:
    corrections = tmp_path / "perbaikan.xlsx"
    result = call(desk, a_file(tmp_path, BAD), "--dry-run", "--corrections", corrections)
    assert str(corrections) in result.stdout.replace("\n", "")
    assert [str(finding.code) for finding in read_members(corrections).bad] == ["phone-invalid"]


@pytest.mark.parametrize("choice", ["phone=", "phone =", "phone= "])
def test_a_field_can_be_left_out(tmp_path: Path, desk: Desk, choice: str) -> None:
    result = call(desk, a_file(tmp_path, BAD), "--dry-run", "--json", "--column", choice)
    assert json.loads(result.stdout)["good"] == 2


@pytest.mark.parametrize("choice", ["group=Alamat", "group=D", "group=4"])
def test_a_column_can_be_chosen_by_title_letter_or_number(tmp_path: Path, desk: Desk, choice: str) -> None:
    result = call(desk, a_file(tmp_path, BAD), "--dry-run", "--column", choice)
    assert "D  Alamat → Cabang/Kelompok (100%)" in result.stdout


@pytest.mark.parametrize("choice", ["phone", "shoe-size=A", "=A"])
def test_a_choice_that_is_none_ends_with_the_fields_there_are(
    tmp_path: Path, desk: Desk, choice: str
) -> None:
    result = call(desk, a_file(tmp_path, GOOD), "--column", choice)
    assert result.exit_code == 2
    assert "birth-date" in result.stderr
    assert desk.written == []


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--dry-run", "--json"], ["--skip-bad"], []])
def test_a_file_that_cannot_be_used_ends_with_two(tmp_path: Path, desk: Desk, arguments: list[str]) -> None:
    result = call(desk, a_file(tmp_path, "%PDF-1.7"), *arguments)
    assert result.exit_code == 2
    assert "tidak didukung" in result.stdout
    assert desk.written == []


def test_a_bar_moves_where_a_person_sees_it(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_command, "_is_watched", lambda: True)
    lines = "".join(f"{number};Budi {number}\n" for number in range(600))
    result = call(desk, a_file(tmp_path, "No. Anggota;Nama\n" + lines), "--dry-run")
    assert "600 baris anggota" in result.stdout
    assert result.exit_code == 0


def test_a_file_that_is_not_there_ends_with_two(tmp_path: Path, desk: Desk) -> None:
    assert call(desk, tmp_path / "tidak-ada.csv", "--dry-run").exit_code == 2
