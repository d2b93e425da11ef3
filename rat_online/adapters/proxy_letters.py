"""Letters of proxy in the data directory, a folder a meeting, named by what they are."""

import hashlib
import re
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

    def _path(self, meeting: str, digest: str, form: LetterForm) -> Path:
        if not _NAME.fullmatch(meeting) or not _NAME.fullmatch(digest):
            raise ValueError("expected a meeting's id and a digest")
        return self._root / meeting / f"{digest}.{form}"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
