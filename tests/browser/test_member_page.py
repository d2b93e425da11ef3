"""A member's page in a real Chromium, from the first tap to the closing, on 360 × 600 and beyond."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServeMeeting
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
Scheme = Literal["light", "dark"]
VOTER = 12
REST = range(11)
TEXT = "Rapat menerima dan mengesahkan LPJ Pengurus Tahun Buku 2026."


def at(page: Page, kind: str) -> None:
    """Wait until this is what the page asks for."""
    page.locator(f"[data-now={kind}]").wait_for()


def check_in(phone: Device, meeting: ServedMeeting, *numbers: int) -> Page:
    """Open the page with these seats, everybody present."""
    page = phone.visit(meeting, *(meeting.seats[number] for number in numbers))
    for _ in numbers:
        page.locator("[data-act=check-in]:not([aria-busy])").first.click()
        page.locator("[data-act=check-in][aria-busy]").wait_for(state="detached")
    return page


@pytest.fixture
def voting(served_meeting: ServedMeeting, device: Make) -> tuple[Device, ServedMeeting, str]:
    """A phone of 360 × 600 before an open ballot."""
    phone = device(served_meeting, 360, 600)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT))
    at(page, "ballot")
    return phone, served_meeting, ballot


def whole_meeting(phone: Device, page: Page, meeting: ServedMeeting) -> Iterator[str]:
    """Every stage of a meeting in turn; it has been reached when its name is yielded."""
    at(page, "check-in")
    yield "check-in"
    page.get_by_role("button", name=phone.says("member.here")).click()
    at(page, "waiting")
    yield "waiting"
    meeting.open(present=9)
    at(page, "no-quorum")
    yield "no-quorum"
    meeting.check_in(9, 10)
    meeting.lead("start-agenda-item", item="i1")
    at(page, "item")
    yield "item"
    yield from a_break(phone, page, meeting)
    decision = meeting.propose(TEXT)
    at(page, "proposed")
    yield from acclamation(phone, page, meeting, decision)
    yield from ballot_and_result(phone, page, meeting, decision)
    yield from consensus_and_help(phone, page, meeting)


def a_break(phone: Device, page: Page, meeting: ServedMeeting) -> Iterator[str]:
    """Resuming calls the roll; the phone does not answer, and comes back with a tap."""
    meeting.lead("suspend-meeting", kind="lobby", seconds=900, reason="Lobi.")
    at(page, "suspended")
    yield "suspended"
    meeting.lead("resume-meeting")
    for number in REST:
        meeting.member(number, "confirm-presence")
    at(page, "come-back")
    yield "come-back"
    page.get_by_role("button", name=phone.says("member.back")).click()
    at(page, "item")


def acclamation(phone: Device, page: Page, meeting: ServedMeeting, decision: str) -> Iterator[str]:
    meeting.lead("call-acclamation", decision=decision, seconds=600)
    at(page, "acclaiming")
    yield "acclaiming"
    page.get_by_role("button", name=phone.says("member.object")).click()
    page.get_by_role("textbox", name=phone.says("member.reason")).fill("Piutang ragu-ragu belum dijelaskan.")
    yield "objecting"
    page.get_by_role("button", name=phone.says("member.send-objection")).click()
    at(page, "objected")
    yield "objected"


def ballot_and_result(phone: Device, page: Page, meeting: ServedMeeting, decision: str) -> Iterator[str]:
    ballot = meeting.open_ballot(decision)
    at(page, "ballot")
    yield "ballot"
    page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    page.get_by_role("button", name=phone.says("ballot.send-choice", choice=phone.says("ballot.for"))).click()
    page.locator("[data-part=receipt]").wait_for()
    yield "voted"
    meeting.vote(ballot, {number: "for" if number < 8 else "against" for number in REST})
    meeting.lead("close-ballot", ballot=ballot)
    at(page, "dispute")
    yield "dispute"


def consensus_and_help(phone: Device, page: Page, meeting: ServedMeeting) -> Iterator[str]:
    meeting.lead("start-agenda-item", item="i3")
    other = meeting.propose("Rapat mengesahkan RAPB Tahun Buku 2027.", item="i3", subject="budget")
    meeting.lead("record-consensus", decision=other)
    at(page, "reached")
    yield "reached"
    meeting.lead("declare-result", decision=other)
    at(page, "declared")
    yield "declared"
    page.get_by_role("button", name=phone.says("common.help")).click()
    yield "help"
    page.keyboard.press("Escape")


LOOKS: list[tuple[int, int, str, Scheme]] = [
    (360, 600, "id", "light"),
    (360, 740, "en", "dark"),
    (1280, 800, "id", "dark"),
    (1280, 800, "en", "light"),
]


@pytest.mark.parametrize(("width", "height", "language", "scheme"), LOOKS)
def test_every_stage_is_accessible_fits_and_is_looked_at(
    serve_meeting: ServeMeeting, device: Make, width: int, height: int, language: str, scheme: Scheme
) -> None:
    meeting = serve_meeting("patient")
    phone = device(meeting, width, height, language=language, color_scheme=scheme)
    page = phone.visit(meeting, meeting.seats[VOTER])
    for number, stage in enumerate(whole_meeting(phone, page, meeting), 1):
        phone.shot("anggota", f"{width}x{height}-{scheme}-{language}-{number:02}-{stage}")
        assert phone.axe() == [], stage
        assert not phone.overflows(), stage
    assert phone.complaints == []


@pytest.mark.parametrize(("width", "height", "language", "scheme"), LOOKS[:2])
def test_the_roll_call_is_answered_with_one_tap(
    serve_meeting: ServeMeeting, device: Make, width: int, height: int, language: str, scheme: Scheme
) -> None:
    meeting = serve_meeting("quick")
    phone = device(meeting, width, height, language=language, color_scheme=scheme)
    page = check_in(phone, meeting, VOTER)
    meeting.open()
    meeting.lead("call-roll-call", seconds=600)
    at(page, "roll-call")
    phone.shot("anggota", f"{width}x{height}-{scheme}-{language}-konfirmasi")
    assert phone.axe() == []
    page.get_by_role("button", name=phone.says("member.confirm")).click()
    at(page, "item")


def test_the_closing_is_approved_with_one_tap(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 600)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    decision = served_meeting.propose(TEXT)
    served_meeting.lead("record-consensus", decision=decision)
    served_meeting.lead("declare-result", decision=decision)
    served_meeting.lead("read-decisions")
    at(page, "reading")
    expect(page.locator("[data-now=reading]")).to_contain_text(TEXT)
    assert phone.axe() == []
    phone.shot("anggota", "360x600-pembacaan")
    page.get_by_role("button", name=phone.says("member.approve")).click()
    expect(page.locator("[data-part=approved]")).to_contain_text(phone.says("member.approval-stored"))
    served_meeting.lead("name-representatives", persons=[one.person for one in served_meeting.seats[1:3]])
    served_meeting.lead("close-meeting")
    at(page, "closed")
    phone.shot("anggota", "360x600-ditutup")
    assert phone.axe() == []


ON_TOP = """(element) => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return element.closest('label, button').contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
"""Whether a finger in the middle of an element touches it, and nothing that lies over it."""


def test_the_ballot_fits_on_360_by_600_with_nothing_chosen_and_nothing_over_it(
    voting: tuple[Device, ServedMeeting, str],
) -> None:
    phone, _, _ = voting
    page = phone.page
    assert page.locator("[data-form=cast-vote] input:checked").count() == 0
    parts = [*page.get_by_role("radio").all(), page.locator("[data-part=submit]")]
    for part in parts:
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 600
        assert part.evaluate(ON_TOP)
    submit = page.locator("[data-part=submit]")
    assert submit.inner_text() == phone.says("ballot.choose-first")
    submit.click(force=True)
    at(page, "ballot")


def test_the_ballot_says_before_the_choice_who_sees_it(voting: tuple[Device, ServedMeeting, str]) -> None:
    phone, _, _ = voting
    page = phone.page
    page.get_by_text(phone.says("ballot.open-short")).click()
    expect(page.get_by_text(phone.says("ballot.open-notice"))).to_be_visible()


def test_the_whole_ballot_by_keyboard_alone(voting: tuple[Device, ServedMeeting, str]) -> None:
    phone, meeting, ballot = voting
    page = phone.page
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    send = phone.says("ballot.send-choice", choice=phone.says("ballot.against"))
    expect(page.locator("button:focus")).to_have_text(send)
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=receipt]")).to_contain_text(phone.says("ballot.against"))
    assert page.evaluate("document.activeElement.id") == "now-title"
    meeting.vote(ballot, dict.fromkeys(REST, "for"))
    meeting.lead("close-ballot", ballot=ballot)
    meeting.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    assert meeting.choices(ballot) == {"for": 11, "against": 1}


def test_the_result_comes_in_its_own_words_with_the_own_receipt(
    voting: tuple[Device, ServedMeeting, str],
) -> None:
    phone, meeting, ballot = voting
    page = phone.page
    page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    page.locator("[data-part=submit]").click()
    page.locator("[data-part=receipt]").wait_for()
    meeting.vote(ballot, {number: "for" if number < 8 else "against" for number in REST})
    meeting.lead("close-ballot", ballot=ballot)
    expect(page.locator("[data-part=arithmetic]")).to_have_text(
        "9 dari 12 suara sah = 75,0%, lebih dari setengah: diterima dan disahkan"
    )
    expect(page.locator("[data-part=reconciliation]")).to_have_text("12 berhak = 12 sah")
    own = page.locator("[data-part=own-vote]")
    expect(own).to_contain_text("Suara Anda: Setuju, diterima")
    expect(own).to_contain_text("WIB")


def test_two_seats_on_one_phone_are_called_by_name_in_turn(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 740)
    first, second = served_meeting.seats[12], served_meeting.seats[13]
    page = check_in(phone, served_meeting, 12, 13)
    served_meeting.open()
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT))
    for link, at_, choice in ((first, 1, "for"), (second, 2, "against")):
        turn = phone.says("member.turn", name=link.name, at=at_, of=2)
        expect(page.locator("[data-part=voter]")).to_have_text(turn)
        assert page.locator("[data-form=cast-vote] input:checked").count() == 0
        page.get_by_role("radio", name=phone.says(f"ballot.{choice}"), exact=True).check()
        page.locator("[data-part=submit]").click()
    expect(page.locator("[data-part=receipt]")).to_have_count(2)
    phone.shot("anggota", "360x740-dua-anggota")
    assert phone.axe() == []
    served_meeting.vote(ballot, dict.fromkeys(REST, "abstain"))
    served_meeting.lead("close-ballot", ballot=ballot)
    served_meeting.until(lambda view: view["ballots"][ballot]["status"] == "closed")
    assert served_meeting.choices(ballot) == {"for": 1, "against": 1}


def test_nothing_moves_as_the_figures_come_in(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 740)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    at(page, "item")
    present = page.locator("[data-part=present]")
    expect(present).to_have_text("12")
    page.evaluate("document.fonts.ready.then(() => { window.shifts = [] })")
    served_meeting.check_in(13, 14, 15)
    expect(present).to_have_text("15")
    served_meeting.member(15, "check-out")
    expect(present).to_have_text("14")
    assert phone.shifts() == []


def test_a_vote_may_be_changed_where_the_articles_let_it(serve_meeting: ServeMeeting, device: Make) -> None:
    meeting = serve_meeting("changing")
    phone = device(meeting, 360, 740)
    page = check_in(phone, meeting, VOTER)
    meeting.open()
    meeting.open_ballot(meeting.propose(TEXT))
    for choice in ("for", "against"):
        page.get_by_role("radio", name=phone.says(f"ballot.{choice}"), exact=True).check()
        page.locator("[data-part=submit]").click()
        expect(page.locator("[data-part=receipt]")).to_contain_text(phone.says(f"ballot.{choice}"))
        if choice == "for":
            page.get_by_role("button", name=phone.says("member.change")).click()
            assert page.locator("[data-form=cast-vote] input:checked").count() == 0


def test_an_objection_to_an_acclamation_can_be_withdrawn(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 360, 740)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    decision = served_meeting.propose(TEXT)
    served_meeting.lead("call-acclamation", decision=decision, seconds=600)
    page.get_by_role("button", name=phone.says("member.object")).click()
    page.get_by_role("button", name=phone.says("member.send-objection")).click()
    at(page, "acclaiming")  # a reason is asked for
    page.get_by_role("textbox").fill("Belum jelas.")
    page.get_by_role("button", name=phone.says("member.send-objection")).click()
    expect(page.locator("[data-part=own-objection]")).to_have_text(phone.says("member.objection-stored"))
    page.get_by_role("button", name=phone.says("member.withdraw")).click()
    at(page, "proposed")


def test_candidates_are_named_and_nobody_can_be_chosen_too(
    served_meeting: ServedMeeting, device: Make
) -> None:
    phone = device(served_meeting, 360, 740)
    page = check_in(phone, served_meeting, VOTER)
    served_meeting.open()
    people = served_meeting.seats[1:4]
    options = [{"id": f"c{number}", "label": "", "person": one.person} for number, one in enumerate(people)]
    asked = {
        "kind": "standing-orders",
        "subject": "presidium",
        "form": "one-of",
        "options": options,
        "seats": 1,
    }
    decision = served_meeting.propose("Rapat memilih ketua sidang.", item="i2", **asked)
    ballot = served_meeting.open_ballot(decision)
    at(page, "ballot")
    for one in people:
        expect(page.get_by_role("radio", name=one.name)).to_be_visible()
    phone.shot("anggota", "360x740-pemilihan")
    page.get_by_role("radio", name=phone.says("ballot.blank")).check()
    page.locator("[data-part=submit]").click()
    page.locator("[data-part=receipt]").wait_for()
    served_meeting.vote(ballot, {number: "c0" if number < 7 else "c1" for number in REST})
    served_meeting.lead("close-ballot", ballot=ballot)
    expect(page.locator("[data-part=arithmetic]")).to_have_text(
        f"{people[0].name}: 7 dari 11 suara sah = 63,6%, lebih dari setengah: terpilih"
    )
