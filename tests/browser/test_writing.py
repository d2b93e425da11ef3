"""A meeting in writing at its pages: the chair puts the texts, members answer each, all see the result.

Rule book section 6.10.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServeMeeting
from tests.browser.console_page import PATIENCE_MS, Console
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
TEXTS = {
    "budget": "Rapat mengesahkan RK dan RAPB Tahun Buku 2027 sebesar Rp1.250.000.000,00.",
    "standing-orders": "Rapat mengesahkan tata tertib rapat secara tertulis.",
}
PHONES = (15, 16)
"""Seats that answer at pages; the others answer by wire."""


@pytest.fixture
def meeting(serve_meeting: ServeMeeting) -> ServedMeeting:
    made = serve_meeting("written")
    made.lead("open-meeting")
    for subject, text in TEXTS.items():
        kind = "ordinary" if subject == "budget" else "standing-orders"
        made.lead("propose-decision", item="i2", kind=kind, subject=subject, text=text)
    return made


def answer(page: Page, phone: Device, text: str, choice: str) -> None:
    shown = page.locator(f"[data-text={text}]")
    shown.get_by_role("radio", name=phone.says(f"ballot.{choice}"), exact=True).check()
    sending = phone.says("ballot.send-choice", choice=phone.says(f"ballot.{choice}"))
    shown.get_by_role("button", name=sending).click()
    expect(shown.locator("[data-part=receipt]")).to_contain_text(phone.says("ballot.stored"))


def looked_at(device: Device, name: str) -> None:
    device.shot("tertulis", name, full=True)
    assert device.axe() == [], name
    assert not device.overflows(), name


def everybody_else_answers(meeting: ServedMeeting) -> None:
    others = [number for number in range(len(meeting.seats)) if number not in PHONES]
    for text in ("b1", "b2"):
        meeting.vote(text, dict.fromkeys(others, "for"))


def test_texts_are_put_answered_on_phones_and_counted(meeting: ServedMeeting, device: Make) -> None:
    desk = device(meeting, 360, 740)
    console = Console(desk.visit(meeting, meeting.offices["acting"], path="/konsol"))
    looked_at(desk, "konsol-360-naskah")
    hall = device(meeting, 1920, 1080)
    screen = hall.visit(meeting, meeting.offices["committee"], path="/layar").locator("#main")
    expect(screen).to_contain_text(hall.says("member.texts-ahead", days=10))
    console.does("put-in-writing")
    phones = (device(meeting, 360, 740), device(meeting, 1280, 800, language="en", color_scheme="dark"))
    for number, phone in zip(PHONES, phones, strict=True):
        page = phone.visit(meeting, meeting.seats[number])
        page.locator("[data-text=b2]").wait_for()
        assert page.locator("input:checked").count() == 0
        looked_at(phone, f"anggota-{number}-naskah")
        for text, choice in (("b1", "for"), ("b2", "against")):
            answer(page, phone, text, choice)
        looked_at(phone, f"anggota-{number}-terjawab")
    looked_at(desk, "konsol-360-menunggu")
    expect(screen).to_contain_text(hall.says("member.answered", answered=2, asked=len(meeting.seats)))
    hall.shot("tertulis", "layar-menunggu")
    assert hall.axe() == []
    everybody_else_answers(meeting)
    for _ in TEXTS:
        console.does("close-ballot")
    expect(console.page.get_by_role("timer")).to_be_visible(timeout=PATIENCE_MS)
    for phone in phones:
        expect(phone.page.locator("[data-now=answered]")).to_be_visible(timeout=PATIENCE_MS)
        assert phone.page.locator("h1").count() == 1
        # There is a day to object; the palu comes after it (decision 0017).
        expect(phone.page.locator("[data-now=dispute]")).to_have_count(len(TEXTS))
        looked_at(phone, f"anggota-{phone.language}-hasil")
    expect(screen).to_contain_text(hall.says("member.window-over"))
    for text in TEXTS.values():
        expect(screen).to_contain_text(text)
    hall.shot("tertulis", "layar-terhitung")
    desk.resize((1280, 800))
    looked_at(desk, "konsol-1280-selesai")
    for one in (desk, hall, *phones):
        assert one.complaints == []
