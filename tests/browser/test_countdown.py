"""A countdown that an objection said aloud stops, and one that the chair ends. Rule book 6.1."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakeDevice
from tests.browser.console_page import PATIENCE_MS, Console
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

SEAT, IN_HALL = 15, 11
PLACE = "Balai Desa Sukamaju"
REPORT = "Rapat menerima dan mengesahkan laporan pertanggungjawaban pengurus."


def takes_back_what_was_said_aloud(meeting: ServedMeeting, decision: str, desk: Device) -> None:
    """The secretary records the objection of somebody in the hall, and that it is withdrawn."""
    person = meeting.seats[IN_HALL].person
    meeting.act("secretary", "object", decision=decision, by=person, reason="Belum dibahas.")
    console = Console(desk.visit(meeting, meeting.offices["secretary"], path="/konsol"), desk.language)
    act = console.words("console.act-withdraw-objection")
    desk.page.locator("[data-part=others]").get_by_role("button", name=act, exact=True).click()
    expect(console.dialog).to_contain_text(meeting.seats[IN_HALL].name)
    desk.shot("konsol", "cabut-keberatan")
    assert desk.axe("#act") == []
    console.dialog.get_by_label(meeting.seats[IN_HALL].name).check()
    console.dialog.locator("[data-part=confirm]").click()
    meeting.until(lambda view: view["decisions"][decision]["status"] == "proposed")


def stops(meeting: ServedMeeting, chair: Device) -> None:
    console = Console(chair.page, chair.language)
    name = console.words("console.act-stop-acclamation")
    act = chair.page.locator("[data-part=others]").get_by_role("button", name=name, exact=True)
    expect(act).to_be_visible(timeout=PATIENCE_MS)
    chair.shot("konsol", f"aklamasi-{chair.language}", full=True)
    act.click()
    expect(console.dialog).to_contain_text(console.words("console.about-stop-acclamation"))
    console.dialog.get_by_label(console.words("console.field-reason")).fill("Diminta dari lantai.")
    chair.shot("konsol", f"hentikan-aklamasi-{chair.language}")
    assert chair.axe("#act") == []
    console.dialog.locator("[data-part=confirm]").click()
    expect(console.dialog).to_be_hidden(timeout=PATIENCE_MS)
    console.waits_for("open-ballot")


def test_the_chair_ends_a_countdown_and_goes_on_to_a_ballot(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    person = meeting.seats[IN_HALL].person
    meeting.act("committee", "check-in", person=person, channel="hall", place=PLACE)
    meeting.open(present=11)
    decision = meeting.propose(REPORT)
    meeting.lead("call-acclamation", decision=decision, seconds=600)
    takes_back_what_was_said_aloud(meeting, decision, device(meeting, 1280, 800, language="en"))
    phone, chair = device(meeting, 360, 740), device(meeting, 360, 740, color_scheme="dark")
    phone.visit(meeting, meeting.seats[SEAT])
    phone.page.get_by_role("button", name=phone.says("member.here"), exact=True).click(timeout=PATIENCE_MS)
    meeting.lead("call-acclamation", decision=decision, seconds=600)
    chair.visit(meeting, meeting.offices["acting"], path="/konsol")
    stops(meeting, chair)
    expect(phone.page.get_by_text(phone.says("member.acclamation-stopped"))).to_be_visible(
        timeout=PATIENCE_MS
    )
    for name, one in (("phone", phone), ("chair", chair)):
        one.shot("anggota", f"aklamasi-dihentikan-{name}", full=True)
        assert one.axe() == [], name
        assert not one.overflows(), name
        assert one.complaints == []
