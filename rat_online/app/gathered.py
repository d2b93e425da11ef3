"""What a turn has decided so far and will write in one transaction."""

from dataclasses import dataclass, field

from rat_online.app.outcome import Outcome
from rat_online.app.ports.log import Batch, DropRow, ProseRow, VoteRow
from rat_online.domain.chain import StoredEvent
from rat_online.domain.events import Event
from rat_online.domain.events.closing import MeetingClosed
from rat_online.domain.events.voting import VoteCast
from rat_online.domain.vocabulary import BallotId


@dataclass(slots=True)
class Gathered:
    events: list[StoredEvent] = field(default_factory=list)
    votes: list[VoteRow] = field(default_factory=list)
    prose: list[ProseRow] = field(default_factory=list)
    drops: list[DropRow] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    is_sealed: bool = False
    """Whether `drops` is what the closing event has sealed, and may not grow any more."""

    def add(self, stored: StoredEvent, event: Event) -> None:
        """An event, and with a vote the row that makes it unique."""
        self.events.append(stored)
        if isinstance(event, MeetingClosed):
            self.is_sealed = True
        if isinstance(event, VoteCast):
            self.votes.append(VoteRow(event.ballot, event.voter, stored.position))

    def votes_in(self, ballot: BallotId) -> int:
        return sum(1 for vote in self.votes if vote.ballot == ballot)

    def batch(self) -> Batch:
        return Batch(self.events, self.votes, self.prose, self.drops)
