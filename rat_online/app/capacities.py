"""In what capacities a device acts: a seat makes a member, an office has a way in of its own.

Rule book section 3, docs/decisions/0002-device-sessions.md.
"""

from collections.abc import Set as AbstractSet

from rat_online.app.ports.identity import Device
from rat_online.app.ports.registry import AccountRole
from rat_online.domain.authority import roles_of
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import PersonId, Role

ELECTED = frozenset({Role.CHAIR, Role.DEPUTY})
"""What the meeting itself gives: it elects a presidium of up to three, who share one palu."""


def by_election(meeting: Meeting, person: PersonId) -> frozenset[Role]:
    """The offices that this meeting gave to somebody by electing them, and no others that they hold."""
    if person not in meeting.offices.presidium:
        return frozenset()
    return roles_of(meeting, person) & ELECTED


def roles_here(device: Device, meeting: Meeting, person: PersonId) -> frozenset[Role]:
    """The capacities in which this device acts for somebody.

    By an office's link or an account all that they hold; from a seat that of a member, and what the meeting
    elected them to once they have given the own PIN there.
    """
    series = meeting.about.series
    if device.acts_as(series, person):
        return roles_of(meeting, person)
    if not device.sits(series, person):
        return frozenset()
    elected = by_election(meeting, person) if device.leads(series, person) else frozenset()
    return elected | (roles_of(meeting, person) & {Role.MEMBER})


def in_office(device: Device, meeting: Meeting, wanted: AbstractSet[Role]) -> PersonId:
    """In whose name this device acts in one of these offices.

    Raises:
        Refused: `prove-yourself-again` for whom the meeting elected, until the own PIN was given here;
            `office-link-needed` for whoever holds one of them, but sits here only; else `not-allowed`.
    """
    persons = device.persons_in(meeting.about.series)
    for person in persons:
        if roles_here(device, meeting, person) & wanted:
            return person
    for person in persons:
        need_way_in(meeting, person, wanted)
    refuse(Refusal.NOT_ALLOWED, role=Role.MEMBER)


def ends_no_office(device: Device, other: Device) -> bool:
    """Whether ending another session takes no office away that this device does not hold itself.

    A seat opens no office (docs/decisions/0002-device-sessions.md), so it ends none: who sits here by a
    group's code, or shares this phone with an officer, does not sign that officer out of the console.
    """
    here = {office.person for office in device.offices}
    return device.session == other.session or {office.person for office in other.offices} <= here


def pengawas_on(device: Device) -> PersonId | None:
    """Who is signed in here by an account of the pengawas: it reads every meeting of its cooperative."""
    if AccountRole.SUPERVISOR not in device.roles:
        return None
    return next((office.person for office in device.offices if office.series is None), None)


def need_way_in(meeting: Meeting, person: PersonId, wanted: AbstractSet[Role]) -> None:
    """Tell somebody who only sits here how an office that they hold is entered.

    Raises:
        Refused: `prove-yourself-again`, `office-link-needed`.
    """
    if by_election(meeting, person) & wanted:
        refuse(Refusal.PROVE_YOURSELF_AGAIN)
    if (roles_of(meeting, person) & wanted) - {Role.MEMBER}:
        refuse(Refusal.OFFICE_LINK_NEEDED)
