"""Takes the README's pictures from `make demo` with DEMO_CHAIR=me: run it as `make screenshots`.

A person's pages in real browsers, simulated members around them; the acting chair's steps go over the wire.
"""

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from rat_online.demo.client import PIN, Client, sign_in

PICTURES = Path(__file__).parent / "images"
PORT = os.environ.get("DEMO_PORT", "8377")
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
HALL = {"width": 1920, "height": 1080}
LINK = re.compile(r"^\s+(?P<whose>.+): (?P<link>http\S+)$")
RUNNING: set[asyncio.Task[None]] = set()
DATUM = re.compile(r"data: (\d+)")


async def main() -> None:
    folder = Path("demo-data-pictures")
    demo = await asyncio.create_subprocess_exec(
        sys.executable,
        "-u",
        "-m",
        "rat_online.demo",
        env={**os.environ, "DEMO_CHAIR": "me", "DEMO_PORT": PORT, "DEMO_DIR": str(folder)},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        links = await _links(demo)
        async with async_playwright() as playwright:
            chromium = shutil.which("chromium") or "/usr/bin/chromium"
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            await _take(browser, links)
            await browser.close()
    finally:
        demo.terminate()
        await demo.wait()
        shutil.rmtree(folder, ignore_errors=True)


async def _links(demo: asyncio.subprocess.Process) -> dict[str, str]:
    """What the demo prints for a person, up to the page of the meeting, which comes last."""
    links: dict[str, str] = {}
    assert demo.stdout is not None
    while "Halaman rapat" not in links:
        line = (await demo.stdout.readline()).decode()
        if not line:
            sys.exit("the demo ended early")
        if found := LINK.match(line.rstrip()):
            links[found["whose"]] = found["link"]
    return links


def _named(links: dict[str, str], start: str) -> tuple[str, str]:
    return next((whose, link) for whose, link in links.items() if whose.startswith(start))


async def _take(browser: Browser, links: dict[str, str]) -> None:
    whose, member_link = _named(links, "HP seorang anggota")
    datum = DATUM.search(whose)
    assert datum is not None
    phone = await _page(browser, member_link, PHONE, datum[1])
    await phone.get_by_role("button", name="Hadir").click()
    _, office_link = _named(links, "Konsol")
    desk = await _page(browser, office_link, DESK)
    hall = await desk.context.new_page()
    await hall.set_viewport_size({"width": HALL["width"], "height": HALL["height"]})
    meeting = links["Halaman rapat"]
    await hall.goto(f"{meeting}/layar")
    chair = await _chair(meeting, office_link)
    await chair.until(lambda view: view["figures"]["quorum"]["reached"])
    ballot = await _open_ballot(chair)
    await phone.get_by_text("Setuju", exact=True).click()
    await desk.wait_for_timeout(900)
    await _shoot(phone, "anggota")
    await _shoot(desk, "konsol")
    await phone.get_by_role("button", name=re.compile("Kirim suara")).click()
    await _declare(chair, ballot)
    await hall.wait_for_timeout(900)
    await _shoot(hall, "layar")
    await _shoot(phone, "hasil")
    await chair.stop()


async def _page(browser: Browser, link: str, size: dict[str, int], datum: str = "") -> Page:
    context = await browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, locale="id-ID", color_scheme="light"
    )
    page = await context.new_page()
    await page.goto(link)
    await page.locator("#datum").fill(datum or PIN)
    await page.get_by_role("button", name="Masuk").click()
    if datum:
        await page.get_by_label("PIN").first.fill(PIN)
        await page.locator("form#door button[type=submit]").click()
    await page.wait_for_url("**/rapat/**")
    await page.locator("[data-connection=connected]").first.wait_for(state="attached")
    return page


async def _chair(meeting: str, link: str) -> Client:
    """The acting chair over the wire, beside the console that is photographed."""
    base, _, id_ = meeting.partition("/rapat/")
    cookie = await asyncio.to_thread(sign_in, base, link.partition("#")[2], "")
    client = Client(base, id_, cookie)
    RUNNING.add(asyncio.create_task(client.run()))
    await client.connected()
    return client


def _actor(chair: Client) -> str:
    return f"acting-chair:{chair.view['offices']['acting_chair']}"


async def _open_ballot(chair: Client) -> dict[str, Any]:
    actor = _actor(chair)
    await chair.do("open-meeting", actor)
    await chair.do("start-agenda-item", actor, item="i5")
    made = await chair.do(
        "propose-decision",
        actor,
        item="i5",
        kind="ordinary",
        subject="accountability",
        text="Rapat menerima dan mengesahkan LPJ Pengurus.",
    )
    return await chair.do("open-ballot", actor, decision=made["decision"], seconds=60)


async def _declare(chair: Client, made: dict[str, Any]) -> None:
    actor, ballot = _actor(chair), made["ballot"]
    await chair.until(lambda view: (view["figures"]["turnout"] or {}).get("waiting_for") == 0)
    await chair.do("close-ballot", actor, ballot=ballot)
    await asyncio.sleep(chair.view["meeting"]["seconds"]["objection"] + 0.5)
    await chair.do("declare-result", actor, decision=made["decision"])


async def _shoot(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
