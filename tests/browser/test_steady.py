"""For a hand that trembles and for an ear: nothing moves under the finger, everything has a name."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import REST, TEXT, VOTER, check_in

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
WAKE_LOCK = """
  window.awake = {asked: 0, held: 0};
  const lock = async () => {
    const sentinel = {released: false, release: async () => {
      if (!sentinel.released) window.awake.held -= 1;
      sentinel.released = true;
    }};
    window.awake.asked += 1;
    window.awake.held += 1;
    return sentinel;
  };
  Object.defineProperty(navigator, 'wakeLock', {value: {request: lock}});
"""
TURN = """
  (seen) => {
    Object.defineProperty(document, 'visibilityState', {value: seen, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  }
"""
PLENTY_S = 500
"""Of the same digits for a while: from 10:00 to 9:59 the figure in the ring becomes shorter."""


def is_still(page: Page) -> None:
    """From here on it must be: everything is there, and what moved before has been told."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    page.evaluate("window.shifts = []")


def test_a_whole_ballot_by_accessible_names_alone(served_meeting: ServedMeeting, device: Make) -> None:
    """As a screen reader hears it: roles and names, no selector of ours."""
    phone = device(served_meeting, 360, 600)
    page = phone.visit(served_meeting, served_meeting.seats[VOTER])
    page.get_by_role("button", name=phone.says("member.here"), exact=True).click()
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Laporan pertanggungjawaban pengurus")
    choices = page.get_by_role("group").get_by_role("radio")
    expect(choices).to_have_count(3)
    expect(page.get_by_role("button", name=phone.says("ballot.choose-first"), exact=True)).to_be_visible()
    against = phone.says("ballot.against")
    page.get_by_role("radio", name=against, exact=True).check()
    page.get_by_role("button", name=phone.says("ballot.send-choice", choice=against), exact=True).click()
    told = page.get_by_role("status").filter(has_text=phone.says("ballot.stored"))
    expect(told).to_contain_text(against)
    served_meeting.vote(ballot, dict.fromkeys(REST, "for"))
    served_meeting.lead("close-ballot", ballot=ballot)
    served_meeting.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    assert served_meeting.choices(ballot) == {"for": 11, "against": 1}


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_nothing_moves_on_the_console_as_the_figures_come_in(
    served_meeting: ServedMeeting, device: Make, size: tuple[int, int]
) -> None:
    desk = device(served_meeting, *size)
    served_meeting.open()
    served_meeting.open_ballot(served_meeting.propose(TEXT), seconds=PLENTY_S)
    page = desk.visit(served_meeting, served_meeting.offices["acting"], path="/konsol")
    expect(page.locator("[data-part=primary][data-act=close-ballot]")).to_be_visible()
    expect(page.locator("#people .person").first).to_be_visible()
    is_still(page)
    for number in (5, 6, 7):
        served_meeting.member(number, "cast-vote", ballot="b1", choice=["for"])
    expect(page.locator("#main-part")).to_contain_text(desk.says("console.wait-votes", n=8))
    assert desk.shifts() == []


def test_nothing_moves_on_the_halls_screen_as_the_figures_come_in(
    served_meeting: ServedMeeting, device: Make
) -> None:
    hall = device(served_meeting, 1920, 1080)
    served_meeting.open()
    served_meeting.open_ballot(served_meeting.propose(TEXT), seconds=PLENTY_S)
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    turnout = page.locator("[data-part=turnout]")
    expect(turnout).to_be_visible()
    is_still(page)
    for number in (5, 6, 7):
        served_meeting.member(number, "cast-vote", ballot="b1", choice=["for"])
    expect(turnout).to_contain_text("3")
    assert hall.shifts() == []


def test_the_screen_stays_on_while_the_meeting_is_gathered_and_the_page_is_seen(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 740)
    phone.page.add_init_script(WAKE_LOCK)
    page = check_in(phone, served_meeting, 15)
    page.wait_for_function("() => window.awake.held === 1")
    page.evaluate(TURN, "hidden")
    page.wait_for_function("() => window.awake.held === 0")
    page.evaluate(TURN, "visible")
    page.wait_for_function("() => window.awake.held === 1 && window.awake.asked === 2")
    served_meeting.open()
    page.locator("[data-now=item]").wait_for()
    assert page.evaluate("window.awake") == {"asked": 2, "held": 1}
    served_meeting.lead("read-decisions")
    people = [served_meeting.seats[number].person for number in (0, 1)]
    served_meeting.lead("name-representatives", persons=people)
    served_meeting.lead("close-meeting")
    page.wait_for_function("() => window.awake.held === 0")
    assert phone.complaints == []
