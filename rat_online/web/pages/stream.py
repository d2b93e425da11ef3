"""The livestream's side of a meeting: where to watch, the studio, pages under discussion.

The pictures and sounds themselves never pass through here: the media process has its own port.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rat_online.app.capacities import in_office, roles_here
from rat_online.app.hall import Hall
from rat_online.app.media_orders import broadcast_of, broadcast_order, floor_order
from rat_online.app.media_pass import Right
from rat_online.app.ports.identity import Device
from rat_online.app.ports.media import MediaUnavailable
from rat_online.app.turn_pass import ice_servers
from rat_online.domain.authority import MAY
from rat_online.domain.chain import Json
from rat_online.domain.commands.staging import ShowPage, StartBroadcast
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.floor import Turn
from rat_online.domain.vocabulary import PersonId, Role, StreamKind
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.services import Services, services
from rat_online.web.stream_address import MediaAddress, media_address, policy_for

LARGEST_PAGE = 40 * 1024
"""Bytes of a page's picture: shown beside the sound to members on mobile data."""

PAGE_CACHE = "private, max-age=86400, immutable"


def stager_of(device: Device, hall: Hall) -> tuple[PersonId, Role]:
    """Who of this device may broadcast, and in what capacity.

    Raises:
        Refused: `not-allowed`.
    """
    return _capacity(device, hall, MAY[StartBroadcast])


def _capacity(device: Device, hall: Hall, allowed: frozenset[Role]) -> tuple[PersonId, Role]:
    person = in_office(device, hall.live.state, allowed)
    return person, min(roles_here(device, hall.live.state, person) & allowed)


def address_of(request: Request, given: Services) -> MediaAddress | None:
    return media_address(request, given.settings, given.media)


async def where(request: Request) -> Response:
    """`GET /rapat/{meeting}/siaran`: how this device watches, with passes that run out."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        return refused_response(refused)
    given, stage = services(request), hall.live.state.stage
    answer: dict[str, Json] = {"kind": stage.kind.value, "address": stage.address}
    address = address_of(request, given)
    if stage.kind is StreamKind.EMBEDDED and address is not None:
        if stage.on_air_since is not None and not given.media.is_running:
            # After a restart of the server in mid-broadcast: whoever comes first has it started.
            await given.media.ready()
        watch = given.media.passes.write(hall.key.id, Right.WATCH, session=device.session)
        answer["watch"] = f"{address.ws}/{watch}/tonton"
        shared = given.media.passes.write(hall.key.id, Right.PLAYLIST)
        answer["hls"] = f"{address.http}/{shared}/hls/utama.m3u8"
    return JSONResponse(answer)


async def studio(request: Request) -> Response:
    """`GET /rapat/{meeting}/studio`: camera, screen and pages of the committee's own device."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        person, role = stager_of(device, hall)
    except Refused as refused:
        return refused_page(request, refused)
    given = services(request)
    cooperative = await given.registry.cooperative(hall.key.cooperative)
    context = {
        "meeting": hall.key.id,
        "title": hall.live.state.about.title,
        "cooperative": cooperative.name if cooperative else "",
        "capacity": f"{role.value}:{person}",
        "is_served": address_of(request, given) is not None,
        "may_choose": role is Role.COMMITTEE,
    }
    response = page(request, "studio.html", context)
    response.headers.update(policy_for(hall.live.state.stage, address_of(request, given), speaks=True))
    return response


async def admit_studio(request: Request) -> Response:
    """`POST /rapat/{meeting}/siaran/izin`: where the studio, OBS or a camera sends to.

    With a stream from elsewhere, whence it takes a speaker in who has no direct line, and nothing more.
    """
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        stager_of(device, hall)
        given, address = services(request), address_of(request, services(request))
        if address is None or not await given.media.ready():
            refuse(Refusal.STUDIO_AWAY)
        if broadcast_of(hall):
            # The process that started the broadcast may have died before it said so.
            await given.media.order(hall.key.id, broadcast_order(hall))
        elif hall.live.state.stage.kind is StreamKind.EMBEDDED:
            # What is sent is recorded: the log, and with it every page, says so first.
            refuse(Refusal.NOT_ON_AIR)
    except MediaUnavailable:
        return refused_response(Refused(Refusal.STUDIO_AWAY))
    except Refused as refused:
        return refused_response(refused)
    write, session = given.media.passes.write, device.session
    floor = write(hall.key.id, Right.WATCH_FLOOR, session=session)
    answer = {"floor": f"{address.ws}/{floor}/tonton"}
    if broadcast_of(hall):
        publish = write(hall.key.id, Right.PUBLISH, during=broadcast_of(hall), session=session)
        answer["publish"] = f"{address.ws}/{publish}/siaran"
        answer["ingest"] = f"{address.http}/{publish}/masukan"
    return JSONResponse(answer)


async def admit_speaker(request: Request) -> Response:
    """`POST /rapat/{meeting}/siaran/lantai`: whoever holds the floor may send, and nobody else."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        turn = _own_turn(device, hall)
        given, address = services(request), address_of(request, services(request))
        if address is None or not await given.media.ready():
            refuse(Refusal.STUDIO_AWAY)
        await given.media.order(hall.key.id, floor_order(hall))
    except MediaUnavailable:
        return refused_response(Refused(Refusal.STUDIO_AWAY))
    except Refused as refused:
        return refused_response(refused)
    speak = given.media.passes.write(hall.key.id, Right.FLOOR, during=turn.id, session=device.session)
    return JSONResponse({"publish": f"{address.ws}/{speak}/siaran"})


def _own_turn(device: Device, hall: Hall) -> Turn:
    """Raises Refused `not-on-the-floor`."""
    turn = hall.live.state.floor.speaking
    if turn is None or turn.person not in device.persons_in(hall.live.state.about.series):
        refuse(Refusal.NOT_ON_THE_FLOOR)
    return turn


async def ice(request: Request) -> Response:
    """`POST /rapat/{meeting}/siaran/ice`: servers for the direct line, to its two ends alone."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        if not _may_stage(device, hall):
            _own_turn(device, hall)
    except Refused as refused:
        return refused_response(refused)
    given = services(request)
    settings = given.settings
    secret = settings.turn_secret.get_secret_value() if settings.turn_secret else None
    found = ice_servers(settings.ice_servers_json, settings.turn_urls, secret, hall.key.id, given.house.now())
    return JSONResponse({"ice": found}, headers={"Cache-Control": "no-store"})


def _may_stage(device: Device, hall: Hall) -> bool:
    state = hall.live.state
    persons = device.persons_in(state.about.series)
    return any(roles_here(device, state, one) & MAY[StartBroadcast] for one in persons)


async def keep_page(request: Request) -> Response:
    """`POST /rapat/{meeting}/halaman`: a page's picture; the command `show-page` then shows it."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        _capacity(device, hall, MAY[ShowPage])
        picture = await request.body()
        if len(picture) > LARGEST_PAGE:
            refuse(Refusal.TOO_LARGE, limit=LARGEST_PAGE)
        try:
            digest = await run_in_threadpool(services(request).shown_pages.keep, hall.key.id, picture)
        except ValueError:
            refuse(Refusal.MALFORMED, field="page")
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"page": digest})


async def shown_page(request: Request) -> Response:
    """`GET /rapat/{meeting}/halaman/{page}`: a picture, for everybody in the meeting."""
    try:
        hall = await hall_for(request, await device_of(request))
    except Refused as refused:
        return refused_response(refused)
    pages = services(request).shown_pages
    found = await run_in_threadpool(pages.find, hall.key.id, request.path_params["page"])
    if found is None:
        return refused_response(Refused(Refusal.UNKNOWN_PAGE))
    picture, kind = found
    return Response(picture, media_type=kind, headers={"Cache-Control": PAGE_CACHE})
