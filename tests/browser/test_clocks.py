"""Phones whose clocks are days off: every page counts by the server's, and nobody believes theirs."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from rat_online.bootstrap import now
from rat_online.web.formats import clock
from tests.browser.conftest import MakeDevice
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.skew import set_the_clock, skewed
from tests.browser.test_moving import ask_from

TEXT = "Rapat menerima laporan pengurus."
NEARLY = timedelta(seconds=15)
"""How far a page's count may be from the server's on a machine that is busy; the clocks are off by hours."""


@pytest.fixture
def phones(served_meeting: ServedMeeting, device: MakeDevice) -> list[Device]:
    """Three members who are in: days ahead, days behind, and hours ahead where websockets are blocked."""
    made = [device(served_meeting, 360, 740) for _ in range(3)]
    made[2].network.blocks_sockets = True
    offs: tuple[dict[str, float], ...] = ({"days": 3}, {"days": -3}, {"hours": 9})
    for phone, off, link in zip(made, offs, served_meeting.seats[-3:], strict=True):
        skewed(phone, **off).visit(served_meeting, link)
        phone.page.get_by_role("button", name=phone.says("member.here")).click()
    return made


def counts_to(phone: Device, deadline: datetime, part: str = "ring") -> None:
    """What the page says is left is what is left, though its clock may have been set a moment ago."""
    shown = phone.page.locator(f"[data-part={part}] >> text=/^[0-9]+:[0-9]{{2}}$/").first
    about = (deadline - now()).total_seconds() // 60
    minutes = "|".join(str(int(about + more)) for more in (-1, 0, 1) if about + more >= 0)
    expect(shown).to_have_text(re.compile(rf"^({minutes}):\d\d$"), timeout=30_000)
    before = now()
    minute, second = shown.inner_text().split(":")
    counted = timedelta(minutes=int(minute), seconds=int(second))
    assert deadline - now() - NEARLY <= counted <= deadline - before + NEARLY


def test_a_deadline_a_vote_and_a_turn_are_those_of_the_server_however_wrong_the_phone(
    served_meeting: ServedMeeting, phones: list[Device]
) -> None:
    served_meeting.open(present=12)
    served_meeting.member(0, "raise-hand")
    turn = served_meeting.lead("give-floor", person=served_meeting.seats[0].person)["turn"]
    until = datetime.fromisoformat(served_meeting.view["floor"]["speaking"]["deadline_at"])
    for phone in phones:
        counts_to(phone, until, "turn-ring")
    served_meeting.lead("end-turn", turn=turn)
    ballot = served_meeting.open_ballot(served_meeting.propose(TEXT))
    deadline = datetime.fromisoformat(served_meeting.view["ballots"][ballot]["deadline_at"])
    for phone in phones:
        counts_to(phone, deadline)
    phones[0].shot("anggota", "jam-hp-salah-360-id")
    offs: tuple[dict[str, float], ...] = ({"days": -2}, {"days": 2}, {"days": -1})
    for phone, off in zip(phones, offs, strict=True):
        set_the_clock(phone, **off)
    for phone in phones:
        counts_to(phone, deadline)
        phone.page.get_by_role("radio").first.check(force=True)
        phone.page.locator("form[data-form=cast-vote] [type=submit]").click()
        receipt = phone.page.locator("[data-part=receipt]")
        expect(receipt).to_contain_text(phone.says("ballot.stored"), timeout=30_000)
        stored = [clock(now() - timedelta(minutes=ago), "Asia/Jakarta", "id", named=False) for ago in (0, 1)]
        assert any(minute in receipt.inner_text() for minute in stored), receipt.inner_text()
        assert phone.complaints == []
    served_meeting.vote(ballot, dict.fromkeys(range(12), "against"))
    served_meeting.lead("close-ballot", ballot=ballot)
    assert served_meeting.choices(ballot) == {"for": 3, "against": 12}


def test_not_me_has_its_twenty_seconds_on_both_phones(
    served_meeting: ServedMeeting, device: MakeDevice, phones: list[Device]
) -> None:
    new = skewed(device(served_meeting, 360, 740, language="en"), days=-20)
    old, link = phones[0], served_meeting.seats[-3]
    ask_from(new, link)
    left = old.page.locator("[data-part=move]")
    expect(left).to_contain_text(re.compile(r"\b0:(20|1\d|0\d)\b"))
    assert 0 <= int(new.page.locator("#left").inner_text()) <= 20
    old.page.get_by_role("button", name=old.says("moving.not-me")).click()
    expect(new.page.get_by_role("heading", level=1)).to_have_text(new.says("moving.refused-title"))
    assert old.complaints == []
    assert new.complaints == []
