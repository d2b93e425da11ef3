"""The risalah tells who spoke, what was asked, and how order was kept. Rule book sections 5 and 7."""

from datetime import date

from rat_online.domain.commands import asking as q
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import speaking as s
from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.deeds import Deed
from rat_online.domain.minutes.fold import fold
from rat_online.domain.minutes.model import AgendaItem, Minutes
from rat_online.domain.minutes.terms import SpeechKind
from rat_online.domain.vocabulary import InterruptionKind
from tests.domain.minutes.told import sources_of
from tests.rules.rulebook import accepts, an_open_meeting, asks, ends, gives, interrupts
from tests.rules.scene import OPERATOR, Scene, why

TEXTS = ("usul audit", "Mengapa SHU turun?", "Karena harga.", "mohon penjelasan", "bukan sekarang", "menyela")


def minutes_of(scene: Scene) -> Minutes:
    sources = sources_of(scene)
    texts = {**sources.texts, **{why(text).id: text for text in TEXTS}}
    return fold(
        scene.meeting.id,
        scene.log,
        type(sources)(sources.letterhead, sources.document_number, sources.log_head, sources.people, texts),
    )


def lpj(scene: Scene) -> AgendaItem:
    return next(item for item in minutes_of(scene).agenda if item.title == "lpj")


def under_lpj() -> Scene:
    return an_open_meeting().does(ld.StartAgendaItem("lpj"))


def test_a_turn_stands_under_its_item_with_name_number_gist_and_time() -> None:
    scene = under_lpj().does(gives("m2")).later(70).does(ends()).does(s.RecordGist("t1", why("usul audit")))
    (speech,) = lpj(scene.does(ld.StartAgendaItem("shu"))).speeches
    assert (speech.speaker, speech.gist, speech.seconds) == (Person("Anggota 2", "0002"), "usul audit", 70)
    assert (speech.kind, speech.accepted) == (SpeechKind.TURN, None)


def test_interupsi_are_told_with_their_kind_and_what_the_chair_said() -> None:
    scene = under_lpj().does(interrupts("m2")).does(interrupts("m3", InterruptionKind.SUSPENSION))
    scene.does(accepts("n1")).later(5).does(ends())
    heard, refused = lpj(scene.does(s.RefuseInterruption("n2", why("bukan sekarang")))).speeches
    # The refused one was raised before the other was heard, and stands where it was raised.
    heard, refused = sorted((heard, refused), key=lambda speech: not speech.accepted)
    assert (heard.kind, heard.accepted, heard.gist) == (SpeechKind.CLARIFICATION, True, "mohon penjelasan")
    assert (refused.kind, refused.accepted, refused.reason) == (
        SpeechKind.SUSPENSION,
        False,
        "bukan sekarang",
    )


def test_an_interupsi_that_was_taken_back_is_not_told_and_a_pending_one_is() -> None:
    scene = under_lpj().does(interrupts("m2")).does(s.WithdrawInterruption("n1")).does(interrupts("m3"))
    (speech,) = lpj(scene).speeches
    assert (speech.speaker.member_number, speech.accepted) == ("0003", None)


def test_a_question_is_told_with_its_answer_and_an_unanswered_one_with_its_date() -> None:
    scene = under_lpj().does(asks("m1")).does(asks("m2")).does(q.GroupQuestions(("q1",), "SHU"))
    answered, waiting = lpj(scene.does(q.AnswerQuestion("q1", why("Karena harga."), "m5"))).questions
    assert (answered.text, answered.answer, answered.answered_by) == (
        "Mengapa SHU turun?",
        "Karena harga.",
        "Anggota 5",
    )
    assert (answered.group, answered.answer_due_on) == ("SHU", None)
    assert (waiting.answer, waiting.answer_due_on) == ("", date(2027, 4, 3))


def test_a_merged_question_says_with_whose_it_was_answered_and_a_withdrawn_one_is_left_out() -> None:
    scene = under_lpj().does(asks("m1")).does(asks("m2")).does(asks("m3")).does(q.WithdrawQuestion("q3"))
    first, merged = lpj(scene.does(q.MergeQuestions("q1", ("q2",)))).questions
    assert first.together_with is None
    assert merged.together_with == Person("Anggota 1", "0001")


def test_what_came_before_the_first_item_stands_under_it() -> None:
    scene = an_open_meeting().does(asks("m1")).does(gives("m2")).does(ends())
    first = minutes_of(scene).agenda[0]
    assert (len(first.questions), len(first.speeches)) == (1, 1)


def test_order_is_told_as_the_chairs_intervention_with_whom_and_why() -> None:
    scene = under_lpj().does(s.WarnPerson("m2", why("menyela"))).does(s.RemovePerson("m2", why("menyela")))
    told = [(one.act, one.subject, one.reason) for one in minutes_of(scene).interventions]
    assert told == [
        (Deed.WARNED, "Anggota 2", "menyela"),
        (Deed.REMOVED, "Anggota 2", "menyela"),
    ]


def test_statistics_list_who_spoke_longest_first() -> None:
    scene = under_lpj().does(gives("m2")).later(10).does(gives("m3")).later(30).does(ends())
    told = [(one.person.member_number, one.turns, one.seconds) for one in minutes_of(scene).speaking]
    assert told == [("0003", 1, 30), ("0002", 1, 10)]


def test_the_operators_routine_of_the_floor_fills_no_lines() -> None:
    scene = under_lpj().does(gives("m2"), OPERATOR).does(ends(), OPERATOR)
    assert minutes_of(scene).operator_acts == ()
