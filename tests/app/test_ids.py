"""Random names and secrets."""

from rat_online.app.ids import Ids
from rat_online.domain.chain import CROCKFORD


def test_an_id_is_twelve_symbols_of_crockford() -> None:
    new = Ids().new_id()
    assert len(new) == 12
    assert set(new) <= set(CROCKFORD)


def test_chance_comes_from_where_it_is_passed_in() -> None:
    ids = Ids(lambda length: bytes(range(length)))
    assert ids.new_id() == "0123456789AB"
    assert ids.code() == "0123-4567"
    assert ids.console_code() == "0123-4567-89AB-CDEF-GHJK-MNPQ"
    assert ids.link_secret() == "AAECAwQFBgcICQoLDA0ODw"
    assert ids.salt() == bytes(range(16))


def test_every_symbol_of_a_code_is_equally_likely() -> None:
    every_byte = iter(range(256))
    ids = Ids(lambda length: bytes(next(every_byte) for _ in range(length)))
    symbols = "".join(ids.code().replace("-", "") for _ in range(32))
    assert all(symbols.count(symbol) == 8 for symbol in CROCKFORD)


def test_secrets_have_the_bits_that_they_promise() -> None:
    asked: list[int] = []

    def counted(length: int) -> bytes:
        asked.append(length)
        return bytes(length)

    ids = Ids(counted)
    ids.link_secret()
    ids.session_token()
    assert [8 * length for length in asked] == [128, 256]
