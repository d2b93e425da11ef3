"""The entrance: first set-up of an empty install, sign-in of members and officers, sign-out."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from rat_online.app.first_run import Founding
from rat_online.app.judgement import Answer
from rat_online.app.link_secret import OF_GROUP, of_group
from rat_online.app.password_rules import fault_of
from rat_online.app.ports.identity import Series
from rat_online.app.sign_in import SignedIn
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.web.catalogue import translate
from rat_online.web.channel import address_of, is_for_tls
from rat_online.web.formats import ZONES
from rat_online.web.gate import cookie_name, device_of, keep_token, mark_of, token_of
from rat_online.web.organiser_frame import MAY_ORGANISE
from rat_online.web.page import explained, language_for, page
from rat_online.web.pages.account import credential_in
from rat_online.web.proof import own_path, site_of
from rat_online.web.services import services
from rat_online.web.wire import refusal

LONGEST_LABEL = 200

FIRST_ENTRY = frozenset({Refusal.PIN_NEEDED, Refusal.PIN_UNFIT})
"""Known, but without a PIN yet."""

OFFICE_LINK = "tugas"
"""In the address of an office's link, and in its form: the page says what an officer is asked for."""


NUMBER = "number"
"""The member's own number, asked for where a group's code stands in for a personal one."""


async def home(request: Request) -> Response:
    """`GET /`: set-up while the install is empty, the meetings of who is signed in, else the door."""
    given = services(request)
    if await given.first_run.is_needed():
        return page(request, "mulai.html", {"error": "", "founding": {}})
    try:
        device = await device_of(request)
    except Refused:
        return page(request, "beranda.html", {"meetings": [], "is_signed_in": False})
    rows = await given.registry.meetings(device.cooperative)
    cooperative = await given.registry.cooperative(device.cooperative)
    meetings = [
        {"id": row.id, "title": row.title, "planned_at": row.planned_at}
        for row in rows
        if device.persons_in(row.series)
    ]
    zone = cooperative.zone if cooperative else "Asia/Jakarta"
    shown = {
        "meetings": meetings,
        "is_signed_in": True,
        "zone": zone,
        "may_organise": bool(device.roles & MAY_ORGANISE),
        "is_officer": bool(device.roles),
    }
    return page(request, "beranda.html", shown)


async def found(request: Request) -> Response:
    """`POST /mulai`: make the first cooperative and its admin, with the code on the console."""
    given = services(request)
    form = {name: str(value) for name, value in (await request.form()).items()}
    founding = Founding(
        cooperative_name=form.get("cooperative", ""),
        admin_name=form.get("name", ""),
        login=form.get("login", ""),
        password=form.get("password", ""),
        zone=form.get("zone", "Asia/Jakarta"),
    )
    try:
        if founding.zone not in ZONES:
            refuse(Refusal.MALFORMED, field="zone")
        if fault := fault_of(founding.password, founding.login):
            error = translate(language_for(request), f"door.password-{fault.value}", {})
            return _founding_again(request, founding, error)
        await given.first_run.found(form.get("code", ""), founding)
        signed_in = await given.sign_in.with_password(
            founding.login,
            founding.password,
            None,
            _label(request),
            address_of(request),
            mark=mark_of(request),
        )
    except Refused as refused:
        return _founding_again(request, founding, explained(request, refused))
    return _welcomed(request, signed_in, RedirectResponse("/panitia", 303))


def _founding_again(request: Request, founding: Founding, error: str) -> Response:
    """The form with what was typed, but for code and password."""
    shown = {"cooperative": founding.cooperative_name, "name": founding.admin_name, "login": founding.login}
    return page(request, "mulai.html", {"error": error, "founding": shown}, 409)


async def door(request: Request) -> Response:
    """`GET /masuk`: opening a personal link changes nothing; its secret is in the fragment, never sent."""
    asked = request.query_params
    to = own_path(asked.get("ke", "/"))
    return _door(request, as_officer="petugas" in asked, for_office=OFFICE_LINK in asked, to=to)


def _door(
    request: Request,
    error: str = "",
    status: int = 200,
    *,
    as_officer: bool = False,
    for_office: bool = False,
    to: str = "/",
) -> Response:
    shown = {
        "error": error,
        "as_officer": as_officer,
        "for_office": for_office,
        "office_mark": OFFICE_LINK,
        "to": to,
    }
    return page(request, "masuk.html", shown, status)


async def enter(request: Request) -> Response:
    """`POST /masuk`: the tap on "Masuk", with the secret and the datum or PIN, as JSON or as a form."""
    wants_json = request.headers.get("content-type", "").startswith("application/json")
    fields: dict[str, str] = {}
    try:
        fields = await (_json_fields(request) if wants_json else _form_fields(request))
        if NUMBER in fields:
            fields["secret"] = of_group(fields.get("secret", ""), fields[NUMBER])
        signed_in = await services(request).sign_in.with_secret(
            fields.get("secret", ""),
            Answer(fields.get("datum", ""), fields.get("pin", "")),
            token_of(request),
            _label(request),
            address_of(request),
            mark_of(request),
        )
    except Refused as refused:
        if wants_json:
            return JSONResponse(refusal(None, refused), _status_of(refused))
        if refused.code in FIRST_ENTRY:
            return _choose_pin(request, fields, refused)
        told = _told(request, refused)
        if NUMBER in fields:
            return _group_door(request, fields, told, _status_of(refused))
        return _door(request, told, _status_of(refused), for_office=OFFICE_LINK in fields)
    where = await _meeting_page(request, signed_in)
    if wants_json:
        return _welcomed(request, signed_in, JSONResponse({"done": {"to": where}}))
    return _welcomed(request, signed_in, RedirectResponse(where, 303))


def _told(request: Request, refused: Refused) -> str:
    """Why the door stays shut; a meeting that is over is no stage that a page could be loaded again for."""
    if refused.code is Refusal.WRONG_STATE:
        return translate(language_for(request), "door.over", {})
    return explained(request, refused)


async def group_door(request: Request) -> Response:
    """`GET /gabung`: for who has the code of a group or a poster; it is in the fragment, never sent."""
    return _group_door(request, {})


def _group_door(request: Request, fields: Mapping[str, str], error: str = "", status: int = 200) -> Response:
    """With code and number as they were typed: both are known to others, the datum is not."""
    code = fields.get("secret", "").partition(OF_GROUP)[0]
    shown = {"error": error, "code": code, "number": fields.get(NUMBER, "")}
    return page(request, "gabung.html", shown, status)


def _choose_pin(request: Request, fields: dict[str, str], refused: Refused) -> Response:
    """The second step of a first entry; what opened the first goes back to whom it came from."""
    error = explained(request, refused) if refused.code is Refusal.PIN_UNFIT else ""
    shown = {"error": error, "secret": fields.get("secret", ""), "datum": fields.get("datum", "")}
    return page(request, "pin_baru.html", shown, _status_of(refused))


async def enter_as_officer(request: Request) -> Response:
    """`POST /masuk/petugas`: login and password, and the app's code where one is set up."""
    fields = await _form_fields(request)
    try:
        signed_in = await services(request).sign_in.with_password(
            fields.get("login", ""),
            fields.get("password", ""),
            token_of(request),
            _label(request),
            address_of(request),
            fields.get("code", ""),
            mark_of(request),
        )
    except Refused as refused:
        to = own_path(fields.get("ke", ""))
        return _door(request, explained(request, refused), _status_of(refused), as_officer=True, to=to)
    return _welcomed(request, signed_in, RedirectResponse(own_path(fields.get("ke", "/")), 303))


async def ask_for_passkey(request: Request) -> Response:
    """`POST /masuk/passkey/mulai`: what the browser is asked, the same for everybody."""
    options = services(request).passkeys.question(site_of(request))
    return Response(options, media_type="application/json")


async def enter_by_passkey(request: Request) -> Response:
    """`POST /masuk/passkey`: an officer whose device holds a passkey."""
    given = services(request)
    try:
        account = await given.passkeys.whose(site_of(request), await credential_in(request))
        signed_in = await given.sign_in.with_passkey(
            account, token_of(request), _label(request), mark_of(request)
        )
    except Refused as refused:
        return JSONResponse(refusal(None, refused), _status_of(refused))
    return _welcomed(request, signed_in, JSONResponse({"done": {}}))


async def leave(request: Request) -> Response:
    """`POST /keluar`: end this browser's session."""
    token = token_of(request)
    if token:
        await services(request).sessions.sign_out(token)
    response = RedirectResponse("/", 303)
    response.delete_cookie(cookie_name(request), path="/", secure=_is_tls(request), httponly=True)
    return response


async def _form_fields(request: Request) -> dict[str, str]:
    return {name: str(value) for name, value in (await request.form()).items()}


async def _json_fields(request: Request) -> dict[str, str]:
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        raise Refused(Refusal.MALFORMED) from None
    if not isinstance(sent, dict):
        raise Refused(Refusal.MALFORMED)
    return {name: value for name, value in sent.items() if isinstance(value, str)}


async def _meeting_page(request: Request, signed_in: SignedIn) -> str:
    """The latest meeting of the line of calls that the link opens, or where one waits for the seat."""
    if signed_in.move is not None:
        return f"/pindah/{signed_in.move.id}"
    series = signed_in.what.series
    latest = services(request).house.latest_of(Series(signed_in.device.cooperative, series or ""))
    # One that is under way here is the latest; after one that was put off another process may know more.
    if latest is not None and latest.is_gathered:
        return f"/rapat/{latest.key.id}"
    rows = await services(request).registry.meetings(signed_in.device.cooperative)
    for row in rows:
        if row.series == series:
            return f"/rapat/{row.id}"
    return "/"


def _welcomed(request: Request, signed_in: SignedIn, response: Response) -> Response:
    return keep_token(request, response, signed_in.token)


def _is_tls(request: Request) -> bool:
    return is_for_tls(request, services(request).settings)


def _label(request: Request) -> str:
    """What the list of devices shows of this one."""
    return request.headers.get("user-agent", "")[:LONGEST_LABEL]


def _status_of(refused: Refused) -> int:
    known = {Refusal.TOO_MANY_ATTEMPTS: 429, Refusal.TRY_AGAIN: 503, Refusal.MALFORMED: 400}
    known |= dict.fromkeys(FIRST_ENTRY, 409)
    return known.get(refused.code, 403)
