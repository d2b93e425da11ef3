"""Officers' passwords."""

from rat_online.adapters.passwords import Argon2Passwords


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
