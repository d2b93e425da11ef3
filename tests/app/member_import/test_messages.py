from string import Formatter

import pytest

from rat_online.app.member_import.findings import FileFault, Finding, Flag, RowFault
from rat_online.app.member_import.messages import ENGLISH, INDONESIAN, Language, message_of
from rat_online.domain.members.unreadable import Fault

CODES = [*FileFault, *RowFault, *Flag, *Fault]


def test_every_code_has_its_sentence_in_both_languages() -> None:
    assert set(INDONESIAN) == set(ENGLISH) == {str(code) for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_both_languages_use_the_same_facts(code: str) -> None:
    used = [
        {name for _, name, _, _ in Formatter().parse(words[code]) if name} for words in (INDONESIAN, ENGLISH)
    ]
    assert used[0] >= used[1]


@pytest.mark.parametrize("code", [*FileFault, *RowFault, *Fault])
def test_a_sentence_says_what_to_do_too(code: str) -> None:
    assert INDONESIAN[code].count(".") >= 2 or "paling banyak" in INDONESIAN[code]


@pytest.mark.parametrize(
    ("language", "sentence"), [("id", "Nomor anggota kosong."), ("en", "The member number is empty.")]
)
def test_a_finding_is_said_in_the_language_asked_for(language: Language, sentence: str) -> None:
    assert message_of(Finding(4, "No. Anggota", Fault.NUMBER_MISSING), language).startswith(sentence)


def test_braces_in_a_file_are_not_taken_for_facts() -> None:
    finding = Finding(4, "No HP", Fault.PHONE_INVALID, {"value": "{first.__class__}"})
    assert "{first.__class__}" in message_of(finding)
