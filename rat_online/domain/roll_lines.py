"""The lines of a frozen roll as people read them, and the root that commits the log to them.

A line can be shown alone, with its proof, without showing the others; its salt keeps names from being guessed
out of the tree. Rule book section 3: the roll has a hash.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rat_online.domain.chain import canonical, merkle_root
from rat_online.domain.vocabulary import PersonId

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Entitled:
    """One who is to stand on the roll, named as the books name the member on that day."""

    entry: PersonId
    number: str
    name: str
    status: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class RollLine:
    """A line as frozen. `salt` is hex; `frozen` is False for a line that a later change added to the roll."""

    entry: PersonId
    ordinal: int
    number: str
    name: str
    status: str
    weight: int
    salt: str
    frozen: bool = True


def leaf(line: RollLine) -> bytes:
    """The line's leaf in the tree: its salt, then the canonical JSON of what it says of the entry."""
    says = {"entry": line.entry, "name": line.name, "number": line.number, "weight": line.weight}
    return bytes.fromhex(line.salt) + canonical(says)


def roll_root(lines: Sequence[RollLine]) -> str:
    """The root, in hex, over the frozen lines in their order."""
    return merkle_root([leaf(line) for line in lines if line.frozen]).hex()


def freeze_lines(entitled: Sequence[Entitled], salts: Sequence[bytes]) -> tuple[list[RollLine], str]:
    """Number the lines from 1 in the order given, each with its salt, and commit to them."""
    if len(entitled) != len(salts) or any(len(salt) != SALT_BYTES for salt in salts):
        raise ValueError(f"expected {len(entitled)} salts of {SALT_BYTES} bytes")
    if len({one.entry for one in entitled}) != len(entitled):
        raise ValueError("expected each entry once")
    lines = [
        RollLine(one.entry, ordinal, one.number, one.name, one.status, one.weight, salt.hex())
        for ordinal, (one, salt) in enumerate(zip(entitled, salts, strict=True), start=1)
    ]
    return lines, roll_root(lines)
