"""A whole RAT through the real server: its minutes say exactly what happened, and its bundle is found honest.

`tests/day/script.py` is the day; `python -m tests.golden.day.generate` writes the golden files anew.
"""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rat_online.cli import app
from tests.adapters.documents.reading import text_of
from tests.day.reading import golden_texts, printed
from tests.day.script import hold_the_day
from tests.golden.day.generate import FOLDER

pytestmark = pytest.mark.slow


async def test_the_minutes_of_a_whole_day_say_exactly_what_happened(tmp_path: Path) -> None:
    files = await hold_the_day(tmp_path / "install")
    minutes = json.loads(files["risalah.json"])
    for name, text in golden_texts(minutes).items():
        assert _bare(text) == _bare((FOLDER / name).read_text("utf-8")), name
    for name, pdf in printed(minutes).items():
        assert text_of(files[name]) == text_of(pdf), name
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(files["bundle.zip"])
    result = CliRunner().invoke(app, ["verify", str(bundle)])
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "TEMUAN: 0"), result.output


def _bare(text: str) -> str:
    """Without spaces: where a line breaks is not what a document says."""
    return re.sub(r"\s+", "", text)
