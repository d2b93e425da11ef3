"""What every store of links, sessions, seats and offices does alike: memory, SQLite, PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from rat_online.app.ports.entries import EntryGuard
from rat_online.app.ports.identity import (
    Device,
    IdentityStore,
    IdentityWriter,
    LinkUse,
    Office,
    OnFile,
    Seat,
    Series,
    UseOutcome,
)
from rat_online.app.ports.registry import AccountRole, SignInDatum
from tests.contracts.people_stores import (
    NOON,
    PeopleStores,
    a_cooperative,
    a_link,
    a_member,
    a_session,
    after,
    an_account,
    people_stores,
)

SARI, BUDI = Seat("rat", "sari"), Seat("rat", "budi")


@pytest.fixture
async def stores(log_url: str | None) -> AsyncIterator[PeopleStores]:
    async with people_stores(log_url) as stores:
        for name in ("melati", "kenanga"):
            await stores.registry.add_cooperative(a_cooperative(name))
        yield stores


@pytest.fixture
def identity(stores: PeopleStores) -> IdentityStore:
    return stores.identity


async def device_of(identity: IdentityStore, token_hash: str) -> Device | None:
    found = await identity.read(lambda reader: reader.device_of(token_hash))
    return found[1] if found else None


async def signed_in(identity: IdentityStore, *sessions: str, cooperative: str = "melati") -> None:
    async def work(writer: IdentityWriter) -> None:
        for session in sessions:
            await writer.add_session(a_session(session, cooperative))

    await identity.write(work)


async def seated(
    identity: IdentityStore, session: str, seat: Seat, cooperative: str = "melati"
) -> str | None:
    return await identity.write(lambda writer: writer.take_seat(cooperative, session, seat, NOON))


async def test_a_link_comes_back_as_it_was_given_by_its_secret_and_by_its_id(identity: IdentityStore) -> None:
    link = a_link(revoked_at=after(900))
    await identity.write(lambda writer: writer.add_links([link]))
    assert await identity.read(lambda reader: reader.link_by_secret("hash of link")) == link
    assert await identity.read(lambda reader: reader.link("melati", "link")) == link
    assert await identity.read(lambda reader: reader.links_of(link.series)) == [link]
    assert await identity.read(lambda reader: reader.links_to(link.entry)) == [link]


async def test_an_unknown_secret_opens_nothing(identity: IdentityStore) -> None:
    assert await identity.read(lambda reader: reader.link_by_secret("no hash")) is None
    assert await identity.write(lambda writer: writer.open_link("no hash")) is None


async def test_another_cooperative_sees_no_link(identity: IdentityStore) -> None:
    await identity.write(lambda writer: writer.add_links([a_link()]))
    assert await identity.read(lambda reader: reader.link("kenanga", "link")) is None
    assert await identity.read(lambda reader: reader.links_of(Series("kenanga", "rat"))) == []
    other = replace(a_link().entry, cooperative="kenanga")
    assert await identity.read(lambda reader: reader.links_to(other)) == []


async def test_a_link_opens_with_what_the_books_say_of_its_person(stores: PeopleStores) -> None:
    sari = a_member()
    await stores.registry.put_members([sari])
    await stores.registry.change_cooperative(a_cooperative(sign_in_datum=SignInDatum.BIRTH_DATE))
    link = a_link()
    await stores.identity.write(lambda writer: writer.add_links([link]))
    opened = await stores.identity.write(lambda writer: writer.open_link(link.secret_hash))
    assert opened == OnFile(
        link, EntryGuard(link.entry), SignInDatum.BIRTH_DATE, sari.member.phone, sari.member.born_on
    )


async def test_a_link_of_an_officer_who_is_no_member_opens_with_nothing_on_file(
    identity: IdentityStore,
) -> None:
    link = a_link(person="auditor")
    await identity.write(lambda writer: writer.add_links([link]))
    opened = await identity.write(lambda writer: writer.open_link(link.secret_hash))
    assert opened == OnFile(link, EntryGuard(link.entry), SignInDatum.PHONE, None, None)


async def test_the_first_revocation_of_a_link_counts(
    identity: IdentityStore,
) -> None:
    link = a_link()

    async def work(writer: IdentityWriter) -> None:
        await writer.add_links([link])
        await writer.revoke_link("kenanga", "link", after(1))
        await writer.revoke_link("melati", "link", after(2))
        await writer.revoke_link("melati", "link", after(3))

    await identity.write(work)
    kept = await identity.read(lambda reader: reader.link("melati", "link"))
    assert kept == replace(link, revoked_at=after(2))


async def test_uses_come_oldest_first_and_only_those_of_the_series(identity: IdentityStore) -> None:
    uses = [
        LinkUse("b", "melati", "link", after(2), UseOutcome.SIGNED_IN, "phone"),
        LinkUse("c", "melati", "link", after(1), UseOutcome.WRONG_DATUM, None),
        LinkUse("d", "melati", "other", after(1), UseOutcome.SIGNED_IN, "phone"),
        LinkUse("d", "kenanga", "link", after(1), UseOutcome.SIGNED_IN, "phone"),
    ]

    async def work(writer: IdentityWriter) -> None:
        await writer.add_links([a_link(), a_link("other", series=Series("melati", "rapb"))])
        for use in uses:
            await writer.add_use(use)

    await identity.write(work)
    assert await identity.read(lambda reader: reader.link_uses(Series("melati", "rat"))) == [uses[1], uses[0]]


async def test_a_session_is_found_by_its_token_with_its_seats_in_the_order_taken(
    identity: IdentityStore,
) -> None:
    await signed_in(identity, "phone")
    assert await seated(identity, "phone", SARI) is None
    assert await seated(identity, "phone", BUDI) is None
    found = await identity.read(lambda reader: reader.device_of("token of phone"))
    assert found == (a_session("phone"), Device("phone", "melati", (SARI, BUDI)))
    assert await identity.read(lambda reader: reader.device("melati", "phone")) == found
    some = ["token of phone", "token of nobody"]
    assert await identity.read(lambda reader: reader.devices_of(some)) == {"token of phone": found}
    assert await identity.read(lambda reader: reader.device("kenanga", "phone")) is None


async def test_an_entry_has_one_seat_and_taking_it_elsewhere_moves_it(identity: IdentityStore) -> None:
    await signed_in(identity, "phone", "tablet")
    await seated(identity, "phone", SARI)
    await seated(identity, "phone", BUDI)
    assert await seated(identity, "tablet", SARI) == "phone"
    assert await device_of(identity, "token of phone") == Device("phone", "melati", (BUDI,))
    assert await device_of(identity, "token of tablet") == Device("tablet", "melati", (SARI,))
    assert await identity.read(lambda reader: reader.session_in_seat("melati", SARI)) == "tablet"


async def test_taking_the_seat_where_one_sits_changes_nothing(identity: IdentityStore) -> None:
    await signed_in(identity, "phone")
    await seated(identity, "phone", SARI)
    assert await seated(identity, "phone", SARI) is None
    assert await device_of(identity, "token of phone") == Device("phone", "melati", (SARI,))


async def test_a_seat_that_was_left_may_be_taken_again_even_at_the_same_moment(
    identity: IdentityStore,
) -> None:
    await signed_in(identity, "phone")
    await seated(identity, "phone", SARI)
    await identity.write(lambda writer: writer.leave_seat("melati", "phone", SARI, NOON))
    assert await device_of(identity, "token of phone") == Device("phone", "melati")
    assert await seated(identity, "phone", SARI) is None
    assert await device_of(identity, "token of phone") == Device("phone", "melati", (SARI,))


async def test_the_same_entry_of_another_cooperative_is_another_seat(identity: IdentityStore) -> None:
    await signed_in(identity, "phone")
    await signed_in(identity, "theirs", cooperative="kenanga")
    await seated(identity, "phone", SARI)
    assert await seated(identity, "theirs", SARI, cooperative="kenanga") is None
    assert await device_of(identity, "token of phone") == Device("phone", "melati", (SARI,))


async def test_leaving_a_seat_where_somebody_else_sits_by_now_leaves_it_to_them(
    identity: IdentityStore,
) -> None:
    await signed_in(identity, "phone", "tablet")
    await seated(identity, "phone", SARI)
    await seated(identity, "tablet", SARI)
    await identity.write(lambda writer: writer.leave_seat("melati", "phone", SARI, NOON))
    assert await device_of(identity, "token of tablet") == Device("tablet", "melati", (SARI,))


async def test_a_renewed_session_is_found_by_the_new_token_only(identity: IdentityStore) -> None:
    await signed_in(identity, "phone")
    renewed = replace(
        a_session("phone"),
        token_hash="new token",
        renewed_at=after(40),
        last_seen_at=after(60),
        proven_at=after(50),
    )
    await identity.write(lambda writer: writer.renew_session(renewed))
    assert await device_of(identity, "token of phone") is None
    found = await identity.read(lambda reader: reader.device_of("new token"))
    assert found is not None
    assert found[0] == renewed


async def test_a_session_says_when_its_officer_last_gave_more_than_a_password(
    identity: IdentityStore,
) -> None:
    await signed_in(identity, "phone")
    await identity.write(lambda writer: writer.prove_session("melati", "phone", after(60)))
    found = await identity.read(lambda reader: reader.device("melati", "phone"))
    assert found is not None
    assert found[0].proven_at == after(60)
    changed = await identity.read(lambda reader: reader.changed_since(after(60)))
    assert [session.id for session, _ in changed] == ["phone"]


async def test_a_revoked_session_is_not_found_and_its_seats_are_free(identity: IdentityStore) -> None:
    await signed_in(identity, "phone", "tablet")
    await seated(identity, "phone", SARI)
    await identity.write(lambda writer: writer.revoke_session("kenanga", "phone", NOON))
    assert await device_of(identity, "token of phone") is not None
    await identity.write(lambda writer: writer.revoke_session("melati", "phone", NOON))
    assert await device_of(identity, "token of phone") is None
    assert await seated(identity, "tablet", SARI) is None


async def test_an_office_outside_any_series_brings_the_roles_of_its_account(stores: PeopleStores) -> None:
    await stores.registry.add_account(an_account())
    await signed_in(stores.identity, "laptop")
    office = Office(None, "admin")
    await stores.identity.write(lambda writer: writer.take_office("melati", "laptop", office, NOON))
    roles = frozenset({AccountRole.ADMIN, AccountRole.COMMITTEE})
    assert await device_of(stores.identity, "token of laptop") == Device(
        "laptop", "melati", (), (office,), roles
    )


async def test_an_office_in_a_series_brings_no_roles(stores: PeopleStores) -> None:
    await stores.registry.add_account(an_account())
    await signed_in(stores.identity, "laptop")
    office = Office("rat", "admin")
    await stores.identity.write(lambda writer: writer.take_office("melati", "laptop", office, NOON))
    assert await device_of(stores.identity, "token of laptop") == Device("laptop", "melati", (), (office,))


async def test_a_revoked_account_has_neither_office_nor_roles(stores: PeopleStores) -> None:
    await stores.registry.add_account(an_account())
    await signed_in(stores.identity, "laptop")
    office = Office(None, "admin")
    await stores.identity.write(lambda writer: writer.take_office("melati", "laptop", office, NOON))
    await stores.registry.change_account(replace(an_account(), revoked_at=after(1)))
    assert await device_of(stores.identity, "token of laptop") == Device("laptop", "melati")


async def test_sessions_of_a_person_are_those_of_seats_and_offices_last_seen_first(
    identity: IdentityStore,
) -> None:
    await signed_in(identity, "phone", "laptop", "tablet")
    await signed_in(identity, "theirs", cooperative="kenanga")
    await seated(identity, "phone", SARI)
    await seated(identity, "tablet", BUDI)
    await seated(identity, "theirs", SARI, cooperative="kenanga")
    office = Office("rat", "sari")

    async def work(writer: IdentityWriter) -> None:
        await writer.take_office("melati", "laptop", office, NOON)
        await writer.saw({("melati", "phone"): after(2), ("melati", "laptop"): after(9)})

    await identity.write(work)
    found = await identity.read(lambda reader: reader.sessions_of("melati", "sari"))
    assert [(session.id, session.last_seen_at) for session in found] == [
        ("laptop", after(9)),
        ("phone", after(2)),
    ]


async def test_changed_are_sessions_that_came_lost_a_seat_or_were_revoked_but_not_those_seen(
    identity: IdentityStore,
) -> None:
    await signed_in(identity, "phone", "tablet", "seen")
    await seated(identity, "phone", SARI)

    async def work(writer: IdentityWriter) -> None:
        await writer.add_session(a_session("new", at=after(9)))
        await writer.leave_seat("melati", "phone", SARI, after(9))
        await writer.revoke_session("melati", "tablet", after(9))
        await writer.saw({("melati", "seen"): after(9)})

    await identity.write(work)
    changed = await identity.read(lambda reader: reader.changed_since(after(9)))
    assert [(session.id, session.revoked_at, device) for session, device in changed] == [
        ("new", None, Device("new", "melati")),
        ("phone", None, Device("phone", "melati")),
        ("tablet", after(9), Device("tablet", "melati")),
    ]
    assert await identity.read(lambda reader: reader.revoked_since(after(9))) == ["tablet"]
    assert await identity.read(lambda reader: reader.revoked_since(after(10))) == []


async def test_a_work_that_fails_undoes_itself_and_nobody_else(identity: IdentityStore) -> None:
    async def good(writer: IdentityWriter, session: str) -> str:
        await writer.add_session(a_session(session))
        return session

    async def bad(writer: IdentityWriter) -> None:
        await writer.add_session(a_session("bad"))
        raise LookupError("changed its mind")

    works = [identity.write(partial(good, session=f"s{n}")) for n in range(5)]
    answers = await asyncio.gather(*works[:3], identity.write(bad), *works[3:], return_exceptions=True)
    assert [str(answer) for answer in answers] == ["s0", "s1", "s2", "changed its mind", "s3", "s4"]
    for n in range(5):
        assert await device_of(identity, f"token of s{n}") is not None
    assert await device_of(identity, "token of bad") is None


async def test_a_work_sees_what_it_wrote_before_it_is_committed(identity: IdentityStore) -> None:
    async def work(writer: IdentityWriter) -> tuple[Device | None, Device | None]:
        await writer.add_session(a_session("phone"))
        inside = await writer.device_of("token of phone")
        return (inside[1] if inside else None), await device_of(identity, "token of phone")

    inside, outside = await identity.write(work)
    assert inside == Device("phone", "melati")
    assert outside is None


async def test_an_entry_taken_from_everywhere_at_once_sits_in_one_place(identity: IdentityStore) -> None:
    names = [f"s{n}" for n in range(20)]
    await signed_in(identity, *names)
    moved_from = await asyncio.gather(*(seated(identity, name, SARI) for name in names))
    sitting = [
        name for name in names if (await device_of(identity, f"token of {name}") or Device("", "")).seats
    ]
    assert len(sitting) == 1
    assert sorted(filter(None, moved_from)) == sorted(set(names) - set(sitting))


async def test_secrets_that_open_nothing_are_counted_by_day(identity: IdentityStore) -> None:
    async def work(writer: IdentityWriter) -> None:
        await writer.note_miss(NOON)
        await writer.note_miss(after(1))
        await writer.note_miss(after(86_400))

    await identity.write(work)
    misses = await identity.read(lambda reader: reader.misses())
    assert misses == {date(2027, 3, 20): 2, date(2027, 3, 21): 1}
