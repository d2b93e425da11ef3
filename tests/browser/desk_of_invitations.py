"""What the committee does at its desk for invitations, as several tests do it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.device import Device

NUMBER = "003/UND-RAT/KMJ/III/2028"


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).click()


def write_the_letter(one: Device) -> None:
    page = one.page
    page.get_by_role("link", name=one.says("invite.step-letter")).click()
    page.get_by_label(one.says("invite.letter-number")).fill(NUMBER)
    page.get_by_label(one.says("invite.letter-signed")).fill("Ketua, Budi Santoso")
    press(page, one.says("invite.letter-save"))
    expect(page.get_by_text(one.says("invite.letter-saved"))).to_be_visible()


def make_lists(one: Device) -> list[str]:
    """Coordinators' lists for whoever nothing has reached; their links, shown this once."""
    one.page.locator("#alasan-wa").fill("Undangan lewat ketua blok")
    press(one.page, re.compile("^Buat daftar untuk"))
    links = one.page.locator("code").all_inner_texts()
    assert links
    return links
