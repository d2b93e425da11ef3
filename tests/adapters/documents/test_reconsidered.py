"""A reconsidered decision is printed as not in force, in both languages. Rule book 6.9."""

from dataclasses import replace

import pytest

from rat_online.adapters.documents.blocks import BAD, Heading, Paragraph
from rat_online.adapters.documents.decided import decision_panel
from rat_online.adapters.documents.rekap_suara import rekap_suara
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Decision, Reconsidered
from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words.language import EN, ID, Language
from tests.adapters.documents.example import a_meeting

SAID = {
    ID: ("tidak berlaku, ditinjau kembali", "Yang semula terpilih", "Diputuskan lagi dengan keputusan 9."),
    EN: ("not in force, reconsidered", "Elected at first", "Decided anew by decision 9."),
}


def reconsidered() -> Decision:
    """The election of the chair of the board, taken up again."""
    election = next(one for one in a_meeting().decisions if one.elected)
    assert election.declared_at is not None
    return replace(election, reconsidered=Reconsidered(election.declared_at, "Ratna", "Salah hitung.", 9))


@pytest.mark.parametrize("language", list(SAID))
def test_its_panel_says_that_it_is_not_in_force_and_what_is_in_its_place(language: Language) -> None:
    panel = decision_panel(reconsidered(), Voice(language, Zone.WIB))
    word, elected, anew = SAID[language]
    assert (panel.outcome, panel.tone) == (word, BAD)
    assert elected in [one.text for one in panel.blocks if isinstance(one, Heading)]
    (said,) = [one for one in panel.blocks if isinstance(one, Paragraph) and one.text.endswith(anew)]
    assert ("Ratna" in said.text, "Salah hitung." in said.text, said.tone) == (True, True, BAD)


def test_where_nothing_valid_followed_it_says_so_in_the_recap_too() -> None:
    one = reconsidered()
    assert one.reconsidered is not None
    held = replace(a_meeting(), decisions=(replace(one, reconsidered=replace(one.reconsidered, anew=None)),))
    assert "Sampai rapat berakhir belum diputuskan lagi." in str(rekap_suara(held, Voice(ID, Zone.WIB)))
