"""The organiser's pages, which need no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rat_online.demo.stage import PASSWORD
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]


def sign_in(device: Device, login: str) -> None:
    page = device.page
    page.goto(f"{device.network.base}/masuk?petugas")
    page.get_by_label(device.says("door.login")).fill(login)
    page.get_by_label(device.says("door.password")).fill(PASSWORD)
    page.get_by_role("button", name=device.says("door.enter"), exact=True).click()
    page.wait_for_url("**/")


def test_an_organiser_sets_up_a_meeting_and_takes_the_links_away(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    one = device(served_meeting, 360, 740)
    page = one.page
    sign_in(one, "panitia")
    page.goto(f"{one.network.base}/panitia/rapat/baru")
    page.get_by_label(one.says("organiser.name")).fill("RAT percobaan")
    page.get_by_label(one.says("organiser.planned-at")).fill("2028-03-20T09:00")
    page.get_by_role("button", name=one.says("organiser.create")).click()
    # The browser itself asks for what is missing; with it filled in the meeting is made.
    page.get_by_label(one.says("organiser.role-acting-chair")).fill(served_meeting.seats[0].number)
    page.get_by_role("button", name=one.says("organiser.create")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        one.says("organiser.created", title="RAT percobaan")
    )
    assert one.axe() == []
    one.shot("paper", "rapat-dibuat", full=True)
    with page.expect_download() as download:
        page.get_by_role("link", name=one.says("organiser.download-links")).click()
    assert download.value.suggested_filename == "tautan-anggota.csv"
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(served_meeting.seats)
    assert one.complaints == []
