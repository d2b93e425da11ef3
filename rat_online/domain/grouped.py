"""Groups on the roll: delegates, one a group, and the member groups of a multi-party cooperative.

Rule book sections 1 and 3; Permenkop 8/2021: two or more groups whose voting shares are set in the articles.
Everything is counted in whole parts of a share, so that base and sums are in one unit and nothing is rounded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import gcd, lcm

from rat_online.domain.profile import PartyRule, Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import PersonId


class SharesDiffer(ValueError):
    """The groups of these members are not those of the articles, each with somebody in it."""

    def __init__(self, groups: Iterable[str]) -> None:
        super().__init__(", ".join(groups))
        self.groups = sorted(groups)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be entitled, as the books have them: group, and votes of a secondary cooperative."""

    id: PersonId
    group: str = ""
    votes: int = 1


def weights_of(rule: PartyRule, heads: Mapping[str, int]) -> dict[str, int]:
    """What one member of each group weighs, so that the groups' sums stand to each other as their shares.

    Group g with share s and n members: s·L/n each, L the least common multiple of all n, in lowest terms.

    Raises:
        SharesDiffer: a group has nobody, or is not in the articles.
    """
    shares = {party.group: party.share for party in rule.parties}
    empty = {group for group, many in heads.items() if many < 1}
    if wrong := (heads.keys() ^ shares.keys()) | empty:
        raise SharesDiffer(wrong)
    common = lcm(*heads.values())
    weights = {group: shares[group] * (common // heads[group]) for group in shares}
    part = gcd(*weights.values())
    return {group: weight // part for group, weight in weights.items()}


def reweighed(rule: PartyRule, entries: Iterable[RollEntry]) -> list[RollEntry]:
    """The same entries with the weights that follow from their groups: on the roll each is one member.

    Raises:
        SharesDiffer: as above.
    """
    found = list(entries)
    weights = weights_of(rule, Counter(entry.group for entry in found))
    return [RollEntry(entry.id, weights[entry.group], entry.group) for entry in found]


def entries_by(
    profile: Profile, members: Iterable[Candidate], delegates: Mapping[str, PersonId]
) -> list[RollEntry]:
    """Who stands on the roll by these rules, with how many votes: everybody, or one delegate a group.

    Raises:
        SharesDiffer: the groups are not those of the articles.
    """
    found = list(members)
    if profile.delegates is not None:
        heads = Counter(one.group for one in found)
        by_heads = profile.delegates.by_members
        named = {person: group for group, person in delegates.items()}
        return [
            RollEntry(one.id, heads[named[one.id]] if by_heads else 1, named[one.id])
            for one in found
            if one.id in named
        ]
    if profile.parties is not None:
        weights_of(profile.parties, Counter(one.group for one in found))
        return [RollEntry(one.id, 1, one.group) for one in found]
    return [RollEntry(one.id, one.votes if profile.weighted else 1) for one in found]
