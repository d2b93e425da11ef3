"""A whole RAT in a real Chromium: chair, secretary, two members, the hall's screen and an auditor, with 150
simulated voters; and the console in every size, language and scheme."""

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
    expect(page.get_by_text(device.says("ballot.stored"))).to_be_visible(timeout=PATIENCE_MS)


def sign_in_as_auditor(device: Device, meeting: ServedMeeting) -> None:
    device.page.goto(f"{device.network.base}/masuk?petugas")
    device.page.get_by_label(device.says("door.login")).fill(AUDITOR_LOGIN)
    device.page.get_by_label(device.says("door.password")).fill(PASSWORD)
    tap(device.page, device.says("door.enter"))
    device.page.goto(f"{device.network.base}/rapat/{meeting.id}/periksa")


SIZES = ((360, 740), (1280, 800))
EVERY_LOOK = [
    (size, language, scheme) for size in SIZES for language in ("id", "en") for scheme in ("light", "dark")
]


@pytest.mark.slow
def test_the_console_is_accessible_and_fits_at_every_stage(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    looks = {}
    for (width, height), language, scheme in EVERY_LOOK:
        made = device(meeting, width, height, language=language, color_scheme=scheme)
        made.visit(meeting, meeting.offices["acting"], meeting.offices["secretary"], path="/konsol")
        looks[f"{width}x{height}-{scheme}-{language}"] = made

    def look(stage: str, act: str) -> None:
        for name, one in looks.items():
            expect(one.page.locator(f"[data-part=primary][data-act={act}]")).to_be_visible(
                timeout=PATIENCE_MS
            )
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


@pytest.mark.slow
def test_a_whole_rat_is_held_by_people_at_their_pages(
    staged: StagedServer, device: MakeDevice, tmp_path: Path
) -> None:
    meeting = staged.staged()
    desk, scribe, successor = (
        device(meeting, 1280, 800),
        device(meeting, 360, 740),
        device(meeting, 360, 740),
    )
    first, second, hall = (
        device(meeting, 360, 600),
        device(meeting, 360, 740),
        device(meeting, 1920, 1080),
    )
    checker = device(meeting, 1280, 800)
    everyone = [desk, scribe, successor, first, second, hall, checker]

    # Arrival
    staged.send_crowd(VOTERS)
    chair = console_of(desk, meeting, "acting", "chair")
    secretary = console_of(scribe, meeting, "secretary")
    deputy = console_of(successor, meeting, "deputy")
    hall.visit(meeting, meeting.offices["committee"], path="/layar")
    for member, seat in ((first, VOTERS), (second, VOTERS + 1)):
        member.visit(meeting, meeting.seats[seat])
        tap(member.page, member.says("member.here"))
    expect(chair.page.locator("#quorum [data-part=present]")).to_have_text(
        str(VOTERS + 2), timeout=PATIENCE_MS
    )
    chair.also("appoint-officer", role="auditor", person=AUDITOR)
    desk.shot("rat", "01-konsol-registrasi")
    first.shot("rat", "01-anggota-hadir")

    # Opening, and the chairs by consensus
    chair.does("open-meeting")
    sign_in_as_auditor(checker, meeting)
    chair.starts("Pemilihan pimpinan sidang")
    numbers = f"{meeting.seats[1].number};{meeting.seats[2].number}"
    chair.also(
        "propose-decision",
        text="Rapat memilih pimpinan sidang.",
        subject="presidium",
        kind="election",
        candidates=numbers,
        seats="2",
    )
    chair.also("record-consensus")
    chair.does("declare-result")
    chair.does("install-presidium")
    note = secretary.page.get_by_label(secretary.words("console.note-under"), exact=False)
    note.fill("Pimpinan sidang dipilih secara mufakat.")
    tap(secretary.page, secretary.words("console.note-add"))
    expect(secretary.page.locator("#note-told")).to_have_text(secretary.words("console.note-stored"))
    scribe.shot("rat", "02-sekretaris")

    # The report: acclamation, one objection, a ballot
    chair.starts("Laporan pertanggungjawaban pengurus")
    chair.also("propose-decision", text=REPORT, subject="accountability")
    chair.does("call-acclamation")
    chair.waits_for("open-ballot")
    expect(chair.page.get_by_text("Piutang ragu-ragu belum dijelaskan.", exact=False)).to_be_visible()
    desk.shot("rat", "03-konsol-keberatan")
    second.shot("rat", "03-anggota-keberatan")
    chair.does("open-ballot")
    first.shot("rat", "04-anggota-surat-suara")
    hall.shot("rat", "04-layar-pemungutan-suara")
    votes(first, first.says("ballot.for"))
    votes(second, second.says("ballot.against"))
    first.shot("rat", "05-anggota-tersimpan")
    desk.shot("rat", "05-konsol-pemungutan-suara")
    chair.does("close-ballot")
    hall.shot("rat", "06-layar-hasil")
    chair.does("declare-result")
    expect(chair.page.locator(".agenda")).to_contain_text(chair.words("console.carried-accountability"))
    desk.shot("rat", "06-konsol-ditetapkan")

    # The budget: a ballot at once
    chair.starts("Rencana kerja dan RAPB")
    chair.also("propose-decision", text=BUDGET, subject="budget")
    chair.also("open-ballot", seconds="60")
    votes(first, first.says("ballot.for"))
    votes(second, second.says("ballot.for"))
    chair.does("close-ballot")
    chair.does("declare-result")

    # Suspension and resumption, with its roll-call
    chair.also("suspend-meeting", reason="Istirahat salat dan makan.")
    chair.waits_for("resume-meeting")
    for shown, name in ((desk, "konsol"), (first, "anggota"), (hall, "layar")):
        shown.shot("rat", f"07-{name}-skors")
    chair.does("resume-meeting")
    for member in (first, second):
        tap(member.page, member.says("member.confirm"))

    # The gavel changes hands, and the meeting closes
    chair.waits_for("start-agenda-item")
    chair.also("hand-over-gavel", to=meeting.seats[2].name, reason="Bergiliran memimpin.")
    deputy.starts("Pembacaan keputusan dan penutup")
    deputy.does("read-decisions")
    deputy.does("name-representatives", persons=f"{meeting.seats[10].number};{meeting.seats[11].number}")
    for member in (first, second):
        tap(member.page, member.says("member.approve"))
    successor.shot("rat", "08-konsol-penutup")
    deputy.does("close-meeting")
    expect(deputy.page.locator("#now-title")).to_have_text(
        deputy.words("console.title-closed"), timeout=PATIENCE_MS
    )
    first.shot("rat", "09-anggota-ditutup")
    hall.shot("rat", "09-layar-ditutup")

    # The auditor reads, and takes the official record away
    page = checker.page
    for part in ("kuorum", "keputusan", "hadir", "catatan"):
        page.goto(f"{checker.network.base}/rapat/{meeting.id}/periksa?bagian={part}")
        assert checker.axe() == [], part
        checker.shot("rat", f"10-auditor-{part}", full=True)
    page.goto(f"{checker.network.base}/rapat/{meeting.id}/periksa?bagian=keputusan")
    expect(page.get_by_text(REPORT)).to_be_visible()
    expect(page.get_by_text(BUDGET)).to_be_visible()
    record = checker.says("audit.download-name", name="berita-acara.pdf")

    def is_made() -> bool:
        page.goto(f"{checker.network.base}/rapat/{meeting.id}/periksa?bagian=dokumen")
        return page.get_by_role("button", name=record).count() == 1

    page.wait_for_function("() => true")
    for _ in range(60):
        if is_made():
            break
        page.wait_for_timeout(500)
    page.get_by_label(checker.says("audit.reason")).fill("Pemeriksaan tahunan")
    with page.expect_download() as download:
        tap(page, record)
    saved = tmp_path / "berita-acara.pdf"
    download.value.save_as(saved)
    assert saved.read_bytes().startswith(b"%PDF-")
    page.reload()
    expect(page.get_by_text("Pemeriksaan tahunan")).to_be_visible()
    checker.shot("rat", "11-auditor-dokumen", full=True)
    assert [one.complaints for one in everyone] == [[] for _ in everyone]
