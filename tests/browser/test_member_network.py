"""A member's page while the network fails: it tells the truth each time, and a vote is counted once.

The minutes of waiting pass on the page's own clock; the network and the server are real.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.device import Device
from tests.browser.serving import LiveServer, ServedMeeting

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
VOTER = 12
TEXT = "Rapat menerima dan mengesahkan LPJ Pengurus Tahun Buku 2026."


@pytest.fixture
def phone(served_meeting: ServedMeeting, device: Make) -> Device:
    """A phone of 360 × 600 whose page has a clock of its own."""
    made = device(served_meeting, 360, 600)
    made.page.clock.install()
    return made


def asked_to_vote(phone: Device, meeting: ServedMeeting) -> str:
    """Bring the phone to an open ballot; its id."""
    page = phone.visit(meeting, meeting.seats[VOTER])
    page.get_by_role("button", name=phone.says("member.here")).click()
    meeting.open()
    ballot = meeting.open_ballot(meeting.propose(TEXT))
    page.locator("[data-form=cast-vote]").wait_for()
    return ballot


def send(phone: Device) -> None:
    phone.page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    choice = phone.says("ballot.for")
    phone.page.get_by_role("button", name=phone.says("ballot.send-choice", choice=choice)).click()


def pass_time(page: Page, seconds: int) -> None:
    """Time passes in steps, so that what is sent in between may be answered."""
    for _ in range(seconds):
        page.clock.run_for(1000)


def connection(page: Page) -> str:
    return page.locator("[data-connection]").get_attribute("data-connection") or ""


def expect_connected(page: Page) -> None:
    """However long the way back takes: the pauses between attempts grow."""
    chip = page.locator("[data-connection]")
    expect(chip).to_have_attribute("data-connection", "connected", timeout=60_000)


def expect_stored_once(phone: Device, meeting: ServedMeeting, ballot: str) -> None:
    """The page says stored, and so does the tally."""
    # However long the way back takes: the pauses between attempts grow.
    receipt = phone.page.locator("[data-part=receipt]")
    expect(receipt).to_contain_text(phone.says("ballot.stored"), timeout=60_000)
    expect(phone.page.locator("[data-part=unsent]")).to_have_count(0)
    meeting.vote(ballot, dict.fromkeys(range(11), "against"))
    meeting.lead("close-ballot", ballot=ballot)
    meeting.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    assert meeting.choices(ballot) == {"for": 1, "against": 11}
    assert phone.complaints == []


def expect_unsent(phone: Device) -> None:
    seen = phone.page.locator("#now")
    expect(seen.locator("[data-part=unsent]")).to_contain_text(phone.says("ballot.unsent"))
    expect(seen.locator("[data-part=unsent]")).to_contain_text(phone.says("ballot.unsent-advice"))
    expect(seen).to_contain_text(re.compile(r"\d:\d\d"))
    expect(seen).not_to_contain_text(phone.says("ballot.stored"))


def test_the_network_is_cut_at_the_tap_on_send(phone: Device, served_meeting: ServedMeeting) -> None:
    ballot = asked_to_vote(phone, served_meeting)
    phone.network.cut()
    send(phone)
    pass_time(phone.page, 3)
    expect_unsent(phone)
    assert phone.axe() == []
    phone.shot("anggota", "belum-terkirim-360x600")
    pass_time(phone.page, 6)
    assert connection(phone.page) != "connected"
    phone.network.mend()
    pass_time(phone.page, 12)
    expect_stored_once(phone, served_meeting, ballot)


def test_the_answer_is_lost_after_the_vote_arrived(phone: Device, served_meeting: ServedMeeting) -> None:
    ballot = asked_to_vote(phone, served_meeting)
    phone.network.lose_answers()
    send(phone)
    served_meeting.until(lambda view: (view["figures"]["turnout"] or {}).get("voted") == 1)
    pass_time(phone.page, 4)
    expect_unsent(phone)
    phone.network.mend(same_address=False)
    pass_time(phone.page, 12)
    expect_stored_once(phone, served_meeting, ballot)


def test_the_network_is_cut_during_the_countdown(phone: Device, served_meeting: ServedMeeting) -> None:
    ballot = asked_to_vote(phone, served_meeting)
    phone.network.cut()
    pass_time(phone.page, 21)
    assert connection(phone.page) == "offline"
    expect(phone.page.locator("#strip")).to_have_text(phone.says("connection.offline-advice"))
    phone.network.mend(same_address=False)
    pass_time(phone.page, 20)
    expect_connected(phone.page)
    send(phone)
    expect_stored_once(phone, served_meeting, ballot)


def test_the_network_is_away_for_a_minute(phone: Device, served_meeting: ServedMeeting) -> None:
    ballot = asked_to_vote(phone, served_meeting)
    phone.network.cut()
    send(phone)
    pass_time(phone.page, 60)
    assert connection(phone.page) == "offline"
    expect_unsent(phone)
    phone.network.mend(same_address=False)
    pass_time(phone.page, 20)
    expect_connected(phone.page)
    expect_stored_once(phone, served_meeting, ballot)


def test_a_tab_frozen_for_ten_minutes_looks_again_at_once(
    phone: Device, served_meeting: ServedMeeting
) -> None:
    ballot = asked_to_vote(phone, served_meeting)
    phone.network.cut()
    send(phone)
    phone.freeze()
    phone.network.mend(same_address=False)
    phone.thaw()
    phone.page.clock.fast_forward(600_000)
    pass_time(phone.page, 3)
    expect_connected(phone.page)
    expect_stored_once(phone, served_meeting, ballot)


def test_a_page_closed_before_the_answer_sends_the_vote_when_it_is_opened_again(
    phone: Device, served_meeting: ServedMeeting
) -> None:
    ballot = asked_to_vote(phone, served_meeting)
    phone.network.cut()
    send(phone)
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('rat:')).length"
    assert phone.page.evaluate(kept) == 1
    phone.page.goto("about:blank")
    phone.network.mend(same_address=False)
    phone.visit(served_meeting)
    expect_stored_once(phone, served_meeting, ballot)
    assert phone.page.evaluate(kept) == 0


def test_where_websockets_are_blocked_the_vote_goes_by_post(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 600)
    phone.network.blocks_sockets = True
    ballot = asked_to_vote(phone, served_meeting)
    send(phone)
    expect_stored_once(phone, served_meeting, ballot)


def test_a_vote_after_the_time_is_refused_in_plain_words(
    phone: Device, served_meeting: ServedMeeting
) -> None:
    page = phone.visit(served_meeting, served_meeting.seats[VOTER])
    page.get_by_role("button", name=phone.says("member.here")).click()
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT), seconds=1)
    page.locator("[data-form=cast-vote]").wait_for()
    phone.network.cut()
    send(phone)
    served_meeting.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    phone.network.mend(same_address=False)
    pass_time(page, 12)
    expect(page.locator("#now")).to_contain_text(phone.says("refusal.too-late"))
    expect(page.locator("#now")).not_to_contain_text(phone.says("ballot.stored"))
    assert served_meeting.choices(ballot)["for"] == 0


def test_the_server_is_killed_while_votes_come_in_and_comes_back(
    own_server: LiveServer, device: Make
) -> None:
    meeting = own_server.meeting()
    phone = device(meeting, 360, 600)
    ballot = asked_to_vote(phone, meeting)
    own_server.stop(kill=True)
    send(phone)
    expect_unsent(phone)
    own_server.start()
    expect_stored_once(phone, meeting, ballot)
    meeting.close()


def test_a_session_that_ends_elsewhere_is_told_and_not_called_connected(
    phone: Device, served_meeting: ServedMeeting
) -> None:
    page = phone.visit(served_meeting, served_meeting.seats[VOTER])
    second = phone.context.new_page()
    second.goto(page.url)
    second.get_by_role("button", name=phone.says("common.help")).click()
    second.get_by_role("button", name=phone.says("door.leave")).click()
    expect(page.locator("#now")).to_contain_text(phone.says("member.ended-signed-out"))
    assert connection(page) != "connected"
