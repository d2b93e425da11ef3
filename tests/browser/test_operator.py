"""The operator's console: presses at the chair's order, is told so each time, and never has the palu.
Rule book section 3."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.appointing import officers_link
from tests.browser.conftest import MakeDevice
from tests.browser.console_page import PATIENCE_MS, Console
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

SEAT = 15
LONG_AGO = "2020-01-01T00:00:00.000Z"
TEXT = "Rapat menerima dan mengesahkan laporan pertanggungjawaban pengurus."
IN_TWO_LINES = (
    "[...document.querySelectorAll('[data-part=others] .btn')].every((one) => one.offsetHeight <= 60)"
)
"""On a phone no label takes a third line."""

PALU = (
    "declare-result",
    "close-meeting",
    "hand-over-gavel",
    "postpone-meeting",
    "cancel-meeting",
    "settle-tie",
    "annul-ballot",
    "stop-acclamation",
    "answer-result-objection",
    "reconsider-decision",
    "warn-person",
    "remove-person",
    "appoint-officer",
)
"""What only the chair decides."""


def operator_of(meeting: ServedMeeting, device: MakeDevice, language: str) -> Console:
    seat, committee = meeting.seats[SEAT], meeting.client("committee", meeting.offices["committee"])
    office = f"committee:{meeting.offices['committee'].person}"
    doing = committee.do("appoint-officer", office, role="operator", person=seat.person)
    meeting.server.background.run(doing)
    phone = device(meeting, 360, 740, language=language)
    return Console(phone.visit(meeting, officers_link(meeting, SEAT), path="/konsol"), language)


def no_palu(console: Console) -> None:
    for act in PALU:
        expect(console.page.locator(f"[data-act={act}]")).to_have_count(0)


def opens_at_the_chairs_order(console: Console, chair: str) -> None:
    """Without a tap of the palu, and told whose order it is before and after."""
    console.waits_for("open-meeting")
    no_palu(console)
    console.primary.click()
    expect(console.dialog).to_contain_text(console.words("console.about-open-meeting-at-order"))
    expect(console.dialog.locator("[data-part=order]")).to_contain_text(chair)
    confirm, opened = console.dialog.locator("[data-part=confirm]"), console.words("console.act-open-meeting")
    expect(confirm).to_have_text(opened)
    confirm.click()
    told = console.words("console.done-at-order", act=opened, who=chair)
    expect(console.page.locator(".toast")).to_have_text(told, timeout=PATIENCE_MS)


def test_the_operator_presses_at_the_chairs_order_and_never_has_the_palu(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    console = operator_of(served_meeting, device, "id")
    page, chair = console.page, served_meeting.seats[0].name
    served_meeting.check_in(*range(12))
    expect(page.locator("[data-part=office]")).to_have_text(console.words("console.operator-here", who=chair))
    opens_at_the_chairs_order(console, chair)
    console.does("start-agenda-item")
    decision = served_meeting.propose(TEXT, item="i1")
    console.waits_for("call-acclamation")
    expect(page.locator(".next [data-part=order]")).to_have_text(console.words("console.at-order", who=chair))
    no_palu(console)
    assert page.evaluate(IN_TWO_LINES)
    served_meeting.lead("record-consensus", decision=decision)
    waits = console.words("console.waits-for-palu", who=chair)
    expect(page.locator("[data-part=blocked]")).to_have_text(waits, timeout=PATIENCE_MS)
    expect(page.locator("figcaption", has_text=console.words("console.chair-reads"))).to_be_visible()
    no_palu(console)
    page.keyboard.press("?")
    shortcuts = page.locator("dialog#shortcuts")
    expect(shortcuts.get_by_text(console.words("console.act-hand-over-gavel"))).to_be_hidden()
    expect(shortcuts.get_by_text(console.words("console.act-suspend-meeting"))).to_be_visible()


def test_the_operator_is_told_when_the_chair_is_not_heard_and_who_takes_the_palu(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    console = operator_of(served_meeting, device, "en")
    silent = {"person": served_meeting.seats[0].person, "connected": False, "heard_at": LONG_AGO}

    def answer(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, json={**answered.json(), "gavel": silent})

    console.page.route("**/kehadiran?*", answer)
    console.page.reload()
    told = console.page.locator("#silence")
    expect(told).to_contain_text(console.words("moment.chair-lost"), timeout=PATIENCE_MS)
    expect(told).to_contain_text(console.words("moment.deputy-ready"))
    no_palu(console)
    expect(console.page.locator("[data-act=take-over-gavel]")).to_have_count(0)
