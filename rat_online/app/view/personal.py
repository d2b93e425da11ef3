"""What concerns one device alone: its seats with their receipts, and its offices."""

from collections.abc import Mapping

from rat_online.app.view import plain
from rat_online.app.view.floor import seat_on_floor
from rat_online.app.view.nominations import seat_in_nominations
from rat_online.app.view.places import own_counts
from rat_online.app.view.plain import Section
from rat_online.app.view.proxies import receipts_of, seat_in_proxies
from rat_online.app.view.sections import Names
from rat_online.domain.chain import Json
from rat_online.domain.events import Event
from rat_online.domain.events import attending as a
from rat_online.domain.events import closing as c
from rat_online.domain.events import deciding as d
from rat_online.domain.events import leading as ld
from rat_online.domain.events import preparing as p
from rat_online.domain.events import staging as t
from rat_online.domain.events import voting as v
from rat_online.domain.events import writing as w
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import PersonId, Role


def personal_of(
    meeting: Meeting,
    seats: tuple[PersonId, ...],
    offices: Mapping[PersonId, frozenset[Role]],
    names: Names,
    texts: Mapping[str, str],
) -> Section:
    """The `you` of a tab: only these seats, and who acts here in what offices, with what is nobody else's."""
    return {
        "seats": [_seat(meeting, entry, names, texts) for entry in seats],
        "offices": [
            {
                "person": person,
                "name": names.get(person, ""),
                "roles": sorted(role.value for role in roles - {Role.MEMBER}),
                "place_counts": own_counts(meeting, person),
            }
            for person, roles in offices.items()
        ],
    }


def _seat(meeting: Meeting, entry: PersonId, names: Names, texts: Mapping[str, str]) -> Json:
    visit = meeting.attendance.visits.get(entry)
    return {
        "entry": entry,
        "name": names.get(entry, ""),
        "votes": entry in meeting.roll,
        "presence": visit.presence.value if visit else None,
        "lapse_cause": visit.lapse_cause.value if visit and visit.lapse_cause else None,
        "channel": visit.channel.value if visit else None,
        "answered_call": plain.when(visit.answered_call_at) if visit else None,
        "receipts": receipts_of(meeting, entry, names),
        **seat_in_proxies(meeting, entry, names),
        "late": {
            ballot: plain.when(late[entry]) for ballot, late in meeting.writing.late.items() if entry in late
        },
        "objects_to": [
            decision.id
            for decision in meeting.decisions.values()
            if decision.acclamation and entry in decision.acclamation.objections
        ],
        "objected_results": [
            decision.id
            for decision in meeting.decisions.values()
            if any(lodged.by == entry for lodged in decision.result_objections)
        ],
        "floor": seat_on_floor(meeting, entry, texts),
        "nominations": seat_in_nominations(meeting, entry, names, texts),
        "place_counts": own_counts(meeting, entry),
        "recording_known_at": plain.when(meeting.stage.acknowledged.get(entry)),
        "approved_at": plain.when(meeting.closing.approved.get(entry)),
    }


def persons_touched(event: Event) -> tuple[PersonId, ...]:
    """Whose `you` an event changes."""
    match event:
        case a.PresenceLapsed() | a.PresenceRestored():
            return event.persons
        case a.CheckedIn() | a.CheckedOut() | a.PresenceConfirmed() | c.ReadingApproved():
            return (event.person,)
        case t.RecordingAcknowledged():
            return (event.person,)
        case v.PlaceCounted():
            return (event.witness,)
        case v.VoteCast() | v.VoteChanged() | w.LateAnswerListed():
            return (event.voter,)
        case d.ObjectionRaised() | d.ObjectionWithdrawn() | d.ResultObjected():
            return (event.by,)
        case p.RollAmended():
            return (event.entry.id,)
        case _:
            return ()


def touches_everyone(event: Event) -> bool:
    """Whether it may change everybody's `you`, and so perhaps the audience of any tab.

    A change of the palu touches the whole presidium, an appointment whoever it replaces; a new reading makes
    all approvals void.
    """
    return isinstance(
        event,
        p.MeetingScheduled
        | p.RollFrozen
        | p.RegistrationOpened
        | p.OfficerAppointed
        | p.OfficerRelieved
        | c.DecisionsRead
        | ld.PresidiumInstalled
        | ld.GavelHandedOver
        | ld.GavelTakenOver,
    )


def changes_offices(event: Event) -> bool:
    """Whether somebody may be of another audience after it."""
    return isinstance(
        event,
        p.OfficerAppointed
        | p.OfficerRelieved
        | ld.PresidiumInstalled
        | ld.GavelHandedOver
        | ld.GavelTakenOver,
    )
