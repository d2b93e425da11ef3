"""Papers of every form on a phone of 360 × 600: several names, and an order, by finger and by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import REST, VOTER, at, check_in

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
PLACES = ("Balai Desa Cikoneng", "Gedung Serbaguna", "Aula Dinas Koperasi", "Kantor Kecamatan")


def offered(meeting: ServedMeeting, form: str, seats: int) -> str:
    """A choice among places is put to the vote; the id of its ballot."""
    options = [{"id": f"c{number}", "label": label} for number, label in enumerate(PLACES, start=1)]
    asked: dict[str, Any] = {"subject": "other", "form": form, "options": options, "seats": seats}
    if form != "ranked":
        return meeting.open_ballot(meeting.propose("Rapat memilih tempat rapat berikutnya.", **asked))
    # Several seats by stages are won by the quota, so no majority of their kind can be asked for besides.
    decision = meeting.propose("Rapat memilih tempat rapat berikutnya.", kind="election", **asked)
    meeting.lead("set-secrecy", decision=decision, secret=False, reason="Yang dipilih adalah tempat.")
    return meeting.open_ballot(decision)


def voting(phone: Device, meeting: ServedMeeting, form: str, seats: int) -> tuple[Page, str]:
    page = check_in(phone, meeting, VOTER)
    meeting.open()
    ballot = offered(meeting, form, seats)
    at(page, "ballot")
    return page, ballot


def rank(page: Page, name: str) -> None:
    page.locator("[data-rank=add]", has_text=name).click()


def test_up_to_k_are_ticked_and_no_more(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page, ballot = voting(phone, served_meeting, "up-to", 2)
    send = page.locator("[data-part=submit]")
    assert page.locator("input:checked").count() == 0
    expect(send).to_have_text(phone.says("ballot.choose-first"))
    page.get_by_role("checkbox", name=PLACES[0]).check()
    page.get_by_role("checkbox", name=PLACES[2]).check()
    expect(page.locator("[data-part=chosen]")).to_have_text("2 dari 2")
    expect(page.get_by_role("checkbox", name=PLACES[1])).to_be_disabled()
    phone.shot("anggota", "360x600-paling-banyak")
    page.mouse.wheel(0, 2000)
    assert phone.axe() == []
    page.get_by_role("checkbox", name=phone.says("ballot.blank")).check()
    expect(page.get_by_role("checkbox", name=PLACES[0])).not_to_be_checked()
    page.get_by_role("checkbox", name=PLACES[1]).check()
    expect(page.get_by_role("checkbox", name=phone.says("ballot.blank"))).not_to_be_checked()
    page.get_by_role("checkbox", name=PLACES[3]).check()
    send.click()
    expect(page.locator("[data-part=receipt]")).to_contain_text(f"{PLACES[1]}, {PLACES[3]}")
    served_meeting.vote(ballot, {number: "c2 c4" if number < 7 else "c1" for number in REST})
    served_meeting.lead("close-ballot", ballot=ballot)
    expect(page.locator("[data-part=arithmetic]").first).to_have_text(
        f"{PLACES[1]}: 8 dari 12 suara sah = 66,7%, lebih dari setengah: terpilih"
    )


def test_exactly_k_says_how_many_are_missing(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page, _ = voting(phone, served_meeting, "exactly", 3)
    send = page.locator("[data-part=submit]")
    page.get_by_role("checkbox", name=PLACES[0]).check()
    expect(send).to_have_text(phone.says("ballot.choose-more", n=2))
    expect(send).to_have_attribute("aria-disabled", "true")
    for place in PLACES[1:3]:
        page.get_by_role("checkbox", name=place).check()
    expect(send).to_have_text(phone.says("ballot.send-many", first=PLACES[0], n=2))
    expect(send).not_to_have_attribute("aria-disabled", "true")


def test_an_order_is_tapped_moved_and_counted_by_stages(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page, ballot = voting(phone, served_meeting, "ranked", 2)
    for name in (PLACES[2], PLACES[0], PLACES[1]):
        rank(page, name)
    page.get_by_role("button", name=phone.says("ballot.rank-up", name=PLACES[0])).click()
    expect(page.locator(".ranked li [data-part=label]")).to_have_text([PLACES[0], PLACES[2], PLACES[1]])
    page.get_by_role("button", name=phone.says("ballot.rank-drop", name=PLACES[1])).click()
    phone.shot("anggota", "360x600-urutan")
    page.mouse.wheel(0, 2000)
    assert phone.axe() == []
    page.locator("[data-part=submit]").click()
    expect(page.locator("[data-part=receipt]")).to_contain_text(f"1. {PLACES[0]}, 2. {PLACES[2]}")
    said = {number: "c2 c1" if number < 6 else "c3 c4" for number in REST}
    served_meeting.vote(ballot, {**said, 10: "c4"})
    served_meeting.lead("close-ballot", ballot=ballot)
    expect(page.locator("[data-part=arithmetic]").first).to_have_text(
        f"{PLACES[1]}: 6 suara pada tahap 1, kuota 5: terpilih"
    )
    page.locator("summary", has_text=phone.says("count.sheet")).click()
    expect(page.locator("[data-part=sheet] thead th")).not_to_have_count(0)
    phone.shot("anggota", "360x600-lembar-hitung", full=True)
    assert phone.axe() == []
    assert not phone.overflows()


def test_ranking_needs_no_pointer(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page, ballot = voting(phone, served_meeting, "ranked", 1)
    page.locator("[data-rank=add]").nth(1).focus()
    page.keyboard.press("Enter")
    told = page.locator("#told")
    expect(told).to_have_text(phone.says("ballot.told-rank", name=PLACES[1], place=1, of=1))
    # The focus goes on to the names that are left.
    page.keyboard.press("Enter")
    expect(told).to_have_text(phone.says("ballot.told-rank", name=PLACES[0], place=2, of=2))
    page.get_by_role("button", name=phone.says("ballot.rank-up", name=PLACES[0])).focus()
    page.keyboard.press("Enter")
    expect(told).to_have_text(phone.says("ballot.told-rank", name=PLACES[0], place=1, of=2))
    page.locator("[data-part=submit]").focus()
    page.keyboard.press("Enter")
    page.locator("[data-part=receipt]").wait_for()
    served_meeting.vote(ballot, dict.fromkeys(REST, "blank"))
    served_meeting.lead("close-ballot", ballot=ballot)
    served_meeting.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    assert served_meeting.view["ballots"][ballot]["result"]["elected"] == ["c1"]
