"""Quorum: a figure with its rule, source and arithmetic, kept at each moment that counts. Rule book 2."""

from dataclasses import dataclass

from rat_online.domain.profile import QuorumRule
from rat_online.domain.threshold import Threshold


@dataclass(frozen=True, slots=True)
class QuorumSnapshot:
    """The count at one moment. `present` and `entitled` are weights of roll entries; heads by channel.

    `needed` and `reached` can be recomputed from the other fields by anyone.
    """

    present: int
    entitled: int
    needed: int
    reached: bool
    online: int
    hall: int
    threshold: Threshold
    source: str
    proxy: int = 0

    @property
    def heads(self) -> int:
        """How many are present, each counted once, whatever they weigh."""
        return self.online + self.hall + self.proxy


def take_snapshot(
    rule: QuorumRule, *, present: int, entitled: int, online: int, hall: int, proxy: int = 0
) -> QuorumSnapshot:
    """The arithmetic of quorum: present against what the rule needs of the entitled."""
    needed = rule.threshold.needed(entitled)
    return QuorumSnapshot(
        present=present,
        entitled=entitled,
        needed=needed,
        reached=present >= needed,
        online=online,
        hall=hall,
        threshold=rule.threshold,
        source=rule.source,
        proxy=proxy,
    )
