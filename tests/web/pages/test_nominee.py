"""Whom a member may nominate: one name by its exact number, for who nominates alone, and not without end."""

import pytest

from rat_online.app.number_inquiry import SEAT
from tests.web.pages.house_of_pages import Pages

PATH = "/rapat/{meeting}/calon?nomor="


@pytest.fixture
async def nominating(pages: Pages) -> Pages:
    await pages.do("panitia", "committee", "panitia", "open-nominations", item="i1")
    return pages


async def test_a_member_finds_another_by_the_exact_number(nominating: Pages) -> None:
    found = (await nominating.get("member", f"{PATH}0005")).json()
    assert found.keys() == {"person", "name"}
    assert found["name"]


async def test_a_part_of_a_number_finds_nobody(nominating: Pages) -> None:
    for number in ("", "00", "9999", "%00"):
        answer = await nominating.get("member", f"{PATH}{number}")
        assert (answer.status_code, answer.json()["refused"]) == (409, "unknown-person"), number


async def test_a_member_who_counts_the_numbers_up_is_told_to_wait_and_others_are_not(
    nominating: Pages,
) -> None:
    answers = [await nominating.get("member", f"{PATH}{number:04d}") for number in range(SEAT.at_once)]
    assert {answer.status_code for answer in answers} == {200, 409}
    refused = (await nominating.get("member", f"{PATH}0005")).json()
    assert refused["refused"] == "too-many-attempts"
    assert 290 <= refused["facts"]["seconds"] <= 300
    assert (await nominating.get("0005", f"{PATH}0001")).status_code == 200


async def test_while_nobody_may_be_nominated_a_number_tells_nothing(pages: Pages) -> None:
    answer = await pages.get("member", f"{PATH}0005")
    assert answer.json()["refused"] == "nominations-closed"


async def test_who_sits_nowhere_learns_no_name(nominating: Pages) -> None:
    assert (await nominating.get("nobody", f"{PATH}0005")).status_code == 401
    for who in ("auditor", "secretary"):
        assert (await nominating.get(who, f"{PATH}0005")).status_code == 403, who
