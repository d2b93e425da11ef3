"""Candidates in a document: number, name, vision and mission, the photo's code, the lot of the numbers."""

from rat_online.adapters.documents.blocks import Block, Column, Facts, Heading, Paragraph, Table
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.candidates import Candidate, NumberDraw
from rat_online.domain.minutes.deciding import Decision


def candidate_blocks(decision: Decision, level: int, voice: Voice) -> list[Block]:
    """What the meeting was shown of everybody who stood, before it chose; `level` is that of the heading."""
    if not decision.candidates:
        return []
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.name"), 3),
        Column(voice.say("candidate.vision"), 4),
        Column(voice.say("candidate.mission"), 4),
    )
    rows = tuple(
        (voice.number(at), voice.person(one.person), one.vision or "–", one.mission or "–")
        for at, one in enumerate(decision.candidates, 1)
    )
    blocks: list[Block] = [Heading(voice.say("candidate.title"), level), Table(columns, rows)]
    blocks += _photos(decision.candidates, voice)
    return [*blocks, *(_draw(decision.numbers, voice) if decision.numbers else [])]


def _photos(candidates: tuple[Candidate, ...], voice: Voice) -> list[Block]:
    """The code of each photo: that of the file in the bundle for auditors."""
    shown = tuple((voice.person(one.person), one.photo) for one in candidates if one.photo)
    return [Paragraph(voice.say("candidate.photos"), tone="muted"), Facts(shown)] if shown else []


def _draw(drawn: NumberDraw, voice: Voice) -> list[Block]:
    codes = (
        (voice.say("decision.lot-promise"), drawn.promise),
        (voice.say("decision.lot-seed"), drawn.seed),
        (voice.say("decision.lot-context"), drawn.context),
    )
    return [Paragraph(voice.say("candidate.numbers", time=voice.at_first(drawn.at))), Facts(codes)]
