"""Holds the scripted day anew and writes what its documents say: `python -m tests.golden.day.generate`."""

import asyncio
import json
import tempfile
from pathlib import Path

from tests.day.reading import golden_texts
from tests.day.script import hold_the_day

FOLDER = Path(__file__).parent

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        files = asyncio.run(hold_the_day(Path(folder)))
    for name, text in golden_texts(json.loads(files["risalah.json"])).items():
        (FOLDER / name).write_text(text, "utf-8")
