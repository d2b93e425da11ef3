"""A kiosk in a real browser: one voter, then the next, with no trace of the former and no way out."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from rat_online.demo.client import PIN
from tests.browser.device import Device
from tests.browser.serving import Link, ServedMeeting


def enters(kiosk: Device, member: Link) -> Page:
    """By card or link, the datum, and a PIN at the first entry."""
    page = kiosk.page
    page.locator("#kiosk [name=secret]").fill(member.secret)
    page.locator("#kiosk [name=datum]").fill(member.datum)
    page.locator("#kiosk [type=submit]").click()
    page.locator("#kiosk [name=pin]").fill(PIN)
    page.locator("#kiosk [type=submit]").click()
    expect(page.locator("#kiosk-finish")).to_be_visible()
    return page


def votes(page: Page, choice: str) -> None:
    """Until the server has said that it is stored."""
    page.locator(f"input[value={choice}]").check()
    page.locator("[data-part=submit]").click()
    expect(page.locator("[data-now=voted] .receipt").first).to_be_visible()


def test_two_voters_one_after_the_other_and_nothing_stays(
    served_meeting: ServedMeeting, device: Callable[..., Device]
) -> None:
    meeting = served_meeting
    first, second = meeting.seats[12], meeting.seats[13]
    for member in (first, second):
        meeting.act("committee", "check-in", person=member.person, channel="online")
    meeting.open(present=11)
    ballot = meeting.open_ballot(meeting.propose("Rapat menerima laporan."))
    kiosk = device(meeting, 360, 740)
    page = kiosk.visit(meeting, meeting.offices["committee"], path="/meja", connected=False)
    page.get_by_text(kiosk.says("kiosk.lock")).first.click()
    page.locator("#kiosk-lock [type=submit]").click()
    expect(page.locator("#kiosk")).to_be_visible()
    kiosk.shot("desk", "kiosk", full=True)
    assert kiosk.axe() == []
    enters(kiosk, first)
    votes(page, "for")
    kiosk.shot("desk", "kiosk-voted")
    assert kiosk.overflows() is False
    page.locator("#kiosk-finish [type=submit]").click()
    expect(page.locator("#kiosk")).to_be_visible()
    assert first.name not in page.content()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert {one["name"] for one in kiosk.context.cookies()} <= {"kios", "bahasa", "perangkat"}
    page.go_back()
    expect(page.locator("#kiosk")).to_be_visible()
    for path in ("/akun", f"/rapat/{meeting.id}/konsol", "/"):
        page.goto(f"{kiosk.network.base}{path}")
        expect(page.locator("#kiosk")).to_be_visible()
    enters(kiosk, second)
    assert first.name not in page.content()
    votes(page, "against")
    meeting.vote(ballot, dict.fromkeys(range(11), "for"))
    meeting.lead("close-ballot", ballot=ballot)
    assert (meeting.choices(ballot)["for"], meeting.choices(ballot)["against"]) == (12, 1)
    assert [said for said in kiosk.complaints if "Clear-Site-Data" not in said] == []
