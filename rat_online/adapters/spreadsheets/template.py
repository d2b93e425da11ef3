"""The list handed back: the right in good order, the wrong marked, ready to be corrected and read again."""

from collections.abc import Sequence, Set
from io import BytesIO
from typing import Any

import xlsxwriter

from rat_online.adapters.spreadsheets.neutral import neutral
from rat_online.app.member_import.fields import FIELD_TITLES, Field
from rat_online.app.member_import.findings import Finding
from rat_online.app.member_import.layout import Layout
from rat_online.app.member_import.messages import Language, message_of
from rat_online.app.member_import.result import Import
from rat_online.domain.members import STATUS_WORDS, Member, Sex
from rat_online.domain.members.phone import national_form

_REASON = {"id": "Yang perlu diperbaiki", "en": "To be corrected"}
_LINE = {"id": "Baris asal", "en": "Line in the file"}
_SHEET = {"id": "Anggota", "en": "Members"}
_TICKS = (Field.MALE_MARK, Field.FEMALE_MARK)
_RARE = (Field.WEIGHT,)
"""Columns for those alone whose list has them."""
_WIDTHS = {Field.NUMBER: 16, Field.NAME: 34, Field.SEX: 6, Field.STATUS: 12, Field.POSITION: 18}


def write_corrections(found: Import, language: Language = "id") -> bytes:
    """An XLSX with the refused lines on top, their wrong cells coloured, and all good members below."""
    out = BytesIO()
    workbook = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    findings: dict[int, list[Finding]] = {}
    for finding in found.bad:
        findings.setdefault(finding.line, []).append(finding)
    layout = Layout.of(found.columns)
    page = _Page(workbook, language, [one for one in FIELD_TITLES if one not in _RARE or one in layout])
    fields = {layout.name(field): Field.SEX if field in _TICKS else field for field in layout.columns}
    for row in found.refused:
        wrong = {fields.get(finding.column, Field.NUMBER) for finding in findings.get(row.line, ())}
        reasons = " ".join(message_of(finding, language) for finding in findings.get(row.line, ()))
        page.add(_as_found(row.values), str(row.line), reasons, wrong)
    for draft in found.members:
        page.add(written(draft.member), str(draft.line))
    page.finish()
    workbook.close()
    return out.getvalue()


def written(member: Member) -> dict[Field, str]:
    """A member as the template writes them, in forms that a reader takes back unchanged."""
    return {
        Field.NUMBER: member.number,
        Field.NAME: member.name,
        Field.SEX: member.sex.value if member.sex else "",
        Field.PHONE: national_form(member.phone) if member.phone else "",
        Field.EMAIL: member.email or "",
        Field.BIRTH_DATE: f"{member.born_on:%d/%m/%Y}" if member.born_on else "",
        Field.GROUP: member.group,
        Field.STATUS: STATUS_WORDS[member.status],
        Field.POSITION: member.position,
        Field.WEIGHT: str(member.weight),
    }


def _as_found(values: dict[Field, str]) -> dict[Field, str]:
    """A refused line as it stands in the file; two columns of ticks become the one of the template."""
    ticks = [
        Sex.MALE.value if values.get(Field.MALE_MARK) else "",
        Sex.FEMALE.value if values.get(Field.FEMALE_MARK) else "",
    ]
    return {Field.SEX: " + ".join(tick for tick in ticks if tick), **values}


class _Page:
    """The one sheet of the template."""

    def __init__(self, workbook: Any, language: Language, fields: Sequence[Field]) -> None:
        self._fields = fields
        self._sheet = workbook.add_worksheet(_SHEET[language])
        self._text = workbook.add_format({"num_format": "@"})
        self._wrong = workbook.add_format({"num_format": "@", "bg_color": "#FFE08A"})
        self._reason = workbook.add_format({"text_wrap": True, "font_color": "#7A2E00"})
        heading = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
        self._row = 0
        for column, field in enumerate(self._fields):
            self._sheet.set_column(column, column, _WIDTHS.get(field, 20), self._text)
            self._sheet.write_string(0, column, FIELD_TITLES[field], heading)
        for column, title in (
            (len(self._fields), _REASON[language]),
            (len(self._fields) + 1, _LINE[language]),
        ):
            self._sheet.write_string(0, column, title, heading)
        self._sheet.set_column(len(self._fields), len(self._fields), 60)
        self._sheet.freeze_panes(1, 2)

    def add(
        self, values: dict[Field, str], line: str, reason: str = "", wrong: Set[Field] = frozenset()
    ) -> None:
        self._row += 1
        for column, field in enumerate(self._fields):
            text = neutral(values.get(field, ""))
            if text or field in wrong:
                self._sheet.write_string(
                    self._row, column, text, self._wrong if field in wrong else self._text
                )
        if reason:
            self._sheet.write_string(self._row, len(self._fields), reason, self._reason)
        self._sheet.write_string(self._row, len(self._fields) + 1, line)

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._fields) + 1)
