"""Checks of groups on the roll: delegates, and the shares of member groups. Rule book 1 and 3."""

from collections import Counter
from fractions import Fraction
from math import gcd
from typing import Any

from rat_online.verify.ballots import Ballot
from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting
from rat_online.verify.places import first_of, settled


def name_delegate(meeting: Meeting, record: Record) -> None:
    group, person = record.payload["group"], record.payload["person"]
    meeting.demand(meeting.profile["delegates"] is not None, "delegate-without-rule", record)
    early = meeting.roll_frozen is None and person not in meeting.delegates.values()
    meeting.demand(early, "delegate-wrong", record)
    meeting.delegates[group] = person


def groups_fit(meeting: Meeting, record: Record, entries: list[dict[str, Any]]) -> None:
    """One delegate a group, those named; where shares rule they are weighed by `reweigh`; elsewhere none."""
    profile, groups = meeting.profile, [entry["group"] for entry in entries]
    if profile["delegates"] is not None:
        one_each = "" not in groups and len(set(groups)) == len(groups)
        named = {entry["group"]: entry["id"] for entry in entries}
        inherited = meeting.scheduled["previous"] is not None
        meeting.demand(one_each and (inherited or named == meeting.delegates), "delegates-differ", record)
    elif profile["parties"] is None:
        meeting.demand(not any(groups), "group-unfounded", record)


def joins_group(meeting: Meeting, record: Record, entry: dict[str, Any]) -> None:
    profile, group = meeting.profile, entry["group"]
    if profile["delegates"] is not None:
        free = bool(group) and group not in meeting.groups.values()
        meeting.demand(free, "delegates-differ", record)
    elif profile["parties"] is None:
        meeting.demand(not group, "group-unfounded", record)
    meeting.groups[entry["id"]] = group


def reweigh(meeting: Meeting, record: Record) -> None:
    """Where shares rule, every weight follows from the members of the groups; on the roll each is one."""
    if meeting.profile["parties"] is None:
        return
    weights = _weights(meeting, meeting.groups)
    if not meeting.demand(weights is not None, "shares-wrong", record) or weights is None:
        return
    meeting.attendance.reweigh(weights)


def _weights(meeting: Meeting, group_of: dict[str, str]) -> dict[str, int] | None:
    """Each entry's part of its group's share, all over their common denominator, in lowest terms; None where
    the groups are not those of the articles."""
    shares = {one["group"]: one["share"] for one in meeting.profile["parties"]["parties"]}
    heads = Counter(group_of.values())
    if not shares or heads.keys() != shares.keys():
        return None
    parts = {group: Fraction(share, heads[group]) for group, share in shares.items()}
    common = 1
    for part in parts.values():
        common = common * part.denominator // gcd(common, part.denominator)
    whole = {group: int(part * common) for group, part in parts.items()}
    lowest = gcd(*whole.values())
    return {person: whole[group] // lowest for person, group in group_of.items()}


def counts_by_group(meeting: Meeting, ballot: Ballot) -> list[dict[str, Any]]:
    """What each member group voted, in heads, as the event has to say it."""
    rule = meeting.profile["parties"]
    if rule is None:
        return []
    return [_counts_of(meeting, ballot, party["group"]) for party in rule["parties"]]


def _counts_of(meeting: Meeting, ballot: Ballot, group: str) -> dict[str, Any]:
    members = [one for one, its in meeting.groups.items() if its == group]
    entitled = [one for one in members if one in ballot.entitled]
    said = [ballot.votes[one] for one in entitled if one in ballot.votes]
    heard = [choice[:1] for choice in said] if ballot.form == "ranked" else said
    there = [found for (_, part), found in settled(ballot).items() if part == group]
    by_hand = [(first_of(name), votes) for counts, _, _ in there for name, votes in counts.items()]
    return {
        "group": group,
        "each": meeting.attendance.weights.get(members[0], 0) if members else 0,
        "members": len(entitled),
        "counts": {
            one: sum(one in choice for choice in heard) + sum(votes for name, votes in by_hand if name == one)
            for one in ballot.option_ids
        },
        "not_voted": len(entitled) - len(said) - sum(papers for _, _, papers in there),
        "invalid": sum(invalid for _, invalid, _ in there),
    }


def groups_sum_up(groups: list[dict[str, Any]], options: dict[str, int], entitled: int) -> bool:
    """Weighed by their shares they are the result; nothing to say where there are none."""
    if not groups:
        return True
    whole = sum(one["each"] * one["members"] for one in groups) == entitled
    whole = whole and all(one["not_voted"] >= 0 for one in groups)
    sums = {name: sum(one["each"] * one["counts"].get(name, 0) for one in groups) for name in options}
    return whole and sums == options
