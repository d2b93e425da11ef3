"""The meeting that a postponed one leads to: same line of calls, same roll, same links. Rule book section 4.

The successor's id is in the event, so that making it twice, also by two processes, makes one.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from rat_online.app.hall import Hall
from rat_online.app.ids import Ids
from rat_online.app.ports.registry import MeetingRow, RegistryStore
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands.preparing import FreezeRoll, RecordInvitations, ScheduleMeeting
from rat_online.domain.commands.recording import ExplainUnsigned, RecordReport
from rat_online.domain.events.leading import MeetingPostponed
from rat_online.domain.meeting import Meeting
from rat_online.domain.offices import Appointment
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import MeetingCall, MeetingState, ProseId


class Successors:
    """Makes the meeting that follows. Every step does nothing where it was done before."""

    def __init__(self, registry: RegistryStore, ids: Ids, now: Callable[[], datetime]) -> None:
        self._registry = registry
        self._ids = ids
        self._now = now

    async def prepare_row(self, postponed: MeetingKey, state: Meeting, event: MeetingPostponed) -> MeetingKey:
        """List the successor and give it the roll's lines, names as they were frozen."""
        key = MeetingKey(postponed.cooperative, event.successor)
        if await self._registry.meeting(key) is None:
            before = await self._registry.meeting(postponed)
            await self._registry.put_meeting(
                MeetingRow(
                    cooperative=key.cooperative,
                    id=key.id,
                    series=state.about.series,
                    title=state.about.title,
                    planned_at=event.to_at,
                    created_at=self._now(),
                    previous=postponed.id,
                    rehearsal_of=state.about.rehearsal_of,
                    points=before.points if before else (),
                )
            )
            await self._registry.put_roll_lines(key, await self._registry.roll_lines(postponed))
        return key

    async def take_over(
        self,
        hall: Hall,
        postponed: Meeting,
        event: MeetingPostponed,
        at: datetime,
        texts: Mapping[ProseId, str],
    ) -> None:
        """Schedule the successor, freeze its roll as it was, note that its notice went out at `at`, and put
        on record what stood on record."""
        if hall.live.state.state is MeetingState.DRAFT:
            await hall.give(_schedule(postponed, event))
        if hall.live.state.state is MeetingState.SCHEDULED:
            roll = postponed.roll
            if not hall.live.state.roll.entries:
                entries = roll.as_listed(postponed.profile)
                await hall.give(FreezeRoll(roll.record_at or at, entries, roll.root, roll.article))
            invited = RecordInvitations(at, postponed.about.material_at, len(roll.entries))
            await hall.give(invited)
        if hall.live.state.state is MeetingState.INVITED:
            await self._record(hall, postponed, texts)

    async def _record(self, hall: Hall, postponed: Meeting, texts: Mapping[ProseId, str]) -> None:
        """The annual report, and the written reasons of who did not sign it (UU 25/1992 Ps 35 to 36); what
        the committee has put on record since stays."""
        report, record = postponed.record.report, hall.live.state.record
        if report is not None and record.report is None:
            await hall.give(RecordReport(report.dated_on, report.signed))
        for person, reason in postponed.record.unsigned.items():
            if person not in record.unsigned and reason in texts:
                await hall.give(ExplainUnsigned(person, Prose(texts[reason], self._ids.salt().hex())))


def _schedule(postponed: Meeting, event: MeetingPostponed) -> ScheduleMeeting:
    about, offices, profile = postponed.about, postponed.offices, postponed.profile
    if event.call is MeetingCall.CONTINUED:
        profile = profile.continued_after(about.call)
    return ScheduleMeeting(
        title=about.title,
        kind=about.kind,
        mode=about.mode,
        planned_at=event.to_at,
        zone=about.zone,
        place=about.place,
        book_year=about.book_year,
        book_year_ended_on=about.book_year_ended_on,
        profile=profile,
        agenda=tuple(item.planned for item in postponed.agenda.items.values()),
        officers=tuple(
            Appointment(role, person) for role, persons in offices.holders.items() for person in persons
        ),
        board=offices.board,
        supervisors=offices.supervisors,
        call=event.call,
        series=about.series,
        previous=postponed.id,
        tables=about.tables,
        rehearsal_of=about.rehearsal_of,
    )
