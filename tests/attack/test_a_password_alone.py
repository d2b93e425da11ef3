"""Attempts by a guessed or shared password: what an account without a second factor sees of the members.

Design section 9, decision 15: from the first frozen roll on it takes and sees no contacts, for a phone's last
digits are what the door asks for. Every route of `docs/access.py` is walked, so a new one is too.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from docs.access import ROUTES, accounts_for
from rat_online.app.ports.registry import AccountRole
from rat_online.domain.errors import Refusal
from tests.attack.test_officers_doors import says
from tests.web.pages.house_of_pages import PASSWORD, SITE, Pages, pages_of
from tests.web.pages.test_member_imports import checked

PHONE, MAIL = "081277665544", "rahasia@contoh.id"
WRITTEN = ("77665544", "7766 5544", "7766-5544", "rahasia@", "1970-03-04", "Maret 1970", "/03/1970")
"""A phone, however it is grouped, an address and a birth date: what lets somebody in, or reaches them."""
LOGINS = {
    "kerja": frozenset({AccountRole.COMMITTEE}),
    "awas": frozenset({AccountRole.SUPERVISOR}),
    "audit": frozenset({AccountRole.AUDITOR}),
}
ENDS_THE_WALK = ("POST /keluar", "POST /rapat/{meeting}/meja/kios", "GET /rapat/{meeting}/peristiwa")
"""What leads out, and a stream that does not end: its sections are those of the socket."""
ASKED = {"alasan": "uji", "kontak": "1", "jenis": "csv", "cari": "0006", "number": "0006", "cetak": "1"}


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened


@dataclass(frozen=True, slots=True)
class Walk:
    """One who came in by a password alone, in a house where members' contacts were changed and imported."""

    pages: Pages
    client: httpx2.AsyncClient
    roles: frozenset[AccountRole]
    names: dict[str, str]

    async def visit(self, route: str) -> httpx2.Response:
        method, path = route.split(" ", 1)
        for name in re.findall(r"\{(\w+)\}", path):
            path = path.replace(f"{{{name}}}", self.names[name])
        found = f"{path}?anggota={self.names['member']}&cari=0006" if method == "GET" else path
        return await self.client.request(method, found, data=ASKED if method == "POST" else None)


async def _names(pages: Pages) -> dict[str, str]:
    """Something real for every name in an address: whatever is there is found."""
    chair = await pages.client("acting-chair")
    device = await pages.install.sessions.who(chair.cookies["rat"])
    assert device is not None
    upload = await checked(pages, f"No Anggota;Nama;HP;Email\n0005;Budi;{PHONE};{MAIL}\n".encode())
    person = pages.people["0006"]
    return {
        "meeting": pages.meeting,
        "member": person,
        "session": device.session,
        "account": pages.people["panitia"],
        "upload": upload.rpartition("/")[2],
        "name": "hadir.xlsx",
        "form": "csv",
        "what": "rekaman",
        "path": "css/tokens.css",
        **dict.fromkeys(("person", "giver"), person),
        **dict.fromkeys(
            ("act", "ballot", "draft", "item", "job", "letter", "list", "material", "move", "page", "photo"),
            "tidakada",
        ),
        "version": "v",
    }


@pytest.fixture
async def walks(pages: Pages) -> AsyncIterator[list[Walk]]:
    form = {"number": "0006", "name": "Anggota 0006", "status": "member", "weight": "1"}
    form |= {"phone": PHONE, "email": MAIL, "born_on": "1970-03-04"}
    person = pages.people["0006"]
    assert (await pages.post("panitia", f"/panitia/anggota/{person}", **form)).status_code == 303
    names, made = await _names(pages), []
    for login, roles in LOGINS.items():
        await pages.install.registry.create_account(
            pages.cooperative, login=login, name=login, password=PASSWORD, roles=roles
        )
        client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=pages.app), base_url=SITE)
        client.headers["Accept-Language"] = "id"
        sent = {"login": login, "password": PASSWORD}
        assert (await client.post("/masuk/petugas", data=sent)).status_code == 303
        made.append(Walk(pages, client, roles, names))
    made.append(Walk(pages, await pages.client("password"), frozenset({AccountRole.ADMIN}), names))
    yield made
    for one in made:
        await one.client.aclose()


def walked(route: str) -> bool:
    """Not what leads out or never ends; `/akun` is the own account, where the second factor is set up."""
    return not route.startswith("WS ") and route not in ENDS_THE_WALK and " /akun" not in route


async def test_no_route_shows_it_a_members_phone_address_or_birth_date(walks: list[Walk]) -> None:
    """The committee's account of this meeting among them, and the pengawas, who reads every record."""
    leaks = []
    for one in walks:
        for route in filter(walked, ROUTES):
            answer = await one.visit(route)
            if any(written in answer.text for written in WRITTEN):
                leaks.append((sorted(one.roles), route, answer.status_code))
        assert (await one.client.get("/akun")).status_code == 200, "still signed in at the end"
    assert leaks == []


async def test_every_route_under_the_organisers_address_asks_it_for_more(walks: list[Walk]) -> None:
    """Reading and changing alike, with the way to where a second factor is set up."""
    opened = []
    for one in walks:
        for route in ROUTES:
            allowed = accounts_for(route)
            if " /panitia" not in route or allowed is None or not one.roles & allowed:
                continue
            answer = await one.visit(route)
            asked = says(Refusal.SECOND_FACTOR_NEEDED) in answer.text or "second-factor-needed" in answer.text
            if answer.status_code != 403 or not asked:
                opened.append((sorted(one.roles), route, answer.status_code))
    assert opened == []


async def test_it_takes_no_list_of_people_away_and_reads_the_records_as_before(walks: list[Walk]) -> None:
    """What the meeting's pages show its officers holds no contacts; what leaves them may be anywhere."""
    takes = ("/rapat/{meeting}/dpt/unduh", "/rapat/{meeting}/periksa/undangan/{form}")
    for one in walks:
        if not one.roles & {AccountRole.SUPERVISOR, AccountRole.ADMIN}:
            continue  # accounts that have no office in this meeting: it is hidden from them
        for path in takes:
            answer = await one.visit(f"POST {path}")
            assert answer.status_code == 403, path
            assert "second-factor-needed" in answer.text or says("second-factor-needed") in answer.text, path
        assert (await one.visit("GET /rapat/{meeting}/dpt")).status_code == 200
        # The meeting has not closed: there is nothing to take yet, and nothing else is asked of who checks.
        assert "unknown-document" in (await one.visit("POST /rapat/{meeting}/dokumen/{name}")).text


async def test_it_ends_nobodys_session_and_finds_nobody_by_a_phone(walks: list[Walk]) -> None:
    """In mid-meeting the chair leads on."""
    one, chair = walks[-1], await walks[-1].pages.client("acting-chair")
    console = f"/rapat/{one.pages.meeting}/konsol"
    assert (await chair.get(console)).status_code == 200
    ended = await one.visit("POST /panitia/perangkat/{session}/akhiri")
    assert (ended.status_code, says("second-factor-needed") in ended.text) == (403, True)
    assert (await chair.get(console)).status_code == 200
    found = await one.client.get("/panitia/perangkat", params={"cari": PHONE})
    assert (found.status_code, "Anggota 0006" in found.text) == (403, False)
