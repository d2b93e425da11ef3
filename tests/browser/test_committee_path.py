"""The committee's path in a real browser: from an empty install to invitations sent."""

import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from rat_online.demo.client import PIN
from rat_online.web.catalogue import translate
from tests.adapters.smtp_server import SmtpServer, a_mail_server
from tests.browser.background import Background
from tests.browser.desk_of_invitations import make_lists, press, write_the_letter
from tests.browser.device import Device, opened
from tests.browser.empty_install import EmptyInstall, empty_install
from tests.browser.network import Network

pytestmark = pytest.mark.browser

PATIENCE_MS = 20_000
MEMBERS, BY_MAIL = 12, 5
FIRST_DATUM = "2499"
"""The last digits of the first member's phone in the example."""
LINK = re.compile(r"http://127\.0\.0\.1:\d+/masuk#\S+")
LISTED = Path(__file__).parents[2] / "rat_online" / "demo_data" / "anggota.csv"
MESSY = Path(__file__).parents[1] / "fixtures" / "members" / "berantakan.csv"


@dataclass(frozen=True, slots=True)
class Beginning:
    """An empty install that sends its mail to a server of this test."""

    install: EmptyInstall
    mail: SmtpServer


@pytest.fixture
def beginning(tmp_path: Path, background: Background) -> Iterator[Beginning]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = a_mail_server()
    mail = background.run(server.__aenter__())
    settings = {
        "RAT_SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
        "RAT_MAIL_FROM": "panitia@mekarjaya.example",
        "RAT_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    with empty_install(tmp_path / "data", port, **settings) as served:
        yield Beginning(served, mail)
    background.run(server.__aexit__(None, None, None))


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Twelve members of the example, the first five with an e-mail."""
    head, *rows = LISTED.read_text("utf-8-sig").splitlines()[: MEMBERS + 1]
    mails = [
        f"anggota{number}@contoh.example" if number <= BY_MAIL else "" for number in range(1, MEMBERS + 1)
    ]
    lines = [f"{head};E-mail", *(f"{row};{mail}" for row, mail in zip(rows, mails, strict=True))]
    path = tmp_path / "anggota.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


def say(key: str, **facts: object) -> str:
    return translate("id", key, facts)


def go_on(page: Page) -> None:
    """The next step of the list."""
    page.locator(".way .now a").click()


def import_list(page: Page, path: Path) -> None:
    """Hand a list over, see what was found, and import what is good."""
    page.get_by_label(say("people.file")).set_input_files(path)
    page.get_by_role("button", name=say("people.check")).click()
    expect(page.get_by_role("heading", name=say("people.result"))).to_be_visible(timeout=PATIENCE_MS)
    skip = page.get_by_label(say("people.skip-bad"))
    if skip.count():
        skip.check()
    page.locator("form[action$=simpan] button").click()
    expect(page.get_by_role("heading", name=say("people.import-done"))).to_be_visible(timeout=PATIENCE_MS)


def found(page: Page, install: EmptyInstall, base: str) -> None:
    """The first page: the cooperative and its admin."""
    page.goto(base)
    page.get_by_label(say("door.console-code")).fill(install.code)
    page.get_by_label(say("door.cooperative")).fill("Koperasi Mekar Jaya")
    page.get_by_label(say("door.admin-name")).fill("Siti Rahma")
    page.get_by_label(say("door.login")).fill("siti")
    page.get_by_label(say("door.password")).fill("contoh-rapat-2027")
    page.get_by_role("button", name=say("door.found")).click()
    page.wait_for_url("**/panitia")


def arm(page: Page) -> None:
    """The home leads to the second factor that freezing the roll will need."""
    page.get_by_role("link", name=say("organiser.arm-do")).click()
    page.get_by_role("button", name=say("account.code-start")).click()
    secret = page.locator("code.wrap").inner_text()
    page.get_by_label(say("door.app-code")).fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name=say("account.code-confirm"), exact=True).click()
    page.get_by_role("link", name=say("account.recovery-kept")).click()
    page.get_by_role("link", name=say("account.to-organiser")).click()


def answer(page: Page) -> None:
    """The five questions."""
    page.get_by_label(say("rules.q-members")).fill(str(MEMBERS))
    page.get_by_label(say("rules.q-quorum")).select_option(label="lebih dari setengah")
    page.get_by_label(say("rules.article"), exact=False).fill("AD pasal 12")
    page.get_by_label(say("rules.q-election-most")).check()
    page.get_by_label(say("organiser.mode-hybrid")).check()
    page.get_by_label(say("rules.q-date")).fill("2027-03-20T09:00")
    page.get_by_role("button", name=say("rules.answer")).click()


def schedule(page: Page) -> None:
    """The draft with its officers becomes a meeting."""
    numbers = page.locator("#members option").evaluate_all("all => all.map(one => one.value)")
    page.get_by_label(say("organiser.role-acting-chair")).fill(numbers[0])
    page.get_by_label(say("organiser.role-secretary")).fill(numbers[1])
    page.locator("[name=place]").fill("Balai desa")
    page.get_by_role("button", name=say("organiser.schedule")).click()
    page.wait_for_url("**/panitia/rapat/*")


def freeze(device: Device) -> None:
    """The review before the roll, and the roll."""
    page = device.page
    page.wait_for_url("**/dpt")
    device.shot("committee", "tinjau-dpt", full=True)
    assert device.axe() == []
    assert not device.overflows()
    page.get_by_label(say("roll.reviewed")).check()
    page.get_by_role("button", name=say("roll.freeze")).click()
    expect(page.get_by_role("heading", name=say("roll.title"))).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text(say("roll.no-difference"))).to_be_visible()


def send_mail(page: Page, desk: str, mail: SmtpServer) -> None:
    """To those with an address; each gets a link of their own, and the desk says that it left."""
    press(page, re.compile("^Kirim surel"))
    until = time.monotonic() + PATIENCE_MS / 1000
    while len(mail.taken) < BY_MAIL and time.monotonic() < until:
        page.wait_for_timeout(200)
    assert sorted(mail.recipients) == [f"anggota{number}@contoh.example" for number in range(1, BY_MAIL + 1)]
    links = {found[0] for one in mail.taken if (found := LINK.search(str(one.get_body(("plain",)))))}
    assert len(links) == BY_MAIL
    page.goto(desk)
    expect(page.locator(".chip", has_text=f"{say('invite.state-sent')} {BY_MAIL}")).to_be_visible()


def come_in(device: Device, mail: SmtpServer) -> None:
    """The first member opens the link that was mailed, weeks before, and may try the phone."""
    letter = next(one for one in mail.taken if one["to"] == "anggota1@contoh.example")
    found_ = LINK.search(str(letter.get_body(("plain",))))
    assert found_ is not None
    page = device.page
    page.goto(found_[0])
    page.get_by_label(say("door.datum")).fill(FIRST_DATUM)
    press(page, re.compile(f"^{say('door.enter')}$"))
    page.get_by_label(say("door.pin")).fill(PIN)
    press(page, say("door.pin-set"))
    trial = page.get_by_role("link", name=say("trial.title"))
    expect(trial).to_be_visible(timeout=PATIENCE_MS)
    device.shot("committee", "anggota-sebelum-hari-rapat", full=True)
    assert device.axe() == []
    trial.click()
    expect(page.locator("[data-part=network]")).to_have_attribute("data-outcome", "passed")
    device.page.goto("about:blank")


def tap_through(device: Device, link: str) -> None:
    """A coordinator sends a whole list, one tap a member."""
    page = device.page
    page.route("https://wa.me/**", lambda route: route.fulfill(status=204))  # the page stays
    open_list(page, link)
    waiting = page.locator(".person[data-state=queued]")
    for left in range(waiting.count(), 0, -1):
        with page.expect_request("https://wa.me/**"):
            waiting.first.get_by_role("button").click()
        open_list(page, link)
        expect(waiting).to_have_count(left - 1)


def open_list(page: Page, link: str) -> None:
    """Anew, by its link; its script is there when the page has loaded."""
    page.goto("about:blank")
    page.goto(link)
    press(page, say("share.open"))
    page.locator("#share").wait_for()
    page.wait_for_load_state("load")


def record(page: Page, desk: str) -> None:
    """What was sent is told to the meeting; who was reached on another way is accounted for."""
    page.goto(desk)
    if page.get_by_label(say("invite.confirm-otherwise")).count():
        page.get_by_label(say("invite.confirm-otherwise"), exact=False).first.fill("Diantar petugas lapangan")
        today = page.locator("[name=otherwise_at]").get_attribute("max") or ""
        page.locator("[name=otherwise_at]").fill(today)
    press(page, re.compile(f"^{say('invite.confirm')}$"))
    expect(page.get_by_text(say("invite.confirmed"))).to_be_visible()


def import_twice(page: Page, base: str, listed: Path) -> None:
    """A messy list is taken back, and a better one stays."""
    import_list(page, MESSY)
    page.goto(f"{base}/panitia/impor")
    page.get_by_role("button", name=say("people.undo-of", at=""), exact=False).first.click()
    expect(page.get_by_text(say("people.undone"))).to_be_visible()
    import_list(page, listed)


@pytest.mark.slow
def test_from_an_empty_install_to_invitations_sent(
    beginning: Beginning, listed: Path, browser: Browser, background: Background
) -> None:
    network = Network(background, beginning.install.port)
    with opened(Device(browser, network, "id", viewport={"width": 1280, "height": 800})) as device:
        page = device.page
        found(page, beginning.install, network.base)
        arm(page)
        go_on(page)
        answer(page)
        page.wait_for_url("**/panitia")
        go_on(page)
        import_twice(page, network.base, listed)
        page.goto(f"{network.base}/panitia")
        go_on(page)
        schedule(page)
        go_on(page)
        freeze(device)
        page.goto(f"{network.base}/panitia")
        expect(page.locator(".way .done")).to_have_count(4)
        go_on(page)
        page.wait_for_url("**/undangan")
        desk = page.url
        write_the_letter(device)
        page.goto(desk)
        send_mail(page, desk, beginning.mail)
        first, *_ = make_lists(device)
        device.shot("committee", "daftar-koordinator", full=True)
        own = Network(background, beginning.install.port)
        with opened(Device(browser, own, "id", viewport={"width": 360, "height": 740})) as phone:
            come_in(phone, beginning.mail)
            tap_through(phone, first)
            assert phone.complaints == []
        record(page, desk)
        device.shot("committee", "undangan-tercatat", full=True)
        assert device.axe() == []
        page.goto(f"{network.base}/panitia")
        expect(page.locator(".way .done")).to_have_count(5)
        assert device.complaints == []
