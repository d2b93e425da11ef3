"""Rows of links and sessions as the values of the port, and back."""

from dataclasses import replace
from typing import Any

from rat_online.app.ports.identity import (
    AccessLink,
    Device,
    DeviceSession,
    LinkForm,
    LinkPurpose,
    LinkUse,
    Office,
    Seat,
    Series,
    UseOutcome,
)
from rat_online.app.ports.registry import AccountRole


def link_of(row: Any) -> AccessLink:
    return AccessLink(
        id=row.id,
        series=Series(row.cooperative, row.series),
        person=row.person,
        purpose=LinkPurpose(row.purpose),
        form=LinkForm(row.form),
        secret_hash=row.secret_hash,
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )


def row_of_link(link: AccessLink) -> dict[str, object]:
    return {
        "cooperative": link.series.cooperative,
        "id": link.id,
        "series": link.series.id,
        "person": link.person,
        "purpose": link.purpose.value,
        "form": link.form.value,
        "secret_hash": link.secret_hash,
        "created_at": link.created_at,
        "revoked_at": link.revoked_at,
    }


def use_of(row: Any) -> LinkUse:
    return LinkUse(row.id, row.cooperative, row.link, row.at, UseOutcome(row.outcome), row.session)


def session_of(row: Any) -> DeviceSession:
    return DeviceSession(
        id=row.id,
        cooperative=row.cooperative,
        token_hash=row.token_hash,
        created_at=row.created_at,
        renewed_at=row.renewed_at,
        last_seen_at=row.last_seen_at,
        label=row.label,
        revoked_at=row.revoked_at,
        proven_at=row.proven_at,
        mark=row.mark,
        kiosk_at=row.kiosk_at,
    )


def device_of(session: DeviceSession, sittings: list[Any]) -> Device:
    """`sittings` begin with is_office, series, who, roles, revoked_at, leads; the first taken comes first."""
    device = Device(session.id, session.cooperative)
    roles: set[AccountRole] = set()
    for is_office, series, who, account_roles, revoked_at, leads, *_ in sittings:
        if not is_office:
            seat = Seat(series, who)
            leading = (*device.leading, seat) if leads else device.leading
            device = replace(device, seats=(*device.seats, seat), leading=leading)
        elif revoked_at is None:
            device = replace(device, offices=(*device.offices, Office(series or None, who)))
            # Only a password gives an office outside any series; a link never makes an admin.
            roles |= {AccountRole(role) for role in account_roles or ()} if not series else set()
    return replace(device, roles=frozenset(roles))
