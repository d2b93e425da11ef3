"""The floor in real browsers: the microphone tried first, a voice without a direct line, a shared screen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.background import Background
from tests.browser.clock_camera import give_camera, seen
from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.serving import FreshServer, LiveServer, ServedMeeting
from tests.browser.test_member_page import check_in
from tests.browser.test_stream import (
    SPEAKER,
    SPEAKER_TONE,
    STUDIO,
    go_on_air,
    press,
    tone_in_recording,
    watching,
)

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
SHARING = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
"""A browser that has no screen shares a fake one, and asks nobody."""
FLAGS = [*PLAYING, *SHARING]
REFUSES = (
    "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
)
PICTURED = """
() => {
  const canvas = new OffscreenCanvas(640, 360);
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  pen.drawImage(document.getElementById('preview'), 0, 0);
  const {data} = pen.getImageData(0, 0, 640, 360);
  // The fake screen moves in colours that neither the clock's camera nor the empty ground has.
  return data.some((value, at) => at % 4 === 0 && Math.abs(value - data[at + 1]) > 60 && value !== 13);
}
"""
CODE_OF = """
(address) => new Promise((done) => {
  const socket = new WebSocket(address, 'rat.media.v1');
  socket.onclose = (event) => done(event.code);
})
"""


CROSSING = """
  window.given = [];
  let first = null;
  const give = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function (description) {
    window.given.push(description.sdp === first?.answer.sdp);
    return give.call(this, description);
  };
  window.WebSocket = class extends WebSocket {
    set onmessage(handle) {
      super.onmessage = (event) => {
        const told = typeof event.data === 'string' ? JSON.parse(event.data).signal : null;
        if (first || !told?.answer) return handle(event);
        first = told;
        handle({data: JSON.stringify({t: 'signal', from: 'studio', signal: {ready: true}})});
      };
      this.handle = handle;
    }
    send(data) {
      super.send(data);
      if (first && String(data).includes('"offer"'))
        this.handle({data: JSON.stringify({t: 'signal', from: 'studio', signal: first})});
    }
  };
"""
"""The studio asks for a call just as it answers the first, whose answer comes after the second offer."""


def publishing(page: Page) -> list[str]:
    """The addresses to which the page sends a stream."""
    found: list[str] = []

    def note(socket: WebSocket) -> None:
        if socket.url.endswith("/siaran"):
            found.append(socket.url)

    page.on("websocket", note)
    return found


def test_one_sees_and_hears_oneself_before_the_meeting_does(
    served_meeting: ServedMeeting, device: Make
) -> None:
    """With the browser's own fake camera and microphone, which beeps."""
    studio = go_on_air(device, served_meeting)
    served_meeting.open()
    phone = device(served_meeting, 360, 740)
    check_in(phone, served_meeting, 15)
    served_meeting.lead("give-floor", person=served_meeting.seats[15].person)
    press(phone, "stream.camera-on")
    ready = phone.page.locator("[data-part=ready]")
    expect(ready).to_contain_text(phone.says("stream.look-first"), timeout=30_000)
    expect(ready).to_contain_text(phone.says("stream.level-heard"), timeout=30_000)
    mirror = phone.page.locator(".own-preview .mirror")
    phone.page.wait_for_function("() => document.querySelector('.own-preview .mirror').videoWidth > 0")
    assert phone.axe() == []
    assert not phone.overflows()
    phone.shot("siaran", "anggota-periksa-dulu", full=True)
    heard = studio.says("studio.speaker-heard", name=served_meeting.seats[15].name)
    expect(studio.page.locator("#controls")).not_to_contain_text(heard)
    press(phone, "stream.voice-alone")
    expect(phone.page.get_by_role("button", name=phone.says("stream.with-camera"))).to_be_visible()
    expect(mirror).to_be_hidden()
    press(phone, "stream.start-speaking")
    expect(phone.page.get_by_text(phone.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    expect(studio.page.locator("#controls")).to_contain_text(heard, timeout=30_000)
    served_meeting.lead("end-turn", turn=served_meeting.view["floor"]["speaking"]["turn"])
    expect(phone.page.locator(".own-preview")).to_be_hidden()
    assert phone.complaints == []


@pytest.fixture
def two_processes(
    postgres_database: str, background: Background, tmp_path: Path
) -> Iterator[tuple[ServedMeeting, ServedMeeting]]:
    """One meeting as each of two servers over one database and one folder serves it."""
    with ExitStack() as stack:
        shared = {"DATABASE_URL": postgres_database}
        one = LiveServer(tmp_path, background, {"quick": 1}, shared)
        stack.callback(one.stop)
        other = FreshServer(tmp_path, background, shared)
        stack.callback(other.stop)
        meeting = one.meeting()
        stack.callback(meeting.close)
        yield meeting, ServedMeeting(other, meeting.plan)


@pytest.mark.postgres
def test_studio_and_speaker_meet_across_two_processes(
    two_processes: tuple[ServedMeeting, ServedMeeting], device: Make
) -> None:
    here, there = two_processes
    studio = go_on_air(device, here)
    here.open()
    speaker = device(there, 360, 740)
    check_in(speaker, there, 15)
    seen(speaker.page, STUDIO)
    press(speaker, "floor.raise")
    expect(speaker.page.locator("[data-part=place]")).to_have_text(
        speaker.says("floor.place", place=1), timeout=30_000
    )
    here.lead("give-floor", person=here.seats[15].person)
    press(speaker, "stream.mic-on")
    press(speaker, "stream.start-speaking")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    heard = studio.says("studio.speaker-heard", name=here.seats[15].name)
    expect(studio.page.locator("#controls")).to_contain_text(heard, timeout=30_000)
    here.lead("end-turn", turn=here.view["floor"]["speaking"]["turn"])
    expect(studio.page.locator("#controls")).not_to_contain_text(heard)
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_have_count(0, timeout=30_000)
    assert speaker.complaints == []


def test_an_answer_to_a_former_call_does_not_spoil_the_next(
    served_meeting: ServedMeeting, device: Make
) -> None:
    go_on_air(device, served_meeting)
    served_meeting.open()
    speaker = device(served_meeting, 360, 740)
    speaker.page.add_init_script(CROSSING)
    check_in(speaker, served_meeting, 15)
    served_meeting.lead("give-floor", person=served_meeting.seats[15].person)
    press(speaker, "stream.mic-on")
    press(speaker, "stream.start-speaking")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    assert speaker.page.evaluate("window.given") == [False]
    assert speaker.complaints == []


def test_a_voice_without_a_direct_line_goes_over_the_media_port_until_the_chair_silences_it(
    served_meeting: ServedMeeting, device: Make
) -> None:
    studio = go_on_air(device, served_meeting)
    served_meeting.open()
    speaker = device(served_meeting, 360, 740)
    speaker.page.add_init_script("delete window.RTCPeerConnection")
    give_camera(speaker.page, SPEAKER, SPEAKER_TONE)
    addresses = publishing(speaker.page)
    check_in(speaker, served_meeting, 15)
    press(speaker, "floor.raise")
    expect(speaker.page.locator("[data-part=place]")).to_have_text(speaker.says("floor.place", place=1))
    served_meeting.lead("give-floor", person=served_meeting.seats[15].person)
    press(speaker, "stream.mic-on")
    press(speaker, "stream.start-speaking")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    heard = studio.says("studio.speaker-heard", name=served_meeting.seats[15].name)
    expect(studio.page.locator("#controls")).to_contain_text(heard, timeout=30_000)
    studio.shot("siaran", "studio-pembicara")
    studio.page.reload()
    press(studio, "studio.camera")
    press(studio, "studio.go-on")
    expect(studio.page.locator("#controls")).to_contain_text(heard, timeout=30_000)
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    served_meeting.open_ballot(
        served_meeting.propose("Rapat mengesahkan tata tertib.", item="i1", subject="standing-orders")
    )
    speaker.page.locator("[data-form=cast-vote]").wait_for()
    expect(speaker.page.get_by_role("button", name=speaker.says("stream.mic-off"))).to_be_visible()
    studio.page.wait_for_timeout(1500)  # the tone's length, not a wait for something to happen
    served_meeting.lead("mute-person", person=served_meeting.seats[15].person, reason="Tertib.")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_have_count(0)
    expect(studio.page.locator("#controls")).not_to_contain_text(heard)
    assert len(addresses) == 1
    assert speaker.page.evaluate(CODE_OF, addresses[0]) == 4403
    served_meeting.act("committee", "stop-broadcast")
    assert tone_in_recording(served_meeting, SPEAKER_TONE)


def test_a_refused_microphone_leaves_the_hand_and_the_written_question(
    served_meeting: ServedMeeting, device: Make
) -> None:
    go_on_air(device, served_meeting)
    served_meeting.open()
    phone = device(served_meeting, 360, 740, user_agent="Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36")
    phone.page.add_init_script(REFUSES)
    check_in(phone, served_meeting, 16)
    press(phone, "floor.raise")
    expect(phone.page.get_by_text(phone.says("stream.chrome-how"))).to_be_visible()
    expect(phone.page.get_by_role("button", name=phone.says("stream.open-in-chrome"))).to_be_visible()
    assert phone.axe() == []
    assert not phone.overflows()
    phone.shot("siaran", "anggota-mikrofon-ditolak", full=True)
    press(phone, "stream.raise-anyway")
    expect(phone.page.locator("[data-part=place]")).to_have_text(phone.says("floor.place", place=1))
    assert phone.complaints == []


def test_a_shared_screen_is_in_the_picture(served_meeting: ServedMeeting, device: Make) -> None:
    studio = go_on_air(device, served_meeting)
    press(studio, "studio.screen")
    shared = studio.page.get_by_role("button", name=studio.says("studio.layout-screen"), exact=True)
    expect(shared).to_have_attribute("aria-pressed", "true")
    studio.page.wait_for_function(PICTURED)
    studio.shot("siaran", "studio-layar")
    press(studio, "studio.layout-camera")
    seen(watching(device, served_meeting, 16).page, STUDIO)
    assert studio.complaints == []
