"""The lines of a frozen roll and the root that commits to them; rule book section 3."""

from dataclasses import replace
from hashlib import sha256

import pytest

from rat_online.domain.chain import inclusion_proof, verify_inclusion
from rat_online.domain.roll_lines import Entitled, RollLine, freeze_lines, leaf, roll_root

SALTS = [bytes([n]) * 16 for n in range(5)]
MEMBERS = [Entitled(f"m{n}", f"00{n}", f"Anggota {n}", "member") for n in range(5)]


def test_a_leaf_is_its_salt_and_what_the_line_says_in_canonical_json() -> None:
    line = RollLine("m1", 1, "0012", "Siti Nurhaliza", "member", 1, "0a" * 16)
    said = b'{"entry":"m1","name":"Siti Nurhaliza","number":"0012","weight":1}'
    assert leaf(line) == b"\x0a" * 16 + said


def test_lines_are_numbered_from_one_in_the_order_given() -> None:
    lines, _ = freeze_lines(MEMBERS, SALTS)
    assert [(line.ordinal, line.entry, line.salt) for line in lines] == [
        (n + 1, f"m{n}", SALTS[n].hex()) for n in range(5)
    ]


@pytest.mark.parametrize(
    "change", [{"name": "X"}, {"number": "X"}, {"weight": 2}, {"entry": "X"}, {"salt": "ff" * 16}]
)
def test_the_root_changes_with_anything_that_a_line_says(change: dict[str, object]) -> None:
    lines, root = freeze_lines(MEMBERS, SALTS)
    lines[2] = replace(lines[2], **change)  # type: ignore[arg-type]
    assert roll_root(lines) != root


def test_a_line_added_later_leaves_the_root_as_it_was() -> None:
    lines, root = freeze_lines(MEMBERS[:4], SALTS[:4])
    late = replace(lines[0], entry="late", ordinal=5, frozen=False)
    assert roll_root([*lines, late]) == root


def test_one_line_can_be_shown_to_be_on_the_roll_without_the_others() -> None:
    lines, root = freeze_lines(MEMBERS, SALTS)
    leaves = [leaf(line) for line in lines]
    proof = inclusion_proof(leaves, 3)
    assert verify_inclusion(leaf(lines[3]), 3, 5, proof, bytes.fromhex(root))


def test_an_empty_roll_has_the_root_of_an_empty_tree() -> None:
    assert freeze_lines([], []) == ([], sha256(b"").hexdigest())


def test_salts_are_one_each_and_long_enough() -> None:
    with pytest.raises(ValueError, match="5 salts of 16 bytes"):
        freeze_lines(MEMBERS, SALTS[:4])
    with pytest.raises(ValueError, match="5 salts of 16 bytes"):
        freeze_lines(MEMBERS, [*SALTS[:4], b"short"])


def test_nobody_is_on_the_roll_twice() -> None:
    with pytest.raises(ValueError, match="each entry once"):
        freeze_lines([MEMBERS[0], MEMBERS[0]], SALTS[:2])
