"""Several cooperatives in one install, strictly apart: every route, asked for as the committee of another."""

import re

import httpx2

from docs.access import EVERYBODY, ROUTES
from rat_online.app.ports.registry import AccountRole, KnownMember
from tests.web.pages.house_of_pages import PASSWORD, Pages
from tests.web.pages.test_organiser import FORM, NEW

OURS = re.compile(r"Koperasi Mekar Jaya|Anggota 000\d|RAT Tahun Buku|081200000|Rancangan kami")
NOT_ASKED = ("/rapat/{meeting}/langsung", "/rapat/{meeting}/peristiwa", "/keluar", "/gaya", "/static/")
"""Sockets and streams are walked by tests of their own; the design language shows an invented meeting."""


async def neighbour(pages: Pages) -> httpx2.AsyncClient:
    """The signed-in committee of another cooperative."""
    other = await pages.install.registry.create_cooperative("Koperasi Tetangga")
    await pages.install.registry.create_account(
        other.id,
        login="tetangga",
        name="Panitia Tetangga",
        password=PASSWORD,
        roles={AccountRole.ADMIN, AccountRole.COMMITTEE},
    )
    client = await pages.client("nobody")
    answer = await client.post("/masuk/petugas", data={"login": "tetangga", "password": PASSWORD})
    assert answer.status_code == 303
    return client


async def ours(pages: Pages) -> tuple[list[KnownMember], int, int, object]:
    """What nobody of another cooperative may change."""
    services = pages.app.state.services
    return (
        await services.registry.members(pages.cooperative),
        len(await services.drafts.drafts(pages.cooperative)),
        pages.hall.live.state.position,
        await services.registry.cooperative(pages.cooperative),
    )


async def test_no_route_shows_or_changes_anything_of_another_cooperative(pages: Pages) -> None:
    draft = await pages.post("panitia", NEW, **{**FORM, "title": "Rancangan kami"})
    upload = await (await pages.client("panitia")).post(
        "/panitia/impor", files={"daftar": ("a.csv", b"No Anggota;Nama\n1;Anggota 0009\n", "text/csv")}
    )
    names = {
        "meeting": pages.meeting,
        "member": pages.people["0001"],
        "draft": draft.headers["location"].partition("?")[0].rsplit("/", 1)[1],
        "upload": upload.headers["location"].rsplit("/", 1)[1],
        "account": pages.people["panitia"],
    }
    theirs, before = await neighbour(pages), await ours(pages)
    for route, access in ROUTES.items():
        method, path = route.split(" ", 1)
        if method == "WS" or path.startswith(NOT_ASKED) or access.allowed == EVERYBODY:
            continue
        address = re.sub(r"\{(\w+)\}", lambda match: names.get(match[1], "risalah.json"), path)
        answer = await theirs.request(method, address, data={"alasan": "x"} if method == "POST" else None)
        assert OURS.search(answer.text) is None, route
        if "{" in path:
            assert answer.status_code >= 400 or path.endswith("/buang"), (route, answer.status_code)
    assert await ours(pages) == before
