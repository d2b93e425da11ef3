"""Long tables, many candidates, results of many options on the public screen: page by page, never cut."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServeMeeting
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_screen import FITS, shows

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]
HALL, PROJECTOR = (1280, 720), (1920, 1080)
SMALLEST = 0.024
"""Of the screen's height: what a reader in the last row of a hall still makes out."""

LETTERS = """(rows) => Math.min(...[...document.querySelectorAll(rows)]
    .map((row) => parseFloat(getComputedStyle(row).fontSize))) / innerHeight"""
SHU = "\n".join(["# Pembagian SHU", *(f"Bagian anggota ke-{n};5%;1.000.000" for n in range(1, 21))])
RAPB = "\n".join(["# Pendapatan", *(f"Pos pendapatan {n};250.000" for n in range(1, 10))])
VISION = "Koperasi yang sehat, terbuka dan dekat dengan anggotanya, tahun demi tahun."
MISSION = "Menurunkan bunga pinjaman, membuka laporan setiap bulan, dan mendatangi anggota di setiap desa."


def turned(hall: Device, rows: str, many: int) -> None:
    """Every row stands on some page; each page fits and is large enough, at every size."""
    page = hall.page
    for size, turns in ((HALL, many), (PROJECTOR, 2)):
        hall.resize(size)
        seen: set[str] = set()
        for _ in range(turns):
            assert page.evaluate(FITS), (rows, size)
            assert not hall.overflows(), (rows, size)
            shown = page.locator(rows).all_inner_texts()
            assert not shown or page.evaluate(LETTERS, rows) >= SMALLEST, (rows, size)
            seen.update(shown)
            if len(seen) >= many:
                break
            page.keyboard.press("ArrowRight")
            hall.resize(size)
        assert len(seen) == many or size == PROJECTOR, (rows, size, len(seen))


def motion_with_tables(page: Page, meeting: ServedMeeting, hall: Device) -> None:
    decision = meeting.propose("Rapat menetapkan pembagian SHU.", subject="surplus")
    for pasted, many in ((SHU, 20), (f"{RAPB}\n\n{RAPB.replace('Pend', 'Bel').replace('pend', 'bel')}", 18)):
        meeting.lead("attach-tables", decision=decision, pasted=pasted)
        page.get_by_text(pasted.splitlines()[0].removeprefix("# ")).first.wait_for()
        hall.shot("layar-panjang", f"tabel-{many}")
        turned(hall, ".money tbody th", many)
        assert hall.axe() == []
    meeting.lead("withdraw-proposal", decision=decision)


def election(page: Page, meeting: ServedMeeting, hall: Device) -> None:
    options = [{"id": f"k{n}", "label": "", "person": one.person} for n, one in enumerate(meeting.seats[1:])]
    decision = meeting.propose(
        "Memilih sembilan pengurus dari sembilan belas calon.",
        item="i3",
        kind="election",
        subject="person",
        form="up-to",
        options=options,
        seats=9,
    )
    meeting.lead("set-secrecy", decision=decision, secret=False, reason="Rapat sepakat terbuka.")
    for one in options:
        meeting.lead("present-candidate", decision=decision, option=one["id"], vision=VISION, mission=MISSION)
    shows(page, "proposed")
    hall.shot("layar-panjang", "calon")
    turned(hall, ".candidate .grow > b", 19)
    ballot = meeting.open_ballot(decision)
    shows(page, "voted")
    hall.shot("layar-panjang", "memilih")
    turned(hall, "[data-part=names] .grow", 19)
    every = " ".join(f"k{n}" for n in range(9))
    meeting.vote(ballot, dict.fromkeys(range(8), every) | {8: "k9", 9: "k10", 10: "k11 k12"})
    meeting.lead("close-ballot", ballot=ballot)
    shows(page, "dispute")
    turned(hall, ".bars tbody th", 20)
    hall.shot("layar-panjang", "hasil")
    turned(hall, "[data-part=arithmetic]", 9)
    assert hall.axe() == []
    meeting.until(lambda view: view["decisions"][decision]["status"] == "reached")
    meeting.lead("declare-result", decision=decision)
    shows(page, "declared")
    turned(hall, "[data-part=arithmetic]", 9)
    hall.shot("layar-panjang", "ditetapkan")


def test_what_does_not_fit_on_one_page_turns(serve_meeting: ServeMeeting, device: MakeDevice) -> None:
    meeting = serve_meeting("quick")
    meeting.open()
    hall = device(meeting, 1280, 720)
    page = hall.visit(meeting, meeting.offices["committee"], path="/layar")
    motion_with_tables(page, meeting, hall)
    election(page, meeting, hall)
    assert hall.complaints == []
