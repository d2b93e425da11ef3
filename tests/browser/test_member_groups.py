"""Member groups with voting shares in a real Chromium: the rules, the result in total and by group."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_paper_pages import sign_in

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]


def look(one: Device, name: str) -> None:
    one.shot("kelompok", name, full=True)
    assert one.axe() == []
    assert not one.overflows()


def test_the_result_is_told_in_total_and_by_group(
    serve_meeting: Callable[[str], ServedMeeting], device: MakeDevice
) -> None:
    meeting = serve_meeting("parties")
    meeting.open(16)
    ballot = meeting.open_ballot(meeting.propose("Laporan diterima."), 60)
    meeting.vote(ballot, {number: "for" if number < 9 else "against" for number in range(16)})
    meeting.lead("close-ballot", ballot=ballot)
    phone = device(meeting, 360, 740, language="en")
    page = phone.visit(meeting, meeting.seats[16])
    page.get_by_role("button", name=phone.says("member.here"), exact=True).click()
    page.locator("summary", has_text=phone.says("party.by-group")).first.click()
    table = page.locator("table.sheet", has_text="Karangasri").first
    expect(table).to_contain_text("Lembah Hijau")
    look(phone, "hasil-360")
    # Whatever each weighs, the groups' sums on the whole roll stand to each other as the articles say.
    closed = meeting.view["ballots"][ballot]
    in_favour = sum(one["each"] * one["counts"]["for"] for one in closed["groups"])
    assert in_favour == closed["tally"]["options"]["for"]
    assert phone.complaints == []


def test_the_rules_say_who_stands_for_whom(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    for width, language in ((360, "id"), (1280, "en")):
        one = device(served_meeting, width, 800, language=language)
        sign_in(one)
        page = one.page
        page.goto(f"{one.network.base}/panitia/aturan")
        page.locator("summary", has_text=one.says("rules.advanced")).click()
        page.get_by_label(one.says("rules.parties-shares")).fill("Petani = 60\nPekerja = 40")
        page.get_by_label(one.says("rules.proxies-allowed")).select_option("1")
        page.get_by_label(one.says("rules.proxies-allowed")).scroll_into_view_if_needed()
        look(one, f"aturan-{width}")
