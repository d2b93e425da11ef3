"""The end of every document: approvals, places to sign, and the code of the log it was made from."""

from collections import Counter

from rat_online.adapters.documents.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Seal,
    Signature,
    Signatures,
    Table,
)
from rat_online.adapters.documents.pictures import qr_svg
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import Approval
from rat_online.domain.minutes.model import LogHead, Minutes, Signatory
from rat_online.domain.minutes.terms import Office, Reply
from rat_online.domain.words.labels import title


def reading_blocks(minutes: Minutes, voice: Voice) -> list[Block]:
    """Who tapped "Saya menyetujui keputusan yang dibacakan", and whom the meeting chose to sign."""
    blocks: list[Block] = []
    if minutes.read_at is not None:
        blocks.append(Paragraph(voice.say("reading.held", time=voice.at(minutes.read_at))))
    if minutes.read_approvals:
        blocks.append(Paragraph(_summary("reading.summary", minutes.read_approvals, voice)))
        blocks += _table([one for one in minutes.read_approvals if one.remark], voice)
    chosen = [one.name for one in minutes.signatories if one.office is Office.REPRESENTATIVE]
    if chosen:
        blocks.append(Paragraph(voice.say("representatives", names=", ".join(chosen))))
    return blocks


def approval_blocks(minutes: Minutes, voice: Voice) -> list[Block]:
    """Approvals, objections and silence after circulation; "seluruh peserta" only when it is true."""
    replies = minutes.minutes_approvals
    if not replies:
        return [Paragraph(voice.say("approval.pending"))]
    everybody = all(one.reply is Reply.APPROVED for one in replies)
    said = voice.say("approval.all") if everybody else _summary("approval.summary", replies, voice)
    return [Paragraph(said, strong=True), *_table(list(replies), voice)]


def closing_blocks(minutes: Minutes, kind: str, voice: Voice) -> list[Block]:
    """The formula, the places to sign with room for e-meterai, and the seal of the log."""
    meeting = minutes.meeting
    document, ending = voice.say(f"doc.{kind}").lower(), voice.word(meeting.ending)
    if meeting.closed_at is None:
        said = voice.say("closing.open", ending=ending, document=document)
    else:
        moment = voice.moment(meeting.closed_at)
        said = voice.say("closing.closed", ending=ending, moment=moment, document=document)
    if meeting.rehearsal:
        return [Paragraph(said), Paragraph(voice.say("closing.rehearsal"), strong=True)]
    blocks: list[Block] = [Paragraph(said), Paragraph(voice.say("closing.not-signature"), tone="muted")]
    if minutes.signatories:
        blocks.append(_signatures(minutes, voice))
    return [*blocks, *seal_blocks(minutes.log_head, voice)]


def seal_blocks(head: LogHead, voice: Voice) -> list[Block]:
    """Where the log ended, as text and as QR, so that a later change of the log is found."""
    lines = [voice.say("seal.position", position=head.position)]
    lines.append(voice.say("seal.print", seal=in_eights(head.hash)))
    if head.connections_hash:
        seal = in_eights(head.connections_hash)
        lines.append(voice.say("seal.connections", rows=head.connections, seal=seal))
    code = qr_svg(head.link or f"RAT {head.position} {head.hash}")
    alt = voice.say("seal.alt", code=head.code)
    return [
        Heading(voice.say("section.seal"), 3),
        Seal(code, alt, voice.say("seal.label"), head.code, tuple(lines)),
    ]


def _signatures(minutes: Minutes, voice: Voice) -> Signatures:
    seat = minutes.letterhead.seat
    ended = minutes.meeting.closed_at or minutes.meeting.planned_at
    date = voice.date_of(ended).split(", ", 1)[1]
    place = voice.say("closing.place", seat=seat, date=date) if seat else date
    people = tuple(_signature(one, voice, index == 0) for index, one in enumerate(minutes.signatories))
    return Signatures(place, people)


def _signature(one: Signatory, voice: Voice, first: bool) -> Signature:
    stamp = voice.say("closing.stamp") if first else ""
    return Signature(title(one.office, voice.language), one.name, one.capacity, stamp)


def _summary(key: str, replies: tuple[Approval, ...], voice: Voice) -> str:
    counted = Counter(one.reply for one in replies)
    return voice.say(
        key,
        approved=counted[Reply.APPROVED],
        all=len(replies),
        objected=counted[Reply.OBJECTED] + counted[Reply.CORRECTION],
        silent=counted[Reply.SILENT],
    )


def _table(replies: list[Approval], voice: Voice) -> list[Block]:
    if not replies:
        return []
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.member-number"), 2),
        Column(voice.say("col.name"), 3),
        Column(voice.say("col.reply"), 3),
        Column(voice.say("col.time")),
        Column(voice.say("col.remark"), 2),
    )
    rows = tuple(
        (
            voice.number(number),
            one.person.member_number or "–",
            one.person.name,
            voice.word(one.reply),
            voice.stamp(one.at),
            one.remark,
        )
        for number, one in enumerate(replies, 1)
    )
    return [Table(columns, rows, dense=True)]


def in_eights(seal: str) -> str:
    """A long number as people compare it."""
    return " ".join(seal[index : index + 8] for index in range(0, len(seal), 8))
