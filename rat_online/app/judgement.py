"""What becomes of somebody who holds a link's secret and gives a datum; design section 9."""

from dataclasses import dataclass
from datetime import datetime

from rat_online.app.attempts import LOCKED_FOR, MOST_FAILURES
from rat_online.app.datum import is_on_file, matches
from rat_online.app.ports.identity import OnFile, UseOutcome
from rat_online.domain.errors import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Judgement:
    """`outcome` None: an attempt while locked, which counts for nothing and is not written down."""

    outcome: UseOutcome | None
    refused: Refused | None
    failures: int = 0
    locked_until: datetime | None = None


def judge(on_file: OnFile, datum: str, at: datetime) -> Judgement:
    """Let in, or say why not; nothing about the datum is said while locked."""
    link = on_file.link
    if link.locked_until is not None and at < link.locked_until:
        return Judgement(None, _too_many(link.locked_until, at), link.failures, link.locked_until)
    if link.revoked_at is not None:
        matches(None, datum, at.date())
        return Judgement(UseOutcome.REVOKED, Refused(Refusal.SIGN_IN_FAILED))
    if link.datum_required:
        if not is_on_file(on_file):
            return Judgement(UseOutcome.DATUM_MISSING, Refused(Refusal.DATUM_MISSING))
        if not matches(on_file, datum, at.date()):
            return _wrong(link.failures + 1, at)
    return Judgement(UseOutcome.SIGNED_IN, None)


SERIES_OVER = Judgement(UseOutcome.SERIES_OVER, Refused(Refusal.WRONG_STATE, {"state": "closed"}))
"""The answer to somebody who is known, but late: the last meeting of the series has ended."""


def _wrong(failures: int, at: datetime) -> Judgement:
    if failures < MOST_FAILURES:
        return Judgement(UseOutcome.WRONG_DATUM, Refused(Refusal.SIGN_IN_FAILED), failures)
    until = at + LOCKED_FOR
    return Judgement(UseOutcome.LOCKED, _too_many(until, at), 0, until)


def _too_many(until: datetime, at: datetime) -> Refused:
    seconds = max(1, round((until - at).total_seconds()))
    return Refused(Refusal.TOO_MANY_ATTEMPTS, {"seconds": seconds})
