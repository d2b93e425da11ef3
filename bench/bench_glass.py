"""From a camera to a member's page: the age of the picture, read back from a clock in it, in Chromium."""

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.rows import Row, at_most, row
from tests.browser.background import Background
from tests.browser.clock_camera import give_camera, seen
from tests.browser.device import Device
from tests.browser.flags import PLAYING
from tests.browser.network import Network
from tests.browser.serving import LiveServer, ServedMeeting

LOOKS = 30
STUDIO, TONE = 5, 440
WANTED_MS = 1500.0
SETTLES_MS = 4000
"""A player that has just come stands further behind than it stays."""


def rows() -> list[Row]:
    ages = measured()
    name = f"glass to glass, median of {len(ages)} looks, studio and member in Chromium"
    return [row(name, "ms", ages, "wanted", [WANTED_MS] * len(ages), at_most(1.0))]


def measured() -> list[float]:
    """How old the picture is, at a few looks."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    background, folder = Background(), Path(tempfile.mkdtemp())
    server = LiveServer(folder, background, {"quick": 1})
    meeting = server.meeting()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=PLAYING)
            studio, phone = (
                Device(browser, Network(background, server.port), "id", viewport={"width": w, "height": h})
                for w, h in ((1280, 800), (360, 740))
            )
            on_air(studio, meeting)
            phone.visit(meeting, meeting.seats[15])
            seen(phone.page, STUDIO)
            phone.page.wait_for_timeout(SETTLES_MS)
            return looks(phone)
    finally:
        meeting.close()
        server.stop()
        background.close()


def on_air(studio: Device, meeting: ServedMeeting) -> None:
    give_camera(studio.page, STUDIO, TONE)
    studio.visit(meeting, meeting.offices["committee"], path="/studio")
    for key in ("studio.camera", "studio.start"):
        studio.page.get_by_role("button", name=studio.says(key), exact=True).click()


def looks(phone: Device) -> list[float]:
    found = []
    for _ in range(LOOKS):
        found.append(float(seen(phone.page, STUDIO)))
        phone.page.wait_for_timeout(200)
    return found
