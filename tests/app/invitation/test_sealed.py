"""Secrets that wait to be sent."""

import pytest

from rat_online.app.invitation.sealed import LinkSecrets, Sealer, Unsealable

KEY = b"a key outside the database, long"
CARRIED = LinkSecrets("a-link-secret", "7F3K-9QD2")


def test_what_was_sealed_for_a_delivery_is_read_for_it_alone() -> None:
    sealed = Sealer(KEY).seal(CARRIED, "d1")
    assert Sealer(KEY).open(sealed, "d1") == CARRIED
    with pytest.raises(Unsealable):
        Sealer(KEY).open(sealed, "d2")


def test_the_database_alone_reveals_nothing() -> None:
    sealed = Sealer(KEY).seal(CARRIED, "d1")
    assert b"a-link-secret" not in sealed
    with pytest.raises(Unsealable):
        Sealer(b"x" * 32).open(sealed, "d1")


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert Sealer(KEY).seal(CARRIED, "d1") != Sealer(KEY).seal(CARRIED, "d1")


def test_what_was_cut_short_is_refused() -> None:
    with pytest.raises(Unsealable):
        Sealer(KEY).open(Sealer(KEY).seal(CARRIED, "d1")[:-1], "d1")
