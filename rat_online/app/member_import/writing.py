"""The port through which an import is written: everybody or nobody, and undone as one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.app.books import differences
from rat_online.app.member_import.merging import MemberChange
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange
from rat_online.domain.members import GONE, Member
from rat_online.domain.vocabulary import PersonId

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


def acts_of_import(receipt: ImportReceipt, actor: str, changes: Sequence[MemberChange]) -> list[BookAct]:
    """What stands in the list of changes: one line of an import with those who changed groups, or one of its
    undoing, and one of every member whom it changes, from what to what."""
    undone = receipt.undone_at is not None
    kind = BookActKind.IMPORT_UNDONE if undone else BookActKind.IMPORTED
    id_ = f"{receipt.id}-undone" if undone else receipt.id
    figures = (("added", receipt.added), ("changed", receipt.changed))
    told = (*(FieldChange(name, "", str(many)) for name, many in figures), *_regrouped(changes))
    at = receipt.undone_at or receipt.at
    head = BookAct(receipt.cooperative, id_, at, kind, actor, changes=() if undone else told)
    return [head, *_of_members(head, [(one.id, *_way(one, undone=undone)) for one in changes])]


def _way(change: MemberChange, *, undone: bool) -> tuple[Member | None, Member | None]:
    return (change.after, change.before) if undone else (change.before, change.after)


def _of_members(
    head: BookAct, ways: Iterable[tuple[PersonId, Member | None, Member | None]]
) -> Iterator[BookAct]:
    """Of those who were on the books before and still are, and of who was gone when the list was taken in:
    from then on the contacts' time counts. All others are in the figures."""
    for member, before, after in ways:
        if after is None or (before is None and after.status not in GONE):
            continue
        kind = BookActKind.MEMBER_ADDED if before is None else BookActKind.MEMBER_CHANGED
        changed = differences(before, after)
        if before is None:
            changed = tuple(one for one in changed if one.field == "status")
        yield BookAct(head.cooperative, f"{head.id}-{member}", head.at, kind, head.by, member, changed)


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
