"""What a reader is told of the quorum of an acclamation, in both languages. Rule book 2 and 6.1."""

from rat_online.adapters.documents.acclaimed import acclaimed_blocks
from rat_online.adapters.documents.decided import decision_panel
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Decision
from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words.language import EN, ID, Language
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import acclaims, an_open_meeting, declares, with_rules


def acclaimed(leaving: int, *, both: bool = False) -> Decision:
    """Eleven of twenty are there when it is asked, and some of them leave."""
    scene = an_open_meeting(20, 11, profile=with_rules(valid_at_close=both)).proposed("lpj")
    scene.does(acclaims("lpj", 60)).leave(*(f"m{number}" for number in range(1, leaving + 1)))
    return minutes_of(scene.later(60).does(declares("lpj"))).decisions[0]


def said(decision: Decision, language: Language = ID) -> str:
    return " ".join(getattr(one, "text", "") for one in acclaimed_blocks(decision, Voice(language, Zone.WIB)))


def test_one_count_is_enough_where_nobody_came_or_went() -> None:
    assert said(acclaimed(0)).startswith("Kuorum: 11 dari 20")
    assert said(acclaimed(0)).count("tercapai") == 1


def test_it_stands_on_the_count_of_the_question_and_the_end_is_told_beside_it() -> None:
    told = said(acclaimed(1))
    assert told.index("saat aklamasi ditanyakan: 11 dari 20") < told.index("Saat waktunya habis: 10 dari 20")
    assert told.endswith("Sah tidaknya dinilai dari kuorum saat aklamasi ditanyakan.")
    assert "It stands on the quorum when it was asked." in said(acclaimed(1), EN)


def test_where_the_profile_judges_the_end_too_it_is_void_and_says_by_which_count() -> None:
    decision = acclaimed(1, both=True)
    assert decision_panel(decision, Voice(ID, Zone.WIB)).outcome == "tidak sah karena kuorum tidak tercapai"
    assert "Tidak sah: kuorum tidak tercapai saat waktunya habis. 10 dari 20" in said(decision)
    assert "Alasan" not in said(decision)
