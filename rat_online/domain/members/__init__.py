"""Members of a cooperative and the many ways in which their particulars are written down."""

from rat_online.domain.members.board import BOARD_WORDS, Board
from rat_online.domain.members.member import Member
from rat_online.domain.members.sex import Sex
from rat_online.domain.members.status import GONE, STATUS_WORDS, MemberStatus

__all__ = ["BOARD_WORDS", "GONE", "STATUS_WORDS", "Board", "Member", "MemberStatus", "Sex"]
