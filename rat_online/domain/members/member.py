"""A member of a cooperative as its books know them; rule book section 3."""

from dataclasses import dataclass
from datetime import date

from rat_online.domain.members.board import Board
from rat_online.domain.members.sex import Sex
from rat_online.domain.members.status import MemberStatus


@dataclass(frozen=True, slots=True)
class Member:
    """What is known of one member; inside a cooperative the number tells members apart.

    `phone` is in international form, `group` is the branch, group or region as the cooperative calls it,
    `position` the office as written and `board` what it makes of the member;
    `weight` are the votes of a member of a secondary cooperative whose articles weigh them.
    """

    number: str
    name: str
    sex: Sex | None = None
    phone: str | None = None
    email: str | None = None
    born_on: date | None = None
    group: str = ""
    status: MemberStatus = MemberStatus.MEMBER
    position: str = ""
    board: Board | None = None
    weight: int = 1
