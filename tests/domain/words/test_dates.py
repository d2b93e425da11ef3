"""Dates and times on the clocks of the meeting (rule book 9)."""

from datetime import UTC, date, datetime

import pytest

from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words.dates import clock, clock_of, date_of, date_spelled, day, moment_of
from rat_online.domain.words.language import EN

OPENED = datetime(2027, 3, 20, 2, 12, 5, tzinfo=UTC)


def test_a_time_is_told_in_the_zone_of_the_meeting() -> None:
    assert clock_of(OPENED, Zone.WIB) == "pukul 09.12 WIB"
    assert clock_of(OPENED, Zone.WITA) == "pukul 10.12 WITA"
    assert clock_of(OPENED, Zone.WIT) == "pukul 11.12 WIT"


def test_english_has_a_colon() -> None:
    assert clock_of(OPENED, Zone.WIB, EN) == "09:12 WIB"
    assert clock(OPENED, Zone.WIB, EN, seconds=True) == "09:12:05"


def test_the_day_changes_where_the_meeting_is() -> None:
    late = datetime(2027, 3, 20, 16, 30, tzinfo=UTC)
    assert date_of(late, Zone.WIB) == "Sabtu, 20 Maret 2027"
    assert date_of(late, Zone.WITA) == "Minggu, 21 Maret 2027"


def test_dates_have_words_in_both_languages() -> None:
    assert day(date(2027, 8, 17)) == "17 Agustus 2027"
    assert day(date(2027, 8, 17), EN) == "17 August 2027"
    assert moment_of(OPENED, Zone.WIB) == "Sabtu, 20 Maret 2027 pukul 09.12 WIB"


def test_an_official_record_spells_its_date_out() -> None:
    assert date_spelled(OPENED, Zone.WIB) == (
        "Sabtu, tanggal dua puluh bulan Maret tahun dua ribu dua puluh tujuh (20-03-2027)"
    )


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="says its zone"):
        clock_of(datetime(2027, 3, 20, 9, 12), Zone.WIB)  # noqa: DTZ001 - the refusal is what is tested
