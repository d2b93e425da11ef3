"""Figures and thresholds as people read them (rule book 2 and 9)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.threshold import Operator, at_least, more_than
from rat_online.domain.words.language import EN, ID, Language
from rat_online.domain.words.numbers import number, percent, rupiah, threshold, threshold_words


def test_thousands_have_a_point_in_indonesian_and_a_comma_in_english() -> None:
    assert number(1204) == "1.204"
    assert number(1204, EN) == "1,204"
    assert number(Decimal("1234.50")) == "1.234,50"
    assert number(-1204) == "-1.204"


def test_a_percentage_has_one_decimal_and_no_space() -> None:
    assert percent(497, 575) == "86,4%"
    assert percent(497, 575, EN) == "86.4%"
    assert percent(1, 1) == "100,0%"


def test_a_percentage_rounds_half_up() -> None:
    assert percent(1, 2000) == "0,1%"
    assert percent(1, 2001) == "0,0%"


def test_a_percentage_of_nothing_is_nothing() -> None:
    assert percent(0, 0) == "0%"


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_percentage_is_never_further_off_than_half_a_tenth(part: int, whole: int) -> None:
    written = percent(part, whole, EN).rstrip("%").replace(",", "")
    assert abs(Fraction(written) - Fraction(100 * part, whole)) <= Fraction(1, 20)


def test_money_is_rupiah_with_two_places() -> None:
    assert rupiah(Decimal(1_250_000)) == "Rp1.250.000,00"
    assert rupiah(Decimal("0.125")) == "Rp0,13"
    assert rupiah(Decimal(-500)) == "-Rp500,00"
    assert rupiah(Decimal("-0.001")) == "Rp0,00"


@pytest.mark.parametrize(
    ("numerator", "denominator", "operator", "language", "words"),
    [
        (1, 2, Operator.MORE_THAN, ID, "lebih dari setengah"),
        (2, 3, Operator.MORE_THAN, ID, "lebih dari dua pertiga"),
        (3, 4, Operator.AT_LEAST, ID, "sekurang-kurangnya tiga perempat"),
        (1, 5, Operator.AT_LEAST, ID, "sekurang-kurangnya seperlima"),
        (3, 7, Operator.MORE_THAN, ID, "lebih dari 3/7"),
        (50, 100, Operator.MORE_THAN, ID, "lebih dari setengah"),
        (1, 1, Operator.AT_LEAST, ID, "seluruhnya"),
        (1, 2, Operator.MORE_THAN, EN, "more than half"),
        (3, 4, Operator.AT_LEAST, EN, "at least three quarters"),
    ],
)
def test_thresholds_are_words(
    numerator: int, denominator: int, operator: Operator, language: Language, words: str
) -> None:
    assert threshold_words(numerator, denominator, operator, language) == words


def test_a_threshold_of_the_rules_has_the_same_words() -> None:
    assert threshold(more_than(1, 2)) == "lebih dari setengah"
    assert threshold(at_least(2, 3), EN) == "at least two thirds"
