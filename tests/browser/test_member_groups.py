"""Member groups with voting shares in a real Chromium: the rules, the result in total and by group."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.appointing import officers_link
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_paper_pages import sign_in

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]


def look(one: Device, name: str) -> None:
    one.shot("kelompok", name, full=True)
    assert one.axe() == []
    assert not one.overflows()


PLACE = "Balai Desa Sukamaju"
HALL = (11, 12, 13, 14)
MOST_PAGES = 12
SECOND = 15
"""The member who is the second witness."""


def open_with_a_hall(meeting: ServedMeeting) -> str:
    """Eleven on line, four in the hall, two witnesses, a ballot."""
    for number in HALL:
        person = meeting.seats[number].person
        meeting.act("committee", "check-in", person=person, channel="hall", place=PLACE)
    meeting.open(11)
    acting = meeting.offices["acting"]
    office = f"acting-chair:{acting.person}"
    named = {"role": "witness", "person": meeting.seats[SECOND].person}
    meeting.server.background.run(meeting.client("acting", acting).do("appoint-officer", office, **named))
    return meeting.open_ballot(meeting.propose("Laporan diterima."))


def count_the_hall(meeting: ServedMeeting, device: MakeDevice) -> None:
    """Two witnesses, group by group."""
    witness = device(meeting, 360, 740)
    page = witness.visit(meeting, meeting.offices["witness"], path="/saksi")
    expect(page.locator("body")).to_contain_text(witness.says("place.lead-apart"))
    forms = page.locator("form[data-place]")
    groups = [str(forms.nth(one).get_attribute("data-bench")) for one in range(forms.count())]
    assert len(groups) > 1
    forms.first.locator("input[name=for]").fill("9")
    expect(forms.first.locator("[data-part=total]")).to_contain_text(witness.says("place.too-many"))
    large = device(meeting, 1280, 800, language="en", color_scheme="dark")
    large.visit(meeting, officers_link(meeting, SECOND), path="/saksi")
    for one, group in enumerate(groups):
        for by in (witness, large):
            form = by.page.locator("form[data-place]").nth(one)
            expect(form).to_contain_text(f"{PLACE} · {group}")
            form.locator("input[name=for]").fill("1")
            form.locator("[type=submit]").click()
            expect(form.locator("[data-part=stored]")).to_be_visible()
    expect(page.locator("form[data-place] .chip.ok")).to_have_count(len(groups))
    look(witness, "saksi-360")
    large.shot("kelompok", "saksi-1280-en-dark", full=True)


def test_the_result_is_told_in_total_and_by_group(
    serve_meeting: Callable[[str], ServedMeeting], device: MakeDevice
) -> None:
    meeting = serve_meeting("parties")
    ballot = open_with_a_hall(meeting)
    console = device(meeting, 1280, 800)
    console.visit(meeting, meeting.offices["acting"], path="/konsol")
    expect(console.page.locator("[data-part=places]")).to_contain_text(f"{PLACE} · ")
    console.shot("kelompok", "konsol-menunggu", full=True)
    count_the_hall(meeting, device)
    meeting.vote(ballot, {number: "for" if number < 6 else "against" for number in range(11)})
    meeting.lead("close-ballot", ballot=ballot)
    expect(console.page.locator("[data-part=result]").first).to_be_visible()
    console.shot("kelompok", "konsol-hasil", full=True)
    phone = device(meeting, 360, 740, language="en")
    page = phone.visit(meeting, meeting.seats[16])
    page.get_by_role("button", name=phone.says("member.here"), exact=True).click()
    table = page.locator("[data-part=groups]").first
    expect(table).to_contain_text("Karangasri")
    expect(table).to_contain_text(phone.says("party.share-and-members", share=30, n=3))
    look(phone, "hasil-360")
    see_it_on_the_screen(meeting, device)
    # Whatever each weighs, the groups' sums on the whole roll stand to each other as the articles say.
    closed = meeting.view["ballots"][ballot]
    in_favour = sum(one["each"] * one["counts"]["for"] for one in closed["groups"])
    assert in_favour == closed["tally"]["options"]["for"]
    assert phone.complaints == []


TOLD = "() => document.querySelector('[data-part=groups]')?.textContent ?? ''"
"""Of the page that is shown now: the screen turns by itself too."""


def see_it_on_the_screen(meeting: ServedMeeting, device: MakeDevice) -> None:
    """The chart, then on a page of its own what each group brought to it."""
    for width, height, language in ((1280, 800, "id"), (1920, 1080, "en")):
        screen = device(meeting, width, height, language=language)
        page = screen.visit(meeting, meeting.offices["acting"], path="/layar")
        expect(page.locator("[data-part=counted]")).to_be_visible()
        turned, told = page.locator("[data-part=page]"), ""
        for _ in range(MOST_PAGES):
            told = str(page.evaluate(TOLD))
            if "Karangasri" in told:
                break
            before = turned.inner_text()
            page.keyboard.press("ArrowRight")
            expect(turned).not_to_have_text(before)
        assert screen.says("party.weighed") in told
        screen.shot("kelompok", f"layar-{width}")


def test_the_rules_say_who_stands_for_whom(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    for width, language in ((360, "id"), (1280, "en")):
        one = device(served_meeting, width, 800, language=language)
        sign_in(one)
        page = one.page
        page.goto(f"{one.network.base}/panitia/aturan")
        page.locator("summary", has_text=one.says("rules.advanced")).click()
        page.get_by_label(one.says("rules.parties-shares")).fill("Petani = 60\nPekerja = 40")
        page.get_by_label(one.says("rules.proxies-allowed")).select_option("1")
        page.get_by_label(one.says("rules.proxies-allowed")).scroll_into_view_if_needed()
        look(one, f"aturan-{width}")
