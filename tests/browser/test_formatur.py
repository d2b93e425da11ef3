"""The list of a formatur, from the console's dialog to the minutes. Rule book 6.2."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.adapters.documents.reading import text_of
from tests.browser.conftest import MakeDevice
from tests.browser.console_page import PATIENCE_MS, Console
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting

pytestmark = pytest.mark.browser

FORMATUR = "Rapat memilih formatur."
LIST = "Rapat mengesahkan susunan pengurus masa bakti 2027 sampai 2031."
MOST_LOOKS = 120


def elected(meeting: ServedMeeting) -> None:
    """A formatur by an open ballot, before the palu."""
    meeting.open()
    options = [{"id": f"c{n}", "person": meeting.seats[n + 7].person} for n in (1, 2)]
    decision = meeting.propose(FORMATUR, kind="election", subject="person", form="one-of", options=options)
    meeting.lead("set-secrecy", decision=decision, secret=False, reason="Rapat sepakat terbuka.")
    for candidate in options:
        words = {"vision": "Maju bersama.", "mission": "Tertib buku."}
        meeting.lead("present-candidate", decision=decision, option=candidate["id"], **words)
    ballot = meeting.open_ballot(decision)
    meeting.vote(ballot, dict.fromkeys(range(11), "c1"))
    meeting.lead("close-ballot", ballot=ballot)


def console_of(device: Device, meeting: ServedMeeting) -> Console:
    return Console(device.visit(meeting, meeting.offices["acting"], path="/konsol"), device.language)


def documents(device: Device, meeting: ServedMeeting) -> dict[str, bytes]:
    """As the secretary fetches them once they are made."""
    base = f"{device.network.base}/rapat/{meeting.id}/dokumen"
    asked: Any = device.context.request
    listed: list[dict[str, str]] = []
    for _ in range(MOST_LOOKS):
        listed = json.loads(asked.get(base).text())["documents"]
        if listed:
            break
        device.page.wait_for_timeout(500)
    return {one["name"]: asked.get(f"{base}/{one['name']}?alasan=uji").body() for one in listed}


def test_the_list_is_put_adopted_and_printed_with_who_named_whom(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    meeting = served_meeting
    elected(meeting)
    desk, phone = device(meeting, 1280, 740, language="en"), device(meeting, 360, 740)
    console = console_of(desk, meeting)
    console.does("declare-result")
    small = console_of(phone, meeting)
    small.page.locator("[data-act=name-board]").click()
    expect(small.dialog).to_contain_text(phone.says("console.hint-seats"))
    for one in (phone, desk):
        one.shot("konsol", f"formatur-{one.language}")
        assert one.axe() == []
        assert not one.overflows()
    members = [meeting.seats[number] for number in (4, 5)]
    console.also(
        "name-board",
        formatur=FORMATUR,
        text=LIST,
        seats_of="Ketua\nBendahara",
        persons=";".join(one.number for one in members),
        named_by=meeting.seats[8].name,
    )
    console.does("call-acclamation", seconds="1")
    console.does("declare-result")
    result = console.page.locator("[data-part=result]", has_text=LIST)
    expect(result).to_contain_text(console.words("count.elected").capitalize(), timeout=PATIENCE_MS)
    said = console.words("count.elected-are", names=f"Ketua: {members[0].name}; Bendahara: {members[1].name}")
    expect(result).to_contain_text(said)
    meeting.lead("read-decisions")
    meeting.lead("name-representatives", persons=[meeting.seats[number].person for number in (9, 10)])
    meeting.lead("close-meeting")
    printed = text_of(documents(desk, meeting)["berita-acara.pdf"])
    assert LIST in printed
    for member in members:
        assert f"{member.name} ({member.number}) {meeting.seats[8].name}" in printed
    assert [one.complaints for one in (desk, phone)] == [[], []]
