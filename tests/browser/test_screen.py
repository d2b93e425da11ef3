"""The hall's screen at 1920 × 1080: large, by itself, with its code, and without anybody's data."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServeMeeting
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
Scheme = Literal["light", "dark"]
REST = range(11)
TEXT = (
    "Rapat menerima dan mengesahkan Laporan Pertanggungjawaban Pengurus dan Pengawas Tahun Buku 2026 "
    "beserta laporan keuangan yang telah diaudit."
)
FITS = "((main) => main.scrollHeight <= main.clientHeight + 1)(document.getElementById('main'))"


def shows(page: Page, kind: str) -> None:
    page.locator(f"body[data-moment={kind}]").wait_for()


def whole_meeting(page: Page, meeting: ServedMeeting) -> Iterator[str]:
    """Every stage that a hall sees, in turn."""
    shows(page, "waiting")
    yield "waiting"
    meeting.open(present=9)
    shows(page, "no-quorum")
    yield "no-quorum"
    meeting.check_in(9, 10)
    meeting.lead("start-agenda-item", item="i1")
    shows(page, "item")
    yield "item"
    yield from agreement(page, meeting)
    decision = meeting.propose(TEXT)
    shows(page, "proposed")
    yield "proposed"
    meeting.lead("call-acclamation", decision=decision, seconds=600)
    shows(page, "acclaiming")
    yield "acclaiming"
    meeting.member(5, "object", decision=decision, reason="Piutang ragu-ragu belum dijelaskan.")
    shows(page, "objected")
    yield "objected"
    yield from ballot(page, meeting, decision)
    meeting.lead("suspend-meeting", kind="suspension", seconds=1800, reason="Makan siang.")
    shows(page, "suspended")
    yield "suspended"


def ballot(page: Page, meeting: ServedMeeting, decision: str) -> Iterator[str]:
    opened = meeting.open_ballot(decision)
    meeting.vote(opened, {number: "for" if number < 8 else "against" for number in range(10)})
    expect(page.locator("[data-part=turnout]")).to_contain_text("10")
    yield "voted"
    meeting.vote(opened, {10: "abstain"})
    meeting.lead("close-ballot", ballot=opened)
    shows(page, "dispute")
    yield "dispute"


def agreement(page: Page, meeting: ServedMeeting) -> Iterator[str]:
    """Before the ballot: while objections to its result may be lodged that result stays on the screen."""
    other = meeting.propose("Rapat mengesahkan RAPB Tahun Buku 2027.", item="i1", subject="budget")
    meeting.lead("record-consensus", decision=other)
    shows(page, "reached")
    yield "reached"
    meeting.lead("declare-result", decision=other)
    shows(page, "declared")
    yield "declared"


@pytest.mark.parametrize(("language", "scheme"), [("id", "light"), ("en", "dark")])
def test_every_stage_is_large_fits_and_is_accessible(
    serve_meeting: ServeMeeting, device: Make, language: str, scheme: Scheme
) -> None:
    meeting = serve_meeting("patient")
    hall = device(meeting, 1920, 1080, language=language, color_scheme=scheme)
    page = hall.visit(meeting, meeting.offices["committee"], path="/layar")
    for number, stage in enumerate(whole_meeting(page, meeting), 1):
        hall.shot("layar", f"{scheme}-{language}-{number:02}-{stage}")
        assert hall.axe() == [], stage
        assert page.evaluate(FITS), stage
        assert not hall.overflows(), stage
    assert hall.complaints == []


def test_a_postponed_meeting_is_called_so(served_meeting: ServedMeeting, device: Make) -> None:
    hall = device(served_meeting, 1920, 1080)
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    served_meeting.open(present=3)
    to_at = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    served_meeting.lead("postpone-meeting", call="second", to_at=to_at, reason="Kuorum tidak tercapai.")
    shows(page, "postponed")
    hall.shot("layar", "ditunda")
    assert hall.axe() == []


def test_the_decisions_are_read_and_stay_when_the_meeting_is_closed(
    served_meeting: ServedMeeting, device: Make
) -> None:
    hall = device(served_meeting, 1920, 1080)
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    served_meeting.open()
    decision = served_meeting.propose(TEXT)
    served_meeting.lead("record-consensus", decision=decision)
    served_meeting.lead("declare-result", decision=decision)
    served_meeting.lead("read-decisions")
    shows(page, "reading")
    hall.shot("layar", "pembacaan")
    assert hall.axe() == []
    served_meeting.lead("name-representatives", persons=[one.person for one in served_meeting.seats[1:3]])
    served_meeting.lead("close-meeting")
    shows(page, "closed")
    expect(page.locator("#main")).to_contain_text(TEXT)
    assert hall.axe() == []
    assert page.evaluate(FITS)


def test_the_roll_call_is_shown_with_its_time(served_meeting: ServedMeeting, device: Make) -> None:
    hall = device(served_meeting, 1920, 1080)
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    served_meeting.open()
    served_meeting.lead("call-roll-call", seconds=600)
    served_meeting.member(0, "confirm-presence")
    shows(page, "roll-call")
    expect(page.locator("#main")).to_contain_text(hall.says("screen.answered", answered=1, present=11))
    hall.shot("layar", "konfirmasi")
    assert hall.axe() == []


def test_a_result_shows_its_arithmetic_and_no_voters_name(
    served_meeting: ServedMeeting, device: Make
) -> None:
    hall = device(served_meeting, 1920, 1080)
    frames: list[str] = []
    hall.page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame)))
    )
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    served_meeting.open()
    decision = served_meeting.propose(TEXT)
    opened = served_meeting.open_ballot(decision)
    served_meeting.vote(opened, {number: "for" if number < 8 else "against" for number in REST})
    served_meeting.lead("close-ballot", ballot=opened)
    expect(page.locator("[data-part=arithmetic]")).to_have_text(
        "8 dari 11 suara sah = 72,7%, lebih dari setengah: diterima dan disahkan"
    )
    heard = "".join(frames) + page.inner_text("body")
    assert '"t":"you"' not in heard
    for voter in served_meeting.seats[5:]:
        assert voter.name not in heard
        assert voter.person not in heard


def test_the_code_and_its_qr_are_shown_and_follow_the_log(
    served_meeting: ServedMeeting, device: Make
) -> None:
    hall = device(served_meeting, 1920, 1080)
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    shown = page.locator("[data-part=code]")
    first = shown.inner_text()
    picture = page.get_by_role("img", name=hall.says("screen.code-picture"))
    expect(picture).to_have_attribute(
        "src", f"/rapat/{served_meeting.id}/layar/kode.svg?kode={first}&posisi=4"
    )
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    served_meeting.check_in(0)
    expect(shown).not_to_have_text(first, timeout=10_000)
    assert shown.inner_text() in str(picture.get_attribute("src"))


def test_a_screen_that_lost_its_network_says_so(served_meeting: ServedMeeting, device: Make) -> None:
    hall = device(served_meeting, 1920, 1080)
    hall.page.clock.install()
    page = hall.visit(served_meeting, served_meeting.offices["committee"], path="/layar")
    hall.network.cut()
    for _ in range(21):
        page.clock.run_for(1000)
    chip = page.locator("[data-connection]")
    expect(chip).to_have_text(hall.says("connection.offline"))
    hall.shot("layar", "terputus")
    hall.network.mend(same_address=False)
    for _ in range(20):
        page.clock.run_for(1000)
    expect(chip).to_have_text(hall.says("connection.connected"))


def test_a_member_sees_no_screen_page(served_meeting: ServedMeeting, device: Make) -> None:
    phone = device(served_meeting, 1280, 800)
    phone.visit(served_meeting, served_meeting.seats[12], path="/layar", connected=False)
    expect(phone.page.get_by_text(phone.says("refusal.not-allowed"))).to_be_visible()
