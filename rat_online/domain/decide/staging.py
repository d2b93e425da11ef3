"""Rules of the stage: choosing the stream, the broadcast, the page shown, captions, the recording.

Permenkop 19/2015 Ps 16: participants see and hear each other. A stream never decides anything.
"""

from typing import assert_never
from urllib.parse import urlsplit

from rat_online.domain.commands import StagingCommand
from rat_online.domain.commands import staging as c
from rat_online.domain.context import Context
from rat_online.domain.decide.requirements import acts_for_self, is_on_roll, reason_given, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import staging as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.stage import Recording
from rat_online.domain.vocabulary import MeetingState, PersonId, StreamKind

PREPARED = (MeetingState.SCHEDULED, MeetingState.INVITED, MeetingState.REGISTRATION)
GATHERING = (MeetingState.REGISTRATION, MeetingState.OPEN, MeetingState.SUSPENDED)
LONGEST_ADDRESS = 500
LONGEST_CAPTION = 200
DIGEST_LENGTH = 64


def decide(meeting: Meeting, command: StagingCommand, context: Context) -> list[Event]:
    match command:
        case c.ChooseStream():
            return _choose(meeting, command)
        case c.StartBroadcast():
            return _start(meeting)
        case c.StopBroadcast():
            return gone_off_air(meeting)
        case c.ShowPage():
            return _show(meeting, command.page)
        case c.TypeCaption():
            return _caption(meeting, command)
        case c.AcknowledgeRecording():
            acts_for_self(context, command.person)
            return _acknowledge(meeting, command.person)
        case c.KeepRecording():
            return _keep(meeting, command)
        case c.EraseRecording():
            stage = meeting.stage
            return [e.RecordingErased()] if stage.recording and stage.erased_at is None else []
        case _:
            assert_never(command)


def _start(meeting: Meeting) -> list[Event]:
    """Only where members look: nobody is recorded for a broadcast that nobody sees."""
    state_is(meeting, *GATHERING)
    if meeting.stage.kind is not StreamKind.EMBEDDED:
        refuse(Refusal.STREAMED_ELSEWHERE)
    return [] if meeting.stage.on_air_since else [e.BroadcastStarted()]


def gone_off_air(meeting: Meeting) -> list[Event]:
    """The broadcast ends by itself with the meeting."""
    return [e.BroadcastStopped()] if meeting.stage.on_air_since else []


def _choose(meeting: Meeting, command: c.ChooseStream) -> list[Event]:
    """Also while the meeting runs: a stream that fails is replaced by another."""
    state_is(meeting, *PREPARED, *GATHERING)
    address = command.address.strip()
    if command.kind is StreamKind.EMBEDDED:
        address = ""
    elif not _is_safe(address):
        refuse(Refusal.STREAM_ADDRESS)
    stage = meeting.stage
    if (command.kind, address) == (stage.kind, stage.address):
        return []
    before = gone_off_air(meeting) if stage.kind is StreamKind.EMBEDDED else []
    return [*before, e.StreamChosen(command.kind, address)]


def _is_safe(address: str) -> bool:
    """An https address and nothing that could end a policy's or an attribute's text."""
    if len(address) > LONGEST_ADDRESS or any(one.isspace() or one in ";,'\"<>\\" for one in address):
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = host.isascii() and all(one.isalnum() or one in "-." for one in host)
    return parts.scheme == "https" and "." in host and plain and "@" not in parts.netloc


def is_digest(text: str) -> bool:
    return len(text) == DIGEST_LENGTH and all(one in "0123456789abcdef" for one in text)


def _show(meeting: Meeting, page: str | None) -> list[Event]:
    state_is(meeting, *GATHERING)
    if page is not None and not is_digest(page):
        refuse(Refusal.MALFORMED, field="page")
    return [] if page == meeting.stage.page else [e.PageShown(page)]


def _caption(meeting: Meeting, command: c.TypeCaption) -> list[Event]:
    state_is(meeting, *GATHERING)
    words = reason_given(command.words)
    if len(words.text) > LONGEST_CAPTION:
        refuse(Refusal.TOO_LARGE, limit=LONGEST_CAPTION)
    return [e.CaptionTyped(words.id)]


def _acknowledge(meeting: Meeting, person: PersonId) -> list[Event]:
    """Once a person, while it is recorded; whoever does not is no less in the meeting."""
    is_on_roll(meeting, person)
    if person in meeting.stage.acknowledged:
        return []
    if meeting.stage.on_air_since is None:
        refuse(Refusal.NOT_ON_AIR)
    return [e.RecordingAcknowledged(person)]


def _keep(meeting: Meeting, command: c.KeepRecording) -> list[Event]:
    """Once the broadcast is over, also after the meeting: joining takes its time."""
    if meeting.stage.on_air_since is not None:
        refuse(Refusal.STILL_ON_AIR)
    kept = Recording(command.digest, command.size, command.duration_ms, command.chapters, command.sessions)
    if kept == meeting.stage.recording:
        return []
    return [e.RecordingKept(kept.digest, kept.size, kept.duration_ms, kept.chapters, kept.sessions)]
