"""Member lists that were handed over and are not imported yet: kept for a day, then forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class MemberUpload:
    """A file as it came, with the columns that a person chose. An import of it has the upload's id."""

    cooperative: str
    id: str
    at: datetime
    actor: PersonId
    filename: str
    content: bytes
    columns: Mapping[str, str | None]
    sheet: str | None = None


class UploadStore(Protocol):
    async def put_upload(self, upload: MemberUpload) -> None:
        """Add it; of an upload that is there only columns and sheet are written."""
        ...

    async def upload(self, cooperative: str, id: str) -> MemberUpload | None: ...

    async def drop_upload(self, cooperative: str, id: str) -> None: ...

    async def drop_uploads_before(self, at: datetime) -> None:
        """Forget the older ones of every cooperative: they are copies of personal data."""
        ...
