"""Records of a meeting for those who may read them; every download is noted, with its reason, first."""

import io
import zipfile

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.bundle import Bundle, make_bundle
from rat_online.app.capacities import in_office, pengawas_on
from rat_online.app.hall import Hall
from rat_online.app.officer_proof import acts_by_account
from rat_online.app.ports.identity import Device
from rat_online.app.view.audience import AUDITOR_ROLES, OFFICER_ROLES
from rat_online.domain.chain import time_text
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.proof import need_more_than_a_password
from rat_online.web.services import services
from rat_online.web.taking import capacities, note_taken

BUNDLE = "rat-bundle.zip"
SEES_VOTES = frozenset({Role.CHAIR, Role.ACTING_CHAIR, Role.WITNESS, Role.SUPERVISOR, Role.AUDITOR})
"""Who may see who voted what in an open ballot, once it is closed (rule book 6.3)."""


def reader_of(device: Device, hall: Hall) -> PersonId:
    """In whose name this device may read all records: who runs the meeting or checks it.

    The pengawas reads every record (rule book section 3), by an account of the cooperative as by an office in
    the meeting; who voted what in an open ballot stays with those whom this meeting named (6.3).

    Raises:
        Refused: `not-allowed` for members and guests, `office-link-needed`, `prove-yourself-again`.
    """
    try:
        return in_office(device, hall.live.state, OFFICER_ROLES | AUDITOR_ROLES)
    except Refused:
        pengawas = pengawas_on(device)
        if pengawas is None:
            raise
        return pengawas


async def documents(request: Request) -> Response:
    """`GET /rapat/{meeting}/dokumen`: the finished documents, as a list."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
    except Refused as refused:
        return refused_response(refused)
    found = await services(request).documents.documents(hall.key)
    listed = [
        {
            "name": one.name,
            "media_type": one.media_type,
            "sha256": one.sha256,
            "position": one.position,
            "made_at": time_text(one.made_at),
            "size": len(one.content),
        }
        for one in found
    ]
    return JSONResponse({"documents": listed})


async def document(request: Request) -> Response:
    """`GET` and `POST /rapat/{meeting}/dokumen/{name}`: one document, as a download; `alasan` says why."""
    given = services(request)
    try:
        hall, person = await _reading(request)
        found = await given.documents.document(hall.key, request.path_params["name"])
        if found is None:
            refuse(Refusal.UNKNOWN_DOCUMENT)
        await note_record(request, hall, person, found.name)
    except Refused as refused:
        return refused_response(refused)
    headers = {
        "Content-Disposition": f'attachment; filename="{_mark(hall)}{found.name}"',
        "ETag": f'"{found.sha256}"',
    }
    return Response(found.content, media_type=found.media_type, headers=headers)


async def bundle(request: Request) -> Response:
    """`POST /rapat/{meeting}/berkas`: everything that a check away from the server needs, as one zip.

    The log in it says who voted what: it is for those alone whom the voters were told of, and while a ballot
    is open for nobody (rule book 6.3, 6.5).
    """
    given = services(request)
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        person = vote_reader_of(device, hall)
        no_ballot_is_open(hall)
        await note_record(request, hall, person, BUNDLE)
        documents = {one.name: one.content for one in await given.documents.documents(hall.key)}
        made = await make_bundle(
            hall.key,
            given.log,
            given.registry,
            hall.feed.names,
            documents,
            given.photos,
            given.house.now(),
        )
        # One may have opened since, also in another process: the log may hold its first votes.
        await hall.live.catch_up()
        no_ballot_is_open(hall)
    except Refused as refused:
        return refused_response(refused)
    headers = {"Content-Disposition": f'attachment; filename="{_mark(hall)}rat-{hall.key.id}.zip"'}
    return Response(await run_in_threadpool(zipped, made), media_type="application/zip", headers=headers)


def _mark(hall: Hall) -> str:
    """What a rehearsal is called outside must not be taken for the meeting."""
    return "LATIHAN-" if hall.live.state.about.is_rehearsal else ""


def vote_reader_of(device: Device, hall: Hall) -> PersonId:
    """In whose name this device may read who voted what.

    Raises:
        Refused: `not-allowed` for everybody whom the voters were not told of.
    """
    return in_office(device, hall.live.state, SEES_VOTES)


def no_ballot_is_open(hall: Hall) -> None:
    """Who voted what reaches nobody before closing.

    Raises:
        Refused: `something-running`.
    """
    ballot = hall.live.state.open_ballot()
    if ballot is not None:
        refuse(Refusal.SOMETHING_RUNNING, decision=ballot.decision)


def zipped(made: Bundle) -> bytes:
    """The bundle as a zip; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(made.files.items()):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


async def _reading(request: Request) -> tuple[Hall, PersonId]:
    device = await device_of(request)
    hall = await hall_for(request, device)
    return hall, reader_of(device, hall)


async def note_download(request: Request, hall: Hall, person: PersonId, what: str) -> None:
    """Keep who takes a list of people or the recording away, when and why.

    Raises:
        Refused: `reason-missing`, `too-large`; by an account that came in by a password alone, once a roll
            was frozen, also `second-factor-needed`, `proof-needed`.
    """
    device = await device_of(request)
    if acts_by_account(device, person):
        await need_more_than_a_password(request, device)
    await note_record(request, hall, person, what)


async def note_record(request: Request, hall: Hall, person: PersonId, what: str) -> None:
    """The same for what was recorded of the meeting itself: whoever checks it takes it along (rule book 7).

    Raises:
        Refused: `reason-missing`, `too-large`.
    """
    role = capacities(hall.live.state, person)
    if role == Role.MEMBER and pengawas_on(await device_of(request)) == person:
        role = Role.SUPERVISOR
    await note_taken(request, hall.key, person, role, what)
