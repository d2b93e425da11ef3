"""The public screen's page and its QR: for those in office, and only what the screen shows."""

import pytest

from tests.web.pages.house_of_pages import Pages

SCREEN = "/rapat/{meeting}/layar"
CODE = "/rapat/{meeting}/layar/kode.svg?kode=7F3K-9QD2-M4TA&posisi=8214"


class TestWhoMay:
    @pytest.mark.parametrize("who", ["acting-chair", "deputy", "secretary", "operator", "witness", "panitia"])
    async def test_an_office_puts_the_screen_up(self, pages: Pages, who: str) -> None:
        assert (await pages.get(who, SCREEN)).status_code == 200
        assert (await pages.get(who, CODE)).status_code == 200

    async def test_a_member_does_not(self, pages: Pages) -> None:
        assert (await pages.get("member", SCREEN)).status_code == 403
        assert (await pages.get("member", CODE)).status_code == 403

    async def test_who_is_signed_out_does_not(self, pages: Pages) -> None:
        assert (await pages.get("nobody", SCREEN)).status_code == 401
        assert (await pages.get("nobody", CODE)).status_code == 401


class TestCode:
    async def test_it_is_a_drawing_without_a_style_or_a_script(self, pages: Pages) -> None:
        answer = await pages.get("panitia", CODE)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "viewBox" in answer.text
        assert "style" not in answer.text
        assert "script" not in answer.text

    @pytest.mark.parametrize(
        "query",
        ["", "kode=7F3K-9QD2-M4TA", "kode=<svg>&posisi=1", "kode=7F3K-9QD2-M4TA&posisi=-1", "posisi=1"],
    )
    async def test_it_draws_nothing_but_a_code_with_its_position(self, pages: Pages, query: str) -> None:
        assert (await pages.get("panitia", f"{SCREEN}/kode.svg?{query}")).status_code == 400
