"""A member's photo: put on file by the committee, shown to it and to its desk, and to nobody else."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.ports.registry import KnownMember
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.fallback import refused_response
from rat_online.web.organiser_frame import organiser_of
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.desk import committee_at
from rat_online.web.services import services

LARGEST_UPLOAD = 8 * 1024 * 1024
"""A photo as a phone takes it; what is kept of it is a small one."""


async def put(request: Request) -> Response:
    """`POST /panitia/anggota/{member}/foto`: the picture in a form; without one the photo is taken off."""
    given = services(request)
    try:
        known, by = await _known(request)
        async with request.form() as form:
            sent = form.get("foto")
            picture = await sent.read() if isinstance(sent, UploadFile) else b""
        if picture:
            await given.member_photos.keep(known.cooperative, known.id, picture)
        else:
            await given.member_photos.drop(known.cooperative, known.id)
        await given.books.photo_changed(known, by, is_there=bool(picture))
    except ValueError:
        return refused_page(request, Refused(Refusal.FILE_NOT_PICTURE))
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse(f"/panitia/anggota/{known.id}", 303)


async def shown(request: Request) -> Response:
    """`GET /panitia/anggota/{member}/foto`."""
    try:
        known, _ = await _known(request)
        return await _photo(request, known.cooperative, known.id)
    except Refused as refused:
        return refused_response(refused)


async def at_desk(request: Request) -> Response:
    """`GET /rapat/{meeting}/meja/foto/{person}`."""
    try:
        hall, _ = await committee_at(request)
        known = await services(request).registry.member(hall.key.cooperative, request.path_params["person"])
        if known is None:
            refuse(Refusal.UNKNOWN_DOCUMENT)
        return await _photo(request, known.cooperative, known.id)
    except Refused as refused:
        return refused_response(refused)


async def _known(request: Request) -> tuple[KnownMember, str]:
    cooperative, person = await organiser_of(request)
    known = await services(request).registry.member(cooperative.id, request.path_params["member"])
    if known is None:
        refuse(Refusal.UNKNOWN_PERSON)
    return known, person


async def _photo(request: Request, cooperative: str, person: str) -> Response:
    found = await services(request).member_photos.find(cooperative, person)
    if found is None:
        refuse(Refusal.UNKNOWN_DOCUMENT)
    return Response(found, media_type="image/jpeg", headers={"Cache-Control": "no-store"})
