"""The committee's desk for invitations: how far each way is, what can be sent, and recording it as sent."""

from datetime import date, datetime, time

from starlette.responses import JSONResponse, Response

from rat_online.app.invitation.proof import Proof
from rat_online.app.ports.invitations import PrintState, Way
from rat_online.app.ports.registry import SignInDatum
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.vocabulary import MeetingState, Role
from rat_online.domain.words.dates import OFFSETS
from rat_online.web.formats import zone_of
from rat_online.web.invitation_desk import Asked, for_committee, with_second_factor
from rat_online.web.invitation_view import is_chosen, job_view, list_views, to_send, way_view
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.proof import need_second_factor
from rat_online.web.taking import note_taken, reason_of

MAY_RECORD = (MeetingState.SCHEDULED, MeetingState.INVITED)
LISTED_JOBS = 12
SHARED = "daftar-koordinator-kontak"
"""What coordinators' lists are noted as: each member's number stands behind a tap."""


async def overview_page(asked: Asked, refused: Refused | None = None) -> Response:
    """The desk as it is now; what was refused stands on top."""
    store, series = asked.inviting.store, asked.occasion.series
    proof = await asked.inviting.proofs.of(asked.occasion)
    jobs = await store.jobs(series)
    lists, code = await store.lists(series), await store.group_code(series)
    hidden = await _why_hidden(asked)
    is_open = code is not None and code.closed_at is None
    shown = code.code if code and is_open and not hidden else ""
    context = {
        "desk": f"/panitia/rapat/{asked.hall.key.id}/undangan",
        "part": "overview",
        "refused": asked.why(refused) if refused else "",
        "has_letter": await store.letter(series) is not None,
        "ways": {way.value: way_view(way, proof) for way in Way},
        "mail_is_set_up": asked.inviting.mailing.is_set_up,
        "phone_is_datum": asked.cooperative.sign_in_datum is SignInDatum.PHONE,
        "jobs": [job_view(job) for job in jobs if job.state is not PrintState.DISCARDED][:LISTED_JOBS],
        "lists": list_views(lists, await store.deliveries(series)),
        "code": shown,
        "is_open": is_open,
        "code_refused": asked.why(hidden) if hidden else "",
        "is_unarmed": hidden is not None and hidden.code is Refusal.SECOND_FACTOR_NEEDED,
        "group_link": f"{asked.base}/gabung#{shown.replace('-', '')}",
        "group_missing": await asked.inviting.group.missing(asked.occasion) if is_open else 0,
        "gate": await asked.inviting.group.gate(asked.occasion) if is_open else None,
        **figures(asked, proof),
    }
    status = 409 if refused else 200
    return organiser_page(
        asked.request,
        "undangan/ringkasan.html",
        asked.cooperative,
        "invitations",
        context,
        hall=asked.hall,
        status=status,
    )


async def _why_hidden(asked: Asked) -> Refused | None:
    """A group's code lets people in: who came by a password alone does not read it."""
    try:
        await need_second_factor(asked.request)
    except Refused as refused:
        return refused
    return None


def figures(asked: Asked, proof: Proof) -> dict[str, object]:
    """Who is reached, and what recording it would say."""
    about = asked.hall.live.state.about
    return {
        "total": len(proof.members),
        "gone": len(asked.hall.live.state.roll.entries) - len(proof.members),
        "sent": len(proof.members) - len(proof.without),
        "missing": len(proof.without),
        "opened": sum(one.opened_at is not None for one in proof.members),
        "only_paper": sum(not one.can_be_reached for one in proof.members),
        "material": len(proof.material),
        "invited_at": proof.invited_at,
        "material_at": proof.material_at,
        "invited_days": _days(proof.invited_at, about.planned_at),
        "material_days": _days(proof.material_at, about.planned_at),
        "zone": about.zone,
        "recorded_at": about.invited_at,
        "may_record": asked.hall.live.state.state in MAY_RECORD,
        "today": asked.now.astimezone(OFFSETS[zone_of(about.zone)]).date().isoformat(),
    }


def _days(at: datetime | None, planned_at: datetime) -> int:
    return 0 if at is None else max(0, (planned_at - at).days)


@for_committee
async def overview(asked: Asked) -> Response:
    """`GET /panitia/rapat/{meeting}/undangan`."""
    return await overview_page(asked)


@for_committee
async def progress(asked: Asked) -> Response:
    """`GET …/undangan/kemajuan`: figures that move, for a page that is open."""
    jobs = await asked.inviting.store.jobs(asked.occasion.series)
    shown = [{"id": job.id, "done": job.done, "total": job.total, "state": job.state.value} for job in jobs]
    return JSONResponse({"jobs": shown})


@with_second_factor
async def send(asked: Asked) -> Response:
    """`POST …/undangan/kirim`: to those ticked, to all under a filter, or to whom nothing has reached."""
    form = await asked.request.form()
    ticked = [str(value) for value in form.getlist("siapa")]
    try:
        way = Way(str(form.get("cara", "")))
    except ValueError:
        return asked.back()
    if "semua" in form or not ticked:
        proof = await asked.inviting.proofs.of(asked.occasion)
        shown = [one for one in proof.members if is_chosen(one, str(form.get("semua")))]
        ticked = [one.person for one in (shown if "semua" in form else to_send(way, proof))]
    try:
        return await _sent(asked, way, ticked)
    except Refused as refused:
        return await overview_page(asked, refused)


async def _sent(asked: Asked, way: Way, persons: list[str]) -> Response:
    if way is Way.EMAIL:
        await asked.inviting.mailing.queue(asked.occasion, persons, asked.by)
        return asked.back()
    if way is Way.WHATSAPP:
        await reason_of(asked.request)
        made = await asked.inviting.sharing.make(asked.occasion, persons, asked.by)
        await note_taken(asked.request, asked.hall.key, asked.by, Role.COMMITTEE.value, SHARED)
        links = [(one.share_list.name, f"{asked.base}/bagikan#{one.secret}", one.members) for one in made]
        return lists_page(asked, links)
    await asked.inviting.print_desk.begin(asked.occasion, persons, way, asked.base, asked.by)
    return asked.back()


def lists_page(asked: Asked, links: list[tuple[str, str, int]]) -> Response:
    """Coordinators' links, in this one answer alone."""
    context = {
        "desk": f"/panitia/rapat/{asked.hall.key.id}/undangan",
        "part": "overview",
        "links": links,
    }
    return organiser_page(
        asked.request,
        "undangan/daftar_dibuat.html",
        asked.cooperative,
        "invitations",
        context,
        hall=asked.hall,
        status=201,
    )


@for_committee
async def stop_mail(asked: Asked) -> Response:
    """`POST …/undangan/hentikan`: e-mails that have not left are taken back."""
    try:
        await asked.inviting.mailing.stop(asked.occasion, asked.by)
    except Refused as refused:
        return await overview_page(asked, refused)
    return asked.back()


@for_committee
async def record(asked: Asked) -> Response:
    """`POST …/undangan/catat`: what was sent is told to the meeting, for its readiness list."""
    form = await asked.request.form()
    proof = await asked.inviting.proofs.of(asked.occasion)
    otherwise_at = moment_of(str(form.get("otherwise_at", "")), asked)
    try:
        await asked.inviting.confirming.confirm(
            asked.hall, proof, asked.by, str(form.get("otherwise", "")), otherwise_at
        )
    except Refused as refused:
        return await overview_page(asked, refused)
    return asked.back()


def moment_of(written: str, asked: Asked) -> datetime | None:
    """The beginning of a day on the meeting's calendar; None where no day is written."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return datetime.combine(day, time(), OFFSETS[zone_of(asked.hall.live.state.about.zone)])
