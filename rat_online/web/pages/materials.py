"""The meeting's material: published by the committee, read by members from their own pages."""

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.invitation.publishing import LARGEST, LARGEST_MB
from rat_online.app.ports.identity import Series
from rat_online.app.ports.materials import Material, MaterialKind
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.gate import device_of, hall_for
from rat_online.web.invitation_desk import Asked, for_committee
from rat_online.web.organiser_frame import organiser_page
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.member import seats_of
from rat_online.web.services import services

LARGEST_UPLOAD = LARGEST + 64 * 1024
"""The file, and the form around it."""


def series_of(hall: Hall) -> Series:
    return Series(hall.key.cooperative, hall.live.state.about.series)


async def desk_page(asked: Asked, refused: Refused | None = None) -> Response:
    store, series = asked.inviting.publishing.store, asked.occasion.series
    readings = await store.readings(series)
    read = {one.material for one in readings}
    materials = [one for one in await store.materials(series) if one.withdrawn_at is None]
    context = {
        "desk": f"/panitia/rapat/{asked.hall.key.id}/undangan",
        "part": "material",
        "refused": asked.why(refused) if refused else "",
        "kinds": [kind.value for kind in MaterialKind],
        "materials": [
            (one, sum(reading.material == one.id for reading in readings) if one.id in read else 0)
            for one in materials
        ],
        "meeting": asked.hall.key.id,
        "limit": LARGEST_MB,
        "zone": asked.hall.live.state.about.zone,
    }
    return organiser_page(
        asked.request,
        "undangan/bahan.html",
        asked.cooperative,
        "invitations",
        context,
        hall=asked.hall,
        status=409 if refused else 200,
    )


@for_committee
async def desk(asked: Asked) -> Response:
    """`GET …/undangan/bahan`."""
    return await desk_page(asked)


@for_committee
async def publish(asked: Asked) -> Response:
    """`POST …/undangan/bahan`: a PDF with its title and kind."""
    async with asked.request.form() as form:
        return await _published(asked, form)


async def _published(asked: Asked, form: FormData) -> Response:
    file = form.get("file")
    try:
        content = await file.read(LARGEST + 1) if isinstance(file, UploadFile) else b""
        kind = str(form.get("kind", ""))
        if kind not in set(MaterialKind):
            refuse(Refusal.MALFORMED, field="kind")
        await asked.inviting.publishing.publish(
            asked.occasion.series, MaterialKind(kind), str(form.get("title", "")), content, asked.by
        )
    except Refused as refused:
        return await desk_page(asked, refused)
    return asked.back("bahan")


@for_committee
async def withdraw(asked: Asked) -> Response:
    """`POST …/undangan/bahan/{material}/tarik`."""
    material = asked.request.path_params["material"]
    await asked.inviting.publishing.withdraw(asked.occasion.series, material, asked.by)
    return asked.back("bahan")


async def material_list(request: Request) -> Response:
    """`GET /rapat/{meeting}/bahan`: for everybody of the meeting."""
    try:
        hall = await hall_for(request, await device_of(request))
    except Refused as refused:
        return refused_page(request, refused)
    found = await services(request).inviting.publishing.store.materials(series_of(hall))
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    context = {
        "cooperative": cooperative.name if cooperative else "",
        "meeting": hall.key.id,
        "about": hall.live.state.about,
        "materials": [one for one in found if one.withdrawn_at is None],
    }
    return page(request, "bahan.html", context)


async def material_file(request: Request) -> Response:
    """`GET /rapat/{meeting}/bahan/{material}`: the file; that a member has opened it is noted."""
    given = services(request)
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        series = series_of(hall)
        found = await given.inviting.publishing.find(series, request.path_params["material"])
    except Refused as refused:
        return refused_page(request, refused)
    if request.method == "GET":  # HEAD reads nothing
        for entry in seats_of(device, hall):
            await given.inviting.publishing.store.note_reading(series, found.id, entry, given.house.now())
    return _file(request, found)


def _file(request: Request, material: Material) -> Response:
    path = services(request).inviting.publishing.files.path(material.sha256)
    return FileResponse(
        path,
        media_type="application/pdf",
        filename=f"{material.kind.value}-{material.id}.pdf",
        content_disposition_type="inline",
    )
