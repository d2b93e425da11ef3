"""The code besides an officer's password; design section 9, RFC 6238."""

import pyotp
import pytest

from rat_online.app.ports.officer_keys import Passkey
from rat_online.app.ports.registry import Account, AccountRole
from rat_online.domain.errors import Refusal
from tests.app.entrance import Entrance, refusal

PASSWORD = "panjang sekali"


@pytest.fixture
async def entrance() -> Entrance:
    entrance = Entrance()
    await entrance.cooperative()
    return entrance


@pytest.fixture
async def ratna(entrance: Entrance) -> Account:
    return await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password=PASSWORD, roles={AccountRole.ADMIN}
    )


class App:
    """Ratna's phone."""

    def __init__(self, entrance: Entrance, secret: str) -> None:
        self.entrance, self.totp = entrance, pyotp.TOTP(secret)

    def code(self, seconds: int = 0) -> str:
        return self.totp.at(int(self.entrance.clock().timestamp()) + seconds)


async def set_up(entrance: Entrance, ratna: Account) -> tuple[App, list[str]]:
    app = App(entrance, (await entrance.second_factor.begin(ratna)).secret)
    recovery = await entrance.second_factor.confirm(ratna, app.code())
    entrance.clock.pass_by(seconds=30)
    return app, recovery


async def enter(entrance: Entrance, code: str = "") -> object:
    return await entrance.sign_in.with_password("ratna", PASSWORD, code=code)


async def test_is_not_asked_for_until_it_was_confirmed(entrance: Entrance, ratna: Account) -> None:
    begun = await entrance.second_factor.begin(ratna)
    assert await entrance.second_factor.begin(ratna) == begun  # a page that is loaded again shows the same
    await enter(entrance)
    wrong = entrance.second_factor.confirm(ratna, "000000")
    assert (await refusal(wrong))[0] is Refusal.SIGN_IN_FAILED
    await enter(entrance)


async def test_is_asked_for_from_then_on_and_each_code_is_good_once(
    entrance: Entrance, ratna: Account
) -> None:
    app, recovery = await set_up(entrance, ratna)
    assert len(set(recovery)) == 10
    assert (await refusal(enter(entrance)))[0] is Refusal.CODE_NEEDED
    assert (await refusal(enter(entrance, "000000")))[0] is Refusal.SIGN_IN_FAILED
    code = app.code()
    await enter(entrance, f"{code[:3]} {code[3:]}")
    assert (await refusal(enter(entrance, code)))[0] is Refusal.SIGN_IN_FAILED


async def test_is_not_asked_for_with_a_wrong_password(entrance: Entrance, ratna: Account) -> None:
    await set_up(entrance, ratna)
    wrong = entrance.sign_in.with_password("ratna", "salah sekali", code="")
    assert (await refusal(wrong))[0] is Refusal.SIGN_IN_FAILED


@pytest.mark.parametrize(("seconds", "taken"), [(-30, True), (30, True), (-90, False), (90, False)])
async def test_forgives_a_clock_that_is_half_a_minute_off_and_no_more(
    entrance: Entrance, ratna: Account, seconds: int, *, taken: bool
) -> None:
    app, _ = await set_up(entrance, ratna)
    entrance.clock.pass_by(seconds=60)
    assert await entrance.second_factor.takes(ratna, app.code(seconds)) is taken


async def test_a_recovery_code_stands_in_for_it_once(entrance: Entrance, ratna: Account) -> None:
    _, recovery = await set_up(entrance, ratna)
    await enter(entrance, recovery[0].lower().replace("-", " "))
    assert (await refusal(enter(entrance, recovery[0])))[0] is Refusal.SIGN_IN_FAILED
    assert await entrance.second_factor.recovery_codes_left(ratna) == 9


async def test_guessing_it_is_locked_like_a_password(entrance: Entrance, ratna: Account) -> None:
    app, _ = await set_up(entrance, ratna)
    for guess in range(5):
        await refusal(enter(entrance, f"{guess:06}"))
    assert (await refusal(enter(entrance, app.code())))[0] is Refusal.TOO_MANY_ATTEMPTS


async def test_a_copy_of_the_store_holds_neither_secret_nor_recovery_code(
    entrance: Entrance, ratna: Account
) -> None:
    app, recovery = await set_up(entrance, ratna)
    kept = await entrance.keys.app_code("melati", ratna.id)
    assert kept is not None
    assert app.totp.secret.encode() not in kept.sealed
    assert not await entrance.keys.take_recovery_code("melati", ratna.id, recovery[0])


async def test_is_set_up_once_until_the_admin_resets_it(entrance: Entrance, ratna: Account) -> None:
    await set_up(entrance, ratna)
    assert (await refusal(entrance.second_factor.begin(ratna)))[0] is Refusal.ALREADY_DONE
    await entrance.keys.clear("melati", ratna.id)
    await enter(entrance)


class TestWhoHasAPasskeyAlone:
    """A lost phone must not lock the committee out the day before the meeting."""

    async def given(self, entrance: Entrance, ratna: Account) -> None:
        await entrance.keys.add_passkey(
            Passkey("key", "melati", ratna.id, b"", 0, "Android", entrance.clock())
        )

    async def test_comes_in_by_the_password_and_a_recovery_code_each_once(
        self, entrance: Entrance, ratna: Account
    ) -> None:
        await self.given(entrance, ratna)
        recovery = await entrance.second_factor.renew_recovery_codes(ratna)
        assert len(set(recovery)) == 10
        assert (await refusal(enter(entrance)))[0] is Refusal.PASSKEY_NEEDED
        entered = await entrance.sign_in.with_password("ratna", PASSWORD, code=recovery[0])
        device = await entrance.sessions.who(entered.token)
        assert device is not None
        assert await entrance.sessions.is_proven(device)
        assert (await refusal(enter(entrance, recovery[0])))[0] is Refusal.SIGN_IN_FAILED
        assert (await refusal(entrance.sign_in.with_password("ratna", "salah", code=recovery[1])))[
            0
        ] is Refusal.SIGN_IN_FAILED
        await enter(entrance, recovery[1].lower().replace("-", " "))

    async def test_new_ones_end_the_former(self, entrance: Entrance, ratna: Account) -> None:
        await self.given(entrance, ratna)
        former = await entrance.second_factor.renew_recovery_codes(ratna)
        latest = await entrance.second_factor.renew_recovery_codes(ratna)
        assert (await refusal(enter(entrance, former[0])))[0] is Refusal.SIGN_IN_FAILED
        await enter(entrance, latest[0])
        assert await entrance.second_factor.recovery_codes_left(ratna) == 9

    async def test_who_has_neither_app_nor_passkey_gets_none(
        self, entrance: Entrance, ratna: Account
    ) -> None:
        refused = await refusal(entrance.second_factor.renew_recovery_codes(ratna))
        assert refused[0] is Refusal.SECOND_FACTOR_NEEDED
        assert await entrance.second_factor.recovery_codes_left(ratna) == 0
