"""What every store of cooperatives, people, meetings and rolls does alike: memory, SQLite, PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange
from rat_online.app.ports.registry import (
    AccountRole,
    AlreadyThere,
    MeetingRow,
    Name,
    RegistryStore,
    SignInDatum,
)
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import Board, MemberStatus
from rat_online.domain.profile import Profile
from rat_online.domain.roll_lines import Entitled, freeze_lines
from tests.contracts.people_stores import NOON, a_cooperative, a_member, after, an_account, people_stores

RAT = MeetingKey("melati", "rat")


@pytest.fixture
async def registry(log_url: str | None) -> AsyncIterator[RegistryStore]:
    async with people_stores(log_url) as stores:
        yield stores.registry


@pytest.fixture
async def two(registry: RegistryStore) -> RegistryStore:
    """A registry of two cooperatives."""
    await registry.add_cooperative(a_cooperative("melati"))
    await registry.add_cooperative(a_cooperative("kenanga"))
    return registry


async def test_a_cooperative_comes_back_with_its_whole_profile_of_rules(registry: RegistryStore) -> None:
    melati = a_cooperative(
        legal_number="518/BH/1998",
        address="Jl. Melati 7\nSurabaya",
        zone="Asia/Makassar",
        profile=Profile(grace_s=600, may_change=True),
        sign_in_datum=SignInDatum.BIRTH_DATE,
        expected_members=1204,
    )
    await registry.add_cooperative(melati)
    assert await registry.cooperative("melati") == melati
    assert await registry.cooperative("kenanga") is None
    changed = replace(melati, name="Koperasi Melati Jaya", profile=Profile())
    act = BookAct("melati", "act1", NOON, BookActKind.RULES_CHANGED, "ratna")
    await registry.change_cooperative(changed, [act])
    assert await registry.cooperatives() == [changed]
    assert await registry.acts("melati") == [act]


async def test_a_cooperative_is_added_once(two: RegistryStore) -> None:
    with pytest.raises(AlreadyThere, match="id"):
        await two.add_cooperative(a_cooperative("melati"))


async def test_founding_works_once_however_many_try_at_the_same_time(registry: RegistryStore) -> None:
    tries = [
        registry.found(a_cooperative(name), an_account(cooperative=name))
        for name in ("melati", "kenanga", "mawar")
    ]
    assert sorted(await asyncio.gather(*tries)) == [False, False, True]
    (founded,) = await registry.cooperatives()
    assert len(await registry.accounts(founded.id)) == 1


async def test_members_come_back_as_they_were_given(two: RegistryStore) -> None:
    full = a_member(
        email="sari@melati.example",
        group="Rungkut",
        status=MemberStatus.PASSIVE,
        position="Ketua Pengawas",
        board=Board.SUPERVISORY,
        weight=12,
    )
    bare = a_member("budi", number="7", name="Budi", sex=None, phone=None, born_on=None)
    await two.put_members([full, bare])
    assert await two.member("melati", "sari") == full
    assert await two.members("melati") == [bare, full]
    assert await two.member("kenanga", "sari") is None
    assert await two.members("kenanga") == []


async def test_a_member_who_is_there_is_replaced(two: RegistryStore) -> None:
    await two.put_members([a_member()])
    await two.put_members([a_member(name="Sari W.", phone=None)])
    assert await two.members("melati") == [a_member(name="Sari W.", phone=None)]


async def test_a_number_belongs_to_one_member_however_it_is_spelled_and_all_or_none_are_written(
    two: RegistryStore,
) -> None:
    await two.put_members([a_member("sari", number="A-12")])
    with pytest.raises(AlreadyThere, match="member-number"):
        await two.put_members([a_member("new", number="A-13"), a_member("budi", number="a - 12")])
    assert [known.id for known in await two.members("melati")] == ["sari"]
    await two.put_members([a_member("theirs", "kenanga", number="A-12")])
    assert await two.member_by_number("melati", " a-1 2") == a_member("sari", number="A-12")
    assert await two.member_by_number("kenanga", "A-12") == a_member("theirs", "kenanga", number="A-12")
    assert await two.member_by_number("melati", "A-1") is None


async def test_two_members_may_exchange_their_numbers(two: RegistryStore) -> None:
    await two.put_members([a_member("sari", number="1"), a_member("budi", number="2")])
    await two.put_members([a_member("sari", number="2"), a_member("budi", number="1")])
    assert [known.id for known in await two.members("melati")] == ["budi", "sari"]


async def test_members_are_listed_shorter_numbers_first_and_by_pages(two: RegistryStore) -> None:
    await two.put_members([a_member(f"m{n}", number=str(n)) for n in (10, 9, 100, 1, 20)])

    async def numbers(offset: int, limit: int | None) -> list[str]:
        return [known.member.number for known in await two.members("melati", offset=offset, limit=limit)]

    assert await numbers(0, None) == ["1", "9", "10", "20", "100"]
    assert await numbers(2, 2) == ["10", "20"]
    assert await numbers(4, None) == ["100"]


async def test_a_search_finds_a_part_of_name_number_or_group_in_any_case(two: RegistryStore) -> None:
    await two.put_members(
        [
            a_member("sari", number="K-1", name="SARI Wulandari", group="Rungkut"),
            a_member("budi", number="K-2", name="Budi 100%", group="Waru"),
            a_member("zoe", number="K-3", name="Zoë Äpfel", group="Waru", status=MemberStatus.DEPARTED),
        ]
    )

    async def found(search: str, statuses: set[MemberStatus] | None = None) -> list[str]:
        members = await two.members("melati", search=search, statuses=statuses)
        assert await two.count_members("melati", search=search, statuses=statuses) == len(members)
        return [known.id for known in members]

    assert await found("sari") == ["sari"]
    assert await found(" äPFEL ") == ["zoe"]
    assert await found("k-2") == ["budi"]
    assert await found("waru") == ["budi", "zoe"]
    assert await found("waru", {MemberStatus.MEMBER}) == ["budi"]
    assert await found("%") == ["budi"]
    assert await found("_") == []
    assert await found("", set()) == []


async def test_a_search_finds_a_phone_however_it_is_written_and_a_group_narrows_it(
    two: RegistryStore,
) -> None:
    await two.put_members(
        [
            a_member("sari", number="1", phone="+6281234567890", group="Waru"),
            a_member("budi", number="2", phone="+6281234567891", group="rungkut"),
            a_member("tono", number="3", phone=None, status=MemberStatus.DECEASED),
        ]
    )
    for search, found in (("081234567890", ["sari"]), ("+62812345678", ["sari", "budi"]), ("0899", [])):
        assert [known.id for known in await two.members("melati", search=search)] == found, search
    assert [known.id for known in await two.members("melati", group="Waru")] == ["sari"]
    assert await two.count_members("melati", search="0812", group="Waru") == 1
    assert await two.groups("melati") == ["rungkut", "Waru"]
    assert await two.count_by_status("melati") == {MemberStatus.MEMBER: 2, MemberStatus.DECEASED: 1}
    assert (await two.groups("kenanga"), await two.count_by_status("kenanga")) == ([], {})


async def test_writing_no_members_changes_nothing(two: RegistryStore) -> None:
    await two.put_members([])
    assert await two.count_members("melati") == 0


async def test_accounts_come_back_and_only_some_things_change(two: RegistryStore) -> None:
    account = an_account()
    await two.add_account(account)
    assert await two.account("melati", "admin") == account
    assert await two.account_by_login("admin@melati.example") == account
    assert await two.account("kenanga", "admin") is None
    changed = replace(
        account,
        name="Ratna",
        roles=frozenset({AccountRole.AUDITOR}),
        password_hash="new",
        revoked_at=after(5),
    )
    await two.change_account(replace(changed, login="other"))
    assert await two.accounts("melati") == [changed]


async def test_a_login_is_taken_in_the_whole_install_and_an_id_in_its_cooperative(two: RegistryStore) -> None:
    await two.add_account(an_account(login="ratna"))
    with pytest.raises(AlreadyThere, match="login"):
        await two.add_account(an_account("other", "kenanga", login="ratna"))
    with pytest.raises(AlreadyThere, match="id"):
        await two.add_account(an_account(login="dewi"))
    await two.add_account(an_account(cooperative="kenanga", login="dewi"))


async def test_only_a_rehearsal_is_taken_off_the_books_with_its_roll(two: RegistryStore) -> None:
    real = MeetingRow("melati", "rat", "rat", "RAT", NOON, NOON)
    practice = replace(real, id="gladi", series="gladi", rehearsal_of="rat")
    lines, _ = freeze_lines([Entitled("m1", "1", "Anggota 1", "member")], [bytes(16)])
    for row in (real, practice):
        await two.put_meeting(row)
        await two.put_roll_lines(row.key, lines)
    assert await two.meeting(practice.key) == practice
    assert not await two.remove_rehearsal(real.key)
    assert not await two.remove_rehearsal(MeetingKey("kenanga", "gladi"))
    assert await two.remove_rehearsal(practice.key)
    assert not await two.remove_rehearsal(practice.key)
    assert await two.meetings("melati") == [real]
    assert (await two.roll_lines(practice.key), await two.roll_lines(real.key)) == ([], lines)


async def test_a_meeting_that_was_never_scheduled_leaves_the_list_of_its_cooperative(
    two: RegistryStore,
) -> None:
    for of in ("melati", "kenanga"):
        points = ("Balai Desa", "Ciwidey")
        act = BookAct(of, "act1", NOON, BookActKind.POINTS_CHANGED, "ratna")
        await two.put_meeting(MeetingRow(of, "rat", "rat", "RAT", NOON, NOON, points=points), [act])
        assert await two.acts(of) == [act]
    await two.drop_meeting(MeetingKey("melati", "rat"))
    await two.drop_meeting(MeetingKey("melati", "rat"))
    assert await two.meetings("melati") == []
    assert [row.points for row in await two.meetings("kenanga")] == [("Balai Desa", "Ciwidey")]


async def test_meetings_are_listed_the_latest_planned_first(two: RegistryStore) -> None:
    first = MeetingRow("melati", "rat", "rat", "RAT 2026", NOON, NOON)
    second = MeetingRow("melati", "rat2", "rat", "RAT 2026, rapat kedua", after(86_400), NOON, "rat")
    theirs = MeetingRow("kenanga", "rat", "rat", "RAT", NOON, NOON)
    for meeting in (first, second, theirs):
        await two.put_meeting(meeting)
    assert await two.meetings("melati") == [second, first]
    assert await two.meeting(MeetingKey("kenanga", "rat")) == theirs
    assert await two.meeting(MeetingKey("kenanga", "rat2")) is None
    await two.put_meeting(replace(first, title="RAT tahun buku 2026"))
    assert (await two.meetings("melati"))[1].title == "RAT tahun buku 2026"


async def test_a_cooperative_froze_a_roll_unless_only_a_rehearsal_did(two: RegistryStore) -> None:
    real = MeetingRow("melati", "rat", "rat", "RAT", NOON, NOON)
    practice = replace(real, id="gladi", series="gladi", rehearsal_of="rat")
    lines, _ = freeze_lines([Entitled("m1", "1", "Anggota 1", "member")], [bytes(16)])
    for row, froze in ((practice, False), (real, True)):
        await two.put_meeting(row)
        await two.put_roll_lines(row.key, lines)
        assert await two.ever_froze("melati") is froze
    assert not await two.ever_froze("kenanga")


async def test_roll_lines_are_replaced_by_a_freeze_and_kept_by_a_later_change(
    registry: RegistryStore,
) -> None:
    entitled = [Entitled(f"m{n}", str(n), f"Anggota {n}", "member") for n in range(3)]
    lines, _ = freeze_lines(entitled, [bytes([n]) * 16 for n in range(3)])
    await registry.put_roll_lines(RAT, lines[:1])
    await registry.put_roll_lines(RAT, list(reversed(lines[:2])))
    assert await registry.roll_lines(RAT) == lines[:2]
    late = replace(lines[2], frozen=False)
    await registry.add_roll_line(RAT, late)
    assert await registry.roll_lines(RAT) == [*lines[:2], late]
    with pytest.raises(AlreadyThere):
        await registry.add_roll_line(RAT, late)
    assert await registry.roll_lines(MeetingKey("kenanga", "rat")) == []


async def test_an_empty_roll_has_no_lines(registry: RegistryStore) -> None:
    await registry.put_roll_lines(RAT, [])
    assert await registry.roll_lines(RAT) == []


async def test_names_are_those_of_the_books_then_of_the_accounts_and_of_no_other_cooperative(
    two: RegistryStore,
) -> None:
    await two.put_members([a_member("sari"), a_member("theirs", "kenanga")])
    await two.add_account(an_account("admin"))
    await two.add_account(an_account("sari", login="sari", name="Bu Sari"))
    names = await two.names("melati", {"sari", "admin", "theirs", "nobody"})
    assert names == {"sari": Name("0012", "Sari Wulandari"), "admin": Name("", "Ratna Dewi")}
    assert await two.names("melati", []) == {}


async def test_names_of_thousands_are_found(two: RegistryStore) -> None:
    await two.put_members([a_member(f"m{n}", number=str(n)) for n in range(2_500)])
    assert len(await two.names("melati", [f"m{n}" for n in range(2_500)])) == 2_500


async def test_what_was_changed_is_written_with_the_change_or_not_at_all(two: RegistryStore) -> None:
    await two.put_members([a_member("sari"), a_member("budi", number="2")], [an_act("one", "sari")])
    with pytest.raises(AlreadyThere):
        await two.put_members([a_member("budi")], [an_act("two", "budi")])
    assert await two.acts("melati") == [an_act("one", "sari")]
    await two.add_account(an_account(), [an_act("three", "admin", 1)])
    await two.change_account(an_account(name="Ratna"), [an_act("four", "admin", 2)])
    assert [act.id for act in await two.acts("melati")] == ["four", "three", "one"]


async def test_changes_are_narrowed_to_one_entry_or_kind_of_the_own_cooperative(two: RegistryStore) -> None:
    kept = [an_act(str(number), "sari" if number % 2 else "budi", number) for number in range(6)]
    await two.note_acts(kept)
    assert await two.acts("kenanga") == []
    assert [act.id for act in await two.acts("melati", subject="sari")] == ["5", "3", "1"]
    assert [act.id for act in await two.acts("melati", offset=1, limit=2)] == ["4", "3"]
    assert await two.acts("melati", kinds=[BookActKind.IMPORTED]) == []


def an_act(id: str, subject: str, seconds: int = 0) -> BookAct:
    changes = (FieldChange("phone", "+6281234567890", ""),)
    return BookAct("melati", id, after(seconds), BookActKind.MEMBER_CHANGED, "ratna", subject, changes)
