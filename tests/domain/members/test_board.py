import pytest

from rat_online.domain.members.board import BOARD_WORDS, Board, board_of, position_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    ("position", "board"),
    [
        ("Ketua", Board.MANAGEMENT),
        ("Wakil Ketua I", Board.MANAGEMENT),
        ("Bendahara Umum", Board.MANAGEMENT),
        ("Anggota Pengurus", Board.MANAGEMENT),
        ("Ketua Pengawas", Board.SUPERVISORY),
        ("Pengawas", Board.SUPERVISORY),
        ("Ketua Kelompok Mawar", None),
        ("Mantan Ketua", None),
        ("Staf Bendahara", None),
        ("Operator", None),
        ("", None),
    ],
)
def test_an_office_says_its_board(position: str, board: Board | None) -> None:
    assert board_of(position) is board


def test_each_board_is_read_back_from_its_own_word() -> None:
    assert {board: board_of(word) for board, word in BOARD_WORDS.items()} == {board: board for board in Board}


def test_an_ordinary_member_holds_no_office() -> None:
    assert position_of("Anggota") == ""
    assert position_of(" - ") == ""
    assert position_of("Ketua\u00a0 Pengawas,") == "Ketua Pengawas"


def test_words_that_fill_a_page_are_no_office() -> None:
    with pytest.raises(Unreadable) as refused:
        position_of("Ketua " * 40)
    assert refused.value.fault is Fault.TEXT_TOO_LONG
