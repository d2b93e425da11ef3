from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain.lot import commitment, draw, rank, verify

SEED = bytes(range(32))
NAMES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), unique=True)


def test_the_order_is_what_the_documented_bytes_give() -> None:
    """Written out here a second time, as somebody with a hash program would do it."""

    def by_hand(name: str) -> str:
        return sha256(
            b"rat-online/lot/1/draw\n" + SEED.hex().encode() + b"\nputaran 2\n" + name.encode()
        ).hexdigest()

    names = ["Ani", "Budi", "Citra", "Dédi"]

    assert [rank(SEED, "putaran 2", name) for name in names] == [by_hand(name) for name in names]
    assert draw(SEED, "putaran 2", names) == tuple(sorted(names, key=by_hand))
    assert commitment(SEED) == sha256(b"rat-online/lot/1/commitment\n" + SEED.hex().encode()).hexdigest()


def test_a_known_draw_stays_what_it_was() -> None:
    assert draw(SEED, "uji", ["Ani", "Budi", "Citra"]) == ("Citra", "Ani", "Budi")


def test_another_context_is_another_draw() -> None:
    names = [f"calon {number}" for number in range(12)]

    assert draw(SEED, "ketua", names) != draw(SEED, "bendahara", names)


@given(st.binary(min_size=32, max_size=32), NAMES)
def test_the_order_in_which_names_are_given_changes_nothing(seed: bytes, names: list[str]) -> None:
    assert draw(seed, "c", names) == draw(seed, "c", names[::-1])


@given(st.binary(min_size=32, max_size=32), NAMES)
def test_anyone_can_verify_a_draw(seed: bytes, names: list[str]) -> None:
    order = draw(seed, "c", names)

    assert verify(commitment(seed), seed, "c", order)
    if len(order) > 1:
        assert not verify(commitment(seed), seed, "c", order[::-1])


def test_another_seed_than_the_one_promised_does_not_verify() -> None:
    other = bytes(32)

    assert not verify(commitment(SEED), other, "c", draw(other, "c", ["A", "B"]))


def test_a_name_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        draw(SEED, "c", ["A", "A"])


@pytest.mark.parametrize(("context", "name"), [("a\nb", "A"), ("c", "A\nB")])
def test_a_line_feed_inside_a_part_is_refused(context: str, name: str) -> None:
    with pytest.raises(ValueError, match="line feed"):
        draw(SEED, context, [name])


def test_a_short_seed_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(b"1234")
