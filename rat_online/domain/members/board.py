"""Whether a member sits on the board (pengurus) or the supervisory board (pengawas); rule book section 3."""

from enum import StrEnum

from rat_online.domain.members.text import is_nothing, key_of, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable

LONGEST_POSITION = 80


class Board(StrEnum):
    MANAGEMENT = "management"
    SUPERVISORY = "supervisory"


BOARD_WORDS: dict[Board, str] = {Board.MANAGEMENT: "pengurus", Board.SUPERVISORY: "pengawas"}

_OFFICES = {"ketua", "wakil ketua", "sekretaris", "wakil sekretaris", "bendahara", "wakil bendahara"}
_ORDINALS = {"1", "2", "3", "i", "ii", "iii", "umum"}
_FORMER = {"mantan", "eks", "calon", "staf", "staff", "karyawan"}


def position_of(text: str) -> str:
    """The office as written; empty where there is none."""
    position = tidy(text).strip(",;")
    if is_nothing(position) or key_of(position) in {"anggota", "tidak", "bukan", "0"}:
        return ""
    if len(position) > LONGEST_POSITION:
        raise Unreadable(Fault.TEXT_TOO_LONG)
    return position


def board_of(position: str) -> Board | None:
    """The board that an office belongs to: "Ketua Pengawas" supervises, a bare "Bendahara" manages."""
    office = key_of(position)
    words = office.split()
    if _FORMER & set(words):
        return None
    if "pengawas" in words or "supervisory" in words:
        return Board.SUPERVISORY
    if "pengurus" in words or "management" in words:
        return Board.MANAGEMENT
    without_ordinal = " ".join(word for word in words if word not in _ORDINALS)
    return Board.MANAGEMENT if without_ordinal in _OFFICES else None
