"""A sequence of seats in a real Chromium: proposed at the console, and who stands no more on every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from rat_online.domain.vocabulary import DecisionKind, Subject
from rat_online.web.render import static_url
from tests.browser.console_page import Console
from tests.browser.device import Device
from tests.browser.gallery_site import SITE, visit
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]
KETUA, LATER, VOTER = 12, 14, 16


def a_ketua(meeting: ServedMeeting) -> str:
    """Proposed, with one candidate for the one seat."""
    person = meeting.seats[KETUA].person
    decision = meeting.propose(
        "Memilih ketua pengurus.",
        kind=DecisionKind.ELECTION,
        subject=Subject.PERSON,
        form="one-of",
        options=[{"id": "c1", "label": "", "person": person}],
        seat="Ketua",
    )
    meeting.lead("present-candidate", decision=decision, option="c1", vision="Jujur", mission="Bekerja")
    return decision


def proposes_the_next(console: Console, served_meeting: ServedMeeting, desk: Device) -> None:
    """At the console, while the earlier seat is still on the table."""
    console.page.keyboard.press("k")
    console.dialog.get_by_text(desk.says("console.field-after")).scroll_into_view_if_needed()
    desk.shot("kursi", "usul-1280")
    console.page.keyboard.press("Escape")
    console.also(
        "propose-decision",
        text="Memilih pengawas.",
        subject="person",
        kind="election",
        candidates=";".join(served_meeting.seats[one].number for one in (KETUA, LATER)),
        seat="Pengawas",
        after="Memilih ketua pengurus.",
    )


def test_who_is_elected_to_one_seat_is_seen_to_stand_for_no_later_one(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    served_meeting.open()
    served_meeting.lead("start-agenda-item", item="i2")
    ketua = a_ketua(served_meeting)
    desk, phone = device(served_meeting, 1280, 800), device(served_meeting, 360, 740)
    console = Console(desk.visit(served_meeting, served_meeting.offices["acting"], path="/konsol"))
    proposes_the_next(console, served_meeting, desk)
    # The earlier seat stays on the table.
    console.waits_for("call-acclamation")
    served_meeting.lead("record-consensus", decision=ketua)
    served_meeting.lead("declare-result", decision=ketua)
    name = served_meeting.seats[KETUA].name
    gone = desk.says("count.dropped", name=name, seat="Ketua")
    expect(console.page.locator("[data-part=sequence]")).to_contain_text(gone)
    console.waits_for("present-candidate")
    desk.shot("kursi", "konsol-1280", full=True)
    page = phone.visit(served_meeting, served_meeting.seats[VOTER])
    page.locator("[data-act=check-in]").click()
    expect(page.locator("[data-part=sequence]")).to_contain_text(gone)
    served_meeting.lead("present-candidate", decision="d2", option="c2", vision="Cermat", mission="Mengawasi")
    console.does("call-acclamation")
    expect(page.locator("[data-now=acclaiming] [data-part=sequence]")).to_contain_text(
        phone.says("count.sequence", place=2, seat="Pengawas")
    )
    phone.shot("kursi", "anggota-360", full=True)
    hall = device(served_meeting, 1280, 720)
    screen = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    expect(screen.locator("[data-part=sequence]")).to_contain_text(gone)
    hall.shot("kursi", "layar-1280")
    assert [one.axe() for one in (desk, phone)] == [[], []]
    assert not phone.overflows()
    assert [one.complaints for one in (desk, phone, hall)] == [[], [], []]


def test_the_console_offers_what_may_be_followed_and_what_is_decided_anew(browser: Browser) -> None:
    motion = {"form": "motion", "formatur": None, "after": None, "reconsiders": None, "status": "declared"}
    election = {**motion, "form": "one-of"}
    decisions = {
        "d1": {**election, "id": "d1", "status": "reconsidered"},
        "d2": {**election, "id": "d2", "after": "d1"},
        "d3": {**motion, "id": "d3"},
        "d4": {**election, "id": "d4", "status": "withdrawn", "after": "d2"},
    }
    given = {
        "text": "",
        "subject": "person",
        "candidates": ["m1"],
        "labels": [],
        "seats": 1,
        "form": "one-of",
    }
    with visit(browser, 360, 740) as gallery:
        gallery.go()
        url = f"{SITE}{static_url('js/konsol/election-acts.js')}"
        fields = gallery.page.evaluate(
            "async ([url, view]) => (await import(url)).seatFields(view)", [url, {"decisions": decisions}]
        )
        url = f"{SITE}{static_url('js/konsol/fields.js')}"
        said = gallery.page.evaluate(
            "async ([url, given]) => (await import(url)).argumentsOf('propose-decision', given)",
            [url, {**given, "seat": "Pengawas", "after": "d2"}],
        )
    offered = {one["name"]: [each["id"] for each in one.get("options", [])] for one in fields}
    assert offered == {"seat": [], "after": ["d2"], "reconsiders": ["d1"]}
    assert (said["seat"], said["after"], said["reconsiders"]) == ("Pengawas", "d2", None)
