"""The committee's desk in a real browser: a card before its camera, a network that fails in the middle."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import segno
from playwright.sync_api import Browser, FilePayload, Page, expect

from rat_online.bootstrap import now
from rat_online.web.formats import clock
from tests.browser.background import Background
from tests.browser.device import Device, opened
from tests.browser.network import Network
from tests.browser.serving import Link, ServedMeeting
from tests.browser.skew import skewed
from tests.browser.test_paper_pages import sign_in

PLACE = "Balai Desa Sukamaju"
WIDTH, HEIGHT = 640, 480
READ_WITHIN_MS = 20_000


def filmed(text: str, path: Path) -> Path:
    """What a camera sees that a card with this QR code is held before: one frame of YUV4MPEG2."""
    modules = [bytes(row) for row in segno.make(text, error="m").matrix]
    scale = 400 // len(modules)
    left, top = (WIDTH - scale * len(modules)) // 2, (HEIGHT - scale * len(modules)) // 2
    rows = [bytearray(b"\xe0" * WIDTH) for _ in range(HEIGHT)]
    for line, row in enumerate(modules):
        ink = b"".join((b"\x18" if dark else b"\xe0") * scale for dark in row)
        for y in range(top + line * scale, top + (line + 1) * scale):
            rows[y][left : left + len(ink)] = ink
    grey = b"\x80" * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n"
    path.write_bytes(head.encode() + b"".join(rows) + grey)
    return path


@contextmanager
def with_camera(browser: Browser, chromium_path: str, film: Path) -> Iterator[Browser]:
    """The same browser with this film for a camera."""
    kind = browser.browser_type
    launched = kind.launch(
        executable_path=chromium_path,
        args=[
            "--no-sandbox",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        ],
    )
    try:
        yield launched
    finally:
        launched.close()


def photo_of(page: Page) -> FilePayload:
    """Any picture will do."""
    return {"name": "foto.png", "mimeType": "image/png", "buffer": page.screenshot(type="png")}


def at_the_desk(device: Device, meeting: ServedMeeting) -> None:
    device.visit(meeting, meeting.offices["committee"], path="/meja", connected=False)
    expect(device.page.locator("#line")).to_contain_text(device.says("desk.connected"))


def test_a_member_whose_card_is_held_before_the_camera_is_checked_in(
    served_meeting: ServedMeeting,
    browser: Browser,
    background: Background,
    chromium_path: str,
    tmp_path: Path,
) -> None:
    member = served_meeting.seats[12]
    film = filmed(f"https://rapat.example/masuk#{member.secret}", tmp_path / "kartu.y4m")
    network = Network(background, served_meeting.server.port)
    with with_camera(browser, chromium_path, film) as filming:
        device = Device(filming, network, "id", viewport={"width": 360, "height": 740})
        with opened(device) as phone:
            at_the_desk(phone, served_meeting)
            phone.page.locator("#place").select_option(PLACE)
            phone.page.locator("#scan").click()
            read = phone.page.locator("[data-part=member]")
            expect(read).to_contain_text(member.name, timeout=READ_WITHIN_MS)
            phone.shot("desk", "card", full=True)
            phone.page.get_by_role("button", name=phone.says("desk.check-in-at", place=PLACE)).click()
            expect(phone.page.locator("[data-part=member]")).to_contain_text(
                phone.says("desk.in-at", place=PLACE)
            )
            expect(phone.page.locator("#sent [data-state=stored]")).to_contain_text(member.name)
            phone.shot("desk", "in", full=True)
            assert phone.axe() == []
            assert phone.overflows() is False
            assert phone.complaints == []
    served_meeting.until(lambda view: view["figures"]["quorum"]["hall"] == 1)


def goes_home(desk: Device, member: Link) -> None:
    """Found by name and Enter, and checked out."""
    desk.page.locator("#search").fill(member.name)
    desk.page.keyboard.press("Enter")
    desk.page.locator("[data-do=check-out]").click()
    expect(desk.page.locator("[data-part=member]")).to_contain_text(desk.says("desk.not-in"))
    desk.shot("desk", "out-en-dark", full=True)


def test_what_the_desk_did_without_a_network_waits_over_a_reload_and_is_sent_once(
    served_meeting: ServedMeeting, device: Callable[..., Device]
) -> None:
    first, second = served_meeting.seats[10], served_meeting.seats[11]
    desk = skewed(device(served_meeting, 1280, 800, language="en", color_scheme="dark"), hours=-31)
    page = desk.page
    desk.sign_in(served_meeting.offices["committee"])
    address = f"{desk.network.base}/panitia/anggota/{first.person}/foto"
    assert page.request.post(address, multipart={"foto": photo_of(page)}).ok
    at_the_desk(desk, served_meeting)
    page.locator("#place").select_option(PLACE)
    with page.expect_response("**/meja/foto/*"):
        page.reload()
    desk.network.cut()
    for member in (first, second):
        page.locator("#search").fill(member.number)
        expect(page.locator("#found .face")).to_have_count(int(member == first))
        page.locator(f"[data-choose='{member.person}']").click()
        page.locator("[data-channel=hall]").click()
    expect(page.locator("#sent [data-state=waiting]")).to_have_count(2)
    expect(page.locator("#sent .face")).to_have_count(1)
    assert page.locator("#sent .face").evaluate("async (e) => (await e.decode(), e.naturalWidth > 0)")
    expect(page.locator("#line")).to_contain_text(desk.says("desk.unconnected"))
    noted = [clock(now() - timedelta(minutes=ago), "Asia/Jakarta", "en", named=False) for ago in (0, 1)]
    assert any(minute in page.locator("#sent").inner_text() for minute in noted)
    desk.shot("desk", "waiting-en-dark", full=True)
    desk.network.mend()
    page.reload()
    expect(page.locator("#sent [data-state=waiting]")).to_have_count(0)
    assert page.locator("#place").input_value() == PLACE
    served_meeting.until(lambda view: view["figures"]["quorum"]["hall"] == 2)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('meja:'))") == []
    goes_home(desk, first)
    assert desk.overflows() is False
    assert desk.axe() == []
    assert desk.complaints == []


def test_the_door_page_loses_and_doubles_nothing_when_the_network_goes_in_mid_post(
    served_meeting: ServedMeeting, device: Callable[..., Device]
) -> None:
    member = served_meeting.seats[9]
    phone, watcher = device(served_meeting, 360, 740), device(served_meeting, 1280, 800)
    sign_in(phone)
    page = phone.page
    page.goto(f"{phone.network.base}/panitia/rapat/{served_meeting.id}/pintu?cari={member.number}")
    page.get_by_text(phone.says("help.reopen-of", name=member.name)).click()
    page.get_by_label(phone.says("help.reason")).fill("KTP cocok")
    page.get_by_label(phone.says("help.card-seen")).check()
    page.get_by_label(phone.says("help.photo")).set_input_files(photo_of(page))
    expect(page.get_by_text(phone.says("help.photo-kept"))).to_be_visible()
    phone.network.lose_answers()
    page.get_by_role("button", name=phone.says("help.reopen"), exact=True).click()
    watcher.sign_in(served_meeting.offices["witness"])
    done = watcher.page.get_by_role("row", name=re.compile("KTP cocok"))
    records = f"{watcher.network.base}/rapat/{served_meeting.id}/periksa/pintu"
    watcher.page.goto(records)
    for _ in range(50):
        if done.count():
            break
        watcher.page.reload()
    expect(page.locator("[data-part=unsent]", has_text=phone.says("help.unsent"))).to_be_visible(
        timeout=20_000
    )
    expect(page.get_by_label(phone.says("help.reason"))).to_have_value("KTP cocok")
    phone.shot("desk", "pintu-terputus-360-id")
    assert phone.axe() == []
    assert not phone.overflows()
    with page.expect_navigation():
        phone.network.mend(same_address=False)
    watcher.page.reload()
    expect(done).to_have_count(1)
    expect(done.get_by_role("link")).to_have_count(1)
    assert phone.complaints == []
