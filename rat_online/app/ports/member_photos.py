"""Members' photos, for the desk to compare a face with; of who is asked for alone."""

from typing import Protocol

from rat_online.domain.vocabulary import PersonId


class MemberPhotos(Protocol):
    async def keep(self, cooperative: str, person: PersonId, picture: bytes) -> None:
        """Make it small, rid of everything but the picture, and keep it in place of the former.

        Raises:
            ValueError: what it is cannot be shown as a picture.
        """
        ...

    async def find(self, cooperative: str, person: PersonId) -> bytes | None:
        """The JPEG that was kept."""
        ...

    async def whose(self, cooperative: str) -> frozenset[PersonId]:
        """Of whom there is one."""
        ...

    async def drop(self, cooperative: str, person: PersonId) -> None: ...
