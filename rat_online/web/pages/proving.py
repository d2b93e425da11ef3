"""An officer who is in already proves anew that it is still they, and goes on with what was begun."""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from rat_online.app.capacities import by_election, need_way_in
from rat_online.app.hall import Hall
from rat_online.app.officer_proof import acts_by_account
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import Account
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.channel import address_of
from rat_online.web.fallback import refused_response
from rat_online.web.gate import device_of, hall_for, token_of
from rat_online.web.pages.account import credential_in
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import officer_in, site_of
from rat_online.web.services import services


async def prove_by_pin(request: Request) -> Response:
    """`POST /rapat/{meeting}/bukti`: the PIN of who acts here by a link or from a seat, as JSON."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        sent = await credential_in(request)
        person = str(sent.get("person", ""))
        await take_pin(request, hall, person, str(sent.get("pin", "")))
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"done": {}})


async def take_pin(request: Request, hall: Hall, person: PersonId, pin: str) -> None:
    """The PIN of who acts here; from the own seat it begins to lead. Nobody guesses at it from elsewhere.

    Raises:
        Refused: `not-allowed`, `office-link-needed`, `own-link-needed`, `wrong-pin` (left),
            `too-many-attempts` (seconds), `pin-cleared`, `entry-frozen`.
    """
    given, device, meeting = services(request), await device_of(request), hall.live.state
    series = meeting.about.series
    entry = Entry(hall.key.cooperative, series, person)
    if device.acts_as(series, person) and not acts_by_account(device, person):
        await given.officer_proof.pins.give(device, entry, pin)
    elif device.sits(series, person) and by_election(meeting, person):
        await given.leading.begin(device, entry, pin)
    else:
        if device.sits(series, person):
            need_way_in(meeting, person, frozenset(Role))
        refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)


async def lead_from_seat(request: Request) -> Response:
    """`POST /rapat/{meeting}/konsol`: the PIN of whom the meeting elected; then the console opens here."""
    try:
        device = await device_of(request)
        hall = await hall_for(request, device)
        person = _elected_here(device, hall)
        await take_pin(request, hall, person, str((await request.form()).get("pin", "")))
    except Refused as refused:
        return refused_page(request, refused)
    return RedirectResponse(f"/rapat/{hall.key.id}/konsol", 303)


def _elected_here(device: Device, hall: Hall) -> PersonId:
    """Who of those that sit here was elected, and does not lead yet.

    Raises:
        Refused: `not-allowed`.
    """
    meeting = hall.live.state
    for seat in device.seats:
        if seat.series == meeting.about.series and by_election(meeting, seat.entry):
            return seat.entry
    refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)


async def prove_account(request: Request) -> Response:
    """`POST /akun/bukti`: password and the app's code of the account that is signed in, as JSON."""
    try:
        await _only_account(request)
        sent = await credential_in(request)
        await take_password(request, str(sent.get("password", "")), str(sent.get("code", "")))
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"done": {}})


async def take_password(request: Request, password: str, code: str) -> None:
    """Password and code of the account here, whatever form they came in.

    Raises:
        Refused: `sign-in-failed`, `code-needed`, `too-many-attempts` (seconds), `proof-needed` …
    """
    given = services(request)
    device, own = await _only_account(request)
    await given.sign_in.prove_by_password(own, password, code, address_of(request), token_of(request))
    await given.sessions.prove(device)


async def prove_by_passkey(request: Request) -> Response:
    """`POST /akun/bukti/passkey`: the answer of a passkey to the question of `/masuk/passkey/mulai`."""
    given = services(request)
    try:
        device, own = await _only_account(request)
        found = await given.passkeys.whose(site_of(request), await credential_in(request))
        if (found.cooperative, found.id) != (own.cooperative, own.id):
            refuse(Refusal.SIGN_IN_FAILED)
        await given.sessions.prove(device)
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"done": {}})


async def _only_account(request: Request) -> tuple[Device, Account]:
    """The account here; where there are two, one does not prove for the other.

    Raises:
        Refused: `signed-out`, `not-allowed`, `proof-needed`.
    """
    device, own = await officer_in(request)
    if sum(office.series is None for office in device.offices) > 1:
        refuse(Refusal.PROOF_NEEDED)
    return device, own
