"""The frozen roll (DPT): read and downloaded by those who run or check the meeting, changed with a reason."""

from collections.abc import Mapping, Sequence
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.capacities import roles_here
from rat_online.app.hall import Hall
from rat_online.app.officer_proof import acts_by_account
from rat_online.app.ports.downloads import LONGEST_REASON
from rat_online.app.ports.entries import Entry
from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import Cooperative
from rat_online.app.ports.spreadsheets import SheetKind
from rat_online.app.roll_desk import RollDiff, difference
from rat_online.domain.actor import Actor
from rat_online.domain.authority import roles_of
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.roll_lines import RollLine
from rat_online.domain.transitions import RUNNING
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.catalogue import translate
from rat_online.web.counter import prove_for
from rat_online.web.gate import device_of, hall_for
from rat_online.web.organiser_frame import MAY_ORGANISE, most_shown, organiser_page
from rat_online.web.page import explained, language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.members import file_response
from rat_online.web.pages.proving import take_password
from rat_online.web.pages.records import note_download, reader_of
from rat_online.web.services import services
from rat_online.web.taking import ABOUT_THE_REASON

PAGE_SIZE = 100
LONGEST_SEARCH = 80
PIN = "pin"
PASSWORD, CODE = "sandi", "kode"
ASK_PIN = (Refusal.PROVE_YOURSELF_AGAIN, Refusal.WRONG_PIN)
ASK_ACCOUNT = (Refusal.PROOF_NEEDED, Refusal.SIGN_IN_FAILED, Refusal.CODE_NEEDED, Refusal.PASSKEY_NEEDED)
PAPER = "cetak"
"""The whole roll as a page to be printed."""

MAY_AMEND = (Role.COMMITTEE, Role.CHAIR, Role.ACTING_CHAIR)


async def _opened(request: Request) -> tuple[Hall, PersonId, Cooperative]:
    """The meeting, and in whose name its roll is read.

    Raises:
        Refused: `signed-out`, `unknown-meeting`, `not-allowed`.
    """
    device = await device_of(request)
    hall = await hall_for(request, device)
    person = reader_of(device, hall)
    cooperative = await services(request).registry.cooperative(hall.key.cooperative)
    if cooperative is None:
        refuse(Refusal.UNKNOWN_MEETING)
    return hall, person, cooperative


async def roll(request: Request) -> Response:
    """`GET /rapat/{meeting}/dpt`: a hundred lines a page, searched by `cari`."""
    try:
        hall, person, cooperative = await _opened(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _page(request, hall, person, cooperative)


async def _page(
    request: Request,
    hall: Hall,
    person: PersonId,
    cooperative: Cooperative,
    refused: Refused | None = None,
    form: Mapping[str, str] | None = None,
) -> Response:
    """`form` is what was filled in and did not go through: it stands there again."""
    given, state = services(request), hall.live.state
    lines = [line for line in await given.registry.roll_lines(hall.key) if line.entry in state.roll]
    every = await given.registry.roll_lines(hall.key)
    members = await given.registry.members(cooperative.id)
    context = {
        **_did_not_go(request, refused, form or {}),
        "is_frozen": bool(state.roll.entries),
        "total": len(lines),
        **_part(request, lines),
        "record_at": state.roll.record_at,
        "article": state.roll.article,
        "code": state.roll.root,
        "zone": state.about.zone,
        **_against_today(difference(set(state.roll.entries), every, members)),
        "most": most_shown(request),
        "changes": await _changes(request, hall, every),
        "may_amend": bool(state.roll.entries) and bool(roles_of(state, person) & set(MAY_AMEND)),
    }
    organises, status = bool((await device_of(request)).roles & MAY_ORGANISE), 409 if refused else 200
    page = partial(organiser_page, request, "panitia/dpt.html", cooperative, "roll", context)
    return page(hall=hall, status=status, organises=organises)


def _against_today(diff: RollDiff) -> dict[str, object]:
    gone = [(line, status.value if status else "") for line, status in diff.gone]
    return {"missing": diff.missing, "gone": gone, "renamed": diff.renamed}


def _did_not_go(request: Request, refused: Refused | None, form: Mapping[str, str]) -> dict[str, object]:
    """Why, what was filled in, and the proof that it waits for."""
    code = refused.code if refused else None
    error = explained(request, refused) if refused else ""
    return {"error": error, "form": form, "asks_pin": code in ASK_PIN, "asks_account": code in ASK_ACCOUNT}


def _part(request: Request, lines: Sequence[RollLine]) -> dict[str, object]:
    """The lines that were searched for, a page of them."""
    search = request.query_params.get("cari", "").replace("\0", "")[:LONGEST_SEARCH].strip()
    found = [line for line in lines if search.casefold() in f"{line.number}\n{line.name}".casefold()]
    pages = max(1, -(-len(found) // PAGE_SIZE))
    asked = request.query_params.get("hal", "1")
    at = max(1, min(int(asked), pages)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return {
        "lines": found[(at - 1) * PAGE_SIZE : at * PAGE_SIZE],
        "search": search,
        "found": len(found),
        "at": at,
        "pages": pages,
    }


async def _for_paper(request: Request, hall: Hall, cooperative: Cooperative) -> Response:
    """All lines, with a column to sign in."""
    state = hall.live.state
    lines = [
        line for line in await services(request).registry.roll_lines(hall.key) if line.entry in state.roll
    ]
    context = {
        "lines": lines,
        "total": len(lines),
        "record_at": state.roll.record_at,
        "article": state.roll.article,
        "code": state.roll.root,
        "zone": state.about.zone,
    }
    return organiser_page(request, "dpt_cetak.html", cooperative, "roll", context, hall=hall)


async def _changes(request: Request, hall: Hall, lines: list[RollLine]) -> list[dict[str, object]]:
    names = {line.entry: (line.number, line.name) for line in lines}
    found = []
    for stored in await services(request).log.read(hall.key):
        if stored.kind == "RollAmended":
            entry = stored.payload["entry"]
            assert isinstance(entry, dict)
            person = str(entry["id"])
            number, name = names.get(person, ("", hall.feed.names.get(person, "")))
            found.append(
                {
                    "at": stored.at,
                    "by": hall.feed.names.get(stored.actor.partition(":")[2], ""),
                    "number": number,
                    "name": name,
                    "added": stored.payload["added"],
                    "reason": hall.live.texts.get(str(stored.payload["reason"]), ""),
                }
            )
    return found


async def amend(request: Request) -> Response:
    """`POST /rapat/{meeting}/dpt/ubah`: one member on or off, with a reason; once open by the chair."""
    given = services(request)
    try:
        hall, person, cooperative = await _opened(request)
        form = {name: str(value) for name, value in (await request.form()).items()}
        asked = await _ask_for_proof(request, hall, person, form)
    except Refused as refused:
        return refused_page(request, refused)
    if asked is not None:
        return await _page(request, hall, person, cooperative, asked, form)
    try:
        named = await given.registry.member_by_number(cooperative.id, form.get("nomor", "")[:LONGEST_SEARCH])
        if named is None:
            refuse(Refusal.UNKNOWN_PERSON)
        reason = form.get("sebab", "").replace("\0", "").strip()[:LONGEST_REASON]
        actor = Actor(person, _capacity(await device_of(request), hall, person))
        is_added = form.get("perubahan") == "tambah"
        await given.roll_desk.amend(hall, actor, named.id, add=is_added, reason=reason)
    except Refused as refused:
        return await _page(request, hall, person, cooperative, refused, form)
    return RedirectResponse(f"/rapat/{hall.key.id}/dpt", 303)


async def _ask_for_proof(
    request: Request, hall: Hall, person: PersonId, form: Mapping[str, str]
) -> Refused | None:
    """It is given in the same form, which comes back as it was filled in.

    Raises:
        Refused: `second-factor-needed`; `proof-needed` of whoever acts by a link for a committee's account.
    """
    given, device = services(request), await device_of(request)
    by_account = acts_by_account(device, person)
    entry = Entry(hall.key.cooperative, hall.live.state.about.series, person)
    try:
        if form.get(PIN) and not by_account:
            await given.officer_proof.pins.give(device, entry, form[PIN])
        if form.get(PASSWORD) and by_account:
            await take_password(request, form[PASSWORD], form.get(CODE, ""))
        await prove_for(
            hall, device, Actor(person, _capacity(device, hall, person)), given.officer_proof.need_of
        )
    except Refused as refused:
        leads_elsewhere = refused.code is Refusal.PROOF_NEEDED and not by_account
        if leads_elsewhere or refused.code is Refusal.SECOND_FACTOR_NEEDED:
            raise
        return refused
    return None


def _capacity(device: Device, hall: Hall, person: PersonId) -> Role:
    """The committee changes the roll beforehand; in an open meeting the chair decides (rule book section 3).

    Raises:
        Refused: `not-allowed`.
    """
    state = hall.live.state
    held = roles_here(device, state, person)
    order = reversed(MAY_AMEND) if state.state in RUNNING else MAY_AMEND
    for role in order:
        if role in held:
            return role
    refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)


async def download(request: Request) -> Response:
    """`POST /rapat/{meeting}/dpt/unduh`: for paper, XLSX or CSV; no contacts; with a reason, and noted."""
    given = services(request)
    try:
        hall, person, cooperative = await _opened(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    is_paper = form.get("jenis") == PAPER
    kind = SheetKind.CSV if form.get("jenis") == SheetKind.CSV else SheetKind.XLSX
    name = f"dpt-{PAPER}" if is_paper else f"dpt.{kind}"
    try:
        await note_download(request, hall, person, name)
    except Refused as refused:
        if refused.code not in ABOUT_THE_REASON:
            return refused_page(request, refused)
        return await _page(request, hall, person, cooperative, refused)
    if is_paper:
        return await _for_paper(request, hall, cooperative)
    language = language_for(request)
    headings = [translate(language, f"roll.column-{column}", {}) for column in ("ordinal", "number", "name")]
    lines = [line for line in await given.registry.roll_lines(hall.key) if line.entry in hall.live.state.roll]
    rows = [(str(place), line.number, line.name) for place, line in enumerate(lines, 1)]
    content = await run_in_threadpool(given.spreadsheets.export, kind, "DPT", headings, rows)
    return file_response(content, kind, name)
