"""The members' pages of the committee: the list, one member, and the export."""

from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rat_online.app.member_import.fields import FIELD_NAMES, Field
from rat_online.app.ports.registry import AlreadyThere, Cooperative, KnownMember
from rat_online.app.ports.spreadsheets import MEDIA_TYPES, SheetKind
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.members import STATUS_WORDS, Board, MemberStatus, Sex
from rat_online.domain.members.phone import national_form
from rat_online.web.catalogue import translate
from rat_online.web.member_form import MemberFaults, filled_with, member_from
from rat_online.web.organiser_frame import organiser_of, organiser_page
from rat_online.web.page import language_code, language_for
from rat_online.web.pages.console import refused_page
from rat_online.web.proof import prove_once_frozen
from rat_online.web.services import services
from rat_online.web.taking import note_own_taken

PAGE_SIZE = 50
LONGEST_SEARCH = 80
MOST_GROUPS = 300
MEMBERS_FILE = "anggota"
WITHOUT_CONTACTS = (Field.NUMBER, Field.NAME, Field.SEX, Field.GROUP, Field.STATUS, Field.POSITION)
CONTACTS = (Field.PHONE, Field.EMAIL, Field.BIRTH_DATE)


def _filters(given: Mapping[str, str]) -> dict[str, str]:
    """What narrows the list: part of a name, number or phone; a standing; a group."""
    status = given.get("status", "")
    return {
        "cari": given.get("cari", "").replace("\0", "")[:LONGEST_SEARCH].strip(),
        "status": status if status in set(MemberStatus) else "",
        "kelompok": given.get("kelompok", "").replace("\0", "")[:LONGEST_SEARCH],
    }


class _Query(TypedDict):
    search: str
    statuses: set[MemberStatus] | None
    group: str | None


def _query(filters: Mapping[str, str]) -> _Query:
    return {
        "search": filters["cari"],
        "statuses": {MemberStatus(filters["status"])} if filters["status"] else None,
        "group": filters["kelompok"] or None,
    }


async def members(request: Request) -> Response:
    """`GET /panitia/anggota`: fifty a page, searched by `cari`, narrowed by `status` and `kelompok`."""
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _list(request, cooperative)


async def _list(request: Request, cooperative: Cooperative, error: str = "") -> Response:
    registry = services(request).registry
    filters = _filters(request.query_params)
    found = await registry.count_members(cooperative.id, **_query(filters))
    pages = max(1, -(-found // PAGE_SIZE))
    asked = request.query_params.get("hal", "1")
    at = min(int(asked), pages) if asked.isdecimal() and 0 < len(asked) < 6 else 1
    shown = await registry.members(
        cooperative.id,
        offset=(max(at, 1) - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
        **_query(filters),
    )
    counts = await registry.count_by_status(cooperative.id)
    context = {
        "members": [(known.id, known.member) for known in shown],
        "filters": filters,
        "found": found,
        "at": max(at, 1),
        "pages": pages,
        "here": "/panitia/anggota?" + urlencode({name: value for name, value in filters.items() if value}),
        "counts": [(status.value, counts.get(status, 0)) for status in MemberStatus],
        "total": sum(counts.values()),
        "groups": (await registry.groups(cooperative.id))[:MOST_GROUPS],
        "corrections": await _corrections(request, cooperative),
        "error": error,
    }
    status = 409 if error else 200
    return organiser_page(request, "panitia/anggota.html", cooperative, "members", context, status=status)


async def _corrections(request: Request, cooperative: Cooperative) -> list[dict[str, object]]:
    asked = await services(request).books.corrections(cooperative.id)
    names = await services(request).registry.names(cooperative.id, {act.subject for act in asked})
    return [
        {"id": act.subject, "name": names[act.subject].name, "at": act.at, "text": act.changes[0].after}
        for act in asked
        if act.subject in names
    ]


async def member(request: Request) -> Response:
    """`GET /panitia/anggota/{member}`: one member to be looked at and changed; `baru` is a new one."""
    try:
        cooperative, _ = await organiser_of(request)
        known = await _member_of(request, cooperative)
    except Refused as refused:
        return refused_page(request, refused)
    return await _form(request, cooperative, known, filled_with(known.member) if known else {}, {})


async def _member_of(request: Request, cooperative: Cooperative) -> KnownMember | None:
    named = request.path_params["member"]
    if named == "baru":
        return None
    known = await services(request).registry.member(cooperative.id, named)
    if known is None:
        refuse(Refusal.UNKNOWN_PERSON)
    return known


async def change(request: Request) -> Response:
    """`POST /panitia/anggota/{member}`: write what the form says."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        known = await _member_of(request, cooperative)
        await prove_once_frozen(request, cooperative.id)
    except Refused as refused:
        return refused_page(request, refused)
    sent = {name: str(value) for name, value in (await request.form()).items()}
    language = language_code(request)
    try:
        typed = member_from(sent, given.house.now().date(), language)
        await given.books.write(cooperative.id, known, typed, person)
    except MemberFaults as wrong:
        return await _form(request, cooperative, known, sent, wrong.faults)
    except AlreadyThere:
        taken = {"number": translate(language, "people.number-taken", {})}
        return await _form(request, cooperative, known, sent, taken)
    return RedirectResponse("/panitia/anggota?" + urlencode({"cari": typed.number}), 303)


async def _form(
    request: Request,
    cooperative: Cooperative,
    known: KnownMember | None,
    filled: Mapping[str, str],
    faults: Mapping[str, str],
) -> Response:
    context = {
        "known": known.member if known else None,
        "id": known.id if known else "",
        "has_photo": known is not None and await _photo_of(request, known) is not None,
        "filled": filled,
        "faults": faults,
        "statuses": [status.value for status in MemberStatus],
        "sexes": [sex.value for sex in Sex],
        "boards": [board.value for board in Board],
        "groups": (await services(request).registry.groups(cooperative.id))[:MOST_GROUPS],
    }
    status = 409 if faults else 200
    return organiser_page(request, "panitia/orang.html", cooperative, "members", context, status=status)


async def _photo_of(request: Request, known: KnownMember) -> bytes | None:
    return await services(request).member_photos.find(known.cooperative, known.id)


async def export(request: Request) -> Response:
    """`POST /panitia/anggota/unduh`: the list as narrowed, with a reason; contacts when asked for."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        form = {name: str(value) for name, value in (await request.form()).items()}
        if form.get("kontak"):
            await prove_once_frozen(request, cooperative.id)
    except Refused as refused:
        return refused_page(request, refused)
    filters = _filters(form)
    kind = SheetKind.CSV if form.get("jenis") == SheetKind.CSV else SheetKind.XLSX
    weight = (Field.WEIGHT,) if cooperative.profile.weighted else ()
    fields = (*WITHOUT_CONTACTS, *weight, *(CONTACTS if form.get("kontak") else ()))
    what = f"{MEMBERS_FILE}-kontak.{kind}" if form.get("kontak") else f"{MEMBERS_FILE}.{kind}"
    try:
        await note_own_taken(request, cooperative, person, what)
    except Refused as refused:
        return await _list(request, cooperative, _told(request, refused))
    found = await given.registry.members(cooperative.id, **_query(filters))
    language = language_code(request)
    headings = [FIELD_NAMES["id"][field] for field in fields]
    rows = [[_cell(known, field) for field in fields] for known in found]
    title = translate(language, "people.title", {})
    content = await run_in_threadpool(given.spreadsheets.export, kind, title, headings, rows)
    return file_response(content, kind, what)


def file_response(content: bytes, kind: SheetKind, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)


def _told(request: Request, refused: Refused) -> str:
    return translate(language_for(request), f"refusal.{refused.code.value}", refused.facts)


def _cell(known: KnownMember, field: Field) -> str:
    one = known.member
    cells: dict[Field, str] = {
        Field.NUMBER: one.number,
        Field.NAME: one.name,
        Field.SEX: one.sex.value if one.sex else "",
        Field.PHONE: national_form(one.phone) if one.phone else "",
        Field.EMAIL: one.email or "",
        Field.BIRTH_DATE: f"{one.born_on:%d/%m/%Y}" if one.born_on else "",
        Field.GROUP: one.group,
        Field.STATUS: STATUS_WORDS[one.status],
        Field.POSITION: one.position,
        Field.WEIGHT: str(one.weight),
    }
    return cells[field]
