"""The meeting that a served install has ready: its officers and its agenda."""

from datetime import timedelta

from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.registry import KnownMember
from rat_online.bootstrap import now
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import MeetingMode, Role

ROLES = {
    "acting": Role.ACTING_CHAIR,
    "deputy": Role.DEPUTY,
    "secretary": Role.SECRETARY,
    "witness": Role.WITNESS,
}
"""Offices of the first members, in this order; the committee is an account of its own."""

AGENDA = (
    "Pembukaan",
    "Laporan pertanggungjawaban pengurus",
    "Rencana kerja dan RAPB",
    "Pembacaan keputusan",
)


def planned(people: list[KnownMember], profile: Profile, window_days: int | None) -> MeetingPlan:
    at = now()
    numbers = {role: (known.member.number,) for role, known in zip(ROLES.values(), people, strict=False)}
    return MeetingPlan(
        title="RAT Tahun Buku 2026",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=tuple(PlannedAgendaItem(title) for title in AGENDA),
        place="Kantor Koperasi Mekar Jaya, Soreang, dan daring",
        officers=numbers,
        board=(people[0].member.number,),
        profile=profile,
        mode=MeetingMode.WRITTEN if window_days else MeetingMode.ONLINE,
        window_days=window_days,
        invited_at=at - timedelta(days=15),
        material_at=at - timedelta(days=8),
        register_now=True,
    )
