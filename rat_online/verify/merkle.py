"""The Merkle tree hash of RFC 9162 section 2.1.1."""

from collections.abc import Sequence
from hashlib import sha256


def tree_hash(leaves: Sequence[bytes]) -> str:
    """The root over the leaves in their order, in hex.

    The RFC cuts a list at the largest power of two below its length. Joining finished subtrees of equal size
    as leaves arrive, and what is left over from the right, gives the same tree without recursion.
    """
    if not leaves:
        return sha256(b"").hexdigest()
    finished: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, node = 1, sha256(b"\x00" + leaf).digest()
        while finished and finished[-1][0] == size:
            node = sha256(b"\x01" + finished.pop()[1] + node).digest()
            size *= 2
        finished.append((size, node))
    root = finished.pop()[1]
    while finished:
        root = sha256(b"\x01" + finished.pop()[1] + root).digest()
    return root.hex()
