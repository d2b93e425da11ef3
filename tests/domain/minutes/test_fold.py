"""The minutes are a fold over the log. Rule book section 7."""

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import staging as t
from rat_online.domain.commands.leading import StartAgendaItem
from rat_online.domain.minutes.codec import from_json, to_json
from rat_online.domain.minutes.fold import fold
from rat_online.domain.minutes.recorded import OnAir, Recorded
from rat_online.domain.minutes.terms import Channel, Confirmation, Ending, Office, Reply, Status
from rat_online.domain.vocabulary import Subject
from tests.domain.minutes.told import minutes_of, sources_of
from tests.rules.rulebook import a_meeting, an_open_meeting
from tests.rules.scene import COMMITTEE, Scene, member


def a_closed_meeting() -> Scene:
    scene = an_open_meeting(entitled=10, present=8).proposed("lpj", subject=Subject.ACCOUNTABILITY)
    scene.counted("lpj", for_=["m1", "m2", "m3", "m4"], against=["m5"], abstain=["m6"]).declared("lpj")
    scene.does(c.ReadDecisions())
    for person in ("m1", "m2", "m3"):
        scene.does(c.ApproveReading(person))
    return scene.does(c.NameRepresentatives(("m1", "m2"))).does(c.CloseMeeting())


def test_an_empty_log_has_no_minutes() -> None:
    with pytest.raises(ValueError, match="no event"):
        fold("rat", [], sources_of(Scene()))


def test_counts_add_up_to_the_entitled() -> None:
    counts = minutes_of(a_closed_meeting()).counts
    assert (counts.entitled, counts.present, counts.absent) == (10, 8, 2)
    assert counts.online + counts.hall + counts.proxy == counts.present


def test_whoever_came_and_left_is_counted_and_listed_with_the_time_out() -> None:
    scene = an_open_meeting(entitled=10, present=8).leave("m8")
    row = next(row for row in minutes_of(scene).attendance if row.person.member_number == "0008")
    assert row.out_at == scene.now
    assert minutes_of(scene).counts.present == 8


def test_members_are_listed_by_number_and_absentees_apart() -> None:
    minutes = minutes_of(a_closed_meeting())
    assert [row.person.member_number for row in minutes.attendance] == [f"{n:04d}" for n in range(1, 9)]
    assert [absent.person.member_number for absent in minutes.absentees] == ["0009", "0010"]


def test_silence_is_listed_as_silence_and_never_as_approval() -> None:
    approvals = minutes_of(a_closed_meeting()).read_approvals
    assert [one.reply for one in approvals].count(Reply.APPROVED) == 3
    assert [one.reply for one in approvals].count(Reply.SILENT) == 5
    assert all(one.at is None for one in approvals if one.reply is Reply.SILENT)


def test_the_desk_and_the_roll_call_show_what_shows_that_somebody_was_there() -> None:
    scene = a_meeting(entitled=10, present=8, hall=2).opened()
    scene.does(a.CallRollCall()).does(a.ConfirmPresence("m5"))
    rows = {row.person.member_number: row for row in minutes_of(scene).attendance}
    assert rows["0001"].confirmation is Confirmation.DESK
    assert rows["0001"].channel is Channel.HALL
    assert rows["0005"].confirmation is Confirmation.ROLL_CALL
    assert rows["0006"].confirmation is Confirmation.SIGNED_IN
    assert rows["0006"].status is Status.MEMBER


def test_chair_secretary_witness_and_representatives_sign() -> None:
    offices = [line.office for line in minutes_of(a_closed_meeting()).signatories]
    assert offices == [
        Office.CHAIR,
        Office.SECRETARY,
        Office.WITNESS,
        Office.REPRESENTATIVE,
        Office.REPRESENTATIVE,
    ]


def test_the_end_of_a_meeting_and_the_sealed_table_are_told() -> None:
    minutes = minutes_of(a_closed_meeting())
    assert minutes.meeting.ending is Ending.CLOSED
    assert minutes.log_head.position == 0 or minutes.log_head.position > 10
    assert minutes.log_head.connections == 0


def test_the_item_under_way_ends_with_the_meeting() -> None:
    scene = an_open_meeting(10, 6).does(StartAgendaItem("lpj")).does(c.ReadDecisions()).does(c.CloseMeeting())
    minutes = minutes_of(scene)
    ends = [item.ended_at for item in minutes.agenda if item.started_at is not None]
    assert ends == [minutes.meeting.closed_at]


def test_minutes_survive_their_json_form() -> None:
    minutes = minutes_of(a_closed_meeting())
    assert from_json(to_json(minutes)) == minutes


def test_the_recording_is_told_with_its_times_and_who_noted_it() -> None:
    scene = an_open_meeting(entitled=10, present=8).does(t.StartBroadcast(), COMMITTEE)
    began = scene.now
    scene.does(t.AcknowledgeRecording("m1"), member("m1")).later(60).does(t.StopBroadcast(), COMMITTEE)
    recorded = minutes_of(scene).recorded
    assert recorded is not None
    assert recorded.on_air == (OnAir(began, scene.now),)
    assert (recorded.acknowledged, recorded.digest) == (1, "")
    scene.does(t.KeepRecording("cd" * 32, 1000, 60_000, ()), CLOCK)
    told = minutes_of(scene).recorded
    assert told is not None
    assert (told.digest, told.length_s) == ("cd" * 32, 60)


def test_a_meeting_without_a_broadcast_says_that_it_was_not_recorded() -> None:
    assert minutes_of(a_closed_meeting()).recorded == Recorded()
