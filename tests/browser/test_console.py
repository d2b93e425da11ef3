"""A whole RAT in a real Chromium: chair, secretary, two members, the hall's screen and an auditor, with 150
simulated voters; and the console at every stage."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from rat_online.demo.stage import PASSWORD
from tests.browser.background import Background
from tests.browser.console_page import PATIENCE_MS, Console
from tests.browser.device import Device
from tests.browser.rat import AUDITOR, AUDITOR_LOGIN, StagedServer
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

VOTERS = 150
MOST_LOOKS = 120
REPORT = "Rapat menerima dan mengesahkan laporan pertanggungjawaban pengurus."
BUDGET = "Rapat mengesahkan RK dan RAPB sebesar Rp1.250.000.000,00."
MakeDevice = Callable[..., Device]


@pytest.fixture
def staged(background: Background, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StagedServer]:
    server = StagedServer(tmp_path_factory.mktemp("rat"), background)
    yield server
    server.stop()


def console_of(device: Device, meeting: ServedMeeting, *offices: str) -> Console:
    links = [meeting.offices[office] for office in offices]
    return Console(device.visit(meeting, *links, path="/konsol"), device.language)


def tap(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible(timeout=PATIENCE_MS)
    button.click()


def votes(device: Device, choice: str) -> None:
    """A member chooses by its words, sends, and waits for the server's word."""
    page = device.page
    page.get_by_role("radio", name=choice, exact=True).check(timeout=PATIENCE_MS)
    tap(page, device.says("ballot.send-choice", choice=choice))
    expect(page.locator("[data-part=receipt]")).to_contain_text(
        device.says("ballot.stored"), timeout=PATIENCE_MS
    )


def sign_in_as_auditor(device: Device, meeting: ServedMeeting) -> None:
    device.page.goto(f"{device.network.base}/masuk?petugas")
    device.page.get_by_label(device.says("door.login")).fill(AUDITOR_LOGIN)
    device.page.get_by_label(device.says("door.password")).fill(PASSWORD)
    tap(device.page, device.says("door.enter"))
    device.page.goto(f"{device.network.base}/rapat/{meeting.id}/periksa")


IN_ONE_HAND = """(() => {
  scrollTo(0, 0);
  const [say, act] = ['say', 'primary'].map((part) => document.querySelector(`[data-part=${part}]`));
  const top = act.getBoundingClientRect().top;
  return top < innerHeight && (!say || say.getBoundingClientRect().top + 48 < top);
})()"""
"""On a phone the sentence to read aloud and the one act stand on the first screen."""

LOOKS = (((360, 740), "id", "light"), ((360, 600), "en", "dark"), ((1280, 800), "en", "light"))
"""Every stage in some of the looks; `test_pages.py` has one stage in all of them."""


@pytest.mark.slow
def test_the_console_is_accessible_and_fits_at_every_stage(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    looks = {}
    for (width, height), language, scheme in LOOKS:
        made = device(meeting, width, height, language=language, color_scheme=scheme)
        made.visit(meeting, meeting.offices["acting"], meeting.offices["secretary"], path="/konsol")
        looks[f"{width}x{height}-{scheme}-{language}"] = made

    def look(stage: str, act: str) -> None:
        for name, one in looks.items():
            expect(one.page.locator(f"[data-part=primary][data-act={act}]")).to_be_visible(
                timeout=PATIENCE_MS
            )
            assert one.page.evaluate(IN_ONE_HAND) or not name.startswith("360x740"), (stage, name)
            one.shot("konsol", f"{stage}-{name}", full=True)
            assert one.axe() == [], (stage, name)
            assert not one.overflows(), (stage, name)

    look("1-registrasi", "open-meeting")
    meeting.open(present=12)
    look("2-dibuka", "start-agenda-item")
    decision = meeting.propose(REPORT)
    look("3-musyawarah", "call-acclamation")
    ballot = meeting.open_ballot(decision)
    look("4-pemungutan-suara", "close-ballot")
    meeting.vote(ballot, {number: "for" if number % 3 else "against" for number in range(12)})
    meeting.lead("close-ballot", ballot=ballot)
    look("5-hasil", "declare-result")
    for name, one in looks.items():
        one.page.keyboard.press("?")
        expect(one.page.locator("dialog#shortcuts")).to_be_visible()
        one.page.keyboard.press("Escape")
        one.page.keyboard.press("s")
        expect(one.page.locator("dialog#act")).to_be_visible()
        assert one.axe() == [], ("dialog", name)
        one.shot("konsol", f"6-dialog-{name}")
        assert one.complaints == []


def test_a_refusal_is_said_in_words_where_it_happened(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    desk = device(meeting, 1280, 800)
    console = console_of(desk, meeting, "acting")
    meeting.open(present=12)
    console.waits_for("start-agenda-item")
    console.page.get_by_role("button", name=console.words("console.act-postpone-meeting")).click()
    console.dialog.get_by_label(console.words("console.field-reason")).fill("Hujan deras.")
    console.dialog.get_by_label(console.words("console.field-to-at")).fill("2020-01-01T09:00")
    console.dialog.get_by_label(console.words("console.field-call")).select_option("continued")
    console.dialog.locator("[data-part=confirm]").click()
    expect(console.dialog.get_by_role("alert")).to_have_text(console.words("refusal.time-not-ahead"))
    console.page.keyboard.press("Escape")
    expect(console.dialog).to_be_hidden()


def test_a_deputy_takes_the_palu_of_a_chair_who_is_silent(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    """The countdown stands on the deputy's console, and the palu can be taken when it is over."""
    meeting = served_meeting
    meeting.open(present=12)
    successor = device(meeting, 360, 740)
    deputy = console_of(successor, meeting, "deputy")
    expect(deputy.page.locator("[data-part=blocked]")).to_contain_text(meeting.seats[0].name)
    silent = {"person": meeting.seats[0].person, "connected": False, "heard_at": "2020-01-01T00:00:00.000Z"}

    def answer(route: Route) -> None:
        answered = route.fetch()
        route.fulfill(response=answered, json={**answered.json(), "gavel": silent})

    deputy.page.route("**/kehadiran?*", answer)
    deputy.page.reload()
    button = deputy.page.get_by_role("button", name=deputy.words("moment.take-gavel"), exact=True)
    expect(button).to_be_visible(timeout=PATIENCE_MS)
    assert successor.axe() == []
    successor.shot("konsol", "7-ambil-palu")
    button.click()
    # The server judges for itself: this chair has been heard all along.
    expect(deputy.page.locator("[data-part=refused]")).to_be_visible()


class HeldRat:
    """The people of one RAT, each at a page; every method is a part of the meeting."""

    def __init__(self, meeting: ServedMeeting, device: MakeDevice) -> None:
        self.meeting = meeting
        self.desk, self.scribe = device(meeting, 1280, 800), device(meeting, 360, 740)
        self.successor, self.checker = device(meeting, 360, 740), device(meeting, 1280, 800)
        self.first, self.second = device(meeting, 360, 600), device(meeting, 360, 740)
        self.hall = device(meeting, 1920, 1080)
        self.chair = console_of(self.desk, meeting, "acting", "chair")
        self.secretary = console_of(self.scribe, meeting, "secretary")
        self.deputy = console_of(self.successor, meeting, "deputy")
        self.hall.visit(meeting, meeting.offices["secretary"], path="/layar")

    @property
    def members(self) -> tuple[Device, Device]:
        return self.first, self.second

    def complaints(self) -> list[str]:
        everyone = (self.desk, self.scribe, self.successor, self.checker, *self.members, self.hall)
        return [said for one in everyone for said in one.complaints]

    def arrive(self) -> None:
        for member, seat in zip(self.members, (VOTERS, VOTERS + 1), strict=True):
            member.visit(self.meeting, self.meeting.seats[seat])
            tap(member.page, member.says("member.here"))
        present = self.chair.page.locator("#quorum [data-part=present]")
        expect(present).to_have_text(str(VOTERS + 2), timeout=PATIENCE_MS)
        self.chair.also("appoint-officer", role="auditor", person=AUDITOR)
        self.desk.shot("rat", "01-konsol-registrasi")
        self.first.shot("rat", "01-anggota-hadir")

    def open_and_elect_the_chairs(self) -> None:
        """By consensus; the secretary writes it down."""
        chair, secretary = self.chair, self.secretary
        chair.does("open-meeting")
        chair.starts("Pemilihan pimpinan sidang")
        chair.also(
            "propose-decision",
            text="Rapat memilih pimpinan sidang.",
            subject="presidium",
            kind="election",
            candidates=f"{self.meeting.seats[1].number};{self.meeting.seats[2].number}",
            seats="2",
        )
        chair.also("record-consensus")
        chair.does("declare-result")
        chair.does("install-presidium")
        note = secretary.page.get_by_label(secretary.words("console.note-text"), exact=True)
        note.fill("Pimpinan sidang dipilih secara mufakat.")
        tap(secretary.page, secretary.words("console.note-add"))
        expect(secretary.page.locator("#note-told")).to_have_text(secretary.words("console.note-stored"))
        self.scribe.shot("rat", "02-sekretaris")

    def decide_on_the_report(self) -> None:
        """Acclamation, one objection, a ballot, the palu."""
        chair, first, second = self.chair, self.first, self.second
        chair.starts("Laporan pertanggungjawaban pengurus")
        chair.also("propose-decision", text=REPORT, subject="accountability")
        chair.does("call-acclamation")
        chair.waits_for("open-ballot")
        expect(chair.page.get_by_text("Piutang ragu-ragu belum dijelaskan.", exact=False)).to_be_visible()
        self.desk.shot("rat", "03-konsol-keberatan")
        second.shot("rat", "03-anggota-keberatan")
        chair.does("open-ballot")
        first.shot("rat", "04-anggota-surat-suara")
        self.hall.shot("rat", "04-layar-pemungutan-suara")
        votes(first, first.says("ballot.for"))
        votes(second, second.says("ballot.against"))
        first.shot("rat", "05-anggota-tersimpan")
        self.desk.shot("rat", "05-konsol-pemungutan-suara")
        chair.does("close-ballot")
        self.hall.shot("rat", "06-layar-hasil")
        chair.does("declare-result")
        expect(chair.page.locator(".agenda")).to_contain_text(
            chair.words("count.accepted-adopted").capitalize()
        )
        self.desk.shot("rat", "06-konsol-ditetapkan")

    def decide_on_the_budget(self) -> None:
        """By an open ballot at once."""
        self.chair.starts("Rencana kerja dan RAPB")
        self.chair.also("propose-decision", text=BUDGET, subject="budget")
        self.chair.also("open-ballot", seconds="60")
        for member in self.members:
            votes(member, member.says("ballot.for"))
        self.chair.does("close-ballot")
        self.chair.does("declare-result")

    def pause(self) -> None:
        """Suspended and resumed, with its roll-call."""
        self.chair.also("suspend-meeting", reason="Istirahat salat dan makan.")
        self.chair.waits_for("resume-meeting")
        for shown, name in ((self.desk, "konsol"), (self.first, "anggota"), (self.hall, "layar")):
            shown.shot("rat", f"07-{name}-skors")
        self.chair.does("resume-meeting")
        for member in self.members:
            tap(member.page, member.says("member.confirm"))
        self.chair.waits_for("start-agenda-item")

    def hand_over_and_close(self) -> None:
        meeting, deputy = self.meeting, self.deputy
        self.chair.also("hand-over-gavel", to=meeting.seats[2].name, reason="Bergiliran memimpin.")
        deputy.starts("Pembacaan keputusan dan penutup")
        deputy.does("read-decisions")
        persons = f"{meeting.seats[10].number};{meeting.seats[11].number}"
        deputy.does("name-representatives", persons=persons)
        for member in self.members:
            tap(member.page, member.says("member.approve"))
        self.successor.shot("rat", "08-konsol-penutup")
        deputy.does("close-meeting")
        closed = deputy.words("console.title-closed")
        expect(deputy.page.locator("#now-title")).to_have_text(closed, timeout=PATIENCE_MS)
        self.first.shot("rat", "09-anggota-ditutup")
        self.hall.shot("rat", "09-layar-ditutup")

    def read_the_records(self) -> None:
        """As the auditor."""
        sign_in_as_auditor(self.checker, self.meeting)
        for part in ("kuorum", "keputusan", "hadir", "catatan"):
            self._open_records(part)
            assert self.checker.axe() == [], part
            self.checker.shot("rat", f"10-auditor-{part}", full=True)
        self._open_records("keputusan")
        for text in (REPORT, BUDGET):
            expect(self.checker.page.get_by_text(text)).to_be_visible()

    def _open_records(self, part: str) -> None:
        self.checker.page.goto(f"{self.meeting.base}/rapat/{self.meeting.id}/periksa?bagian={part}")

    def download(self, name: str, saved: Path) -> None:
        """With a reason, which the page then shows."""
        checker, page = self.checker, self.checker.page
        button = page.get_by_role("button", name=checker.says("audit.download-name", name=name), exact=True)
        self._open_records("dokumen")
        for _ in range(MOST_LOOKS):  # the documents are made right after the closing
            if button.count():
                break
            page.wait_for_timeout(500)
            self._open_records("dokumen")
        page.get_by_label(checker.says("audit.reason")).fill("Pemeriksaan tahunan")
        with page.expect_download() as download:
            button.click()
        download.value.save_as(saved)
        page.reload()
        expect(page.get_by_text("Pemeriksaan tahunan")).to_be_visible()
        checker.shot("rat", "11-auditor-dokumen", full=True)


@pytest.mark.slow
def test_a_whole_rat_is_held_by_people_at_their_pages(
    staged: StagedServer, device: MakeDevice, tmp_path: Path
) -> None:
    rat = HeldRat(staged.staged(), device)
    staged.send_crowd(VOTERS)
    rat.arrive()
    rat.open_and_elect_the_chairs()
    rat.decide_on_the_report()
    rat.decide_on_the_budget()
    rat.pause()
    rat.hand_over_and_close()
    rat.read_the_records()
    rat.download("berita-acara.pdf", tmp_path / "berita-acara.pdf")
    assert (tmp_path / "berita-acara.pdf").read_bytes().startswith(b"%PDF-")
    assert rat.complaints() == []
