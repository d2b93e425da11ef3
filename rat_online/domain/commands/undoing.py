"""Commands that take back what has had no consequence yet."""

from dataclasses import dataclass
from typing import TypeAlias

from rat_online.domain.vocabulary import DecisionId, ItemId


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """Take a proposed decision off the table before it was put to the meeting."""

    decision: DecisionId


@dataclass(frozen=True, slots=True)
class WithdrawItemStart:
    """An item was started by mistake: the one before goes on, while nothing has happened under it."""

    item: ItemId


UndoingCommand: TypeAlias = WithdrawProposal | WithdrawItemStart
