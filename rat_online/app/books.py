"""Members' entries in the books: each change is written together with who made it and what it changed."""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum

from rat_online.app.ids import Ids
from rat_online.app.ports.book_acts import CORRECTIONS, BookAct, BookActKind, FieldChange
from rat_online.app.ports.registry import KnownMember, RegistryStore
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.members import Member
from rat_online.domain.vocabulary import PersonId

FIELDS = (
    "number",
    "name",
    "sex",
    "phone",
    "email",
    "born_on",
    "group",
    "status",
    "position",
    "board",
    "weight",
)
LONGEST_REQUEST = 500


def differences(before: Member | None, after: Member) -> tuple[FieldChange, ...]:
    """What a change makes of an entry, field by field; of a new one, what it begins with."""
    return tuple(
        FieldChange(name, said, says)
        for name in FIELDS
        if (said := _text(getattr(before, name, None))) != (says := _text(getattr(after, name)))
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


class Books:
    def __init__(self, registry: RegistryStore, ids: Ids, now: Callable[[], datetime]) -> None:
        self._registry = registry
        self._ids = ids
        self._now = now

    async def write(self, cooperative: str, known: KnownMember | None, typed: Member, by: PersonId) -> None:
        """A new entry, or what an entry becomes; nothing is noted where nothing changes.

        Raises:
            AlreadyThere: the number is another member's.
        """
        changes = differences(known.member if known else None, typed)
        if not changes:
            return
        kind = BookActKind.MEMBER_CHANGED if known else BookActKind.MEMBER_ADDED
        person = known.id if known else self._ids.new_id()
        act = self._act(cooperative, kind, by, person, changes)
        await self._registry.put_members([KnownMember(cooperative, person, typed)], [act])

    async def photo_changed(self, known: KnownMember, by: PersonId, *, is_there: bool) -> None:
        """Another photo is on file, or none."""
        changes = (FieldChange("photo", "", "new" if is_there else "none"),)
        act = self._act(known.cooperative, BookActKind.MEMBER_CHANGED, by, known.id, changes)
        await self._registry.note_acts([act])

    async def ask_correction(self, cooperative: str, person: PersonId, text: str) -> None:
        """A member says what is wrong in the own entry.

        Raises:
            Refused: `text-missing`.
        """
        said = text.replace("\0", "").strip()[:LONGEST_REQUEST]
        if not said:
            refuse(Refusal.TEXT_MISSING)
        changes = (FieldChange("text", "", said),)
        asked = self._act(cooperative, BookActKind.CORRECTION_ASKED, person, person, changes)
        await self._registry.note_acts([asked])

    async def corrected(self, cooperative: str, person: PersonId, by: PersonId) -> None:
        """The committee has seen to it."""
        await self._registry.note_acts([self._act(cooperative, BookActKind.CORRECTION_DONE, by, person, ())])

    async def corrections(self, cooperative: str) -> list[BookAct]:
        """What members asked for and nobody has seen to yet, the oldest first."""
        acts = await self._registry.acts(cooperative, kinds=CORRECTIONS)
        waiting: dict[PersonId, list[BookAct]] = {}
        for act in reversed(acts):
            if act.kind is BookActKind.CORRECTION_DONE:
                waiting.pop(act.subject, None)
            else:
                waiting.setdefault(act.subject, []).append(act)
        return sorted((act for asked in waiting.values() for act in asked), key=lambda act: (act.at, act.id))

    def _act(
        self,
        cooperative: str,
        kind: BookActKind,
        by: PersonId,
        subject: PersonId,
        changes: tuple[FieldChange, ...],
    ) -> BookAct:
        return BookAct(cooperative, self._ids.new_id(), self._now(), kind, by, subject, changes)
