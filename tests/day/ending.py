"""Other matters, the reading of the decisions, its approval, the last three taps, and what is handed out."""

import asyncio
import http.client
from urllib.parse import quote, urlencode

from tests.day.people import People

REASON = "Pemeriksaan"
DOCUMENTS = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
SILENT = ("0028", "0029")
"""Who does not tap on the decisions as read."""


async def other_matters(people: People) -> None:
    await people.lead("start-agenda-item", item="i16")
    await people.act("secretary", "take-note", item="i16", note="Tidak ada usul lain.")


async def read_and_close(people: People) -> None:
    await people.lead("start-agenda-item", item="i17")
    await people.lead("read-decisions")
    await people.members((number for number in people.online if number not in SILENT), "approve-reading")
    persons = [people.person(number) for number in ("0009", "0023")]
    await people.lead("name-representatives", persons=persons)
    await people.lead("start-agenda-item", item="i18")
    await people.act("secretary", "take-note", item="i18", note="Doa penutup dipimpin oleh Joko Firdaus.")
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
