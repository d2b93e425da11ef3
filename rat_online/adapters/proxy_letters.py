"""Letters of proxy in the data directory, a folder a meeting, named by what they are."""

import hashlib
import re
import shutil
from functools import partial
from pathlib import Path

from anyio import to_thread

from rat_online.adapters.private_files import write_private
from rat_online.domain.vocabulary import LetterForm

DIRECTORY = "letters"
_NAME = re.compile(r"[0-9A-Za-z-]+", re.ASCII)


class ProxyLetters:
    """`letters/MEETING/SHA256.pdf`."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / DIRECTORY

    async def keep(self, meeting: str, letter: bytes, form: LetterForm) -> str:
        digest = hashlib.sha256(letter).hexdigest()
        await to_thread.run_sync(partial(write_private, self._path(meeting, digest, form), letter))
        return digest

    async def find(self, meeting: str, digest: str, form: LetterForm) -> bytes | None:
        return await to_thread.run_sync(partial(_read, self._path(meeting, digest, form)))

    async def count(self, meeting: str) -> int:
        return len(await to_thread.run_sync(_letters_in, self._folder(meeting)))

    async def erase(self, meeting: str) -> int:
        return await to_thread.run_sync(_erase, self._folder(meeting))

    def _path(self, meeting: str, digest: str, form: LetterForm) -> Path:
        if not _NAME.fullmatch(digest):
            raise ValueError("expected a digest")
        return self._folder(meeting) / f"{digest}.{form}"

    def _folder(self, meeting: str) -> Path:
        if not _NAME.fullmatch(meeting):
            raise ValueError("expected a meeting's id")
        return self._root / meeting


def _letters_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("[!.]*.*"))


def _erase(folder: Path) -> int:
    """What an interrupted upload left behind goes too; a letter that is gone already is counted by nobody."""
    letters = _letters_in(folder)
    shutil.rmtree(folder, ignore_errors=True)
    return len(letters)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
