"""Rows of cooperatives, people, meetings and rolls as the values of the port, and back."""

from typing import Any

import msgspec

from rat_online.app.ports.registry import (
    Account,
    AccountRole,
    Cooperative,
    KnownMember,
    MeetingRow,
    SignInDatum,
)
from rat_online.domain.chain import MeetingKey
from rat_online.domain.members import Board, Member, MemberStatus, Sex
from rat_online.domain.members.number import number_key
from rat_online.domain.members.phone import national_form
from rat_online.domain.profile import Profile
from rat_online.domain.roll_lines import RollLine


def search_key(text: str) -> str:
    """What makes a search blind to case, in the same way in every store."""
    return text.casefold()


def searched(member: Member) -> str:
    """What a search looks into, a line each: phones as they are kept and as members write them."""
    phones = (member.phone, national_form(member.phone)) if member.phone else ()
    return "\n".join((member.name, member.number, member.group, *phones))


def cooperative_of(row: Any) -> Cooperative:
    return Cooperative(
        id=row.id,
        name=row.name,
        created_at=row.created_at,
        legal_number=row.legal_number,
        address=row.address,
        zone=row.zone,
        profile=msgspec.convert(row.profile, Profile),
        sign_in_datum=SignInDatum(row.sign_in_datum),
        expected_members=row.expected_members,
    )


def row_of_cooperative(cooperative: Cooperative) -> dict[str, object]:
    return {
        "id": cooperative.id,
        "name": cooperative.name,
        "created_at": cooperative.created_at,
        "legal_number": cooperative.legal_number,
        "address": cooperative.address,
        "zone": cooperative.zone,
        "profile": msgspec.to_builtins(cooperative.profile),
        "sign_in_datum": cooperative.sign_in_datum.value,
        "expected_members": cooperative.expected_members,
    }


def member_of(row: Any) -> KnownMember:
    member = Member(
        number=row.number,
        name=row.name,
        sex=Sex(row.sex) if row.sex else None,
        phone=row.phone,
        email=row.email,
        born_on=row.born_on,
        group=row.group_name,
        status=MemberStatus(row.status),
        position=row.position,
        board=Board(row.board) if row.board else None,
        weight=row.weight,
    )
    return KnownMember(row.cooperative, row.id, member)


def row_of_member(known: KnownMember) -> dict[str, object]:
    member = known.member
    return {
        "cooperative": known.cooperative,
        "id": known.id,
        "number": member.number,
        "number_key": number_key(member.number),
        "name": member.name,
        "sex": member.sex.value if member.sex else None,
        "phone": member.phone,
        "email": member.email,
        "born_on": member.born_on,
        "group_name": member.group,
        "status": member.status.value,
        "position": member.position,
        "board": member.board.value if member.board else None,
        "weight": member.weight,
        "search_key": search_key(searched(member)),
    }


def account_of(row: Any) -> Account:
    return Account(
        cooperative=row.cooperative,
        id=row.id,
        login=row.login,
        name=row.name,
        password_hash=row.password_hash,
        roles=frozenset(AccountRole(role) for role in row.roles),
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )


def row_of_account(account: Account) -> dict[str, object]:
    return {
        "cooperative": account.cooperative,
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "password_hash": account.password_hash,
        "roles": sorted(role.value for role in account.roles),
        "created_at": account.created_at,
        "revoked_at": account.revoked_at,
    }


def meeting_of(row: Any) -> MeetingRow:
    return MeetingRow(
        cooperative=row.cooperative,
        id=row.id,
        series=row.series,
        title=row.title,
        planned_at=row.planned_at,
        created_at=row.created_at,
        previous=row.previous,
        rehearsal_of=row.rehearsal_of,
        points=tuple(row.points.splitlines()),
    )


def row_of_meeting(meeting: MeetingRow) -> dict[str, object]:
    return {
        "cooperative": meeting.cooperative,
        "id": meeting.id,
        "series": meeting.series,
        "title": meeting.title,
        "planned_at": meeting.planned_at,
        "created_at": meeting.created_at,
        "previous": meeting.previous,
        "rehearsal_of": meeting.rehearsal_of,
        "points": "\n".join(meeting.points),
    }


def line_of(row: Any) -> RollLine:
    return RollLine(
        row.entry, row.ordinal, row.number, row.name, row.status, row.weight, row.salt, bool(row.frozen)
    )


def row_of_line(meeting: MeetingKey, line: RollLine) -> dict[str, object]:
    return {
        "cooperative": meeting.cooperative,
        "meeting": meeting.id,
        "entry": line.entry,
        "ordinal": line.ordinal,
        "number": line.number,
        "name": line.name,
        "status": line.status,
        "weight": line.weight,
        "salt": line.salt,
        "frozen": line.frozen,
    }
