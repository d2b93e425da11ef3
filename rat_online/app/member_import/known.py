"""Lines of a list against the members that are on the books already: who may be there a second time."""

from collections.abc import Sequence

from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.findings import Finding, Flag
from rat_online.app.member_import.layout import Layout
from rat_online.app.member_import.result import Import, MemberDraft
from rat_online.app.ports.registry import KnownMember
from rat_online.domain.members import Member
from rat_online.domain.members.number import loose_number_key, number_key
from rat_online.domain.members.phone import national_form
from rat_online.domain.members.text import key_of

SHOWN = 40


def against_books(found: Import, known: Sequence[KnownMember]) -> list[Finding]:
    """What to look at before a list is imported; each line is imported all the same.

    A number that is on the books updates its member: worth a look where the name says somebody else. A new
    number is worth one where number, phone or name are those of somebody who is there.
    """
    if not found.members or not known:
        return []
    books = _Books(Layout.of(found.columns), [one.member for one in known])
    return [finding for draft in found.members for finding in books.look(draft)]


class _Books:
    def __init__(self, layout: Layout, members: Sequence[Member]) -> None:
        self._layout = layout
        self._numbers = {number_key(one.number): one for one in members}
        self._loose = {loose_number_key(one.number): one for one in members}
        self._names: dict[str, list[Member]] = {}
        self._phones: dict[str, list[Member]] = {}
        for one in members:
            self._names.setdefault(key_of(one.name), []).append(one)
            if one.phone:
                self._phones.setdefault(one.phone, []).append(one)

    def look(self, draft: MemberDraft) -> list[Finding]:
        new = draft.member
        own = self._numbers.get(number_key(new.number))
        phone = self._by_phone(draft, own)
        if own is not None:
            renamed = key_of(own.name) != key_of(new.name)
            facts = {"value": new.number, "name": own.name[:SHOWN]}
            named = [self._finding(draft, Flag.BOOKS_NAME_DIFFERS, Field.NAME, **facts)] if renamed else []
            return [*named, *phone]
        return [*self._by_number(draft), *phone, *self._by_name(draft)]

    def _by_number(self, draft: MemberDraft) -> list[Finding]:
        similar = self._loose.get(loose_number_key(draft.member.number))
        if similar is None:
            return []
        facts = {"value": draft.member.number, "other": similar.number, "name": similar.name[:SHOWN]}
        return [self._finding(draft, Flag.BOOKS_NUMBER_SIMILAR, Field.NUMBER, **facts)]

    def _by_phone(self, draft: MemberDraft, own: Member | None) -> list[Finding]:
        phone = draft.member.phone
        others = [one for one in self._phones.get(phone or "", ()) if one is not own]
        if phone is None or not others:
            return []
        facts = {"value": national_form(phone), "other": others[0].number, "name": others[0].name[:SHOWN]}
        return [self._finding(draft, Flag.BOOKS_PHONE, Field.PHONE, **facts)]

    def _by_name(self, draft: MemberDraft) -> list[Finding]:
        """A namesake with another birth date is another person."""
        new = draft.member
        for one in self._names.get(key_of(new.name), ()):
            if new.born_on and one.born_on and new.born_on != one.born_on:
                continue
            facts = {"value": new.name[:SHOWN], "other": one.number}
            return [self._finding(draft, Flag.BOOKS_NAME, Field.NAME, **facts)]
        return []

    def _finding(self, draft: MemberDraft, code: Flag, field: Field, **facts: str) -> Finding:
        return Finding(draft.line, self._layout.name(field), code, facts)
