"""A meeting in this process: its state, and the turns that move it.

A turn takes the meeting's lock in the store, reads what others appended, decides every waiting command,
appends all resulting events in one transaction and commits; only then it answers and announces.
Commands that arrive during a turn wait for the next: that is the group commit.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from rat_online.app.command_codec import prose_of
from rat_online.app.connection_table import rows_of, seal
from rat_online.app.event_codec import to_happened, to_new
from rat_online.app.gathered import Gathered
from rat_online.app.outcome import Declined, Done, Outcome, Submission
from rat_online.app.ports.log import LogConflict, LogUnavailable, MeetingLog, ProseRow, Turn
from rat_online.app.presence import PresenceBoard
from rat_online.app.receipts import Receipts, facts_of
from rat_online.domain.chain import (
    Head,
    MeetingKey,
    StoredEvent,
    check_chain,
    genesis,
    link,
    time_read,
    time_text,
)
from rat_online.domain.commands.closing import CloseMeeting
from rat_online.domain.commands.leading import CloseWithoutQuorum, TakeOverGavel
from rat_online.domain.commands.representing import CastProxyVote
from rat_online.domain.commands.voting import CastVote, CloseBallot
from rat_online.domain.context import Context, unseeded
from rat_online.domain.decide import decide
from rat_online.domain.errors import Facts, Refusal, Refused
from rat_online.domain.events import Event, Happened
from rat_online.domain.evolve import evolve
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import PersonId

LONGEST_TURN = 500
"""Commands decided in one turn; more would hold the event loop too long."""

Announce = Callable[[Sequence[Happened]], None]
Waiting = tuple[Submission, "asyncio.Future[Outcome]"]


def ignore_failure(_failure: Exception) -> None:
    return None


def announce_nothing(_happened: Sequence[Happened]) -> None:
    return None


class LiveMeeting:
    """One meeting's state and its queue of commands.

    Args:
        key: which meeting.
        log: where its events are.
        presence: who is connected to this process.

    Attributes:
        announce: told of every event in order, once it is durable; other processes' events too.
        latest: the last event.
        on_failure: told when a turn's writing failed, or a rule broke instead of refusing.
        delay_ms: how far the viewers' picture is behind now (95th percentile, capped).
        slowest_ms: how far the slowest viewer's picture is behind.
        has_studio: whether a studio is open that takes speakers in.
        seed_for: the secret seed of a lot, by its purpose.
        settled: held by a turn from its first read to its announcement; see `shown`.
        texts: personal free texts by id, for those who may read them.
    """

    def __init__(self, key: MeetingKey, log: MeetingLog, presence: PresenceBoard) -> None:
        self.key = key
        self.state = Meeting(key.id)
        self.head = genesis(key)
        self.presence = presence
        self.announce: Announce = announce_nothing
        self.delay_ms: Callable[[], int] = lambda: 0
        self.slowest_ms: Callable[[], int] = lambda: 0
        self.has_studio: Callable[[], bool] = lambda: False
        self.on_failure: Callable[[Exception], None] = ignore_failure
        self.seed_for: Callable[[str], bytes] = unseeded
        self.settled = asyncio.Lock()
        self.texts: dict[str, str] = {}
        self._log = log
        self._receipts = Receipts()
        self._announced = 0
        self.latest: Happened | None = None
        self._unannounced: list[Happened] = []
        self._waiting: list[Waiting] = []
        self._runner: asyncio.Task[None] | None = None
        self._must_reload = False
        self._turning = False

    @property
    def is_turning(self) -> bool:
        """Whether the state may be ahead of what is durable and announced."""
        return self._turning

    @asynccontextmanager
    async def shown(self) -> AsyncIterator[None]:
        """Hold the state still, for whoever shows it to others: all of it is durable and was announced.

        Raises:
            LogUnavailable: after a failed write, while the log cannot be read again.
        """
        async with self.settled:
            if self._must_reload:
                await self._reload()
            yield

    async def load(self) -> None:
        """Replay the whole log; what it holds now is announced to nobody.

        Raises:
            ChainBroken: the log was altered.
        """
        async with self.settled:
            await self._replay()
            self._announced = self.state.position
            self._unannounced = []

    async def submit(self, submission: Submission) -> Outcome:
        """Wait for the turn that decides this command, and for its commit."""
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((submission, answer))
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run(), name=f"turns of {self.key.id}")
        return await answer

    async def heard_elsewhere(self, persons: Collection[PersonId]) -> dict[PersonId, datetime]:
        """When other processes noted these people last."""
        return await self._log.heard(self.key, persons)

    async def catch_up(self) -> None:
        """Take in and announce what other processes appended."""
        async with self.shown():
            self._turning = True
            try:
                await self._take_in(await self._log.read(self.key, after=self.state.position))
            except BaseException:
                self._must_reload = True
                raise
            self._turning = False
            self._tell()

    async def _run(self) -> None:
        while self._waiting:
            async with self.settled:
                taken, self._waiting = self._waiting[:LONGEST_TURN], self._waiting[LONGEST_TURN:]
                try:
                    await self._answer(taken)
                except asyncio.CancelledError:
                    self._must_reload = True
                    for _, answer in taken:
                        answer.cancel()
                    raise
            # A storm of votes must not keep those from reading who wait for the state to settle.
            await asyncio.sleep(0)

    async def _answer(self, taken: list[Waiting]) -> None:
        outcomes: Sequence[Outcome]
        self._turning = True
        try:
            outcomes = await self._take_turn([submission for submission, _ in taken])
        except Exception as failure:  # noqa: BLE001 (whatever broke: nobody may wait for an answer for ever)
            self.on_failure(failure)
            # Nothing of the turn is known to be written: forget it, and let everybody ask again.
            self._must_reload = True
            may_ask_again = isinstance(failure, LogConflict | LogUnavailable)
            code = Refusal.TRY_AGAIN if may_ask_again else Refusal.WENT_WRONG
            outcomes = [Declined(code) for _ in taken]
        else:
            self._turning = False
        for (_, answer), outcome in zip(taken, outcomes, strict=True):
            if not answer.done():
                answer.set_result(outcome)
        if self._must_reload:
            # The clock and the tabs need a state to stand on, not only the next command.
            try:
                await self._reload()
            except Exception as failure:  # noqa: BLE001 (the next command or tab tries again)
                self.on_failure(failure)
        else:
            self._tell()

    async def _take_turn(self, submissions: list[Submission]) -> list[Outcome]:
        if self._must_reload:
            await self._reload()
        gathered = Gathered()
        async with self._log.turn(self.key) as turn:
            await self._take_in(await turn.read_after(self.state.position))
            for submission in submissions:
                gathered.outcomes.append(await self._settle(submission, turn, gathered))
            if gathered.events:
                if not gathered.is_sealed:
                    gathered.drops = rows_of(self.presence.finished_drops())
                await turn.append(gathered.batch())
        if gathered.events:
            self.presence.forget_drops(sum(1 for drop in gathered.drops if drop.returned_at is not None))
        return gathered.outcomes

    async def _settle(self, submission: Submission, turn: Turn, gathered: Gathered) -> Outcome:
        """Decide one command against the state as the turn has moved it so far."""
        known = self._receipts.of(str(submission.actor), submission.id)
        if known is not None:
            return known
        context = await self._context(submission, turn, gathered)
        try:
            events = decide(self.state, submission.command, context)
        except Refused as refused:
            return Declined(refused.code, refused.facts)
        except Exception as failure:  # noqa: BLE001 (a rule that breaks must not take the others' turn along)
            self.on_failure(failure)
            return Declined(Refusal.WENT_WRONG)
        if not events:
            return Done(self.state.position, context.at, self._standing_facts(submission))
        return self._record(submission, context.at, events, gathered)

    def _record(
        self, submission: Submission, at: datetime, events: list[Event], gathered: Gathered
    ) -> Outcome:
        """Put the events of one command behind the head, and the state behind them."""
        new = [
            to_new(event, at, submission.actor, submission.id if index == 0 else None)
            for index, event in enumerate(events)
        ]
        linked = link(self.key, self.head, new)
        facts: Facts = {}
        for stored, event in zip(linked, events, strict=True):
            happened = Happened(event, stored.position, at, submission.actor)
            self._evolve(stored, happened)
            gathered.add(stored, event)
            facts.update(facts_of(happened))
        for prose in prose_of(submission.command):
            gathered.prose.append(ProseRow(prose.id, prose.id, prose.salt, prose.text))
            self.texts[prose.id] = prose.text
        return Done(linked[0].position, at, facts)

    def _standing_facts(self, submission: Submission) -> Facts:
        """A vote sent again under another command id still gets its receipt."""
        command = submission.command
        if isinstance(command, CastVote | CastProxyVote):
            voter = command.voter if isinstance(command, CastVote) else command.giver
            received_at = self.state.ballots[command.ballot].received_at.get(voter)
            if received_at is not None:
                return {"ballot": command.ballot, "received_at": time_text(received_at)}
            late_at = self.state.writing.late.get(command.ballot, {}).get(voter)
            if late_at is not None:
                return {"ballot": command.ballot, "late_at": time_text(late_at)}
        return {}

    async def _context(self, submission: Submission, turn: Turn, gathered: Gathered) -> Context:
        """The command's time is when its frame was read, raised to the last event's."""
        command = submission.command
        stored: int | None = None
        connections = (0, "")
        if isinstance(command, CloseBallot):
            stored = await turn.votes_stored(command.ballot) + gathered.votes_in(command.ballot)
        elif isinstance(command, CloseMeeting | CloseWithoutQuorum) and not gathered.is_sealed:
            gathered.drops = rows_of(self.presence.all_drops())
            connections = seal([*await turn.drops(), *gathered.drops])
        elif isinstance(command, TakeOverGavel) and self.state.offices.gavel is not None:
            await self._listen_elsewhere(self.state.offices.gavel)
        return Context(
            at=max(time_read(time_text(submission.received_at)), self.state.last_at),
            actor=submission.actor,
            heard_at=self.presence.heard_at,
            votes_stored=stored,
            delay_ms=self.delay_ms(),
            slowest_ms=self.slowest_ms(),
            connections=connections,
            seed_for=self.seed_for,
            head=self.head.hash,
        )

    async def _listen_elsewhere(self, person: PersonId) -> None:
        """A chair who is connected to another process is not silent."""
        for heard, at in (await self.heard_elsewhere((person,))).items():
            if at > self.presence.heard_at(heard):
                self.presence.hear(heard, at)

    async def _reload(self) -> None:
        """Replay after a failure, and announce what was durable all the same."""
        await self._replay()
        self._tell()

    async def _replay(self) -> None:
        events = await self._log.read(self.key)
        check_chain(self.key, events)
        self.state, self.head, self._receipts = Meeting(self.key.id), genesis(self.key), Receipts()
        self._unannounced = []
        self.texts = {}
        await self._take_in(events)
        self._must_reload = self._turning = False

    async def _take_in(self, events: Sequence[StoredEvent]) -> None:
        if not events:
            return
        for stored in events:
            self._evolve(stored, to_happened(stored))
        # The events may name texts that this process has not read yet.
        self.texts.update({id_: row.text for id_, row in (await self._log.prose(self.key)).items()})

    def _evolve(self, stored: StoredEvent, happened: Happened) -> None:
        evolve(self.state, happened)
        self.head = Head(stored.position, stored.hash)
        self.latest = happened
        self._receipts.note(stored, happened)
        if stored.position > self._announced:
            self._unannounced.append(happened)

    def _tell(self) -> None:
        """Announce every durable event that was not announced yet."""
        news, self._unannounced = self._unannounced, []
        if news:
            self._announced = news[-1].position
            self.announce(news)
