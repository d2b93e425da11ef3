"""The archive: the recording with jumps to each agenda item and decision, and its captions."""

from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.event_codec import to_happened
from rat_online.app.hall import Hall
from rat_online.app.media_pass import Right
from rat_online.app.ports.identity import Device
from rat_online.app.recording_desk import captions_over_time
from rat_online.domain.captions import Cue, cues, webvtt
from rat_online.domain.chain import Json
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.events import Happened
from rat_online.domain.events.deciding import ResultDeclared
from rat_online.domain.stage import Recording
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import explained, page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.records import note_download, reader_of
from rat_online.web.pages.stream import address_of
from rat_online.web.services import Services, services
from rat_online.web.stream_address import policy_for
from rat_online.web.taking import ABOUT_THE_REASON

RECORDING = "rekaman.mp4"
CAPTIONS = "takarir.vtt"


async def archive(request: Request) -> Response:
    """`GET /rapat/{meeting}/arsip`."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        return refused_page(request, refused)
    return await _page(request, device, hall)


async def _page(request: Request, device: Device, hall: Hall, error: str = "") -> Response:
    state = hall.live.state
    recording, address = state.stage.recording, address_of(request, services(request))
    source = await _source(request, hall, Right.REPLAY)
    log = await _log(request, hall) if recording else []
    context = {
        "meeting": hall.key.id,
        "title": state.about.title,
        "recording": recording,
        "erased_at": state.stage.erased_at,
        "kept_days": services(request).settings.recording_days,
        "kept_until": _kept_until(recording, services(request)),
        "zone": state.about.zone,
        "source": source,
        "jumps": _jumps(hall, recording, log) if recording else [],
        "captions": _captions(hall, recording, log) if recording else [],
        "may_take": _may_take(device, hall),
        "error": error,
    }
    response = page(request, "arsip.html", context, 409 if error else 200)
    response.headers.update(policy_for(state.stage, address, takes=True))
    return response


def _kept_until(recording: Recording | None, given: Services) -> datetime | None:
    """By the operator's setting, counted as its keeper does."""
    if recording is None or not recording.sessions:
        return None
    return recording.sessions[-1].began_at + timedelta(days=given.settings.recording_days)


async def _source(request: Request, hall: Hall, right: Right) -> str:
    """Where the recording is, for as long as the pass in it lasts; empty where there is none to be had."""
    given, stage = services(request), hall.live.state.stage
    address = address_of(request, given)
    is_there = stage.recording is not None and stage.erased_at is None
    if not is_there or address is None or not await given.media.ready():
        return ""
    return f"{address.http}/{given.media.passes.write(hall.key.id, right)}/{RECORDING}"


def _may_take(device: Device, hall: Hall) -> bool:
    """Everybody watches it; voices and faces are carried away by those who run or check the meeting."""
    try:
        reader_of(device, hall)
    except Refused:
        return False
    return True


async def captions(request: Request) -> Response:
    """`GET /rapat/{meeting}/arsip/takarir.vtt`: the captions of the recording; none before it is there."""
    try:
        hall = await hall_for(request, await device_of(request))
    except Refused as refused:
        return refused_response(refused)
    headers = {"Cache-Control": "private, no-store"}
    return Response(await _webvtt(request, hall), media_type="text/vtt", headers=headers)


async def _webvtt(request: Request, hall: Hall) -> str:
    recording = hall.live.state.stage.recording
    return webvtt(_captions(hall, recording, await _log(request, hall)) if recording else [])


async def take(request: Request) -> Response:
    """`POST /rapat/{meeting}/arsip/unduh/{what}`: the captions or the recording, with a reason, and noted."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        what = request.path_params["what"]
        if what == CAPTIONS:
            person = device.persons_in(hall.live.state.about.series)[0]
        else:
            person = reader_of(device, hall)
        source = await _source(request, hall, Right.TAKE) if what == RECORDING else ""
        if what not in (CAPTIONS, RECORDING) or (what == RECORDING and not source):
            refuse(Refusal.UNKNOWN_DOCUMENT)
    except Refused as refused:
        return refused_page(request, refused)
    try:
        await note_download(request, hall, person, what)
    except Refused as refused:
        if refused.code not in ABOUT_THE_REASON:
            return refused_page(request, refused)
        return await _page(request, device, hall, explained(request, refused))
    if what == RECORDING:
        return RedirectResponse(source, 303)
    headers = {"Content-Disposition": f'attachment; filename="takarir-{hall.key.id}.vtt"'}
    return Response(await _webvtt(request, hall), media_type="text/vtt", headers=headers)


async def _log(request: Request, hall: Hall) -> list[Happened]:
    return [to_happened(stored) for stored in await services(request).log.read(hall.key)]


def _captions(hall: Hall, recording: Recording, log: list[Happened]) -> list[Cue]:
    return cues(captions_over_time(log, hall.live.texts), recording)


def _jumps(hall: Hall, recording: Recording, log: list[Happened]) -> list[dict[str, Json]]:
    """Agenda items where they start, and the decisions at the palu, in the recording's order."""
    state = hall.live.state
    found: list[tuple[int, bool, str]] = [
        (chapter.starts_at_ms, False, state.agenda.items[chapter.item].planned.title)
        for chapter in recording.chapters
    ]
    for one in log:
        if isinstance(one.event, ResultDeclared):
            place = recording.place_near(one.at)
            if place is not None:
                found.append((place, True, state.decisions[one.event.decision].text))
    found.sort(key=lambda jump: jump[:2])
    return [{"at_ms": at, "title": title, "is_decision": is_decision} for at, is_decision, title in found]
