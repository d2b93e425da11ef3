"""A person's name, in any script."""

from rat_online.domain.members.text import is_nothing, key_of, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

LONGEST_NAME = 200

_LATE = ("alm", "almh", "almarhum", "almarhumah")


def name_of(text: str) -> str:
    name = _unquoted(tidy(text).strip(",; \t"))
    if is_nothing(name):
        raise Unreadable(Fault.NAME_MISSING)
    if len(name) > LONGEST_NAME:
        raise Unreadable(Fault.NAME_TOO_LONG)
    if not any(character.isalpha() for character in name) or name[0] in "=+-@":
        raise Unreadable(Fault.NAME_INVALID)
    return name


def _unquoted(name: str) -> str:
    """Without the signs around it that a file left over; those of a nickname are the name's own."""
    bare = name.removeprefix("'").strip()
    is_wrapped = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\""
    return bare.strip(" '\"") if is_wrapped or bare.count('"') % 2 else bare


def is_marked_as_late(name: str) -> bool:
    """ "Alm. Budi" or "Budi (almarhum)": committees note a death in the name and forget the status."""
    words = key_of(name).split()
    return bool(words) and (words[0] in _LATE or words[-1] in _LATE)
