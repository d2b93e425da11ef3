"""Attempts to run a meeting by what is somebody else's: a link that leaked, a password that was guessed."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from rat_online.app.attempts import MOST_FAILURES
from rat_online.app.links import IssuedLink
from rat_online.app.ports.entries import Entry
from rat_online.app.sessions import PROOF_GOOD_FOR
from rat_online.bootstrap import now
from rat_online.demo.client import PIN
from rat_online.domain.vocabulary import Role
from rat_online.web.catalogue import refusal_text, translate
from tests.web.pages.house_of_pages import NUMBERS, OFFICERS, PASSWORD, SITE, Pages, pages_of
from tests.web.spare_codes import arm, spare_code

CHAIR = OFFICERS[Role.ACTING_CHAIR]
"""The number of the acting chair, and the last digits of the phone that is on file."""


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened


@pytest.fixture
async def stranger(pages: Pages) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody elsewhere, who holds what was leaked."""
    transport = httpx2.ASGITransport(app=pages.app)
    headers = {"Accept-Language": "id"}
    async with httpx2.AsyncClient(transport=transport, base_url=SITE, headers=headers) as client:
        yield client


def office_of(pages: Pages, person: str) -> IssuedLink:
    return next(one for one in pages.convened.offices if one.link.person == person)


def says(code: str, **facts: str | int | bool | list[str]) -> str:
    return refusal_text("id", code, facts)


class TestALeakedLinkOfTheChairThatWasNeverUsed:
    async def test_opens_nothing_without_what_is_on_file_of_the_chair(
        self, pages: Pages, stranger: httpx2.AsyncClient
    ) -> None:
        secret = office_of(pages, pages.people[CHAIR]).secret
        for guess in ("", PIN, "9999"):
            form = {"secret": secret, "datum": guess, "pin": PIN, "tugas": "1"}
            answer = await stranger.post("/masuk", data=form)
            assert answer.status_code == 403, guess
            assert says("sign-in-failed") in answer.text
            assert "set-cookie" not in answer.headers
        assert (await stranger.get(f"/rapat/{pages.meeting}/konsol")).status_code == 401

    async def test_is_locked_after_five_guesses_until_the_desk_opens_it_to_the_chair(
        self, pages: Pages, stranger: httpx2.AsyncClient
    ) -> None:
        secret = office_of(pages, pages.people[CHAIR]).secret
        guess = {"secret": secret, "datum": "9999", "pin": PIN}
        answers = [await stranger.post("/masuk", data=guess) for _ in range(MOST_FAILURES)]
        assert [one.status_code for one in answers] == [403] * (MOST_FAILURES - 1) + [429]
        assert translate("id", "door.wait-minutes", {"n": 15}) in answers[-1].text
        told = {"person": pages.people[CHAIR], "reason": "KTP cocok", "kartu": "1"}
        assert (await pages.post("panitia", "/panitia/rapat/{meeting}/pintu/buka", **told)).status_code == 303
        assert (await pages.get("acting-chair", "/rapat/{meeting}/konsol")).status_code == 200

    async def test_says_as_little_as_a_link_that_was_never_made(
        self, pages: Pages, stranger: httpx2.AsyncClient
    ) -> None:
        real = office_of(pages, pages.people[CHAIR]).secret
        for _ in range(MOST_FAILURES + 1):
            one, two = [
                await stranger.post("/masuk", json={"secret": secret, "datum": "9999", "pin": PIN})
                for secret in (real, "u" * 22)
            ]
            assert (one.status_code, one.json()) == (two.status_code, two.json())


class TestTheLinkOfAnOfficerWhoIsNoMember:
    async def test_needs_the_code_that_went_by_another_way_and_the_code_is_good_once(
        self, pages: Pages, stranger: httpx2.AsyncClient
    ) -> None:
        auditor = next(one for one in pages.convened.offices if one.handover)
        for guess in ("", "0000", PIN):
            answer = await stranger.post(
                "/masuk", json={"secret": auditor.secret, "datum": guess, "pin": PIN}
            )
            assert answer.json()["refused"] == "sign-in-failed"
        entered = {"secret": auditor.secret, "datum": auditor.handover.lower(), "pin": PIN}
        assert (await stranger.post("/masuk", json=entered)).status_code == 200
        assert (await stranger.get(f"/rapat/{pages.meeting}/periksa")).status_code == 200
        again = {"secret": auditor.secret, "datum": auditor.handover}
        assert (await stranger.post("/masuk", json=again)).json()["refused"] == "sign-in-failed"

    async def test_made_again_has_a_new_code_and_the_former_opens_nothing(self, pages: Pages) -> None:
        former = next(one for one in pages.convened.offices if one.handover)
        page = await pages.post("panitia", "/panitia/rapat/{meeting}/tautan")
        assert page.status_code == 201
        assert former.handover not in page.text
        nobody = await pages.client("nobody")
        sent = {"secret": former.secret, "datum": former.handover, "pin": PIN}
        assert (await nobody.post("/masuk", json=sent)).json()["refused"] == "sign-in-failed"

    async def test_is_made_for_nobody_who_organises(self, pages: Pages) -> None:
        assert pages.people["panitia"] not in {one.link.person for one in pages.convened.offices}


class TestGuessingAPassword:
    async def test_by_a_stranger_locks_out_no_device_where_the_officer_is_in(
        self, pages: Pages, stranger: httpx2.AsyncClient
    ) -> None:
        own = await pages.client("panitia")
        wrong, right = ({"login": "panitia", "password": one} for one in ("salah-sekali", PASSWORD))
        told = [(await stranger.post("/masuk/petugas", data=wrong)).status_code for _ in range(MOST_FAILURES)]
        assert told == [403] * MOST_FAILURES
        assert (await stranger.post("/masuk/petugas", data=right)).status_code == 429
        assert (await own.post("/masuk/petugas", data=right)).status_code == 303
        for _ in range(MOST_FAILURES):
            assert (await own.post("/masuk/petugas", data=wrong)).status_code == 403
        assert (await own.post("/masuk/petugas", data=right)).status_code == 429

    async def test_where_it_is_changed_waits_after_five(self, pages: Pages) -> None:
        own = await pages.client("panitia")
        wrong = {"former": "salah-sekali", "new": "kata-sandi-baru-2027"}
        for _ in range(MOST_FAILURES):
            answer = await own.post("/akun/sandi?bahasa=id", data=wrong)
            assert says("sign-in-failed") in answer.text
        right = {**wrong, "former": PASSWORD}
        answer = await own.post("/akun/sandi?bahasa=id", data=right)
        assert (answer.status_code, "location" in answer.headers) == (409, False)
        assert translate("id", "door.wait-minutes", {"n": 15}) in answer.text


class TestAGuessedPassword:
    ACTS: tuple[tuple[str, dict[str, str]], ...] = (
        ("/panitia/rapat/{meeting}/tautan", {}),
        ("/panitia/rapat/{meeting}/aturan", {"alasan": "x"}),
        ("/panitia/rapat/{meeting}/dpt", {"ditinjau": "1"}),
        ("/rapat/{meeting}/dpt/ubah", {"nomor": "0001", "perubahan": "hapus", "sebab": "x"}),
        ("/panitia/rapat/{meeting}/undangan/kirim", {"cara": "letter"}),
        ("/panitia/rapat/{meeting}/undangan/grup/buka", {}),
        ("/panitia/rapat/{meeting}/pintu/buka", {"person": "x", "reason": "x"}),
        ("/panitia/akun", {"name": "X", "login": "x", "role": "admin"}),
    )

    async def test_decides_nothing_that_lets_people_in(self, pages: Pages) -> None:
        root, position = pages.hall.live.state.roll.root, pages.hall.live.state.position
        for path, form in self.ACTS:
            answer = await pages.post("password", path + "?bahasa=id", **form)
            assert answer.status_code == 403, path
            assert says("second-factor-needed") in answer.text, path
            assert 'href="/akun"' in answer.text, path
        assert (pages.hall.live.state.roll.root, pages.hall.live.state.position) == (root, position)

    async def test_hands_out_no_code_at_the_desk(self, pages: Pages) -> None:
        client = await pages.client("password")
        asked = {"person": pages.people["0006"], "reason": "kartu hilang"}
        answer = await client.post(f"/rapat/{pages.meeting}/meja/kode", json=asked)
        assert (answer.status_code, answer.json()["refused"]) == (403, "second-factor-needed")

    async def test_appoints_nobody_over_the_wire(self, pages: Pages) -> None:
        client = await pages.client("password")
        acts: tuple[tuple[str, dict[str, object]], ...] = (
            ("appoint-officer", {"role": "operator", "person": pages.people["0006"]}),
            ("relieve-officer", {"role": "witness", "person": pages.people["0004"]}),
        )
        for do, args in acts:
            sent = {"id": do, "do": do, "as": f"committee:{pages.people['panitia']}", "args": args}
            answer = await client.post(f"/rapat/{pages.meeting}/perintah", json=sent)
            assert answer.json()["refused"] == "second-factor-needed", do


async def test_a_committee_members_link_stands_in_for_no_account(pages: Pages) -> None:
    added = {"role": "committee", "person": pages.people["0005"]}
    assert await pages.do("panitia", "committee", "panitia", "appoint-officer", **added)
    client = await pages.client("operator")
    sent = {
        "id": "x",
        "do": "appoint-officer",
        "as": f"committee:{pages.people['0005']}",
        "args": {"role": "operator", "person": pages.people["0006"]},
    }
    answer = await client.post(f"/rapat/{pages.meeting}/perintah", json=sent)
    assert answer.json()["refused"] == "proof-needed"
    form = {"nomor": "0006", "perubahan": "hapus", "sebab": "x"}
    refused = await pages.post("operator", "/rapat/{meeting}/dpt/ubah?bahasa=id", **form)
    assert (refused.status_code, says("proof-needed") in refused.text) == (403, True)


async def test_a_committee_members_link_hands_out_codes_only_after_its_pin_lately(pages: Pages) -> None:
    added = {"role": "committee", "person": pages.people["0005"]}
    assert await pages.do("panitia", "committee", "panitia", "appoint-officer", **added)
    client = await pages.client("operator")
    await proven_long_ago(pages, client, "0005")
    asked = {"person": pages.people["0006"], "reason": "kartu hilang"}
    path = f"/rapat/{pages.meeting}/meja/kode"
    refused = await client.post(path, json=asked)
    assert (refused.status_code, refused.json()["refused"]) == (403, "prove-yourself-again")
    pin = {"person": pages.people["0005"], "pin": PIN}
    assert (await client.post(f"/rapat/{pages.meeting}/bukti", json=pin)).status_code == 200
    assert (await client.post(path, json=asked)).status_code == 201


class TestAConsoleThatWasLeftOpen:
    """Or its cookie, copied: who holds it leads on, and decides nothing about who may."""

    @pytest.fixture
    async def thief(self, pages: Pages) -> httpx2.AsyncClient:
        """Ten minutes after the acting chair came in by the office's link."""
        client = await pages.client("acting-chair")
        await proven_long_ago(pages, client)
        return client

    ACTS: tuple[tuple[str, str, str], ...] = (
        ("appoint-officer", "operator", "0006"),
        ("relieve-officer", "witness", "0004"),
    )

    async def test_neither_appoints_nor_relieves_nor_changes_the_roll(
        self, pages: Pages, thief: httpx2.AsyncClient
    ) -> None:
        position = pages.hall.live.state.position
        for do, role, number in self.ACTS:
            answer = await thief.post(**acting(pages, do, role=role, person=pages.people[number]))
            assert (answer.status_code, answer.json()["refused"]) == (403, "prove-yourself-again"), do
        form = {"nomor": "0006", "perubahan": "keluarkan", "sebab": "uji"}
        page = await thief.post(f"/rapat/{pages.meeting}/dpt/ubah?bahasa=id", data=form)
        assert (page.status_code, says("prove-yourself-again") in page.text) == (409, True)
        assert pages.hall.live.state.position == position

    async def test_is_locked_after_five_guesses_and_the_door_with_it(
        self, pages: Pages, thief: httpx2.AsyncClient, stranger: httpx2.AsyncClient
    ) -> None:
        guess = {"person": pages.people[CHAIR], "pin": "135790"}
        told = [(await thief.post(f"/rapat/{pages.meeting}/bukti", json=guess)).json() for _ in range(5)]
        assert [one["refused"] for one in told] == ["wrong-pin"] * 4 + ["too-many-attempts"]
        right = {"person": pages.people[CHAIR], "pin": PIN}
        answer = await thief.post(f"/rapat/{pages.meeting}/bukti", json=right)
        assert answer.json()["refused"] == "too-many-attempts"
        link = {"secret": office_of(pages, pages.people[CHAIR]).secret, "datum": PIN}
        assert (await stranger.post("/masuk", json=link)).json()["refused"] == "too-many-attempts"
        shown = await pages.get("secretary", "/rapat/{meeting}/periksa/pintu?bahasa=id")
        assert translate("id", "help.act-proof-locked", {}) in shown.text

    async def test_guesses_at_nobody_elses_pin(self, pages: Pages, thief: httpx2.AsyncClient) -> None:
        for person in (pages.people["0006"], pages.people["panitia"], "", "x"):
            guess = {"person": person, "pin": PIN}
            answer = await thief.post(f"/rapat/{pages.meeting}/bukti", json=guess)
            assert (answer.status_code, answer.json()["refused"]) == (403, "not-allowed")
        member = await pages.client("0006")
        own = {"person": pages.people["0006"], "pin": PIN}
        answer = await member.post(f"/rapat/{pages.meeting}/bukti", json=own)
        assert answer.json()["refused"] == "not-allowed"
        answer = await member.post(**acting(pages, "appoint-officer", role="operator", person="x"))
        assert answer.json()["refused"] == "not-in-that-office"

    async def test_still_hands_over_the_palu(self, pages: Pages, thief: httpx2.AsyncClient) -> None:
        """And whoever may take it over needs no proof: the log names them."""
        for number in NUMBERS[:4]:
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        to = pages.people["0002"]
        answer = await thief.post(**acting(pages, "hand-over-gavel", to=to, reason="jaringan mati"))
        assert "done" in answer.json(), answer.json()
        assert pages.hall.live.state.offices.gavel == to

    async def test_the_pin_opens_it_again_for_the_same_command_which_is_done_once(
        self, pages: Pages, thief: httpx2.AsyncClient
    ) -> None:
        appoint = acting(pages, "appoint-officer", role="operator", person=pages.people["0006"])
        assert (await thief.post(**appoint)).json()["refused"] == "prove-yourself-again"
        right = {"person": pages.people[CHAIR], "pin": PIN}
        assert (await thief.post(f"/rapat/{pages.meeting}/bukti", json=right)).json() == {"done": {}}
        done = [(await thief.post(**appoint)).json() for _ in range(2)]
        assert done[0] == done[1]
        assert "done" in done[0]


async def test_a_password_alone_touches_nothing_that_lets_members_in_once_a_roll_is_frozen(
    pages: Pages,
) -> None:
    invitations, member = "/panitia/rapat/{meeting}/undangan", f"/panitia/anggota/{pages.people['0006']}"
    assert (await pages.post("panitia", f"{invitations}/grup/buat")).status_code == 303
    page = (await pages.get("panitia", invitations)).text
    assert "/gabung#" in page
    for path in (invitations, f"{invitations}/poster.pdf", member, "/panitia/anggota", "/panitia"):
        seen = await pages.get("password", path)
        assert (seen.status_code, 'href="/akun"' in seen.text) == (403, True), path
        assert "/gabung#" not in seen.text
        assert "0812" not in seen.text
    kept = await pages.install.registry.store.member(pages.cooperative, pages.people["0006"])
    form = {"number": "0006", "name": "Anggota 0006", "status": "member", "phone": "081299990000"}
    for path, sent in (
        (member, form),
        ("/panitia/anggota/unduh", {"kontak": "1", "jenis": "csv", "alasan": "x"}),
        (f"{invitations}/grup/buat", {}),
        ("/panitia/impor/tidakada/batal", {}),
    ):
        refused = await pages.post("password", path, **sent)
        assert (refused.status_code, 'href="/akun"' in refused.text) == (403, True), path
    assert await pages.install.registry.store.member(pages.cooperative, pages.people["0006"]) == kept
    assert (await pages.get("password", "/akun")).status_code == 200


async def test_an_account_whose_proof_is_old_gives_password_and_code_or_passkey_not_a_pin(
    pages: Pages,
) -> None:
    client = await pages.client("panitia")
    device = await pages.install.sessions.who(client.cookies["rat"])
    assert device is not None
    old = now() - PROOF_GOOD_FOR - timedelta(seconds=1)
    await pages.install.identity.write(
        lambda identity: identity.prove_session(device.cooperative, device.session, old)
    )
    person = pages.people["panitia"]
    args = {"role": "operator", "person": pages.people["0006"]}
    appoint = {"id": "a", "do": "appoint-officer", "as": f"committee:{person}", "args": args}
    command = f"/rapat/{pages.meeting}/perintah"
    assert (await client.post(command, json=appoint)).json()["refused"] == "second-factor-needed"
    by_pin = await client.post(f"/rapat/{pages.meeting}/bukti", json={"person": person, "pin": PIN})
    assert by_pin.json()["refused"] == "not-allowed"
    await arm(pages.install, await pages.app.state.services.accounts.of(pages.cooperative, person))
    assert (await client.post(command, json=appoint)).json()["refused"] == "proof-needed"
    for given, refused in (
        ({"password": "salah", "code": spare_code()}, "sign-in-failed"),
        ({"password": PASSWORD}, "code-needed"),
    ):
        assert (await client.post("/akun/bukti", json=given)).json()["refused"] == refused
    assert (await client.post("/akun/bukti/passkey", json={})).json()["refused"] == "sign-in-failed"
    right = {"password": PASSWORD, "code": spare_code()}
    assert (await client.post("/akun/bukti", json=right)).json() == {"done": {}}
    assert "done" in (await client.post(command, json=appoint)).json()
    stranger = await pages.client("0006")
    assert (await stranger.post("/akun/bukti", json=right)).status_code == 403


def acting(pages: Pages, do: str, **args: object) -> dict[str, Any]:
    """A request of the acting chair, for a client's `post`."""
    message = {"id": do, "do": do, "as": f"acting-chair:{pages.people[CHAIR]}", "args": args}
    return {"url": f"/rapat/{pages.meeting}/perintah", "json": message}


async def proven_long_ago(pages: Pages, client: httpx2.AsyncClient, number: str = CHAIR) -> None:
    """The PIN was given, but not within the last ten minutes."""
    device = await pages.install.sessions.who(client.cookies["rat"])
    assert device is not None
    entry = Entry(pages.cooperative, pages.hall.live.state.about.series, pages.people[number])
    old = now() - PROOF_GOOD_FOR - timedelta(seconds=1)
    await pages.install.identity.write(lambda identity: identity.note_pin(entry, device.session, old))
