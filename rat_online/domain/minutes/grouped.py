"""Groups in the minutes: how delegates vote, and what the member groups' shares came to."""

from rat_online.domain.minutes.attending import DelegateTerms, PartyShare, PartyTerms
from rat_online.domain.minutes.chronicle import Chronicle


def delegate_terms(chronicle: Chronicle) -> DelegateTerms | None:
    rule = chronicle.meeting.profile.delegates
    return None if rule is None else DelegateTerms(rule.by_members, rule.source)


def party_terms(chronicle: Chronicle) -> PartyTerms | None:
    """As they stand on the roll at the end."""
    rule, entries = chronicle.meeting.profile.parties, chronicle.meeting.roll.entries.values()
    if rule is None:
        return None
    groups = tuple(
        PartyShare(
            group=party.group,
            share=party.share,
            members=sum(1 for entry in entries if entry.group == party.group),
            each=next((entry.weight for entry in entries if entry.group == party.group), 0),
        )
        for party in rule.parties
    )
    return PartyTerms(groups, rule.source)
