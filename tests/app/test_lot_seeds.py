"""Seeds of lots: one for each purpose, the same after a restart."""

import pytest

from rat_online.app.lot_seeds import LotSeeds


def test_the_same_purpose_has_the_same_seed_in_every_process() -> None:
    assert LotSeeds(b"k" * 32)("rapat/d1/tie") == LotSeeds(b"k" * 32)("rapat/d1/tie")


def test_no_two_purposes_or_installs_share_a_seed() -> None:
    seeds = {LotSeeds(key)(purpose) for key in (b"k" * 32, b"l" * 32) for purpose in ("a/d1/tie", "a/d2/tie")}
    assert len(seeds) == 4
    assert {len(seed) for seed in seeds} == {32}


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        LotSeeds(b"k")
