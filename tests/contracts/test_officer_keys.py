"""What every store keeps of officers' codes and passkeys, in memory and on both databases."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.officer_keys import MemoryOfficerKeys
from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.app.ports.officer_keys import AppCode, OfficerKeys, Passkey
from tests.contracts.stores import opened

AT = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
CODE = AppCode("melati", "ratna", b"sealed", AT, 7)
KEY = Passkey("a", "melati", "ratna", b"key", 1, "HP Ratna", AT)


@pytest.fixture
async def kept(log_url: str | None) -> AsyncIterator[OfficerKeys]:
    if log_url is None:
        yield MemoryOfficerKeys()
        return
    async with opened(log_url) as database:
        yield SqlOfficerKeys(database)


async def test_a_code_is_replaced_and_no_time_step_is_taken_twice(kept: OfficerKeys) -> None:
    assert await kept.app_code("melati", "ratna") is None
    await kept.put_app_code(replace(CODE, sealed=b"former", confirmed_at=None))
    await kept.put_app_code(CODE)
    assert await kept.app_code("melati", "ratna") == CODE
    assert await kept.app_code("kenanga", "ratna") is None
    at_once = await asyncio.gather(*(kept.take_step("melati", "ratna", 8) for _ in range(4)))
    assert sorted(at_once) == [False, False, False, True]
    assert not await kept.take_step("melati", "ratna", 7)
    assert not await kept.take_step("melati", "budi", 9)


async def test_a_recovery_code_is_used_once_and_new_ones_replace_all(kept: OfficerKeys) -> None:
    await kept.put_recovery_codes("melati", "ratna", ["one", "two"])
    at_once = await asyncio.gather(*(kept.take_recovery_code("melati", "ratna", "one") for _ in range(4)))
    assert sorted(at_once) == [False, False, False, True]
    assert not await kept.take_recovery_code("melati", "budi", "two")
    assert await kept.recovery_codes_left("melati", "ratna") == 1
    await kept.put_recovery_codes("melati", "ratna", ["three"])
    assert not await kept.take_recovery_code("melati", "ratna", "two")


async def test_passkeys_are_found_by_their_id_and_removed_by_their_owner(kept: OfficerKeys) -> None:
    other = replace(KEY, id="b", created_at=AT + timedelta(days=1))
    await kept.add_passkey(other)
    await kept.add_passkey(KEY)
    assert await kept.passkeys("melati", "ratna") == [KEY, other]
    assert await kept.passkeys("kenanga", "ratna") == []
    await kept.used_passkey(KEY, 5, AT)
    assert await kept.passkey("a") == replace(KEY, sign_count=5, last_used_at=AT)
    await kept.remove_passkey("melati", "budi", "a")
    await kept.remove_passkey("melati", "ratna", "b")
    assert [one.id for one in await kept.passkeys("melati", "ratna")] == ["a"]
    assert await kept.passkey("b") is None


async def test_clearing_leaves_nothing_of_an_officer_and_all_of_the_others(kept: OfficerKeys) -> None:
    for account in ("ratna", "budi"):
        await kept.put_app_code(replace(CODE, account=account))
        await kept.put_recovery_codes("melati", account, ["one"])
        await kept.add_passkey(replace(KEY, id=account, account=account))
    await kept.clear("melati", "ratna")
    left = {}
    for account in ("ratna", "budi"):
        code = await kept.app_code("melati", account)
        recovery = await kept.recovery_codes_left("melati", account)
        left[account] = (code is not None, recovery, len(await kept.passkeys("melati", account)))
    assert left == {"ratna": (False, 0, 0), "budi": (True, 1, 1)}
