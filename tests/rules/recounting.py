"""A log counted again by a way of its own: where everything stood, and every snapshot of the quorum."""

from datetime import UTC, datetime
from enum import StrEnum

from rat_online.domain.events import Event, Happened
from rat_online.domain.events import attending as ae
from rat_online.domain.events import preparing as pe
from rat_online.domain.events import voting as ve
from rat_online.domain.meeting import Meeting
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.vocabulary import Channel

NEVER = datetime.max.replace(tzinfo=UTC)
ARRIVALS = (ae.CheckedIn, ae.CheckedOut, ae.PresenceLapsed, ae.PresenceRestored)


def standing(meeting: Meeting) -> dict[str, dict[str, StrEnum]]:
    """Where the meeting, each decision and each ballot stands."""
    return {
        "meeting": {meeting.id: meeting.state},
        "decision": {one.id: one.status for one in meeting.decisions.values()},
        "ballot": {one.id: one.status for one in meeting.ballots.values()},
        "turn": {one.id: one.state for one in meeting.floor.turns.values()},
    }


def snapshot_in(event: Event) -> QuorumSnapshot | None:
    found = getattr(event, "quorum", None)
    return found if isinstance(found, QuorumSnapshot) else None


def recounted(log: list[Happened]) -> list[QuorumSnapshot]:
    """Every snapshot counted again from the events alone, by a way of its own."""
    here: dict[str, Channel] = {}
    gone: dict[str, Channel] = {}
    on_roll: set[str] = set()
    found = []
    ends_at = NEVER
    at_end: list[Channel] | None = None
    for one in log:
        event = one.event
        snapshot = snapshot_in(event)
        voters = [channel for person, channel in here.items() if person in on_roll]
        if at_end is None and one.at > ends_at and isinstance(event, ARRIVALS):
            # Whoever comes or goes after the announced end moves the count of the ballot no more.
            at_end = voters
        match event:
            case ve.BallotOpened() | ve.BallotExtended():
                ends_at, at_end = event.deadline_at, None
            case ve.BallotClosed():
                voters = voters if at_end is None else at_end
                ends_at, at_end = NEVER, None
            case ve.BallotAnnulled():
                ends_at, at_end = NEVER, None
            case pe.RollFrozen():
                on_roll = {entry.id for entry in event.entries}
            case ae.CheckedIn():
                here[event.person] = event.channel
            case ae.CheckedOut():
                gone[event.person] = here.pop(event.person, gone.get(event.person, Channel.ONLINE))
            case ae.PresenceLapsed():
                gone.update({person: here.pop(person) for person in event.persons})
            case ae.PresenceRestored():
                here.update({person: gone[person] for person in event.persons})
            case _:
                pass
        if snapshot is not None:
            hall = sum(1 for channel in voters if channel is Channel.HALL)
            found.append(_again(snapshot, len(voters), len(on_roll), hall))
    return found


def _again(said: QuorumSnapshot, present: int, entitled: int, hall: int) -> QuorumSnapshot:
    """The arithmetic of rule book section 2, written out: ⌊N·n/d⌋+1 for `gt`, ⌈N·n/d⌉ for `gte`."""
    n, of = said.threshold.numerator, said.threshold.denominator
    quotient, rest = divmod(entitled * n, of)
    more = said.threshold.operator.value == "gt"
    needed = max(1, quotient + 1 if more or rest else quotient)
    return QuorumSnapshot(
        present=present,
        entitled=entitled,
        needed=needed,
        reached=present >= needed,
        online=present - hall,
        hall=hall,
        threshold=said.threshold,
        source=said.source,
    )
