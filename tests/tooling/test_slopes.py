"""A slope and its standard error, against figures worked out by hand."""

import pytest

from bench.slopes import fitted


def test_a_straight_line_has_its_slope_and_no_error() -> None:
    found = fitted([0, 2, 4, 6], [10, 11, 12, 13])
    assert (found.each, found.error, found.samples) == (0.5, 0.0, 4)


def test_what_scatters_has_an_error() -> None:
    # The line is 2 + 0.8 (t - 1.5); residues 0.2, -0.6, 0.6, -0.2: squared, 0.8 in all; times spread by 5.
    found = fitted([0, 1, 2, 3], [1, 1, 3, 3])
    assert found.each == pytest.approx(0.8)
    assert found.error == pytest.approx((0.8 / 2 / 5) ** 0.5)


def test_what_neither_grows_nor_falls_is_level() -> None:
    assert fitted([0, 1, 2], [5, 5, 5]).each == 0


@pytest.mark.parametrize(("seconds", "figures"), [([0, 1], [1, 2]), ([3, 3, 3], [1, 2, 3]), ([0, 1, 2], [1])])
def test_too_little_is_no_line(seconds: list[float], figures: list[float]) -> None:
    with pytest.raises(ValueError, match=r"three samples|one time"):
        fitted(seconds, figures)
