"""The archive: the recording with jumps to each agenda item and decision, and its captions."""

from starlette.requests import Request
from starlette.responses import Response

from rat_online.app.event_codec import to_happened
from rat_online.app.hall import Hall
from rat_online.app.media_pass import Right
from rat_online.app.recording_desk import captions_over_time
from rat_online.domain.captions import Cue, cues, webvtt
from rat_online.domain.chain import Json
from rat_online.domain.errors import Refused
from rat_online.domain.events import Happened
from rat_online.domain.events.deciding import ResultDeclared
from rat_online.domain.stage import Recording
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.stream import address_of
from rat_online.web.services import services
from rat_online.web.stream_address import policy_for


async def archive(request: Request) -> Response:
    """`GET /rapat/{meeting}/arsip`."""
    try:
        hall = await hall_for(request, await device_of(request))
    except Refused as refused:
        return refused_page(request, refused)
    given, state = services(request), hall.live.state
    recording, address = state.stage.recording, address_of(request, services(request))
    is_there = recording is not None and state.stage.erased_at is None
    is_served = is_there and address is not None and await given.media.ready()
    source = ""
    if is_served and address is not None:
        source = f"{address.http}/{given.media.passes.write(hall.key.id, Right.REPLAY)}/rekaman.mp4"
    log = await _log(request, hall) if recording else []
    context = {
        "meeting": hall.key.id,
        "title": state.about.title,
        "recording": recording,
        "erased_at": state.stage.erased_at,
        "zone": state.about.zone,
        "source": source,
        "jumps": _jumps(hall, recording, log) if recording else [],
        "captions": _captions(hall, recording, log) if recording else [],
    }
    response = page(request, "arsip.html", context)
    response.headers.update(policy_for(state.stage, address))
    return response


async def captions(request: Request) -> Response:
    """`GET /rapat/{meeting}/arsip/takarir.vtt`: the captions of the recording; none before it is there."""
    try:
        hall = await hall_for(request, await device_of(request))
    except Refused as refused:
        return refused_response(refused)
    recording = hall.live.state.stage.recording
    found = _captions(hall, recording, await _log(request, hall)) if recording else []
    headers = {"Cache-Control": "private, no-store"}
    if "unduh" in request.query_params:
        headers["Content-Disposition"] = f'attachment; filename="takarir-{hall.key.id}.vtt"'
    return Response(webvtt(found), media_type="text/vtt", headers=headers)


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
            place = recording.place_of(one.at)
            if place is not None:
                found.append((place, True, state.decisions[one.event.decision].text))
    found.sort(key=lambda jump: jump[:2])
    return [{"at_ms": at, "title": title, "is_decision": is_decision} for at, is_decision, title in found]
