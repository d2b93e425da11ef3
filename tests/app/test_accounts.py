"""Officers' accounts: made, reset and ended by an admin."""

import pytest

from rat_online.app.accounts import Accounts, NewAccount
from rat_online.app.ports.registry import Account, AccountRole
from rat_online.domain.errors import Refusal
from tests.app.entrance import Entrance, refusal

BUDI = NewAccount("Budi", " Budi ", frozenset({AccountRole.COMMITTEE}))


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative()
    return entrance


@pytest.fixture
def accounts(entrance: Entrance) -> Accounts:
    return Accounts(
        entrance.store, entrance.keys, entrance.passwords, entrance.sessions, entrance.ids, entrance.clock
    )


@pytest.fixture
async def admin(entrance: Entrance) -> Account:
    return await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password="panjang sekali", roles={AccountRole.ADMIN}
    )


async def test_a_new_account_opens_with_the_password_that_was_shown_once(
    entrance: Entrance, accounts: Accounts
) -> None:
    made, password = await accounts.create("melati", BUDI)
    assert (made.login, made.roles) == ("budi", BUDI.roles)
    signed_in = await entrance.sign_in.with_password("budi", password)
    assert signed_in.device.roles == {AccountRole.COMMITTEE}
    assert (await refusal(accounts.create("melati", BUDI)))[0] is Refusal.LOGIN_TAKEN
    nameless = accounts.create("melati", NewAccount(" ", "x", BUDI.roles))
    assert (await refusal(nameless))[0] is Refusal.TEXT_MISSING


async def test_a_reset_ends_sessions_and_second_factors_and_gives_a_new_password(
    entrance: Entrance, accounts: Accounts
) -> None:
    made, password = await accounts.create("melati", BUDI)
    signed_in = await entrance.sign_in.with_password("budi", password)
    await entrance.keys.put_recovery_codes("melati", made.id, ["one"])
    fresh = await accounts.reset("melati", made.id)
    assert await entrance.sessions.who(signed_in.token) is None
    assert (await refusal(entrance.sign_in.with_password("budi", password)))[0] is Refusal.SIGN_IN_FAILED
    assert await entrance.keys.recovery_codes_left("melati", made.id) == 0
    await entrance.sign_in.with_password("budi", fresh)


async def test_other_roles_begin_with_a_new_sign_in(
    entrance: Entrance, accounts: Accounts, admin: Account
) -> None:
    made, password = await accounts.create("melati", BUDI)
    signed_in = await entrance.sign_in.with_password("budi", password)
    await accounts.change_roles("melati", made.id, {AccountRole.AUDITOR})
    assert await entrance.sessions.who(signed_in.token) is None
    again = await entrance.sign_in.with_password("budi", password)
    assert again.device.roles == {AccountRole.AUDITOR}


async def test_the_last_admin_stays(accounts: Accounts, admin: Account) -> None:
    assert (await refusal(accounts.end("melati", admin.id)))[0] is Refusal.LAST_ADMIN
    lesser = accounts.change_roles("melati", admin.id, {AccountRole.AUDITOR})
    assert (await refusal(lesser))[0] is Refusal.LAST_ADMIN
    other, _ = await accounts.create("melati", NewAccount("Budi", "budi", frozenset({AccountRole.ADMIN})))
    await accounts.end("melati", admin.id)
    assert (await refusal(accounts.end("melati", other.id)))[0] is Refusal.LAST_ADMIN


async def test_another_cooperatives_account_does_not_exist(accounts: Accounts, admin: Account) -> None:
    for attempt in (
        accounts.reset("kenanga", admin.id),
        accounts.end("kenanga", admin.id),
        accounts.change_roles("kenanga", admin.id, {AccountRole.ADMIN}),
    ):
        assert (await refusal(attempt))[0] is Refusal.UNKNOWN_PERSON


async def test_an_own_password_is_changed_with_the_former_and_ends_every_session(
    entrance: Entrance, accounts: Accounts, admin: Account
) -> None:
    signed_in = await entrance.sign_in.with_password("ratna", "panjang sekali")
    wrong = accounts.change_password(admin, "salah", "lain dan panjang")
    assert (await refusal(wrong))[0] is Refusal.SIGN_IN_FAILED
    short = accounts.change_password(admin, "panjang sekali", "pendek")
    assert (await refusal(short))[0] is Refusal.PASSWORD_UNFIT
    await accounts.change_password(admin, "panjang sekali", "lain dan panjang")
    assert await entrance.sessions.who(signed_in.token) is None
    await entrance.sign_in.with_password("ratna", "lain dan panjang")
