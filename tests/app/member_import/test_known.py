"""Lines of a list against the members that are on the books already."""

from datetime import date

import pytest

from rat_online.app.member_import.cells import Cell
from rat_online.app.member_import.findings import Finding
from rat_online.app.member_import.known import against_books
from rat_online.app.member_import.messages import message_of
from rat_online.app.ports.registry import KnownMember
from rat_online.domain.members import Member
from tests.app.member_import.sheets import a_list

SITI = Member("0012", "Siti Aminah", phone="+6284100000012", born_on=date(1978, 3, 12))
BUDI = Member("0013", "Budi Santoso", phone="+6284100000013")
BOOKS = [KnownMember("melati", one.number, one) for one in (SITI, BUDI)]


def against(*line: Cell) -> list[Finding]:
    return against_books(a_list(line), BOOKS)


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        (("0012", "SITI  AMINAH", "P", "0841 0000 0012"), []),
        (("0012", "Hadi Pranoto"), ["books-name-differs"]),
        (("0099", "Tuti", "", "0841-0000-0013"), ["books-phone"]),
        (("0012", "Siti Aminah", "", "084100000013"), ["books-phone"]),
        (("0099", "Siti Aminah"), ["books-name"]),
        (("0099", "Siti Aminah", "", "", "12/03/1978"), ["books-name"]),
        (("0099", "Siti Aminah", "", "", "13/03/1978"), []),
        (("12", "Tuti"), ["books-number-similar"]),
        (("0099", "Tuti"), []),
    ],
)
def test_a_line_is_flagged_where_somebody_may_be_there_twice(
    line: tuple[Cell, ...], flags: list[str]
) -> None:
    assert [str(one.code) for one in against(*line)] == flags


def test_says_in_both_languages_whose_number_it_is_on_the_books() -> None:
    (finding,) = against("0012", "Hadi Pranoto")
    assert (finding.line, finding.column) == (2, "Nama")
    for language in ("id", "en"):
        assert "Siti Aminah" in message_of(finding, language)


def test_empty_books_flag_nothing() -> None:
    assert against_books(a_list(("0012", "Hadi Pranoto")), []) == []
