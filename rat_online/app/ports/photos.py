"""Candidates' photos as they are shown: small pictures, each known by the digest of its bytes."""

from typing import Protocol


class PhotoShelf(Protocol):
    async def keep(self, meeting: str, picture: bytes) -> str:
        """Make it small, rid of everything but the picture, and keep it durably; its digest.

        Raises:
            ValueError: what it is cannot be shown as a picture.
        """
        ...

    async def find(self, meeting: str, digest: str) -> bytes | None:
        """The JPEG that was kept."""
        ...

    async def drop(self, meeting: str, digest: str) -> None:
        """Forget one that is shown no more."""
        ...
