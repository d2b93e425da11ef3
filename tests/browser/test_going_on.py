"""A page goes on in another browser: hand, place in the queue and floor come along, and the voice."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.clock_camera import give_camera, seen
from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import check_in
from tests.browser.test_stream import SPEAKER, SPEAKER_TONE, go_on_air, press, watching
from tests.browser.test_voice import REFUSES

pytestmark = pytest.mark.browser

FLAGS = PLAYING

Make = Callable[..., Device]
IN_AN_APP = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/126.0.0.0 Mobile Safari/537.36"
)


def in_an_app(device: Make, meeting: ServedMeeting, seat: int, language: str = "id") -> Device:
    """A message app's own browser, which gives no microphone; its member has a hand up behind another."""
    phone = device(meeting, 360, 740, language=language, user_agent=IN_AN_APP)
    phone.page.add_init_script(REFUSES)
    check_in(phone, meeting, seat)
    meeting.member(1, "raise-hand")
    press(phone, "floor.raise")
    press(phone, "stream.raise-anyway")
    expect(phone.page.locator("[data-part=place]")).to_have_text(phone.says("floor.place", place=2))
    return phone


def link_of(phone: Device) -> str:
    press(phone, "stream.open-in-chrome")
    link = phone.page.locator("[data-part=onward-link]").inner_text()
    secret = link.partition("#")[2]
    href = phone.page.get_by_role("link", name=phone.says("moving.onward-now")).get_attribute("href") or ""
    assert href.startswith("intent://127.0.0.1")
    assert href.endswith(f"/lanjut#{secret}#Intent;scheme=http;package=com.android.chrome;end")
    return link


def test_a_raised_hand_goes_on_in_another_browser_and_is_heard(
    served_meeting: ServedMeeting, device: Make
) -> None:
    go_on_air(device, served_meeting)
    served_meeting.open()
    listener = watching(device, served_meeting, 15)
    old = in_an_app(device, served_meeting, 16)
    link = link_of(old)
    old.page.locator("summary", has_text=old.says("moving.onward-code")).click()
    assert old.axe() == []
    assert not old.overflows()
    old.shot("siaran", "anggota-lanjut-tautan", full=True)

    new = device(served_meeting, 360, 740)
    give_camera(new.page, SPEAKER, SPEAKER_TONE)
    new.page.goto(link)
    expect(new.page.get_by_role("heading", level=1)).to_have_text(new.says("moving.on-title"))
    assert "#" not in new.page.url
    new.page.reload()
    assert new.axe() == []
    new.shot("siaran", "lanjut-di-sini")
    press(new, "moving.on-here")
    new.page.wait_for_url(f"**/rapat/{served_meeting.id}")
    there = new.page.locator("[data-part=place]")
    expect(there).to_have_text(new.says("floor.place", place=2), timeout=30_000)
    expect(old.page.get_by_role("heading", level=1)).to_have_text(old.says("moving.onward-title"))
    expect(old.page.locator("#siaran")).to_be_hidden()
    assert old.axe() == []
    old.shot("siaran", "anggota-lanjut-selesai")

    served_meeting.lead("give-floor", person=served_meeting.seats[16].person)
    press(new, "stream.camera-on")
    press(new, "stream.start-speaking")
    expect(new.page.get_by_text(new.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    seen(listener.page, SPEAKER)
    assert old.complaints == new.complaints == []
