"""The list of a formatur, put from the console at both sizes and in both languages. Rule book 6.2."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakeDevice
from tests.browser.console_page import Console
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser


def test_its_dialog_fits_and_asks_for_seats(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    served_meeting.open()
    options = [{"id": f"c{n}", "person": served_meeting.seats[n + 7].person} for n in (1, 2)]
    decision = served_meeting.propose(
        "Rapat memilih formatur.", kind="election", subject="person", form="one-of", options=options
    )
    served_meeting.lead("set-secrecy", decision=decision, secret=False, reason="Rapat sepakat terbuka.")
    for candidate in options:
        words = {"vision": "Maju bersama.", "mission": "Tertib buku."}
        served_meeting.lead("present-candidate", decision=decision, option=candidate["id"], **words)
    ballot = served_meeting.open_ballot(decision)
    served_meeting.vote(ballot, dict.fromkeys(range(11), "c1"))
    served_meeting.lead("close-ballot", ballot=ballot)
    for width, language in ((1280, "en"), (360, "id")):
        one = device(served_meeting, width, 740, language=language)
        console = Console(
            one.visit(served_meeting, served_meeting.offices["acting"], path="/konsol"), language
        )
        if width == 1280:
            console.does("declare-result")
        console.page.locator("[data-act=name-board]").click()
        expect(console.dialog).to_contain_text(one.says("console.hint-seats"))
        one.shot("konsol", f"formatur-{width}")
        assert one.axe() == []
        assert not one.overflows()
        assert one.complaints == []
