"""Officers' accounts and devices over the served pages: who may, what is shown once, what closes at once."""

import re
from datetime import timedelta

import pyotp
import pytest

from rat_online.adapters.store.officer_keys import SqlOfficerKeys
from rat_online.app.ports.officer_keys import Passkey
from rat_online.bootstrap import now
from tests.web.pages.house_of_pages import PASSWORD, Pages

SHOWN = re.compile(r'data-part="password">([0-9A-Z-]+)<')
SESSION = re.compile(r'action="[a-z/]*/perangkat/([0-9A-Z]+)/akhiri"')


class TestAccounts:
    async def test_an_admin_makes_one_whose_password_is_shown_once(self, pages: Pages) -> None:
        form = {"name": "Wati Auditor", "login": "wati", "role": "auditor"}
        made = await pages.post("panitia", "/panitia/akun", **form)
        assert made.status_code == 201
        (password,) = SHOWN.findall(made.text)
        assert password not in (await pages.get("panitia", "/panitia/akun")).text
        nobody = await pages.client("nobody")
        entered = await nobody.post("/masuk/petugas", data={"login": "wati", "password": password})
        assert entered.status_code == 303
        assert (await nobody.get("/akun")).status_code == 200
        assert (await nobody.get("/panitia/akun")).status_code == 403

    async def test_needs_a_proof_that_is_not_old(self, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
        await pages.client("panitia")
        keys, person = SqlOfficerKeys(pages.install.database), pages.people["panitia"]
        await keys.add_passkey(Passkey("key", pages.cooperative, person, b"", 0, "", now()))
        later = now() + timedelta(minutes=11)
        monkeypatch.setattr(pages.install.sessions, "_now", lambda: later)
        refused = await pages.post("panitia", "/panitia/akun", name="X", login="x", role="admin")
        assert refused.status_code == 403
        assert "/masuk?petugas&amp;ke=" in refused.text

    async def test_are_the_admins_alone(self, pages: Pages) -> None:
        for who in ("auditor", "member", "acting-chair"):
            assert (await pages.get(who, "/panitia/akun")).status_code == 403
            assert (await pages.post(who, "/panitia/akun", name="X", login="x")).status_code == 403
        assert (await pages.get("nobody", "/panitia/akun")).status_code == 401


class TestTheOwnAccount:
    async def test_with_a_password_alone_is_led_to_what_to_set_up_and_then_goes_on(
        self, pages: Pages
    ) -> None:
        links = f"/panitia/rapat/{pages.meeting}/tautan"
        elsewhere = await pages.client("panitia")
        led = await pages.post("password", links)
        assert (led.status_code, 'href="/akun"' in led.text) == (403, True)
        assert "/akun" in (await pages.get("password", "/panitia")).text
        begun = await pages.post("password", "/akun/kode")
        (secret,) = re.findall(r'<code class="wrap">([A-Z2-7]{32})</code>', begun.text)
        done = await pages.post("password", "/akun/kode", code=pyotp.TOTP(secret).now())
        assert done.status_code == 200
        assert (await pages.post("password", links)).status_code == 201
        assert (await elsewhere.get("/panitia")).status_code == 401  # whoever came in elsewhere comes in anew

    async def test_sets_up_the_apps_code_and_shows_the_recovery_codes_once(self, pages: Pages) -> None:
        begun = await pages.post("panitia", "/akun/kode")
        (secret,) = re.findall(r'<code class="wrap">([A-Z2-7]{32})</code>', begun.text)
        wrong = await pages.post("panitia", "/akun/kode", code="000000")
        assert (wrong.status_code, secret in wrong.text) == (409, True)
        done = await pages.post("panitia", "/akun/kode", code=pyotp.TOTP(secret).now())
        recovery = re.findall(r'<code class="code">([0-9A-Z]{4}-[0-9A-Z]{4})</code>', done.text)
        assert len(recovery) == 10
        assert secret not in (await pages.post("panitia", "/akun/kode")).text
        form = {"login": "panitia", "password": PASSWORD}
        nobody = await pages.client("nobody")
        assert "kode 6 angka" in (await nobody.post("/masuk/petugas", data=form)).text
        answer = await nobody.post("/masuk/petugas", data={**form, "code": recovery[0], "ke": "/akun"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/akun")

    async def test_makes_new_recovery_codes_with_a_fresh_proof_and_is_told_when_few_are_left(
        self, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert (await pages.post("password", "/akun/cadangan")).status_code == 403
        await pages.client("panitia")
        keys, person = SqlOfficerKeys(pages.install.database), pages.people["panitia"]
        await keys.add_passkey(Passkey("key", pages.cooperative, person, b"", 0, "", now()))
        assert "siapa pun yang tahu kata sandi" not in (await pages.get("panitia", "/akun?bahasa=id")).text
        assert "0 kode cadangan tersisa" in (await pages.get("panitia", "/akun?bahasa=id")).text
        made = await pages.post("panitia", "/akun/cadangan")
        assert len(re.findall(r'<code class="code">[0-9A-Z]{4}-[0-9A-Z]{4}</code>', made.text)) == 10
        assert "no-store" in made.headers["cache-control"]
        assert "10 kode cadangan tersisa" in (await pages.get("panitia", "/akun?bahasa=id")).text
        later = now() + timedelta(minutes=11)
        monkeypatch.setattr(pages.install.sessions, "_now", lambda: later)
        assert (await pages.post("panitia", "/akun/cadangan")).status_code == 403

    async def test_never_leads_anywhere_else_after_a_sign_in(self, pages: Pages) -> None:
        nobody = await pages.client("nobody")
        form = {"login": "panitia", "password": PASSWORD}
        for to in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "/a?b", "x"):
            answer = await nobody.post("/masuk/petugas", data={**form, "ke": to})
            assert answer.headers["location"] == "/", to


class TestDevices:
    async def test_one_sees_the_own_and_ends_another_of_them(self, pages: Pages) -> None:
        await pages.get("member", "/perangkat")
        shown = await pages.get("acting-chair", "/perangkat")
        (own,) = SESSION.findall(shown.text)
        assert (await pages.post("member", f"/perangkat/{own}/akhiri")).status_code == 404
        assert (await pages.post("acting-chair", f"/perangkat/{own}/akhiri")).status_code == 303
        assert (await pages.get("acting-chair", "/perangkat")).status_code == 401

    async def test_an_admin_ends_anybodys_of_the_cooperative(self, pages: Pages) -> None:
        member = await pages.client("member")
        found = await pages.get("panitia", "/panitia/perangkat?cari=0006")
        (session,) = SESSION.findall(found.text)
        assert (await pages.post("panitia", f"/panitia/perangkat/{session}/akhiri")).status_code == 303
        assert (await member.get(f"/rapat/{pages.meeting}")).status_code == 401
        assert (await pages.post("panitia", "/panitia/perangkat/ZZZZ/akhiri")).status_code == 404
