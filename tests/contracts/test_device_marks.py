"""What is kept of a browser beyond its sessions; of every implementation."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from rat_online.app.ports.identity import DeviceMark, IdentityStore, IdentityWriter
from tests.contracts.people_stores import a_cooperative, a_session, after, people_stores


@pytest.fixture
async def identity(log_url: str | None) -> AsyncIterator[IdentityStore]:
    async with people_stores(log_url) as stores:
        for name in ("melati", "kenanga"):
            await stores.registry.add_cooperative(a_cooperative(name))
        yield stores.identity


async def test_marks_outlive_their_sessions_and_are_of_one_cooperative(identity: IdentityStore) -> None:
    async def work(writer: IdentityWriter) -> None:
        await writer.add_session(replace(a_session("phone"), mark="a"))
        await writer.add_session(replace(a_session("again"), mark="a"))
        await writer.add_session(a_session("unmarked"))
        await writer.add_session(replace(a_session("other", "kenanga"), mark="b"))
        await writer.revoke_session("melati", "phone", after(1))
        await writer.leave_as_kiosk("melati", "again", after(2))
        await writer.leave_as_kiosk("kenanga", "again", after(2))

    await identity.write(work)
    assert await identity.read(lambda reader: reader.device_marks("melati")) == {
        "phone": DeviceMark("a", is_kiosk=False),
        "again": DeviceMark("a", is_kiosk=True),
    }
    found = await identity.read(lambda reader: reader.device("melati", "again"))
    assert found is not None
    assert (found[0].mark, found[0].kiosk_at) == ("a", after(2))


async def test_a_session_without_a_mark_takes_one_when_it_is_renewed(identity: IdentityStore) -> None:
    async def work(writer: IdentityWriter) -> None:
        await writer.add_session(a_session("phone"))
        await writer.renew_session(replace(a_session("phone"), mark="a"))

    await identity.write(work)
    marks = await identity.read(lambda reader: reader.device_marks("melati"))
    assert marks == {"phone": DeviceMark("a", is_kiosk=False)}
