"""Nomination in a real Chromium: found by number, accepted with one tap, verified, on the ballot."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

from tests.adapters.test_portrait import png
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]
NOMINEE = 12
SKY = b"".join(b"\0" + bytes((90, 120 + row // 4, 220 - row // 3)) * 300 for row in range(400))
PHOTO: FilePayload = {"name": "wajah.png", "mimeType": "image/png", "buffer": png(300, 400, SKY)}


def on_screen(meeting: ServedMeeting, device: MakeDevice, name: str) -> None:
    """The hall sees who stands so far, with the face."""
    hall = device(meeting, 1280, 720)
    page = hall.visit(meeting, meeting.offices["committee"], path="/layar")
    expect(page.locator("[data-part=nominees]")).to_contain_text(name)
    expect(page.locator("[data-part=nominees] .face")).to_have_js_property("naturalWidth", 300)
    hall.shot("calon", "layar-pencalonan")
    assert hall.axe() == []
    assert hall.complaints == []


def test_from_the_number_to_the_ballot(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    served_meeting.open()
    served_meeting.lead("open-nominations", item="i1")
    seat = served_meeting.seats[NOMINEE]
    phone = device(served_meeting, 360, 740)
    page = phone.visit(served_meeting, served_meeting.seats[NOMINEE - 1])
    page.get_by_label(phone.says("nominate.number")).fill(seat.number)
    page.get_by_role("button", name=phone.says("nominate.find"), exact=True).click()
    page.get_by_role("button", name=phone.says("nominate.nominate", name=seat.name)).click()
    # What is done is said, and the form is empty for the next.
    expect(page.locator("[data-part=nominated]")).to_contain_text(seat.name)
    expect(page.get_by_label(phone.says("nominate.number"))).to_have_value("")
    page.locator("summary", has_text=phone.says("nominate.own", n=1)).click()
    expect(page.locator("[data-part=nominating] .own-questions")).to_contain_text(seat.name)
    assert phone.axe() == []
    assert not phone.overflows()
    own = device(served_meeting, 360, 740)
    mine = own.visit(served_meeting, seat)
    mine.get_by_role("button", name=own.says("nominate.accept")).click()
    mine.locator("[data-photo-person]").first.set_input_files([PHOTO])
    expect(mine.get_by_role("img", name=own.says("photo.of", name=seat.name))).to_be_visible()
    expect(mine.locator("[data-nomination=nom1]")).to_contain_text(own.says("nominate.accepted"))
    own.shot("calon", "calon-360")
    assert own.axe() == []
    desk = device(served_meeting, 1280, 800)
    console = desk.visit(served_meeting, served_meeting.offices["acting"], path="/konsol")
    console.locator("summary", has_text=desk.says("nominate.console", n=1, waiting=1)).click()
    expect(console.locator("[data-nomination=nom1]")).to_contain_text(seat.name)
    served_meeting.act("committee", "verify-nomination", nomination="nom1")
    expect(console.locator("[data-nomination=nom1]")).to_contain_text(desk.says("nominate.verified"))
    expect(page.locator("[data-part=nominating]")).to_contain_text(desk.says("nominate.verified-so-far", n=1))
    on_screen(served_meeting, device, seat.name)
    console.locator("summary", has_text=desk.says("photo.all")).click()
    desk.shot("calon", "konsol-1280", full=True)
    assert desk.axe() == []
    console.keyboard.press("k")
    expect(console.locator("#act .picked")).to_contain_text(seat.name)
    assert [one.complaints for one in (phone, own, desk)] == [[], [], []]
