"""Coming in: by a personal link or a printed code and a datum, or by an officer's password. Design section 9.

What opens nothing and what is answered wrongly get the same refusal for the same work, so that nobody learns
which codes, logins or members there are. No slow hash stands in a member's way.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import NoReturn, TypeVar

from rat_online.app.arrival import Arrival, Browser, Officer, arrive, held_by
from rat_online.app.attempts import Attempts
from rat_online.app.ids import Ids
from rat_online.app.judgement import (
    Answer,
    Judgement,
    judge,
    judge_nobody,
    judge_return,
    series_over,
    since_new_code,
)
from rat_online.app.link_secret import LinkDigest, form_of, group_in, network_of
from rat_online.app.links import is_known
from rat_online.app.misses import Share
from rat_online.app.moves import ask_for
from rat_online.app.password_door import Given, PasswordDoor
from rat_online.app.pin import PinDigest
from rat_online.app.ports.entries import EntryGuard, SeatMove
from rat_online.app.ports.group_gates import GroupGate
from rat_online.app.ports.identity import (
    AccessLink,
    Device,
    DeviceSession,
    IdentityStore,
    IdentityWriter,
    LinkForm,
    LinkPurpose,
    LinkUse,
    Office,
    OnFile,
    Passwords,
    Seat,
    Series,
    SeriesOver,
    UseOutcome,
)
from rat_online.app.ports.registry import Account, RegistryStore
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.ports.tallies import TallyBook
from rat_online.app.room import room_for
from rat_online.app.second_factor import SecondFactor
from rat_online.app.series_over import SeriesAnswers
from rat_online.app.sessions import Change, ChangeKind, Sessions, has_lapsed
from rat_online.app.shares import SharedMisses
from rat_online.domain.errors import Refusal, Refused, refuse

CODES = (Share(120, 1), Share(600, 5))
"""Unknown codes, of an address and of the install. At 5 a second it takes a year to hit one of 5,000, and
then its datum is still unknown. While a share is spent codes wait; links do not, so a hall stays open."""
LINKS = (Share(240, 2), Share(1200, 10))
"""Unknown links, which nobody can guess: beyond this they are looked up but no longer written down."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """`token` belongs in the cookie, in place of any other.

    `move`: the seat is on another device yet, and comes here in a while. `moved_from` could not be asked.
    """

    token: str
    device: Device
    what: Seat | Office
    move: SeatMove | None = None
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class _Entered:
    session: DeviceSession
    signed_in: SignedIn
    replaced: str | None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class _Unsure:
    """Nothing was written: it has to be known first whether this series is over."""

    series: Series


@dataclass(frozen=True, slots=True)
class _Missed:
    """The secret opens nothing. `at_gate`: its group's code is right, and its share was taken from."""

    at_gate: bool = False


_Outcome = _Entered | _Unsure | _Missed | Refused
WRONG = (Refusal.SIGN_IN_FAILED, Refusal.TOO_MANY_ATTEMPTS)
"""What a group's code is charged with: the same whether there is such a number or not."""


@dataclass(frozen=True, slots=True)
class _Knock:
    """One try of a secret."""

    hashed: str
    answer: Answer
    browser: Browser
    at: datetime
    group: str | None = None
    """The digest of the group's code in it."""
    network: str | None = None
    """The digest of the address that it came from."""


class SignIn:
    def __init__(
        self,
        *,
        identity: IdentityStore,
        registry: RegistryStore,
        passwords: Passwords,
        sessions: Sessions,
        ids: Ids,
        digest: LinkDigest,
        pin_digest: PinDigest,
        second_factor: SecondFactor,
        tallies: TallyBook,
        is_series_over: SeriesOver,
        now: Callable[[], datetime],
    ) -> None:
        self._identity = identity
        self._sessions = sessions
        self._ids = ids
        self._digest = digest
        self._pin_digest = pin_digest
        self._series = SeriesAnswers(is_series_over)
        self._now = now
        self.passwords = PasswordDoor(identity, registry, passwords, second_factor, tallies, now)
        self._unknown = Attempts(tallies, "secret")
        self._misses = {
            LinkForm.CODE: SharedMisses(tallies, "code", *CODES),
            LinkForm.GROUP: SharedMisses(tallies, "group", *CODES),
            LinkForm.LINK: SharedMisses(tallies, "link", *LINKS),
        }

    async def with_secret(
        self,
        secret: str,
        answer: Answer,
        device_token: str | None = None,
        label: str = "",
        address: str | None = None,
        mark: str = "",
    ) -> SignedIn:
        """Come in by a link's secret or a code, and the datum or PIN. `address` is whose share a miss takes.

        Raises:
            Refused: `sign-in-failed`, `too-many-attempts` (seconds), `group-code-closed`,
                `too-many-from-here`, `pin-needed` (the datum is right, no PIN is set yet), `pin-unfit`,
                `datum-missing`, `entry-frozen`, `seats-full` (most), `wrong-state` (the series is over)
                or `try-again`.
        """
        form, group = form_of(secret), group_in(secret)
        browser, at = Browser(device_token, label, mark), self._now()
        of_group = (self._digest(group), network_of(self._digest, address)) if group else ()
        knock = _Knock(self._digest(secret), answer, browser, at, *of_group)
        seconds = self._misses[form].seconds_to_wait(address, knock.at)
        if seconds and (form is LinkForm.CODE or not await self._is_known(knock)):
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=seconds)
        while True:
            outcome = await _answered(self._identity.write(lambda identity: self._knock(identity, knock)))
            if isinstance(outcome, _Missed):
                if not outcome.at_gate:
                    await _answered(self._misses[form].note(address, knock.at))
                await self._miss(knock)
            if not isinstance(outcome, _Unsure):
                return self._done(outcome)
            await self._series.ask(outcome.series, knock.at)

    async def _miss(self, knock: _Knock) -> NoReturn:
        """A secret that opens nothing is locked after as many tries as one that opens something."""
        seconds = await _answered(self._unknown.miss(knock.hashed, knock.at))
        if seconds:
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=seconds)
        refuse(Refusal.SIGN_IN_FAILED)

    async def _is_known(self, knock: _Knock) -> bool:
        """Asked while misses are many: a flood of them must not stand in the line of those who write. Of a
        group only its code: a hall that types it is one address, and has a share of its own."""
        return await _answered(self._identity.read(partial(is_known, knock.hashed, knock.group)))

    async def with_password(
        self,
        login: str,
        password: str,
        device_token: str | None = None,
        label: str = "",
        address: str | None = None,
        code: str = "",
        mark: str = "",
    ) -> SignedIn:
        """Come in as an officer, with the app's code where one is set up.

        `address` is whose share a wrong answer takes.

        Raises:
            Refused: `sign-in-failed`, `code-needed`, `passkey-needed`, `too-many-attempts` (seconds),
                `try-again`.
        """
        given = Given(password, code, device_token, address)
        account, strongly = await _answered(self.passwords.open(login, given))
        return await self._as_account(account, Browser(device_token, label, mark), strongly=strongly)

    async def prove_by_password(
        self,
        account: Account,
        password: str,
        code: str,
        address: str | None = None,
        device_token: str | None = None,
    ) -> None:
        """Ask the officer who is in already for password and code anew; misses count as at the door.

        Raises:
            Refused: as above, and `proof-needed` where the account has no app: a passkey is its proof.
        """
        given = Given(password, code, device_token, address)
        _, strongly = await _answered(self.passwords.open(account.login, given))
        if not strongly:
            refuse(Refusal.PROOF_NEEDED)

    async def with_passkey(
        self, account: Account, device_token: str | None = None, label: str = "", mark: str = ""
    ) -> SignedIn:
        """Come in as the officer whose passkey was proven.

        Raises:
            Refused: `try-again`.
        """
        return await self._as_account(account, Browser(device_token, label, mark), strongly=True)

    async def _as_account(self, account: Account, browser: Browser, *, strongly: bool) -> SignedIn:
        at, officer = self._now(), Officer(account.id, strongly)
        enter = self._identity.write(
            lambda identity: self._as_officer(identity, account.cooperative, officer, browser, at)
        )
        return self._done(await _answered(enter))

    def _done(self, outcome: _Entered | Refused) -> SignedIn:
        """Tell the pages concerned, now that it is committed."""
        if isinstance(outcome, Refused):
            raise outcome
        signed_in = outcome.signed_in
        if outcome.replaced is not None:
            self._sessions.announce(Change(outcome.replaced, ChangeKind.REVOKED))
        if signed_in.moved_from is not None and isinstance(signed_in.what, Seat):
            self._sessions.announce(Change(signed_in.moved_from, ChangeKind.MOVED, signed_in.what))
        self._sessions.announce(Change(signed_in.device.session, ChangeKind.SIGNED_IN))
        self._sessions.welcome(outcome.session, signed_in.device)
        return signed_in

    async def _knock(self, identity: IdentityWriter, knock: _Knock) -> _Outcome:
        """One try within its transaction: a refusal is returned, for what it counts must be committed."""
        gate = await identity.hold_group_gate(knock.group) if knock.group else None
        if gate is None:
            return await self._try(identity, knock)
        outcome, shut = await self._try(identity, knock, gate), gate.shuts_out(knock.network)
        if shut is not None:
            return Refused(shut) if isinstance(outcome, _Missed) else outcome
        counted = _counted(gate, outcome, knock)
        if counted != gate:
            await identity.put_group_gate(counted)
        return _Missed(at_gate=True) if isinstance(outcome, _Missed) else outcome

    async def _try(self, identity: IdentityWriter, knock: _Knock, gate: GroupGate | None = None) -> _Outcome:
        on_file = await identity.open_link(knock.hashed)
        if on_file is None:
            judge_nobody(knock.answer, self._pin_digest, knock.at)
            await identity.note_miss(knock.at)
            return _Missed()
        if gate is not None:
            on_file = since_new_code(on_file, gate.made_at)
        link, held = on_file.link, None
        judgement = self._judged(on_file, knock, gate)
        if judgement.refused is None:
            is_over = self._series.known(link.series, knock.at)
            if is_over is None:
                return _Unsure(link.series)
            held = await held_by(identity, knock.browser)
            no_room = None if is_over else room_for(link, held, on_file.guard, knock.at)
            judgement = series_over(on_file.guard) if is_over else no_room or judgement
        if judgement.guard != on_file.guard:
            await identity.put_guard(judgement.guard)
        if judgement.refused is not None:
            await self._write_use(identity, link, knock.at, judgement.outcome, None)
            return _Missed() if _opens_nothing(judgement, on_file.guard) else judgement.refused
        cooperative = link.series.cooperative
        arrival = await arrive(identity, cooperative, held, knock.browser, self._ids, knock.at)
        await self._write_use(identity, link, knock.at, judgement.outcome, arrival.session.id)
        entered = await self._enter(identity, link, arrival, knock.at)
        return replace(entered, is_first=on_file.guard.pin is None)

    def _judged(self, on_file: OnFile, knock: _Knock, gate: GroupGate | None) -> Judgement:
        shut = gate.shuts_out(knock.network) if gate is not None else None
        if gate is None or shut is None:
            return judge(on_file, knock.answer, self._pin_digest, knock.at)
        since = gate.closed_at or gate.made_at
        return judge_return(on_file, knock.answer, self._pin_digest, knock.at, since, Refused(shut))

    async def _write_use(
        self,
        identity: IdentityWriter,
        link: AccessLink,
        at: datetime,
        outcome: UseOutcome | None,
        session: str | None,
    ) -> None:
        if outcome is not None:
            use = LinkUse(self._ids.new_id(), link.series.cooperative, link.id, at, outcome, session)
            await identity.add_use(use)

    async def _enter(
        self, identity: IdentityWriter, link: AccessLink, arrival: Arrival, at: datetime
    ) -> _Entered:
        if link.purpose is LinkPurpose.OFFICE:
            await identity.note_pin(link.entry, arrival.session.id, at)
            return await _take_office(identity, Office(link.series.id, link.person), arrival, at)
        seat, device = Seat(link.series.id, link.person), arrival.device
        before = None
        if seat not in device.seats:
            before = await identity.sit_if_free(device.cooperative, device.session, seat, at)
        if before is not None:
            if await self._can_answer(identity, device.cooperative, before, at):
                move = await ask_for(identity, link.entry, (before, device.session), self._ids, at)
                asked = SignedIn(arrival.token, device, seat, move)
                return _Entered(arrival.session, asked, arrival.replaced)
            await identity.take_seat(device.cooperative, device.session, seat, at)
        if seat not in device.seats:
            device = replace(device, seats=(*device.seats, seat))
        signed_in = SignedIn(arrival.token, device, seat, moved_from=before)
        return _Entered(arrival.session, signed_in, arrival.replaced)

    async def _can_answer(
        self, identity: IdentityWriter, cooperative: str, session: str, at: datetime
    ) -> bool:
        """Whether there may be a page to say "bukan saya": the session opens something, and was ever used.

        One whose cookie never came back is that of somebody whose answer was lost, and who tries again.
        """
        held = await identity.device(cooperative, session)
        return held is not None and not has_lapsed(*held, at) and self._sessions.was_heard(held[0])

    async def _as_officer(
        self, identity: IdentityWriter, cooperative: str, officer: Officer, browser: Browser, at: datetime
    ) -> _Entered:
        held = await held_by(identity, browser)
        arrival = await arrive(identity, cooperative, held, browser, self._ids, at, officer=officer)
        return await _take_office(identity, Office(None, officer.person), arrival, at)


async def _answered(question: Awaitable[T]) -> T:
    """What the store says, or that it is worth trying again."""
    try:
        return await question
    except StoreUnavailable as error:
        raise Refused(Refusal.TRY_AGAIN) from error


async def _take_office(identity: IdentityWriter, office: Office, arrival: Arrival, at: datetime) -> _Entered:
    session, cooperative = arrival.device.session, arrival.device.cooperative
    if office not in arrival.device.offices:
        await identity.take_office(cooperative, session, office, at)
    found = await identity.device(cooperative, session)
    assert found is not None  # it was written in this transaction
    return _Entered(arrival.session, SignedIn(arrival.token, found[1], office), arrival.replaced)


def _counted(gate: GroupGate, outcome: _Outcome, knock: _Knock) -> GroupGate:
    if isinstance(outcome, _Entered):
        return gate.with_entry(knock.network) if outcome.is_first else gate
    is_wrong = isinstance(outcome, Refused) and outcome.code in WRONG
    return gate.with_wrong(knock.at, knock.network) if is_wrong or isinstance(outcome, _Missed) else gate


def _opens_nothing(judgement: Judgement, guard: EntryGuard) -> bool:
    """Refused like an unknown secret and counted by no guard: count it as one, or the two would differ."""
    assert judgement.refused is not None
    return judgement.refused.code is Refusal.SIGN_IN_FAILED and judgement.guard == guard
