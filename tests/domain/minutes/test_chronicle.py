"""What the walk over the log keeps: counts at each moment, the curve, offices, acts. Rule book 2, 7."""

from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.minutes.deciding import Recorder
from rat_online.domain.minutes.deeds import Deed
from rat_online.domain.minutes.terms import Ending, Moment, Office
from rat_online.domain.vocabulary import MeetingCall, Subject, SuspensionKind
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import (
    a_meeting,
    acclaims,
    agrees,
    amends,
    amends_roll,
    an_open_meeting,
    answers,
    declares,
    disputes,
    hands_over,
    objects,
    opens,
    seats,
    stops,
    with_rules,
    withdraws,
)
from tests.rules.scene import ACTING_CHAIR, OPERATOR, SECRETARY, why


def test_the_count_is_kept_at_every_moment_that_counts() -> None:
    scene = (
        an_open_meeting().proposed("lpj").counted("lpj", for_=["m1"]).declared("lpj").suspended().resumed()
    )
    moments = [kept.moment for kept in minutes_of(scene).quorum]
    assert moments == [
        Moment.OPENING,
        Moment.BALLOT_OPENING,
        Moment.BALLOT_CLOSING,
        Moment.SUSPENDED,
        Moment.RESUMED,
        Moment.ROLL_CALL,
    ]


def test_the_curve_has_a_point_for_every_change_of_the_count() -> None:
    scene = an_open_meeting(entitled=10, present=8)
    scene.later(60).leave("m1").later(60).arrive("m1")
    assert [point.present for point in minutes_of(scene).curve] == [8, 7, 8]


def test_every_version_of_a_text_is_kept() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj")).does(objects("m1", "lpj"))
    scene.does(withdraws("m1", "lpj")).does(amends("lpj", "Menyetujui lpj dengan catatan."))
    scene.counted("lpj", for_=["m1"])
    assert [version.text for version in minutes_of(scene).decisions[0].versions] == [
        "Menyetujui lpj.",
        "Menyetujui lpj dengan catatan.",
    ]


def test_an_objection_to_a_round_is_answered_by_the_chair_and_never_by_the_next_ballot() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2", "m3")
    scene.counted("ketua", 600, m1=["m4"], m2=["m5"]).does(disputes("m6", "ketua")).later(61)
    scene.counted("ketua", 600, m1=["m4", "m7"], m2=["m5"]).does(disputes("m6", "ketua"))
    first, second = minutes_of(scene).decisions[0].objections
    assert (first.by_ballot, first.answered_at, first.to_result) == (False, None, True)
    scene.does(answers("ketua", "m6"))
    first, second = minutes_of(scene).decisions[0].objections
    assert [one.answer for one in (first, second)] == [why().text, why().text]


def test_what_was_said_aloud_names_the_office_that_recorded_it_and_its_withdrawal() -> None:
    scene = an_open_meeting(10, 6).arrive_in_hall("m7").proposed("lpj").does(acclaims("lpj"))
    scene.does(objects("m7", "lpj"), SECRETARY).does(withdraws("m7", "lpj"), ACTING_CHAIR)
    scene.does(acclaims("lpj"))
    scene.does(objects("m1", "lpj"))
    aloud, own = minutes_of(scene).proposals[0].objections
    assert aloud.recorded is not None
    assert aloud.recorded.office is Office.SECRETARY
    assert aloud.withdrawal_recorded == Recorder(Office.ACTING_CHAIR, "Pimpinan Sementara")
    assert (own.recorded, own.withdrawal_recorded) == (None, None)


def test_a_countdown_that_the_chair_ended_is_told_with_its_reason() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj")).does(stops("lpj"))
    minutes = minutes_of(scene.counted("lpj", for_=["m1"]).declared("lpj"))
    assert [one.reason for one in minutes.decisions[0].stopped] == [why().text]
    assert [one.act for one in minutes.interventions] == [Deed.ACCLAMATION_STOPPED]


def test_an_objection_that_was_not_withdrawn_led_to_the_ballot() -> None:
    scene = an_open_meeting().proposed("lpj").does(acclaims("lpj")).does(objects("m1", "lpj"))
    scene.does(opens("lpj"))
    objection = minutes_of(scene).decisions[0].objections[0]
    assert objection.reason == why().text
    assert objection.by_ballot


def test_hand_over_and_roll_changes_and_operator_acts_are_told() -> None:
    scene = an_open_meeting().with_deputy("m2").does(amends_roll("m11", add=True))
    scene.does(hands_over("m2")).proposed("lpj")
    scene.does(v.OpenBallot(scene.named["lpj"], 60), OPERATOR)
    minutes = minutes_of(scene)
    assert [over.taker for over in minutes.hand_overs] == ["Anggota 2"]
    assert [change.person.member_number for change in minutes.roll_changes] == ["0011"]
    assert [(act.act, act.ordered_by) for act in minutes.operator_acts] == [(Deed.BALLOT_OPENED, "Anggota 2")]
    assert Office.DEPUTY in [term.office for term in minutes.offices]


def test_rules_that_were_replaced_before_the_opening_are_told_with_the_reason() -> None:
    scene = a_meeting(present=6).does(p.ChangeRules(with_rules(turn_s=90), why())).opened()
    minutes = minutes_of(scene)
    (act,) = minutes.interventions
    assert (act.act, act.by, act.reason) == (Deed.RULES_CHANGED, "desk", why().text)
    (replaced,) = minutes.rules_replaced
    assert (replaced.by, replaced.reason) == ("desk", why().text)
    assert (replaced.before.turn_s, replaced.after.turn_s) == (300, 90)


def test_a_suspension_is_told_with_its_reason_and_return() -> None:
    scene = an_open_meeting().suspended()
    assert minutes_of(scene).suspensions[0].resumed_at is None
    scene.later(60).resumed()
    assert minutes_of(scene).suspensions[0].resumed_at is not None
    assert minutes_of(scene).suspensions[0].reason == why().text


def test_notes_stand_under_their_item() -> None:
    scene = an_open_meeting().does(ld.StartAgendaItem("lpj")).does(ld.TakeNote("lpj", why()), SECRETARY)
    assert [item.notes for item in minutes_of(scene).agenda if item.title == "lpj"] == [why().text]


def test_a_postponed_meeting_says_why() -> None:
    scene = an_open_meeting(entitled=10, present=3)
    to_at = scene.now.replace(day=scene.now.day + 2)
    scene.does(ld.PostponeMeeting(MeetingCall.SECOND, to_at, why()))
    minutes = minutes_of(scene)
    assert (minutes.meeting.ending, minutes.meeting.ending_reason) == (Ending.POSTPONED, why().text)


def test_an_erased_text_is_said_to_be_erased() -> None:
    scene = an_open_meeting().does(ld.SuspendMeeting(SuspensionKind.LOBBY, 60, why("lain")))
    assert minutes_of(scene).suspensions[0].reason == "(teks telah dihapus)"


def test_the_acting_chair_leads_until_the_chair_is_elected() -> None:
    scene = an_open_meeting().proposed("sidang", subject=Subject.PRESIDIUM).does(agrees("sidang"))
    scene.does(declares("sidang")).later(60).does(seats("sidang", "m1"))
    acting, chair = (
        next(term for term in minutes_of(scene).offices if term.office is office)
        for office in (Office.ACTING_CHAIR, Office.CHAIR)
    )
    assert (acting.until_at, chair.until_at) == (chair.from_at, None)


def test_a_chair_is_in_office_until_another_is_elected() -> None:
    scene = an_open_meeting()
    for name, elected in (("first", "m1"), ("second", "m2")):
        scene.proposed(name, subject=Subject.PRESIDIUM).does(agrees(name)).does(declares(name))
        scene.does(seats(name, elected))
    chairs = [one for one in minutes_of(scene).offices if one.office is Office.CHAIR]
    assert [(one.person.name, one.until_at is None) for one in chairs] == [
        ("Anggota 1", False),
        ("Anggota 2", True),
    ]
