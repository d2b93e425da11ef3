"""Every page in every size, language and colour scheme: pictures to look at in test-results/halaman, nothing
that axe finds, nothing that has to be scrolled sideways, no word that is not for people."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser

from docs.access import ROUTES
from rat_online.web.catalogue import FOLDER
from tests.browser.background import Background
from tests.browser.device import Device, opened
from tests.browser.network import Network
from tests.browser.pages import ELSEWHERE, NO_PAGES, PAGES, PHONES, VISITORS, Page, Size
from tests.browser.serving import FreshServer, LiveServer, ServedMeeting, enter
from tests.browser.test_paper_pages import sign_in
from tests.tooling.sources import ROOT
from tests.web.test_catalogue import FORBIDDEN

pytestmark = pytest.mark.browser

VOTER = 12
OFFICES = {
    "member": (),
    "chair": ("acting", "secretary"),
    "witness": ("witness",),
    "committee": ("committee",),
}
"""The links that a visitor comes with; without an office, that of a seat."""
LANGUAGES = ("id", "en")
REPORT = "Rapat menerima dan mengesahkan Laporan Pertanggungjawaban Pengurus Tahun Buku 2026."
BUDGET = "Rapat mengesahkan RK dan RAPB Tahun Buku 2027 sebesar Rp1.250.000.000,00."
AREAS = "|".join(sorted(path.stem for path in FOLDER.glob("*.json")))
UNFINISHED = re.compile(rf"undefined|NaN|\[object|\bnull\b|\b(?:{AREAS})\.[a-z]+(?:-[a-z]+)+")
"""What a page says when a value or a sentence is missing."""
TALL = 4000
"""From this height on, a picture shows the top alone."""
NARROW: Size = (320, 640)
ZOOMED: Size = (640, 400)
"""What 1280 × 800 becomes at 200 %."""
TARGETS = "button, .btn, summary, select, input:not([type=hidden])"
SMALL = """targets => [...document.querySelectorAll(targets)]
  .filter(e => !e.closest('.skip, .pilih, .check, dialog:not([open])'))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.width && (box.height < 40 || box.width < 40))
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`)"""


@dataclass
class Scene:
    """A meeting in the middle of a ballot, and one that is over."""

    server: LiveServer
    meeting: ServedMeeting
    closed: ServedMeeting
    ballot: str
    cookies: dict[str, str]
    upload: str = ""

    def path(self, page: Page) -> str:
        return page.path.format(
            meeting=self.meeting.id,
            closed=self.closed.id,
            ballot=self.ballot,
            member=self.meeting.seats[VOTER].person,
            upload=self.upload,
        )


def decide_and_close(meeting: ServedMeeting) -> None:
    decision = meeting.propose(REPORT)
    meeting.lead("record-consensus", decision=decision)
    meeting.lead("declare-result", decision=decision)
    meeting.lead("read-decisions")
    meeting.lead("name-representatives", persons=[one.person for one in meeting.seats[4:6]])
    meeting.lead("close-meeting")


def decide_and_ask(meeting: ServedMeeting) -> str:
    """One decision by ballot, one by consensus, and a ballot that is open; the id of the first ballot."""
    meeting.act("secretary", "take-note", item="i1", note="Rapat dibuka dengan doa bersama.")
    ballot = meeting.open_ballot(meeting.propose(REPORT))
    meeting.vote(ballot, {number: "for" if number % 4 else "against" for number in range(VOTER + 1)})
    meeting.lead("close-ballot", ballot=ballot)
    other = meeting.propose(BUDGET, item="i3", subject="budget")
    meeting.lead("record-consensus", decision=other)
    meeting.lead("declare-result", decision=other)
    asked = meeting.propose("Rapat mengesahkan tata tertib.", item="i3", subject="standing-orders")
    meeting.vote(meeting.open_ballot(asked), {3: "for", 4: "abstain"})
    return ballot


def cookies_of(*meetings: ServedMeeting) -> dict[str, str]:
    """Everybody signed in to all meetings, while their links still work."""
    found = {}
    for visitor, offices in OFFICES.items():
        cookie = ""
        for meeting in meetings:
            links = [meeting.offices[office] for office in offices] or [meeting.seats[VOTER]]
            for link in links:
                cookie = enter(meeting.base, link, cookie) or cookie
        found[visitor] = cookie
    return found


@pytest.fixture(scope="module")
def scene(background: Background, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    server = LiveServer(tmp_path_factory.mktemp("pages"), background, {"patient": 1, "quick": 1})
    meeting, closed = server.meeting("patient"), server.meeting("quick")
    cookies = cookies_of(meeting, closed)
    for one in (meeting, closed):
        one.take_seat(VOTER, cookies["member"])
        one.open(present=VOTER + 1)
    ballot = decide_and_ask(meeting)
    decide_and_close(closed)
    yield Scene(server, meeting, closed, ballot, cookies)
    meeting.close()
    closed.close()
    server.stop()


@pytest.fixture(scope="module")
def fresh_server(background: Background, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshServer]:
    server = FreshServer(tmp_path_factory.mktemp("fresh"), background)
    yield server
    server.stop()


def arrive(device: Device, scene: Scene, visitor: str) -> None:
    if visitor == "organiser":
        sign_in(device)
        scene.upload = scene.upload or hand_over_a_list(device)
    elif cookie := scene.cookies.get(visitor):
        device.carry(cookie)


def hand_over_a_list(device: Device) -> str:
    """A list with mistakes, checked; the id of its examination."""
    page = device.page
    page.goto(f"{device.network.base}/panitia/impor")
    page.locator("input[type=file]").set_input_files(
        ROOT / "tests" / "fixtures" / "members" / "berantakan.csv"
    )
    page.get_by_role("button", name=device.says("people.check"), exact=True).click()
    page.locator("[data-part=findings], table").first.wait_for()
    return page.url.rsplit("/", 1)[1]


MakeVisitor = Callable[[Page, str], Device]


@pytest.fixture(scope="module")
def visitor(
    browser: Browser, background: Background, scene: Scene, fresh_server: FreshServer
) -> Iterator[MakeVisitor]:
    """A device for each kind of visitor and language, signed in when first asked for."""
    with ExitStack() as stack:

        @cache
        def made(name: str, language: str, is_fresh: bool) -> Device:
            network = Network(background, fresh_server.port if is_fresh else scene.server.port)
            viewport = {"width": 1280, "height": 800}
            device = stack.enter_context(opened(Device(browser, network, language, viewport=viewport)))
            if not is_fresh:
                arrive(device, scene, name)
            return device

        yield lambda page, language: made(page.visitor, language, page.fresh)


def go(device: Device, scene: Scene, page: Page) -> None:
    device.complaints.clear()
    device.page.goto(f"{device.network.base}{scene.path(page)}")
    if page.live:
        device.page.locator("[data-connection=connected]").first.wait_for(state="attached")
    for part in page.parts:
        device.page.locator(part).first.wait_for()
    device.page.evaluate("document.fonts.ready")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_looked_at_in_every_size_and_scheme(
    page: Page, language: str, visitor: MakeVisitor, scene: Scene
) -> None:
    device = visitor(page, language)
    go(device, scene, page)
    said = device.page.inner_text("body")
    assert not FORBIDDEN.search(said)
    assert not UNFINISHED.search(said)
    assert device.page.locator("h1").count() == 1
    assert device.page.locator("html").get_attribute("lang") == language
    for scheme in ("light", "dark"):
        device.page.emulate_media(color_scheme=scheme)
        for size in page.sizes:
            device.resize(size)
            name = f"{page.name}-{size[0]}x{size[1]}-{scheme}-{language}"
            device.shot("halaman", name, full=not page.live and device.height() < TALL)
            assert device.axe() == [], name
            assert device.too_wide() == [], name
    assert device.page.evaluate(SMALL, TARGETS) == []
    for size in (NARROW, ZOOMED):
        device.resize(size)
        assert device.too_wide() == [], size
    if PHONES[0] in page.sizes:  # the hall's letters grow with the window, not with the reader's setting
        device.resize(PHONES[0])
        device.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert device.too_wide() == [], "letters twice as large"
    assert device.complaints == []


class TestTable:
    def test_every_page_of_the_server_is_looked_at(self) -> None:
        asked = {route for route in ROUTES if route.startswith("GET ")}
        assert {page.route for page in PAGES} | NO_PAGES | set(ELSEWHERE) == asked

    def test_a_page_is_not_also_called_none(self) -> None:
        assert {page.route for page in PAGES} & NO_PAGES == set()
        assert ELSEWHERE.keys() & NO_PAGES == set()

    @pytest.mark.parametrize("module", ELSEWHERE.values())
    def test_a_page_that_is_looked_at_elsewhere_is(self, module: str) -> None:
        source = (ROOT / module).read_text("utf-8")
        assert ".axe() == []" in source
        assert ".shot(" in source

    def test_a_page_has_its_own_name_and_a_known_visitor(self) -> None:
        assert len({page.name for page in PAGES}) == len(PAGES)
        assert {page.visitor for page in PAGES} == set(VISITORS)
