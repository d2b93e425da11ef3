"""The recording in the minutes: announced to whom, when it ran, which file it is, how long it is kept."""

from rat_online.adapters.documents.blocks import Block, Heading, Paragraph
from rat_online.adapters.documents.course import spoken
from rat_online.adapters.documents.signed import in_eights
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.minutes.recorded import Recorded


def recording_blocks(minutes: Minutes, voice: Voice) -> list[Block]:
    """Nothing of a meeting in writing, or of one that was neither opened nor broadcast."""
    found = minutes.recorded
    if found is None or (minutes.meeting.opened_at is None and not found.on_air):
        return []
    said = _sentences(found, voice) if found.on_air else [voice.say(_without(found))]
    return [Heading(voice.say("section.recording")), Paragraph(" ".join(said)), *_digest(found, voice)]


def _without(found: Recorded) -> str:
    return "recording.elsewhere" if found.elsewhere else "recording.none"


def _sentences(found: Recorded, voice: Voice) -> list[str]:
    times = [
        voice.say("range", start=voice.clock(one.from_at), end=voice.clock(one.until_at))
        for one in found.on_air
    ]
    ran = voice.say("recording.ran", times=", ".join(times), zone=voice.zone)
    said = [voice.say("recording.announced"), voice.say("recording.known", known=found.acknowledged), ran]
    if found.kept_days:
        said.append(voice.say("recording.kept", days=found.kept_days))
    return said


def _digest(found: Recorded, voice: Voice) -> list[Block]:
    if not found.on_air:
        return []
    if not found.digest:
        return [Paragraph(voice.say("recording.joined-later"), tone="muted")]
    facts = {"length": spoken(found.length_s), "seal": in_eights(found.digest)}
    return [Paragraph(voice.say("recording.file", **facts), tone="muted")]
