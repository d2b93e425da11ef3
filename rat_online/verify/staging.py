"""Checks of the stage: the broadcast, the page shown, captions, the recording."""

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting

ENDED = ("closed", "postponed", "cancelled")


def choose(meeting: Meeting, record: Record) -> None:
    embedded = record.payload["kind"] == "embedded"
    address = record.payload["address"]
    meeting.demand(embedded is (address == ""), "stream-wrong", record)
    meeting.demand(embedded or address.startswith("https://"), "stream-wrong", record)


def start(meeting: Meeting, record: Record) -> None:
    meeting.demand(not meeting.on_air, "stream-wrong", record)
    meeting.on_air = True


def stop(meeting: Meeting, record: Record) -> None:
    meeting.demand(meeting.on_air, "stream-wrong", record)
    meeting.on_air = False


def show(meeting: Meeting, record: Record) -> None:
    meeting.demand(record.payload["page"] != meeting.page, "stream-wrong", record)
    meeting.page = record.payload["page"]


def caption(_meeting: Meeting, _record: Record) -> None:
    """Any line may be typed; who may is checked elsewhere."""


def keep(meeting: Meeting, record: Record) -> None:
    """Off air; chapters within the recording, in order, each an item of the agenda."""
    payload = record.payload
    starts = [one["starts_at_ms"] for one in payload["chapters"]]
    items = {one["item"] for one in payload["chapters"]}
    fits = starts == sorted(set(starts)) and all(start < payload["duration_ms"] for start in starts)
    meeting.demand(not meeting.on_air and fits and items <= meeting.items, "recording-wrong", record)


ACTS = {
    "StreamChosen": choose,
    "BroadcastStarted": start,
    "BroadcastStopped": stop,
    "PageShown": show,
    "CaptionTyped": caption,
    "RecordingKept": keep,
}
