"""Members' photos in the data directory, a folder a cooperative; nobody else on the machine may read them."""

from functools import partial
from pathlib import Path

from anyio import to_thread

from rat_online.adapters.portrait import portrait
from rat_online.adapters.private_files import write_private
from rat_online.domain.vocabulary import PersonId

DIRECTORY = "member-photos"


class MemberPhotoFolder:
    """`member-photos/COOPERATIVE/MEMBER.jpg`."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / DIRECTORY

    async def keep(self, cooperative: str, person: PersonId, picture: bytes) -> None:
        path = self._path(cooperative, person)
        await to_thread.run_sync(lambda: write_private(path, portrait(picture)))

    async def find(self, cooperative: str, person: PersonId) -> bytes | None:
        return await to_thread.run_sync(partial(_read, self._path(cooperative, person)))

    async def whose(self, cooperative: str) -> frozenset[PersonId]:
        folder = self._path(cooperative, "x").parent
        return await to_thread.run_sync(lambda: frozenset(path.stem for path in folder.glob("[!.]*.jpg")))

    async def drop(self, cooperative: str, person: PersonId) -> None:
        path = self._path(cooperative, person)
        await to_thread.run_sync(partial(path.unlink, missing_ok=True))

    def _path(self, cooperative: str, person: PersonId) -> Path:
        if not cooperative.isalnum() or not person.isalnum():
            raise ValueError("expected the ids of a cooperative and of a member")
        return self._root / cooperative / f"{person}.jpg"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
