"""Rekap suara: every ballot with its rule, its figures and its arithmetic (rule book 7)."""

from rat_online.adapters.documents.blocks import Block, Heading, Paragraph, Quote
from rat_online.adapters.documents.candidates import candidate_blocks
from rat_online.adapters.documents.counted import ballot_blocks
from rat_online.adapters.documents.decided import method_line, open_seat_lines
from rat_online.adapters.documents.lots import lot_blocks
from rat_online.adapters.documents.opening import opening_paragraph, title_block
from rat_online.adapters.documents.reconsidered import reconsideration_blocks
from rat_online.adapters.documents.sequence import sequence_blocks
from rat_online.adapters.documents.signed import closing_blocks
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import Minutes

KIND = "rekap-suara"


def rekap_suara(minutes: Minutes, voice: Voice) -> list[Block]:
    """A section for each decision: its ballots round by round, or that it needed none."""
    blocks: list[Block] = [title_block(minutes, KIND, voice), Paragraph(opening_paragraph(minutes, voice))]
    if not any(decision.ballots for decision in minutes.decisions):
        blocks.append(Paragraph(voice.say("ballots.none")))
    for decision in minutes.decisions:
        blocks.append(Heading(voice.say("decision.title", number=decision.number, title=decision.title)))
        blocks.append(Quote(decision.text))
        blocks += reconsideration_blocks(decision, voice)
        blocks += sequence_blocks(decision, voice)
        blocks += candidate_blocks(decision, 3, voice)
        for ballot in decision.ballots:
            blocks += ballot_blocks(decision, ballot, voice)
        if decision.lot is not None:
            blocks += lot_blocks(decision.lot, voice)
        blocks += open_seat_lines(decision, voice)
        if not decision.ballots:
            blocks += [Paragraph(method_line(decision, voice)), Paragraph(voice.say("ballot.none"))]
    return [*blocks, Heading(voice.say("section.closing")), *closing_blocks(minutes, KIND, voice)]
