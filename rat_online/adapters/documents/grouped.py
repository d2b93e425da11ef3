"""The parts of a document about groups: delegates, and the shares of member groups with their arithmetic."""

from rat_online.adapters.documents.blocks import Block, Column, Heading, Paragraph, Table
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import PartyTerms
from rat_online.domain.minutes.deciding import Ballot, GroupCount
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.vocabulary import ABSTAIN, AGAINST, BLANK, FOR


def group_blocks(minutes: Minutes, voice: Voice) -> list[Block]:
    """How the groups vote; nothing where each member stands for oneself."""
    blocks: list[Block] = []
    terms, parties = minutes.represented.delegates, minutes.represented.parties
    if terms is not None:
        votes = voice.say("group.by-members" if terms.by_members else "group.one-vote")
        said = voice.say("group.delegates", votes=votes, source=terms.source)
        blocks += [Heading(voice.say("section.delegates")), Paragraph(said)]
    if parties is not None:
        blocks += [Heading(voice.say("section.parties")), *_shares(parties, voice)]
    return blocks


def _shares(terms: PartyTerms, voice: Voice) -> list[Block]:
    whole, parts = sum(one.share for one in terms.groups), sum(one.members * one.each for one in terms.groups)
    columns = (
        Column(voice.say("col.group"), 3),
        Column(voice.say("col.share-of", whole=whole), right=True),
        Column(voice.say("col.members"), right=True),
        Column(voice.say("col.each"), right=True),
        Column(voice.say("col.parts"), right=True),
    )
    rows = tuple(
        (
            one.group,
            voice.number(one.share),
            voice.number(one.members),
            voice.number(one.each),
            voice.number(one.members * one.each),
        )
        for one in terms.groups
    )
    said = voice.say("group.shares", source=terms.source, parts=parts)
    return [Paragraph(said), Table(columns, rows)]


def groups_of(ballot: Ballot, voice: Voice) -> list[Block]:
    """What each group voted, in heads and in parts of the whole; together they are the result."""
    if not ballot.groups:
        return []
    columns = (
        Column(voice.say("col.group"), 2),
        Column(voice.say("col.members"), right=True),
        Column(voice.say("col.each"), right=True),
        Column(voice.say("col.split"), 5),
        Column(voice.say("ballot.did-not-vote"), right=True),
    )
    rows = tuple(
        (
            one.group,
            voice.number(one.members),
            voice.number(one.each),
            "; ".join(_split(one, voice)) or "–",
            voice.number(one.did_not_vote),
        )
        for one in ballot.groups
    )
    return [Heading(voice.say("ballot.groups"), 4), Table(columns, rows)]


def _split(one: GroupCount, voice: Voice) -> list[str]:
    """ "setuju 2 × 3 = 6": heads times what each weighs; what is zero is left out."""
    known = {FOR: "for", AGAINST: "against", ABSTAIN: "abstain", BLANK: "blank"}
    rows = [
        (voice.say(f"ballot.{known[option.label]}") if option.label in known else option.label, option.votes)
        for option in one.options
    ]
    rows.append((voice.say("ballot.invalid"), one.invalid))
    return [
        f"{name} {voice.say('row.times', heads=heads, each=one.each, sum=heads * one.each)}"
        for name, heads in rows
        if heads
    ]
