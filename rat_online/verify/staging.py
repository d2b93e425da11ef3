"""Checks of the stage: the broadcast, the page shown, captions, the recording."""

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting
from rat_online.verify.times import moment

MILLISECOND = 1000
ENDED = ("closed", "postponed", "cancelled")


def choose(meeting: Meeting, record: Record) -> None:
    meeting.stream = record.payload["kind"]
    embedded = meeting.stream == "embedded"
    address = record.payload["address"]
    meeting.demand(embedded is (address == ""), "stream-wrong", record)
    meeting.demand(embedded or address.startswith("https://"), "stream-wrong", record)
    meeting.demand(not meeting.on_air, "stream-wrong", record)


def start(meeting: Meeting, record: Record) -> None:
    """Once, and only where members look."""
    fits = not meeting.on_air and meeting.stream == "embedded"
    meeting.demand(fits, "stream-wrong", record)
    meeting.on_air = True
    meeting.broadcasts.append([record.at])


def stop(meeting: Meeting, record: Record) -> None:
    meeting.demand(meeting.on_air, "stream-wrong", record)
    meeting.on_air = False
    if meeting.broadcasts:
        meeting.broadcasts[-1][1:] = [record.at]


def show(meeting: Meeting, record: Record) -> None:
    meeting.demand(record.payload["page"] != meeting.page, "stream-wrong", record)
    meeting.page = record.payload["page"]


def caption(_meeting: Meeting, _record: Record) -> None:
    """Any line may be typed; who may is checked elsewhere."""


def acknowledge(meeting: Meeting, record: Record) -> None:
    """In the own name, once, while it is recorded."""
    person = record.payload["person"]
    meeting.acts_for_self(record, person)
    fits = meeting.on_air and person not in meeting.acknowledged
    meeting.demand(fits and person in meeting.attendance.weights, "stream-wrong", record)
    meeting.acknowledged.add(person)


def keep(meeting: Meeting, record: Record) -> None:
    """Off air; sessions one after the other; each chapter where the log says that its item began."""
    payload = record.payload
    sessions = [(moment(one["began_at"]), one["starts_at_ms"]) for one in payload["sessions"]]
    duration = payload["duration_ms"]
    in_order = sessions == sorted(sessions) and all(start <= duration for _, start in sessions)
    chapters = [(one["starts_at_ms"], one["item"]) for one in payload["chapters"]]
    fits = in_order and chapters == _chapters(meeting.items_begun, sessions, duration)
    meeting.demand(not meeting.on_air and fits, "recording-wrong", record)
    meeting.recording_is_there = True
    meeting.recordings.append((record.position, payload["digest"], duration // MILLISECOND))


def erase(meeting: Meeting, record: Record) -> None:
    """One that was kept, once."""
    meeting.demand(meeting.recording_is_there, "recording-wrong", record)
    meeting.recording_is_there = False


def _chapters(
    begun: list[tuple[int, str]], sessions: list[tuple[int, int]], duration_ms: int
) -> list[tuple[int, str]]:
    """Of several items that began in one place, before it or in a pause, the last is shown."""
    found: dict[int, str] = {}
    ends = [*(start for _, start in sessions[1:]), duration_ms]
    for at, item in begun:
        for (began_at, start), end in zip(sessions, ends, strict=bool(sessions)):
            within = (at - began_at) // MILLISECOND
            if within < end - start:
                found[start + max(0, within)] = item
                break
    return sorted(found.items())


ACTS = {
    "StreamChosen": choose,
    "BroadcastStarted": start,
    "BroadcastStopped": stop,
    "PageShown": show,
    "CaptionTyped": caption,
    "RecordingAcknowledged": acknowledge,
    "RecordingKept": keep,
    "RecordingErased": erase,
}
