"""What becomes of somebody who holds a link's secret and gives a datum."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rat_online.app.judgement import judge
from rat_online.app.ports.identity import AccessLink, LinkForm, LinkPurpose, OnFile, Series, UseOutcome
from rat_online.app.ports.registry import SignInDatum
from rat_online.domain.errors import Refusal

NOON = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
LINK = AccessLink(
    "link",
    Series("melati", "rat"),
    "sari",
    LinkPurpose.SEAT,
    LinkForm.LINK,
    "hash",
    datum_required=True,
    created_at=NOON,
)


def on_file(**changes: object) -> OnFile:
    return OnFile(replace(LINK, **changes), SignInDatum.PHONE, "+6281234567890", None)  # type: ignore[arg-type]


def test_the_right_datum_lets_in_and_forgets_what_was_wrong_before() -> None:
    judgement = judge(on_file(failures=4), "7890", NOON)
    assert (judgement.outcome, judgement.refused, judgement.failures) == (UseOutcome.SIGNED_IN, None, 0)


def test_a_wrong_datum_counts() -> None:
    judgement = judge(on_file(failures=1), "0000", NOON)
    assert judgement.refused is not None
    assert judgement.refused.code is Refusal.SIGN_IN_FAILED
    assert (judgement.outcome, judgement.failures) == (UseOutcome.WRONG_DATUM, 2)


def test_the_fifth_locks() -> None:
    judgement = judge(on_file(failures=4), "0000", NOON)
    assert judgement.outcome is UseOutcome.LOCKED
    assert (judgement.failures, judgement.locked_until) == (0, NOON + timedelta(minutes=15))


def test_while_locked_nothing_counts_and_nothing_is_written_down() -> None:
    locked = on_file(locked_until=NOON + timedelta(seconds=30))
    for datum in ("7890", "0000"):
        judgement = judge(locked, datum, NOON)
        assert judgement.refused is not None
        assert judgement.refused.facts == {"seconds": 30}
        assert (judgement.outcome, judgement.failures) == (None, 0)
        assert judgement.locked_until == NOON + timedelta(seconds=30)


def test_a_revoked_link_is_refused_like_a_wrong_datum() -> None:
    judgement = judge(on_file(revoked_at=NOON), "7890", NOON)
    assert judgement.outcome is UseOutcome.REVOKED
    assert judgement.refused is not None
    assert (judgement.refused.code, judgement.refused.facts) == (Refusal.SIGN_IN_FAILED, {})


def test_a_link_that_needs_no_datum_reads_none() -> None:
    assert judge(on_file(datum_required=False), "", NOON).outcome is UseOutcome.SIGNED_IN
