"""What every help desk keeps, in memory and on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.help_desk import MemoryHelpDesk
from rat_online.adapters.store.help_desk import SqlHelpDesk
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.help_desk import HelpDeskStore, HelpKind, HelpRequest, HelpSource
from rat_online.domain.chain import MeetingKey
from tests.contracts.stores import opened

AT = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
RAT = MeetingKey("melati", "rat")


@pytest.fixture
async def kept(log_url: str | None) -> AsyncIterator[HelpDeskStore]:
    if log_url is None:
        yield MemoryHelpDesk()
        return
    async with opened(log_url) as database:
        yield SqlHelpDesk(database)


def a_request(person: str, minutes: int = 0) -> HelpRequest:
    entry = Entry("melati", "rat", person)
    return HelpRequest(entry, AT + timedelta(minutes=minutes), HelpKind.CANNOT_ENTER, "PIN lupa")


async def test_asking_again_replaces_and_what_waits_comes_first(kept: HelpDeskStore) -> None:
    await kept.ask(replace(a_request("sari"), text="lama"))
    for request in (a_request("sari", 1), a_request("budi", 2), a_request("tini")):
        await kept.ask(request)
    await kept.done(a_request("tini").entry, AT)
    done = replace(a_request("tini"), done_at=AT)
    assert await kept.requests(RAT) == [a_request("sari", 1), a_request("budi", 2), done]
    assert await kept.requests(MeetingKey("kenanga", "rat")) == []


async def test_what_came_another_way_replaces_nothing_and_is_seen_to_apart(kept: HelpDeskStore) -> None:
    """What anybody may have written waits behind what members say."""
    own = a_request("sari", 2)
    by_number = replace(a_request("sari"), source=HelpSource.NUMBER, text="sudah beres")
    by_link = replace(a_request("sari", 1), source=HelpSource.LINK)
    for request in (own, by_number, by_link):
        await kept.ask(request)
    assert await kept.requests(RAT) == [by_link, own, by_number]
    await kept.done(own.entry, AT, HelpSource.NUMBER)
    assert await kept.requests(RAT) == [by_link, own, replace(by_number, done_at=AT)]
    await kept.done(own.entry, AT)
    assert all(one.done_at == AT for one in await kept.requests(RAT))


async def test_the_committees_number_is_the_cooperatives_own(kept: HelpDeskStore) -> None:
    assert await kept.contact("melati") == ""
    await kept.put_contact("melati", "+62811")
    await kept.put_contact("melati", "+62812")
    assert (await kept.contact("melati"), await kept.contact("kenanga")) == ("+62812", "")
