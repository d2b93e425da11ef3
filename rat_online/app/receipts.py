"""Outcomes of commands that are in the log, so that a repeat gets the same answer, also after a restart."""

from rat_online.app.outcome import Done
from rat_online.domain.chain import StoredEvent, time_text
from rat_online.domain.errors import Facts
from rat_online.domain.events import Event, Happened
from rat_online.domain.events.asking import QuestionAsked
from rat_online.domain.events.deciding import DecisionProposed
from rat_online.domain.events.nominating import CandidateNominated
from rat_online.domain.events.speaking import FloorGiven, InterruptionRaised
from rat_online.domain.events.voting import BallotOpened, VoteCast, VoteChanged
from rat_online.domain.events.writing import LateAnswerListed


def facts_of(happened: Happened) -> Facts:
    """What the sender needs to know of an event: the id it made, or the vote's receipt."""
    event: Event = happened.event
    match event:
        case VoteCast() | VoteChanged():
            return {"ballot": event.ballot, "received_at": time_text(happened.at)}
        case LateAnswerListed():
            return {"ballot": event.ballot, "late_at": time_text(happened.at)}
        case DecisionProposed():
            return {"decision": event.decision}
        case BallotOpened():
            return {"ballot": event.ballot, "decision": event.decision}
        case FloorGiven():
            return {"turn": event.turn}
        case InterruptionRaised():
            return {"interruption": event.interruption}
        case QuestionAsked():
            return {"question": event.question}
        case CandidateNominated():
            return {"nomination": event.nomination}
        case _:
            return {}


class Receipts:
    """Outcomes by (actor, command id), filled by every event that enters the log."""

    def __init__(self) -> None:
        self._outcomes: dict[tuple[str, str], Done] = {}
        self._latest: tuple[str, str] | None = None

    def note(self, stored: StoredEvent, happened: Happened) -> None:
        """Remember an event; those without a command id belong to the command before, if its actor's."""
        if stored.command is not None:
            self._latest = (stored.actor, stored.command)
            self._outcomes[self._latest] = Done(stored.position, stored.at, facts_of(happened))
        elif self._latest is not None and self._latest[0] == stored.actor:
            facts = facts_of(happened)
            known = self._outcomes[self._latest]
            if facts and known.at == stored.at:
                self._outcomes[self._latest] = Done(known.position, known.at, facts)

    def of(self, actor: str, command: str | None) -> Done | None:
        return None if command is None else self._outcomes.get((actor, command))
