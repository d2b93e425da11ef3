"""The quorum of an acclamation: judged when the question is put, and told of its end. Rule book 2, 6.1."""

from rat_online.adapters.documents.blocks import BAD, Block, Paragraph
from rat_online.adapters.documents.presence import quorum_sentence, sourced_quorum
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Decision


def acclaimed_blocks(decision: Decision, voice: Voice) -> list[Block]:
    """Both counts where anybody came or went meanwhile, and which of them it stands on."""
    asked, ended = decision.quorum, decision.quorum_at_end
    if asked is None or ended is None:
        return []
    judged = sourced_quorum(asked, voice)
    if (asked.present, asked.entitled) == (ended.present, ended.entitled) and not decision.void:
        return [Paragraph(voice.say("quorum.line", sentence=judged) + ".", tone="muted")]
    lines: list[Block] = [Paragraph(voice.say("quorum.asked", sentence=judged), tone="muted")]
    if decision.void:
        void = voice.say("quorum.acclaimed-void", sentence=quorum_sentence(ended, voice))
        return [*lines, Paragraph(void, BAD, strong=True)]
    told = voice.say("quorum.acclaimed", sentence=quorum_sentence(ended, voice))
    return [*lines, Paragraph(told, tone="muted")]
