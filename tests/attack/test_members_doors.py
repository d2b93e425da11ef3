"""Attempts to come in as a member: each is refused, and told so in one sentence."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import Engine, event

from rat_online.app.attempts import MOST_FAILURES
from rat_online.app.help_desk import AT_THE_DOOR
from rat_online.app.ports.identity import LinkForm, Series
from rat_online.bootstrap import now
from rat_online.demo.client import PIN
from rat_online.domain.chain import MeetingKey
from rat_online.web.catalogue import refusal_text, translate
from tests.web.pages.house_of_pages import NUMBERS, SITE, Pages, pages_of

SARI = NUMBERS[-1]
"""A member without office, and the last digits of the phone that is on file."""
ROOM = "/rapat/{meeting}"


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened


def browser(pages: Pages, token: str = "") -> httpx2.AsyncClient:
    """Another browser, perhaps with a copy of somebody's cookie."""
    transport = httpx2.ASGITransport(app=pages.app)
    cookies = {"rat": token} if token else {}
    return httpx2.AsyncClient(
        transport=transport, base_url=SITE, headers={"Accept-Language": "id"}, cookies=cookies
    )


def link_of(pages: Pages, number: str = SARI) -> str:
    return next(one.secret for one in pages.convened.seats if one.link.person == pages.people[number])


def knows(pages: Pages, number: str = SARI, **changes: str) -> dict[str, str]:
    return {"secret": link_of(pages, number), "datum": number, "pin": PIN, **changes}


def says(code: str, **facts: str | int | bool | list[str]) -> str:
    return refusal_text("id", code, facts)


async def token_of(pages: Pages, number: str = SARI) -> str:
    return str((await pages.client(number)).cookies["rat"])


class TestALinkThatIsSentAgain:
    async def test_with_the_datum_of_the_first_entry_opens_nothing_any_more(self, pages: Pages) -> None:
        await pages.client(SARI)
        async with browser(pages) as attacker:
            answer = await attacker.post("/masuk", data=knows(pages, pin=""))
            assert (answer.status_code, says("sign-in-failed") in answer.text) == (403, True)
            other = await attacker.post("/masuk", data=knows(pages, pin="135792"))
            assert says("sign-in-failed") in other.text
            assert not attacker.cookies

    async def test_guessing_the_pin_locks_the_entry_by_the_fifth(self, pages: Pages) -> None:
        await pages.client(SARI)
        async with browser(pages) as attacker:
            guesses = [
                await attacker.post("/masuk", data=knows(pages, pin="", datum=f"90{n}312"))
                for n in range(MOST_FAILURES)
            ]
        assert [one.status_code for one in guesses] == [403, 403, 403, 403, 429]
        assert translate("id", "door.wait-minutes", {"n": 15}) in guesses[-1].text
        # Whoever sits there stays: the guesser takes nobody's vote away.
        assert (await pages.get(SARI, ROOM)).status_code == 200

    async def test_after_the_meeting_has_closed_opens_nothing(
        self, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in NUMBERS[:5]:
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        await pages.lead("start-agenda-item", item="i1")
        await pages.lead("read-decisions")
        people = [pages.people[number] for number in NUMBERS[:2]]
        await pages.lead("name-representatives", persons=people)
        await pages.lead("close-meeting")
        at = now() + timedelta(seconds=3)  # the door asks every two seconds whether a meeting is over
        monkeypatch.setattr(pages.install.sign_in, "_now", lambda: at)
        over = translate("id", "door.over", {})
        async with browser(pages) as late:
            answer = await late.post("/masuk", data=knows(pages))
            assert (answer.status_code, over in answer.text) == (403, True)
            unknown = await late.post("/masuk", data={"secret": "u" * 22, "datum": SARI})
            assert over not in unknown.text
            assert not late.cookies


class TestACode:
    async def test_that_is_guessed_is_refused_like_a_wrong_datum(self, pages: Pages) -> None:
        series = Series(pages.cooperative, pages.hall.live.state.about.series)
        (card,) = await pages.install.links.issue(series, [pages.people[SARI]], form=LinkForm.CODE)
        async with browser(pages) as attacker:
            for secret in (card.secret, "ZZZZ-0000"):
                answer = await attacker.post("/masuk", data={"secret": secret, "datum": "9999", "pin": PIN})
                assert (answer.status_code, says("sign-in-failed") in answer.text) == (403, True)


class TestAStolenCookie:
    async def test_opens_nothing_once_its_owner_has_signed_in_again(self, pages: Pages) -> None:
        stolen = await token_of(pages)
        async with browser(pages, stolen) as thief:
            # Until then it is as good as the phone: the list of devices shows one, and ends both.
            assert (await thief.get(f"/rapat/{pages.meeting}")).status_code == 200
            owner = await pages.client(SARI)
            assert (await owner.post("/masuk", data=knows(pages))).status_code == 303
            refused = await thief.get(f"/rapat/{pages.meeting}")
            assert (refused.status_code, says("signed-out") in refused.text) == (401, True)
            assert (await owner.get(f"/rapat/{pages.meeting}")).status_code == 200

    async def test_opens_nothing_once_the_device_was_ended_from_afar(self, pages: Pages) -> None:
        stolen = await token_of(pages)
        device = await pages.install.sessions.who(stolen)
        assert device is not None
        assert (await pages.post("panitia", f"/panitia/perangkat/{device.session}/akhiri")).status_code == 303
        async with browser(pages, stolen) as thief:
            sent = {"id": "x", "do": "check-in", "as": f"member:{pages.people[SARI]}", "args": {}}
            answer = await thief.post(f"/rapat/{pages.meeting}/perintah", json=sent)
            assert (answer.status_code, answer.json()["refused"]) == (401, "signed-out")

    async def test_is_out_of_reach_of_scripts_and_of_other_sites(self, pages: Pages) -> None:
        async with browser(pages) as phone:
            cookie = (await phone.post("/masuk", data=knows(pages))).headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie


class TestAFixedSession:
    """The attacker sets the cookie of a browser in which somebody else will sign in."""

    async def test_of_an_invented_token_is_never_taken_up(self, pages: Pages) -> None:
        async with (
            browser(pages, "known-beforehand") as victim,
            browser(pages, "known-beforehand") as attacker,
        ):
            assert (await victim.post("/masuk", data=knows(pages))).status_code == 303
            assert (await attacker.get(f"/rapat/{pages.meeting}")).status_code == 401

    async def test_of_the_attackers_own_session_opens_nothing_from_then_on(self, pages: Pages) -> None:
        own = await token_of(pages, "0005")
        async with browser(pages, own) as victim, browser(pages, own) as attacker:
            assert (await victim.post("/masuk", data=knows(pages))).status_code == 303
            refused = await attacker.get(f"/rapat/{pages.meeting}")
            assert (refused.status_code, says("signed-out") in refused.text) == (401, True)
            sent = {"id": "x", "do": "check-in", "as": f"member:{pages.people[SARI]}", "args": {}}
            answer = await attacker.post(f"/rapat/{pages.meeting}/perintah", json=sent)
            assert answer.json()["refused"] == "signed-out"


async def test_a_member_who_was_taken_off_the_roll_neither_counts_nor_votes(pages: Pages) -> None:
    off = {"nomor": SARI, "perubahan": "hapus", "sebab": "Keluar pada 1 Maret"}
    assert (await pages.post("panitia", "/rapat/{meeting}/dpt/ubah", **off)).status_code == 303
    client = await pages.client(SARI)
    entitled = pages.hall.live.state.roll.total
    sent = {"id": "x", "do": "check-in", "as": f"member:{pages.people[SARI]}", "args": {}}
    answer = (await client.post(f"/rapat/{pages.meeting}/perintah", json=sent)).json()
    assert answer["refused"] == "not-on-roll"
    assert says("not-on-roll").startswith("Nama ini tidak ada dalam Daftar Anggota Berhak Suara")
    assert pages.people[SARI] not in pages.hall.live.state.attendance.visits
    assert pages.hall.live.state.roll.total == entitled == len(NUMBERS) - 1


async def test_a_preview_that_gets_and_heads_the_link_uses_nothing_up(pages: Pages) -> None:
    async with browser(pages) as preview:
        for path in ("/masuk", "/masuk?tugas", "/gabung"):
            for answer in (await preview.get(path), await preview.head(path)):
                assert (answer.status_code, "set-cookie" in answer.headers) == (200, False), path
    series = Series(pages.cooperative, pages.hall.live.state.about.series)
    assert await pages.install.links.uses(series) == []
    async with browser(pages) as phone:
        assert (await phone.post("/masuk", data=knows(pages))).status_code == 303


class TestALinkToGoOnElsewhere:
    """Whoever reads it off a screen within its two minutes."""

    async def secret_of(self, pages: Pages, number: str = SARI) -> str:
        answer = await (await pages.client(number)).post(f"/rapat/{pages.meeting}/lanjut")
        return str(answer.json()["done"]["link"]).partition("#")[2]

    async def test_that_was_used_opens_nothing_for_whoever_copied_it(self, pages: Pages) -> None:
        secret = await self.secret_of(pages)
        async with browser(pages) as owner, browser(pages) as thief:
            assert (await owner.post("/lanjut", json={"secret": secret, "taker": "own"})).status_code == 200
            answer = await thief.post("/lanjut", json={"secret": secret, "taker": "thief"})
            assert (answer.status_code, answer.json()["refused"]) == (404, "unknown-transfer")
            assert not thief.cookies

    async def test_sent_from_another_site_is_refused(self, pages: Pages) -> None:
        secret = await self.secret_of(pages)
        async with browser(pages) as victim:
            sent = {"secret": secret, "taker": "x"}
            for forged in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://jahat.example"}):
                assert (await victim.post("/lanjut", json=sent, headers=forged)).status_code == 403
            assert not victim.cookies
        client = await pages.client(SARI)
        asked = await client.post(f"/rapat/{pages.meeting}/lanjut", headers={"Sec-Fetch-Site": "cross-site"})
        assert asked.status_code == 403

    async def test_in_a_browser_whose_cookie_an_attacker_knows_gives_a_token_nobody_knew(
        self, pages: Pages
    ) -> None:
        own = await token_of(pages, "0005")
        secret = await self.secret_of(pages)
        async with browser(pages, own) as victim, browser(pages, own) as attacker:
            assert (await victim.post("/lanjut", json={"secret": secret, "taker": "x"})).status_code == 200
            assert (await attacker.get(f"/rapat/{pages.meeting}")).status_code == 401

    async def test_carries_no_office_and_no_palu(self, pages: Pages) -> None:
        """The acting chair's seat on a phone, beside the console's session."""
        secret = await self.secret_of(pages, "0001")
        async with browser(pages) as elsewhere:
            await elsewhere.post("/lanjut", json={"secret": secret, "taker": "x"})
            device = await pages.install.sessions.who(elsewhere.cookies["rat"])
            assert device is not None
            assert (len(device.seats), device.offices, device.roles) == (1, (), frozenset())

    async def test_takes_only_the_seats_of_the_page_that_asked(self, pages: Pages) -> None:
        await pages.client("0005")
        secret = await self.secret_of(pages)
        async with browser(pages) as elsewhere:
            await elsewhere.post("/lanjut", json={"secret": secret, "taker": "x"})
            device = await pages.install.sessions.who(elsewhere.cookies["rat"])
            assert device is not None
            assert [seat.entry for seat in device.seats] == [pages.people[SARI]]
            sent = {"id": "x", "do": "check-in", "as": f"member:{pages.people['0005']}", "args": {}}
            answer = await elsewhere.post(f"/rapat/{pages.meeting}/perintah", json=sent)
            assert answer.json()["refused"] == "seat-not-here"


class TestHelpFromTheDoor:
    async def asked(self, pages: Pages, secret: str) -> tuple[int, bytes, list[str]]:
        """The answer, byte by byte, and every statement that the database was given for it."""
        said: list[str] = []

        def note(_1: object, _2: object, statement: str, *_: object) -> None:
            said.append(statement)

        client = await pages.client("nobody")
        event.listen(Engine, "before_cursor_execute", note)
        try:
            sent = {"secret": secret, "kind": "cannot-enter", "text": "tidak bisa masuk"}
            answer = await client.post("/bantuan", data=sent)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return answer.status_code, answer.content, said

    async def test_is_answered_and_worked_on_alike_whether_there_is_such_a_secret_or_not(
        self, pages: Pages
    ) -> None:
        real = next(one.secret for one in pages.convened.seats)
        known, unknown = await self.asked(pages, real), await self.asked(pages, "u" * 22)
        assert known == unknown
        assert len(known[2]) > 1
        assert await self.asked(pages, "ABCD-1234/0006") == unknown
        help_desk = pages.app.state.services.help_desk
        series = MeetingKey(pages.cooperative, pages.hall.live.state.about.series)
        assert [one.text for one in await help_desk.requests(series)] == ["tidak bisa masuk"]

    async def test_is_bounded_alike(self, pages: Pages) -> None:
        real = next(one.secret for one in pages.convened.seats)
        _, of_all = AT_THE_DOOR
        for _ in range(2 * of_all.at_once):
            pages.app.state.services.help_desk._asked.note(None, now())
        told = [await self.asked(pages, secret) for secret in (real, "u" * 22)]
        assert told[0][0] == 409
        assert told[0] == told[1]
