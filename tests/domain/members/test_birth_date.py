from datetime import date

import pytest

from rat_online.domain.members.birth_date import BirthDate, birth_date_of, birth_date_of_serial
from rat_online.domain.members.unreadable import Fault, Unreadable

TODAY = date(2027, 3, 6)
BORN = date(1978, 3, 12)


@pytest.mark.parametrize(
    "written",
    [
        "12/03/1978",
        "12/3/1978",
        "12-3-78",
        "12.03.1978",
        "12 03 1978",
        "12 / 03 / 1978",
        "12 Maret 1978",
        "12 MARET 1978",
        "12-Mar-78",
        "12 Mrt. 1978",
        "1978-03-12",
        "1978/03/12",
        "1978-03-12 00:00:00",
        "1978-03-12T00:00:00",
        "12/03/1978 0:00",
        "12031978",
        "19780312",
        "28561",
        "28561.0",
        "Sukamaju, 12 Maret 1978",
        "Sukamaju, 12-03-1978",
        "Sukamaju 12/03/1978",
        "Minggu, 12 Maret 1978",
        "'12/03/1978",
        "12\u00a0Maret\u00a0 1978,",
    ],
)
def test_every_way_of_writing_a_birth_date_is_one_date(written: str) -> None:
    assert birth_date_of(written, TODAY) == BirthDate(BORN)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("17 Pebruari 1980", 2),
        ("17 Mei 1980", 5),
        ("17 Agustus 1980", 8),
        ("17 Agt 1980", 8),
        ("17 Ags 1980", 8),
        ("17 Oktober 1980", 10),
        ("17 Nopember 1980", 11),
        ("17 Desember 1980", 12),
        ("17 December 1980", 12),
    ],
)
def test_months_are_read_in_old_and_new_spelling(written: str, month: int) -> None:
    assert birth_date_of(written, TODAY) == BirthDate(date(1980, month, 17))


def test_the_day_comes_first() -> None:
    assert birth_date_of("05/04/1980", TODAY) == BirthDate(date(1980, 4, 5))


def test_a_month_in_the_first_place_is_read_only_where_it_must_be_and_said() -> None:
    assert birth_date_of("03/25/1978", TODAY) == BirthDate(date(1978, 3, 25), exchanged=True)


@pytest.mark.parametrize(
    ("written", "year"), [("1/1/12", 2012), ("1/1/13", 1913), ("1/1/78", 1978), ("1/1/00", 2000)]
)
def test_a_year_of_two_digits_belongs_to_somebody_old_enough_to_join(written: str, year: int) -> None:
    assert birth_date_of(written, TODAY) == BirthDate(date(year, 1, 1))


@pytest.mark.parametrize("written", ["", "-", "0", "00/00/0000", "0000-00-00", "tidak ada", " , "])
def test_a_sign_for_nothing_is_no_date(written: str) -> None:
    assert birth_date_of(written, TODAY) is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("31/02/1970", Fault.BIRTH_DATE_INVALID),
        ("32/01/1980", Fault.BIRTH_DATE_INVALID),
        ("besok", Fault.BIRTH_DATE_INVALID),
        ("12/3/178", Fault.BIRTH_DATE_INVALID),
        ("12 Zzz 1980", Fault.BIRTH_DATE_INVALID),
        ("Desa " * 50 + "12/03/1978", Fault.BIRTH_DATE_INVALID),
        ("1978", Fault.BIRTH_DATE_INCOMPLETE),
        ("12/03/2090", Fault.BIRTH_DATE_IMPOSSIBLE),
        ("07/03/2027", Fault.BIRTH_DATE_IMPOSSIBLE),
        ("12/03/1878", Fault.BIRTH_DATE_IMPOSSIBLE),
    ],
)
def test_what_is_no_birth_date_says_why(written: str, fault: Fault) -> None:
    with pytest.raises(Unreadable) as refused:
        birth_date_of(written, TODAY)
    assert refused.value.fault is fault


def test_a_spreadsheets_own_number_of_days_is_a_date() -> None:
    assert birth_date_of_serial(28561, TODAY) == BORN


def test_a_number_that_is_a_year_is_not_taken_for_days() -> None:
    with pytest.raises(Unreadable) as refused:
        birth_date_of_serial(1978, TODAY)
    assert refused.value.fault is Fault.BIRTH_DATE_INCOMPLETE


@pytest.mark.parametrize("days", [0, -1, 100_000, 10**30])
def test_a_number_out_of_all_reason_is_no_date(days: int) -> None:
    with pytest.raises(Unreadable):
        birth_date_of_serial(days, TODAY)
