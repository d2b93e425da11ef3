"""The section about the stage: where the stream is, whether it is on, what is shown and said."""

from collections.abc import Mapping

from rat_online.app.view import plain
from rat_online.app.view.plain import Section
from rat_online.domain.meeting import Meeting


def stage(meeting: Meeting, texts: Mapping[str, str]) -> Section:
    """The same for every audience: who is in the meeting may see and hear it."""
    shown = meeting.stage
    return {
        "kind": shown.kind.value,
        "address": shown.address,
        "on_air_since": plain.when(shown.on_air_since),
        "page": shown.page,
        "captions": [{"at": plain.when(one.at), "text": texts.get(one.words, "")} for one in shown.captions],
        "recorded": shown.recording is not None and shown.erased_at is None,
    }
