"""What the events of the stage add up to."""

from typing import assert_never

from rat_online.domain.events import Happened, StagingEvent
from rat_online.domain.events import staging as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.stage import KEPT_CAPTIONS, Caption, Recording


def evolve(meeting: Meeting, event: StagingEvent, happened: Happened) -> None:
    stage = meeting.stage
    match event:
        case e.StreamChosen():
            stage.kind, stage.address = event.kind, event.address
        case e.BroadcastStarted():
            stage.on_air_since, stage.on_air_from = happened.at, happened.position
        case e.BroadcastStopped():
            stage.on_air_since, stage.on_air_from = None, 0
        case e.PageShown():
            stage.page = event.page
        case e.CaptionTyped():
            stage.captions = [*stage.captions, Caption(happened.at, event.words)][-KEPT_CAPTIONS:]
        case e.RecordingAcknowledged():
            stage.acknowledged[event.person] = happened.at
        case e.RecordingKept():
            stage.recording = Recording(
                event.digest, event.size, event.duration_ms, event.chapters, event.sessions
            )
        case e.RecordingErased():
            stage.erased_at = happened.at
        case _:
            assert_never(event)
