"""The proof of invitation for those who check the meeting: on a page, and as a file that is noted."""

from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.hall import Hall
from rat_online.app.invitation.proof import Invited, Proof
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Way
from rat_online.app.ports.spreadsheets import MEDIA_TYPES, SheetKind
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.words.dates import local
from rat_online.web.catalogue import translate
from rat_online.web.fallback import refused_response
from rat_online.web.formats import zone_of
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import language_for, page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.records import note_download, reader_of
from rat_online.web.services import services

NAME = "bukti-undangan"
FORMS = tuple(kind.value for kind in SheetKind)
COLUMNS = ("number", "name", "group", "first", *(way.value for way in Way), "opened", "entered", "read")
LISTED = 200


async def _proof(request: Request, hall: Hall) -> Proof:
    inviting = services(request).inviting
    series = Series(hall.key.cooperative, hall.live.state.about.series)
    return await inviting.proofs.of(await inviting.occasions.of(series))


async def proof(request: Request) -> Response:
    """`GET /rapat/{meeting}/periksa/undangan`: figures, what the committee did, and the material's codes."""
    given = services(request)
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
        found = await _proof(request, hall)
    except Refused as refused:
        return refused_page(request, refused)
    about = hall.live.state.about
    series = Series(hall.key.cooperative, about.series)
    readings = await given.inviting.publishing.store.readings(series)
    cooperative = await given.registry.cooperative(hall.key.cooperative)
    acts = await given.inviting.store.acts(series)
    context = {
        "cooperative": cooperative.name if cooperative else "",
        "meeting": hall.key.id,
        "title": about.title,
        "zone": about.zone,
        "proof": found,
        "opened": sum(one.opened_at is not None for one in found.members),
        "materials": [
            (one, sum(reading.material == one.id for reading in readings))
            for one in await given.inviting.publishing.store.materials(series)
        ],
        "acts": [(act, hall.feed.names.get(act.by, "")) for act in acts[:LISTED]],
        "forms_": FORMS,
    }
    return page(request, "bukti_undangan.html", context)


async def proof_file(request: Request) -> Response:
    """`POST /rapat/{meeting}/periksa/undangan/{form}`: the list as CSV or XLSX, with a reason, and noted."""
    form = request.path_params["form"]
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        person = reader_of(device, hall)
        if form not in FORMS:
            refuse(Refusal.UNKNOWN_DOCUMENT)
        await note_download(request, hall, person, f"{NAME}.{form}")
        found = await _proof(request, hall)
    except Refused as refused:
        return refused_response(refused)
    language, zone = language_for(request), hall.live.state.about.zone
    headings = [translate(language, f"proof.column-{name}", {}) for name in COLUMNS]
    rows = [_row(one, zone, language) for one in found.members]
    export = services(request).spreadsheets.export
    content = await run_in_threadpool(export, SheetKind(form), NAME, headings, rows)
    headers = {"Content-Disposition": f'attachment; filename="{NAME}.{form}"'}
    return Response(content, media_type=MEDIA_TYPES[SheetKind(form)], headers=headers)


def _row(one: Invited, zone: str, language: str) -> list[str]:
    """Without phone, e-mail or any link: who, how and when (rule book section 7)."""

    def at(moment: datetime | None) -> str:
        return f"{local(moment, zone_of(zone)):%Y-%m-%d %H:%M}" if moment else ""

    ways = []
    for way in Way:
        delivery = one.latest.get(way)
        state = translate(language, f"invite.state-{delivery.state.value}", {}) if delivery else ""
        ways.append(f"{state} {at(delivery.sent_at)}".strip() if delivery else "")
    who = [one.member.number, one.member.name, one.member.group]
    seen = [at(one.opened_at), at(one.entered_at), str(one.has_read)]
    return [*who, at(one.first_sent_at), *ways, *seen]
