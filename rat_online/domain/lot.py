"""A draw of lots that anyone can check again: a seed is promised, then shown. Rule book 6.6.

Before anybody can know who is tied, a secret seed of 32 random bytes is made and its commitment is written
into the log. When a tie needs a lot, the seed is shown and the order follows from it. To the byte, in UTF-8,
lines separated by one line feed (0x0A) and none at the end:

- commitment = SHA-256 of
      rat-online/lot/1/commitment
      <seed, 64 lower-case hexadecimal digits>
- rank of a name = SHA-256 of
      rat-online/lot/1/draw
      <seed, 64 lower-case hexadecimal digits>
      <context>
      <name>

Both are written as lower-case hexadecimal. The names in ascending order of their ranks are the order drawn;
whoever comes first is drawn first. The order in which the names are given changes nothing. The context names
what the lot is for and holds something nobody could know when the seed was promised (the log head after the
box was closed), so that whoever made the seed could not choose one that suits them. Anyone with `sha256sum`
can repeat every step:

    printf 'rat-online/lot/1/draw\\n%s\\n%s\\n%s' SEED CONTEXT NAME | sha256sum
"""

from collections.abc import Iterable
from hashlib import sha256

SEED_BYTES = 32
_TAG = "rat-online/lot/1"


def commitment(seed: bytes) -> str:
    """What is published before the draw: it fixes the seed and tells nothing about it."""
    return _digest(f"{_TAG}/commitment", _hex(seed))


def draw(seed: bytes, context: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names in the order in which they are drawn."""
    given = tuple(names)
    if len(set(given)) < len(given):
        raise ValueError("each name goes into the lot once")
    if any("\n" in text for text in (context, *given)):
        raise ValueError("a line feed separates the parts and stands in none of them")
    return tuple(sorted(given, key=lambda name: rank(seed, context, name)))


def rank(seed: bytes, context: str, name: str) -> str:
    """The digest by which a name is ordered."""
    return printed_rank(_hex(seed), context, name)


def printed_rank(seed: str, context: str, name: str) -> str:
    """The same from the seed as it is written, for printing beside the name."""
    return _digest(f"{_TAG}/draw", seed, context, name)


def verify(promised: str, seed: bytes, context: str, order: Iterable[str]) -> bool:
    """Whether this seed is the one promised and gives this order."""
    drawn = tuple(order)
    return commitment(seed) == promised and draw(seed, context, drawn) == drawn


def _hex(seed: bytes) -> str:
    if len(seed) != SEED_BYTES:
        raise ValueError(f"a seed has {SEED_BYTES} bytes, got {len(seed)}")
    return seed.hex()


def _digest(*lines: str) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()
