"""The README's commands exist, need no terminal, and continuous integration runs what a person runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tooling.sources import ROOT, committed, text_of

TARGETS = {"help", "demo", "test", "check", "bench", "screenshots", "soak", "lock", "format", "clean"}
SCRIPTS = [name for name in committed() if name.startswith(".ci/")]


def test_every_command_is_listed_with_what_it_does() -> None:
    listed = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {line.split()[0] for line in listed.splitlines() if len(line.split()) > 1} == TARGETS


def test_the_checkouts_own_program_works_from_any_folder(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    program = tmp_path / "bin" / "rat-online"
    subprocess.run(["make", "-s", f"VENV={tmp_path}", str(program)], cwd=ROOT, check=True)
    shown = subprocess.run(
        [program, "verify", "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Usage: rat-online verify" in shown.stdout


def test_continuous_integration_runs_make_test_and_nothing_else() -> None:
    commands = [line for line in (text_of(".ci/run") or "").splitlines() if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "exec make test"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_may_be_run_and_parses(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)


def test_what_make_check_prints_as_skipped_names_the_remedy() -> None:
    skipped = re.findall(
        r'"[^"]*SKIPPED[^"]*"', (text_of(".ci/check") or "") + (text_of(".ci/prepare") or "")
    )
    assert skipped
    assert [line for line in skipped if "apt install" not in line and "wheel" not in line] == []


def test_a_version_is_written_in_one_place() -> None:
    project = text_of("pyproject.toml") or ""
    assert 'dynamic = ["version"]' in project
    assert re.search(
        r'^__version__ = "\d+\.\d+\.\d+"$', text_of("rat_online/__init__.py") or "", re.MULTILINE
    )
