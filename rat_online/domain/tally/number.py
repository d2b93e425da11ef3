"""Exact numbers of a ranked count and how they are written; no float anywhere."""

from decimal import Decimal
from fractions import Fraction


def truncated(value: Fraction, places: int) -> Fraction:
    """To so many decimal places, "any remainder being ignored" (SSI 2007/42, schedule 1, rule 48(3))."""
    scale: int = 10**places
    return Fraction(value.numerator * scale // value.denominator, scale)


def exact_text(value: Fraction) -> str:
    """`7` or `22/7`: what `Fraction` reads back as the same number.

    By way of Decimal, which writes a whole number of any length: dozens of seats make long ones.
    """
    whole = str(Decimal(value.numerator))
    return whole if value.denominator == 1 else f"{whole}/{Decimal(value.denominator)}"


def decimal_text(value: Fraction, places: int) -> str:
    """The number cut off (never rounded up) after so many places, all of them written: `3.14285`."""
    if places == 0:
        return str(value.numerator // value.denominator)
    scaled = value.numerator * 10**places // value.denominator
    whole, rest = divmod(scaled, 10**places)
    return f"{whole}.{rest:0{places}d}"
