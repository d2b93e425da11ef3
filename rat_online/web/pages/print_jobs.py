"""Print jobs, coordinators' lists and the group's code, as the committee handles them."""

from anyio import Path as AsyncPath
from starlette.responses import FileResponse, Response

from rat_online.app.invitation.print_desk import is_of
from rat_online.app.ports.invitations import Letter, PrintJob, ShareList, Way
from rat_online.app.ports.printing import Copy
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import Role
from rat_online.web.catalogue import translate
from rat_online.web.invitation_desk import Asked, for_committee, with_second_factor
from rat_online.web.invitation_words import facts_of
from rat_online.web.page import language_for
from rat_online.web.pages.invitations import SHARED, lists_page, moment_of, overview_page
from rat_online.web.taking import note_taken, reason_of

EXAMPLE_LINK = "/masuk"
EXAMPLE_CODE = "AAAA-0000"


@with_second_factor
async def job_act(asked: Asked) -> Response:
    """`POST …/undangan/cetak/{job}/{act}`: stop, go on, hand out, throw away."""
    try:
        await _act(asked, await _job(asked))
    except Refused as refused:
        return await overview_page(asked, refused)
    return asked.back()


async def _act(asked: Asked, job: PrintJob) -> None:
    desk = asked.inviting.print_desk
    match asked.request.path_params["act"]:
        case "hentikan":
            await desk.stop(job)
        case "lanjutkan":
            await desk.go_on(job)
        case "buang":
            await desk.throw_away(job, asked.by)
        case "bagikan":
            on = moment_of(str((await asked.request.form()).get("on", "")), asked)
            if on is None:
                refuse(Refusal.MALFORMED, field="on")
            await desk.hand_out(job, on, asked.by)
        case _:
            refuse(Refusal.UNKNOWN_DOCUMENT)


@with_second_factor
async def take_job(asked: Asked) -> Response:
    """`POST …/undangan/cetak/{job}/berkas`: the file, with a reason, and noted first."""
    job = await _job(asked)
    name = f"undangan-{job.way.value}-{job.id}.pdf"
    try:
        await reason_of(asked.request)
    except Refused as refused:
        return await overview_page(asked, refused)
    path = AsyncPath(await asked.inviting.print_desk.take(job, asked.by))
    await note_taken(asked.request, asked.hall.key, asked.by, Role.COMMITTEE.value, name)
    return FileResponse(path, media_type="application/pdf", filename=name)


async def _job(asked: Asked) -> PrintJob:
    found = await asked.inviting.store.job(asked.cooperative.id, asked.request.path_params["job"])
    return is_of(asked.occasion.series, found)


@with_second_factor
async def list_act(asked: Asked) -> Response:
    """`POST …/undangan/daftar/{list}/{act}`: a new link for another coordinator, or the end of a list."""
    share_list = await _list(asked)
    if asked.request.path_params["act"] == "tutup":
        await asked.inviting.sharing.close(share_list, asked.by)
        return asked.back()
    try:
        await note_taken(asked.request, asked.hall.key, asked.by, Role.COMMITTEE.value, SHARED)
    except Refused as refused:
        return await overview_page(asked, refused)
    made = await asked.inviting.sharing.renew(share_list, asked.by)
    return lists_page(asked, [(share_list.name, f"{asked.base}/bagikan#{made.secret}", made.members)])


async def _list(asked: Asked) -> ShareList:
    wanted = asked.request.path_params["list"]
    for one in await asked.inviting.store.lists(asked.occasion.series):
        if one.id == wanted and one.closed_at is None:
            return one
    refuse(Refusal.UNKNOWN_DOCUMENT)


@with_second_factor
async def group_act(asked: Asked) -> Response:
    """`POST …/undangan/grup/{act}`: make the code, include who came onto the roll, or switch it off."""
    if asked.request.path_params["act"] == "matikan":
        await asked.inviting.group.close(asked.occasion, asked.by)
    else:
        await asked.inviting.group.open(asked.occasion, asked.by)
    return asked.back()


@with_second_factor
async def poster(asked: Asked) -> Response:
    """`GET …/undangan/poster.pdf`: the group's code on one page."""
    code = await asked.inviting.store.group_code(asked.occasion.series)
    if code is None or code.closed_at is not None:
        refuse(Refusal.UNKNOWN_DOCUMENT)
    facts = facts_of(asked.occasion, "id")
    link = f"{asked.base}/gabung#{code.code.replace('-', '')}"
    copy = Copy(facts["title"], f"{facts['date']}\n{facts['time']}\n{facts['place']}", "", link, code.code)
    sheet = await asked.inviting.printing.sheet(asked.occasion, asked.base, await letter_of(asked))
    return _shown(await asked.inviting.printer.poster(sheet, copy), "poster.pdf")


@for_committee
async def example(asked: Asked) -> Response:
    """`GET …/undangan/contoh.pdf`: the letter to an invented member, with a code that opens nothing."""
    name = translate(language_for(asked.request), "invite.example-name", {})
    sheet = await asked.inviting.printing.sheet(asked.occasion, asked.base, await letter_of(asked))
    copy = Copy(name, "0000", "", f"{asked.base}{EXAMPLE_LINK}", EXAMPLE_CODE)
    return _shown(await asked.inviting.printer.print(sheet, [copy], Way.LETTER), "contoh-surat.pdf")


async def letter_of(asked: Asked) -> Letter:
    """The committee's letter.

    Raises:
        Refused: `letter-missing`.
    """
    letter = await asked.inviting.store.letter(asked.occasion.series)
    if letter is None:
        refuse(Refusal.LETTER_MISSING)
    return letter


def _shown(pdf: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(pdf, media_type="application/pdf", headers=headers)
