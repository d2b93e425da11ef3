"""Other matters, the reading of the decisions, its approval, the last three taps, and what is handed out."""

import asyncio
import http.client
from urllib.parse import quote, urlencode

from tests.day.deciding import propose
from tests.day.people import People

REASON = "Pemeriksaan"
DOCUMENTS = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
SILENT = ("0028", "0029")
"""Who does not tap on the decisions as read."""


async def other_matters(people: People) -> None:
    """One proposal is taken back, one stays on the table: neither is decided."""
    await people.begin("i16", 15, 0)
    text = "Rapat menugaskan pengurus membuka toko cabang di Pasirjambu."
    decision = await propose(people, "i16", text)
    people.clock.passes(240)
    await people.lead("withdraw-proposal", decision=decision)
    await propose(people, "i16", "Rapat menugaskan pengurus mengkaji jam buka toko cabang Ciwidey.")
    note = "Usul toko cabang Pasirjambu ditarik pengusulnya; usul jam buka toko dibahas dalam rapat pengurus."
    await people.act("secretary", "take-note", item="i16", note=note)


async def read_and_close(people: People) -> None:
    await people.begin("i17", 15, 15)
    await people.lead("read-decisions")
    await people.members((number for number in people.online if number not in SILENT), "approve-reading")
    persons = [people.person(number) for number in ("0009", "0023")]
    await people.lead("name-representatives", persons=persons)
    await people.begin("i18", 15, 30)
    await people.act("secretary", "take-note", item="i18", note="Doa penutup dipimpin oleh Joko Firdaus.")
    people.clock.strikes(15, 40)
    await people.lead("close-meeting")
    await people.until(lambda view: view["meeting"]["state"] == "closed")


async def handed_out(people: People) -> dict[str, bytes]:
    return await handed_over(people.base, people.stage.meeting, people.cookies["first-witness"])


async def handed_over(base: str, meeting: str, cookie: str) -> dict[str, bytes]:
    """The documents that the server made, and the bundle for auditors, each by its route."""

    def document(name: str) -> tuple[int, bytes]:
        path = f"/rapat/{meeting}/dokumen/{name}?alasan={quote(REASON)}"
        return _ask(base, "GET", path, cookie)

    data = await asyncio.to_thread(document, "risalah.json")
    async with asyncio.timeout(60):
        while data[0] == 404:
            await asyncio.sleep(0.2)
            data = await asyncio.to_thread(document, "risalah.json")
    found = {"risalah.json": data[1]}
    for kind in DOCUMENTS:
        found[f"{kind}.pdf"] = (await asyncio.to_thread(document, f"{kind}.pdf"))[1]
    _, found["bundle.zip"] = await asyncio.to_thread(
        _ask, base, "POST", f"/rapat/{meeting}/berkas", cookie, urlencode({"alasan": REASON})
    )
    return found


def _ask(base: str, method: str, path: str, cookie: str, form: str = "") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=60)
    headers = {"Cookie": cookie}
    if form:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": base}
    try:
        connection.request(method, path, form or None, headers)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    assert answer.status in (200, 404), (path, answer.status, content[:200])
    return answer.status, content
