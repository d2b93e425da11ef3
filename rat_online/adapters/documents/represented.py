"""The part of a document about proxies: the rule, and each of them with its letter and its end."""

from rat_online.adapters.documents.blocks import Block, Column, Heading, Paragraph, Table
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import ProxyHeld
from rat_online.domain.minutes.model import Minutes

CODE = 12
"""So much of a letter's digest is printed: enough to find the file that it names."""


def proxy_blocks(minutes: Minutes, voice: Voice) -> list[Block]:
    """Nothing where the articles allow no proxies."""
    terms = minutes.represented.proxies
    if terms is None:
        return []
    said = voice.say("proxy.rule", each=terms.each, source=terms.source)
    given = minutes.represented.given
    table = _table(given, voice) if given else Paragraph(voice.say("none"))
    return [Heading(voice.say("section.proxies")), Paragraph(said), table]


def _table(proxies: tuple[ProxyHeld, ...], voice: Voice) -> Table:
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.giver"), 3),
        Column(voice.say("col.holder"), 3),
        Column(voice.say("col.letter"), 3),
        Column(voice.say("col.result"), 3),
    )
    rows = tuple(
        (
            voice.number(number),
            voice.person(one.giver),
            voice.person(one.holder),
            _letter(one, voice),
            _became(one, voice),
        )
        for number, one in enumerate(proxies, 1)
    )
    return Table(columns, rows, dense=True)


def _letter(one: ProxyHeld, voice: Voice) -> str:
    if not one.letter:
        return voice.say("proxy.no-letter")
    by = (
        voice.say("proxy.attached-by", by=one.attached_by) if one.attached_by else voice.say("proxy.by-giver")
    )
    return f"{one.letter[:CODE]}, {by}"


def _became(one: ProxyHeld, voice: Voice) -> str:
    if one.ending is None:
        return voice.say("proxy.in-force" if one.letter else "proxy.not-in-force")
    at = voice.at(one.ended_at) if one.ended_at else ""
    return voice.say("proxy.ended", how=voice.word(one.ending), at=at)
