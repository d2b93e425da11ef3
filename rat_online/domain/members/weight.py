"""How many votes a member of a secondary cooperative has by its articles; rule book section 3."""

from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

MOST_VOTES = 9999


def weight_of(text: str) -> int:
    """One vote, unless a whole number says more: never a fraction, never what somebody has saved."""
    written = tidy(text)
    if is_nothing(written):
        return 1
    weight = int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else 0
    if not 1 <= weight <= MOST_VOTES:
        raise Unreadable(Fault.WEIGHT_INVALID)
    return weight
