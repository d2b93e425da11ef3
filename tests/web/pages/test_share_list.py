"""Links that many hands pass on: coordinators' lists, the group's code, and what a preview of them sees."""

import re

import pytest

from tests.web.pages.house_of_pages import Pages
from tests.web.pages.inviting_house import (
    DESK,
    deliveries,
    group_code,
    opens,
    series_of,
    shared,
)


class TestLists:
    async def test_a_coordinators_link_is_shown_once_and_opens_the_list_with_a_tap(self, desk: Pages) -> None:
        (secret,) = await shared(desk)
        assert secret not in (await desk.get("panitia", DESK)).text
        answer = await desk.post("nobody", "/bagikan", secret=secret)
        assert answer.status_code == 200
        assert "Anggota 0001" in answer.text
        assert "0812" not in answer.text
        assert "/masuk#" not in answer.text

    async def test_a_tap_leads_to_whatsapp_with_the_members_own_link(self, desk: Pages) -> None:
        (secret,) = await shared(desk)
        page = (await desk.post("nobody", "/bagikan", secret=secret)).text
        delivery = re.findall(r'name="kirim" value="(\w+)"', page)[0]
        client = await desk.client("nobody")
        form = {"secret": secret, "kirim": delivery}
        said = (await client.post("/bagikan/kirim", data=form, headers={"Accept": "application/json"})).json()
        address = said["done"]["to"]
        assert address.startswith("https://wa.me/")
        own = re.findall(r"masuk%23([\w-]+)", address)[0]
        assert await opens(desk, own) == "0001"
        without_script = (await client.post("/bagikan/kirim", data=form)).text
        assert "https://wa.me/" in without_script
        assert "1 dari 6 terkirim" in without_script
        after = await client.post("/bagikan/tanpa-wa", data=form)
        assert "0 dari 6 terkirim" in after.text

    async def test_a_wrong_or_closed_link_opens_nothing(self, desk: Pages) -> None:
        (secret,) = await shared(desk)
        assert (await desk.post("nobody", "/bagikan", secret="salah")).status_code == 409
        (share_list,) = await desk.install.inviting.store.lists(series_of(desk))
        again = await desk.post("panitia", f"{DESK}/daftar/{share_list.id}/baru", alasan="Ketua blok baru")
        (renewed,) = re.findall(r"/bagikan#([\w-]+)", again.text)
        assert (await desk.post("nobody", "/bagikan", secret=secret)).status_code == 409
        assert (await desk.post("panitia", f"{DESK}/daftar/{share_list.id}/tutup")).status_code == 303
        assert (await desk.post("nobody", "/bagikan", secret=renewed)).status_code == 409


class TestPreviews:
    """Message apps open links to show a preview: GET and HEAD, never a POST."""

    @pytest.mark.parametrize("path", ["/bagikan", "/gabung", "/masuk"])
    async def test_opening_a_link_changes_nothing_tells_nothing_and_sets_no_session(
        self, desk: Pages, path: str
    ) -> None:
        await shared(desk)
        before = await deliveries(desk)
        client = await desk.client("nobody")
        for method in ("GET", "HEAD"):
            answer = await client.request(method, path)
            assert answer.status_code == 200
            assert "set-cookie" not in answer.headers
            assert "Anggota 0001" not in answer.text
            assert "Koperasi Mekar Jaya" not in answer.text
        assert await deliveries(desk) == before
        assert await desk.install.links.uses(series_of(desk)) == []

    async def test_a_tap_cannot_be_a_get(self, desk: Pages) -> None:
        for path in ("/bagikan/kirim", "/bagikan/tanpa-wa"):
            assert (await desk.get("nobody", path)).status_code in (404, 405)


class TestTheGroup:
    async def test_a_member_enters_with_the_code_the_number_and_the_datum(self, desk: Pages) -> None:
        code = await group_code(desk)
        assert code in (await desk.get("panitia", DESK)).text
        form = {"secret": code, "number": "0002", "datum": "0002"}
        first = await desk.post("nobody", "/masuk", **form)
        assert first.status_code == 409
        assert 'name="pin"' in first.text
        secret = re.findall(r'name="secret" value="([^"]+)"', first.text)[0]
        answer = await desk.post("nobody", "/masuk", secret=secret, datum="0002", pin="294715")
        assert answer.status_code == 303

    async def test_a_wrong_code_an_unknown_number_and_a_wrong_datum_get_one_answer(self, desk: Pages) -> None:
        code = await group_code(desk)
        answers = [
            await desk.post("nobody", "/masuk", secret=secret, number=number, datum=datum)
            for secret, number, datum in (
                ("AAAA-AAAA", "0001", "0001"),
                (code, "9999", "0001"),
                (code, "0001", "1111"),
            )
        ]
        assert {answer.status_code for answer in answers} == {403}
        told = {re.findall(r'role="alert".*?</div>', answer.text, re.DOTALL)[0] for answer in answers}
        assert len(told) == 1

    async def test_switched_off_it_lets_nobody_in(self, desk: Pages) -> None:
        code = await group_code(desk)
        await desk.post("panitia", f"{DESK}/grup/matikan")
        answer = await desk.post("nobody", "/masuk", secret=code, number="0001", datum="0001")
        assert answer.status_code == 403
        assert (await desk.get("panitia", f"{DESK}/poster.pdf")).status_code == 404
