"""One stage of a ranked count as a table, with the ties met in it (rule book 6.2 and 7)."""

from decimal import Decimal

from rat_online.adapters.documents.blocks import Block, Column, Heading, Paragraph, Table
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.deciding import Ballot
from rat_online.domain.minutes.stages import Stage, StageTie
from rat_online.domain.minutes.terms import Fate
from rat_online.domain.words import numbers


def stage_blocks(stage: Stage, voice: Voice) -> list[Block]:
    """What the stage did, how everybody still in the count stands after it, and each tie in a sentence."""
    columns = (
        Column(voice.say("col.candidate"), 1),
        Column(voice.say("col.votes"), right=True),
        Column(voice.say("col.change"), right=True),
        Column(voice.say("col.result")),
    )
    rows = [
        (one.label, _number(one.votes, voice), _change(one.change, voice), voice.word(one.fate))
        for one in stage.counts
    ]
    if stage.exhausted:
        rows.append((voice.say("ballot.exhausted"), _number(stage.exhausted, voice), "", ""))
    action = voice.word(stage.action)
    if stage.option:
        action = voice.say("ballot.stage-of", action=action, name=stage.option)
    name = voice.say("ballot.stage", number=stage.number, action=action)
    ties: list[Block] = [Paragraph(_tie(tie, voice), tone="muted") for tie in stage.ties]
    return [Heading(name, 4), Table(columns, tuple(rows), dense=True), *ties]


def stages_sentence(label: str, name: str, ballot: Ballot, voice: Voice) -> str:
    """ "Ni Luh Sari: 42 suara pada tahap 2, kuota 38: terpilih." """
    for stage in ballot.stages:
        for one in stage.counts:
            if one.label == label and one.fate is Fate.ELECTED:
                votes, quota = _number(one.votes, voice), ballot.quota or 0
                return voice.say("ballot.by-stages", name=name, votes=votes, stage=stage.number, quota=quota)
    return f"{name}: {voice.word(Fate.ELECTED)}."


def _tie(tie: StageTie, voice: Voice) -> str:
    names, chosen = ", ".join(tie.tied), ", ".join(tie.chosen)
    said = voice.say("ballot.stage-tie", about=voice.word(tie.about), names=names, by=voice.word(tie.by))
    return voice.say("ballot.stage-tie-broken", said=said, chosen=chosen) if chosen else f"{said}."


def _change(value: Decimal, voice: Voice) -> str:
    """With its sign; nothing where nothing moved."""
    if not value:
        return ""
    return f"{'+' if value > 0 else '−'}{_number(abs(value), voice)}"


def _number(value: Decimal, voice: Voice) -> str:
    return numbers.number(value, voice.language)
