"""The organiser's home, and meetings in preparation: drafted from the usual agenda, then scheduled."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.meeting_plan import PlanFault
from rat_online.app.next_steps import BEFORE_REGISTRATION, steps_of_cooperative
from rat_online.app.ports.drafts import MeetingDraft
from rat_online.app.ports.registry import Cooperative, KnownMember, MeetingRow
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members import GONE
from rat_online.domain.members.board import Board
from rat_online.domain.vocabulary import MeetingKind, MeetingMode, MeetingState, PersonId
from rat_online.web.catalogue import translate
from rat_online.web.draft_form import kept_of, usual_form
from rat_online.web.formats import ZONES
from rat_online.web.meeting_form import OFFICES, FormFaults, plan_from, suggestion
from rat_online.web.organiser_frame import organiser_of, organiser_page
from rat_online.web.page import explained, language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.preparation import shown_step
from rat_online.web.services import services

MOST_SUGGESTED = 300


async def meetings(request: Request) -> Response:
    """`GET /panitia`: the way from an empty install to a meeting, drafts, and meetings, the latest first."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    drafts = await given.drafts.drafts(cooperative.id)
    scheduled = await _scheduled(request, cooperative)
    next_hall = next((hall for _, hall in reversed(scheduled) if _is_ahead(hall)), None)
    steps = steps_of_cooperative(
        is_set_up=bool(cooperative.expected_members or scheduled),
        has_members=bool(await given.registry.count_members(cooperative.id)),
        meeting=next_hall.live.state if next_hall else None,
        now=given.house.now(),
    )
    draft = drafts[0].id if drafts else "baru"
    shown = [shown_step(one, next_hall, cooperative, draft, language_for(request)) for one in steps]
    rows = [
        {"id": row.id, "title": row.title, "planned_at": row.planned_at, "state": hall.live.state.state.value}
        for row, hall in scheduled
    ]
    context = {
        "is_armed": await given.officer_proof.has_second_factor(cooperative.id, person),
        "steps": shown,
        "meetings": rows,
        "drafts": [(one.id, one.form.get("title", "")) for one in drafts],
    }
    return organiser_page(request, "panitia/beranda.html", cooperative, "home", context)


async def _scheduled(request: Request, cooperative: Cooperative) -> list[tuple[MeetingRow, Hall]]:
    """Those that count; a rehearsal is on the page of its meeting."""
    given = services(request)
    rows = [row for row in await given.registry.meetings(cooperative.id) if row.rehearsal_of is None]
    found = [(row, await given.house.hall(row.key)) for row in rows]
    return [(row, hall) for row, hall in found if hall.live.state.state is not MeetingState.DRAFT]


def _is_ahead(hall: Hall) -> bool:
    return hall.live.state.state in (*BEFORE_REGISTRATION, MeetingState.REGISTRATION)


async def draft(request: Request) -> Response:
    """`GET /panitia/draf/{draft}`: the form as far as it is filled in; `baru` is a new one."""
    given = services(request)
    try:
        cooperative, _ = await organiser_of(request)
        kept = await _draft_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    filled = kept.form if kept else usual_form(language_for(request), given.house.now(), cooperative.zone)
    return await _form(request, cooperative, filled, {})


async def _draft_of(request: Request, cooperative: Cooperative) -> MeetingDraft | None:
    named = request.path_params["draft"]
    if named == "baru":
        return None
    kept = await services(request).drafts.draft(cooperative.id, named)
    if kept is None:
        refuse(Refusal.UNKNOWN_MEETING)
    return kept


async def _form(
    request: Request,
    cooperative: Cooperative,
    filled: Mapping[str, str],
    faults: Mapping[str, str],
    refused: str = "",
) -> Response:
    members = await services(request).registry.members(cooperative.id, limit=MOST_SUGGESTED)
    context = {
        "filled": filled,
        "faults": {name: translate(language_for(request), key, {}) for name, key in faults.items()},
        "refused": refused,
        "is_saved": "tersimpan" in request.query_params,
        "draft": request.path_params["draft"],
        "is_new": request.path_params["draft"] == "baru",
        "kinds": [one.value for one in MeetingKind],
        "modes": [one.value for one in MeetingMode],
        "zones": list(ZONES.items()),
        "offices": [role.value for role in OFFICES],
        "suggested": [suggestion(known.member) for known in members if known.member.status not in GONE],
    }
    status = 409 if faults or refused else 200
    return organiser_page(request, "panitia/draf.html", cooperative, "home", context, status=status)


async def keep(request: Request) -> Response:
    """`POST /panitia/draf/{draft}`: keep the draft as it is, or (`jadwalkan`) put it on the calendar."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        kept = await _draft_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    sent = {name: str(value) for name, value in (await request.form()).items()}
    id_ = kept.id if kept else given.ids.new_id()
    made = MeetingDraft(cooperative.id, id_, kept_of(sent), given.house.now(), person)
    await given.drafts.put_draft(made)
    if "jadwalkan" not in sent:
        return RedirectResponse(f"/panitia/draf/{id_}?tersimpan", 303)
    return await _schedule(request, cooperative, made, person)


async def _schedule(
    request: Request, cooperative: Cooperative, made: MeetingDraft, person: PersonId
) -> Response:
    """The draft becomes a meeting of its id; the draft goes, once the meeting is there."""
    given = services(request)
    members = await given.registry.members(cooperative.id)
    try:
        plan = plan_from(made.form, _seated(members, Board.MANAGEMENT), _seated(members, Board.SUPERVISORY))
        hall = await given.convener.schedule(cooperative, plan, person, made.id)
    except FormFaults as wrong:
        return await _form(request, cooperative, made.form, wrong.faults)
    except PlanFault as fault:
        return await _form(request, cooperative, made.form, {fault.field: "organiser.fault-unknown"})
    except Refused as refused:
        return await _form(request, cooperative, made.form, {}, explained(request, refused))
    await given.drafts.drop_draft(cooperative.id, made.id)
    return RedirectResponse(f"/panitia/rapat/{hall.key.id}", 303)


def _seated(members: list[KnownMember], board: Board) -> tuple[str, ...]:
    return tuple(known.member.number for known in members if known.member.board is board)


async def discard(request: Request) -> Response:
    """`POST /panitia/draf/{draft}/buang`."""
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    await services(request).drafts.drop_draft(cooperative.id, request.path_params["draft"])
    return RedirectResponse("/panitia", 303)
