"""The stage: Permenkop 19/2015 Ps 16, participants see and hear each other. A stream decides nothing."""

from datetime import timedelta

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import staging as t
from rat_online.domain.events import staging as e
from rat_online.domain.readiness import Check, readiness
from rat_online.domain.stage import Chapter
from rat_online.domain.vocabulary import MeetingCall, MeetingMode, StreamKind
from tests.rules.rulebook import (
    a_meeting,
    a_scheduled_meeting,
    an_invited_meeting,
    an_open_meeting,
    schedules,
)
from tests.rules.scene import COMMITTEE, OPERATOR, PLANNED_AT, SECRETARY, Scene, member, why

PAGE = "ab" * 32
KEPT = t.KeepRecording("cd" * 32, 1000, 60_000, (Chapter("lpj", 0),))


def chooses(kind: StreamKind, address: str = "") -> t.ChooseStream:
    return t.ChooseStream(kind, address)


def on_air() -> Scene:
    return an_open_meeting().does(t.StartBroadcast(), COMMITTEE)


def test_the_stream_is_embedded_until_another_is_chosen() -> None:
    scene = a_scheduled_meeting()
    assert scene.meeting.stage.kind is StreamKind.EMBEDDED
    scene.does(chooses(StreamKind.HLS_URL, "https://cdn.example.id/rat/utama.m3u8"), COMMITTEE)
    assert scene.meeting.stage.address == "https://cdn.example.id/rat/utama.m3u8"
    scene.changes_nothing(chooses(StreamKind.HLS_URL, "https://cdn.example.id/rat/utama.m3u8"), COMMITTEE)
    scene.does(chooses(StreamKind.EMBEDDED, "https://x.example.id"), COMMITTEE)
    assert scene.meeting.stage.address == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://cdn.example.id/a.m3u8",
        "javascript:alert(1)",
        "https://cdn.example.id/a;script-src *",
        "https://cdn.example.id/a b",
        "https://user@cdn.example.id/",
        "https://localhost/",
        'https://cdn.example.id/"onload',
        "https://cdn.example.id:x/",
        "https://" + "a" * 500 + ".id",
    ],
)
def test_an_address_that_could_end_a_policys_text_is_refused(address: str) -> None:
    a_scheduled_meeting().refuses(chooses(StreamKind.IFRAME, address), "stream-address", COMMITTEE)


def test_the_broadcast_starts_and_stops_while_people_gather() -> None:
    scene = a_scheduled_meeting().refuses(t.StartBroadcast(), "wrong-state", COMMITTEE)
    scene = (
        a_meeting(10, 8).does(t.StartBroadcast(), COMMITTEE).changes_nothing(t.StartBroadcast(), COMMITTEE)
    )
    assert scene.meeting.stage.on_air_since is not None
    scene.does(t.StopBroadcast(), COMMITTEE).changes_nothing(t.StopBroadcast(), COMMITTEE)
    assert scene.meeting.stage.on_air_since is None


def test_a_member_neither_broadcasts_nor_shows_pages() -> None:
    scene = on_air()
    for command in (t.StartBroadcast(), t.StopBroadcast(), t.ShowPage(PAGE), t.TypeCaption(why("a"))):
        scene.refuses(command, "not-allowed", member("m1"))


def test_the_broadcast_ends_with_the_meeting() -> None:
    scene = on_air()
    to_at = PLANNED_AT + timedelta(days=3)
    scene.does(ld.PostponeMeeting(MeetingCall.CONTINUED, to_at, why())).happened(e.BroadcastStopped)


def test_another_stream_ends_the_embedded_broadcast() -> None:
    scene = on_air().does(chooses(StreamKind.IFRAME, "https://www.youtube-nocookie.com/embed/x"), COMMITTEE)
    scene.happened(e.BroadcastStopped)


def test_a_stream_from_elsewhere_is_not_broadcast_from_the_studio_and_nobody_is_recorded() -> None:
    for kind in (StreamKind.HLS_URL, StreamKind.IFRAME):
        scene = an_open_meeting().does(chooses(kind, "https://cdn.example.id/rat"), COMMITTEE)
        scene.refuses(t.StartBroadcast(), "streamed-elsewhere", COMMITTEE)
        scene.refuses(t.StartBroadcast(), "streamed-elsewhere", OPERATOR)
        assert scene.meeting.stage.on_air_since is None
        scene.refuses(t.AcknowledgeRecording("m1"), "not-on-air", member("m1"))
        scene.does(chooses(StreamKind.EMBEDDED), COMMITTEE).does(t.StartBroadcast(), COMMITTEE)
        assert scene.meeting.stage.on_air_since is not None


def test_a_page_is_shown_and_taken_away() -> None:
    scene = an_open_meeting().does(t.ShowPage(PAGE), OPERATOR).changes_nothing(t.ShowPage(PAGE), OPERATOR)
    assert scene.meeting.stage.page == PAGE
    scene.does(t.ShowPage(None), OPERATOR).happened(e.PageShown, page=None)
    for wrong in ("", "../x", PAGE.upper(), PAGE + "0"):
        scene.refuses(t.ShowPage(wrong), "malformed", OPERATOR)


def test_the_last_captions_are_kept_and_the_log_holds_no_word_of_them() -> None:
    scene = an_open_meeting()
    for line in ("satu", "dua", "tiga", "empat"):
        scene.does(t.TypeCaption(why(line)), SECRETARY)
    assert [one.words for one in scene.meeting.stage.captions] == [
        why(line).id for line in ("dua", "tiga", "empat")
    ]
    assert "empat" not in repr(scene.log)
    scene.refuses(t.TypeCaption(why("x" * 201)), "too-large", SECRETARY)


def test_the_recording_is_kept_once_the_broadcast_is_over() -> None:
    scene = on_air().refuses(KEPT, "still-on-air", CLOCK).does(t.StopBroadcast(), COMMITTEE)
    scene.does(KEPT, CLOCK).changes_nothing(KEPT, CLOCK)
    recording = scene.meeting.stage.recording
    assert recording is not None
    assert recording.chapters == (Chapter("lpj", 0),)
    scene.refuses(KEPT, "not-allowed", COMMITTEE)


def test_the_recording_may_follow_the_end_of_the_meeting() -> None:
    scene = on_air().does(ld.PostponeMeeting(MeetingCall.CONTINUED, PLANNED_AT + timedelta(days=3), why()))
    scene.does(KEPT, CLOCK).refuses(t.ShowPage(PAGE), "wrong-state", COMMITTEE)


def test_a_member_notes_once_that_it_is_recorded_and_the_log_has_the_time() -> None:
    knows = t.AcknowledgeRecording("m1")
    scene = an_open_meeting().refuses(knows, "not-on-air", member("m1"))
    scene.does(t.StartBroadcast(), COMMITTEE).does(knows, member("m1"))
    scene.happened(e.RecordingAcknowledged, person="m1")
    assert scene.meeting.stage.acknowledged == {"m1": scene.log[-1].at}
    scene.changes_nothing(knows, member("m1"))
    scene.refuses(knows, "not-allowed", member("m2")).refuses(knows, "not-allowed", OPERATOR)
    scene.refuses(t.AcknowledgeRecording("x"), "not-on-roll", member("x"))


def test_a_recording_is_deleted_once_and_what_is_known_of_it_stays() -> None:
    scene = on_air().does(t.StopBroadcast(), COMMITTEE).changes_nothing(t.EraseRecording(), CLOCK)
    scene.does(KEPT, CLOCK).refuses(t.EraseRecording(), "not-allowed", COMMITTEE)
    scene.does(t.EraseRecording(), CLOCK).happened(e.RecordingErased)
    scene.changes_nothing(t.EraseRecording(), CLOCK)
    stage = scene.meeting.stage
    assert stage.erased_at == scene.log[-1].at
    assert stage.recording is not None
    assert stage.recording.digest == KEPT.digest


def worries(scene: Scene) -> set[str]:
    found = readiness(scene.meeting, scene.now)
    assert not any(one.blocks for one in found if one.check in (Check.NOT_ON_AIR, Check.ONE_WAY_STREAM))
    return {one.check.value for one in found}


@pytest.mark.parametrize("mode", [one for one in MeetingMode if one is not MeetingMode.WRITTEN])
def test_an_online_or_hybrid_meeting_is_warned_while_nothing_is_seen_of_it(mode: MeetingMode) -> None:
    assert "not-on-air" not in worries(an_invited_meeting(schedule=schedules(mode=mode)))
    scene = a_meeting(schedule=schedules(mode=mode))
    is_from_afar = mode in (MeetingMode.ONLINE, MeetingMode.HYBRID)
    assert ("not-on-air" in worries(scene)) is is_from_afar
    scene.does(t.StartBroadcast(), COMMITTEE)
    assert "not-on-air" not in worries(scene)
    scene.does(chooses(StreamKind.IFRAME, "https://www.youtube-nocookie.com/embed/x"), COMMITTEE)
    assert ("one-way-stream" in worries(scene)) is is_from_afar
