"""Officers' passwords."""

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from rat_online.adapters import passwords as adapter
from rat_online.adapters.passwords import Argon2Passwords


async def test_a_hash_takes_64_mib_and_three_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "Argon2Hasher", Argon2Hasher)  # the suite makes do with less
    hashed = await Argon2Passwords().hash("kopi pagi di teras")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_a_password_matches_its_hash_and_no_other() -> None:
    passwords = Argon2Passwords()
    hashed = await passwords.hash("kopi pagi di teras")
    assert hashed.startswith("$argon2id$")
    assert await passwords.matches("kopi pagi di teras", hashed)
    assert not await passwords.matches("kopi pagi di dapur", hashed)


async def test_nobodys_password_never_matches_not_even_the_stand_ins() -> None:
    passwords = Argon2Passwords()
    assert not await passwords.matches("nobody's", None)
    assert not await passwords.matches("", None)


async def test_a_hash_that_is_none_matches_nothing() -> None:
    assert not await Argon2Passwords().matches("kopi pagi", "not a hash")
    assert not await Argon2Passwords().matches("", "")
