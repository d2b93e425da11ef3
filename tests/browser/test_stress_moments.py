"""Moments of stress that a member and the hall live through, brought about for real and read from the page.

The chair who is lost is also a matter of the console; secret counts come with secret ballots.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.device import Device
from tests.browser.serving import PEOPLE, QUORUM, ServedMeeting
from tests.browser.test_member_page import REST, TEXT, VOTER, at, check_in

pytestmark = pytest.mark.browser

Make = Callable[..., Device]


def test_quorum_is_missing(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    hall = device(served_meeting, 1920, 1080)
    page = check_in(phone, served_meeting, VOTER)
    screen = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    served_meeting.open(present=6)
    short = phone.says("quorum.sentence-short", present=7, entitled=PEOPLE, missing=QUORUM - 7)
    for seen in (page, screen):
        expect(seen.locator("[data-part=sentence]")).to_have_text(short)
    at(page, "no-quorum")
    expect(page.locator("#now")).to_contain_text(phone.says("moment.quorum-counted"))
    served_meeting.check_in(6, 7, 8, 9)
    at(page, "item")
    expect(screen.locator("#state")).to_contain_text(phone.says("quorum.reached"))
    served_meeting.member(9, "check-out")
    at(page, "no-quorum")
    phone.shot("saat-genting", "kuorum-kurang-360x600")
    hall.shot("saat-genting", "kuorum-kurang-layar")


def test_a_vote_stays_on_the_way_until_the_server_has_it(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    served_meeting.open_ballot(served_meeting.propose(TEXT))
    at(page, "ballot")
    phone.network.cut()
    page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    page.locator("[data-part=submit]").click()
    unsent = page.locator("[data-part=unsent]")
    expect(unsent).to_contain_text(phone.says("ballot.unsent"))
    expect(unsent).to_contain_text(phone.says("ballot.unsent-advice"))
    expect(unsent).to_contain_text(re.compile(r"Sisa \d+:\d\d"))
    box = unsent.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 600
    phone.shot("saat-genting", "belum-terkirim-360x600")
    phone.network.mend()
    expect(page.locator("[data-part=receipt]")).to_contain_text(phone.says("ballot.stored"))


def test_the_chair_is_lost_while_a_ballot_runs(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT), seconds=3)
    served_meeting.hang_up("acting")
    page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    page.locator("[data-part=submit]").click()
    expect(page.locator("[data-part=receipt]")).to_contain_text(phone.says("ballot.stored"))
    served_meeting.vote(ballot, dict.fromkeys(range(6), "for"))
    expect(page.locator("[data-part=arithmetic]")).to_contain_text("7 dari 7 suara sah", timeout=15_000)
    expect(page.locator("#now")).to_contain_text(phone.says("moment.not-declared"))


def test_a_result_is_disputed(patient_meeting: ServedMeeting, device: Make) -> None:
    meeting = patient_meeting
    phone = device(meeting, 360, 740)
    page = check_in(phone, meeting, VOTER)
    meeting.open()
    decision = meeting.propose(TEXT)
    ballot = meeting.open_ballot(decision)
    page.get_by_role("radio", name=phone.says("ballot.against"), exact=True).check()
    page.locator("[data-part=submit]").click()
    page.locator("[data-part=receipt]").wait_for()
    meeting.vote(ballot, {number: "for" if number < 8 else "against" for number in REST})
    meeting.lead("close-ballot", ballot=ballot)
    at(page, "dispute")
    seen = page.locator("#now")
    for words in (
        TEXT,
        "Kuorum lebih dari setengah; disetujui lebih dari setengah suara sah",
        "8 dari 12 suara sah = 66,7%, lebih dari setengah: diterima dan disahkan",
        "12 berhak = 12 sah",
        "Suara Anda: Tidak setuju, diterima",
        phone.says("moment.not-declared"),
    ):
        expect(seen).to_contain_text(words)
    phone.shot("saat-genting", "sengketa-360x740", full=True)
    page.get_by_role("button", name=phone.says("moment.object")).click()
    page.get_by_role("textbox", name=phone.says("member.reason")).fill("Dua anggota tidak bisa memilih.")
    page.get_by_role("button", name=phone.says("member.send-objection")).click()
    expect(page.locator("[data-part=own-objection]")).to_have_text(phone.says("member.dispute-stored"))
    voter = meeting.seats[VOTER].person
    meeting.lead("answer-result-objection", decision=decision, by=voter, answer="Keduanya belum hadir.")
    expect(seen).to_contain_text(phone.says("member.disputes", n=1, answered=1))


def test_a_count_that_is_not_declared_says_so(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT))
    served_meeting.vote(ballot, dict.fromkeys(REST, "for"))
    expect(page.locator("#now .bars, #now .verdict")).to_have_count(0)
    page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    page.locator("[data-part=submit]").click()
    expect(page.locator("[data-part=turnout]")).to_have_text(
        phone.says("member.turnout", voted=12, entitled=12)
    )
    expect(page.locator("#now .bars, #now .verdict")).to_have_count(0)
    served_meeting.lead("close-ballot", ballot=ballot)
    expect(page.locator("#now")).to_contain_text(phone.says("moment.not-declared"))
