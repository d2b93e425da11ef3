"""A stream from elsewhere in a real browser: a playlist by hls.js, another service's page in a frame."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clock_camera import give_camera
from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.playlist_site import Site, a_playlist_site
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import check_in
from tests.browser.test_stream import COUNTS_ON, SPEAKER, SPEAKER_TONE, go_on_air, press

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
FLAGS = PLAYING

PLAYS = """
(kind) => {
  const played = document.querySelector(`#siaran ${kind}`)?.played;
  return played?.length && played.end(played.length - 1) - played.start(0) > 0.5;
}
"""

FRAME_BLOCKED = """
(address) => new Promise((done) => {
  const told = (event) => done(event.effectiveDirective);
  document.addEventListener('securitypolicyviolation', told, {once: true});
  const frame = document.createElement('iframe');
  frame.src = address;
  document.body.append(frame);
})
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_playlist_site(Path(tmp_path_factory.mktemp("site"))) as made:
        yield made


def policy_of(page: Page) -> str:
    """What this page's policy says now, read from a fresh answer."""
    found: str = page.evaluate(
        "async () => (await fetch(location.href)).headers.get('content-security-policy')"
    )
    return found


def follow(phone: Device) -> None:
    """The page says that the stream has moved; one tap opens the new one."""
    phone.page.get_by_role("button", name=phone.says("stream.open-again"), exact=True).click()
    phone.page.locator("[data-connection=connected]").first.wait_for(state="attached")


def stays_counted(page: Page, key: str) -> None:
    """What was spent until a reload is still counted after it."""
    page.wait_for_function("(key) => localStorage.getItem(key) !== null", arg=key)
    spent = page.evaluate("(key) => Number(localStorage.getItem(key))", key)
    page.reload()
    page.wait_for_function(COUNTS_ON, arg=spent)


def test_a_playlist_plays_by_script_and_a_frame_only_where_it_was_chosen(
    served_meeting: ServedMeeting, device: Make, site: Site
) -> None:
    phone = device(served_meeting, 360, 740, ignore_https_errors=True)
    page = phone.visit(served_meeting, served_meeting.seats[15])
    assert "frame-src" not in policy_of(page)
    served_meeting.act("committee", "choose-stream", kind="hls-url", address=f"{site.base}/utama.m3u8")
    follow(phone)
    page.wait_for_function(PLAYS, arg="video")
    # This browser plays playlists by itself too; a source that is a blob is hls.js at work.
    assert page.evaluate("document.querySelector('#siaran video').src").startswith("blob:")
    page.get_by_text("MB terpakai").wait_for()
    phone.shot("siaran", "anggota-hls")
    stays_counted(page, f"siaran-kuota:{served_meeting.id}")
    assert "frame-src" not in policy_of(page)
    assert page.evaluate(FRAME_BLOCKED, f"{site.base}/sematan.html") == "frame-src"
    site.asked_for.clear()
    page.get_by_role("button", name=phone.says("stream.audio-only"), exact=True).click()
    page.wait_for_function(PLAYS, arg="audio")
    assert not [name for name in site.asked_for if name.startswith("video-")]

    page.get_by_role("button", name=phone.says("stream.with-picture"), exact=True).click()
    served_meeting.act("committee", "choose-stream", kind="hls-url", address=f"{site.base}/tanpa-jam.m3u8")
    page.wait_for_function(PLAYS, arg="video")
    expect(page.locator(".stream-told")).to_contain_text(phone.says("stream.behind-unknown"))
    console = device(served_meeting, 1280, 800)
    console.visit(served_meeting, served_meeting.offices["acting"], path="/konsol")
    told = console.says("console.stream-behind-unknown", seconds="15,0")
    expect(console.page.locator("[data-part=delay]")).to_have_text(told, timeout=30_000)
    served_meeting.act("committee", "choose-stream", kind="iframe", address=f"{site.base}/sematan.html")
    follow(phone)
    page.frame_locator("#siaran iframe").get_by_role("heading", name="Siaran layanan lain").wait_for()
    page.get_by_text(phone.says("stream.behind-unknown")).wait_for()
    assert phone.axe() == []
    assert not phone.overflows()
    phone.shot("siaran", "anggota-bingkai")
    assert f"frame-src {site.base}" in policy_of(page)
    assert page.evaluate(FRAME_BLOCKED, "https://lain.example.id/") == "frame-src"
    assert page.frame_locator("#siaran iframe").get_by_role("heading").is_visible()


def speaks_over_the_port(speaker: Device, meeting: ServedMeeting) -> None:
    """A member with the floor whose network lets no direct line through."""
    speaker.page.add_init_script("delete window.RTCPeerConnection")
    give_camera(speaker.page, SPEAKER, SPEAKER_TONE)
    check_in(speaker, meeting, 15)
    meeting.lead("give-floor", person=meeting.seats[15].person)
    press(speaker, "stream.mic-on")
    press(speaker, "stream.start-speaking")
    expect(speaker.page.get_by_text(speaker.says("stream.you-are-heard"))).to_be_visible(timeout=30_000)


def test_the_studio_says_where_the_stream_is_takes_speakers_in_and_goes_on_the_air_when_it_is_here_again(
    served_meeting: ServedMeeting, device: Make, site: Site
) -> None:
    studio = go_on_air(device, served_meeting)
    served_meeting.open()
    served_meeting.act("committee", "choose-stream", kind="iframe", address=f"{site.base}/sematan.html")
    controls = studio.page.locator("#controls")
    told = studio.says("studio.elsewhere", host=site.base.removeprefix("https://"))
    expect(controls.locator(".notice.info")).to_contain_text(told)
    for key in ("studio.start", "studio.stop", "studio.go-on", "studio.obs"):
        expect(studio.page.get_by_role("button", name=studio.says(key), exact=True)).to_have_count(0)
    expect(studio.page.locator("#preview-note")).to_have_text(studio.says("studio.preview-elsewhere"))
    there = studio.page.get_by_role("link", name=studio.says("studio.elsewhere-open"), exact=True)
    expect(there).to_have_attribute("href", f"{site.base}/sematan.html")
    assert studio.axe() == []
    studio.shot("siaran", "studio-di-tempat-lain")

    speaks_over_the_port(device(served_meeting, 360, 740, ignore_https_errors=True), served_meeting)
    heard = studio.says("studio.speaker-heard", name=served_meeting.seats[15].name)
    expect(controls).to_contain_text(heard, timeout=30_000)
    served_meeting.lead("end-turn", turn=served_meeting.view["floor"]["speaking"]["turn"])
    expect(controls).not_to_contain_text(heard)

    served_meeting.act("committee", "choose-stream", kind="embedded", address="")
    press(studio, "studio.start")
    expect(controls.locator(".chip").first).to_contain_text("kbit", timeout=30_000)

    small = device(served_meeting, 360, 740, language="en", color_scheme="dark")
    served_meeting.act("committee", "choose-stream", kind="iframe", address=f"{site.base}/sematan.html")
    small.visit(served_meeting, served_meeting.offices["committee"], path="/studio")
    expect(small.page.get_by_role("link", name=small.says("studio.elsewhere-choose"))).to_be_visible()
    press(small, "studio.hear-here")
    expect(small.page.get_by_role("button", name=small.says("studio.hear-here"))).to_have_count(0)
    assert not small.overflows()
    small.shot("siaran", "studio-elsewhere-small", full=True)
