"""A meeting of the served cooperative whose members are about to be invited."""

import re
from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest

from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Delivery
from rat_online.bootstrap import now
from rat_online.demo.client import PIN
from rat_online.domain.minutes.terms import Zone
from rat_online.domain.words.dates import OFFSETS
from tests.app.invitation.office import WoodenPress
from tests.web.pages.house_of_pages import NUMBERS, SITE, Pages
from tests.web.pages.test_organiser import FORM, NEW, SCHEDULED

DESK = "/panitia/rapat/{meeting}/undangan"
LETTER = {
    "number": "003/UND-RAT/KOP-X/IV/2027",
    "dated": "Soreang, 1 April 2027",
    "subject": "Undangan RAT",
    "opening": "Dengan hormat,\nkami mengundang Bapak/Ibu:",
    "closing": "",
    "signed": "Ketua, Budi Santoso\nSekretaris, Rina Marlina",
}
PDF = b"%PDF-1.7\nlaporan"


async def lettered(pages: Pages) -> None:
    answer = await pages.post("panitia", f"{DESK}/surat", **LETTER)
    assert answer.status_code == 303, answer.text


async def with_desk(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """A meeting that is scheduled, with a letter, and a press that is quick."""
    monkeypatch.setattr(pages.install.inviting.printing, "_printer", WoodenPress())
    await pages.post("panitia", NEW, **SCHEDULED)
    rows = await pages.install.registry.store.meetings(pages.cooperative)
    row = next(row for row in rows if row.title == FORM["title"])
    pages.convened = replace(pages.convened, hall=await pages.install.house.hall(row.key))
    await pages.post("panitia", "/panitia/rapat/{meeting}/dpt", ditinjau="1")
    await lettered(pages)
    return pages


def series_of(desk: Pages) -> Series:
    return Series(desk.cooperative, desk.hall.live.state.about.series)


async def deliveries(desk: Pages) -> list[Delivery]:
    return await desk.install.inviting.store.deliveries(series_of(desk))


async def group_code(desk: Pages) -> str:
    """The code of the group, made now."""
    assert (await desk.post("panitia", f"{DESK}/grup/buat")).status_code == 303
    code = await desk.install.inviting.store.group_code(series_of(desk))
    assert code is not None
    return code.code


async def handed_out(desk: Pages) -> None:
    """Letters to everybody, printed and given out today."""
    assert (await desk.post("panitia", f"{DESK}/kirim", cara="letter")).status_code == 303
    while await desk.install.inviting.printing.step():
        pass
    (job,) = await desk.install.inviting.store.jobs(series_of(desk))
    answer = await desk.post("panitia", f"{DESK}/cetak/{job.id}/bagikan", on=today())
    assert answer.status_code == 303, answer.text


async def uploaded(desk: Pages, content: bytes = PDF) -> httpx2.Response:
    client = await desk.client("panitia")
    return await client.post(
        f"/panitia/rapat/{desk.meeting}/undangan/bahan",
        data={"kind": "report", "title": "Laporan pengurus"},
        files={"file": ("lpj.pdf", content, "application/pdf")},
    )


async def with_mail_addresses(desk: Pages) -> None:
    store = desk.install.registry.store
    known = await store.members(desk.cooperative)
    await store.put_members(
        [replace(one, member=replace(one.member, email=f"a{one.member.number}@example.id")) for one in known]
    )


async def opens(desk: Pages, secret: str) -> str:
    """The number of the member whom a secret lets in, with the datum on file."""
    for number in NUMBERS:
        client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=desk.app), base_url=SITE)
        async with client:
            answer = await client.post("/masuk", json={"secret": secret, "datum": number, "pin": PIN})
            if answer.status_code == 200:
                return number
    return ""


def today(days_ago: int = 0) -> str:
    """A day on the meeting's calendar."""
    return (now() - timedelta(days=days_ago)).astimezone(OFFSETS[Zone.WITA]).date().isoformat()


async def shared(desk: Pages) -> list[str]:
    """The secrets of coordinators' links."""
    answer = await desk.post("panitia", f"{DESK}/kirim", cara="whatsapp", alasan="Undangan lewat ketua blok")
    assert answer.status_code == 201, answer.text
    return re.findall(r"/bagikan#([\w-]+)", answer.text)
