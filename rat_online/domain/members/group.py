"""The branch, group or region that a member belongs to, as the cooperative names it."""

from rat_online.domain.members.text import is_nothing, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

LONGEST_GROUP = 80


def group_of(text: str) -> str:
    group = tidy(text).strip(",;")
    if is_nothing(group):
        return ""
    if len(group) > LONGEST_GROUP:
        raise Unreadable(Fault.TEXT_TOO_LONG)
    return group
