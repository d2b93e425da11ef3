"""Amounts in words, as the berita acara prints them (rule book 7)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.words.language import EN
from rat_online.domain.words.terbilang import LIMIT, amount_in_words, in_words, terbilang

_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def _read(words: str) -> int:
    """Terbilang read back, by rules written apart from the ones that wrote it."""
    total = group = pending = 0
    for word in words.replace("seribu", "satu ribu").replace("seratus", "satu ratus").split():
        if word in _UNITS:
            pending = _UNITS.index(word)
        elif word in ("sepuluh", "sebelas"):
            pending = 10 if word == "sepuluh" else 11
        elif word == "belas":
            pending += 10
        elif word in ("puluh", "ratus"):
            group += pending * (10 if word == "puluh" else 100)
            pending = 0
        else:
            total += (group + pending) * _SCALES[word]
            group = pending = 0
    return total + group + pending


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (15, "lima belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1204, "seribu dua ratus empat"),
        (2027, "dua ribu dua puluh tujuh"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (3_000_000_011, "tiga miliar sebelas"),
        (1_000_000_000_000, "satu triliun"),
        (-5, "minus lima"),
    ],
)
def test_terbilang_writes_what_a_treasurer_writes(value: int, words: str) -> None:
    assert terbilang(value) == words


@given(st.integers(0, LIMIT - 1))
def test_terbilang_can_be_read_back(value: int) -> None:
    assert _read(terbilang(value)) == value


def test_one_thousand_is_seribu_only_where_it_stands_alone_in_its_group() -> None:
    assert "satu ribu" not in terbilang(1_001_001)
    assert terbilang(201_000) == "dua ratus satu ribu"


def test_an_amount_says_rupiah_and_its_sen() -> None:
    assert amount_in_words(Decimal("1250000")) == "satu juta dua ratus lima puluh ribu rupiah"
    assert amount_in_words(Decimal("0.50")) == "nol rupiah lima puluh sen"
    assert amount_in_words(Decimal("-3.25")) == "minus tiga rupiah dua puluh lima sen"


def test_sen_that_round_up_to_a_rupiah_are_a_rupiah() -> None:
    assert amount_in_words(Decimal("9.995")) == "sepuluh rupiah"


def test_english_words_are_there_for_the_english_document() -> None:
    assert in_words(1_250_045, EN) == "one million two hundred fifty thousand forty-five"
    assert in_words(0, EN) == "zero"
    assert in_words(112, EN) == "one hundred twelve"


def test_a_number_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="below 10"):
        terbilang(LIMIT)
