"""What a meeting costs a member's data plan: the first load of the page, and an hour with the video off."""

import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.hour import PRESENT, bytes_of_an_hour
from bench.rows import FEWEST_RUNS, Row, at_most, row
from tests.app.virtual_time import in_virtual_time
from tests.browser.background import Background
from tests.browser.device import Device
from tests.browser.network import Network
from tests.browser.serving import LiveServer

LONG = True
MOST_KB, MOST_KB_AN_HOUR = 150.0, 1_000.0
PHONE = {"width": 360, "height": 740}


def rows() -> list[Row]:
    hours = [in_virtual_time(bytes_of_an_hour(seed)) / 1000 for seed in range(FEWEST_RUNS)]
    name = f"an hour of meeting for a member, {PRESENT} present, video off"
    hour = _held_against(MOST_KB_AN_HOUR, name, hours)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("  skipped: the first load (apt install chromium)", file=sys.stderr)
        return [hour]
    return [_held_against(MOST_KB, "first load of a member's page", first_loads(chromium)), hour]


def _held_against(most_kb: float, name: str, weighed: list[float]) -> Row:
    return row(name, "kB", weighed, "what it may cost", [most_kb] * len(weighed), at_most(1))


def first_loads(chromium: str) -> list[float]:
    """Each in a browser that has never been there, from the page to the last of what it fetches."""
    background = Background()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = LiveServer(Path(folder), background, {"quick": 1})
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        meeting = server.meeting()
        weighed = []
        for link in meeting.seats[-FEWEST_RUNS:]:
            phone = Device(browser, Network(background, server.port), "id", viewport=PHONE)
            sizes = phone.weigh(partial(phone.visit, meeting, link))
            weighed.append(sum(sizes.values()) / 1000)
            phone.close()
        browser.close()
        server.stop()
    background.close()
    return weighed
