"""What a seat sees of proxies: whom it has given its own to, and for whom it stands in."""

from rat_online.app.view import plain
from rat_online.app.view.plain import Section
from rat_online.app.view.sections import Names
from rat_online.domain.chain import Json
from rat_online.domain.events import Event
from rat_online.domain.events import attending as a
from rat_online.domain.events import preparing as p
from rat_online.domain.events import representing as rp
from rat_online.domain.events import voting as v
from rat_online.domain.meeting import Meeting
from rat_online.domain.proxies import Mandate
from rat_online.domain.vocabulary import PersonId


def receipts_of(meeting: Meeting, voter: PersonId, names: Names, holder: PersonId | None = None) -> Json:
    """The votes cast for an entry; with `holder` only those that this holder has cast for it."""
    return {
        ballot.id: {
            "choice": list(ballot.votes[voter]),
            "received_at": plain.when(ballot.received_at[voter]),
            "by": names.get(ballot.proxied[voter], "") if voter in ballot.proxied else None,
        }
        for ballot in meeting.ballots.values()
        if voter in ballot.votes and holder in (None, ballot.proxied.get(voter))
    }


def seat_in_proxies(meeting: Meeting, entry: PersonId, names: Names) -> Section:
    """The `given` and `proxies` of a seat; most seats have neither."""
    given, proxies = meeting.proxies.given.get(entry), meeting.proxies
    held = proxies.held_by(entry) if proxies.given else ()
    return {
        "given": {"holder": names.get(given.holder, ""), "in_force": given.in_force} if given else None,
        "proxies": [_held(meeting, mandate, names) for mandate in held],
    }


def _held(meeting: Meeting, mandate: Mandate, names: Names) -> Json:
    return {
        "giver": mandate.giver,
        "name": names.get(mandate.giver, ""),
        "in_force": mandate.in_force,
        "in_hall": [one.id for one in meeting.ballots.values() if mandate.giver in one.at_place],
        "receipts": receipts_of(meeting, mandate.giver, names, mandate.holder),
    }


def persons_represented(event: Event, meeting: Meeting) -> tuple[PersonId, ...]:
    """Whose own part of the proxies an event changes: the giver's and the holder's."""
    match event:
        case rp.ProxyGiven():
            return event.giver, event.holder
        case rp.ProxyLetterAttached() | rp.ProxyEnded():
            return _both_sides(meeting, event.giver)
        case a.CheckedIn():
            return _both_sides(meeting, event.person)
        case p.RollAmended():
            return _both_sides(meeting, event.entry.id)
        case v.VoteCast() | v.VoteChanged():
            holder = meeting.ballots[event.ballot].proxied.get(event.voter)
            return () if holder is None else (holder,)
        case _:
            return ()


def _both_sides(meeting: Meeting, person: PersonId) -> tuple[PersonId, ...]:
    proxies = meeting.proxies
    concerned = (
        one for one in (*proxies.given.values(), *proxies.ended) if person in (one.giver, one.holder)
    )
    return tuple(side for mandate in concerned for side in (mandate.giver, mandate.holder))
