"""Pictures of pages under discussion, in the data directory, named by what they are."""

import hashlib
import os
from pathlib import Path

DIRECTORY = "pages"
KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"RIFF": "image/webp"}


class ShownPages:
    """One folder a meeting; the same picture is kept once."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / DIRECTORY

    def keep(self, meeting: str, picture: bytes) -> str:
        """Its digest. Blocking.

        Raises:
            ValueError: what it is no browser shows as a picture.
        """
        if kind_of(picture) is None:
            raise ValueError("expected JPEG, PNG or WebP")
        digest = hashlib.sha256(picture).hexdigest()
        folder = self._folder(meeting)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = folder / f".{digest}.{os.getpid()}.new"
        unfinished.write_bytes(picture)
        unfinished.replace(folder / digest)
        return digest

    def find(self, meeting: str, digest: str) -> tuple[bytes, str] | None:
        """A picture and its media type. Blocking."""
        if len(digest) != 64 or not digest.isalnum():
            return None
        path = self._folder(meeting) / digest
        if not path.is_file():
            return None
        picture = path.read_bytes()
        return picture, kind_of(picture) or "application/octet-stream"

    def _folder(self, meeting: str) -> Path:
        if not meeting.isalnum():
            raise ValueError("expected a meeting's id")
        return self._root / meeting


def kind_of(picture: bytes) -> str | None:
    """The media type that its first bytes say."""
    found = next((kind for magic, kind in KINDS.items() if picture.startswith(magic)), None)
    return None if found == "image/webp" and picture[8:12] != b"WEBP" else found
