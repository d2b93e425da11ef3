"""Votes at a place and tables of a decision in a real browser: witness, console, phone and screen."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.appointing import officers_link
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

PLACE = "Balai Desa Sukamaju"
SHU = (
    "# Pembagian SHU tahun buku 2026\nCadangan; 40%; 500.000.000\nJasa usaha anggota; 25%; 312.500.000\n"
    "Jasa modal anggota; 22,5%; 281.250.000\nDana pendidikan dan sosial; 12,5%; 156.250.000\n"
    "Jumlah; 100%; 1.250.000.000"
)
SECOND = 15
"""The member who is appointed as the second witness; three others are in the hall."""


def in_the_hall(meeting: ServedMeeting) -> str:
    """Eleven on line, three at the place, a ballot on a decision with its table."""
    for number in range(11, 14):
        person = meeting.seats[number].person
        meeting.act("committee", "check-in", person=person, channel="hall", place=PLACE)
    meeting.open(present=11)
    witness = meeting.seats[SECOND].person
    client = meeting.client("acting", meeting.offices["acting"])
    doing = client.do(
        "appoint-officer",
        f"acting-chair:{meeting.offices['acting'].person}",
        role="witness",
        person=witness,
    )
    meeting.server.background.run(doing)
    decision = meeting.propose("Rapat menetapkan pembagian SHU menurut tabel.", subject="surplus")
    meeting.lead("attach-tables", decision=decision, pasted=SHU)
    return decision


def enter(witness: Device, in_favour: int) -> None:
    witness.page.locator("input[name=for]").fill(str(in_favour))
    witness.page.locator("form[data-place] [type=submit]").click()


def sees_what_is_cosigned(witness: Device) -> None:
    cosigned = witness.page.locator("[data-part=result]")
    expect(cosigned).to_contain_text("15 dari 15 suara sah = 100,0%, lebih dari setengah: ditetapkan")
    expect(cosigned).to_contain_text(PLACE)
    witness.shot("places", "witness-result", full=True)
    assert witness.axe() == []
    assert witness.overflows() is False


def see_the_table_in_the_hall(meeting: ServedMeeting, screen: Device) -> None:
    screen.visit(meeting, meeting.offices["acting"], path="/layar")
    words = "satu miliar dua ratus lima puluh juta rupiah"
    expect(screen.page.locator("[data-part=table]")).to_contain_text(words)
    screen.shot("places", "screen-table")


def test_two_witnesses_count_a_place_and_everybody_sees_the_table(
    served_meeting: ServedMeeting, device: Callable[..., Device]
) -> None:
    meeting = served_meeting
    decision = in_the_hall(meeting)
    phone = device(meeting, 360, 740)
    page = phone.visit(meeting, meeting.seats[14])
    page.locator("[data-act=check-in]:not([aria-busy])").first.click()
    expect(page.locator("[data-part=table]").first).to_contain_text("Rp1.250.000.000,00")
    phone.shot("places", "member-table")
    see_the_table_in_the_hall(meeting, device(meeting, 1280, 800))
    ballot = meeting.open_ballot(decision)
    console = device(meeting, 1280, 800)
    console.visit(meeting, meeting.offices["acting"], path="/konsol")
    first = device(meeting, 360, 740)
    first.visit(meeting, meeting.offices["witness"], path="/saksi")
    second = device(meeting, 1280, 800, language="en", color_scheme="dark")
    second.visit(meeting, officers_link(meeting, SECOND), path="/saksi")
    for witness, in_favour in ((first, 3), (second, 2)):
        enter(witness, in_favour)
        expect(witness.page.locator("[data-part=stored]")).to_be_visible()
    expect(first.page.locator("[data-part=differs]")).to_be_visible()
    first.shot("places", "witness-differs", full=True)
    second.shot("places", "witness-differs-en-dark", full=True)
    expect(console.page.locator("[data-part=places]")).to_contain_text(PLACE)
    console.shot("places", "console-differs", full=True)
    enter(second, 3)
    expect(first.page.locator("form[data-place] .chip.ok")).to_be_visible()
    assert (first.overflows(), first.axe()) == (False, [])
    meeting.vote(ballot, dict.fromkeys(range(11), "for"))
    page.locator("input[value=for]").check()
    phone.shot("places", "member-ballot")
    page.locator("[data-part=submit]").click()
    expect(page.locator("[data-now=voted]")).to_be_visible()
    meeting.lead("close-ballot", ballot=ballot)
    expect(console.page.locator("[data-part=result]").first).to_contain_text("Suara per cara dan tempat")
    console.shot("places", "console-result", full=True)
    sees_what_is_cosigned(first)
    assert meeting.choices(ballot)["for"] == 15
