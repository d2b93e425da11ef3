"""Candidates' photos in the data directory, a folder a meeting, named by what they are."""

import hashlib
from functools import partial
from pathlib import Path

from anyio import to_thread

from rat_online.adapters.portrait import portrait
from rat_online.adapters.private_files import write_private

DIRECTORY = "photos"


class CandidatePhotos:
    """`photos/MEETING/SHA256.jpg`."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / DIRECTORY

    async def keep(self, meeting: str, picture: bytes) -> str:
        return await to_thread.run_sync(partial(self._keep, meeting, picture))

    def _keep(self, meeting: str, picture: bytes) -> str:
        small = portrait(picture)
        digest = hashlib.sha256(small).hexdigest()
        write_private(self._path(meeting, digest), small)
        return digest

    async def find(self, meeting: str, digest: str) -> bytes | None:
        return await to_thread.run_sync(partial(_read, self._path(meeting, digest)))

    async def drop(self, meeting: str, digest: str) -> None:
        path = self._path(meeting, digest)
        await to_thread.run_sync(partial(path.unlink, missing_ok=True))

    def _path(self, meeting: str, digest: str) -> Path:
        if not meeting.isalnum() or not digest.isalnum():
            raise ValueError("expected a meeting's id and a digest")
        return self._root / meeting / f"{digest}.jpg"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
