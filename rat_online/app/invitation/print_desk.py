"""What the committee does with print jobs: begin, stop, go on, take the file, hand out, or throw away."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rat_online.app.ids import Ids
from rat_online.app.invitation.making import AT_ONCE, Maker, under_way
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    Act,
    ActKind,
    DeliveryFault,
    DeliveryState,
    InvitationStore,
    PrintJob,
    PrintState,
    Way,
)
from rat_online.app.ports.printing import PrintFiles
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.vocabulary import PersonId

OPEN = frozenset({PrintState.RUNNING, PrintState.STOPPED, PrintState.READY})


class PrintDesk:
    def __init__(
        self,
        store: InvitationStore,
        maker: Maker,
        files: PrintFiles,
        ids: Ids,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._maker = maker
        self._files = files
        self._ids = ids
        self._now = now

    async def begin(
        self, occasion: Occasion, persons: Sequence[PersonId], way: Way, base: str, by: PersonId
    ) -> PrintJob:
        """Letters or cards for these members; whoever is in another open job of the kind is left there.

        Raises:
            Refused: `letter-missing`, `nobody-to-invite`.
        """
        if await self._store.letter(occasion.series) is None:
            refuse(Refusal.LETTER_MISSING)
        busy = under_way(await self._store.deliveries(occasion.series), way)
        chosen = [person for person in occasion.chosen(persons) if person not in busy]
        if not chosen:
            refuse(Refusal.NOBODY_TO_INVITE)
        at, id_ = self._now(), self._ids.new_id()
        job = PrintJob(id_, occasion.series, way, base, len(chosen), at, by, at)
        made = await self._maker.make(occasion.series, chosen, way, id_)
        await self._store.add_job(job, made)
        await self._note(job, by, ActKind.PRINT_STARTED, members=len(chosen))
        return job

    async def stop(self, job: PrintJob) -> None:
        """Print no further; what is printed stays, and it may go on from there."""
        await self._moved(job, {PrintState.RUNNING}, PrintState.STOPPED)

    async def go_on(self, job: PrintJob) -> None:
        await self._moved(job, {PrintState.STOPPED}, PrintState.RUNNING)

    async def take(self, job: PrintJob, by: PersonId) -> Path:
        """Where the file is, to be sent to whoever asked; noted first.

        Raises:
            Refused: `unknown-document` until it is whole, and once it was handed out.
        """
        path = self._files.whole(job.id)
        if job.state is not PrintState.READY or not path.is_file():
            refuse(Refusal.UNKNOWN_DOCUMENT)
        await self._note(job, by, ActKind.PRINT_TAKEN, members=job.total)
        return path

    async def hand_out(self, job: PrintJob, on: datetime, by: PersonId) -> None:
        """It is on paper and was given or posted at `on`: the file and the secrets are erased.

        Raises:
            Refused: `wrong-state`, `malformed` for a time before it was made or in the future.
        """
        at = self._now()
        if not job.made_at.astimezone(on.tzinfo).date() <= on.date() <= at.astimezone(on.tzinfo).date():
            refuse(Refusal.MALFORMED, field="on")
        if job.state is not PrintState.READY:
            refuse(Refusal.WRONG_STATE, state=job.state.value)
        # The copies before the job: after a crash it is ready still, and handing out goes on.
        await self._note_sent(job, min(max(on, job.made_at), at))
        await self._moved(job, {PrintState.READY}, PrintState.HANDED_OUT)
        await self._files.discard(job.id)
        await self._note(job, by, ActKind.HANDED_OUT, members=job.total)

    async def throw_away(self, job: PrintJob, by: PersonId) -> None:
        """Nobody was given anything: its links open nothing any more, and the file is erased.

        Raises:
            Refused: `wrong-state`.
        """
        await self._moved(job, OPEN, PrintState.DISCARDED)
        left = await self._store.deliveries(job.series, batch=job.id)
        await self._maker.revoke(left, DeliveryFault.STOPPED)
        await self._files.discard(job.id)
        await self._note(job, by, ActKind.PRINT_DISCARDED, members=job.total)

    async def _note_sent(self, job: PrintJob, at: datetime) -> None:
        printed = await self._store.deliveries(job.series, batch=job.id, states=[DeliveryState.PRINTED])
        for start in range(0, len(printed), AT_ONCE):
            some = printed[start : start + AT_ONCE]
            sent = [replace(one, state=DeliveryState.SENT, sent_at=at, sealed=None) for one in some]
            await self._store.move(list(zip(some, sent, strict=True)))

    async def _moved(
        self, job: PrintJob, states: set[PrintState] | frozenset[PrintState], to: PrintState
    ) -> None:
        """Whoever prints it meanwhile moves it too: tried until it holds."""
        now: PrintJob | None = job
        while now is not None and now.state in states:
            if await self._store.move_job(now, replace(now, state=to, due_at=self._now())):
                return
            now = await self._store.job(job.series.cooperative, job.id)
        refuse(Refusal.WRONG_STATE, state=now.state if now else "")

    async def _note(self, job: PrintJob, by: PersonId, kind: ActKind, **facts: int) -> None:
        act = Act(self._ids.new_id(), self._now(), by, kind, {"job": job.id, **facts})
        await self._store.note(job.series, act)


def is_of(series: Series, job: PrintJob | None) -> PrintJob:
    """The job, if it is of this line of calls.

    Raises:
        Refused: `unknown-document`.
    """
    if job is None or job.series != series:
        refuse(Refusal.UNKNOWN_DOCUMENT)
    return job
