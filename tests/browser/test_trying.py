""" "Coba HP saya" on phones, from the personal link on, and the committee's list of it."""

import pytest
from playwright.sync_api import Locator, expect

from rat_online.demo.client import PIN
from tests.browser.conftest import MakeDevice
from tests.browser.device import Device
from tests.browser.serving import Link, ServedMeeting
from tests.browser.test_paper_pages import sign_in

pytestmark = pytest.mark.browser

WHATSAPP = "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/140.0 Mobile WhatsApp/2.2"
VOICE = """
navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const out = context.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  return out.stream;
};
"""
DENIED = """
navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };
"""


def look(device: Device, name: str) -> None:
    device.shot("coba", name, full=True)
    assert device.axe() == [], name
    assert not device.overflows(), name


def button(device: Device, key: str, **facts: str) -> Locator:
    return device.page.get_by_role("button", name=device.says(key, **facts), exact=True)


def come_in(device: Device, link: Link) -> None:
    """The real door: the personal link, the datum, a PIN of one's own, and the room."""
    page = device.page
    page.goto(f"{device.network.base}/masuk#{link.secret}")
    page.get_by_label(device.says("door.datum")).fill(link.datum)
    button(device, "door.enter").click()
    page.get_by_label(device.says("door.pin")).fill(PIN)
    button(device, "door.pin-set").click()
    page.get_by_role("link", name=device.says("trial.title")).click()


def practise(device: Device, choice: str) -> None:
    device.page.get_by_role("radio", name=device.says(choice), exact=True).check()
    button(device, "trial.send", choice=device.says(choice)).click()


def hear(device: Device) -> None:
    button(device, "trial.play").click()
    button(device, "trial.heard-yes").click()


def two_members_in_whatsapp(phone: Device, meeting: ServedMeeting) -> None:
    """No websocket, no sound at first, no microphone; each votes by name."""
    phone.network.blocks_sockets = True
    phone.page.add_init_script(DENIED)
    phone.visit(meeting, *meeting.seats[15:17], path="/coba", connected=False)
    page = phone.page
    expect(page.locator("[data-part=network]")).to_have_attribute("data-outcome", "slowly")
    button(phone, "trial.play").click()
    button(phone, "trial.heard-no").click()
    expect(page.get_by_text(phone.says("trial.advice-sound"))).to_be_visible()
    look(phone, "tidak-terdengar")
    button(phone, "trial.play-again").click()
    hear(phone)
    expect(button(phone, "ballot.choose-first")).to_have_attribute("aria-disabled", "true")
    assert page.get_by_role("radio", checked=True).count() == 0
    for seat, choice in zip(meeting.seats[15:17], ("ballot.for", "ballot.abstain"), strict=True):
        expect(page.locator(".voter")).to_contain_text(seat.name)
        practise(phone, choice)
    expect(page.locator("[data-part=receipt]")).to_have_count(2)
    look(phone, "latihan-memilih")
    button(phone, "trial.go-on").click()
    button(phone, "trial.listen").click()
    expect(page.get_by_text(phone.says("trial.chrome-copy"))).to_be_visible()
    look(phone, "mikrofon-ditolak")
    button(phone, "trial.skip").click()
    expect(page.locator("[data-ready=yes]")).to_be_visible()
    look(phone, "siap")


def one_member_whose_phone_does_all(phone: Device, link: Link) -> None:
    phone.page.add_init_script(VOICE)
    come_in(phone, link)
    expect(phone.page.locator("[data-part=network]")).to_have_attribute("data-outcome", "passed")
    look(phone, "suara-en")
    hear(phone)
    look(phone, "memilih-en")
    practise(phone, "ballot.against")
    button(phone, "trial.go-on").click()
    look(phone, "mikrofon-en")
    button(phone, "trial.listen").click()
    expect(phone.page.locator("[data-part=microphone]")).to_have_attribute("data-outcome", "passed")
    expect(phone.page.locator("[data-ready=yes]")).to_be_visible()
    look(phone, "siap-en")


def test_phones_are_tried_from_the_link_and_the_committee_sees_whose(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    shared = device(served_meeting, 360, 640, user_agent=WHATSAPP)
    own = device(served_meeting, 360, 640, language="en", color_scheme="dark")
    laptop = device(served_meeting, 1280, 800)
    two_members_in_whatsapp(shared, served_meeting)
    one_member_whose_phone_does_all(own, served_meeting.seats[17])
    sign_in(laptop)
    laptop.page.goto(f"{laptop.network.base}/panitia/rapat/{served_meeting.id}/coba")
    untried = laptop.page.get_by_role("link", name=laptop.says("trial.filter-belum"))
    expect(untried).to_contain_text(str(len(served_meeting.seats) - 3))
    expect(laptop.page.locator(".person", has_text=served_meeting.seats[17].name)).to_have_count(0)
    look(laptop, "panitia")
    laptop.page.get_by_role("link", name=f"{laptop.says('trial.filter-siap')} 3", exact=True).click()
    for seat in served_meeting.seats[15:18]:
        expect(laptop.page.locator(".person", has_text=seat.name)).to_be_visible()
    assert served_meeting.view["figures"]["quorum"]["present"] == 0
    assert [one.complaints for one in (shared, own, laptop)] == [[], [], []]
