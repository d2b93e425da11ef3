"""The second thing that a member knows, however written."""

from datetime import UTC, date, datetime

import pytest

from rat_online.app.datum import is_on_file, matches
from rat_online.app.ports.entries import EntryGuard
from rat_online.app.ports.identity import (
    AccessLink,
    LinkForm,
    LinkPurpose,
    OnFile,
    Series,
)
from rat_online.app.ports.registry import SignInDatum

TODAY = date(2027, 3, 20)
LINK = AccessLink(
    "link",
    Series("melati", "rat"),
    "sari",
    LinkPurpose.SEAT,
    LinkForm.LINK,
    "hash",
    created_at=datetime(2027, 3, 1, tzinfo=UTC),
)


def by_phone(phone: str | None) -> OnFile:
    return OnFile(LINK, EntryGuard(LINK.entry), SignInDatum.PHONE, phone, date(1978, 3, 5))


def by_birth_date(born_on: date | None) -> OnFile:
    return OnFile(LINK, EntryGuard(LINK.entry), SignInDatum.BIRTH_DATE, "+6281234567890", born_on)


@pytest.mark.parametrize(
    "given", ["7890", " 7890 ", "78 90", "0812-3456-7890", "+62 812 3456 7890", "081234567890"]
)
def test_the_last_four_digits_of_the_phone_are_known_however_written(given: str) -> None:
    assert matches(by_phone("+6281234567890"), given, TODAY)


@pytest.mark.parametrize(
    "given", ["", "789", "67890", "0987", "a7890", "7890; 7890", "no datum on file", "\ud800"]
)
def test_anything_else_is_not_the_phone(given: str) -> None:
    assert not matches(by_phone("+6281234567890"), given, TODAY)


def test_leading_zeros_of_the_last_four_count() -> None:
    assert matches(by_phone("+6281234560007"), "0007", TODAY)
    assert not matches(by_phone("+6281234560007"), "7", TODAY)


@pytest.mark.parametrize(
    "given",
    [
        "05-03-1978",
        "5/3/1978",
        "5.3.1978",
        "05031978",
        "5 Maret 1978",
        "5 mar 78",
        "05-03-78",
        "050378",
        "1978-03-05",
        " 05 03 1978 ",
        "05 03 78",
    ],
)
def test_the_birth_date_is_known_however_written(given: str) -> None:
    assert matches(by_birth_date(date(1978, 3, 5)), given, TODAY)


@pytest.mark.parametrize(
    "given", ["", "06-03-1978", "03-05-1978", "1978", "5 Maret", "31-02-1978", "7890", "no datum on file"]
)
def test_anything_else_is_not_the_birth_date(given: str) -> None:
    assert not matches(by_birth_date(date(1978, 3, 5)), given, TODAY)


def test_nothing_on_file_matches_nothing() -> None:
    for on_file in (by_phone(None), by_phone(""), by_birth_date(None)):
        assert not is_on_file(on_file)
        for given in ("", "no datum on file", "7890", "05-03-1978"):
            assert not matches(on_file, given, TODAY)
    assert is_on_file(by_phone("+6281234567890"))
    assert is_on_file(by_birth_date(date(1978, 3, 5)))


def test_nobody_on_file_matches_nothing() -> None:
    for given in ("", "no datum on file", "7890"):
        assert not matches(None, given, TODAY)
