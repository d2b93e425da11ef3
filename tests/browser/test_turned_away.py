"""Whoever is turned away, at the door or in the room, reads why and what to do, in the own language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rat_online.demo.client import PIN
from tests.browser.conftest import MakeDevice
from tests.browser.device import Device
from tests.browser.serving import Link, ServedMeeting, enter
from tests.browser.test_door import knock, press

OVER_WITHIN_MS = 20_000
TEXT = "Rapat menerima laporan pengurus."


@pytest.fixture
def phones(served_meeting: ServedMeeting, device: MakeDevice) -> list[Device]:
    """Two phones that read differently."""
    english = device(served_meeting, 360, 740, language="en", color_scheme="dark")
    return [device(served_meeting, 360, 740), english]


def reads(phone: Device, key: str, **facts: object) -> None:
    expect(phone.page.get_by_role("alert").first).to_have_text(phone.says(key, **facts))


def look(phone: Device, name: str) -> None:
    phone.shot("door", f"{name}-360-{phone.language}", full=True)
    assert phone.axe() == [], (name, phone.language)
    assert not phone.overflows(), (name, phone.language)
    assert phone.complaints == [], (name, phone.language)


def test_at_the_door_a_link_sent_on_guessed_codes_and_guessed_pins(
    served_meeting: ServedMeeting, phones: list[Device]
) -> None:
    """The owners came in before; the fifth wrong PIN locks, and the right one does not open then."""
    for phone, link in zip(phones, served_meeting.seats[-2:], strict=True):
        enter(served_meeting.base, link)
        knock(phone, link, link.datum)
        reads(phone, "refusal.sign-in-failed")
        for wrong in range(3):
            knock(phone, link, f"90{wrong}312")
            reads(phone, "refusal.sign-in-failed")
        look(phone, "pin-salah")
        for answer in ("135790", PIN):
            knock(phone, link, answer)
            reads(phone, "door.wait-minutes", n=15)
        look(phone, "pin-terkunci")
        phone.page.goto(f"{phone.network.base}/masuk")
        phone.page.get_by_label(phone.says("door.code")).fill("ZZZZ-0000")
        phone.page.get_by_label(phone.says("door.datum")).fill("9999")
        press(phone, "door.enter")
        reads(phone, "refusal.sign-in-failed")
        assert [one["name"] for one in phone.context.cookies()] == ["bahasa"]


def test_a_copied_cookie_ends_with_the_owners_next_entry_and_a_planted_one_opens_nothing(
    served_meeting: ServedMeeting, device: MakeDevice, phones: list[Device]
) -> None:
    for thief, link in zip(phones, served_meeting.seats[-2:], strict=True):
        cookie = enter(served_meeting.base, link)
        thief.carry(cookie)
        thief.visit(served_meeting)
        enter(served_meeting.base, link, cookie)
        now = thief.page.locator("#now")
        expect(now).to_contain_text(thief.says("member.ended-signed-out"), timeout=OVER_WITHIN_MS)
        chip = thief.page.locator("[data-connection]")
        expect(chip).to_have_text(thief.says("connection.offline"))
        look(thief, "cookie-salinan")
        for planted in (cookie, "rat=known-beforehand"):
            thief.carry(planted)
            thief.page.goto(f"{thief.network.base}/rapat/{served_meeting.id}")
            expect(thief.page.get_by_role("heading", level=1)).to_have_text(thief.says("door.enter-first"))
            expect(thief.page.locator("main")).to_contain_text(thief.says("refusal.signed-out"))
        look(thief, "belum-masuk")


def test_taken_off_the_roll_in_the_meeting_and_before_coming_in(
    served_meeting: ServedMeeting, device: MakeDevice, phones: list[Device]
) -> None:
    meeting, off = served_meeting, served_meeting.seats[-2:]
    for phone, link in zip(phones, off, strict=True):
        phone.visit(meeting, link)
    phones[0].page.get_by_role("button", name=phones[0].says("member.here")).click()
    meeting.open(present=12)
    decision = meeting.propose(TEXT)
    chair = device(meeting, 1280, 800)
    chair.sign_in(meeting.offices["acting"])
    for link in off:
        takes_off_the_roll(chair, meeting, link)
    ballot = meeting.open_ballot(decision)
    for phone, link in zip(phones, off, strict=True):
        told = phone.page.locator("[data-part=off-roll]")
        expect(told).to_contain_text(phone.says("member.off-roll", name=link.name))
        expect(told).to_contain_text(phone.says("member.off-roll-lead"))
        expect(phone.page.locator("#now")).to_contain_text(phone.says("member.watching"))
        expect(phone.page.locator("[data-form=cast-vote]")).to_have_count(0)
        expect(phone.page.get_by_role("button", name=phone.says("member.here"))).to_have_count(0)
        expect(phone.page.locator("#now")).not_to_contain_text(phone.says("member.votes-in-hall"))
        look(phone, "keluar-dpt")
    meeting.vote(ballot, dict.fromkeys(range(12), "for"))
    meeting.lead("close-ballot", ballot=ballot)
    assert sum(meeting.choices(ballot).values()) == 12


def takes_off_the_roll(chair: Device, meeting: ServedMeeting, link: Link) -> None:
    """The chair decides, on the roll's own page."""
    page = chair.page
    page.goto(f"{chair.network.base}/rapat/{meeting.id}/dpt")
    page.get_by_text(chair.says("roll.amend"), exact=True).click()
    page.get_by_label(chair.says("people.number"), exact=True).fill(link.number)
    page.get_by_label(chair.says("roll.change"), exact=True).select_option("keluarkan")
    page.get_by_label(chair.says("roll.reason"), exact=True).fill("Keluar pada 1 Maret")
    press(chair, "roll.record")
    expect(page.locator("#h-changes + ul")).to_contain_text(link.name)


def test_after_the_meeting_has_closed_the_link_is_over(
    served_meeting: ServedMeeting, phones: list[Device]
) -> None:
    for link in served_meeting.seats[-2:]:
        enter(served_meeting.base, link)
    served_meeting.open(present=12)
    served_meeting.lead("read-decisions")
    served_meeting.lead("name-representatives", persons=[one.person for one in served_meeting.seats[5:7]])
    served_meeting.lead("close-meeting")
    for phone, link in zip(phones, served_meeting.seats[-2:], strict=True):
        until(lambda phone=phone, link=link: is_over(phone, link))  # type: ignore[misc]
        look(phone, "tautan-berakhir")


def is_over(phone: Device, link: Link) -> bool:
    """The door asks every two seconds whether a meeting is over."""
    enter_again = f"{phone.network.base}/masuk"
    form: dict[str, str | float | bool] = {"secret": link.secret, "datum": link.datum, "pin": PIN}
    phone.page.goto(enter_again)
    answer = phone.page.request.post(enter_again, form=form, max_redirects=0)
    if answer.status == 303:
        return False
    knock(phone, link, PIN)
    reads(phone, "door.over")
    return True


def until(holds: Callable[[], bool]) -> None:
    for _ in range(400):
        if holds():
            return
    raise AssertionError("the door still opens")
