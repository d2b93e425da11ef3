"""The room's page: who gets it, what the shell says by itself, and how little of others is in it."""

import pytest

from rat_online.web.catalogue import translate
from tests.web.pages.house_of_pages import Pages

ROOM = "/rapat/{meeting}"


class TestWhoMay:
    async def test_a_member_gets_the_room(self, pages: Pages) -> None:
        answer = await pages.get("member", ROOM)
        assert answer.status_code == 200
        assert f'data-meeting="{pages.meeting}"' in answer.text

    @pytest.mark.parametrize("who", ["acting-chair", "secretary", "operator", "panitia"])
    async def test_an_officer_without_a_seat_is_sent_to_the_console(self, pages: Pages, who: str) -> None:
        answer = await pages.get(who, ROOM)
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/rapat/{pages.meeting}/konsol"

    async def test_a_witness_without_a_seat_is_sent_to_the_counts_of_places(self, pages: Pages) -> None:
        answer = await pages.get("witness", ROOM)
        assert answer.headers["location"] == f"/rapat/{pages.meeting}/saksi"

    async def test_who_is_signed_out_is_told_how_to_come_in(self, pages: Pages) -> None:
        answer = await pages.get("nobody", ROOM)
        assert answer.status_code == 401
        assert translate("id", "refusal.signed-out", {}) in answer.text

    async def test_another_meeting_does_not_exist(self, pages: Pages) -> None:
        assert (await pages.get("member", "/rapat/NOWHERE")).status_code == 404


class TestTheShell:
    async def test_it_tells_the_own_member_number_and_nobody_elses(self, pages: Pages) -> None:
        text = (await pages.get("0003", ROOM)).text
        assert translate("id", "member.number", {"number": "0003"}) in text
        assert "0004" not in text
        assert "Anggota 0004" not in text

    async def test_without_script_it_says_what_to_do(self, pages: Pages) -> None:
        text = (await pages.get("member", ROOM)).text
        assert translate("id", "member.noscript", {}) in text

    async def test_it_speaks_the_language_asked_for_and_offers_the_other(self, pages: Pages) -> None:
        text = (await pages.get("member", f"{ROOM}?bahasa=en")).text
        assert '<html lang="en"' in text
        assert 'href="?bahasa=id"' in text

    async def test_a_second_visit_asks_the_database_for_no_roll(
        self, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await pages.get("member", ROOM)

        async def never(*_: object) -> None:
            raise AssertionError("the roll was read again")

        monkeypatch.setattr(pages.install.registry.store, "roll_lines", never)
        assert (await pages.get("0002", ROOM)).status_code == 200


async def test_help_is_on_every_page_that_a_member_opens(pages: Pages) -> None:
    for path in ("/perangkat", "/rapat/{meeting}/kuasa", "/rapat/{meeting}/coba", "/rapat/{meeting}/bahan"):
        assert "bantuan" in (await pages.get("member", path)).text, path
    for path in ("/masuk", "/data-saya"):
        assert "/bantuan" in (await pages.get("member", path)).text, path
