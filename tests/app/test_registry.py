"""Cooperatives, members, accounts, meetings and freezing a roll."""

from datetime import timedelta

import pytest

from rat_online.app.ports.registry import AccountRole, AlreadyThere, Name
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal
from rat_online.domain.members import Member, MemberStatus
from rat_online.domain.profile import Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import roll_root
from tests.app.entrance import Entrance, refusal

RAT = MeetingKey("melati", "rat")


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative("melati")
    await entrance.cooperative("kenanga")
    return entrance


async def test_a_new_cooperative_has_the_default_rules_and_its_zone(entrance: Entrance) -> None:
    made = await entrance.registry.create_cooperative("Koperasi Mawar", zone="Asia/Jayapura")
    assert await entrance.store.cooperative(made.id) == made
    assert made.zone == "Asia/Jayapura"


async def test_members_are_added_all_or_none(entrance: Entrance) -> None:
    known = await entrance.registry.add_members("melati", [Member("1", "Sari"), Member("2", "Budi")])
    assert len({member.id for member in known}) == 2
    with pytest.raises(AlreadyThere):
        await entrance.registry.add_members("melati", [Member("3", "Tini"), Member("1", "Joko")])
    assert await entrance.store.members("melati") == known


async def test_a_login_is_kept_in_lower_case_and_its_password_only_as_a_hash(entrance: Entrance) -> None:
    account = await entrance.registry.create_account(
        "melati",
        login=" Ratna ",
        name="Ratna",
        password="kopi pagi",
        roles=[AccountRole.AUDITOR],
        person="m1",
    )
    assert (account.id, account.login, account.password_hash) == ("m1", "ratna", "hash of kopi pagi")


async def test_a_revoked_account_keeps_the_time_of_its_first_revocation(entrance: Entrance) -> None:
    account = await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password="kopi pagi", roles=[AccountRole.AUDITOR]
    )
    await entrance.registry.revoke_account(account)
    first = entrance.clock()
    entrance.clock.pass_by(days=1)
    (revoked,) = await entrance.store.accounts("melati")
    await entrance.registry.revoke_account(revoked)
    assert [kept.revoked_at for kept in await entrance.store.accounts("melati")] == [first]


async def test_a_second_meeting_shares_the_series_of_the_first(entrance: Entrance) -> None:
    planned = entrance.clock() + timedelta(days=14)
    first = await entrance.registry.create_meeting("melati", "RAT", planned)
    second = await entrance.registry.create_meeting("melati", "RAT kedua", planned, first)
    third = await entrance.registry.create_meeting("melati", "RAT lanjutan", planned, second)
    assert first.series == first.id
    assert (second.series, third.series) == (first.id, first.id)
    assert (second.previous, third.previous) == (first.id, second.id)


async def test_a_meeting_of_another_cooperative_is_no_predecessor(entrance: Entrance) -> None:
    first = await entrance.registry.create_meeting("melati", "RAT", entrance.clock())
    theirs = entrance.registry.create_meeting("kenanga", "RAT", entrance.clock(), first)
    assert (await refusal(theirs))[0] is Refusal.UNKNOWN_MEETING


class TestTheRoll:
    async def test_holds_members_by_right_in_the_order_of_their_numbers(self, entrance: Entrance) -> None:
        for person, status in (
            ("10", MemberStatus.MEMBER),
            ("9", MemberStatus.MEMBER),
            ("3", MemberStatus.PASSIVE),
            ("4", MemberStatus.PROSPECTIVE),
            ("5", MemberStatus.DECEASED),
        ):
            await entrance.member(person, status=status)
        await entrance.member("1", "kenanga")
        entries, root = await entrance.registry.freeze_roll(RAT)
        lines = await entrance.store.roll_lines(RAT)
        assert entries == (RollEntry("9"), RollEntry("10"))
        assert [(line.ordinal, line.entry, line.frozen) for line in lines] == [
            (1, "9", True),
            (2, "10", True),
        ]
        assert root == roll_root(lines)
        assert len({line.salt for line in lines}) == 2

    async def test_carries_the_votes_of_the_books_only_where_the_rules_weigh_them(
        self, entrance: Entrance
    ) -> None:
        await entrance.member("sari", weight=25)
        entries, _ = await entrance.registry.freeze_roll(RAT)
        assert entries == (RollEntry("sari", 1),)
        entries, root = await entrance.registry.freeze_roll(RAT, Profile(weighted=True))
        assert entries == (RollEntry("sari", 25),)
        assert root == roll_root(await entrance.store.roll_lines(RAT))
        await entrance.member("budi", weight=3)
        assert await entrance.registry.add_to_roll(RAT, "budi", RollEntry("budi", 3)) == RollEntry("budi", 3)

    async def test_keeps_names_as_they_were_when_it_was_frozen(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        await entrance.registry.freeze_roll(RAT)
        await entrance.member("sari", number="new")
        names = await entrance.registry.names_for(RAT, ["sari", "nobody"])
        assert names == {"sari": Name("sari", "Sari")}

    async def test_takes_a_line_of_a_later_change_and_its_root_stays(self, entrance: Entrance) -> None:
        await entrance.member("sari")
        _, root = await entrance.registry.freeze_roll(RAT)
        await entrance.member("budi")
        assert await entrance.registry.add_to_roll(RAT, "budi") == RollEntry("budi")
        assert await entrance.registry.add_to_roll(RAT, "budi") == RollEntry("budi")
        lines = await entrance.store.roll_lines(RAT)
        assert [(line.entry, line.ordinal, line.frozen) for line in lines] == [
            ("sari", 1, True),
            ("budi", 2, False),
        ]
        assert roll_root(lines) == root

    async def test_takes_nobody_from_another_cooperative(self, entrance: Entrance) -> None:
        await entrance.member("theirs", "kenanga")
        assert (await refusal(entrance.registry.add_to_roll(RAT, "theirs")))[0] is Refusal.UNKNOWN_PERSON

    async def test_names_come_from_the_books_for_whoever_is_not_on_it(self, entrance: Entrance) -> None:
        await entrance.member("guest", status=MemberStatus.ASSOCIATE)
        await entrance.registry.freeze_roll(RAT)
        assert await entrance.registry.names_for(RAT, ["guest"]) == {"guest": Name("guest", "Guest")}
