"""Proposals that came to no decision: text, who proposed it, and what became of it (rule book section 7)."""

from rat_online.adapters.documents.blocks import CALM, WAIT, Block, Panel, Paragraph, Quote
from rat_online.adapters.documents.decided import money_blocks, objection_blocks, stopped_lines
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Proposal, TextVersion
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.minutes.terms import Shelved


def proposal_panel(one: Proposal, voice: Voice) -> Panel:
    """It stands in the record as what it is, without a number: it decided nothing."""
    blocks: list[Block] = [Quote(one.text)]
    if one.notes:
        blocks.append(Paragraph(voice.say("proposal.notes", notes=one.notes)))
    if one.options:
        blocks.append(Paragraph(voice.say("proposal.options", options=", ".join(one.options))))
    if one.reconsiders is not None:
        blocks.append(Paragraph(voice.say("decision.reconsiders", number=one.reconsiders)))
    for table in one.tables:
        blocks += money_blocks(table, voice)
    blocks += [Paragraph(line, tone="muted") for line in _course(one, voice)]
    blocks += stopped_lines(one.stopped, voice)
    blocks += objection_blocks(one.objections, voice)
    blocks.append(Paragraph(_became(one, voice), strong=True))
    tone = CALM if one.became is Shelved.WITHDRAWN else WAIT
    return Panel(voice.say("proposal.title", title=one.title), voice.word(one.became), tone, tuple(blocks))


def proposals_under(item: int, minutes: Minutes, voice: Voice) -> list[Block]:
    """Those of one agenda item."""
    return [proposal_panel(one, voice) for one in minutes.proposals if one.item == item]


def _course(one: Proposal, voice: Voice) -> list[str]:
    """Who proposed it and when, and every other wording that it had."""
    first, *later = one.versions
    said = [voice.say("proposal.by", time=voice.at_first(first.at), by=first.by)]
    if first.text != one.text:
        said = [_worded("decision.version-proposed", first, voice)]
    return said + [_worded("decision.version-changed", version, voice) for version in later]


def _worded(key: str, version: TextVersion, voice: Voice) -> str:
    return voice.say(key, time=voice.at_first(version.at), by=version.by, text=version.text)


def _became(one: Proposal, voice: Voice) -> str:
    if one.withdrawn_at is not None:
        return voice.say("proposal.withdrawn", time=voice.at(one.withdrawn_at), by=one.withdrawn_by)
    return voice.say("proposal.undecided")
