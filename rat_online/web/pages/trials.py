"""Who has tried the own phone, who has not, and what failed at whom: for the committee, with reminders."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from starlette.responses import Response

from rat_online.app.phone_trials import Trial
from rat_online.app.ports.phone_trials import TrialPart
from rat_online.domain.errors import Refused
from rat_online.domain.members import Member
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.catalogue import translate
from rat_online.web.invitation_desk import Asked, for_committee
from rat_online.web.invitation_words import facts_of, whatsapp_address
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.services import services
from rat_online.web.taking import note_taken

FILTERS = ("belum", "kurang", "siap", "semua")
"""Not tried, tried and not ready, ready, everybody; who needs a word comes first."""
ROWS_A_PAGE = 50
"""As many as one coordinator writes to."""

CHATS = "daftar-wa-pengingat-kontak"


@dataclass(frozen=True, slots=True)
class Row:
    """One member: what the phone has shown, and the chat in which a reminder is ready."""

    name: str
    number: str
    group: str
    is_ready: bool
    device: str
    at: datetime | None
    failed: list[str]
    missing: list[str]
    whatsapp: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    name: str
    entitled: int
    ready: int
    partly: int
    untried: int


@for_committee
async def trials(asked: Asked) -> Response:
    """`GET /panitia/rapat/{meeting}/coba?pilih=belum&kelompok=Cabang+Utara&mulai=50`."""
    return await _page(asked, asked.request.query_params)


@for_committee
async def chats(asked: Asked) -> Response:
    """`POST /panitia/rapat/{meeting}/coba/daftar`: one page's wa.me list, with a reason, and noted."""
    form = {name: str(value) for name, value in (await asked.request.form()).items()}
    try:
        await note_taken(asked.request, asked.hall.key, asked.by, Role.COMMITTEE.value, CHATS)
    except Refused as refused:
        return await _page(asked, form, error=asked.why(refused))
    return await _page(asked, form, is_taken=True)


async def _page(
    asked: Asked, query: Mapping[str, str], error: str = "", *, is_taken: bool = False
) -> Response:
    which = query.get("pilih", "")
    which = which if which in FILTERS else FILTERS[0]
    known = await services(asked.request).phone_trials.of(asked.occasion.series)
    members = asked.occasion.members
    tried = {person: known.get(person, Trial()) for person in members}
    groups = _groups(members, tried)
    group = query.get("kelompok", "")
    group = group if any(one.name == group for one in groups) else ""
    chosen = [
        person
        for person, member in members.items()
        if _is_chosen(tried[person], which) and (not group or member.group == group)
    ]
    start = _start(query.get("mulai", "0"), len(chosen))
    reminder = _reminder(asked)
    rows = [_row(members[one], tried[one], reminder) for one in chosen[start : start + ROWS_A_PAGE]]
    context = {
        "which": which,
        "filters": [(name, sum(_is_chosen(one, name) for one in tried.values())) for name in FILTERS],
        "failed": _failed(tried),
        "groups": groups if len(groups) > 1 else [],
        "group": group,
        "rows": rows,
        "found": len(chosen),
        "start": start,
        "rows_a_page": ROWS_A_PAGE,
        "here": urlencode({"pilih": which, **({"kelompok": group} if group else {})}),
        "reminder": reminder,
        "has_chats": any(one.whatsapp for one in rows),
        "numbers": "\n".join(f"{one.name}: {one.whatsapp}" for one in rows if is_taken and one.whatsapp),
        "error": error,
        "zone": asked.hall.live.state.about.zone,
    }
    page = partial(organiser_page, asked.request, "panitia/coba.html", asked.cooperative, "trials", context)
    return page(hall=asked.hall, status=409 if error else 200)


def _is_chosen(trial: Trial, which: str) -> bool:
    return {
        "belum": not trial.was_tried,
        "kurang": trial.was_tried and not trial.is_ready,
        "siap": trial.is_ready,
    }.get(which, True)


def _failed(tried: Mapping[PersonId, Trial]) -> list[tuple[str, int]]:
    """How many failed at what, the most frequent first."""
    return Counter(part.value for one in tried.values() for part in one.failed).most_common()


def _groups(members: Mapping[PersonId, Member], tried: Mapping[PersonId, Trial]) -> list[GroupRow]:
    by_group: dict[str, list[Trial]] = {}
    for person, member in members.items():
        by_group.setdefault(member.group, []).append(tried[person])
    return [_group_row(name, found) for name, found in by_group.items()]


def _group_row(name: str, found: list[Trial]) -> GroupRow:
    ready = sum(one.is_ready for one in found)
    untried = sum(not one.was_tried for one in found)
    return GroupRow(name, len(found), ready, len(found) - ready - untried, untried)


def _reminder(asked: Asked) -> str:
    """In Indonesian, as the groups read it; the member's own link is not in it, and cannot be shown again."""
    return translate("id", "trial.reminder", facts_of(asked.occasion, "id"))


def _row(member: Member, trial: Trial, reminder: str) -> Row:
    needed = (TrialPart.NETWORK, TrialPart.SOUND, TrialPart.VOTE)
    return Row(
        name=member.name,
        number=member.number,
        group=member.group,
        is_ready=trial.is_ready,
        device=trial.device,
        at=trial.at,
        failed=[part.value for part in trial.failed],
        missing=[part.value for part in needed if trial.was_tried and trial.outcome_of(part) is None],
        whatsapp=whatsapp_address(member, reminder) if whatsapp_number(member.phone or "") else "",
    )


def _start(written: str, found: int) -> int:
    start = int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0
    return start // ROWS_A_PAGE * ROWS_A_PAGE if start < found else 0
