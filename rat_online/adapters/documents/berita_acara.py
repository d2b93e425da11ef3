"""Berita acara: the official record of a meeting and its decisions (rule book 7)."""

from datetime import datetime

from rat_online.adapters.documents.blocks import Block, Column, Facts, Heading, Paragraph, Table, Title
from rat_online.adapters.documents.course import course_table, special_lines
from rat_online.adapters.documents.decided import decision_panel
from rat_online.adapters.documents.grouped import group_blocks
from rat_online.adapters.documents.opening import linked_words, opening_paragraph, title_block
from rat_online.adapters.documents.presence import counts_table, quorum_blocks
from rat_online.adapters.documents.proposals import proposal_panel
from rat_online.adapters.documents.recorded import recording_blocks
from rat_online.adapters.documents.replaced import replaced_rules
from rat_online.adapters.documents.represented import proxy_blocks
from rat_online.adapters.documents.signed import closing_blocks, reading_blocks
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import Meeting, Minutes, OfficeTerm

KIND = "berita-acara"


def berita_acara(minutes: Minutes, voice: Voice) -> list[Block]:
    """The whole document; a section with nothing in it is left out, but never quorum or decisions."""
    head: Title = title_block(minutes, KIND, voice)
    blocks: list[Block] = [head, Paragraph(opening_paragraph(minutes, voice))]
    blocks += [Heading(voice.say("section.meeting")), meeting_facts(minutes, voice)]
    blocks += [Heading(voice.say("section.presence")), counts_table(minutes.counts, voice)]
    blocks += group_blocks(minutes, voice)
    blocks += proxy_blocks(minutes, voice)
    if minutes.late_answers:
        blocks.append(Paragraph(voice.say("late", late=len({one.person for one in minutes.late_answers}))))
    blocks += [Heading(voice.say("section.quorum")), *quorum_blocks(minutes, voice)]
    blocks += replaced_rules(minutes, voice)
    blocks += [Heading(voice.say("section.agenda")), _agenda(minutes, voice)]
    blocks.append(Heading(voice.say("section.decisions")))
    blocks += [decision_panel(one, voice) for one in minutes.decisions] or [Paragraph(voice.say("none"))]
    if minutes.proposals:
        blocks.append(Heading(voice.say("section.proposals")))
        blocks += [proposal_panel(one, voice) for one in minutes.proposals]
    if course := course_table(special_lines(minutes, voice), voice):
        blocks += [Heading(voice.say("section.course")), *course]
    blocks += recording_blocks(minutes, voice)
    if reading := reading_blocks(minutes, voice):
        blocks += [Heading(voice.say("section.reading")), *reading]
    return [*blocks, Heading(voice.say("section.closing")), *closing_blocks(minutes, KIND, voice)]


def meeting_facts(minutes: Minutes, voice: Voice) -> Facts:
    """When and where, how it was called, and who led it."""
    facts = [(voice.say(f"fact.{name}"), value) for name, value in _held(minutes, voice) if value]
    facts += [(voice.title(term.office), _term(term, voice)) for term in minutes.offices]
    return Facts(tuple(facts))


def _held(minutes: Minutes, voice: Voice) -> list[tuple[str, str]]:
    meeting, linked = minutes.meeting, linked_words(minutes, voice)

    def moment(at: datetime | None) -> str:
        return "" if at is None else voice.moment(at)

    call = voice.title(meeting.call)
    return [
        ("kind", voice.title(meeting.kind)),
        ("ordinal", "" if meeting.ordinal is None else voice.number(meeting.ordinal)),
        ("book-year", meeting.book_year),
        ("plan-year", meeting.plan_year),
        ("mode", voice.title(meeting.mode)),
        ("place", meeting.place),
        ("medium", meeting.medium),
        ("call", f"{call} ({linked})" if linked else call),
        ("planned", voice.moment(meeting.planned_at)),
        ("opened", moment(meeting.opened_at)),
        ("closed", moment(meeting.closed_at)),
        ("ending", _ending(meeting, voice)),
        ("invited", moment(meeting.invited_at)),
        ("material", moment(meeting.material_sent_at)),
        ("window", voice.say("fact.days", days=meeting.window_days) if meeting.window_days else ""),
        ("roll", moment(meeting.roll_frozen_at)),
        ("roll-code", meeting.roll_code),
    ]


def _ending(meeting: Meeting, voice: Voice) -> str:
    ending = voice.title(meeting.ending)
    if not meeting.ending_reason:
        return ending
    return f"{ending}. {voice.say('reason', reason=meeting.ending_reason)}"


def _term(term: OfficeTerm, voice: Voice) -> str:
    until = voice.say("until-end") if term.until_at is None else voice.clock(term.until_at)
    return voice.say(
        "fact.office-term", person=voice.person(term.person), from_at=voice.clock(term.from_at), until=until
    )


def _agenda(minutes: Minutes, voice: Voice) -> Table:
    columns = (
        Column(voice.say("col.no"), right=True),
        Column(voice.say("col.item"), 3),
        Column(voice.say("col.presenter"), 2),
        Column(voice.say("col.start")),
        Column(voice.say("col.end")),
    )
    rows = tuple(
        (
            voice.number(one.number),
            one.title,
            one.presenter or "–",
            voice.clock(one.started_at),
            voice.clock(one.ended_at),
        )
        for one in minutes.agenda
    )
    return Table(columns, rows)
