"""Nomination in a real Chromium: found by number, accepted with one tap, verified, on the ballot."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]
NOMINEE = 12


def test_from_the_number_to_the_ballot(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    served_meeting.open()
    served_meeting.lead("open-nominations", item="i1")
    seat = served_meeting.seats[NOMINEE]
    phone = device(served_meeting, 360, 740)
    page = phone.visit(served_meeting, served_meeting.seats[NOMINEE - 1])
    page.get_by_label(phone.says("nominate.number")).fill(seat.number)
    page.get_by_role("button", name=phone.says("nominate.find"), exact=True).click()
    page.get_by_role("button", name=phone.says("nominate.nominate", name=seat.name)).click()
    page.locator("summary", has_text=phone.says("nominate.own", n=1)).click()
    expect(page.locator("[data-part=nominating] .own-questions")).to_contain_text(seat.name)
    assert phone.axe() == []
    assert not phone.overflows()
    own = device(served_meeting, 360, 740)
    mine = own.visit(served_meeting, seat)
    mine.get_by_role("button", name=own.says("nominate.accept")).click()
    expect(mine.locator("[data-nomination=nom1]")).to_contain_text(own.says("nominate.accepted"))
    assert own.axe() == []
    desk = device(served_meeting, 1280, 800)
    console = desk.visit(served_meeting, served_meeting.offices["acting"], path="/konsol")
    console.locator("summary", has_text=desk.says("nominate.console", n=1, waiting=1)).click()
    expect(console.locator("[data-nomination=nom1]")).to_contain_text(seat.name)
    served_meeting.act("committee", "verify-nomination", nomination="nom1")
    expect(console.locator("[data-nomination=nom1]")).to_contain_text(desk.says("nominate.verified"))
    expect(page.locator("[data-part=nominating]")).to_contain_text(desk.says("nominate.verified-so-far", n=1))
    assert desk.axe() == []
    console.keyboard.press("k")
    expect(console.locator("#act .picked")).to_contain_text(seat.name)
    assert [one.complaints for one in (phone, own, desk)] == [[], [], []]
