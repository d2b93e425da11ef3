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
PALU = (
    "declare-result",
    "close-meeting",
    "hand-over-gavel",
    "postpone-meeting",
    "cancel-meeting",
    "settle-tie",
    "annul-ballot",
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


def test_the_operator_presses_at_the_chairs_order_and_never_has_the_palu(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    console = operator_of(served_meeting, device, "id")
    page, chair = console.page, served_meeting.seats[0].name
    served_meeting.check_in(*range(12))
    expect(page.locator("[data-part=office]")).to_have_text(console.words("console.operator-here", who=chair))

    def expect_no_palu() -> None:
        for act in PALU:
            expect(page.locator(f"[data-act={act}]")).to_have_count(0)

    console.waits_for("open-meeting")
    expect_no_palu()
    page.locator("[data-part=primary]").click()
    confirm = console.dialog.locator("[data-part=confirm]")
    expect(console.dialog).to_contain_text(console.words("console.about-open-meeting-at-order"))
    expect(console.dialog.locator("[data-part=order]")).to_contain_text(chair)
    expect(confirm).to_have_text(console.words("console.act-open-meeting"))
    confirm.click()
    opened = console.words("console.act-open-meeting")
    expect(page.locator(".toast")).to_have_text(
        console.words("console.done-at-order", act=opened, who=chair), timeout=PATIENCE_MS
    )
    console.does("start-agenda-item")
    decision = served_meeting.propose(TEXT, item="i1")
    console.waits_for("call-acclamation")
    expect(page.locator(".next [data-part=order]")).to_have_text(console.words("console.at-order", who=chair))
    expect_no_palu()
    served_meeting.lead("record-consensus", decision=decision)
    expect(page.locator("[data-part=blocked]")).to_have_text(
        console.words("console.waits-for-palu", who=chair), timeout=PATIENCE_MS
    )
    expect(page.locator("figcaption", has_text=console.words("console.chair-reads"))).to_be_visible()
    expect_no_palu()
    silent = {"person": served_meeting.seats[0].person, "connected": False, "heard_at": LONG_AGO}

    def answer(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, json={**answered.json(), "gavel": silent})

    page.route("**/kehadiran?*", answer)
    page.reload()
    expect(page.locator("#silence")).to_contain_text(console.words("moment.chair-lost"))
    expect(page.locator("#silence")).to_contain_text(console.words("moment.deputy-ready"))
    expect(page.locator("[data-act=take-over-gavel]")).to_have_count(0)
    page.keyboard.press("?")
    shortcuts = page.locator("dialog#shortcuts")
    expect(shortcuts.get_by_text(console.words("console.act-hand-over-gavel"))).to_be_hidden()
    expect(shortcuts.get_by_text(console.words("console.act-suspend-meeting"))).to_be_visible()
