"""Whether an import can still be undone: nothing may have built upon it."""

from collections.abc import Collection, Mapping, Sequence

from rat_online.app.member_import.merging import MemberChange
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable
from rat_online.domain.members import Member
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import PersonId


def check_undoable(
    changes: Sequence[MemberChange],
    now: Mapping[PersonId, Member],
    rolls: Sequence[RollLine],
    with_access: Collection[PersonId],
) -> None:
    """Compare an import with the books as they are.

    Raises:
        ImportNotUndoable: a member of it was edited since, or others rely on what it wrote.
    """
    by_id = {change.id: change for change in changes}
    _refuse_if(Hindrance.EDITED, [change for change in changes if now.get(change.id) != change.after])
    frozen = [by_id[line.entry] for line in rolls if line.entry in by_id and by_id[line.entry].is_on(line)]
    _refuse_if(Hindrance.ON_A_ROLL, frozen)
    added = [change for change in changes if change.before is None]
    _refuse_if(Hindrance.HAS_ACCESS, [change for change in added if change.id in with_access])


def _refuse_if(hindrance: Hindrance, changes: Sequence[MemberChange]) -> None:
    if changes:
        raise ImportNotUndoable(hindrance, sorted({change.after.number for change in changes}))
