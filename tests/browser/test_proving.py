"""Whoever changes offices at the console proves anew who it is, and goes on with what was begun."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from rat_online.adapters.store.database import FILE_NAME
from rat_online.demo.client import PIN
from tests.browser.appointing import officers_link
from tests.browser.conftest import MakeDevice
from tests.browser.console_page import Console
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

WRONG = "135790"


def begins_to_appoint(console: Console, name: str) -> None:
    """The dialog is filled in, and confirmed by the keyboard."""
    label = console.words("console.act-appoint-officer")
    console.page.locator("[data-part=others]").get_by_role("button", name=label, exact=True).click()
    console.dialog.get_by_label(console.words("console.field-role")).select_option("operator")
    picker = console.dialog.locator("person-picker[name=person]")
    picker.get_by_role("searchbox").fill(name)
    picker.locator(".found button").first.click()
    console.dialog.locator("[data-part=confirm]").focus()
    console.page.keyboard.press("Enter")


def long_ago(meeting: ServedMeeting) -> None:
    """Whoever came in by a link gave the PIN then, and not within the last ten minutes."""
    with closing(sqlite3.connect(meeting.server.folder / FILE_NAME, timeout=30)) as database, database:
        database.execute("DELETE FROM pin_given")


def look(device: Device, name: str) -> None:
    device.shot("konsol", name)
    assert device.axe("#proof") == [], name
    assert not device.overflows(), name


def gives(page: Page, pin: str) -> None:
    expect(page.locator("dialog#proof #pin")).to_be_focused()
    page.keyboard.type(pin)
    page.keyboard.press("Enter")


def test_a_chair_whose_proof_is_old_gives_the_pin_and_goes_on(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    chair = device(meeting, 360, 740)
    chair.visit(meeting, meeting.offices["acting"], path="/konsol")
    long_ago(meeting)
    console, proof = Console(chair.page), chair.page.locator("dialog#proof")
    named = meeting.seats[6]
    begins_to_appoint(console, named.number)
    expect(proof).to_be_visible()
    expect(proof.get_by_label(chair.says("prove.pin"))).to_be_focused()
    look(chair, "bukti-pin-360-id")
    gives(chair.page, WRONG)
    wrong = proof.get_by_role("alert")
    expect(wrong).to_have_text(chair.says("refusal.wrong-pin", left=4))
    look(chair, "bukti-pin-salah-360-id")
    chair.page.keyboard.press("Escape")
    expect(console.dialog.locator("[data-part=refused]")).to_have_text(
        chair.says("refusal.prove-yourself-again")
    )
    expect(console.dialog.locator("person-picker")).to_contain_text(named.name)
    chair.shot("konsol", "bukti-batal-360-id")
    console.dialog.locator("[data-part=confirm]").click()
    gives(chair.page, PIN)
    expect(console.dialog).to_be_hidden()
    meeting.until(lambda view: named.person in view["offices"]["operators"])
    assert chair.page.locator("dialog#proof input").count() == 0
    begins_to_appoint(console, meeting.seats[7].number)
    expect(console.dialog).to_be_hidden()
    assert chair.complaints == []


def test_where_websockets_are_blocked_and_in_english_it_is_the_same_up_to_the_lock(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    chair = device(meeting, 1280, 800, language="en", color_scheme="dark")
    chair.network.blocks_sockets = True
    chair.visit(meeting, meeting.offices["acting"], path="/konsol")
    long_ago(meeting)
    console, proof = Console(chair.page, "en"), chair.page.locator("dialog#proof")
    begins_to_appoint(console, meeting.seats[6].number)
    expect(proof).to_be_visible()
    for left in (4, 3, 2, 1):
        gives(chair.page, WRONG)
        expect(proof.get_by_role("alert")).to_have_text(chair.says("refusal.wrong-pin", left=left))
    look(chair, "bukti-pin-1280-en")
    gives(chair.page, WRONG)
    expect(proof.get_by_role("alert")).to_have_text(chair.says("door.wait-minutes", n=15))
    look(chair, "bukti-pin-terkunci-1280-en")
    secretary = meeting.client("secretary", meeting.offices["secretary"])
    assert secretary.view["offices"]["operators"] == []
    assert chair.complaints == []


def test_a_committee_members_link_at_the_desk_gives_the_pin_before_a_code_is_made(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting, number = served_meeting, 16
    office = meeting.offices["committee"]
    named = {"role": "committee", "person": meeting.seats[number].person}
    doing = meeting.client("committee", office).do("appoint-officer", f"committee:{office.person}", **named)
    meeting.server.background.run(doing)
    desk = device(meeting, 360, 740)
    page = desk.visit(meeting, officers_link(meeting, number), path="/meja", connected=False)
    long_ago(meeting)
    page.locator("#search").fill(meeting.seats[10].number)
    page.locator("[data-choose]").first.click()
    page.get_by_text(desk.says("desk.code"), exact=True).click()
    page.locator("form input[name=reason]").fill("kartu hilang")
    page.locator("form:has(input[name=reason]) [type=submit]").click()
    expect(page.locator("dialog#proof").get_by_label(desk.says("prove.pin"))).to_be_focused()
    gives(page, PIN)
    expect(page.get_by_text(desk.says("desk.code-once"))).to_be_visible()
    assert desk.complaints == []
