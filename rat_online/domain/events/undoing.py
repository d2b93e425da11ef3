"""Events that take something back; what was taken back stays in the log."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import DecisionId, ItemId


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn:
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ItemStartWithdrawn:
    item: ItemId


UndoingEvent: TypeAlias = ProposalWithdrawn | ItemStartWithdrawn
