"""Candidates in a document: number, name, photo, vision and mission, and the lot of the numbers."""

from rat_online.adapters.documents.blocks import Block, Column, Face, Faces, Heading, Table
from rat_online.adapters.documents.lots import number_blocks
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.candidates import Candidate
from rat_online.domain.minutes.deciding import Decision


def candidate_blocks(decision: Decision, level: int, voice: Voice) -> list[Block]:
    """What the meeting was shown of everybody who stood, before it chose; `level` is that of the heading."""
    if not decision.candidates:
        return []
    blocks: list[Block] = [Heading(voice.say("candidate.title"), level)]
    if any(one.photo for one in decision.candidates):
        blocks.append(Faces(tuple(_face(at, one, voice) for at, one in enumerate(decision.candidates, 1))))
    else:
        blocks.append(_table(decision.candidates, voice))
    return [*blocks, *(number_blocks(decision.numbers, voice) if decision.numbers else [])]


def _table(candidates: tuple[Candidate, ...], voice: Voice) -> Table:
    """Where nobody showed a photo there is no place for one."""
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.name"), 3),
        Column(voice.say("candidate.vision"), 4),
        Column(voice.say("candidate.mission"), 4),
    )
    rows = tuple(
        (voice.number(at), voice.person(one.person), one.vision or "–", one.mission or "–")
        for at, one in enumerate(candidates, 1)
    )
    return Table(columns, rows)


def _face(at: int, one: Candidate, voice: Voice) -> Face:
    """The code is that of the photo's file in the bundle for auditors; the log holds nothing else of it."""
    name = voice.person(one.person)
    pages = (("candidate.vision", one.vision), ("candidate.mission", one.mission))
    return Face(
        name=f"{voice.number(at)}. {name}",
        photo=one.photo,
        alt=voice.say("candidate.photo-of", name=name),
        instead=voice.say("candidate.photo-lost" if one.photo else "candidate.photo-none"),
        lines=tuple((voice.say(label), said or "–") for label, said in pages),
        code=voice.say("candidate.photo-code", code=one.photo) if one.photo else "",
    )
