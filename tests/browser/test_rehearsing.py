"""A rehearsal in real browsers: made by the committee, led by the chair, joined by a member who chose to."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakeDevice
from tests.browser.console_page import Console
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_paper_pages import sign_in

pytestmark = pytest.mark.browser

MEMBER = 15
SIMULATED = 30


def look(device: Device, name: str) -> None:
    device.shot("gladi", name, full=True)
    assert device.axe() == [], name
    assert not device.overflows(), name


def made(laptop: Device, meeting: ServedMeeting) -> str:
    """A rehearsal with simulated members and real ones; its id."""
    page = laptop.page
    page.goto(f"{laptop.network.base}/panitia/rapat/{meeting.id}/gladi")
    page.get_by_label(laptop.says("rehearsal.simulated")).fill(str(SIMULATED))
    page.get_by_label(laptop.says("rehearsal.with-members")).check()
    page.get_by_role("button", name=laptop.says("rehearsal.make")).click()
    found = page.locator("[data-rehearsal]")
    expect(found).to_have_count(1)
    look(laptop, "panitia")
    return found.get_attribute("data-rehearsal") or ""


def join(device: Device) -> None:
    device.page.get_by_role("button", name=device.says("rehearsal.join")).click()
    expect(device.page.locator(".rehearsal")).to_contain_text(device.says("meeting.rehearsal"))


def test_the_chair_leads_a_rehearsal_and_a_member_votes_among_the_simulated(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    laptop, desk = device(served_meeting, 1280, 800), device(served_meeting, 1280, 800)
    phone = device(served_meeting, 360, 640, language="en", color_scheme="dark")
    sign_in(laptop)
    rehearsal = made(laptop, served_meeting)
    desk.visit(served_meeting, served_meeting.offices["acting"], path="/konsol")
    expect(desk.page.get_by_text(desk.says("rehearsal.still-under-way"))).to_be_visible()
    desk.shot("gladi", "konsol-sesungguhnya", full=True)
    join(desk)
    phone.visit(served_meeting, served_meeting.seats[MEMBER])
    look(phone, "tawaran")
    join(phone)
    phone.page.get_by_role("button", name=phone.says("member.here")).click()
    console = Console(desk.page)
    expect(desk.page.locator("#quorum [data-part=present]")).to_have_text(str(SIMULATED + 1), timeout=60_000)
    console.does("open-meeting")
    console.starts("Laporan pertanggungjawaban pengurus")
    console.also("propose-decision", text="Rapat menerima laporan pengurus.", subject="accountability")
    console.also("open-ballot")
    phone.page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    look(phone, "memilih")
    phone.page.locator("[data-part=submit]").click()
    expect(phone.page.locator("[data-part=receipt]")).to_be_visible()
    desk.shot("gladi", "konsol", full=True)
    screen = device(served_meeting, 1920, 1080)
    sign_in(screen)
    screen.page.goto(f"{screen.network.base}/rapat/{rehearsal}/layar")
    expect(screen.page.locator(".rehearsal")).to_be_visible()
    screen.page.locator("[data-connection=connected]").first.wait_for(state="attached")
    look(screen, "layar")
    assert served_meeting.view["figures"]["quorum"]["present"] == 0
    assert [one.complaints for one in (laptop, desk, phone, screen)] == [[], [], [], []]
