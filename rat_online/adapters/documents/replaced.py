"""The rules that were replaced before the meeting opened: each as it was and as it governed. Rule book 2."""

from rat_online.adapters.documents.blocks import Block, Column, Heading, Paragraph, Table
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.words.rule_changes import rule_changes


def replaced_rules(minutes: Minutes, voice: Voice) -> list[Block]:
    """Who replaced them and why, and a row for each rule with both articles; nothing, nothing printed."""
    if not minutes.rules_replaced:
        return []
    blocks: list[Block] = [Heading(voice.say("section.rules"))]
    columns = (
        Column(voice.say("col.rule"), 2),
        Column(voice.say("col.before"), 3),
        Column(voice.say("col.after"), 3),
    )
    for one in minutes.rules_replaced:
        moment = voice.moment(one.at)
        rows = rule_changes(one.before, one.after, voice.language)
        blocks.append(Paragraph(voice.say("rules.replaced", moment=moment, by=one.by, reason=one.reason)))
        blocks.append(Table(columns, tuple((row.name, row.before, row.after) for row in rows)))
    return blocks
