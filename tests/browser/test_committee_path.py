"""The committee's path in a real browser: from an empty install to a meeting with its roll frozen."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from rat_online.web.catalogue import translate
from tests.browser.background import Background
from tests.browser.device import Device, opened
from tests.browser.empty_install import EmptyInstall, empty_install
from tests.browser.network import Network

pytestmark = pytest.mark.browser

PATIENCE_MS = 20_000
LISTED = Path(__file__).parents[2] / "rat_online" / "demo_data" / "anggota.csv"
MESSY = Path(__file__).parents[1] / "fixtures" / "members" / "berantakan.csv"


@pytest.fixture
def install(tmp_path: Path) -> Iterator[EmptyInstall]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with empty_install(tmp_path, port) as served:
        yield served


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
    page.get_by_label(say("rules.q-members")).fill("200")
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
    page.get_by_role("button", name=say("organiser.schedule")).click()
    page.wait_for_url("**/panitia/rapat/*")


@pytest.mark.slow
def test_from_an_empty_install_to_a_meeting_with_its_roll(
    install: EmptyInstall, browser: Browser, background: Background
) -> None:
    network = Network(background, install.port)
    viewport = {"width": 1280, "height": 800}
    with opened(Device(browser, network, "id", viewport=viewport)) as device:
        page = device.page
        found(page, install, network.base)
        arm(page)
        go_on(page)
        answer(page)
        page.wait_for_url("**/panitia")
        go_on(page)
        import_list(page, MESSY)
        page.goto(f"{network.base}/panitia/impor")
        page.get_by_role("button", name=say("people.undo-of", at=""), exact=False).first.click()
        expect(page.get_by_text(say("people.undone"))).to_be_visible()
        import_list(page, LISTED)
        page.goto(f"{network.base}/panitia")
        go_on(page)
        schedule(page)
        go_on(page)
        page.wait_for_url("**/dpt")
        device.shot("committee", "tinjau-dpt", full=True)
        assert device.axe() == []
        assert not device.overflows()
        page.get_by_label(say("roll.reviewed")).check()
        page.get_by_role("button", name=say("roll.freeze")).click()
        expect(page.get_by_role("heading", name=say("roll.title"))).to_be_visible(timeout=PATIENCE_MS)
        expect(page.get_by_text(say("roll.no-difference"))).to_be_visible()
        page.goto(f"{network.base}/panitia")
        expect(page.locator(".way .done")).to_have_count(4)
        assert device.complaints == []
