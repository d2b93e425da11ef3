import pytest

from rat_online.domain.members.text import is_nothing, key_of, tidy


def test_spaces_of_every_kind_become_one() -> None:
    assert tidy("\u00a0Budi\t \u3000Santoso\r\n") == "Budi Santoso"


def test_joiners_that_shape_a_script_stay_and_what_hides_goes() -> None:
    assert tidy("نمی\u200cخواهم") == "نمی\u200cخواهم"
    assert tidy("Bu\u00addi\u200b\u202e\x00") == "Budi"


@pytest.mark.parametrize("written", ["", "-", "–", "N/A", "Tidak Ada", "nihil", "#REF!"])
def test_signs_for_nothing(written: str) -> None:
    assert is_nothing(written)


def test_a_word_is_something() -> None:
    assert not is_nothing("0")


def test_two_spellings_of_the_same_words_have_one_key() -> None:
    assert key_of("Laki - LAKI.") == key_of("laki laki")
