from dataclasses import replace
from datetime import date

import pytest

from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.merging import MemberChange, changes_of, merged
from rat_online.app.member_import.result import MemberDraft
from rat_online.app.ports.registry import AlreadyThere, KnownMember
from rat_online.domain.members import Board, Member, MemberStatus, Sex
from rat_online.domain.roll_lines import RollLine

SARI = Member(
    "A-12",
    "Sari Wulandari",
    sex=Sex.FEMALE,
    phone="+6281234567890",
    email="sari@melati.example",
    born_on=date(1978, 3, 25),
    group="Rungkut",
    status=MemberStatus.PASSIVE,
    position="Ketua",
    board=Board.MANAGEMENT,
)
BARE = frozenset({Field.NUMBER, Field.NAME})


def line(name: str = "Sari Wulandari", status: str = "member") -> RollLine:
    return RollLine("sari", 1, "A-12", name, status, 1, "00" * 16)


def test_a_list_of_numbers_and_names_changes_the_name_alone() -> None:
    assert merged(SARI, MemberDraft(2, Member("A-12", "Sari W."), BARE)) == replace(SARI, name="Sari W.")


def test_what_a_list_knows_replaces_what_is_on_file() -> None:
    new = Member(
        "A-12",
        "Sari Wulandari",
        sex=Sex.MALE,
        phone="+6289876543210",
        email="sw@melati.example",
        born_on=date(1979, 1, 2),
        group="Gubeng",
        status=MemberStatus.DEPARTED,
        position="Pengawas",
        board=Board.SUPERVISORY,
    )
    assert merged(SARI, MemberDraft(2, new)) == new


def test_blank_cells_end_an_office_but_erase_no_contact() -> None:
    after = merged(SARI, MemberDraft(2, Member("A-12", "Sari Wulandari")))
    assert (after.position, after.board, after.status) == ("", None, MemberStatus.MEMBER)
    assert (after.phone, after.email, after.born_on) == (SARI.phone, SARI.email, SARI.born_on)
    assert (after.sex, after.group) == (SARI.sex, SARI.group)


def test_the_number_keeps_the_spelling_of_the_books() -> None:
    (change,) = changes_of(
        [KnownMember("melati", "sari", SARI)], [MemberDraft(2, Member("a - 12", "Sari"), BARE)], str
    )
    assert (change.id, change.after.number) == ("sari", "A-12")


def test_who_stays_as_they_were_is_no_change() -> None:
    assert changes_of([KnownMember("melati", "sari", SARI)], [MemberDraft(2, SARI)], str) == []


def test_one_number_for_two_is_refused() -> None:
    with pytest.raises(AlreadyThere, match="member-number"):
        changes_of([], [MemberDraft(2, Member("7", "Ani")), MemberDraft(3, Member(" 7", "Ina"))], str)


def test_a_new_member_is_on_any_roll_that_names_them() -> None:
    assert MemberChange("sari", None, SARI).is_on(line(name="Somebody"))


def test_a_changed_one_is_on_a_roll_that_repeats_the_change() -> None:
    before = replace(SARI, status=MemberStatus.MEMBER)
    renamed = MemberChange("sari", before, replace(before, name="Sari W."))
    assert renamed.is_on(line(name="Sari W."))
    assert not renamed.is_on(line())
    assert not MemberChange("sari", before, replace(before, phone="+628999")).is_on(line())


def test_votes_are_what_a_list_with_such_a_column_says_and_stay_where_it_has_none() -> None:
    weighted = replace(SARI, weight=12)
    new = Member("A-12", "Sari Wulandari", weight=30)
    assert merged(weighted, MemberDraft(2, new, BARE)).weight == 12
    assert merged(weighted, MemberDraft(2, new, BARE | {Field.WEIGHT})).weight == 30
