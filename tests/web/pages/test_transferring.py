"""A page goes on in another browser, over the served routes: the link, its page, its one use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from rat_online.app.ports.entries import DoorActKind
from rat_online.app.ports.identity import Series
from rat_online.web.catalogue import translate
from tests.web.pages.house_of_pages import NUMBERS, SITE, Pages

ASK = "/rapat/{meeting}/lanjut"
SARI, BUDI = NUMBERS[-1], NUMBERS[-2]


@asynccontextmanager
async def browser(pages: Pages, token: str = "") -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=pages.app)
    cookies = {"rat": token} if token else {}
    async with httpx2.AsyncClient(transport=transport, base_url=SITE, cookies=cookies) as client:
        yield client


async def asked(pages: Pages, who: str = SARI) -> dict[str, Any]:
    answer = await pages.post(who, ASK)
    assert answer.status_code == 200, answer.text
    done: dict[str, Any] = answer.json()["done"]
    return done


def secret_in(done: dict[str, Any]) -> str:
    return str(done["link"]).partition("#")[2]


async def take(client: httpx2.AsyncClient, secret: str, taker: str = "a page") -> httpx2.Response:
    return await client.post("/lanjut", json={"secret": secret, "taker": taker})


async def test_the_link_opens_a_page_that_asks_and_its_tap_seats_the_member_there(pages: Pages) -> None:
    await pages.member(SARI, "check-in")
    done = await asked(pages)
    assert done["link"].startswith(f"{SITE}/lanjut#")
    assert done["code"].startswith("data:image/svg+xml")
    assert done["seconds"] == 120
    async with browser(pages) as chrome:
        page = await chrome.get("/lanjut", headers={"Accept-Language": "id"})
        assert translate("id", "moving.on-here", {}) in page.text
        answer = await take(chrome, secret_in(done))
        assert answer.json() == {"done": {"to": f"/rapat/{pages.meeting}"}}
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert (await chrome.get(f"/rapat/{pages.meeting}")).status_code == 200
    assert (await pages.get(SARI, "/rapat/{meeting}")).status_code == 404


async def test_what_previews_do_uses_nothing_up(pages: Pages) -> None:
    secret = secret_in(await asked(pages))
    async with browser(pages) as preview:
        for answer in (await preview.get("/lanjut"), await preview.head("/lanjut")):
            assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
        assert (await take(preview, secret)).status_code == 200


async def test_the_pengawas_reads_that_a_page_went_on_elsewhere(pages: Pages) -> None:
    async with browser(pages) as chrome:
        await take(chrome, secret_in(await asked(pages)))
    watched = await pages.get("witness", "/rapat/{meeting}/periksa/pintu")
    assert translate("id", "help.act-transferred", {}) in watched.text
    acts = await pages.install.identity.read(
        lambda identity: identity.acts_of(Series(pages.cooperative, pages.hall.live.state.about.series))
    )
    assert [act.kind for act in acts] == [DoorActKind.TRANSFERRED]


async def test_whoever_has_no_seat_here_hands_nothing_over(pages: Pages) -> None:
    answer = await pages.post("panitia", ASK)
    assert (answer.status_code, answer.json()["refused"]) == (409, "seat-not-here")
    signed_out = await pages.post("nobody", ASK)
    assert (signed_out.status_code, signed_out.json()["refused"]) == (401, "signed-out")


async def test_what_is_no_secret_is_refused_in_words(pages: Pages) -> None:
    async with browser(pages) as client:
        for body, code in (
            ({}, "malformed"),
            ([], "malformed"),
            ({"secret": 1, "taker": "a"}, "malformed"),
            ({"secret": "a" * 101, "taker": "a"}, "malformed"),
            ({"secret": "invented", "taker": "a"}, "unknown-transfer"),
        ):
            answer = await client.post("/lanjut", json=body)
            assert answer.json()["refused"] == code
            assert "set-cookie" not in answer.headers
        assert (await client.post("/lanjut", content=b"{")).status_code == 400


async def test_what_was_begun_goes_on_there_and_the_old_browser_does_nothing_more(pages: Pages) -> None:
    for number in NUMBERS:
        await pages.member(number, "check-in")
    await pages.lead("open-meeting")
    await pages.lead("start-agenda-item", item="i1")
    await pages.member(BUDI, "raise-hand")
    await pages.member(SARI, "raise-hand")
    queue = list(pages.hall.live.state.floor.hands)
    assert queue == [pages.people[BUDI], pages.people[SARI]]
    sari = {"as": f"member:{pages.people[SARI]}", "args": {}}
    async with browser(pages) as chrome:
        await take(chrome, secret_in(await asked(pages)))
        assert list(pages.hall.live.state.floor.hands) == queue
        lowered = {"id": "2", "do": "withdraw-hand", **sari}
        old = await (await pages.client(SARI)).post(f"/rapat/{pages.meeting}/perintah", json=lowered)
        assert old.json()["refused"] == "unknown-meeting"
        assert list(pages.hall.live.state.floor.hands) == queue
        answer = await chrome.post(f"/rapat/{pages.meeting}/perintah", json=lowered)
        assert "done" in answer.json()
