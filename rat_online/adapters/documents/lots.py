"""A draw of lots with everything that anybody needs to draw it again from the paper alone. Rule book 6.6."""

from rat_online.adapters.documents.blocks import Block, Column, Facts, Paragraph, Table
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.lot import printed_rank
from rat_online.domain.minutes.candidates import NumberDraw
from rat_online.domain.minutes.deciding import Lot


def lot_blocks(drawn: Lot, voice: Voice) -> list[Block]:
    """The tie that it broke: the order drawn, who was seated, and the codes."""
    names = {"order": ", ".join(drawn.order), "elected": ", ".join(drawn.elected)}
    said = voice.say("decision.lot", time=voice.at_first(drawn.at), **names)
    return [Paragraph(said, strong=True), *_again(drawn, drawn.order, voice)]


def number_blocks(drawn: NumberDraw, voice: Voice) -> list[Block]:
    """The lot that gave the candidates their numbers."""
    said = "candidate.numbers-kept" if drawn.kept else "candidate.numbers"
    return [Paragraph(voice.say(said, time=voice.at_first(drawn.at))), *_again(drawn, drawn.names, voice)]


def _again(drawn: Lot | NumberDraw, names: tuple[str, ...], voice: Voice) -> list[Block]:
    """The codes that went in, the code that each name was ordered by, and how to make them."""
    facts = (
        (voice.say("decision.lot-promise"), drawn.promise),
        (voice.say("decision.lot-seed"), drawn.seed),
        (voice.say("decision.lot-context"), drawn.context),
    )
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.name"), 2),
        Column(voice.say("col.option-code")),
        Column(voice.say("col.order-code"), 4),
    )
    rows = tuple(
        (voice.number(at), name, code, printed_rank(drawn.seed, drawn.context, code))
        for at, (name, code) in enumerate(zip(names, drawn.codes, strict=False), start=1)
    )
    if not rows:
        return [Facts(facts)]
    return [
        Facts(facts),
        Table(columns, rows, dense=True),
        Paragraph(voice.say("decision.lot-again"), tone="muted"),
    ]
