"""The entrance as an attacker meets it, and as browsers old and new do; design section 9."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookies import Morsel, SimpleCookie
from itertools import product
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.types import ASGIApp
from structlog.testing import capture_logs
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from rat_online.app.ports.identity import LinkForm, Series
from rat_online.app.ports.store import StoreUnavailable
from rat_online.app.sign_in import CODES
from rat_online.bootstrap import now, open_install, web_application
from rat_online.demo.client import PIN
from rat_online.settings import Settings
from rat_online.web.gate import COOKIE_ON_LOOPBACK, COOKIE_ON_TLS, MARK_ON_LOOPBACK, MARK_ON_TLS
from tests.web.pages.house_of_pages import NUMBERS, PASSWORD, Pages

TLS, LOOPBACK = "https://rat.example.id", "http://127.0.0.1:8000"
GUESSER, HALL = "198.51.100.9", "203.0.113.7"
MEMBER = NUMBERS[-1]


@asynccontextmanager
async def a_client(
    app: ASGIApp, base: str = TLS, address: str = HALL, *, breaks: bool = True
) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app, client=(address, 4242), raise_app_exceptions=breaks)
    async with httpx2.AsyncClient(transport=transport, base_url=base) as client:
        yield client


def link_of(pages: Pages, number: str = MEMBER) -> dict[str, str]:
    """What a member's page sends."""
    person = pages.people[number]
    secret = next(one.secret for one in pages.convened.seats if one.link.person == person)
    return {"secret": secret, "datum": number, "pin": PIN}


def cookie_in(response: httpx2.Response) -> Morsel[str]:
    """The session's cookie: the first that is set, the mark of the browser follows it."""
    session, *mark = [
        one for header in response.headers.get_list("set-cookie") for one in SimpleCookie(header).values()
    ]
    for one in mark:
        is_tls = session.key == COOKIE_ON_TLS
        assert (one.key, bool(one["secure"])) == (MARK_ON_TLS if is_tls else MARK_ON_LOOPBACK, is_tls)
        assert (one["httponly"], one["samesite"], one["path"], one["domain"]) == (True, "lax", "/", "")
    return session


class TestTheCookie:
    async def test_over_tls_it_belongs_to_this_host_alone_and_no_script_reads_it(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            cookie = cookie_in(await client.post("/masuk", data=link_of(pages)))
        assert cookie.key == COOKIE_ON_TLS == "__Host-rat"
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")

    async def test_on_http_loopback_a_browser_keeps_it_too(self, pages: Pages) -> None:
        async with a_client(pages.app, LOOPBACK, "127.0.0.1") as client:
            response = await client.post("/masuk", data=link_of(pages))
            cookie = cookie_in(response)
            assert (await client.get(response.headers["location"])).status_code == 200
        assert cookie.key == COOKIE_ON_LOOPBACK
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == ("", True, "lax")

    async def test_behind_a_trusted_proxy_it_is_the_one_of_tls(self, pages: Pages) -> None:
        proxied = ProxyHeadersMiddleware(pages.app, trusted_hosts=["10.0.0.0/8"])  # type: ignore[arg-type]
        forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": GUESSER}
        async with a_client(proxied, "http://rat.example.id", "10.0.0.2") as client:  # type: ignore[arg-type]
            response = await client.post("/masuk", data=link_of(pages), headers=forwarded)
        assert cookie_in(response).key == COOKIE_ON_TLS
        assert cookie_in(response)["secure"] is True
        assert "strict-transport-security" in response.headers

    async def test_a_proxy_on_this_machine_that_does_not_say_tls_is_known_by_the_public_address(
        self, tmp_path: Path
    ) -> None:
        settings = Settings.model_validate({"RAT_DATA_DIR": tmp_path, "RAT_PUBLIC_URL": TLS})
        async with open_install(settings) as install:
            form = founding_form(code=install.first_run.code)
            async with a_client(web_application(install), LOOPBACK, "127.0.0.1") as client:
                response = await client.post("/mulai", data=form, headers={"Origin": TLS})
        assert cookie_in(response).key == COOKIE_ON_TLS
        assert cookie_in(response)["secure"] is True

    async def test_a_planted_one_is_replaced_at_sign_in(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            client.cookies.set(COOKIE_ON_TLS, "planted", domain="rat.example.id")
            response = await client.post("/masuk", data=link_of(pages))
        assert cookie_in(response).value != "planted"

    async def test_over_tls_the_one_of_loopback_opens_nothing(self, pages: Pages) -> None:
        async with a_client(pages.app, LOOPBACK, "127.0.0.1") as client:
            token = cookie_in(await client.post("/masuk", data=link_of(pages))).value
        async with a_client(pages.app) as client:
            client.cookies.set(COOKIE_ON_LOOPBACK, token, domain="rat.example.id")
            assert (await client.get(f"/rapat/{pages.meeting}")).status_code != 200

    async def test_signing_out_ends_the_session_also_for_a_copy_of_the_cookie(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            token = cookie_in(await client.post("/masuk", data=link_of(pages))).value
            out = await client.post("/keluar")
            assert (cookie_in(out).value, cookie_in(out)["max-age"]) == ("", "0")
            client.cookies.set(COOKIE_ON_TLS, token, domain="rat.example.id")
            assert (await client.get(f"/rapat/{pages.meeting}")).status_code != 200


class TestAPreview:
    async def test_by_get_and_head_changes_nothing_and_the_link_works_as_before(self, pages: Pages) -> None:
        form = link_of(pages)
        series = Series(pages.cooperative, pages.hall.live.state.about.series)
        async with a_client(pages.app) as client:
            for path in ("/masuk", "/masuk?fbclid=x", "/masuk?tugas", "/bantuan"):
                for answer in (await client.get(path), await client.head(path)):
                    assert answer.status_code == 200
                    assert "set-cookie" not in answer.headers
            assert await pages.install.links.uses(series) == []
            for _ in range(2):  # and again: a link is good until the meeting closes
                assert (await client.post("/masuk", data=form)).status_code == 303

    async def test_of_a_link_with_its_secret_in_the_query_signs_nobody_in(self, pages: Pages) -> None:
        form = link_of(pages)
        async with a_client(pages.app) as client:
            answer = await client.get("/masuk", params=form)
        assert "set-cookie" not in answer.headers


class TestASeatThatMoves:
    async def test_is_waited_for_and_its_old_cookie_still_opens_the_room_until_then(
        self, pages: Pages
    ) -> None:
        form = link_of(pages)
        async with a_client(pages.app) as old, a_client(pages.app) as new:
            await old.post("/masuk", data=form)
            assert (await old.get(f"/rapat/{pages.meeting}")).status_code == 200
            answer = await new.post("/masuk", data=form)
            where = answer.headers["location"]
            assert where.startswith("/pindah/")
            assert (await new.get(f"{where}/keadaan")).json()["state"] == "waiting"
            assert (await old.get(where)).status_code == 404
            assert (await new.post(f"{where}/bukan-saya")).status_code == 404
            assert (await new.get(f"/rapat/{pages.meeting}")).status_code == 404
            assert (await old.post(f"{where}/bukan-saya")).status_code == 200
            assert (await new.get(f"{where}/keadaan")).json()["state"] == "refused"
            frozen = await new.post("/masuk", json=form)
            assert (frozen.status_code, frozen.json()["refused"]) == (403, "entry-frozen")
            assert (await old.get(f"/rapat/{pages.meeting}")).status_code == 200


class TestOtherSites:
    FORMS = ("/mulai", "/masuk", "/masuk/petugas", "/keluar")
    SIGNS = (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://rat.example.id"},
        {"Origin": "null"},
    )

    async def test_cannot_send_our_forms(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            for path, headers in product(self.FORMS, self.SIGNS):
                response = await client.post(path, data=link_of(pages), headers=headers)
                assert response.status_code == 403, (path, headers)
                assert "set-cookie" not in response.headers

    async def test_an_old_browser_that_knows_no_sec_fetch_signs_in_from_our_page(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            door = await client.get("/masuk")
            # With no-referrer such a browser would send `Origin: null` from our own form (Fetch, 3.2).
            assert door.headers["referrer-policy"] == "same-origin"
            response = await client.post("/masuk", data=link_of(pages), headers={"Origin": TLS})
        assert response.status_code == 303

    async def test_are_never_where_a_sign_in_leads(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            for path in ("/masuk?next=https://elsewhere.example", "/masuk?to=//elsewhere.example"):
                response = await client.post(path, data=link_of(pages))
                assert response.headers["location"] == f"/rapat/{pages.meeting}"


class TestPlainHttp:
    async def test_off_this_machine_is_not_served(self, pages: Pages) -> None:
        async with a_client(pages.app, "http://rat.example.id", HALL) as client:
            for response in (await client.get("/masuk"), await client.post("/masuk", data=link_of(pages))):
                assert response.status_code == 403
                assert "https://" in response.text
                assert "set-cookie" not in response.headers

    async def test_nobody_but_a_trusted_proxy_may_say_that_it_was_tls(self, pages: Pages) -> None:
        proxied = ProxyHeadersMiddleware(pages.app, trusted_hosts=["10.0.0.0/8"])  # type: ignore[arg-type]
        async with a_client(proxied, "http://rat.example.id", HALL) as client:  # type: ignore[arg-type]
            response = await client.get("/masuk", headers={"X-Forwarded-Proto": "https"})
        assert response.status_code == 403

    async def test_a_load_balancer_may_ask_whether_we_are_well(self, pages: Pages) -> None:
        async with a_client(pages.app, "http://rat.example.id", "10.0.0.2") as client:
            assert (await client.get("/sehat")).status_code == 200


class TestGuessing:
    async def test_codes_slows_the_guesser_and_nobody_in_the_hall(
        self, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        at = now()
        monkeypatch.setattr(pages.install.sign_in, "_now", lambda: at)  # no second passes meanwhile
        series = Series(pages.cooperative, pages.hall.live.state.about.series)
        person = pages.people[MEMBER]
        (code,) = await pages.install.links.issue(series, [person], form=LinkForm.CODE)
        form = {"secret": code.secret, "datum": MEMBER, "pin": PIN}
        async with a_client(pages.app, address=GUESSER) as guesser:
            for number in range(CODES[0].at_once):
                guess = {"secret": f"ZZZZ{number:04}", "datum": ""}
                assert (await guesser.post("/masuk", json=guess)).status_code == 403
            refused = await guesser.post("/masuk", json=form)
        assert (refused.status_code, refused.json()["refused"]) == (429, "too-many-attempts")
        async with a_client(pages.app, address=HALL) as hall:
            assert (await hall.post("/masuk", data=form)).status_code == 303

    async def test_a_wrong_datum_and_an_unknown_secret_look_alike(self, pages: Pages) -> None:
        wrong = {**link_of(pages), "datum": "0000", "pin": ""}
        unknown = {"secret": "u" * 22, "datum": "0000"}
        async with a_client(pages.app) as client:
            one, two = await client.post("/masuk", data=wrong), await client.post("/masuk", data=unknown)
        assert (one.status_code, one.text) == (two.status_code, two.text)
        assert (one.status_code, {*one.headers} - {"content-length"}) == (
            403,
            {*two.headers} - {"content-length"},
        )

    async def test_a_wrong_password_and_an_unknown_login_look_alike(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            one = await client.post("/masuk/petugas", data={"login": "panitia", "password": "salah"})
            two = await client.post("/masuk/petugas", data={"login": "siapa", "password": "salah"})
        assert (one.status_code, one.text) == (two.status_code, two.text)


class TestNonsense:
    BODIES = (
        b"",
        b"[]",
        b"nope",
        b'{"secret": 1, "datum": null}',
        b"[" * 60_000,
        b'{"secret": "\\ud800\\u0000", "datum": "\\ud800"}',
        b'{"secret": "\xff"}',
    )
    KINDS = ("multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "nonsense")

    async def test_as_json_is_refused_in_words(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            for body in self.BODIES:
                headers = {"Content-Type": "application/json"}
                response = await client.post("/masuk", content=body, headers=headers)
                assert response.status_code in (400, 403), body
                assert response.json()["refused"] in ("malformed", "sign-in-failed")

    async def test_as_a_form_breaks_nothing(self, pages: Pages) -> None:
        body = b'--x\r\nContent-Disposition: form-data; name="secret"'
        async with a_client(pages.app) as client:
            for path, kind in product(("/masuk", "/masuk/petugas", "/mulai"), self.KINDS):
                response = await client.post(path, content=body, headers={"Content-Type": kind})
                assert 400 <= response.status_code < 500, (path, kind)

    async def test_too_much_of_it_is_not_read(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            response = await client.post("/masuk", data={"secret": "x" * 100_000})
        assert response.status_code == 413

    async def test_a_method_that_is_not_there_says_so(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            assert (await client.put("/masuk")).status_code == 405


class TestWhatIsTold:
    async def test_nothing_of_what_was_typed_comes_back_on_the_page(self, pages: Pages) -> None:
        typed = "<script>alert(1)</script>"
        async with a_client(pages.app) as client:
            for path in ("/masuk", "/masuk/petugas"):
                form = dict.fromkeys(("secret", "datum", "login", "password"), typed)
                response = await client.post(path, data=form)
                assert "alert(1)" not in response.text

    async def test_no_page_of_the_entrance_is_kept_by_a_browser_or_a_proxy(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            answers = [
                await client.get("/"),
                await client.get("/masuk"),
                await client.post("/masuk", data={"secret": "x"}),
                await client.post("/masuk", data=link_of(pages)),
                await client.get("/tidak-ada"),
            ]
        assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}

    async def test_a_language_in_the_address_writes_no_header(self, pages: Pages) -> None:
        async with a_client(pages.app) as client:
            response = await client.get("/masuk?bahasa=en%0d%0aX-Injected:%20yes")
        assert "x-injected" not in response.headers
        assert cookie_in(response).value in ("id", "en")

    async def test_a_database_that_is_away_is_no_mistake_and_leaves_no_trace_of_a_secret(
        self, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def away(*_: Any, **__: Any) -> None:
            raise StoreUnavailable("OperationalError")

        monkeypatch.setattr(pages.install.identity, "read", away)
        monkeypatch.setattr(pages.install.identity, "write", away)
        form = link_of(pages)
        with capture_logs() as lines:
            async with a_client(pages.app) as client:
                client.cookies.set(COOKIE_ON_TLS, "unknown", domain="rat.example.id")
                assert (await client.get("/")).status_code == 503
                assert (await client.post("/masuk", data=form)).status_code == 503
                assert (await client.post("/masuk", json=form)).json()["refused"] == "try-again"
        assert form["secret"] not in str(lines)


def founding_form(**changes: str) -> dict[str, str]:
    return {
        "cooperative": "Koperasi Baru",
        "name": "Ratna Dewi",
        "login": "ratna",
        "password": PASSWORD,
        "zone": "Asia/Makassar",
        **changes,
    }


class TestTheFirstPage:
    @pytest.fixture
    async def empty(self, tmp_path: Path) -> AsyncIterator[tuple[httpx2.AsyncClient, str]]:
        """A client of an empty install, and the code on its console."""
        settings = Settings.model_validate({"RAT_DATA_DIR": tmp_path})
        async with open_install(settings) as install, a_client(web_application(install)) as client:
            yield client, install.first_run.code

    async def test_founds_with_the_code_and_signs_the_admin_in(
        self, empty: tuple[httpx2.AsyncClient, str]
    ) -> None:
        client, code = empty
        response = await client.post("/mulai", data=founding_form(code=code))
        assert (response.status_code, response.headers["location"]) == (303, "/panitia")
        assert cookie_in(response).key == COOKIE_ON_TLS
        again = await client.post("/mulai", data=founding_form(code=code, login="lain"))
        assert again.status_code == 409

    async def test_refuses_and_shows_no_code_and_no_password_again(
        self, empty: tuple[httpx2.AsyncClient, str]
    ) -> None:
        client, code = empty
        refused: dict[str, dict[str, str]] = {
            "tidak cocok": {"code": "0000-1111"},
            "terlalu pendek": {"password": "kata-9"},
            "terlalu mudah ditebak": {"password": "aaaaaaaaaaaa"},
            "tidak dapat dibaca": {"zone": "../../etc/localtime"},
        }
        for said, changes in refused.items():
            form = founding_form(**{"code": code, **changes})
            response = await client.post("/mulai", data=form)
            assert response.status_code == 409
            assert said in response.text
            assert "Koperasi Baru" in response.text
            assert form["code"] not in response.text
            assert form["password"] not in response.text
        assert (await client.post("/mulai", data=founding_form(code=code))).status_code == 303
