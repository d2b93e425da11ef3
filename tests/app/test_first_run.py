"""The first page of an empty install."""

import asyncio
from dataclasses import replace

import pytest

from rat_online.app.first_run import Founding
from rat_online.app.ports.registry import AccountRole
from rat_online.domain.errors import Refusal
from tests.app.entrance import Entrance, refusal

FOUNDING = Founding("Koperasi Melati", "Ratna Dewi", "Ratna", "kopi pagi di teras", zone="Asia/Makassar")


async def test_whoever_reads_the_console_makes_the_cooperative_and_its_admin() -> None:
    entrance = Entrance()
    assert await entrance.first_run.is_needed()
    cooperative, account = await entrance.first_run.found(entrance.first_run.code.lower(), FOUNDING)
    assert (cooperative.name, cooperative.zone) == ("Koperasi Melati", "Asia/Makassar")
    assert account.roles == {AccountRole.ADMIN, AccountRole.COMMITTEE}
    assert not await entrance.first_run.is_needed()
    signed_in = await entrance.sign_in.with_password("ratna", "kopi pagi di teras")
    assert signed_in.device.cooperative == cooperative.id
    assert AccountRole.ADMIN in signed_in.device.roles


async def test_another_code_makes_nothing() -> None:
    entrance = Entrance()
    for code in ("", "0000", Entrance().first_run.code, "\ud800"):
        assert (await refusal(entrance.first_run.found(code, FOUNDING)))[0] is Refusal.SIGN_IN_FAILED
    assert await entrance.first_run.is_needed()


async def test_the_code_is_worth_nothing_once_there_is_a_cooperative() -> None:
    entrance = Entrance()
    await entrance.cooperative()
    again = entrance.first_run.found(entrance.first_run.code, FOUNDING)
    assert (await refusal(again))[0] is Refusal.ALREADY_DONE


async def test_two_at_once_make_one_cooperative() -> None:
    entrance = Entrance()
    tries = [entrance.first_run.found(entrance.first_run.code, FOUNDING) for _ in range(2)]
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(answer, tuple) for answer in answers) == 1
    assert len(await entrance.store.cooperatives()) == 1


@pytest.mark.parametrize("field", ["cooperative_name", "admin_name", "login", "password"])
async def test_nothing_may_be_left_empty(field: str) -> None:
    entrance = Entrance()
    founding = replace(FOUNDING, **{field: "  "})
    assert (await refusal(entrance.first_run.found_without_code(founding)))[0] is Refusal.TEXT_MISSING


def test_the_code_has_120_bits_and_differs_by_process() -> None:
    codes = {Entrance().first_run.code for _ in range(2)}
    assert len(codes) == 2
    assert all(len(code.replace("-", "")) * 5 == 120 for code in codes)
