"""A draw of lots is re-checked from what is printed alone, in the recap of votes too. Rule book 6.6."""

from hashlib import sha256

from rat_online.adapters.documents.blocks import Facts, Paragraph, Table
from rat_online.adapters.documents.lots import lot_blocks
from rat_online.adapters.documents.rekap_suara import rekap_suara
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words.language import EN, ID
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import an_open_meeting, draws
from tests.rules.scene import Scene


def drawn() -> Scene:
    """Two level after every run-off, and the lot."""
    scene = an_open_meeting(entitled=10, present=10).nominated("ketua", "m1", "m2")
    for _ in range(3):
        scene.counted("ketua", m1=["m3"], m2=["m4"])
    return scene.does(draws("ketua")).declared("ketua")


def said(*lines: str) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()


def test_a_reader_draws_again_from_the_printed_codes_alone() -> None:
    minutes = minutes_of(drawn())
    lot = minutes.decisions[0].lot
    assert lot is not None
    _, facts, table, how = lot_blocks(lot, Voice(ID, Zone.WIB))
    assert isinstance(facts, Facts)
    assert isinstance(table, Table)
    assert isinstance(how, Paragraph)
    promise, seed, context = (value for _, value in facts.rows)
    assert promise == said("rat-online/lot/1/commitment", seed)
    codes = [(code, order) for _, _, code, order in table.rows]
    assert codes == [(code, said("rat-online/lot/1/draw", seed, context, code)) for code, _ in codes]
    assert [order for _, order in codes] == sorted(order for _, order in codes)
    assert "rat-online/lot/1/draw" in how.text


def test_the_recap_of_votes_has_it_in_both_languages() -> None:
    minutes = minutes_of(drawn())
    lot = minutes.decisions[0].lot
    assert lot is not None
    for language in (ID, EN):
        assert str(lot_blocks(lot, Voice(language, Zone.WIB))[2]) in str(
            rekap_suara(minutes, Voice(language, Zone.WIB))
        )
