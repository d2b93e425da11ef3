"""Terbilang: whole numbers and amounts of rupiah in words, as an Indonesian official record needs them."""

from decimal import ROUND_HALF_UP, Decimal

from rat_online.domain.words.language import ID, Language

LIMIT = 10**18
"""Numbers from here on have no word that everybody knows."""

_ONES_ID = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "dua_belas",
    "tiga_belas",
    "empat_belas",
    "lima_belas",
    "enam_belas",
    "tujuh_belas",
    "delapan_belas",
    "sembilan_belas",
]
_SCALES_ID = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_ONES_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS_EN = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES_EN = ("", "thousand", "million", "billion", "trillion", "quadrillion")


def terbilang(value: int) -> str:
    """A whole number in Indonesian words: 1204 is "seribu dua ratus empat"."""
    return in_words(value, ID)


def in_words(value: int, language: Language = ID) -> str:
    """A whole number in words; its size is below 10^18."""
    if abs(value) >= LIMIT:
        raise ValueError(f"only numbers below 10^18 have words, got {value}")
    if value < 0:
        return f"minus {in_words(-value, language)}"
    if value == 0:
        return _ONES_ID[0] if language is ID else _ONES_EN[0]
    groups = _groups(value)
    write = _group_id if language is ID else _group_en
    return " ".join(write(group, scale) for scale, group in reversed(list(enumerate(groups))) if group)


def amount_in_words(amount: Decimal, language: Language = ID) -> str:
    """An amount of rupiah in words, with its sen where there are any."""
    sen_in_all = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    rupiah, sen = divmod(sen_in_all, 100)
    written = f"{in_words(rupiah, language)} rupiah"
    if sen:
        written += f" {in_words(sen, language)} sen"
    return f"minus {written}" if amount < 0 and sen_in_all else written


def _groups(value: int) -> list[int]:
    groups = []
    while value:
        value, group = divmod(value, 1000)
        groups.append(group)
    return groups


def _group_id(group: int, scale: int) -> str:
    if scale == 1 and group == 1:
        return "seribu"
    return f"{_hundreds_id(group)} {_SCALES_ID[scale]}".rstrip()


def _hundreds_id(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    words = []
    if hundreds:
        words.append("seratus" if hundreds == 1 else f"{_ONES_ID[hundreds]} ratus")
    if rest >= 20:
        words.append(f"{_ONES_ID[rest // 10]} puluh")
        rest %= 10
    if rest:
        words.append(_ONES_ID[rest].replace("_", " "))
    return " ".join(words)


def _group_en(group: int, scale: int) -> str:
    hundreds, rest = divmod(group, 100)
    words = [f"{_ONES_EN[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(f"{_TENS_EN[tens]}-{_ONES_EN[ones]}" if ones else _TENS_EN[tens])
    elif rest:
        words.append(_ONES_EN[rest])
    return f"{' '.join(words)} {_SCALES_EN[scale]}".rstrip()
