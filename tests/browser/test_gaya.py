"""The design language in a real Chromium: readable, reachable, still, and the same words everywhere."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, sync_playwright

from rat_online.assets import asset_path
from rat_online.web import formats
from rat_online.web.catalogue import refusal_text, translate
from rat_online.web.curve import curve
from rat_online.web.render import static_url
from tests.browser.gallery_site import CHROMIUM, RESULTS, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not Path(CHROMIUM).exists(), reason=f"no Chromium at {CHROMIUM}: apt install chromium"
    ),
]

Scheme = Literal["light", "dark"]
SMALLEST_TARGET = 48


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_ballot_has_a_contrast_of_seven_to_one(browser: Browser, scheme: Scheme) -> None:
    with visit(browser, 360, 740, color_scheme=scheme) as gallery:
        gallery.go()
        assert gallery.axe(".ballot", rules=["color-contrast-enhanced"]) == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_whole_ballot_fits_an_in_app_browser_without_scrolling(
    browser: Browser, scheme: Scheme, language: str
) -> None:
    with visit(browser, 360, 600, color_scheme=scheme) as gallery:
        gallery.go(language, page="ballot")
        gallery.page.screenshot(path=RESULTS / f"360x600-{scheme}-{language}.png")
        assert gallery.page.evaluate("document.documentElement.scrollHeight") == 600
        submit = gallery.page.locator("[data-part=submit]").bounding_box()
        assert submit is not None
        assert submit["y"] + submit["height"] <= 600
        assert gallery.axe() == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, language: str) -> None:
    with visit(browser, 320, 640) as gallery:
        gallery.go(language)
        assert gallery.page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [360, 1280])
def test_text_at_twice_its_size_still_fits(browser: Browser, width: int) -> None:
    with visit(browser, width, 740) as gallery:
        gallery.go()
        gallery.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert gallery.page.evaluate("document.documentElement.scrollWidth") == width


def test_every_target_is_at_least_48_pixels(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        small = gallery.page.evaluate(
            """least => [...document.querySelectorAll(
                   'button, .btn, summary, .pilih label, .check, .input, .tabs a')]
                 .map(e => [e.className || e.tagName, e.getBoundingClientRect()])
                 .filter(([, box]) => box.width && (box.height < least || box.width < least))
                 .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)""",
            SMALLEST_TARGET,
        )
        assert small == []


def test_no_text_is_under_its_smallest_size(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        sizes = gallery.page.evaluate(
            """() => [...document.querySelectorAll('main *')]
                 .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                 .filter(e => !e.closest('[aria-hidden=true], .visually-hidden, .count'))
                 .map(e => parseFloat(getComputedStyle(e).fontSize))"""
        )
        assert min(sizes) >= 14.4


def test_nothing_moves_when_figures_update(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        moved = gallery.page.evaluate(
            """async () => {
                 const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                 await frame();
                 let moved = 0;
                 new PerformanceObserver(list => list.getEntries().forEach(e => { moved += e.value; }))
                   .observe({type: 'layout-shift'});
                 document.querySelector('[data-part=quorum]').scrollIntoView();
                 for (const digits of ['111', '888', '444']) {
                   for (const part of document.querySelectorAll('[data-part=present], .kpi dd, .bars .n')) {
                     if (part.textContent.trim().length === 3) part.textContent = digits;
                   }
                   document.querySelectorAll('[data-part=left]').forEach(e => { e.textContent = '1:11'; });
                   for (const bar of document.querySelectorAll('[data-part=value]')) {
                     bar.setAttribute('width', '11%');
                   }
                   await frame();
                 }
                 return moved;
               }"""
        )
        assert moved == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_moves_when_the_connection_is_lost(browser: Browser, language: str) -> None:
    with visit(browser, 360, 600) as gallery:
        gallery.go(language, page="ballot")
        chip = gallery.page.locator("[data-connection] [data-part=text]")
        tall = "document.querySelector('.top').offsetHeight"
        before = gallery.page.evaluate(tall)
        for state in ("reconnecting", "offline", "connected"):
            chip.evaluate(
                "(e, text) => { e.textContent = text; }", translate(language, f"connection.{state}", {})
            )
            assert gallery.page.evaluate(tall) == before


def test_figures_are_of_one_width(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        widths = gallery.page.evaluate(
            """() => [...'0123456789'].map(digit => {
                 const part = document.querySelector('[data-part=present]');
                 part.textContent = digit.repeat(4);
                 return part.getBoundingClientRect().width;
               })"""
        )
        assert len(set(widths)) == 1


def test_a_ballot_is_filled_in_by_keyboard_alone(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        page = gallery.page
        form = page.locator("[data-specimen=ballot]")
        assert form.locator(":checked").count() == 0
        form.locator("summary").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert form.locator(":checked").get_attribute("value") == "against"
        ring = "getComputedStyle(document.activeElement.closest('label')).outlineStyle"
        assert page.evaluate(ring) == "solid"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText") == translate("id", "ballot.choose-first", {})
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_dialog_takes_the_focus_and_gives_it_back(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        page = gallery.page
        opener = page.locator("[data-opens=confirm]")
        opener.click()
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        assert gallery.axe("dialog") == []
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.dataset.opens") == "confirm"


def test_larger_text_is_remembered(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        page = gallery.page
        size = "parseFloat(getComputedStyle(document.body).fontSize)"
        before = page.evaluate(size)
        page.get_by_role("button", name=translate("id", "common.larger-text", {})).click()
        assert page.evaluate(size) > before
        page.reload()
        assert page.evaluate(size) > before


def test_motion_stops_where_the_reader_asked_for_none(browser: Browser) -> None:
    with visit(browser, 360, 740, reduced_motion="reduce") as gallery:
        gallery.go()
        running = gallery.page.evaluate(
            "document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 1).length"
        )
        assert running == 0


def test_a_choice_is_seen_in_forced_colours(browser: Browser) -> None:
    with visit(browser, 360, 740, forced_colors="active") as gallery:
        gallery.go()
        label = gallery.page.locator("[data-specimen=ballot-secret] label:has(:checked)")
        assert label.evaluate("e => getComputedStyle(e).borderTopWidth") == "4px"
        gallery.page.screenshot(path=RESULTS / "forced-colours.png", full_page=True, animations="disabled")


MOMENTS: dict[int, tuple[tuple[str, dict[str, Any]], ...]] = {
    1: (("quorum.sentence-short", {"present": 512, "entitled": 1204, "missing": 91}),),
    2: (("ballot.unsent", {}), ("ballot.unsent-advice", {}), ("ballot.left", {"left": "0:48"})),
    3: (("moment.box-closed", {}), ("moment.papers-counting", {}), ("moment.not-declared", {})),
    4: (("moment.deputy-ready", {}), ("moment.take-gavel-in", {"left": "0:42"})),
    5: (("moment.text", {}), ("moment.rule", {}), ("moment.arithmetic", {}), ("moment.object", {})),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_of_stress_says_what_is_so(browser: Browser, moment: int, language: str) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go(language)
        seen = gallery.page.locator(f"[data-moment='{moment}']").first.inner_text()
        for key, facts in MOMENTS[moment]:
            assert translate(language, key, facts) in seen


def test_a_count_under_way_shows_no_bar(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        counting = gallery.page.locator("[data-moment='3']")
        assert counting.locator(".bars, .meter").count() == 0


def test_an_unsent_vote_never_says_stored(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        seen = gallery.page.locator("[data-moment='2']").first.inner_text()
        assert translate("id", "ballot.stored", {}) not in seen


def test_the_first_load_is_small(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        sent = gallery.bytes_of
        styles = sum(sent[name] for name in ("tokens.css", "components.css", "layout.css"))
        fonts = sum(size for name, size in sent.items() if name.endswith(".woff2"))
        assert styles < 36_000  # as they lie on the disk; squeezed they are a quarter of it
        assert 0 < fonts < 60_000


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_browser_writes_figures_as_the_server_does(browser: Browser, language: str) -> None:
    at, zone = datetime(2027, 3, 20, 17, 5, 9, tzinfo=UTC), "Asia/Makassar"
    shares = [(497, 575), (78, 575), (1, 3), (2, 3), (0, 9), (9, 9), (1, 2000), (3, 0)]
    facts = {"present": 1512, "needed": 1603}
    with visit(browser, 360, 740) as gallery:
        gallery.go(language)
        written = gallery.page.evaluate(
            """async ([module, at, zone, shares, facts]) => {
                 const w = await import(module);
                 return [
                   [0, 12, 1204, 1234567].map(w.number),
                   shares.map(([part, whole]) => w.percent(part, whole)),
                   [w.clock(at, zone), w.clock(at, zone, {seconds: true, named: false}), w.date(at, zone)],
                   [0, 77, 3725, -4].map(w.left),
                   [w.refusal('quorum-not-met', facts), w.refusal('newer-than-this-page')],
                 ];
               }""",
            [static_url("js/lib/words.js"), at.isoformat(), zone, shares, facts],
        )
    assert written == [
        [formats.number(value, language) for value in (0, 12, 1204, 1234567)],
        [formats.percent(part, whole, language) for part, whole in shares],
        [
            formats.clock(at, zone, language),
            formats.clock(at, zone, language, seconds=True, named=False),
            formats.date(at, zone, language),
        ],
        [formats.left(seconds) for seconds in (0, 77, 3725, -4)],
        [refusal_text(language, "quorum-not-met", facts), refusal_text(language, "other", {})],
    ]


def test_the_browser_draws_the_curve_as_the_server_does(browser: Browser) -> None:
    points = [(0, 24), (600, 131), (2700, 620), (5400, 668), (6000, 561), (8160, 612)]
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        drawn = gallery.page.evaluate(
            "async ([module, points]) => (await import(module)).curve(points, 1204, 603)",
            [static_url("js/lib/curve.js"), points],
        )
    expected = curve(points, 1204, 603, "08.30", "10.46")
    assert drawn == {
        "line": expected.line,
        "area": expected.area,
        "need": f"M0 {expected.need_y}H{expected.width}",
    }


def test_the_font_carries_its_licence() -> None:
    licence = asset_path("static", "fonts", "plus-jakarta-sans-OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
