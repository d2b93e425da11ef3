from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.tally.number import decimal_text, exact_text, truncated

NUMBERS = st.fractions(min_value=0, max_value=10**6)


def test_the_remainder_is_ignored_never_rounded_up() -> None:
    assert truncated(Fraction(2, 3), 5) == Fraction(66666, 100000)


def test_all_places_are_written() -> None:
    assert decimal_text(Fraction(5, 2), 5) == "2.50000"
    assert decimal_text(Fraction(1, 100), 5) == "0.01000"
    assert decimal_text(Fraction(7, 2), 0) == "3"


def test_a_whole_number_is_written_without_a_denominator() -> None:
    assert exact_text(Fraction(12)) == "12"


def test_numbers_longer_than_pythons_limit_are_written_whole() -> None:
    assert exact_text(Fraction(10**6000 + 1, 10**6000)).count("0") == 5999 + 6000


@given(NUMBERS)
def test_exact_text_reads_back_as_the_same_number(number: Fraction) -> None:
    assert Fraction(exact_text(number)) == number


@given(NUMBERS, st.integers(0, 8))
def test_decimal_text_is_the_truncated_number(number: Fraction, places: int) -> None:
    assert Fraction(decimal_text(number, places)) == truncated(number, places)
    assert 0 <= number - truncated(number, places) < Fraction(1, 10**places)
