"""The import of members in four looks: hand the list over, see what was found, import it, undo it."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from rat_online.app.import_desk import Examination, Stage
from rat_online.app.member_import.fields import FIELD_NAMES, Field
from rat_online.app.member_import.findings import WHOLE_FILE
from rat_online.app.member_import.messages import Language
from rat_online.app.member_import.result import Import
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable
from rat_online.app.ports.registry import Cooperative
from rat_online.app.ports.spreadsheets import SheetKind
from rat_online.app.ports.uploads import MemberUpload
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId
from rat_online.web.catalogue import translate
from rat_online.web.fallback import refused_response
from rat_online.web.organiser_frame import organiser_of, organiser_page
from rat_online.web.page import explained, language_code
from rat_online.web.pages.console import refused_page
from rat_online.web.pages.members import file_response
from rat_online.web.proof import prove_once_frozen
from rat_online.web.services import services
from rat_online.web.taking import note_own_taken

LARGEST_FILE = 20 * 1024 * 1024
LONGEST_FILENAME = 200
LONGEST_SHEET = 200
CORRECTIONS_FILE = "perbaikan-anggota-kontak.xlsx"
"""With the phones and addresses that were handed over: it comes back as the list to import."""

NAMED = 10
"""How many member numbers a refusal to undo names."""

LEFT_OUT = "-"
"""The choice of a field that no column holds."""


async def imports(request: Request) -> Response:
    """`GET /panitia/impor`: hand over a list; the imports so far."""
    try:
        cooperative, _ = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _imports(request, cooperative)


async def _imports(request: Request, cooperative: Cooperative, error: str = "") -> Response:
    receipts = await services(request).member_imports.imports(cooperative.id)
    context = {"receipts": receipts, "error": error}
    status = 409 if error else 200
    return organiser_page(request, "panitia/impor.html", cooperative, "import", context, status=status)


async def receive(request: Request) -> Response:
    """`POST /panitia/impor`: keep the file and go on to what was found in it."""
    try:
        cooperative, person = await organiser_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    async with request.form(max_files=1, max_fields=4) as form:
        sent = form.get("daftar")
        content = await sent.read(LARGEST_FILE + 1) if isinstance(sent, UploadFile) else b""
        name = (sent.filename or "") if isinstance(sent, UploadFile) else ""
    if not content or len(content) > LARGEST_FILE:
        key = "people.file-too-large" if content else "people.file-missing"
        return await _imports(request, cooperative, translate(language_code(request), key, {}))
    name = name[:LONGEST_FILENAME].replace("\0", "")
    upload = await services(request).import_desk.receive(cooperative.id, person, name, content)
    return RedirectResponse(f"/panitia/impor/{upload.id}", 303)


async def _examined(request: Request) -> tuple[Cooperative, PersonId, str, Examination]:
    """The examination that the address names.

    Raises:
        Refused: `unknown-document`, also for another cooperative's, and for one that a day has passed over.
    """
    cooperative, person = await organiser_of(request)
    id_ = request.path_params["upload"]
    found = await services(request).import_desk.examination(cooperative.id, id_)
    if found is None:
        refuse(Refusal.UNKNOWN_DOCUMENT)
    return cooperative, person, id_, found


async def _upload_of(request: Request) -> tuple[Cooperative, PersonId, MemberUpload]:
    cooperative, person = await organiser_of(request)
    upload = await services(request).import_desk.upload(cooperative.id, request.path_params["upload"])
    if upload is None:
        refuse(Refusal.UNKNOWN_DOCUMENT)
    return cooperative, person, upload


async def look(request: Request) -> Response:
    """`GET /panitia/impor/{upload}`: how far it is; then every bad line, the columns, and what is next."""
    try:
        cooperative, _, id_, examined = await _examined(request)
    except Refused as refused:
        return refused_page(request, refused)
    return await _look(request, cooperative, id_, examined)


async def _look(
    request: Request, cooperative: Cooperative, id_: str, examined: Examination, error: str = ""
) -> Response:
    context: dict[str, object] = {
        "upload": id_,
        "stage": examined.stage.value,
        "done": examined.done,
        "total": examined.total,
    }
    if examined.stage is Stage.WRITTEN:
        done: dict[str, object] = {"receipt": examined.receipt}
        return organiser_page(request, "panitia/impor_selesai.html", cooperative, "import", done)
    if examined.found is None or examined.stage is not Stage.CHECKED:
        return organiser_page(request, "panitia/impor_berjalan.html", cooperative, "import", context)
    upload = await services(request).import_desk.upload(cooperative.id, id_)
    shown_ = _shown(examined.found, examined, language_code(request))
    told = {**context, **shown_, "filename": upload.filename if upload else "", "error": error}
    status = 409 if error else 200
    return organiser_page(request, "panitia/impor_hasil.html", cooperative, "import", told, status=status)


def _shown(found: Import, examined: Examination, language: Language) -> dict[str, object]:
    """A dry run as the page shows it."""
    report = found.report(language)
    chosen = {match.field: match.letters for match in found.columns if match.field is not None}
    places = [(match.letters, _place(match.letters, match.title, match.sample)) for match in found.columns]
    return {
        "report": report,
        "bad_lines": len(found.bad_lines()),
        "refused_file": next((one["message"] for one in report["bad"] if one["line"] == WHOLE_FILE), ""),
        "flagged_lines": [one for one in report["flagged"] if one["line"] != WHOLE_FILE],
        "flagged_file": [one["message"] for one in report["flagged"] if one["line"] == WHOLE_FILE],
        "left_out": found.left_out,
        "effect": examined.effect,
        "sheet": found.sheet,
        "other_sheets": found.other_sheets,
        "fields": [
            (field.value, FIELD_NAMES[language][field], chosen.get(field, LEFT_OUT))
            for field in Field
            if field not in (Field.MALE_MARK, Field.FEMALE_MARK) or field in chosen
        ],
        "places": places,
    }


def _place(letters: str, title: str, sample: str) -> str:
    told = f"{letters}: {title}" if title else letters
    return f"{told} ({sample})" if sample else told


async def progress(request: Request) -> Response:
    """`GET /panitia/impor/{upload}/kemajuan`: the stage, and rows done of all, for the bar."""
    try:
        _, _, _, examined = await _examined(request)
    except Refused as refused:
        return refused_response(refused)
    return JSONResponse({"stage": examined.stage.value, "done": examined.done, "total": examined.total})


async def choose(request: Request) -> Response:
    """`POST /panitia/impor/{upload}/kolom`: which column holds what; then the file is looked at anew."""
    try:
        _, _, upload = await _upload_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    form = await request.form()
    columns: dict[str, str | None] = {}
    for field in Field:
        chosen = str(form.get(field.value, ""))[:3]
        if chosen:
            columns[field.value] = None if chosen == LEFT_OUT else chosen
    await services(request).import_desk.choose(upload, columns, upload.sheet)
    return RedirectResponse(f"/panitia/impor/{upload.id}", 303)


async def choose_sheet(request: Request) -> Response:
    """`POST /panitia/impor/{upload}/lembar`: another sheet of the file, whose columns are found anew."""
    try:
        _, _, upload = await _upload_of(request)
    except Refused as refused:
        return refused_page(request, refused)
    sheet = str((await request.form()).get("lembar", "")).replace("\0", "")[:LONGEST_SHEET]
    await services(request).import_desk.choose(upload, {}, sheet or None)
    return RedirectResponse(f"/panitia/impor/{upload.id}", 303)


async def corrections(request: Request) -> Response:
    """`POST /panitia/impor/{upload}/perbaikan`: the list as XLSX, what is wrong on top; with a reason."""
    given = services(request)
    try:
        cooperative, person, id_, examined = await _examined(request)
        await prove_once_frozen(request, cooperative.id)
        if examined.found is None:
            refuse(Refusal.TRY_AGAIN)
    except Refused as refused:
        return refused_page(request, refused)
    try:
        await note_own_taken(request, cooperative, person, CORRECTIONS_FILE)
    except Refused as refused:
        return await _look(request, cooperative, id_, examined, explained(request, refused))
    language = language_code(request)
    content = await run_in_threadpool(given.spreadsheets.corrections, examined.found, language)
    return file_response(content, SheetKind.XLSX, CORRECTIONS_FILE)


async def write(request: Request) -> Response:
    """`POST /panitia/impor/{upload}/simpan`: the good lines in one transaction; bad ones need `lewati`."""
    given = services(request)
    try:
        cooperative, person, id_, examined = await _examined(request)
        await prove_once_frozen(request, cooperative.id)
    except Refused as refused:
        return refused_page(request, refused)
    skips = bool((await request.form()).get("lewati"))
    upload = await given.import_desk.upload(cooperative.id, id_)
    if upload is not None and examined.found is not None and (skips or not examined.found.bad):
        await given.import_desk.write(upload, person)
    return RedirectResponse(f"/panitia/impor/{id_}", 303)


async def undo(request: Request) -> Response:
    """`POST /panitia/impor/{upload}/batal`: put every member of an import back as they were."""
    given = services(request)
    try:
        cooperative, person = await organiser_of(request)
        await prove_once_frozen(request, cooperative.id)
    except Refused as refused:
        return refused_page(request, refused)
    try:
        await given.member_imports.undo_import(cooperative.id, request.path_params["upload"], person)
    except ImportNotUndoable as why:
        if why.hindrance is not Hindrance.UNDONE:
            return await _imports(request, cooperative, _why_not(why, language_code(request)))
    given.import_desk.forget(cooperative.id, request.path_params["upload"])
    return RedirectResponse("/panitia/impor", 303)


def _why_not(why: ImportNotUndoable, language: Language) -> str:
    told = translate(language, f"people.undo-{why.hindrance.value}", {})
    more = f" … (+{len(why.numbers) - NAMED})" if len(why.numbers) > NAMED else ""
    return f"{told} {', '.join(why.numbers[:NAMED])}{more}".strip()
