"""`rat-online verify`: what it prints and how it ends."""

import json
from pathlib import Path

from typer.testing import CliRunner

from rat_online.cli import app
from tests.verify.examples import example_files
from tests.verify.holding import write_zip
from tests.verify.tampering import table_of


def bundle(folder: Path, **changes: bytes) -> str:
    return str(write_zip(folder / "bundel.zip", {**example_files("weighted"), **changes}))


def test_an_honest_bundle_ends_with_no_finding_and_zero(tmp_path: Path) -> None:
    code = table_of(example_files("weighted"), "head.json")["code"]
    result = CliRunner().invoke(app, ["verify", bundle(tmp_path), "--head", code])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "TEMUAN: 0"


def test_a_finding_is_printed_and_the_exit_code_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["verify", bundle(tmp_path, **{"votes.json": b"[]"})])
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "TEMUAN: 5"
    assert "vote-row-missing [posisi " in result.output


def test_programs_get_json(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["verify", "--json", bundle(tmp_path, **{"votes.json": b"[]"})])
    assert result.exit_code == 1
    report = json.loads(result.output)
    assert {finding["code"] for finding in report["findings"]} == {"vote-row-missing"}
    assert report["checked"]["votes"] == 5


def test_a_file_that_is_not_there_is_a_wrong_argument(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["verify", str(tmp_path / "tidak-ada.zip")])
    assert result.exit_code == 2
    assert "Tidak ada berkas" in result.stderr
