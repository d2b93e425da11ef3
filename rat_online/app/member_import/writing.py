"""The port through which an import is written: everybody or nobody, and undone as one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.app.member_import.merging import MemberChange
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange

MOST_MOVES = 30
NO_GROUP = "–"


@dataclass(frozen=True, slots=True)
class ImportReceipt:
    """What one import did; `id` is what undoing it needs."""

    id: str
    cooperative: str
    added: int
    changed: int
    unchanged: int
    at: datetime
    undone_at: datetime | None = None


def act_of_import(receipt: ImportReceipt, actor: str, moves: Sequence[MemberChange] = ()) -> BookAct:
    """What stands in the list of changes: one line of an import, with those who changed groups, and one of
    its undoing."""
    undone = receipt.undone_at is not None
    kind = BookActKind.IMPORT_UNDONE if undone else BookActKind.IMPORTED
    figures = (("added", receipt.added), ("changed", receipt.changed))
    changes = (*(FieldChange(name, "", str(many)) for name, many in figures), *_regrouped(moves))
    id_ = f"{receipt.id}-undone" if undone else receipt.id
    at = receipt.undone_at or receipt.at
    return BookAct(receipt.cooperative, id_, at, kind, actor, changes=() if undone else changes)


def _regrouped(changes: Sequence[MemberChange]) -> tuple[FieldChange, ...]:
    """From which group to which, and how many: the groups of most first."""
    moved = Counter(
        (change.before.group, change.after.group)
        for change in changes
        if change.before is not None and change.before.group != change.after.group
    )
    return tuple(
        FieldChange("groups", f"{was or NO_GROUP} ({many})", is_ or NO_GROUP)
        for (was, is_), many in moved.most_common(MOST_MOVES)
    )


class Hindrance(StrEnum):
    """Why an import stays."""

    UNKNOWN = "unknown-import"
    UNDONE = "undone-already"
    EDITED = "member-edited"
    ON_A_ROLL = "member-on-a-roll"
    HAS_ACCESS = "member-has-access"


class ImportNotUndoable(Exception):
    """Something built upon the import since; nothing was changed.

    Attributes:
        hindrance: what stands in the way.
        numbers: the members concerned, by number.
    """

    def __init__(self, hindrance: Hindrance, numbers: Sequence[str] = ()) -> None:
        super().__init__(hindrance.value)
        self.hindrance = hindrance
        self.numbers = tuple(sorted(numbers))


class MemberWriter(Protocol):
    """Writes members of one cooperative; a member is known by `number_key` of the number."""

    async def write_import(
        self, cooperative: str, drafts: Sequence[MemberDraft], actor: str, *, import_id: str | None = None
    ) -> ImportReceipt:
        """Add the new and update the known members in one transaction, keeping what undoing needs.

        With an `import_id` it is written once, however often it is asked for; repeated, it gives the receipt.

        Raises:
            AlreadyThere: two of the drafts have one number; nothing was written.
        """
        ...

    async def undo_import(self, cooperative: str, import_id: str, actor: str) -> ImportReceipt:
        """Put every member of that import back, or raise `ImportNotUndoable` and change nothing.

        In the way are: a member edited since, also by a later import; one added who is on a roll, has a link
        or an account; one changed whose new number, name or status a roll repeats.
        """
        ...

    async def imports(self, cooperative: str) -> list[ImportReceipt]:
        """The latest first."""
        ...
