"""Daftar hadir: who was there, who was excused, who was not (rule book 7)."""

from rat_online.adapters.documents.blocks import Block, Column, Heading, Paragraph, Table
from rat_online.adapters.documents.grouped import group_blocks
from rat_online.adapters.documents.opening import opening_paragraph, title_block
from rat_online.adapters.documents.presence import counts_table
from rat_online.adapters.documents.represented import proxy_blocks
from rat_online.adapters.documents.signed import closing_blocks
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import Absentee, AttendanceRow, LateAnswer
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.minutes.terms import Confirmation

KIND = "daftar-hadir"


def daftar_hadir(minutes: Minutes, voice: Voice) -> list[Block]:
    """Every line of attendance with its times, then the totals, the excused and the absent."""
    blocks: list[Block] = [title_block(minutes, KIND, voice), Paragraph(opening_paragraph(minutes, voice))]
    blocks += [Heading(voice.say("section.totals")), Paragraph(_totals(minutes, voice), strong=True)]
    blocks.append(counts_table(minutes.counts, voice))
    rows = _answers(minutes.attendance, voice) if voice.in_writing else _present(minutes.attendance, voice)
    blocks += [Heading(voice.say("section.present")), rows]
    if minutes.late_answers:
        blocks += [Heading(voice.say("section.late")), _late(minutes.late_answers, voice)]
    excused = tuple(one for one in minutes.absentees if one.excused)
    absent = tuple(one for one in minutes.absentees if not one.excused)
    if excused:
        blocks += [Heading(voice.say("section.excused")), _away(excused, voice, with_reason=True)]
    if absent:
        blocks += [Heading(voice.say("section.absent")), _away(absent, voice, with_reason=False)]
    blocks += group_blocks(minutes, voice)
    blocks += proxy_blocks(minutes, voice)
    return [*blocks, Heading(voice.say("section.closing")), *closing_blocks(minutes, KIND, voice)]


def _totals(minutes: Minutes, voice: Voice) -> str:
    counts = minutes.counts
    return voice.say(
        "totals.line",
        present=counts.present,
        entitled=counts.entitled,
        share=voice.percent(counts.present, counts.entitled),
        online=counts.online,
        hall=counts.hall,
        proxy=counts.proxy,
        excused=counts.excused,
        absent=counts.absent,
    )


def _present(rows: tuple[AttendanceRow, ...], voice: Voice) -> Table:
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.member-number"), 2),
        Column(voice.say("col.name"), 4),
        Column(voice.say("col.status"), 2),
        Column(voice.say("col.channel"), 3),
        Column(voice.say("col.in"), right=True),
        Column(voice.say("col.out"), right=True),
        Column(voice.say("col.confirmation"), 3),
    )
    return Table(columns, tuple(_row(one, voice) for one in rows), dense=True)


def _row(one: AttendanceRow, voice: Voice) -> tuple[str, ...]:
    return (
        voice.number(one.number),
        one.person.member_number or "–",
        one.person.name,
        voice.say("row.of-group", status=voice.word(one.status), group=one.group)
        if one.group
        else voice.word(one.status),
        _attended(one, voice),
        voice.clock(one.in_at),
        _until(one, voice),
        voice.word(one.confirmation),
    )


def _until(one: AttendanceRow, voice: Voice) -> str:
    """When somebody went for good, and below it each time between going and coming back."""
    last = voice.clock(one.out_at) if one.out_at else voice.say("until-end")
    away = (
        voice.say("row.away", start=voice.clock(gap.from_at), end=voice.clock(gap.until_at))
        for gap in one.away
    )
    return "\n".join((last, *away))


def _answers(rows: tuple[AttendanceRow, ...], voice: Voice) -> Table:
    """Of a written meeting: when each answered, and how."""
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.member-number"), 2),
        Column(voice.say("col.name"), 4),
        Column(voice.say("col.status"), 2),
        Column(voice.say("col.answered"), 3),
        Column(voice.say("col.by"), 3),
    )
    lines = tuple(
        (
            voice.number(one.number),
            one.person.member_number or "–",
            one.person.name,
            voice.word(one.status),
            voice.stamp(one.in_at),
            voice.say("row.by-post") if one.confirmation is Confirmation.PAPER else voice.say("row.by-link"),
        )
        for one in rows
    )
    return Table(columns, lines, dense=True)


def _late(rows: tuple[LateAnswer, ...], voice: Voice) -> Table:
    """What came too late, with its time; nothing of it was counted."""
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.member-number"), 2),
        Column(voice.say("col.name"), 4),
        Column(voice.say("col.text"), 5),
        Column(voice.say("col.answered"), 3),
    )
    lines = tuple(
        (
            voice.number(number),
            one.person.member_number or "–",
            one.person.name,
            one.text,
            voice.stamp(one.at),
        )
        for number, one in enumerate(rows, 1)
    )
    return Table(columns, lines, dense=True)


def _attended(one: AttendanceRow, voice: Voice) -> str:
    channel = voice.word(one.channel)
    if one.place:
        channel = voice.say("row.place", channel=channel, place=one.place)
    if one.through is None:
        return channel
    return voice.say("row.through", channel=channel, person=voice.person(one.through))


def _away(people: tuple[Absentee, ...], voice: Voice, *, with_reason: bool) -> Table:
    columns = [
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.member-number"), 2),
        Column(voice.say("col.name"), 6),
    ]
    if with_reason:
        columns.append(Column(voice.say("col.reason"), 6))
    rows = []
    for number, one in enumerate(people, 1):
        row = [voice.number(number), one.person.member_number or "–", one.person.name]
        rows.append(tuple([*row, one.reason or "–"] if with_reason else row))
    return Table(tuple(columns), tuple(rows), dense=True)
