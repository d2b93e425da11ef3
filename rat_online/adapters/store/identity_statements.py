"""Statements of the door, made once: putting one together costs more than asking it when a hall comes."""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, false, null, select, true, union_all
from sqlalchemy.dialects import postgresql, sqlite

from rat_online.adapters.store.identity_tables import (
    ACCESS_LINK,
    ACCOUNT,
    ACTIVE,
    COOPERATIVE,
    DEVICE_SESSION,
    ENTRY_GUARD,
    LINK_USE,
    MEMBER,
    OFFICE,
    SEAT,
)


def _open_link() -> Any:
    """The link of a `secret` with what the books and its guard say, locked until the transaction ends."""
    is_person = and_(MEMBER.c.cooperative == ACCESS_LINK.c.cooperative, MEMBER.c.id == ACCESS_LINK.c.person)
    is_guarded = and_(
        ENTRY_GUARD.c.cooperative == ACCESS_LINK.c.cooperative,
        ENTRY_GUARD.c.series == ACCESS_LINK.c.series,
        ENTRY_GUARD.c.person == ACCESS_LINK.c.person,
    )
    guarded = [column for column in ENTRY_GUARD.c if column.name not in ACCESS_LINK.c]
    return (
        select(ACCESS_LINK, COOPERATIVE.c.sign_in_datum, MEMBER.c.phone, MEMBER.c.born_on, *guarded)
        .join(COOPERATIVE, COOPERATIVE.c.id == ACCESS_LINK.c.cooperative)
        .join(ENTRY_GUARD, is_guarded)
        .outerjoin(MEMBER, is_person)
        .where(ACCESS_LINK.c.secret_hash == bindparam("secret"))
        .with_for_update(of=[ACCESS_LINK, ENTRY_GUARD])
    )


def _sittings() -> Any:
    """Seats and offices of some sessions that have not ended, in one question."""
    same = and_(ACCOUNT.c.cooperative == OFFICE.c.cooperative, ACCOUNT.c.id == OFFICE.c.person)
    office, seat = OFFICE.c, SEAT.c
    of_person = (
        true().label("is_office"),
        office.series,
        office.person,
        ACCOUNT.c.roles,
        ACCOUNT.c.revoked_at,
        false().label("leads"),
    )
    offices = select(*of_person, office.cooperative, office.session, office.taken_at, office.id)
    of_entry = (false(), seat.series, seat.entry, null(), null(), seat.leads_since.is_not(None))
    seats = select(*of_entry, seat.cooperative, seat.session, seat.taken_at, seat.id)
    some: BindParameter[str] = bindparam("sessions", expanding=True)
    # The first part names the columns and their types.
    return union_all(
        offices.outerjoin(ACCOUNT, same).where(office.session.in_(some), office.left_at.is_(None)),
        seats.where(seat.session.in_(some), seat.left_at.is_(None)),
    ).order_by("is_office", "taken_at", "id")


def _sit_if_free(insert: Any) -> Any:
    """Of one entry there is one sitting at a time; this one gives way to it."""
    return insert(SEAT).on_conflict_do_nothing(
        index_elements=["cooperative", "series", "entry"], index_where=ACTIVE
    )


OPEN_LINK = _open_link()
SITTINGS = _sittings()
SIT_IF_FREE = {"sqlite": _sit_if_free(sqlite.insert), "postgresql": _sit_if_free(postgresql.insert)}
ADD_USE = LINK_USE.insert()
ADD_SESSION = DEVICE_SESSION.insert()
SAW = (
    DEVICE_SESSION.update()
    .where(DEVICE_SESSION.c.cooperative == bindparam("of"), DEVICE_SESSION.c.id == bindparam("session"))
    .values(last_seen_at=bindparam("at"))
)
