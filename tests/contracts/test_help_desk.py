"""What every help desk keeps, in memory and on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.help_desk import MemoryHelpDesk
from rat_online.adapters.store.help_desk import SqlHelpDesk
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.help_desk import HelpDeskStore, HelpKind, HelpRequest
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


async def test_the_committees_number_is_the_cooperatives_own(kept: HelpDeskStore) -> None:
    assert await kept.contact("melati") == ""
    await kept.put_contact("melati", "+62811")
    await kept.put_contact("melati", "+62812")
    assert (await kept.contact("melati"), await kept.contact("kenanga")) == ("+62812", "")
