"""Any name in any script can be printed (rule book 7; a document is never stopped by a character)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.adapters.documents.coverage import covered
from rat_online.adapters.documents.printable import latin_only, printable

ANY_TEXT = st.text(st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Siti Aminah", "Siti Aminah"),
        ("小林", "小林"),
        ("محمد", "محمد"),
        ("a\u0001b", "a[U+0001]b"),
        ("김", "[U+AE40]"),
        ("𒀀", "[U+12000]"),
        ("\ud800", "[U+D800]"),
        ("\ufeffx", "[U+FEFF]x"),
        ("satu\ttab", "satu tab"),
        ("a\u00a0b", "a b"),
        ("baris\r\nbaru", "baris\nbaru"),
        ("小\u0301", "小[U+0301]"),
    ],
)
def test_what_cannot_be_printed_is_spelled_out(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_a_name_that_turns_direction_or_hides_characters_shows_them() -> None:
    assert printable("ab\u202ecd") == "ab[U+202E]cd"
    assert printable("ab\u200bcd") == "ab[U+200B]cd"


def test_a_decomposed_name_is_the_composed_one() -> None:
    assert printable("Jose\u0301") == "José"


def test_a_family_of_emoji_stays_together() -> None:
    assert printable("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"


def test_a_joiner_behind_nothing_is_spelled_out() -> None:
    assert printable("\u200dx") == "[U+200D]x"


def test_a_name_of_five_hundred_letters_may_break() -> None:
    printed = printable("a" * 500)
    assert printed.replace("\u200b", "") == "a" * 500
    assert max(len(part) for part in printed.split("\u200b")) == 1


def test_a_long_name_breaks_at_its_hyphen() -> None:
    assert printable("Sastrodiningrat-Prawirokusumo") == "Sastrodiningrat-\u200bPrawirokusumo"


def test_the_longest_words_of_indonesian_stay_whole() -> None:
    assert printable("dipertanggungjawabkannya") == "dipertanggungjawabkannya"


def test_plain_text_is_left_as_it_is() -> None:
    assert latin_only("Rp1.000,00 (é)\n") == "Rp1.000,00 ([U+00E9])\n"


@given(ANY_TEXT)
def test_every_printed_character_has_a_font(text: str) -> None:
    drawable = frozenset[int]().union(*covered())
    for one in printable(text):
        assert one in " \n\u200b\u200c\u200d\ufe0e\ufe0f" or ord(one) in drawable


@given(ANY_TEXT)
def test_nothing_that_was_written_is_lost(text: str) -> None:
    kept = printable(text).replace("\u200b", "")
    for one in unicodedata.normalize("NFC", text):
        assert (
            one.isspace()
            or one in "\u0085\u001c\u001d\u001e\u001f"
            or one in kept
            or f"[U+{ord(one):04X}]" in kept
        )
