"""Resuming rings on every open page. Rule book section 4."""

import pytest
from playwright.sync_api import Browser

from rat_online.web.render import static_url
from tests.browser.gallery_site import SITE, visit

pytestmark = pytest.mark.browser

HEAR = """async (url) => {
  const { rings } = await import(url);
  const heard = { tones: 0, buzzes: 0 };
  navigator.vibrate = () => ((heard.buzzes += 1), true);
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (at) { heard.tones += 1; start.call(this, at); };
  const told = [];
  const live = { view: { meeting: { state: "open" } }, subscribe: (one) => told.push(one) };
  const turn = async (state) => {
    live.view.meeting.state = state;
    for (const one of told) one();
    await new Promise((done) => setTimeout(done, 0));
    await import(url.replace("awake.js", "bell.js")).catch(() => null);
    return { ...heard };
  };
  rings(live);
  const states = ["open", "suspended", "suspended", "open", "open", "suspended", "closed"];
  const found = [];
  for (const state of states) found.push(await turn(state));
  return found;
}"""
SILENT, ONCE = {"tones": 0, "buzzes": 0}, {"tones": 2, "buzzes": 1}


def test_resuming_rings_once_on_a_page_that_was_tapped(browser: Browser) -> None:
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        gallery.page.mouse.click(5, 5)
        heard = gallery.page.evaluate(HEAR, f"{SITE}{static_url('js/lib/awake.js')}")
        assert heard == [SILENT, SILENT, SILENT, ONCE, ONCE, ONCE, ONCE]
        assert gallery.complaints == []
