"""The livestream in real browsers: the studio is seen, goes on after a reload, and lets a speaker in."""

import io
import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest
from playwright.sync_api import Page, expect

from rat_online.adapters.media.recording import ARCHIVE, BEFORE_FIRST, DIRECTORY, sessions_in
from tests.adapters.media.streams import loudness
from tests.browser.clock_camera import give_camera, seen, seen_anew
from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.logged import logged
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import check_in

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
STUDIO, SPEAKER = 5, 9
STUDIO_TONE, SPEAKER_TONE = 440, 1320
MOBILE_DATA = "Object.defineProperty(navigator, 'connection', {value: {type: 'cellular'}})"
UNCOVERED = """
(submit) => {
  const box = submit.getBoundingClientRect();
  const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return box.bottom <= innerHeight && submit.contains(found);
}
"""
COUNTS_ON = """
(spent) => {
  const shown = document.querySelector('#siaran .stream-told')?.textContent.match(/([0-9,]+) MB/);
  return shown && parseFloat(shown[1].replace(',', '.')) >= Math.floor(spent / 1e5) / 10;
}
"""
"""What is shown goes on from what was spent before."""
WHOLE = """
(line) => [line, ...line.children].every((one) => one.scrollWidth <= one.clientWidth || !one.clientWidth)
"""
"""Nothing of a line is cut off."""
BESIDE = """
() => {
  const [asked, around] = ['now', 'around'].map((id) => document.getElementById(id).getBoundingClientRect());
  return asked.right < around.left && asked.top === around.top;
}
"""
"""On a wide screen what is asked stands first, and what is around it beside."""
DAMAGE = """
() => {
  const append = SourceBuffer.prototype.appendBuffer;
  document.querySelector('#siaran video').addEventListener('error', () => (window.hasStopped = true));
  SourceBuffer.prototype.appendBuffer = function (piece) {
    SourceBuffer.prototype.appendBuffer = append;
    append.call(this, new Uint8Array(piece).map((byte, at) => at < 80 ? byte : 255));
  };
}
"""
"""One part that no player takes, as from a broken encoder."""
SOCKETS = """
  window.sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); window.sockets.push(this); }
  };
"""
CUT = "window.sockets.filter((one) => !one.url.endsWith('/langsung')).map((one) => one.close()).length"
"""The broadcaster's socket ends, the meeting's own stays."""
SLOW_ICE = """
() => {
  window.candidates = 0;
  const add = RTCPeerConnection.prototype.addIceCandidate;
  RTCPeerConnection.prototype.addIceCandidate = async function (candidate) {
    await add.call(this, candidate);
    window.candidates += 1;
  };
  const get = window.fetch;
  window.fetch = async (path, ...more) => {
    if (String(path).endsWith('/siaran/ice')) await new Promise((done) => setTimeout(done, 500));
    return get(path, ...more);
  };
}
"""
"""The studio's line is slow: candidates of the speaker come before it knows its servers."""
FLAGS = PLAYING


def go_on_air(device: Make, meeting: ServedMeeting) -> Device:
    """The committee's studio, on air with a clock for a camera."""
    studio = device(meeting, 1280, 800)
    give_camera(studio.page, STUDIO, STUDIO_TONE)
    studio.page.add_init_script(SOCKETS)
    studio.visit(meeting, meeting.offices["committee"], path="/studio")
    press(studio, "studio.camera")
    press(studio, "studio.start")
    expect(studio.page.locator("#controls .chip").first).to_contain_text("kbit", timeout=30_000)
    return studio


def press(device: Device, key: str) -> None:
    device.page.get_by_role("button", name=device.says(key), exact=True).click()


def watching(device: Make, meeting: ServedMeeting, seat: int, who: int = STUDIO) -> Device:
    phone = device(meeting, 360, 740)
    phone.visit(meeting, meeting.seats[seat])
    seen(phone.page, who)
    return phone


def goes_on_by_itself(phone: Device, studio: Device) -> None:
    """After the broadcaster's socket was cut, its page reloaded, and a part came that no player takes."""
    phone.page.evaluate("window.isStillHere = true")
    assert studio.page.evaluate(CUT) == 1
    seen_anew(phone.page, STUDIO)
    studio.page.reload()
    press(studio, "studio.camera")
    press(studio, "studio.go-on")
    seen_anew(phone.page, STUDIO)

    phone.page.evaluate(DAMAGE)
    phone.page.wait_for_function("() => window.hasStopped && !document.querySelector('#siaran video').error")
    seen_anew(phone.page, STUDIO)
    assert phone.page.evaluate("window.isStillHere")


def test_the_studio_is_seen_goes_on_after_a_reload_and_is_heard_alone(
    served_meeting: ServedMeeting, device: Make
) -> None:
    studio = go_on_air(device, served_meeting)
    phone = watching(device, served_meeting, 5)
    assert phone.axe() == []
    assert not phone.overflows()
    phone.shot("siaran", "anggota-360x740")
    studio.shot("siaran", "studio-1280x800")
    assert studio.axe() == []

    expect(phone.page.locator("#siaran .chip")).to_have_text(phone.says("stream.recording"))
    expect(studio.page.locator("#controls")).to_contain_text(studio.says("stream.recording"))
    press(phone, "stream.recorded-known")
    expect(phone.page.locator("[data-part=recorded]")).to_have_count(0)

    goes_on_by_itself(phone, studio)

    late = device(served_meeting, 360, 740)
    late.page.add_init_script(MOBILE_DATA)
    late.visit(served_meeting, served_meeting.seats[6])
    late.page.wait_for_function("() => document.querySelector('audio[autoplay]')?.currentTime > 1")
    expect(late.page.locator("#siaran .stream-told")).to_contain_text("MB terpakai")
    press(late, "stream.with-picture")
    seen(late.page, STUDIO)
    press(late, "stream.none")
    expect(late.page.locator("#siaran audio[autoplay]")).to_have_count(0, timeout=30_000)
    spent = spent_by(late)
    assert spent > 0
    late.page.reload()
    expect(late.page.get_by_text(late.says("stream.is-off"))).to_be_visible(timeout=30_000)
    assert spent_by(late) >= spent
    press(late, "stream.audio-only")
    late.page.wait_for_function(COUNTS_ON, arg=spent)
    assert phone.complaints == studio.complaints == late.complaints == []


def spent_by(phone: Device) -> int:
    """Bytes of this meeting's stream, as the device keeps them."""
    [kept] = phone.page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('siaran-kuota:')).map((one) => one[1])"
    )
    return int(kept)


def test_a_ballot_is_never_covered(served_meeting: ServedMeeting, device: Make) -> None:
    go_on_air(device, served_meeting)
    served_meeting.open()
    phone = device(served_meeting, 360, 600)
    check_in(phone, served_meeting, 15)
    seen(phone.page, STUDIO)
    served_meeting.open_ballot(served_meeting.propose("Anggaran disahkan."))
    submit = phone.page.locator("[data-part=submit]")
    submit.wait_for()
    for size in ((360, 600), (360, 740)):
        phone.resize(size)
        phone.shot("siaran", f"anggota-360x{size[1]}-surat-suara")
        assert submit.evaluate(UNCOVERED), size
        for choice in ("stream.sound-on", "stream.voice-alone", "stream.none"):
            assert phone.page.get_by_role("button", name=phone.says(choice), exact=True).evaluate(UNCOVERED)
        assert phone.page.locator(".stream-told").evaluate(WHOLE)
    assert phone.axe() == []
    console = device(served_meeting, 1280, 800)
    console.visit(served_meeting, served_meeting.offices["acting"], path="/konsol")
    expect(console.page.locator("[data-part=delay]")).to_be_visible(timeout=30_000)
    console.shot("siaran", "konsol-tertinggal")
    picture = phone.page.locator("#siaran .picture")
    expect(picture).to_be_hidden()
    assert phone.page.locator("#siaran").evaluate("place => place.getBoundingClientRect().height") < 90
    phone.resize((1280, 800))
    assert phone.page.evaluate(BESIDE)
    phone.shot("siaran", "anggota-1280x800-surat-suara")


def test_a_media_process_that_is_killed_comes_back_and_votes_go_on(
    served_meeting: ServedMeeting, device: Make
) -> None:
    studio = go_on_air(device, served_meeting)
    phone = watching(device, served_meeting, 15)
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose("Anggaran disahkan."))
    [killed] = media_processes(served_meeting)
    os.kill(killed, signal.SIGKILL)
    served_meeting.vote(ballot, {0: "for", 1: "for", 2: "against"})
    assert len(logged(served_meeting, "VoteCast")) == 3
    while not set(media_processes(served_meeting)) - {killed}:
        phone.page.wait_for_timeout(100)
    expect(studio.page.locator("#controls .chip").first).to_contain_text("kbit", timeout=30_000)
    seen(phone.page, STUDIO)


def media_processes(meeting: ServedMeeting) -> list[int]:
    """The running media processes of this meeting's server."""
    port = str(meeting.server.port + 1)
    command = ["ps", "-eo", "pid,stat,args"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = (line.split(None, 2) for line in listed)
    return [
        int(pid)
        for pid, state, words in rows
        if "-m rat_online.media" in words and words.endswith(port) and not state.startswith("Z")
    ]


def a_second_studio(device: Make, meeting: ServedMeeting) -> Device:
    """It says that the studio is open elsewhere."""
    second = device(meeting, 1280, 800)
    second.visit(meeting, meeting.offices["acting"], path="/studio")
    expect(second.page.locator("#controls")).to_contain_text(
        second.says("studio.is-elsewhere"), timeout=30_000
    )
    second.shot("siaran", "studio-kedua")
    return second


def test_a_member_with_the_floor_is_seen_and_heard_and_gone_after_the_turn(
    served_meeting: ServedMeeting, device: Make
) -> None:
    studio = go_on_air(device, served_meeting)
    served_meeting.open()
    listener = watching(device, served_meeting, 16)
    second = a_second_studio(device, served_meeting)
    studio.page.evaluate(SLOW_ICE)
    speaker = device(served_meeting, 360, 740)
    give_camera(speaker.page, SPEAKER, SPEAKER_TONE)
    check_in(speaker, served_meeting, 15)
    served_meeting.lead("give-floor", person=served_meeting.seats[15].person)
    press(speaker, "stream.camera-on")
    press(speaker, "stream.start-speaking")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    seen(listener.page, SPEAKER)
    assert studio.page.evaluate("window.candidates") > 0
    speaker.shot("siaran", "anggota-berbicara")
    assert speaker.axe() == []
    studio.page.reload()
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_have_count(0, timeout=30_000)
    press(studio, "studio.camera")
    press(studio, "studio.go-on")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)
    seen_anew(listener.page, SPEAKER)
    speaker.page.wait_for_timeout(2000)  # of the speaker's tone, not a wait for something to happen
    assert second.complaints == studio.complaints == speaker.complaints == []
    press(speaker, "floor.finish")
    seen(listener.page, STUDIO)
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_have_count(0, timeout=30_000)

    assert_only_the_floor_publishes(listener.page, served_meeting)
    studio.page.wait_for_timeout(2000)  # of the studio's tone alone, not a wait for something to happen
    assert_archive_is_what_happened(served_meeting)


def assert_archive_is_what_happened(meeting: ServedMeeting) -> None:
    """The archive's own file: the speaker's tone, gone after the turn; chapters as the log has them."""
    meeting.lead("postpone-meeting", call="continued", to_at="2027-12-01T00:00:00+00:00", reason="Larut.")
    meeting.until(lambda view: view["stage"]["recorded"], within_s=60)
    archive = meeting.server.folder / DIRECTORY / meeting.id / ARCHIVE
    sound = sound_of(archive)
    assert times_heard(sound, SPEAKER_TONE) > 5
    assert times_heard(sound[-48_000:], SPEAKER_TONE) == 0
    assert times_heard(sound[-48_000:], STUDIO_TONE) > 5
    [kept] = logged(meeting, "RecordingKept")
    begun = logged(meeting, "AgendaItemStarted")
    assert [one["item"] for one in kept["chapters"]] == [one["item"] for one in begun]
    with av.open(str(archive)) as played:
        found = [(one["start"], one["metadata"]["title"]) for one in played.chapters()]
    titles = {one["id"]: one["title"] for one in meeting.view["agenda"]["items"]}
    assert found[0] == (0, BEFORE_FIRST)
    assert found[1:] == [(one["starts_at_ms"], titles[one["item"]]) for one in kept["chapters"]]


def tenths(samples: list[float]) -> list[list[float]]:
    """The beginning of each tenth of a second."""
    return [samples[start : start + 1200] for start in range(0, len(samples) - 4799, 4800)]


def times_heard(samples: list[float], hertz: int) -> int:
    """In how many tenths of a second a tone is clearly heard, perhaps beside another."""
    return sum(loudness(piece, hertz) > 0.1 for piece in tenths(samples))


def tone_in_recording(meeting: ServedMeeting, hertz: int) -> bool:
    """Whether some tenth of a second of the recording is mostly that tone."""
    folder = meeting.server.folder / DIRECTORY / meeting.id
    return any(times_heard(sound_of(path), hertz) for _, path in sessions_in(folder))


def sound_of(path: Path) -> list[float]:
    with av.open(io.BytesIO(path.read_bytes()), "r") as played:
        return [
            float(value)
            for frame in played.decode(audio=0)
            for value in memoryview(frame.planes[0]).cast("f")[: frame.samples]
        ]


def assert_only_the_floor_publishes(page: Page, meeting: ServedMeeting) -> None:
    """A member without the floor tries every path."""
    asked: Any = page.evaluate(
        """async (meeting) => Promise.all(['siaran/izin', 'siaran/lantai', 'halaman'].map(async (path) =>
            (await fetch(`/rapat/${meeting}/${path}`, {method: 'POST', body: 'x'})).status))""",
        meeting.id,
    )
    assert asked == [403, 403, 403]
    where: Any = page.evaluate(
        "async (meeting) => (await fetch(`/rapat/${meeting}/siaran`)).json()", meeting.id
    )
    code = page.evaluate(
        """(address) => new Promise((done) => {
            const socket = new WebSocket(address.replace('/tonton', '/siaran'), 'rat.media.v1');
            socket.onclose = (event) => done(event.code);
        })""",
        where["watch"],
    )
    assert code == 4403, json.dumps(where)
