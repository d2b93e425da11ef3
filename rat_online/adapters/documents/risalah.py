"""Risalah: what happened in the meeting, item by item in the order of time (rule book 7)."""

from rat_online.adapters.documents.blocks import Block, Facts, Heading, Paragraph
from rat_online.adapters.documents.candidates import candidate_blocks
from rat_online.adapters.documents.course import (
    by_item,
    course_table,
    item_lines,
    notes_paragraphs,
    speaking_table,
    special_lines,
)
from rat_online.adapters.documents.decided import decision_panel
from rat_online.adapters.documents.opening import opening_paragraph, title_block
from rat_online.adapters.documents.proposals import proposals_under
from rat_online.adapters.documents.recorded import recording_blocks
from rat_online.adapters.documents.replaced import replaced_rules
from rat_online.adapters.documents.signed import approval_blocks, closing_blocks, reading_blocks
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import AgendaItem, Minutes

KIND = "risalah"


def risalah(minutes: Minutes, voice: Voice) -> list[Block]:
    """The proceedings, the approval of the decisions as read, and that of the minutes themselves."""
    placed = by_item(minutes, special_lines(minutes, voice))
    blocks: list[Block] = [title_block(minutes, KIND, voice), Paragraph(opening_paragraph(minutes, voice))]
    blocks += replaced_rules(minutes, voice)
    blocks.append(Heading(voice.say("section.proceedings")))
    blocks += course_table(placed[0], voice)
    for item in minutes.agenda:
        blocks.append(Heading(f"{voice.number(item.number)}. {item.title}", 3))
        blocks += _item(item, minutes, voice)
        blocks += course_table(placed.get(item.number, []) + item_lines(item, minutes, voice), voice)
        for decision in minutes.decisions:
            if decision.item == item.number:
                blocks += [*candidate_blocks(decision, 4, voice), decision_panel(decision, voice)]
        blocks += proposals_under(item.number, minutes, voice)
    if minutes.speaking:
        blocks += [Heading(voice.say("section.speaking")), speaking_table(minutes, voice)]
    blocks += recording_blocks(minutes, voice)
    if reading := reading_blocks(minutes, voice):
        blocks += [Heading(voice.say("section.reading")), *reading]
    blocks += [Heading(voice.say("section.approval")), *approval_blocks(minutes, voice)]
    return [*blocks, Heading(voice.say("section.closing")), *closing_blocks(minutes, KIND, voice)]


def _item(item: AgendaItem, minutes: Minutes, voice: Voice) -> list[Block]:
    facts = []
    if item.started_at is not None:
        times = voice.say("range", start=voice.clock(item.started_at), end=voice.clock(item.ended_at))
        facts.append((voice.say("fact.time"), f"{times} {voice.zone}"))
    if item.presenter:
        facts.append((voice.say("fact.presenter"), item.presenter))
    blocks: list[Block] = [Facts(tuple(facts))] if facts else []
    return [*blocks, *notes_paragraphs(item.notes)]
