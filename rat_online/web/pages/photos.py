"""Candidates' photos: handed in by the desk or by the nominee, seen by the meeting. Rule book 6.8."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.capacities import roles_here
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.domain.actor import Actor
from rat_online.domain.authority import MAY
from rat_online.domain.commands.nominating import SetCandidatePhoto
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.pages.stream import PAGE_CACHE
from rat_online.web.services import services


def _actor(device: Device, hall: Hall, candidate: PersonId) -> Actor:
    """In an office where this device holds one that may, else as a member, the candidate's own seat first.

    Raises:
        Refused: `not-allowed`.
    """
    state, series = hall.live.state, hall.live.state.about.series
    may = [
        Actor(person, role)
        for person in device.persons_in(series)
        for role in sorted(roles_here(device, state, person) & MAY[SetCandidatePhoto])
        if role is not Role.MEMBER or device.sits(series, person)
    ]
    if not may:
        refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)

    def fitness(actor: Actor) -> tuple[bool, bool]:
        """An acting chair without the palu leads nothing, and may still have the own seat."""
        leads = actor.role is not Role.MEMBER and (
            actor.role is not Role.ACTING_CHAIR or state.offices.gavel == actor.person
        )
        return leads, actor == Actor(candidate, Role.MEMBER)

    return max(may, key=fitness)


async def put_photo(request: Request) -> Response:
    """`POST /rapat/{meeting}/foto/{item}/{person}`: the picture itself; nothing takes the photo off."""
    given = services(request)
    item, person = request.path_params["item"], request.path_params["person"]
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        actor = _actor(device, hall, person)
        picture = await request.body()
        if not picture:
            await given.photo_desk.take_off(hall, actor, item, person)
            return JSONResponse({"photo": None})
        return JSONResponse({"photo": await given.photo_desk.put(hall, actor, item, person, picture)})
    except Refused as refused:
        return refused_response(refused)


async def photo(request: Request) -> Response:
    """`GET /rapat/{meeting}/foto/{photo}`: a photo that is shown, for everybody in the meeting."""
    try:
        hall = await hall_for(request, await device_of(request))
        found = await services(request).photo_desk.shown(hall, request.path_params["photo"])
        if found is None:
            refuse(Refusal.UNKNOWN_DOCUMENT)
    except Refused as refused:
        return refused_response(refused)
    return Response(found, media_type="image/jpeg", headers={"Cache-Control": PAGE_CACHE})
