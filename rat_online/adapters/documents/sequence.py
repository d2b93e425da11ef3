"""A sequence of seats on paper: the place of an election in it, and who stood no more. Rule book 6.2."""

from rat_online.adapters.documents.blocks import Block, Paragraph
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Decision


def sequence_blocks(decision: Decision, voice: Voice) -> list[Block]:
    """ "Kursi 2 dari rangkaian: Pengawas", and a sentence for each who holds an earlier seat."""
    found = decision.sequence
    if found is None:
        return []
    said = voice.say("decision.sequence", place=found.place, seat=found.seat)
    if found.follows is not None:
        said += " " + voice.say("decision.follows", number=found.follows)
    gone = [
        Paragraph(voice.say("decision.dropped", person=voice.person(one.person), seat=one.seat))
        for one in found.dropped
    ]
    return [Paragraph(said, strong=True), *gone]
