"""What a member's page and the screen ask first, and what stays open to an objection beside it."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rat_online.web.render import static_url
from tests.browser.device import Device
from tests.browser.gallery_site import SITE, Visit, visit
from tests.browser.serving import ServedMeeting
from tests.browser.test_member_page import REST, VOTER, at, check_in

pytestmark = pytest.mark.browser

Make = Callable[..., Device]
NOW = 1_800_000_000_000
REACHED = "2027-01-15T07:59:30Z"
SEAT: dict[str, Any] = {
    "entry": "m1",
    "presence": "present",
    "votes": True,
    "channel": "online",
    "proxies": [],
    "receipts": {},
    "objects_to": [],
    "objected_results": [],
}
VIEW: dict[str, Any] = {
    "meeting": {"state": "open", "seconds": {"objection": 60}},
    "writing": None,
    "agenda": {"current": "i1", "items": []},
    "roll_call": {"running": False, "called_at": None},
    "decisions": {},
    "ballots": {"b1": {"id": "b1", "decision": "d1", "status": "closed"}},
    "closing": {"read_at": None},
    "figures": {"quorum": {"reached": True}},
}
ASK = """async ([url, view, seats, now]) => {
  const { moment, besides } = await import(url);
  const asked = moment(view, seats, now, () => false, true);
  const names = (one) => [one.kind, one.decision?.id ?? null];
  return [names(asked), besides(view, seats, now, asked).map(names)];
}"""


@pytest.fixture(scope="module")
def gallery(browser: Browser) -> Iterator[Visit]:
    with visit(browser, 360, 740) as opened:
        opened.go()
        yield opened


class Stage:
    """Asks the module in a browser, of a view that a test has changed."""

    def __init__(self, gallery: Visit) -> None:
        self._gallery = gallery
        self.view, self.seat = deepcopy(VIEW), deepcopy(SEAT)

    def decide(self, id_: str, status: str, **changes: Any) -> None:
        self.view["decisions"][id_] = {
            "id": id_,
            "item": "i1",
            "status": status,
            "ballots": [],
            "reached_by": None,
            "reached_at": None,
            "waits_for": None,
            **changes,
        }

    def count(self, status: str, by: str) -> None:
        self.decide("d1", status, reached_by=by, reached_at=REACHED, ballots=["b1"])

    def asks(self) -> tuple[list[str], list[list[str]]]:
        """What is asked first, and what stands beside it."""
        url = f"{SITE}{static_url('js/anggota/moment.js')}"
        first, beside = self._gallery.page.evaluate(ASK, [url, self.view, [self.seat], NOW])
        return first, beside


@pytest.fixture
def stage(gallery: Visit) -> Stage:
    return Stage(gallery)


class TestObjectionsStayOpen:
    """Rule book 6.1 and 6.9: any voter may object while the time runs, whatever else is on the table."""

    def test_a_proposal_leaves_a_running_acclamation_first(self, stage: Stage) -> None:
        stage.decide("d1", "acclaiming")
        stage.decide("d2", "proposed")
        assert stage.asks() == (["acclaiming", "d1"], [["proposed", "d2"]])

    @pytest.mark.parametrize("by", ["ballot", "lot", "standing-orders"])
    def test_a_counted_result_can_be_objected_to_however_it_was_completed(
        self, stage: Stage, by: str
    ) -> None:
        stage.count("reached", by)
        assert stage.asks() == (["dispute", "d1"], [])
        stage.decide("d2", "proposed")
        assert stage.asks() == (["dispute", "d1"], [["proposed", "d2"]])

    def test_neither_an_acclamation_nor_a_ballot_takes_the_time_away(self, stage: Stage) -> None:
        stage.count("reached", "ballot")
        stage.decide("d2", "acclaiming")
        assert stage.asks() == (["acclaiming", "d2"], [["dispute", "d1"]])
        stage.decide("d2", "voting", ballots=["b2"])
        stage.view["ballots"]["b2"] = {"id": "b2", "decision": "d2", "status": "open"}
        assert stage.asks() == (["ballot", "d2"], [["dispute", "d1"]])

    def test_what_is_agreed_meanwhile_is_shown_and_leaves_it_open(self, stage: Stage) -> None:
        stage.count("reached", "ballot")
        stage.decide("d2", "reached", reached_by="consensus", reached_at=REACHED)
        assert stage.asks() == (["reached", "d2"], [["dispute", "d1"]])
        stage.decide("d2", "declared", reached_by="consensus", reached_at=REACHED, declared={})
        assert stage.asks() == (["declared", "d2"], [["dispute", "d1"]])

    def test_the_next_round_of_the_same_decision_leaves_it_open(self, stage: Stage) -> None:
        stage.count("voting", "ballot")
        stage.view["decisions"]["d1"]["ballots"].append("b2")
        stage.view["ballots"]["b2"] = {"id": "b2", "decision": "d1", "status": "open"}
        assert stage.asks() == (["ballot", "d1"], [["dispute", "d1"]])

    def test_a_suspension_leaves_it_open(self, stage: Stage) -> None:
        stage.count("reached", "ballot")
        stage.view["meeting"]["state"] = "suspended"
        assert stage.asks() == (["suspended", None], [["dispute", "d1"]])

    def test_whoever_objected_can_withdraw_it_after_the_next_proposal(self, stage: Stage) -> None:
        stage.decide("d1", "objected")
        stage.decide("d2", "acclaiming")
        assert stage.asks() == (["acclaiming", "d2"], [])
        stage.seat["objects_to"] = ["d1"]
        assert stage.asks() == (["acclaiming", "d2"], [["objected", "d1"]])

    def test_a_result_that_waits_for_the_palu_goes_before_the_next_proposal(self, stage: Stage) -> None:
        stage.decide("d1", "reached", reached_by="consensus", reached_at=REACHED)
        stage.decide("d2", "proposed")
        assert stage.asks() == (["reached", "d1"], [["proposed", "d2"]])


def object_to(phone: Device, page: Page, words: str) -> None:
    page.get_by_role("button", name=phone.says(words)).click()
    page.get_by_role("textbox", name=phone.says("member.reason")).fill("Belum jelas.")
    page.get_by_role("button", name=phone.says("member.send-objection")).click()


def test_what_is_proposed_meanwhile_hides_no_objection(patient_meeting: ServedMeeting, device: Make) -> None:
    meeting = patient_meeting
    phone, hall = device(meeting, 360, 740), device(meeting, 1280, 800, language="en")
    page = check_in(phone, meeting, VOTER)
    screen = hall.visit(meeting, meeting.offices["committee"], path="/layar")
    meeting.open()
    first = meeting.propose("Rapat menyetujui usulan pertama.")
    meeting.lead("call-acclamation", decision=first, seconds=600)
    at(page, "acclaiming")
    meeting.propose("Rapat menyetujui usulan kedua.")
    for seen in (page, screen):
        expect(seen.locator("[data-also=proposed]")).to_contain_text("usulan kedua")
    expect(screen.locator("#main")).to_contain_text("usulan pertama")
    phone.shot("anggota", "360-aklamasi-dan-usulan", full=True)
    hall.shot("layar", "1280-aklamasi-dan-usulan")
    object_to(phone, page, "member.object")
    at(page, "objected")
    ballot = meeting.open_ballot(first)
    page.get_by_role("radio", name=phone.says("ballot.for"), exact=True).check()
    page.locator("[data-part=submit]").click()
    meeting.vote(ballot, dict.fromkeys(REST, "for"))
    meeting.lead("close-ballot", ballot=ballot)
    at(page, "dispute")
    meeting.open_ballot(meeting.propose("Rapat menyetujui usulan ketiga."))
    at(page, "ballot")
    expect(screen.locator("[data-also=dispute]")).to_contain_text("usulan pertama")
    phone.shot("anggota", "360-suara-dan-keberatan", full=True)
    assert phone.axe() == []
    object_to(phone, page, "moment.object")
    expect(page.locator("[data-also=dispute] [data-part=own-objection]")).to_be_visible()
