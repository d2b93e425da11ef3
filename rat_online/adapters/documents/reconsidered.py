"""A reconsideration on paper, in the decision that is in force no more and in the one in its place (6.9)."""

from rat_online.adapters.documents.blocks import BAD, Block, Paragraph
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Decision


def reconsideration_blocks(decision: Decision, voice: Voice) -> list[Block]:
    """Which decision it takes up again; when, by whom and why it was taken up itself, and what followed."""
    blocks: list[Block] = []
    if decision.reconsiders is not None:
        blocks.append(Paragraph(voice.say("decision.reconsiders", number=decision.reconsiders)))
    found = decision.reconsidered
    if found is None:
        return blocks
    said = voice.say("decision.reconsidered-by", time=voice.at_first(found.at), by=found.by)
    said += " " + voice.say("reason", reason=found.reason.rstrip(".")) + "."
    if found.anew is None:
        said += " " + voice.say("decision.not-anew")
    else:
        said += " " + voice.say("decision.anew", number=found.anew)
    return [*blocks, Paragraph(said, BAD, strong=True)]
