"""Whoever the meeting elected leads from the own phone. Rule book section 3."""

from dataclasses import replace

import pytest

from rat_online.app.leading import Leading
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device, LinkForm, Seat, Series
from rat_online.domain.errors import Refusal
from tests.app.entrance import PIN, Entrance, knows, refusal

RAT = Series("melati", "rat")
SARI = Entry("melati", "rat", "sari")
SEAT = Seat("rat", "sari")
CODE = "ABCD-1234"


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative()
    await entrance.member("sari", number="7")
    await entrance.links.issue_of_group(RAT, CODE, {"sari": "7"})
    return entrance


def leading(entrance: Entrance) -> Leading:
    return Leading(entrance.identity, entrance.sessions, entrance.pin_proof, entrance.clock)


async def as_it_is(entrance: Entrance, device: Device) -> Device:
    found = await entrance.identity.read(lambda identity: identity.device(device.cooperative, device.session))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("form", [LinkForm.LINK, LinkForm.CODE])
async def test_from_a_seat_that_the_own_link_or_card_opened_the_pin_begins_it(
    entrance: Entrance, form: LinkForm
) -> None:
    device = (await entrance.enter(await entrance.link("sari", form=form), knows("7890"))).device
    assert not device.leads("rat", "sari")
    told = await refusal(leading(entrance).begin(device, SARI, "135790"))
    assert told == (Refusal.WRONG_PIN, {"left": 4})
    assert await as_it_is(entrance, device) == device
    await leading(entrance).begin(device, SARI, PIN)
    assert await as_it_is(entrance, device) == replace(device, leading=(SEAT,))
    assert entrance.changes[-1].session == device.session


async def test_from_a_seat_that_a_groups_code_opened_the_own_link_is_asked_for_first(
    entrance: Entrance,
) -> None:
    entered = await entrance.enter(f"{CODE}/7", knows("7890"))
    needed: tuple[Refusal, dict[str, object]] = (Refusal.OWN_LINK_NEEDED, {})
    assert await refusal(leading(entrance).begin(entered.device, SARI, PIN)) == needed
    entrance.clock.pass_by(seconds=1)
    again = await entrance.enter(await entrance.link("sari"), knows("7890"), entered.token)
    assert again.device.session == entered.device.session
    await leading(entrance).begin(again.device, SARI, PIN)
    assert (await as_it_is(entrance, again.device)).leads("rat", "sari")
    entrance.clock.pass_by(seconds=1)
    last = await entrance.enter(f"{CODE}/7", knows("7890"), again.token)
    assert await refusal(leading(entrance).begin(last.device, SARI, PIN)) == needed


async def test_it_ends_with_the_seat_and_does_not_come_back_with_it(entrance: Entrance) -> None:
    secret = await entrance.link("sari")
    entered = await entrance.enter(secret, knows("7890"))
    await leading(entrance).begin(entered.device, SARI, PIN)
    await entrance.sessions.leave(entered.device, SEAT)
    again = await entrance.enter(secret, knows("7890"), entered.token)
    assert not (await as_it_is(entrance, again.device)).leads("rat", "sari")
