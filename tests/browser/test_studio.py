"""The studio on a device that does not give everything: it says so, and members see what there is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.clock_camera import give_camera, seen
from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.serving import ServedMeeting
from tests.browser.test_stream import SOCKETS, STUDIO, STUDIO_TONE, go_on_air, press

pytestmark = pytest.mark.browser

FLAGS = PLAYING

Make = Callable[..., Device]
NO_CAMERA = """
  const given = navigator.mediaDevices.getUserMedia;
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (wanted.video || window.isRefused) throw new DOMException('', 'NotAllowedError');
    return given(wanted);
  };
  navigator.mediaDevices.getDisplayMedia = async () => { throw new DOMException('', 'NotAllowedError'); };
"""
PLATE = """
() => {
  const video = document.querySelector('#siaran video');
  if (!(video?.currentTime > 0.3)) return false;
  const canvas = new OffscreenCanvas(640, 360);
  canvas.getContext('2d').drawImage(video, 0, 0, 640, 360);
  const {data} = canvas.getContext('2d').getImageData(0, 150, 640, 60);
  return data.some((value, at) => at % 4 === 0 && value > 200);
}
"""
"""Letters are in the middle of the picture."""
LISTENS = """
  window.delays = [];
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    const said = typeof message === 'string' ? JSON.parse(message) : {};
    if ('delay' in said) window.delays.push(said.delay);
    return send.call(this, message);
  };
"""
"""What the page says of its delay."""
NO_LINE = """
() => {
  window.WebSocket = class extends WebSocket {
    constructor(address, ...more) {
      super(String(address).endsWith('/siaran') ? new URL('/tidak-ada', address) : address, ...more);
    }
  };
  return window.sockets.filter((one) => one.url.endsWith('/siaran')).map((one) => one.close()).length;
}
"""
"""The broadcaster's line is cut and none comes about."""
NO_SOCKETS = """
  window.WebSocket = class extends WebSocket {
    constructor(address, ...more) { super(new URL('/tidak-ada', address), ...more); }
  };
"""
"""As behind an office's or a hotel's proxy."""
PAGE = """
() => new Promise((made) => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1600, 1200];
  const pen = canvas.getContext('2d');
  const line = 'Simpanan pokok Rp125.000.000,00 '.repeat(12);
  for (let row = 0; row < 40; row += 1) pen.fillText(line, 10, 30 * row);
  canvas.toBlob((blob) => blob.arrayBuffer().then((bytes) => made([...new Uint8Array(bytes)])), 'image/png');
})
"""


def tell(studio: Device, key: str) -> None:
    expect(studio.page.locator("#controls")).to_contain_text(studio.says(key))


def pick(studio: Device, name: str, content: bytes) -> None:
    given = FilePayload(name=name, mimeType="image/png", buffer=content)
    studio.page.locator("#pages").set_input_files(given)


def test_a_studio_without_a_camera_says_so_and_members_see_whose_meeting_it_is(
    served_meeting: ServedMeeting, device: Make
) -> None:
    studio = device(served_meeting, 1280, 800)
    give_camera(studio.page, STUDIO, STUDIO_TONE)
    studio.page.add_init_script(NO_CAMERA + SOCKETS)
    studio.visit(served_meeting, served_meeting.offices["committee"], path="/studio")
    studio.page.evaluate("window.isRefused = true")
    press(studio, "studio.camera")
    tell(studio, "studio.camera-refused")
    press(studio, "studio.screen")
    tell(studio, "studio.screen-refused")
    press(studio, "studio.start")
    tell(studio, "studio.no-sound")
    phone = device(served_meeting, 360, 740, color_scheme="dark")
    phone.page.add_init_script(LISTENS)
    phone.visit(served_meeting, served_meeting.seats[15])
    phone.page.wait_for_function(PLATE)
    studio.page.evaluate("window.isRefused = false")
    press(studio, "studio.camera")
    tell(studio, "studio.without-camera")
    expect(studio.page.locator("#controls")).not_to_contain_text(studio.says("studio.no-sound"))
    studio.shot("siaran", "studio-tanpa-kamera")
    for scheme in ("light", "dark"):
        studio.page.emulate_media(color_scheme=scheme)
        assert studio.axe() == []
    # The keyboard's place outlives what is drawn anew every second.
    studio.page.get_by_role("button", name=studio.says("studio.camera-off"), exact=True).focus()
    studio.page.keyboard.press("Enter")
    tell(studio, "studio.no-sound")
    assert studio.page.evaluate("document.activeElement.dataset.press") == "camera"
    phone.page.wait_for_function("() => window.delays.at(-1) > 0")
    pages_are_small_and_stand_where_there_is_room(studio, phone)
    assert studio.page.evaluate(NO_LINE) == 1
    tell(studio, "studio.lost")
    expect(phone.page.locator(".stream-told").first).to_contain_text(phone.says("stream.paused"))
    phone.page.wait_for_function("() => window.delays.at(-1) === null")
    assert studio.complaints == phone.complaints == []


def pages_are_small_and_stand_where_there_is_room(studio: Device, phone: Device) -> None:
    """A page beside the sound at once, and beside a picture, which holds it already, one tap away."""
    pick(studio, "rusak.png", b"no picture")
    tell(studio, "studio.page-unreadable")
    pick(studio, "neraca.png", bytes(studio.page.evaluate(PAGE)))
    studio.page.get_by_role("button", name=studio.says("studio.page", number=1), exact=True).click()
    fold = phone.page.get_by_text(phone.says("stream.page"), exact=True)
    image = phone.page.get_by_role("img", name=phone.says("stream.page"))
    expect(fold).to_be_visible()
    expect(image).to_be_hidden()
    fold.click()
    expect(image).to_be_visible()
    press(phone, "stream.audio-only")
    expect(image).to_be_visible()
    expect(fold).to_be_hidden()
    expect(phone.page.locator("#siaran")).to_contain_text(phone.says("stream.costs"))
    phone.page.get_by_role("button", name=phone.says("stream.none"), exact=True).hover()
    assert phone.axe() == []
    assert not phone.overflows()
    phone.shot("siaran", "anggota-halaman-gelap", full=True)
    phone.resize((1280, 800))
    phone.shot("siaran", "anggota-halaman-1280")


def test_where_no_websocket_comes_through_the_stream_is_seen_and_its_delay_is_counted(
    served_meeting: ServedMeeting, device: Make
) -> None:
    go_on_air(device, served_meeting)
    phone = device(served_meeting, 360, 740)
    phone.page.add_init_script(NO_SOCKETS)
    phone.visit(served_meeting, served_meeting.seats[15])
    expect(phone.page.locator(".stream-told")).to_contain_text("MB terpakai", timeout=60_000)
    seen(phone.page, STUDIO)
    served_meeting.until(lambda view: view["figures"]["delay_ms"] > 1000)
    assert phone.complaints == []
