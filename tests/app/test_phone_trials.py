""" "Coba HP saya": when a phone is ready, and that another phone's trial says nothing about this one."""

from datetime import UTC, datetime, timedelta

from rat_online.adapters.memory.phone_trials import MemoryTrials
from rat_online.app.phone_trials import NEEDED, PhoneTrials
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.phone_trials import TrialOutcome, TrialPart
from rat_online.domain.chain import MeetingKey

SARI = Entry("melati", "rat", "sari")
BUDI = Entry("melati", "rat", "budi")
CHROME = "Chrome · Android"


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2027, 3, 13, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


async def all_tried(outcome: TrialOutcome = TrialOutcome.PASSED) -> PhoneTrials:
    trials = PhoneTrials(MemoryTrials(), Clock())
    for part in NEEDED:
        await trials.note([SARI], part, outcome, CHROME)
    return trials


async def test_a_phone_is_ready_once_all_but_the_microphone_has_passed() -> None:
    trials = PhoneTrials(MemoryTrials(), Clock())
    for part in (TrialPart.NETWORK, TrialPart.SOUND):
        await trials.note([SARI], part, TrialOutcome.PASSED, CHROME)
        assert not (await trials.of_entry(SARI)).is_ready
    await trials.note([SARI], TrialPart.VOTE, TrialOutcome.PASSED, CHROME)
    assert (await trials.of_entry(SARI)).is_ready
    await trials.note([SARI], TrialPart.MICROPHONE, TrialOutcome.FAILED, CHROME)
    trial = await trials.of_entry(SARI)
    assert (trial.is_ready, trial.failed) == (True, [TrialPart.MICROPHONE])


async def test_a_network_without_websockets_is_slow_and_good_enough() -> None:
    trials = await all_tried()
    await trials.note([SARI], TrialPart.NETWORK, TrialOutcome.SLOWLY, CHROME)
    assert (await trials.of_entry(SARI)).is_ready


async def test_what_failed_is_named_and_trying_again_mends_it() -> None:
    trials = await all_tried()
    await trials.note([SARI], TrialPart.SOUND, TrialOutcome.FAILED, CHROME)
    assert (await trials.of_entry(SARI)).failed == [TrialPart.SOUND]
    assert not (await trials.of_entry(SARI)).is_ready
    await trials.note([SARI], TrialPart.SOUND, TrialOutcome.PASSED, CHROME)
    assert (await trials.of_entry(SARI)).is_ready


async def test_another_phone_begins_anew() -> None:
    trials = await all_tried()
    await trials.note([SARI], TrialPart.NETWORK, TrialOutcome.PASSED, "WhatsApp · Android")
    trial = await trials.of_entry(SARI)
    assert (trial.is_ready, trial.device) == (False, "WhatsApp · Android")
    assert trial.outcome_of(TrialPart.SOUND) is None


async def test_the_committee_sees_who_tried_and_nobody_else() -> None:
    trials = await all_tried()
    await trials.note([BUDI], TrialPart.SOUND, TrialOutcome.FAILED, CHROME)
    found = await trials.of(MeetingKey("melati", "rat"))
    assert {person: trial.is_ready for person, trial in found.items()} == {"sari": True, "budi": False}
    nobody = await trials.of_entry(Entry("melati", "rat", "tini"))
    assert (nobody.was_tried, nobody.is_ready, nobody.failed) == (False, False, [])
