"""Several cooperatives in one install, strictly apart: every route, asked for as the committee of another."""

import re
from dataclasses import dataclass
from datetime import timedelta

import httpx2

from docs.access import EVERYBODY, ROUTES
from rat_online.app.convene import Convener
from rat_online.app.meeting_plan import MeetingPlan, PlannedAgendaItem
from rat_online.app.ports.registry import AccountRole, KnownMember
from rat_online.bootstrap import now
from rat_online.domain.members import Member
from rat_online.domain.vocabulary import Role
from tests.web.pages.house_of_pages import PASSWORD, Pages
from tests.web.pages.inviting_house import DESK, group_code, lettered, series_of, shared, uploaded
from tests.web.pages.test_organiser import FORM, NEW
from tests.web.spare_codes import arm, spare_code

OURS = re.compile(r"Koperasi Mekar Jaya|Anggota 000\d|RAT Tahun Buku|081200000|Rancangan kami")
NOT_ASKED = ("/rapat/{meeting}/langsung", "/rapat/{meeting}/peristiwa", "/keluar", "/gaya", "/static/")
"""Sockets and streams are walked by tests of their own; the design language shows an invented meeting."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The committee of another cooperative, signed in by its app's code, with a meeting of its own."""

    client: httpx2.AsyncClient
    meeting: str


async def neighbour(pages: Pages) -> Neighbour:
    install = pages.install
    other = await install.registry.create_cooperative("Koperasi Tetangga")
    roles = {AccountRole.ADMIN, AccountRole.COMMITTEE}
    account = await install.registry.create_account(
        other.id, login="tetangga", name="Panitia Tetangga", password=PASSWORD, roles=roles
    )
    await arm(install, account)
    await install.registry.add_members(other.id, [Member(number="9001", name="Tetangga", phone="+628419001")])
    at = now()
    plan = MeetingPlan(
        title="Rapat Tetangga",
        planned_at=at,
        book_year=at.year - 1,
        book_year_ended_on=at.date().replace(year=at.year - 1, month=12, day=31),
        agenda=(PlannedAgendaItem("Pembukaan"),),
        officers={Role.ACTING_CHAIR: ("9001",)},
        invited_at=at - timedelta(days=15),
        material_at=at - timedelta(days=8),
    )
    convener = Convener(install.registry, install.links, install.house, install.ids, now)
    made = await convener.convene(other, plan, account.id)
    client = await pages.client("nobody")
    sent = {"login": "tetangga", "password": PASSWORD, "code": spare_code()}
    assert (await client.post("/masuk/petugas", data=sent)).status_code == 303
    assert (await client.get("/panitia")).status_code == 200
    return Neighbour(client, made.hall.key.id)


async def names(pages: Pages) -> dict[str, str]:
    """What stands in our addresses: the ids of what there really is."""
    draft = await pages.post("panitia", NEW, **{**FORM, "title": "Rancangan kami"})
    upload = await (await pages.client("panitia")).post(
        "/panitia/impor", files={"daftar": ("a.csv", b"No Anggota;Nama\n1;Anggota 0009\n", "text/csv")}
    )
    await lettered(pages)
    await uploaded(pages)
    await group_code(pages)
    sent = await pages.post("panitia", f"{DESK}/kirim", cara="letter", siapa=pages.people["0002"])
    assert sent.status_code == 303, sent.text
    await shared(pages)
    store, series = pages.install.inviting.store, series_of(pages)
    (job,), (share_list, *_) = await store.jobs(series), await store.lists(series)
    (material,) = await pages.install.inviting.publishing.store.materials(series)
    sessions = await pages.app.state.services.sessions.devices(pages.cooperative, 10)
    member = pages.people["0001"]
    return {
        "member": member,
        "person": member,
        "giver": member,
        "letter": member,
        "draft": draft.headers["location"].partition("?")[0].rsplit("/", 1)[1],
        "upload": upload.headers["location"].rsplit("/", 1)[1],
        "account": pages.people["panitia"],
        "job": job.id,
        "list": share_list.id,
        "material": material.id,
        "session": sessions[0][0].id,
    }


def addressed(path: str, ids: dict[str, str]) -> str:
    """A route's address; where there is nothing of that name yet, a name that there never is."""
    return re.sub(r"\{(\w+)\}", lambda match: ids.get(match[1], "risalah.json"), path)


async def ours(pages: Pages) -> tuple[object, ...]:
    """What nobody of another cooperative may change."""
    services, store = pages.app.state.services, pages.install.inviting.store
    members: list[KnownMember] = await services.registry.members(pages.cooperative)
    series = series_of(pages)
    return (
        members,
        await services.registry.accounts(pages.cooperative),
        len(await services.drafts.drafts(pages.cooperative)),
        len(await services.sessions.devices(pages.cooperative, 100)),
        pages.hall.live.state.position,
        await services.registry.cooperative(pages.cooperative),
        [(one.id, one.state) for one in await store.jobs(series)],
        [(one.id, one.closed_at) for one in await store.lists(series)],
        await pages.install.inviting.publishing.store.materials(series),
        await store.group_code(series),
    )


async def test_no_route_shows_or_changes_anything_of_another_cooperative(pages: Pages) -> None:
    """In our meeting, and by our ids in a meeting of their own."""
    named, theirs = await names(pages), await neighbour(pages)
    before = await ours(pages)
    for meeting in (pages.meeting, theirs.meeting):
        known = {**named, "meeting": meeting}
        for route, access in ROUTES.items():
            method, path = route.split(" ", 1)
            if method == "WS" or path.startswith(NOT_ASKED) or access.allowed == EVERYBODY:
                continue
            if meeting == theirs.meeting and not re.search(r"\{(?!meeting)\w+\}", path):
                continue  # their own meeting is theirs
            address = addressed(path, known)
            body = {"alasan": "x"} if method == "POST" else None
            answer = await theirs.client.request(method, address, data=body)
            assert OURS.search(answer.text) is None, (route, meeting)
            if "{" in path and meeting == pages.meeting:
                assert answer.status_code >= 400 or path.endswith("/buang"), (route, answer.status_code)
    assert await ours(pages) == before


async def test_the_neighbour_may_do_all_that_at_home(pages: Pages) -> None:
    """Else the walk would be refused for another reason than whose cooperative it is."""
    theirs = await neighbour(pages)
    for address in (f"/panitia/rapat/{theirs.meeting}/undangan", "/panitia/akun", "/panitia/catatan"):
        assert (await theirs.client.get(address)).status_code == 200, address
    made = await theirs.client.post("/panitia/akun", data={"name": "X", "login": "x", "role": "committee"})
    assert made.status_code < 400, made.text
