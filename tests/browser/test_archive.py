"""From live captions to the archive: typed on the console, read under the sound, kept with the recording."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.serving import ServedMeeting
from tests.browser.test_stream import STUDIO, go_on_air, press, watching

pytestmark = pytest.mark.browser

FLAGS = PLAYING

Make = Callable[..., Device]
LINE = "Ketua membuka rapat & membacakan <acara>."


def test_captions_are_read_live_and_kept_with_the_recording(
    served_meeting: ServedMeeting, device: Make
) -> None:
    studio = go_on_air(device, served_meeting)
    served_meeting.open()
    phone = watching(device, served_meeting, 15, STUDIO)
    press(phone, "stream.audio-only")
    secretary = device(served_meeting, 1280, 800)
    secretary.visit(served_meeting, served_meeting.offices["secretary"], path="/konsol")
    secretary.page.locator("#caption-line").fill(LINE)
    secretary.page.locator("#caption-line").press("Enter")
    expect(phone.page.locator("#siaran .caption")).to_have_text(LINE)
    expect(secretary.page.locator("#caption-line")).to_have_value("")
    served_meeting.lead("start-agenda-item", item="i2")
    heard = "document.querySelector('audio[autoplay]')"
    phone.page.wait_for_function(f"() => {heard}?.readyState >= 3")
    before = phone.page.evaluate(f"{heard}.currentTime")
    phone.page.wait_for_function(f"() => {heard}.currentTime > {before + 2}")
    phone.shot("siaran", "anggota-takarir")
    secretary.shot("siaran", "konsol-takarir")
    assert phone.axe() == secretary.axe() == []
    to_at = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    served_meeting.lead("postpone-meeting", call="continued", to_at=to_at, reason="Sudah larut.")
    served_meeting.until(lambda view: view["stage"]["recorded"], within_s=60)

    controls = studio.page.locator("#controls")
    expect(controls).to_contain_text(studio.says("studio.stopped"))
    expect(controls).to_contain_text(studio.says("studio.over"))
    expect(controls.get_by_role("button", name=studio.says("studio.start"))).to_have_count(0)
    expect(controls.get_by_role("button", name=studio.says("studio.camera"), exact=True)).to_be_visible()
    studio.shot("siaran", "studio-berakhir")
    look_at_the_archive(phone, served_meeting)
    assert phone.complaints == secretary.complaints == studio.complaints == []


def look_at_the_archive(phone: Device, meeting: ServedMeeting) -> None:
    """It plays, with its captions, and a tap on an agenda item goes there."""
    page = phone.visit(meeting, path="/arsip", connected=False)
    page.wait_for_function("() => document.getElementById('recording').readyState >= 1")
    assert page.evaluate("document.getElementById('recording').duration") > 1
    cue = "document.getElementById('recording').textTracks[0].cues"
    page.wait_for_function(f"() => {cue}?.length === 1")
    assert page.evaluate(f"{cue}[0].getCueAsHTML().textContent") == LINE
    jumps = page.locator("nav .jumps button")
    expect(jumps).to_have_count(2)
    at = int(jumps.nth(1).get_attribute("data-at") or 0)
    jumps.nth(1).click()
    page.wait_for_function(f"() => document.getElementById('recording').currentTime >= {at / 1000 - 0.01}")
    page.evaluate("document.getElementById('recording').pause()")
    phone.shot("siaran", "arsip-360x740", full=True)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert phone.axe() == []
