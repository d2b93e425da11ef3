"""The organiser's pages, which need no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rat_online.demo.stage import PASSWORD
from tests.browser.device import Device
from tests.browser.serving import COMMITTEE, ServedMeeting
from tests.web.spare_codes import spare_code

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]


def sign_in(device: Device) -> None:
    """The committee, with its second factor."""
    page = device.page
    page.goto(f"{device.network.base}/masuk?petugas")
    page.get_by_label(device.says("door.login")).fill(COMMITTEE)
    page.get_by_label(device.says("door.password")).fill(PASSWORD)
    page.get_by_label(device.says("door.app-code")).fill(spare_code())
    page.get_by_role("button", name=device.says("door.enter"), exact=True).click()
    page.wait_for_url("**/")


def test_an_organiser_makes_links_for_the_officers(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    one = device(served_meeting, 360, 740)
    page = one.page
    sign_in(one)
    page.goto(f"{one.network.base}/panitia/rapat/{served_meeting.id}")
    page.locator("summary", has_text=one.says("organiser.office-links")).click()
    page.get_by_role("button", name=one.says("organiser.make-links")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(one.says("organiser.office-links"))
    expect(page.locator("code", has_text="/masuk?tugas#").first).to_be_visible()
    one.shot("paper", "tautan-petugas", full=True)
    assert one.axe() == []
    assert one.complaints == []
