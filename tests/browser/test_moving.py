"""A seat that goes to another phone: both pages say truly how it stands, and no vote is lost on the way."""

from playwright.sync_api import expect

from rat_online.demo.client import PIN
from tests.browser.conftest import MakeDevice
from tests.browser.device import Device
from tests.browser.serving import Link, ServedMeeting

MOVED_WITHIN_MS = 40_000
"""20 seconds to answer, on a machine that is busy."""


def ask_from(phone: Device, link: Link) -> None:
    """Sign in at the door of another phone, with the PIN that was set."""
    page = phone.page
    page.goto(f"{phone.network.base}/masuk#{link.secret}")
    page.get_by_label(phone.says("door.datum")).fill(PIN)
    page.get_by_role("button", name=phone.says("door.enter"), exact=True).click()
    page.wait_for_url("**/pindah/*")


def test_a_seat_moves_after_twenty_seconds_and_the_vote_cast_meanwhile_is_there(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    link = served_meeting.seats[-1]
    old, new = device(served_meeting, 360, 740), device(served_meeting, 360, 740)
    old.visit(served_meeting, link)
    old.page.get_by_role("button", name=old.says("member.here")).click()
    served_meeting.open(present=12)
    served_meeting.open_ballot(served_meeting.propose("Rapat menerima laporan pengurus."))
    ask_from(new, link)
    expect(old.page.locator("[data-part=move]")).to_contain_text(link.name)
    expect(new.page.get_by_role("heading", level=1)).to_have_text(new.says("moving.title"))
    old.shot("door", "pindah-lama")
    new.shot("door", "pindah-baru")
    assert old.axe() == []
    assert new.axe() == []
    old.page.get_by_role("radio").first.check(force=True)
    old.page.locator("form[data-form=cast-vote] [type=submit]").click()
    expect(old.page.locator("[data-part=receipt]")).to_be_visible()
    new.page.wait_for_url(f"**/rapat/{served_meeting.id}", timeout=MOVED_WITHIN_MS)
    expect(new.page.locator("[data-part=receipt]")).to_contain_text(new.says("ballot.stored"))
    expect(old.page.locator("#now")).to_contain_text(old.says("refusal.seat-not-here"))
    expect(old.page.locator("[data-part=move]")).to_have_count(0)
    assert old.complaints == []
    assert new.complaints == []


def test_not_me_keeps_the_seat_and_sends_the_other_phone_to_the_desk(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    link = served_meeting.seats[-2]
    old = device(served_meeting, 360, 740)
    new = device(served_meeting, 360, 740, language="en", color_scheme="dark")
    old.visit(served_meeting, link)
    ask_from(new, link)
    old.page.get_by_role("button", name=old.says("moving.not-me")).click()
    expect(new.page.get_by_role("heading", level=1)).to_have_text(new.says("moving.refused-title"))
    new.shot("door", "pindah-ditolak-en")
    assert new.axe() == []
    expect(old.page.locator("[data-part=move]")).to_have_count(0)
    old.page.get_by_role("button", name=old.says("member.here")).click()
    expect(old.page.locator("[data-part=counted-in]")).to_be_visible()
    new.page.goto(f"{new.network.base}/masuk")
    new.page.goto(f"{new.network.base}/masuk?#{link.secret}")
    new.page.get_by_label(new.says("door.datum")).fill(PIN)
    new.page.get_by_role("button", name=new.says("door.enter"), exact=True).click()
    expect(new.page.get_by_role("alert")).to_have_text(new.says("refusal.entry-frozen"))
