"""What an officer must have given before an act of weight; design section 9."""

import pytest

from rat_online.app.officer_proof import OfficerProof
from rat_online.app.ports.officer_keys import Passkey
from rat_online.app.ports.registry import Account, AccountRole
from rat_online.app.sessions import PROOF_GOOD_FOR
from rat_online.app.sign_in import SignedIn
from rat_online.domain.errors import Refusal
from tests.app.entrance import Entrance, refusal

PASSWORD = "panjang sekali"


class Officer:
    """Ratna, who organises, and what she is asked for."""

    def __init__(self, entrance: Entrance, account: Account) -> None:
        self.entrance, self.account = entrance, account
        self.proof = OfficerProof(entrance.keys, entrance.sessions, entrance.pin_proof)

    async def adds_a_passkey(self) -> None:
        at = self.entrance.clock()
        await self.entrance.keys.add_passkey(Passkey("key", "melati", self.account.id, b"", 0, "", at))

    async def by_password(self, token: str | None = None) -> SignedIn:
        return await self.entrance.sign_in.with_password("ratna", PASSWORD, token)

    async def by_passkey(self, token: str | None = None) -> SignedIn:
        return await self.entrance.sign_in.with_passkey(self.account, token)

    async def later(self) -> None:
        self.entrance.clock.at += PROOF_GOOD_FOR
        self.entrance.clock.pass_by(seconds=1)


@pytest.fixture
async def ratna() -> Officer:
    entrance = Entrance()
    await entrance.cooperative()
    account = await entrance.registry.create_account(
        "melati", login="ratna", name="Ratna", password=PASSWORD, roles={AccountRole.ADMIN}
    )
    return Officer(entrance, account)


async def test_a_password_alone_decides_nothing_and_says_what_to_set_up(ratna: Officer) -> None:
    device = (await ratna.by_password()).device
    for asked in (ratna.proof.need_proof, ratna.proof.need_second_factor):
        assert await refusal(asked(device)) == (Refusal.SECOND_FACTOR_NEEDED, {})


async def test_the_password_alone_is_no_proof_either_once_there_is_a_passkey(ratna: Officer) -> None:
    device = (await ratna.by_password()).device
    await ratna.adds_a_passkey()
    for asked in (ratna.proof.need_proof, ratna.proof.need_second_factor, ratna.proof.need_own):
        assert await refusal(asked(device)) == (Refusal.PROOF_NEEDED, {})


async def test_a_passkey_is_good_for_ten_minutes_and_for_making_links_as_long_as_the_session(
    ratna: Officer,
) -> None:
    await ratna.adds_a_passkey()
    device = (await ratna.by_passkey()).device
    await ratna.proof.need_proof(device)
    await ratna.later()
    assert await refusal(ratna.proof.need_proof(device)) == (Refusal.PROOF_NEEDED, {})
    await ratna.proof.need_second_factor(device)


async def test_the_password_alone_opens_nothing_once_there_is_a_passkey(ratna: Officer) -> None:
    await ratna.adds_a_passkey()
    first = await ratna.by_passkey()
    for token in (None, first.token):
        assert await refusal(ratna.by_password(token)) == (Refusal.PASSKEY_NEEDED, {})
    await ratna.proof.need_second_factor(first.device)
    wrong = ratna.entrance.sign_in.with_password("ratna", PASSWORD, code="AAAA-AAAA")
    assert (await refusal(wrong))[0] is Refusal.SIGN_IN_FAILED
    elsewhere = ratna.entrance.sign_in.with_password("ratna", "salah")
    assert (await refusal(elsewhere))[0] is Refusal.SIGN_IN_FAILED


async def test_a_recovery_code_beside_the_password_stands_in_for_the_passkey_once(ratna: Officer) -> None:
    await ratna.adds_a_passkey()
    digest = ratna.entrance.second_factor._digest("RCVR-0001")
    await ratna.entrance.keys.put_recovery_codes("melati", ratna.account.id, [digest])
    entered = await ratna.entrance.sign_in.with_password("ratna", PASSWORD, code="RCVR-0001")
    await ratna.proof.need_proof(entered.device)
    again = ratna.entrance.sign_in.with_password("ratna", PASSWORD, code="RCVR-0001")
    assert (await refusal(again))[0] is Refusal.SIGN_IN_FAILED


async def test_a_password_given_later_undoes_what_a_passkey_had_proven_that_is_gone(ratna: Officer) -> None:
    await ratna.adds_a_passkey()
    first = await ratna.by_passkey()
    await ratna.entrance.keys.remove_passkey("melati", ratna.account.id, "key")
    again = await ratna.by_password(first.token)
    assert (await refusal(ratna.proof.need_second_factor(again.device)))[0] is Refusal.SECOND_FACTOR_NEEDED


async def test_a_members_link_on_the_same_device_proves_nothing_anew(ratna: Officer) -> None:
    await ratna.adds_a_passkey()
    first = await ratna.by_passkey()
    await ratna.later()
    by_link = await ratna.entrance.sign_in_all("sari", token=first.token)
    assert await refusal(ratna.proof.need_proof(by_link.device)) == (Refusal.PROOF_NEEDED, {})


async def test_another_account_on_the_same_device_proves_nothing_for_the_first(ratna: Officer) -> None:
    other = await ratna.entrance.registry.create_account(
        "melati", login="budi", name="Budi", password=PASSWORD, roles={AccountRole.ADMIN}
    )
    first = await ratna.by_password()
    both = await ratna.entrance.sign_in.with_passkey(other, first.token)
    assert (await refusal(ratna.proof.need_proof(both.device)))[0] is Refusal.SECOND_FACTOR_NEEDED


async def test_who_came_in_by_a_link_alone_has_no_account_to_prove(ratna: Officer) -> None:
    device = (await ratna.entrance.sign_in_all("sari")).device
    assert await refusal(ratna.proof.need_proof(device)) == (Refusal.PROOF_NEEDED, {})


async def test_the_first_second_factor_is_set_up_with_the_password_of_a_moment_ago(ratna: Officer) -> None:
    device = (await ratna.by_password()).device
    await ratna.proof.need_own(device)
    await ratna.later()
    assert await refusal(ratna.proof.need_own(device)) == (Refusal.PROOF_NEEDED, {})


async def test_what_was_set_up_here_is_proven_here(ratna: Officer) -> None:
    device = (await ratna.by_password()).device
    await ratna.adds_a_passkey()
    assert await refusal(ratna.proof.need_proof(device)) == (Refusal.PROOF_NEEDED, {})
    await ratna.entrance.sessions.prove(device)
    await ratna.proof.need_proof(device)
