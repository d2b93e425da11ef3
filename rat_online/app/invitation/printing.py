"""Prints what was ordered, a part at a time: stopped, killed or moved to another process, it goes on there.

A part's file is written before its copies are noted as printed, so that a crash prints a part once more and
never leaves a copy out. The process that prints a job holds it for a while; when it dies, another takes it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from rat_online.app.invitation.occasion import Occasion
from rat_online.app.invitation.sealed import Sealer, Unsealable
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    Delivery,
    DeliveryFault,
    DeliveryState,
    InvitationStore,
    Letter,
    PrintJob,
    PrintState,
)
from rat_online.app.ports.materials import MaterialStore
from rat_online.app.ports.printing import Copy, Printer, PrintFiles, Sheet
from rat_online.domain.members import Member

PART = 100
HELD_FOR = timedelta(minutes=3)
"""Much longer than a part takes: while one process prints it, no other does."""

LOOK_EVERY_S = 1.0
REST_S = 15.0
"""After a mishap, such as a full disk."""


class Printing:
    def __init__(
        self,
        store: InvitationStore,
        occasion_of: Callable[[Series], Awaitable[Occasion]],
        materials: MaterialStore,
        sealer: Sealer,
        printer: Printer,
        files: PrintFiles,
        now: Callable[[], datetime],
        on_failure: Callable[[str, Exception], None],
    ) -> None:
        self._store = store
        self._occasion_of = occasion_of
        self._materials = materials
        self._sealer = sealer
        self._printer = printer
        self._files = files
        self._now = now
        self._on_failure = on_failure

    async def run(self) -> None:
        """Print until cancelled."""
        while True:
            try:
                did = await self.step()
            except Exception as error:  # noqa: BLE001 (one job must not stop the others for good)
                self._on_failure("printing", error)
                await asyncio.sleep(REST_S)
            else:
                if not did:
                    await asyncio.sleep(LOOK_EVERY_S)

    async def step(self) -> bool:
        """A part of some job, or its last step; False when there is nothing to print."""
        at = self._now()
        job = await self._store.claim_job(at, at + HELD_FOR)
        if job is None:
            return False
        queued = await self._store.deliveries(
            job.series, batch=job.id, states=[DeliveryState.QUEUED], limit=PART
        )
        if queued:
            await self._print(job, queued)
        else:
            await self._finish(job)
        return True

    async def _print(self, job: PrintJob, queued: list[Delivery]) -> None:
        occasion = await self._occasion_of(job.series)
        copies, missing = [], []
        for one in queued:
            copy = self._copy(job, one, occasion.members.get(one.person))
            if copy is None:
                missing.append(one)
            else:
                copies.append(copy)
        part = self._files.part(job.id, queued[0].ordinal)
        if copies:
            letter = await self._store.letter(job.series)
            assert letter is not None  # no job begins without one
            sheet = await self.sheet(occasion, job.base, letter)
            content = await self._printer.print(sheet, copies, job.way)
            await self._files.keep(part, content)
        gone = {one.id for one in missing}
        changes = [
            (
                one,
                replace(one, state=DeliveryState.FAILED, fault=DeliveryFault.GIVEN_UP, sealed=None)
                if one.id in gone
                else replace(one, state=DeliveryState.PRINTED),
            )
            for one in queued
        ]
        done = len(queued)
        if not await self._store.move(changes):  # one was withdrawn meanwhile: printed anew without it
            await self._files.drop(part)
            done = 0
        await self._advance(job, done)

    async def _advance(self, job: PrintJob, done: int) -> None:
        """What is printed is printed, also where the job was stopped or taken up again while it was."""
        moved = await self._store.move_job(job, replace(job, done=job.done + done, due_at=self._now()))
        while not moved:
            found = await self._store.job(job.series.cooperative, job.id)
            if found is None:
                return
            moved = await self._store.move_job(found, replace(found, done=found.done + done))

    def _copy(self, job: PrintJob, one: Delivery, member: Member | None) -> Copy | None:
        """What goes on paper; None for who is no member any more, or whose secret cannot be read."""
        if member is None or one.sealed is None:
            return None
        try:
            carried = self._sealer.open(one.sealed, one.id)
        except Unsealable:
            return None
        link = f"{job.base}/masuk#{carried.link}"
        return Copy(member.name, member.number, member.group, link, carried.code)

    async def sheet(self, occasion: Occasion, base: str, letter: Letter) -> Sheet:
        """What every copy says, as the committee left it last."""
        about = occasion.meeting.about
        material = await self._materials.materials(occasion.series)
        return Sheet(
            cooperative=occasion.cooperative.name,
            legal_number=occasion.cooperative.legal_number,
            address=occasion.cooperative.address,
            meeting=about.title,
            planned_at=about.planned_at,
            zone=about.zone,
            mode=about.mode,
            place=about.place,
            agenda=tuple(item.planned.title for item in occasion.meeting.agenda.items.values()),
            material=tuple(one.title for one in material if one.withdrawn_at is None),
            letter=letter,
            door=f"{base.partition('://')[2]}/masuk",
            proxies=occasion.proxy_notice,
        )

    async def _finish(self, job: PrintJob) -> None:
        """All are printed: one file of them, in their order."""
        parts = self._files.parts(job.id)
        if parts:
            await self._printer.join(parts, self._files.whole(job.id))
        state = PrintState.READY if parts else PrintState.DISCARDED
        await self._store.move_job(job, replace(job, state=state, due_at=self._now()))
