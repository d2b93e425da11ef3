"""A device whose own clock is wrong, and may be set again while its page is open."""

from datetime import timedelta

from tests.browser.device import Device

SKEW = """
(() => {
  const Right = Date;
  let off = %d;
  window.setTheClock = (ms) => (off = ms);
  window.Date = class extends Right {
    constructor(...given) { super(...(given.length ? given : [Right.now() + off])); }
    static now() { return Right.now() + off; }
  };
})();
"""


def skewed(device: Device, **off: float) -> Device:
    """From its next page on it is so much ahead, or behind."""
    device.context.add_init_script(SKEW % (timedelta(**off) / timedelta(milliseconds=1)))
    return device


def set_the_clock(device: Device, **off: float) -> None:
    """Somebody sets it while the page is open."""
    device.page.evaluate("(ms) => setTheClock(ms)", timedelta(**off) / timedelta(milliseconds=1))
