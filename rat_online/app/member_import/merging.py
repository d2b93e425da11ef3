"""What an import does to the members on the books: who is new, who changes, and in what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.ports.registry import AlreadyThere, KnownMember
from rat_online.domain.members import Member
from rat_online.domain.members.number import number_key
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class MemberChange:
    """One member before and after an import; `before` is None for a new one."""

    id: PersonId
    before: Member | None
    after: Member

    def is_on(self, line: RollLine) -> bool:
        """Whether a roll was frozen from what the import wrote: undoing it would make the two disagree."""
        frozen = (line.number, line.name, line.status)
        return self.before is None or frozen == _as_frozen(self.after) != _as_frozen(self.before)


def changes_of(
    known: Sequence[KnownMember], drafts: Sequence[MemberDraft], new_id: Callable[[], PersonId]
) -> list[MemberChange]:
    """A change for everybody whom the drafts add or alter.

    Raises:
        AlreadyThere: two drafts have one number.
    """
    if len({number_key(draft.member.number) for draft in drafts}) < len(drafts):
        raise AlreadyThere("member-number")
    by_number = {number_key(one.member.number): one for one in known}
    changes = []
    for draft in drafts:
        one = by_number.get(number_key(draft.member.number))
        if one is None:
            changes.append(MemberChange(new_id(), None, draft.member))
        elif (after := merged(one.member, draft)) != one.member:
            changes.append(MemberChange(one.id, one.member, after))
    return changes


def merged(member: Member, draft: MemberDraft) -> Member:
    """The member with what the list knows.

    A blank cell is not knowledge: it leaves phone, birth date and their like as they are on file. For status,
    office and votes it is, where the list has a column for them: lists write down the exceptions only. The
    number keeps the spelling of the books.
    """
    new = draft.member
    after = replace(
        member,
        name=new.name,
        sex=new.sex or member.sex,
        phone=new.phone or member.phone,
        email=new.email or member.email,
        born_on=new.born_on or member.born_on,
        group=new.group or member.group,
    )
    if Field.STATUS in draft.columns:
        after = replace(after, status=new.status)
    if Field.POSITION in draft.columns:
        after = replace(after, position=new.position, board=new.board)
    if Field.WEIGHT in draft.columns:
        after = replace(after, weight=new.weight)
    return after


def _as_frozen(member: Member) -> tuple[str, str, str]:
    return member.number, member.name, member.status.value
