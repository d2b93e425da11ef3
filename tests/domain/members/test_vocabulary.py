import pytest

from rat_online.domain.members import BOARD_WORDS, STATUS_WORDS, Board, MemberStatus, Sex
from rat_online.domain.members.board import board_of, position_of
from rat_online.domain.members.email import email_of
from rat_online.domain.members.group import group_of
from rat_online.domain.members.sex import sex_of
from rat_online.domain.members.status import status_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    "written", ["L", "l", "Lk", "Laki-laki", "LAKI - LAKI", "Laki Laki", "Pria", "L.", "Laki-laki (L)"]
)
def test_male(written: str) -> None:
    assert sex_of(written) is Sex.MALE


@pytest.mark.parametrize("written", ["P", "p ", "Pr", "Perempuan", "WANITA", "W", "Perempuan (P)"])
def test_female(written: str) -> None:
    assert sex_of(written) is Sex.FEMALE


def test_p_is_pria_in_a_column_of_pria_and_wanita() -> None:
    assert sex_of("P", p_is_pria=True) is Sex.MALE
    assert sex_of("W", p_is_pria=True) is Sex.FEMALE


def test_no_sex_is_not_guessed() -> None:
    assert sex_of("-") is None
    with pytest.raises(Unreadable) as refused:
        sex_of("L/P")
    assert refused.value.fault is Fault.SEX_UNKNOWN


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", MemberStatus.MEMBER),
        ("Aktif", MemberStatus.MEMBER),
        ("Anggota Biasa", MemberStatus.MEMBER),
        ("CALON ANGGOTA", MemberStatus.PROSPECTIVE),
        ("Anggota Luar Biasa", MemberStatus.ASSOCIATE),
        ("ALB", MemberStatus.ASSOCIATE),
        ("Mengundurkan diri", MemberStatus.DEPARTED),
        ("Meninggal Dunia", MemberStatus.DECEASED),
        ("Alm.", MemberStatus.DECEASED),
        ("Non-Aktif", MemberStatus.PASSIVE),
        ("tidak aktif", MemberStatus.PASSIVE),
    ],
)
def test_status_is_read_as_committees_write_it(written: str, status: MemberStatus) -> None:
    assert status_of(written) is status


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        status_of("Kawin")
    assert refused.value.fault is Fault.STATUS_UNKNOWN


def test_every_status_is_read_back_from_its_own_word() -> None:
    assert {status_of(word) for word in STATUS_WORDS.values()} == set(MemberStatus)
    assert all(status_of(word) is status for status, word in STATUS_WORDS.items())


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


@pytest.mark.parametrize("read", [position_of, group_of])
def test_words_that_fill_a_page_are_no_office_and_no_group(read: object) -> None:
    assert callable(read)
    with pytest.raises(Unreadable) as refused:
        read("Utara " * 40)
    assert refused.value.fault is Fault.TEXT_TOO_LONG


def test_an_address_is_kept_with_its_domain_in_small_letters() -> None:
    assert email_of(" Budi.S@Contoh.CO.ID, ") == "Budi.S@contoh.co.id"
    assert email_of("mailto:budi@contoh.id") == "budi@contoh.id"
    assert email_of("-") is None


@pytest.mark.parametrize(
    "written", ["budi", "budi@", "budi@contoh", "budi @contoh.id", "a@b..id", "a@b@c.id", "a" * 300]
)
def test_a_slip_in_an_address_is_noticed(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        email_of(written)
    assert refused.value.fault is Fault.EMAIL_INVALID
