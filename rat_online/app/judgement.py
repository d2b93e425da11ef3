"""What becomes of somebody who holds a link's secret and gives a datum or a PIN; design section 9."""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime

from rat_online.app.attempts import LOCKED_FOR, MOST_FAILURES
from rat_online.app.datum import is_on_file, matches
from rat_online.app.link_secret import code_of
from rat_online.app.pin import PinDigest, digits_of, is_fit
from rat_online.app.ports.entries import NONE_WRONG, EntryGuard, WrongAnswers
from rat_online.app.ports.identity import LinkForm, OnFile, UseOutcome
from rat_online.domain.errors import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody gives besides the secret: the datum, or the PIN; at the first entry also the new PIN."""

    datum: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`outcome` None: it counts for nothing and is not written down. `guard` is the entry's from then on."""

    outcome: UseOutcome | None
    refused: Refused | None
    guard: EntryGuard


def judge_nobody(answer: Answer, digest: PinDigest, at: datetime) -> None:
    """The work that is done for a secret that opens something, done for one that opens nothing."""
    matches(None, answer.datum, at.date())
    hmac.compare_digest(digest(None, answer.pin or answer.datum), "")


def judge(on_file: OnFile, answer: Answer, digest: PinDigest, at: datetime) -> Judgement:
    """Let in, or say why not; nothing about datum or PIN is said while locked."""
    link, guard = on_file.link, on_file.guard
    until = _wrong_by(guard, link.form).locked_until
    if until is not None and at < until:
        return Judgement(None, _too_many(until, at), guard)
    if link.revoked_at is not None:
        judge_nobody(answer, digest, at)
        return Judgement(UseOutcome.REVOKED, Refused(Refusal.SIGN_IN_FAILED), guard)
    if guard.pin is not None:
        judged = _by_pin(guard, guard.pin, answer, digest, at, link.form)
    else:
        judged = _by_datum(on_file, answer, digest, at)
    return _unless_frozen(judged, guard)


def since_new_code(on_file: OnFile, made_at: datetime) -> OnFile:
    """What was answered wrongly by a former code of the group is forgotten: a new one helps at once."""
    wrong_at = on_file.guard.by_group.failed_at
    if wrong_at is None or wrong_at >= made_at:
        return on_file
    return replace(on_file, guard=replace(on_file.guard, by_group=NONE_WRONG))


def judge_return(
    on_file: OnFile, answer: Answer, digest: PinDigest, at: datetime, shut_since: datetime, shut: Refused
) -> Judgement:
    """While a group's code is shut: whoever entered before comes back by the own PIN, and nobody else.

    Every other answer is the same, so that nobody learns whose PIN was tried; five wrong ones lock the entry
    for as long as the code is shut, because no share of the code stands before them here.
    """
    guard, wrong = on_file.guard, on_file.guard.by_group
    if wrong.failed_at is None or wrong.failed_at < shut_since:
        wrong = NONE_WRONG
    is_locked = wrong.failures >= MOST_FAILURES or (
        wrong.locked_until is not None and at < wrong.locked_until
    )
    if guard.pin is None or on_file.link.revoked_at is not None or is_locked:
        judge_nobody(answer, digest, at)
        return Judgement(None, shut, guard)
    if hmac.compare_digest(guard.pin, digest(guard.entry, answer.pin or answer.datum)):
        return _unless_frozen(_let_in(guard, LinkForm.GROUP), guard)
    counted = replace(guard, by_group=WrongAnswers(wrong.failures + 1, at))
    return Judgement(UseOutcome.WRONG_PIN, shut, counted)


def judge_pin(guard: EntryGuard, pin: str, digest: PinDigest, at: datetime) -> Judgement:
    """The PIN of somebody who is in already, asked for anew; wrong ones count with those at the door."""
    if guard.locked_until is not None and at < guard.locked_until:
        return Judgement(None, _too_many(guard.locked_until, at), guard)
    if guard.pin is None:
        return Judgement(None, Refused(Refusal.PIN_CLEARED), guard)
    judged = _unless_frozen(_by_pin(guard, guard.pin, Answer(pin=pin), digest, at), guard)
    if judged.outcome is UseOutcome.WRONG_PIN:
        left = MOST_FAILURES - judged.guard.failures
        return Judgement(judged.outcome, Refused(Refusal.WRONG_PIN, {"left": left}), judged.guard)
    return judged


def series_over(guard: EntryGuard) -> Judgement:
    """The answer to somebody who is known, but late: the last meeting of the series has ended."""
    return Judgement(UseOutcome.SERIES_OVER, Refused(Refusal.WRONG_STATE, {"state": "closed"}), guard)


def _unless_frozen(judged: Judgement, guard: EntryGuard) -> Judgement:
    if judged.refused is None and guard.frozen_at is not None:
        return Judgement(UseOutcome.FROZEN, Refused(Refusal.ENTRY_FROZEN), guard)
    return judged


def _wrong_by(guard: EntryGuard, form: LinkForm) -> WrongAnswers:
    """A group's code is in many hands: what they guess there stops nobody who holds the own link or card."""
    return guard.by_group if form is LinkForm.GROUP else guard.by_own


def _counted(guard: EntryGuard, form: LinkForm, wrong: WrongAnswers) -> EntryGuard:
    if form is LinkForm.GROUP:
        return replace(guard, by_group=wrong)
    return replace(guard, failures=wrong.failures, failed_at=wrong.failed_at, locked_until=wrong.locked_until)


def _by_pin(
    guard: EntryGuard,
    pin: str,
    answer: Answer,
    digest: PinDigest,
    at: datetime,
    form: LinkForm = LinkForm.LINK,
) -> Judgement:
    """A first entry whose answer was lost is sent again with the datum and the PIN that it has set."""
    if hmac.compare_digest(pin, digest(guard.entry, answer.pin or answer.datum)):
        return _let_in(guard, form)
    return _wrong(UseOutcome.WRONG_PIN, guard, at, form)


def _by_datum(on_file: OnFile, answer: Answer, digest: PinDigest, at: datetime) -> Judgement:
    guard = on_file.guard
    if guard.handover is None and not is_on_file(on_file):
        # Whoever holds a link guesses nothing; a code may have been, and gets the answer of a wrong one.
        code = Refusal.DATUM_MISSING if on_file.link.form is LinkForm.LINK else Refusal.SIGN_IN_FAILED
        return Judgement(UseOutcome.DATUM_MISSING, Refused(code), guard)
    is_datum = matches(on_file, answer.datum, at.date())
    if guard.handover is not None:
        is_datum = hmac.compare_digest(guard.handover, digest(guard.entry, code_of(answer.datum)))
    if not is_datum:
        return _wrong(UseOutcome.WRONG_DATUM, guard, at, on_file.link.form)
    if not answer.pin:
        return Judgement(None, Refused(Refusal.PIN_NEEDED), guard)
    pin = digits_of(answer.pin)
    if not is_fit(pin, answer.datum):
        return Judgement(None, Refused(Refusal.PIN_UNFIT), guard)
    entered = replace(guard, pin=digest(guard.entry, pin), pin_set_at=at, handover=None)
    return _let_in(entered, on_file.link.form)


def _let_in(guard: EntryGuard, form: LinkForm) -> Judgement:
    return Judgement(UseOutcome.SIGNED_IN, None, _counted(guard, form, NONE_WRONG))


def _wrong(outcome: UseOutcome, guard: EntryGuard, at: datetime, form: LinkForm) -> Judgement:
    """After a quarter of an hour without one they are forgotten, as those of a secret that opens nothing."""
    before = _wrong_by(guard, form)
    is_old = before.failed_at is None or at - before.failed_at > LOCKED_FOR
    failures = 1 if is_old else before.failures + 1
    if failures < MOST_FAILURES:
        counted = _counted(guard, form, WrongAnswers(failures, at))
        return Judgement(outcome, Refused(Refusal.SIGN_IN_FAILED), counted)
    until = at + LOCKED_FOR
    locked = _counted(guard, form, WrongAnswers(0, at, until))
    return Judgement(UseOutcome.LOCKED, _too_many(until, at), locked)


def _too_many(until: datetime, at: datetime) -> Refused:
    seconds = max(1, round((until - at).total_seconds()))
    return Refused(Refusal.TOO_MANY_ATTEMPTS, {"seconds": seconds})
