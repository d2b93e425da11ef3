"""A proxy in a real Chromium: given and documented, voted by, counted apart, ended by the giver's coming."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.device import Device
from tests.browser.serving import Link, ServedMeeting

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]
GIVER, HOLDER = 15, 16
LETTER: FilePayload = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 surat kuasa"}


def give(phone: Device, page: Page, holder: Link) -> None:
    """From the room to the own page of proxies, and the letter with it."""
    page.get_by_role("link", name=phone.says("proxy.give")).click()
    page.get_by_label(phone.says("proxy.holder-number")).fill(holder.number)
    page.get_by_label(phone.says("proxy.holder-name")).fill(holder.name)
    phone.shot("kuasa", "beri-360", full=True)
    assert phone.axe() == []
    page.get_by_role("button", name=phone.says("proxy.give-act")).click()
    page.get_by_label(phone.says("proxy.letter")).set_input_files([LETTER])
    phone.shot("kuasa", "surat-360", full=True)
    page.get_by_role("button", name=phone.says("proxy.attach")).click()
    expect(page.get_by_text(phone.says("proxy.page-in-force"))).to_be_visible()
    assert phone.axe() == []
    assert not phone.overflows()


def vote(phone: Device, page: Page, choice: str) -> None:
    form = page.locator("form[data-form=cast-vote]")
    form.get_by_text(phone.says(choice), exact=True).click()
    form.locator("[type=submit]").click()


def the_giver_comes(meeting: ServedMeeting, phone: Device, page: Page) -> None:
    """In the middle of the ballot: told first that it ends the proxy, then what the holder has voted."""
    giver, holder = meeting.seats[GIVER], meeting.seats[HOLDER]
    page.goto(f"{meeting.base}/rapat/{meeting.id}")
    told = phone.says("proxy.ends-by-coming", name=giver.name, holder=holder.name)
    expect(page.get_by_text(told)).to_be_visible()
    phone.shot("kuasa", "pemberi-datang-360", full=True)
    page.get_by_role("button", name=phone.says("member.here"), exact=True).click()
    expect(page.locator("[data-part=receipt]")).to_contain_text(holder.name)
    phone.shot("kuasa", "pemberi-sudah-360", full=True)
    assert phone.axe() == []


def test_from_the_letter_to_the_vote_and_the_giver_who_comes(
    serve_meeting: Callable[[str], ServedMeeting], device: MakeDevice
) -> None:
    meeting = serve_meeting("proxies")
    giver, holder = meeting.seats[GIVER], meeting.seats[HOLDER]
    theirs, mine = device(meeting, 360, 740), device(meeting, 360, 740)
    away = theirs.visit(meeting, giver)
    give(theirs, away, holder)
    room = mine.visit(meeting, holder)
    expect(room.locator("[data-part=proxies]")).to_contain_text(giver.name)
    room.get_by_role("button", name=mine.says("member.here-of", name=holder.name)).click()
    desk = device(meeting, 1280, 800)
    listed = desk.visit(meeting, meeting.offices["committee"], path="/daftar-kuasa", connected=False)
    expect(listed.get_by_text(desk.says("proxy.chip-present"))).to_be_visible()
    desk.shot("kuasa", "daftar-1280", full=True)
    assert desk.axe() == []
    meeting.open()
    ballot = meeting.open_ballot(meeting.propose("Laporan diterima."))
    vote(mine, room, "ballot.for")
    # One by one, as on a shared phone: the second paper says whose it is.
    expect(room.locator("[data-part=voter]")).to_contain_text(giver.name)
    mine.shot("kuasa", "suara-untuk-360", full=True)
    assert mine.axe() == []
    assert not mine.overflows()
    vote(mine, room, "ballot.against")
    expect(room.locator("[data-part=receipt]")).to_have_count(2)
    mine.shot("kuasa", "tersimpan-360", full=True)
    room.reload()
    expect(room.locator("[data-part=receipt]")).to_have_count(2)
    the_giver_comes(meeting, theirs, away)
    meeting.lead("extend-ballot", ballot=ballot, seconds=1)
    expect(room.locator("[data-part=proxies]")).to_have_count(0)
    assert [one.complaints for one in (theirs, mine, desk)] == [[], [], []]
