"""The floor in a real Chromium: a member's hand, turn and question, the console, the public screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
MEMBER = 12


def seat(meeting: ServedMeeting, number: int) -> str:
    return meeting.seats[number].person


def a_debate(phone: Device, meeting: ServedMeeting, *numbers: int) -> Page:
    """The member is here, the meeting is open and its first item is on."""
    page = phone.visit(meeting, *(meeting.seats[number] for number in numbers))
    for _ in numbers:
        page.locator("[data-act=check-in]:not([aria-busy])").first.click()
        page.locator("[data-act=check-in][aria-busy]").wait_for(state="detached")
    meeting.open()
    meeting.lead("start-agenda-item", item="i1")
    page.locator("[data-now=item]").wait_for()
    return page


def test_a_member_raises_a_hand_moves_up_speaks_and_finishes(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 740)
    page = a_debate(phone, served_meeting, MEMBER)
    served_meeting.member(1, "raise-hand")
    page.get_by_role("button", name=phone.says("floor.raise")).click()
    expect(page.locator("[data-part=place]")).to_have_text(phone.says("floor.place", place=2))
    served_meeting.lead("give-floor", person=seat(served_meeting, 1))
    expect(page.locator("[data-part=place]")).to_have_text(phone.says("floor.place", place=1))
    expect(page.locator("[data-part=speaker]")).to_contain_text(served_meeting.seats[1].name)
    served_meeting.lead("give-floor", person=seat(served_meeting, MEMBER))
    expect(page.locator("[data-now=turn] h1")).to_have_text(phone.says("floor.your-turn"))
    assert phone.axe() == []
    assert not phone.overflows()
    page.get_by_role("button", name=phone.says("floor.finish")).click()
    expect(page.locator("[data-now=turn]")).to_be_hidden()
    expect(page.get_by_role("button", name=phone.says("floor.raise"))).to_be_visible()
    assert phone.complaints == []


def test_interupsi_is_two_taps_and_may_be_taken_back(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 740)
    page = a_debate(phone, served_meeting, MEMBER)
    page.locator("summary", has_text=phone.says("floor.interrupt")).click()
    assert phone.axe() == []
    page.get_by_role("button", name=phone.says("interruption.procedural")).click()
    expect(page.locator("[data-part=interruption-waits]")).to_be_visible()
    page.get_by_role("button", name=phone.says("floor.take-back")).click()
    expect(page.locator("[data-part=interruption-waits]")).to_be_hidden()


def test_a_question_survives_other_events_and_shows_its_answer(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 740)
    page = a_debate(phone, served_meeting, MEMBER)
    page.get_by_role("button", name=phone.says("floor.ask")).click()
    field = page.get_by_label(phone.says("floor.question"), exact=True)
    field.fill("Mengapa SHU")
    served_meeting.member(1, "raise-hand")
    expect(page.locator("[data-part=floor] .chip")).to_contain_text("1")
    field.press("End")
    field.press_sequentially(" turun?")
    page.get_by_role("button", name=phone.says("floor.send-question")).click()
    page.locator("summary", has_text=phone.says("floor.own-questions", n=1)).click()
    own = page.locator(".own-questions")
    expect(own).to_contain_text("Mengapa SHU turun?")
    served_meeting.lead("show-question", question="q1")
    expect(page.locator("[data-part=shown-question]")).to_contain_text("Mengapa SHU turun?")
    served_meeting.lead("answer-question", question="q1", answer="Karena harga turun.")
    expect(own).to_contain_text("Karena harga turun.")


def test_the_ballot_stays_alone_and_first_while_the_member_speaks(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 600)
    page = a_debate(phone, served_meeting, MEMBER)
    served_meeting.lead("give-floor", person=seat(served_meeting, MEMBER))
    page.locator("[data-now=turn]").wait_for()
    served_meeting.open_ballot(served_meeting.propose("Rapat menerima laporan."))
    page.locator("[data-now=ballot]").wait_for()
    expect(page.locator("[data-now=turn]")).to_be_hidden()
    expect(page.locator("[data-now=ballot] [type=submit]")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-part=floor]")).to_be_hidden()


def test_who_may_not_speak_is_told_that_the_vote_remains(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 740)
    page = a_debate(phone, served_meeting, MEMBER)
    served_meeting.lead("remove-person", person=seat(served_meeting, MEMBER), reason="Gaduh.")
    expect(page.locator("[data-part=floor]")).to_contain_text(phone.says("floor.removed"))
    expect(page.get_by_role("button", name=phone.says("floor.raise"))).to_be_hidden()
    served_meeting.lead("readmit-person", person=seat(served_meeting, MEMBER))
    expect(page.get_by_role("button", name=phone.says("floor.raise"))).to_be_visible()


def test_two_members_on_one_phone_each_have_a_hand(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 740)
    page = a_debate(phone, served_meeting, MEMBER, MEMBER + 1)
    other = served_meeting.seats[MEMBER + 1].name
    words = phone.says("floor.of", name=other, words=phone.says("floor.raise"))
    page.get_by_role("button", name=words).click()
    expect(page.locator("[data-part=place]")).to_contain_text(other)
    assert phone.axe() == []


def console(meeting: ServedMeeting, laptop: Device, office: str = "acting") -> Page:
    page = laptop.visit(meeting, meeting.offices[office], path="/konsol")
    page.locator("[data-part=floor]").wait_for()
    return page


def test_the_chair_leads_the_floor_by_keys_alone(served_meeting: ServedMeeting, device: Make) -> None:
    served_meeting.open()
    served_meeting.lead("start-agenda-item", item="i1")
    laptop = device(served_meeting, 1280, 800)
    page = console(served_meeting, laptop)
    served_meeting.member(1, "raise-hand")
    served_meeting.member(2, "raise-hand")
    expect(page.locator("[data-part=queue] li")).to_have_count(2)
    assert laptop.axe() == []
    page.keyboard.press("b")
    speaker = page.locator("[data-part=speaker]")
    expect(speaker).to_contain_text(served_meeting.seats[1].name)
    served_meeting.member(2, "interrupt", kind="clarification", text="Halaman berapa?")
    expect(page.locator("[data-part=interruptions]")).to_contain_text("Halaman berapa?")
    assert laptop.axe() == []
    page.keyboard.press("i")
    expect(speaker).to_contain_text(served_meeting.seats[2].name)
    page.keyboard.press("e")
    expect(speaker).to_contain_text(served_meeting.seats[1].name)
    page.keyboard.press("t")
    served_meeting.until(lambda view: view["floor"]["speaking"]["deadline_at"])
    page.keyboard.press("e")
    expect(page.locator("[data-part=primary][data-act=give-floor]")).to_have_count(0)


def test_the_secretary_stores_the_gist_of_a_turn(served_meeting: ServedMeeting, device: Make) -> None:
    served_meeting.open()
    served_meeting.lead("start-agenda-item", item="i1")
    served_meeting.lead("give-floor", person=seat(served_meeting, 5))
    laptop = device(served_meeting, 1280, 800)
    page = console(served_meeting, laptop, "secretary")
    field = page.locator("[data-gist] input")
    field.fill("Mengusulkan audit")
    served_meeting.member(6, "raise-hand")
    expect(page.locator("[data-part=queue] li")).to_have_count(1)
    expect(field).to_have_value("Mengusulkan audit")
    field.press("Enter")
    expect(page.locator(".gist")).to_have_text("Mengusulkan audit")
    assert laptop.axe() == []


def test_the_screen_shows_who_speaks_and_the_question(served_meeting: ServedMeeting, device: Make) -> None:
    served_meeting.open()
    served_meeting.lead("start-agenda-item", item="i1")
    hall = device(served_meeting, 1280, 720)
    page = hall.visit(served_meeting, served_meeting.offices["acting"], path="/layar")
    served_meeting.member(5, "ask-question", text="Mengapa SHU turun?")
    served_meeting.lead("give-floor", person=seat(served_meeting, 6))
    expect(page.locator("[data-part=speaker] h1")).to_contain_text(served_meeting.seats[6].name)
    served_meeting.lead("show-question", question="q1")
    expect(page.locator("[data-part=shown-question] h1")).to_have_text("Mengapa SHU turun?")
    served_meeting.lead("end-turn", turn="t1")
    served_meeting.lead("show-question", question=None)
    expect(page.locator("[data-part=shown-question]")).to_have_count(0)
    assert hall.axe() == []
