"""Figures as people read them: 1.204; 86,4%; Rp1.250.000,00; thresholds in words (rule book 2, 9)."""

from decimal import ROUND_HALF_UP, Decimal
from math import gcd

from rat_online.domain.threshold import Operator, Threshold
from rat_online.domain.words.language import EN, ID, Language

_FRACTIONS: dict[Language, dict[tuple[int, int], str]] = {
    ID: {
        (1, 1): "seluruhnya",
        (1, 2): "setengah",
        (1, 3): "sepertiga",
        (2, 3): "dua pertiga",
        (1, 4): "seperempat",
        (3, 4): "tiga perempat",
        (1, 5): "seperlima",
        (2, 5): "dua perlima",
        (3, 5): "tiga perlima",
        (4, 5): "empat perlima",
    },
    EN: {
        (1, 1): "all",
        (1, 2): "half",
        (1, 3): "one third",
        (2, 3): "two thirds",
        (1, 4): "one quarter",
        (3, 4): "three quarters",
        (1, 5): "one fifth",
        (2, 5): "two fifths",
        (3, 5): "three fifths",
        (4, 5): "four fifths",
    },
}
_OPERATORS = {
    ID: {Operator.MORE_THAN: "lebih dari", Operator.AT_LEAST: "sekurang-kurangnya"},
    EN: {Operator.MORE_THAN: "more than", Operator.AT_LEAST: "at least"},
}


def number(value: int | Decimal, language: Language = ID) -> str:
    """1.204 and 1.234,5 in Indonesian; 1,204 and 1,234.5 in English. A Decimal keeps its places."""
    written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return written if language is EN else written.translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int, language: Language = ID) -> str:
    """One decimal, half up, no space: 86,4%. Of nothing it is 0%."""
    if whole <= 0:
        return "0%"
    tenths = (2000 * part + whole) // (2 * whole)
    mark = "." if language is EN else ","
    return f"{number(tenths // 10, language)}{mark}{tenths % 10}%"


def rupiah(amount: Decimal | int, language: Language = ID) -> str:
    """Rp1.250.000,00, rounded half up to the sen; a negative amount has its sign before the currency."""
    rounded = abs(Decimal(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{'-' if amount < 0 and rounded else ''}Rp{number(rounded, language)}"


def threshold_words(numerator: int, denominator: int, operator: Operator, language: Language = ID) -> str:
    """ "lebih dari setengah", "sekurang-kurangnya tiga perempat"; any other fraction as it is: "3/7"."""
    common = gcd(numerator, denominator)
    lowest = (numerator // common, denominator // common)
    fraction = _FRACTIONS[language].get(lowest, f"{lowest[0]}/{lowest[1]}")
    if lowest == (1, 1):
        return fraction
    return f"{_OPERATORS[language][operator]} {fraction}"


def threshold(rule: Threshold, language: Language = ID) -> str:
    """The words of a threshold of the rules."""
    return threshold_words(rule.numerator, rule.denominator, rule.operator, language)
