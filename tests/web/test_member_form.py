from datetime import date

import pytest

from rat_online.domain.members import Board, Member, MemberStatus, Sex
from rat_online.web.member_form import MemberFaults, filled_with, member_from

TODAY = date(2027, 3, 6)
FULL = Member(
    number="0012",
    name="Sari Wulandari",
    sex=Sex.FEMALE,
    phone="+6281234567890",
    email="sari@melati.example",
    born_on=date(1980, 8, 17),
    group="Rungkut",
    status=MemberStatus.PASSIVE,
    position="Manajer",
    board=Board.MANAGEMENT,
    weight=25,
)


def test_what_the_form_shows_is_read_back_as_it_was() -> None:
    for member in (FULL, Member(number="7", name="Budi")):
        assert member_from(filled_with(member), TODAY, "id") == member


def test_words_that_no_choice_has_are_passed_over() -> None:
    sent = {"number": "7", "name": "Budi", "sex": "X", "status": "raja", "board": "semua"}
    assert member_from(sent, TODAY, "id") == Member(number="7", name="Budi")


def test_mistakes_are_told_in_the_readers_language() -> None:
    for language, words in (("id", "Nomor HP"), ("en", "The phone")):
        with pytest.raises(MemberFaults) as raised:
            member_from({"number": "7", "name": "Budi", "phone": "12"}, TODAY, language)  # type: ignore[arg-type]
        assert raised.value.faults["phone"].startswith(words)
