"""The head of every document and the formula that opens it."""

from rat_online.adapters.documents.blocks import Title
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.minutes.terms import Edition
from rat_online.domain.words.dates import date_spelled


def title_block(minutes: Minutes, kind: str, voice: Voice) -> Title:
    """The name of the document, the meeting, its number, and whether it is a draft."""
    number = voice.say("number", number=minutes.document_number)
    return Title(voice.say(f"doc.{kind}"), minutes.meeting.title, number, _status(minutes, voice))


def opening_paragraph(minutes: Minutes, voice: Voice) -> str:
    """ "Pada hari ini, Sabtu, tanggal dua puluh …"; or that the meeting was never opened."""
    meeting, name = minutes.meeting, minutes.letterhead.name
    if meeting.opened_at is None:
        moment = voice.moment(meeting.planned_at)
        return voice.say("opening.not-held", title=meeting.title, name=name, moment=moment)
    linked = linked_words(minutes, voice)
    return voice.say(
        "opening.held",
        date=date_spelled(meeting.opened_at, voice.zone, voice.language),
        time=voice.at(meeting.opened_at),
        name=name,
        title=meeting.title,
        mode=voice.word(meeting.mode),
        where=_where(meeting.place, meeting.medium, voice),
        call=voice.word(meeting.call),
        linked=voice.say("opening.linked", linked=linked) if linked else "",
    )


def _where(place: str, medium: str, voice: Voice) -> str:
    parts = [voice.say("opening.place", place=place)] if place else []
    if medium:
        parts.append(voice.say("opening.medium", medium=medium))
    return voice.say("opening.and").join(parts)


def _status(minutes: Minutes, voice: Voice) -> str:
    if minutes.meeting.rehearsal:
        return voice.say("rehearsal")
    if minutes.edition is Edition.ADDENDUM:
        return voice.say("status", status=voice.say("addendum", number=minutes.edition_number))
    return voice.say("status", status=voice.word(minutes.edition))


def linked_words(minutes: Minutes, voice: Voice) -> str:
    """Which meeting this one follows; nothing for a first call."""
    at = minutes.meeting.linked_at
    return "" if at is None else voice.say("meeting.after", date=voice.date_of(at))
