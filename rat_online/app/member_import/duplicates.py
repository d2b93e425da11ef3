"""Members that are in a list twice: the same number is an error, the same phone or name a question."""

from collections.abc import Iterable

from rat_online.app.member_import.checking import CheckedRow
from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.findings import Finding, Flag, RowFault
from rat_online.app.member_import.layout import Layout
from rat_online.domain.members.number import loose_number_key, number_key
from rat_online.domain.members.phone import national_form
from rat_online.domain.members.text import key_of


class DuplicateSearch:
    """Meets the rows in their order and tells each what an earlier one already is."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._numbers: dict[str, CheckedRow] = {}
        self._loose_numbers: dict[str, CheckedRow] = {}
        self._phones: dict[str, CheckedRow] = {}
        self._names: dict[str, list[CheckedRow]] = {}

    def mark(self, rows: Iterable[CheckedRow]) -> None:
        for row in rows:
            self._by_number(row)
            self._by_phone(row)
            self._by_name(row)

    def _by_number(self, row: CheckedRow) -> None:
        if not row.number:
            return
        first = self._numbers.setdefault(number_key(row.number), row)
        if first is not row:
            row.member = None
            row.bad.append(
                self._finding(RowFault.NUMBER_DUPLICATE, Field.NUMBER, row, first, value=row.number)
            )
            return
        similar = self._loose_numbers.setdefault(loose_number_key(row.number), row)
        if similar is not row:
            facts = {"value": row.number, "other": similar.number or ""}
            row.flagged.append(self._finding(Flag.NUMBER_SIMILAR, Field.NUMBER, row, similar, **facts))

    def _by_phone(self, row: CheckedRow) -> None:
        if not row.phone:
            return
        first = self._phones.setdefault(row.phone, row)
        if first is not row:
            shown = national_form(row.phone)
            row.flagged.append(self._finding(Flag.PHONE_DUPLICATE, Field.PHONE, row, first, value=shown))

    def _by_name(self, row: CheckedRow) -> None:
        if not row.name:
            return
        namesakes = self._names.setdefault(key_of(row.name), [])
        same = next((other for other in namesakes if row.born_on and other.born_on == row.born_on), None)
        unknown = next((other for other in namesakes if not (row.born_on and other.born_on)), None)
        if same is not None:
            code, first = Flag.NAME_AND_BIRTH_DATE_DUPLICATE, same
        elif unknown is not None:
            code, first = Flag.NAME_DUPLICATE, unknown
        else:
            namesakes.append(row)
            return
        row.flagged.append(self._finding(code, Field.NAME, row, first, value=row.name[:40]))

    def _finding(self, code: str, field: Field, row: CheckedRow, first: CheckedRow, **facts: str) -> Finding:
        return Finding(row.line, self._layout.name(field), code, {**facts, "first": first.line})
