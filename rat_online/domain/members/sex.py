"""Sex as the cooperative's report to the dinas counts it: L or P."""

from enum import StrEnum

from rat_online.domain.members.text import is_nothing, key_of, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable


class Sex(StrEnum):
    MALE = "L"
    FEMALE = "P"


_MALE = {
    "l", "lk", "lk lk", "lki", "laki", "laki laki", "laki2", "laki laki l", "pria", "cowok", "bapak", "bpk",
    "m", "male",
}  # fmt: skip
_FEMALE = {
    "p", "pr", "prp", "prm", "perempuan", "perempuan p", "wanita", "w", "wnt", "cewek", "ibu", "f", "female",
}  # fmt: skip


def sex_of(text: str, *, p_is_pria: bool = False) -> Sex | None:
    """None where nothing is written. In a P/W column "P" is pria, in an L/P column it is perempuan."""
    written = tidy(text)
    if is_nothing(written):
        return None
    word = key_of(written)
    if p_is_pria and word == "p":
        return Sex.MALE
    if word in _MALE:
        return Sex.MALE
    if word in _FEMALE:
        return Sex.FEMALE
    raise Unreadable(Fault.SEX_UNKNOWN)
