"""Records of a meeting for those who may read them; every download is noted."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.app.view.audience import Audience, audience_for
from rat_online.domain.authority import roles_of
from rat_online.domain.chain import time_text
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.services import services


def reader_of(device: Device, hall: Hall) -> PersonId:
    """In whose name this device may read all records: who runs the meeting or checks it.

    Raises:
        Refused: `not-allowed` for members and guests.
    """
    state = hall.live.state
    for person in device.persons_in(state.about.series):
        if audience_for(roles_of(state, person)) in (Audience.OFFICER, Audience.AUDITOR):
            return person
    refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)


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
    """`GET /rapat/{meeting}/dokumen/{name}`: one document, as a download."""
    given = services(request)
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        reader_of(device, hall)
        found = await given.documents.document(hall.key, request.path_params["name"])
        if found is None:
            refuse(Refusal.UNKNOWN_DOCUMENT)
    except Refused as refused:
        return refused_response(refused)
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"', "ETag": f'"{found.sha256}"'}
    return Response(found.content, media_type=found.media_type, headers=headers)
