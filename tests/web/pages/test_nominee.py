"""Whom a member may nominate: one name by its exact number, for who is inside alone."""

from tests.web.pages.house_of_pages import Pages

PATH = "/rapat/{meeting}/calon?nomor="


async def test_a_member_finds_another_by_the_exact_number(pages: Pages) -> None:
    found = (await pages.get("member", f"{PATH}0005")).json()
    assert found.keys() == {"person", "name"}
    assert found["name"]


async def test_a_part_of_a_number_finds_nobody(pages: Pages) -> None:
    for number in ("", "00", "9999", "%00"):
        assert (await pages.get("member", f"{PATH}{number}")).status_code == 409, number


async def test_outside_nobody_learns_a_name(pages: Pages) -> None:
    assert (await pages.get("nobody", f"{PATH}0005")).status_code == 401
