"""A member's page at the edges: narrow screens, large letters, no script, slow networks, another meeting."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.device import RESULTS, Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import REST, TEXT, VOTER, at, check_in

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
MOST_BYTES = 150_000
LONG = "Rapat menerima dan mengesahkan Laporan Pertanggungjawaban Pengurus beserta lampirannya. " * 12


def asked(phone: Device, meeting: ServedMeeting, text: str = TEXT) -> str:
    """An open ballot on this phone; its id."""
    page = check_in(phone, meeting, VOTER)
    meeting.open()
    ballot = meeting.open_ballot(meeting.propose(text))
    at(page, "ballot")
    return ballot


@pytest.mark.parametrize(("width", "size"), [(320, "1"), (320, "3"), (360, "3"), (640, "2")])
def test_nobody_has_to_scroll_sideways(
    served_meeting: ServedMeeting, device: Make, width: int, size: str
) -> None:
    phone = device(served_meeting, width, 600)
    phone.context.add_cookies([{"name": "huruf", "value": size, "url": phone.network.base}])
    ballot = asked(phone, served_meeting)
    assert not phone.overflows()
    phone.page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    phone.page.locator("[data-part=submit]").click()
    phone.page.locator("[data-part=receipt]").wait_for()
    assert not phone.overflows()
    served_meeting.vote(ballot, dict.fromkeys(REST, "for"))
    served_meeting.lead("close-ballot", ballot=ballot)
    phone.page.locator("[data-part=arithmetic]").wait_for()
    assert not phone.overflows()
    phone.shot("anggota", f"{width}-huruf-{size}-hasil", full=True)


def test_a_long_text_scrolls_by_itself_and_the_buttons_stay_in_sight(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 600)
    asked(phone, served_meeting, LONG)
    box = phone.page.locator("[data-part=submit]").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 600
    text = phone.page.locator("#now [data-part=text]")
    assert text.evaluate("(element) => element.scrollHeight > element.clientHeight")
    assert phone.axe() == []
    phone.shot("anggota", "360x600-bunyi-panjang")


def test_the_first_load_is_small(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    sizes = phone.weigh(lambda: phone.visit(served_meeting, served_meeting.seats[VOTER]))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "anggota-bytes.json").write_text(json.dumps(dict(sorted(sizes.items())), indent=1))
    assert 0 < sum(sizes.values()) < MOST_BYTES, sizes


def test_without_script_the_page_says_what_to_do(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600, java_script_enabled=False)
    page = phone.visit(served_meeting, served_meeting.seats[VOTER], connected=False)
    expect(page.get_by_text(phone.says("member.noscript"))).to_be_visible()


def test_a_postponed_meeting_leads_to_the_next_one(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open(present=3)
    to_at = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
    served_meeting.lead("postpone-meeting", call="second", to_at=to_at, reason="Kuorum tidak tercapai.")
    at(page, "postponed")
    page.get_by_role("link", name=phone.says("member.to-successor")).click()
    page.wait_for_url(f"**/rapat/{served_meeting.view['meeting']['successor']}")
    at(page, "ahead")
    assert phone.axe() == []


def test_the_help_tells_the_own_number_and_larger_text_is_kept(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 600)
    own = served_meeting.seats[VOTER]
    page = phone.visit(served_meeting, own)
    page.get_by_role("button", name=phone.says("common.help")).click()
    expect(page.get_by_role("dialog")).to_contain_text(phone.says("member.number", number=own.number))
    page.get_by_role("button", name=phone.says("member.close")).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name=phone.says("common.larger-text")).click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-text", "2")


def test_whoever_leads_from_the_own_phone_finds_the_console(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 740)
    page = phone.visit(served_meeting, served_meeting.seats[1], served_meeting.offices["deputy"])
    link = page.get_by_role("link", name=phone.says("member.to-console"))
    expect(link).to_have_attribute("href", f"/rapat/{served_meeting.id}/konsol")


def test_a_vote_in_one_tab_shows_in_the_other(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    asked(phone, served_meeting)
    second = phone.context.new_page()
    second.goto(phone.page.url)
    second.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    second.locator("[data-part=submit]").click()
    for page in (second, phone.page):
        expect(page.locator("[data-part=receipt]")).to_contain_text(phone.says("ballot.stored"))


def test_the_screen_is_kept_awake_while_the_meeting_is_gathered(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 600)
    phone.context.add_init_script(
        "window.asked = []; navigator.wakeLock.request = (kind) => {"
        " window.asked.push(kind); return Promise.resolve({released: false, release: async () => {}}) }"
    )
    phone.visit(served_meeting, served_meeting.seats[VOTER])
    assert phone.page.evaluate("window.asked") == ["screen"]
