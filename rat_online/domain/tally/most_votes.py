"""Most votes win the seats (suara terbanyak; UU 25/1992 Ps 24), one ballot without stages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rat_online.domain.tally.paper import Choices
from rat_online.domain.tally.sheet import Tie, TieAbout, TieBreak
from rat_online.domain.vocabulary import OptionId


@dataclass(frozen=True, slots=True)
class Winners:
    """Elected in order, and those level for the seats still open."""

    elected: tuple[OptionId, ...]
    tied: tuple[OptionId, ...] = ()
    ties: tuple[Tie, ...] = ()


def votes_per_option(options: Sequence[OptionId], valid: Mapping[Choices, int]) -> dict[OptionId, int]:
    """Each name on a paper receives the paper's weight."""
    votes = dict.fromkeys(options, 0)
    for choices, weight in valid.items():
        for option in choices:
            votes[option] += weight
    return votes


def most_votes(votes: Mapping[OptionId, int], seats: int, lots: Sequence[OptionId] = ()) -> Winners:
    """The options with most votes, as many as there are seats.

    Nobody without a vote is elected: nothing carries when nobody voted (rule book 2). Options level across
    the last seat are separated by the lots if those were drawn, else all of them stay tied for the seats
    still open. Where equal votes decide no seat, names stand in the order of the ballot paper.
    """
    ranked = sorted((option for option in votes if votes[option] > 0), key=lambda option: -votes[option])
    if len(ranked) <= seats or votes[ranked[seats - 1]] > votes[ranked[seats]]:
        return Winners(tuple(ranked[:seats]))
    last = votes[ranked[seats - 1]]
    clear = tuple(option for option in ranked if votes[option] > last)
    level = tuple(option for option in ranked if votes[option] == last)
    drawn = tuple(option for option in lots if option in level)
    if len(drawn) < len(level):
        return Winners(clear, level, (Tie(TieAbout.SEAT, level, TieBreak.UNRESOLVED, level=level),))
    seated = drawn[: seats - len(clear)]
    return Winners(clear + seated, (), (Tie(TieAbout.SEAT, level, TieBreak.LOT, seated, level),))
