"""Candidates' photos in memory: kept as they come."""

import hashlib


class MemoryPhotos:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    async def keep(self, meeting: str, picture: bytes) -> str:
        if not picture.startswith(b"\xff\xd8\xff"):
            raise ValueError("expected JPEG")
        digest = hashlib.sha256(picture).hexdigest()
        self._kept[meeting, digest] = picture
        return digest

    async def find(self, meeting: str, digest: str) -> bytes | None:
        return self._kept.get((meeting, digest))

    async def drop(self, meeting: str, digest: str) -> None:
        self._kept.pop((meeting, digest), None)
