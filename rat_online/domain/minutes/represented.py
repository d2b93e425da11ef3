"""Proxies in the minutes: who gave whom a proxy, and what became of it. Rule book sections 3 and 7."""

from rat_online.domain.attendance import StoodFor
from rat_online.domain.minutes.attending import AttendanceRow, ProxyHeld, ProxyTerms, Represented
from rat_online.domain.minutes.chronicle import Chronicle
from rat_online.domain.minutes.grouped import delegate_terms, party_terms
from rat_online.domain.minutes.terms import Channel, Confirmation, Status
from rat_online.domain.vocabulary import PersonId


def present_by_proxy(chronicle: Chronicle) -> dict[PersonId, StoodFor]:
    """Members of the roll who were there by proxy alone: nobody is counted twice."""
    meeting = chronicle.meeting
    stood_for, visits = meeting.attendance.stood_for, meeting.attendance.visits
    return {one: by for one, by in stood_for.items() if one in meeting.roll and one not in visits}


def represented_row(chronicle: Chronicle, number: int, person: PersonId) -> AttendanceRow:
    """A line of the daftar hadir for somebody who was there by proxy."""
    sources, stood = chronicle.sources, chronicle.meeting.attendance.stood_for[person]
    return AttendanceRow(
        number=number,
        person=sources.person(person),
        status=Status.DELEGATE if chronicle.meeting.profile.delegates else Status.MEMBER,
        channel=Channel.PROXY,
        in_at=stood.since_at,
        out_at=stood.until_at,
        confirmation=Confirmation.LETTER,
        through=sources.person(stood.holder),
        group=chronicle.meeting.roll.group_of(person),
    )


def represented(chronicle: Chronicle) -> Represented:
    return Represented(
        delegate_terms(chronicle), party_terms(chronicle), proxy_terms(chronicle), proxies_of(chronicle)
    )


def proxy_terms(chronicle: Chronicle) -> ProxyTerms | None:
    rule = chronicle.meeting.profile.proxies
    return None if rule is None else ProxyTerms(rule.each, rule.source)


def proxies_of(chronicle: Chronicle) -> tuple[ProxyHeld, ...]:
    """Every proxy that was given, in the order given, those that ended among them."""
    sources, proxies = chronicle.sources, chronicle.meeting.proxies
    made = sorted((*proxies.given.values(), *proxies.ended), key=lambda one: (one.given_at, one.giver))
    return tuple(
        ProxyHeld(
            giver=sources.person(one.giver),
            holder=sources.person(one.holder),
            given_at=one.given_at,
            letter=one.letter,
            attached_by="" if one.attached_by in ("", one.giver) else sources.name(one.attached_by),
            ending=one.ending,
            ended_at=one.ended_at,
        )
        for one in made
    )
