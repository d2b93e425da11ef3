"""A sequence of seats in the minutes and the recap of votes, in both languages. Rule book 6.2."""

import json

import pytest

from rat_online.adapters.documents.rekap_suara import rekap_suara
from rat_online.adapters.documents.risalah import risalah
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.codec import from_json
from rat_online.domain.words.language import Language
from tests.verify.examples import example_files

# The first seat was decided anew later, as decision 4.
SAID = {
    Language("id"): ("Kursi 2 dari rangkaian: Sekretaris.", "nomor 1.", "terpilih sebagai Ketua dan tidak"),
    Language("en"): ("Seat 2 of the sequence: Sekretaris.", "number 1.", "elected as Ketua and no longer"),
}


@pytest.mark.parametrize("language", list(SAID))
def test_it_says_the_place_after_which_decision_and_who_stood_no_more(language: Language) -> None:
    minutes = from_json(json.loads(example_files("sequence")["documents/risalah.json"]))
    for document in (risalah, rekap_suara):
        printed = str(document(minutes, Voice(language, minutes.meeting.zone)))
        assert [said for said in SAID[language] if said not in printed] == []
