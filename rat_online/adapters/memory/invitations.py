"""Invitations in memory: the twin that tests use in place of a database."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    Act,
    Delivery,
    DeliveryState,
    GroupCode,
    Letter,
    PrintJob,
    PrintState,
    ShareList,
    Way,
)

MAY_BE_DUE = (DeliveryState.QUEUED, DeliveryState.DEFERRED, DeliveryState.SENDING)

Key = tuple[str, str]
"""Cooperative and id."""


class MemoryInvitations:
    def __init__(self) -> None:
        self._letters: dict[Series, Letter] = {}
        self._deliveries: dict[Key, Delivery] = {}
        self._jobs: dict[Key, PrintJob] = {}
        self._lists: dict[Key, ShareList] = {}
        self._codes: dict[Series, GroupCode] = {}
        self._acts: defaultdict[Series, list[Act]] = defaultdict(list)

    async def letter(self, series: Series) -> Letter | None:
        return self._letters.get(series)

    async def put_letter(self, series: Series, letter: Letter) -> None:
        self._letters[series] = letter

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        self._deliveries.update({(one.series.cooperative, one.id): one for one in deliveries})

    async def delivery(self, cooperative: str, id: str) -> Delivery | None:
        return self._deliveries.get((cooperative, id))

    async def deliveries(
        self,
        series: Series,
        *,
        batch: str | None = None,
        states: Collection[DeliveryState] | None = None,
        limit: int | None = None,
    ) -> list[Delivery]:
        found = [
            one
            for one in self._deliveries.values()
            if one.series == series
            and (batch is None or one.batch == batch)
            and (states is None or one.state in states)
        ]
        return sorted(found, key=lambda one: (one.batch, one.ordinal, one.queued_at, one.id))[:limit]

    async def move(self, changes: Sequence[tuple[Delivery, Delivery]]) -> bool:
        for before, _ in changes:
            now = self._deliveries[before.series.cooperative, before.id]
            if (now.state, now.tries, now.due_at) != (before.state, before.tries, before.due_at):
                return False
        await self.add_deliveries([after for _, after in changes])
        return True

    async def claim_mail(self, at: datetime, until: datetime, limit: int) -> list[Delivery]:
        due = [
            one
            for one in self._deliveries.values()
            if one.way is Way.EMAIL and one.state in MAY_BE_DUE and one.due_at <= at
        ]
        due.sort(key=lambda one: (one.due_at, one.series.cooperative, one.ordinal, one.id))
        held = [
            replace(one, state=DeliveryState.SENDING, due_at=until, tries=one.tries + 1)
            for one in due[:limit]
        ]
        await self.add_deliveries(held)
        return held

    async def add_job(self, job: PrintJob, deliveries: Sequence[Delivery]) -> None:
        self._jobs[job.series.cooperative, job.id] = job
        await self.add_deliveries(deliveries)

    async def job(self, cooperative: str, id: str) -> PrintJob | None:
        return self._jobs.get((cooperative, id))

    async def jobs(self, series: Series) -> list[PrintJob]:
        found = sorted((job for job in self._jobs.values() if job.series == series), key=lambda job: job.id)
        return sorted(found, key=lambda job: job.made_at, reverse=True)

    async def move_job(self, before: PrintJob, after: PrintJob) -> bool:
        now = self._jobs[before.series.cooperative, before.id]
        if (now.state, now.done, now.due_at) != (before.state, before.done, before.due_at):
            return False
        self._jobs[before.series.cooperative, before.id] = after
        return True

    async def claim_job(self, at: datetime, until: datetime) -> PrintJob | None:
        free = [job for job in self._jobs.values() if job.state is PrintState.RUNNING and job.due_at <= at]
        if not free:
            return None
        job = min(free, key=lambda one: (one.due_at, one.made_at, one.id))
        held = replace(job, due_at=until)
        await self.move_job(job, held)
        return held

    async def add_lists(self, lists: Sequence[ShareList], deliveries: Sequence[Delivery]) -> None:
        for one in lists:
            await self.put_list(one)
        await self.add_deliveries(deliveries)

    async def lists(self, series: Series) -> list[ShareList]:
        found = [one for one in self._lists.values() if one.series == series]
        return sorted(found, key=lambda one: (one.made_at, one.name, one.id))

    async def list_by_secret(self, secret_hash: str) -> ShareList | None:
        return next((one for one in self._lists.values() if one.secret_hash == secret_hash), None)

    async def put_list(self, share_list: ShareList) -> None:
        self._lists[share_list.series.cooperative, share_list.id] = share_list

    async def group_code(self, series: Series) -> GroupCode | None:
        return self._codes.get(series)

    async def put_group_code(self, series: Series, code: GroupCode) -> None:
        self._codes[series] = code

    async def forget_secrets(self, sent_before: datetime) -> int:
        shown_at = {
            one: one.due_at if one.state is DeliveryState.FAILED else one.sent_at
            for one in self._deliveries.values()
            if one.sealed and one.state in (DeliveryState.SENT, DeliveryState.FAILED)
        }
        sent = [one for one, at in shown_at.items() if at is not None and at < sent_before]
        await self.add_deliveries([replace(one, sealed=None) for one in sent])
        return len(sent)

    async def note(self, series: Series, *acts: Act) -> None:
        self._acts[series].extend(acts)

    async def acts(self, series: Series) -> list[Act]:
        by_id = sorted(self._acts[series], key=lambda act: act.id)
        return sorted(by_id, key=lambda act: act.at, reverse=True)
