from datetime import date
from decimal import Decimal

import pytest

from rat_online.app.member_import.cells import Cell
from rat_online.app.member_import.checking import says_pria
from rat_online.domain.members import Board, Member, MemberStatus, Sex
from tests.app.member_import.sheets import a_list, codes, dry_run, flags


def test_a_complete_row_becomes_a_member_with_every_particular() -> None:
    found = dry_run(
        ("No. Anggota", "Nama", "L/P", "No HP", "Tgl Lahir", "Cabang", "Status", "Jabatan", "Email"),
        (
            "00417",
            "Sri\u00a0 Wibowo,",
            "Pr",
            "0841-0000-0001",
            "12-3-78",
            "Utara",
            "",
            "Ketua Pengawas",
            "Sri@Contoh.ID",
        ),
    )
    assert [draft.member for draft in found.members] == [
        Member(
            number="00417",
            name="Sri Wibowo",
            sex=Sex.FEMALE,
            phone="+6284100000001",
            email="Sri@contoh.id",
            born_on=date(1978, 3, 12),
            group="Utara",
            status=MemberStatus.MEMBER,
            position="Ketua Pengawas",
            board=Board.SUPERVISORY,
        )
    ]
    assert found.members[0].line == 2


def test_numbers_that_came_as_numbers_are_text_again() -> None:
    found = a_list((Decimal("417.0"), "Budi", "L", Decimal("84100000001.0"), Decimal(28561)))
    member = found.members[0].member
    assert (member.number, member.phone, member.born_on) == ("417", "+6284100000001", date(1978, 3, 12))


def test_a_row_says_everything_that_is_wrong_with_it() -> None:
    found = a_list(("", "123", "X1", "abc", "31/02/1970", "U" * 90, "Kawin", "K" * 90))
    assert codes(found) == [
        (2, "number-missing"),
        (2, "name-invalid"),
        (2, "sex-unknown"),
        (2, "phone-invalid"),
        (2, "birth-date-invalid"),
        (2, "text-too-long"),
        (2, "status-unknown"),
        (2, "text-too-long"),
    ]
    assert (found.rows, found.good) == (1, 0)


def test_only_number_and_name_are_needed() -> None:
    member = a_list(("001", "Budi")).members[0].member
    assert member == Member("001", "Budi")


@pytest.mark.parametrize("text", ["=1+1", "@cmd", "+A1", "-A1"])
def test_a_formula_in_a_text_is_refused(text: str) -> None:
    assert codes(a_list((text, text, "", "", "", text))) == [
        (2, "cell-formula"),
        (2, "cell-formula"),
        (2, "cell-formula"),
    ]


def test_a_number_that_lost_digits_is_refused() -> None:
    assert codes(a_list((Decimal(3201010101780001000), "Budi"))) == [(2, "number-shortened")]


def test_ticks_in_two_columns_say_the_sex() -> None:
    titles: tuple[Cell, ...] = ("No. Anggota", "Nama", "L", "P")
    found = dry_run(
        titles,
        ("1", "Budi", "v", ""),
        ("2", "Siti", "-", "√"),
        ("3", "Hadi", "x", "0"),
        ("4", "Tuti", "", ""),
    )
    assert [draft.member.sex for draft in found.members] == [Sex.MALE, Sex.FEMALE, Sex.MALE, None]
    assert codes(dry_run(titles, ("1", "Budi", "v", "v"))) == [(2, "sex-unknown")]


def test_p_is_pria_where_the_column_says_wanita() -> None:
    found = a_list(("1", "Budi", "P"), ("2", "Siti", "W"))
    assert [draft.member.sex for draft in found.members] == [Sex.MALE, Sex.FEMALE]
    assert not says_pria(["P", "W", "L"])
    assert not says_pria(["P", "P"])


def test_what_deserves_a_look_is_flagged_and_imported() -> None:
    found = a_list(
        ("1", "Alm. Budi", "", "084100000001/084100000002"),
        ("2", "Siti", "", "", "03/25/1978"),
        ("3", "Hadi", "", "", "01/01/2020"),
        ("4", "Tuti", "", "", "01/01/1905"),
        ("5", "Alm. Joko", "", "", "", "", "meninggal"),
    )
    assert flags(found) == [
        (2, "phone-several"),
        (2, "name-says-deceased"),
        (3, "birth-date-exchanged"),
        (4, "birth-date-unlikely"),
        (5, "birth-date-unlikely"),
    ]
    assert found.good == 5


def test_votes_of_a_secondary_cooperatives_members_are_read_or_the_line_is_bad() -> None:
    titles = ("No. Anggota", "Nama", "Jumlah Anggota")
    found = dry_run(
        titles, ("1", "Kopwan Melati", Decimal(120)), ("2", "KSP Mawar", ""), ("3", "KSU Dahlia", "1,5")
    )
    assert [draft.member.weight for draft in found.members] == [120, 1]
    assert codes(found) == [(4, "weight-invalid")]
