""" "Coba HP saya": a member tries sign-in, network, sound, a vote and the microphone. Rule book section 4.

None of it is the meeting: no command is given, nobody is present for it, and the practice vote is not kept.
"""

import secrets
from typing import Final

import anyio
import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from rat_online.app.hall import Hall
from rat_online.app.phone_trials import GOOD, Trial
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device
from rat_online.app.ports.phone_trials import TrialOutcome, TrialPart
from rat_online.domain.chain import Json, time_text
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import MeetingState
from rat_online.web.device_name import device_name
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for
from rat_online.web.handshake import shake_hands
from rat_online.web.middleware import CONTENT_SECURITY_POLICY
from rat_online.web.page import page
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.member import seats_of
from rat_online.web.services import services

OVER = (MeetingState.CLOSED, MeetingState.CANCELLED)
PRACTICE: Final = frozenset({"for", "against", "abstain"})
ECHO_WITHIN_S = 20.0
OWN_SOUND = {"Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; media-src blob:"}
"""The tone is made on the phone: no file is fetched for it."""

MAY_SAY: Final = {
    TrialPart.NETWORK: {TrialOutcome.SLOWLY, TrialOutcome.FAILED},
    TrialPart.SOUND: {TrialOutcome.PASSED, TrialOutcome.FAILED},
    TrialPart.VOTE: {TrialOutcome.PASSED},
    TrialPart.MICROPHONE: {TrialOutcome.PASSED, TrialOutcome.FAILED, TrialOutcome.SKIPPED},
}
"""What the page may say. That somebody signed in and that a websocket carries is the server's to know."""


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """What the page says of one part: `choice` and `entry` belong to a practice vote."""

    part: TrialPart
    outcome: TrialOutcome
    entry: str = ""
    choice: str = ""


_read = msgspec.json.Decoder(Said).decode


async def trial(request: Request) -> Response:
    """`GET /rapat/{meeting}/coba`."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
    except Refused as refused:
        return refused_page(request, refused)
    given, about = services(request), hall.live.state.about
    names, here = hall.feed.names, _device(request)
    entries = _entries(device, hall)
    trials = [await given.phone_trials.of_entry(entry) for entry in entries]
    contact = await given.help_desk.contact(hall.key.cooperative)
    cooperative = await given.registry.cooperative(hall.key.cooperative)
    context = {
        "meeting": hall.key.id,
        "title": about.title,
        "cooperative": cooperative.name if cooperative else "",
        "planned_at": about.planned_at,
        "zone": about.zone,
        "is_over": hall.live.state.state in OVER,
        "device": here,
        "contact": whatsapp_number(contact) if contact else None,
        "seats": [{"entry": one.person, "name": names.get(one.person, "")} for one in entries],
        "tried": _tried_here(trials, here),
    }
    response = page(request, "coba.html", context)
    response.headers.update(OWN_SOUND)
    return response


async def say(request: Request) -> Response:
    """`POST /rapat/{meeting}/coba`: how a part went, or a practice vote; its choice is read and forgotten."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        if hall.live.state.state in OVER:
            refuse(Refusal.WRONG_STATE, state=hall.live.state.state.value)
        wait = await services(request).trial_shares.take(device.session, services(request).house.now())
        if wait:
            refuse(Refusal.TOO_MANY_ATTEMPTS, seconds=wait)
        said = await _said(request)
        entries = _entries(device, hall)
        if said.part is TrialPart.VOTE:
            entries = _voter(entries, said)
    except Refused as refused:
        return refused_response(refused)
    done = await _note(request, entries, said.part, said.outcome)
    return JSONResponse({"done": done})


async def line(websocket: WebSocket) -> None:
    """`GET /rapat/{meeting}/coba/langsung`: a word that comes back proves that the network carries votes."""
    comes = await shake_hands(websocket)
    if comes is None:
        return
    device, hall = comes
    word = secrets.token_urlsafe(8)
    try:
        with anyio.move_on_after(ECHO_WITHIN_S):
            await websocket.send_json({"t": "say", "word": word})
            if await websocket.receive_text() == word:
                done = await _note(websocket, _entries(device, hall), TrialPart.NETWORK, TrialOutcome.PASSED)
                await websocket.send_json({"t": "done", **done})
        await websocket.close()
    except (WebSocketDisconnect, KeyError, RuntimeError):
        return  # the other side was faster, or sent bytes for words


async def _said(request: Request) -> Said:
    try:
        said = _read(await request.body())
    except (msgspec.MsgspecError, UnicodeDecodeError):
        refuse(Refusal.MALFORMED)
    if said.outcome not in MAY_SAY.get(said.part, set()):
        refuse(Refusal.MALFORMED, field="outcome")
    return said


def _voter(entries: list[Entry], said: Said) -> list[Entry]:
    if said.choice not in PRACTICE:
        refuse(Refusal.CHOICE_INVALID)
    found = [entry for entry in entries if entry.person == said.entry]
    if not found:
        refuse(Refusal.SEAT_NOT_HERE)
    return found


def _entries(device: Device, hall: Hall) -> list[Entry]:
    series = hall.live.state.about.series
    return [Entry(device.cooperative, series, person) for person in seats_of(device, hall)]


def _device(connection: HTTPConnection) -> str:
    return device_name(connection.headers.get("user-agent", ""))


async def _note(
    connection: HTTPConnection, entries: list[Entry], part: TrialPart, outcome: TrialOutcome
) -> dict[str, Json]:
    given = services(connection)
    if entries:
        await given.phone_trials.note(entries, part, outcome, _device(connection))
    return {"at": time_text(given.house.now())}


def _tried_here(trials: list[Trial], here: str) -> dict[str, str]:
    """What this phone has shown before; of several members who share it, what all of them have."""
    found = {}
    for part in TrialPart:
        outcomes = [one.outcome_of(part) if one.device == here else None for one in trials]
        worst = next((one for one in outcomes if one not in GOOD), outcomes[0] if outcomes else None)
        if worst is not None:
            found[part.value] = worst.value
    return found
