"""Files in the data directory that nobody else on the machine may read: prints and material of meetings."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from anyio import to_thread

PRINTS = "prints"
MATERIAL = "material"


def write_private(path: Path, content: bytes) -> None:
    """Whole or not at all, durable, for the owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.unlink(missing_ok=True)
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(file, "wb") as writing:
            writing.write(content)
            writing.flush()
            os.fsync(writing.fileno())
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(path)
    _sync_directory(path.parent)


def _sync_directory(directory: Path) -> None:
    opened = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


async def _aside(work: Callable[[], None]) -> None:
    await to_thread.run_sync(work)


class PrintFolder:
    """`prints/JOB/00042.pdf` while it is printed, `prints/JOB.pdf` when it is whole."""

    def __init__(self, data_dir: Path) -> None:
        self._directory = data_dir / PRINTS

    def part(self, job: str, number: int) -> Path:
        return self._directory / job / f"{number:05d}.pdf"

    def parts(self, job: str) -> list[Path]:
        return sorted((self._directory / job).glob("[0-9]*.pdf"))

    def whole(self, job: str) -> Path:
        return self._directory / f"{job}.pdf"

    async def keep(self, path: Path, content: bytes) -> None:
        await _aside(partial(write_private, path, content))

    async def drop(self, path: Path) -> None:
        await _aside(partial(path.unlink, missing_ok=True))

    async def discard(self, job: str) -> None:
        await self.drop(self.whole(job))
        await _aside(partial(shutil.rmtree, self._directory / job, ignore_errors=True))


class MaterialFolder:
    """`material/SHA256.pdf`: what two meetings circulate alike is kept once."""

    def __init__(self, data_dir: Path) -> None:
        self._directory = data_dir / MATERIAL

    def path(self, sha256: str) -> Path:
        return self._directory / f"{sha256}.pdf"

    async def keep(self, sha256: str, content: bytes) -> None:
        if not self.path(sha256).is_file():
            await _aside(partial(write_private, self.path(sha256), content))
