"""What becomes of somebody who holds a link's secret and gives a datum or a PIN."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rat_online.app.judgement import Answer, Judgement, judge
from rat_online.app.pin import PinDigest
from rat_online.app.ports.entries import EntryGuard
from rat_online.app.ports.identity import (
    AccessLink,
    LinkForm,
    LinkPurpose,
    OnFile,
    Series,
    UseOutcome,
)
from rat_online.app.ports.registry import SignInDatum
from rat_online.domain.errors import Refusal

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
DIGEST = PinDigest(b"a key outside the database, long")
PIN = "482915"
LINK = AccessLink(
    "link",
    Series("melati", "rat"),
    "sari",
    LinkPurpose.SEAT,
    LinkForm.LINK,
    "hash",
    created_at=NOON,
)
PIN_SET = DIGEST(LINK.entry, PIN)


def on_file(link: AccessLink = LINK, phone: str | None = "+6281234567890", **guard: object) -> OnFile:
    guarded = replace(EntryGuard(link.entry, failed_at=NOON), **guard)  # type: ignore[arg-type]
    return OnFile(link, guarded, SignInDatum.PHONE, phone, None)


def judged(opened: OnFile, datum: str = "", pin: str = "") -> Judgement:
    return judge(opened, Answer(datum, pin), DIGEST, NOON)


def refused_as(judgement: Judgement) -> Refusal:
    assert judgement.refused is not None
    return judgement.refused.code


class TestTheFirstEntry:
    def test_takes_the_datum_and_sets_the_pin_and_forgets_what_was_wrong_before(self) -> None:
        judgement = judged(on_file(failures=4), "7890", PIN)
        assert (judgement.outcome, judgement.refused) == (UseOutcome.SIGNED_IN, None)
        assert judgement.guard == EntryGuard(LINK.entry, PIN_SET, NOON)

    def test_without_a_pin_asks_for_one_and_changes_nothing(self) -> None:
        opened = on_file(failures=2)
        judgement = judged(opened, "7890")
        assert refused_as(judgement) is Refusal.PIN_NEEDED
        assert (judgement.outcome, judgement.guard) == (None, opened.guard)

    @pytest.mark.parametrize("pin", ["12345", "123456", "654321", "111111", "123123", "48291x", "1234567"])
    def test_takes_no_pin_that_anybody_would_try_first(self, pin: str) -> None:
        judgement = judged(on_file(), "7890", pin)
        assert refused_as(judgement) is Refusal.PIN_UNFIT
        assert judgement.guard.pin is None

    def test_counts_a_wrong_datum_whatever_pin_comes_with_it(self) -> None:
        judgement = judged(on_file(failures=1), "0000", PIN)
        assert refused_as(judgement) is Refusal.SIGN_IN_FAILED
        assert (judgement.outcome, judgement.guard.failures) == (UseOutcome.WRONG_DATUM, 2)
        assert judgement.guard.pin is None

    def test_of_who_is_in_no_books_takes_the_code_that_was_handed_over_however_typed(self) -> None:
        handed = on_file(phone=None, handover=DIGEST(LINK.entry, "7F3K9QD1"))
        assert refused_as(judged(handed, "", PIN)) is Refusal.SIGN_IN_FAILED
        assert refused_as(judged(handed, "7F3K-9QD2", PIN)) is Refusal.SIGN_IN_FAILED
        assert refused_as(judged(handed, "7f3k 9qdi")) is Refusal.PIN_NEEDED
        judgement = judged(handed, "7F3K-9QD1", PIN)
        assert judgement.outcome is UseOutcome.SIGNED_IN
        assert judgement.guard == EntryGuard(LINK.entry, PIN_SET, NOON)

    def test_takes_the_code_in_place_of_what_is_on_file_while_one_is_handed_over(self) -> None:
        handed = on_file(handover=DIGEST(LINK.entry, "7F3K9QD1"))
        assert refused_as(judged(handed, "7890", PIN)) is Refusal.SIGN_IN_FAILED

    def test_with_nothing_on_file_is_the_desks_and_a_guessed_code_learns_not_even_that(self) -> None:
        nothing = on_file(phone=None)
        assert refused_as(judged(nothing, "7890", PIN)) is Refusal.DATUM_MISSING
        by_code = on_file(replace(LINK, form=LinkForm.CODE), phone=None)
        assert refused_as(judged(by_code, "7890", PIN)) is Refusal.SIGN_IN_FAILED


class TestALaterEntry:
    def test_takes_the_pin_in_either_field_however_spaced(self) -> None:
        for datum, pin in ((PIN, ""), ("", PIN), ("7890", PIN), ("482 915", ""), ("48-29-15", "")):
            assert judged(on_file(pin=PIN_SET), datum, pin).outcome is UseOutcome.SIGNED_IN

    def test_takes_no_datum_any_more(self) -> None:
        judgement = judged(on_file(pin=PIN_SET), "7890")
        assert refused_as(judgement) is Refusal.SIGN_IN_FAILED
        assert (judgement.outcome, judgement.guard.failures) == (UseOutcome.WRONG_PIN, 1)

    def test_knows_a_pin_by_whose_it_is(self) -> None:
        other = replace(LINK, person="budi")
        assert refused_as(judged(on_file(other, pin=PIN_SET), PIN)) is Refusal.SIGN_IN_FAILED

    def test_is_refused_while_frozen_and_says_so_only_to_who_knows_the_pin(self) -> None:
        frozen = on_file(pin=PIN_SET, frozen_at=NOON)
        assert refused_as(judged(frozen, PIN)) is Refusal.ENTRY_FROZEN
        assert judged(frozen, PIN).outcome is UseOutcome.FROZEN
        assert refused_as(judged(frozen, "482916")) is Refusal.SIGN_IN_FAILED


class TestTheLock:
    @pytest.mark.parametrize("pin", [None, PIN_SET])
    def test_comes_with_the_fifth_wrong_answer(self, pin: str | None) -> None:
        judgement = judged(on_file(failures=4, pin=pin), "0000")
        assert judgement.outcome is UseOutcome.LOCKED
        assert refused_as(judgement) is Refusal.TOO_MANY_ATTEMPTS
        assert (judgement.guard.failures, judgement.guard.locked_until) == (0, NOON + timedelta(minutes=15))

    def test_counts_nothing_and_writes_nothing_down_while_it_lasts(self) -> None:
        locked = on_file(locked_until=NOON + timedelta(seconds=30))
        for datum in ("7890", "0000"):
            judgement = judged(locked, datum, PIN)
            assert judgement.refused is not None
            assert judgement.refused.facts == {"seconds": 30}
            assert (judgement.outcome, judgement.guard) == (None, locked.guard)


def test_a_revoked_link_is_refused_like_a_wrong_datum() -> None:
    judgement = judged(on_file(replace(LINK, revoked_at=NOON)), "7890", PIN)
    assert judgement.outcome is UseOutcome.REVOKED
    assert judgement.refused is not None
    assert (judgement.refused.code, judgement.refused.facts) == (Refusal.SIGN_IN_FAILED, {})
