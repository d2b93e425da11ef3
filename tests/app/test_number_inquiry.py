"""Names asked by number: so many each seat."""

from datetime import UTC, datetime, timedelta

import pytest

from rat_online.adapters.memory.tallies import MemoryTallies
from rat_online.app.number_inquiry import SEAT, NumberInquiry
from rat_online.app.ports.entries import Entry
from rat_online.domain.errors import Refusal, Refused

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
SARI, BUDI = Entry("melati", "rat", "sari"), Entry("melati", "rat", "budi")


async def spent(*seats: Entry) -> NumberInquiry:
    inquiry = NumberInquiry(MemoryTallies())
    for _ in range(SEAT.at_once):
        await inquiry.ask(seats, NOON)
    return inquiry


async def refused(inquiry: NumberInquiry, *seats: Entry) -> bool:
    with pytest.raises(Refused) as why:
        await inquiry.ask(seats, NOON)
    return why.value.code is Refusal.TOO_MANY_ATTEMPTS


async def test_a_seat_has_a_dozen_and_gains_one_every_five_minutes() -> None:
    inquiry = await spent(SARI)
    assert await refused(inquiry, SARI)
    await inquiry.ask([BUDI], NOON)
    await inquiry.ask([SARI], NOON + timedelta(minutes=5))


async def test_a_second_member_on_the_device_gives_the_first_no_more() -> None:
    assert await refused(await spent(SARI), SARI, BUDI)
    assert await refused(await spent(SARI, BUDI), BUDI)
