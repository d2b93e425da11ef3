"""Written questions: sent, grouped, merged, answered, shown. Rule book section 5."""

from rat_online.domain.commands import asking as q
from rat_online.domain.events import asking as e
from rat_online.domain.vocabulary import QuestionStatus
from tests.rules.rulebook import a_meeting, an_open_meeting, asks, with_rules
from tests.rules.scene import OPERATOR, SECRETARY, Scene, member, why


def answers(
    question: str = "q1", text: str = "Karena harga turun.", by: str | None = None
) -> q.AnswerQuestion:
    return q.AnswerQuestion(question, why(text), by)


def status(scene: Scene, question: str = "q1") -> QuestionStatus:
    return scene.meeting.questions.asked[question].status


def test_a_member_who_is_here_asks_from_the_registration_on() -> None:
    scene = a_meeting(10, 8).does(asks("m1")).refuses(asks("m9"), "not-checked-in")
    scene.refuses(asks("m2"), "not-allowed", member("m3")).opened().does(asks("m2")).suspended().does(
        asks("m3")
    )
    assert [one.by for one in scene.meeting.questions.waiting()] == ["m1", "m2", "m3"]


def test_a_question_belongs_to_the_item_named_or_to_the_one_that_is_on() -> None:
    scene = an_open_meeting().does(asks("m1")).happened(e.QuestionAsked, item=None)
    scene.does(asks("m1", item="shu")).happened(e.QuestionAsked, item="shu")
    scene.refuses(asks("m1", item="nowhere"), "unknown-item")


def test_the_log_holds_no_word_of_a_question() -> None:
    scene = an_open_meeting().does(asks("m1", "Siapa yang meminjam?"))
    assert "meminjam" not in repr(scene.log)
    assert scene.event(e.QuestionAsked).words == why("Siapa yang meminjam?").id


def test_a_question_has_words_and_not_too_many() -> None:
    scene = an_open_meeting().refuses(asks("m1", "  "), "reason-missing")
    scene.refuses(asks("m1", "x" * 1001), "too-large", limit=1000).does(asks("m1", "x" * 1000))


def test_each_has_so_many_waiting_at_a_time() -> None:
    scene = an_open_meeting(profile=with_rules(questions_each=2)).does(asks("m1")).does(asks("m1", "Kedua?"))
    scene.refuses(asks("m1", "Ketiga?"), "questions-waiting", limit=2).does(asks("m2"))
    scene.does(answers()).does(asks("m1", "Ketiga?"))


def test_a_question_is_taken_back_until_it_is_answered() -> None:
    scene = an_open_meeting().does(asks("m1")).does(asks("m1", "Kedua?"))
    scene.refuses(q.WithdrawQuestion("q1"), "not-allowed", member("m2"))
    scene.does(q.WithdrawQuestion("q1")).changes_nothing(q.WithdrawQuestion("q1"))
    scene.does(answers("q2")).refuses(q.WithdrawQuestion("q2"), "question-over", status="answered")
    scene.refuses(answers("q1"), "question-over", status="withdrawn")


def test_questions_are_grouped_under_a_heading() -> None:
    scene = an_open_meeting().does(asks("m1")).does(asks("m2"))
    scene.does(q.GroupQuestions(("q1", "q2"), " SHU "), SECRETARY)
    assert [one.group for one in scene.meeting.questions.asked.values()] == ["SHU", "SHU"]
    scene.changes_nothing(q.GroupQuestions(("q1",), "SHU")).does(q.GroupQuestions(("q1",), ""))
    scene.refuses(q.GroupQuestions((), "SHU"), "malformed").refuses(
        q.GroupQuestions(("q9",), "x"), "unknown-question"
    )
    scene.refuses(q.GroupQuestions(("q1",), "x" * 81), "too-large")


def test_one_answer_serves_all_that_were_merged() -> None:
    scene = an_open_meeting().does(asks("m1")).does(asks("m2")).does(asks("m3"))
    scene.does(q.MergeQuestions("q1", ("q2",))).does(q.MergeQuestions("q3", ("q1",))).does(answers("q3"))
    questions = scene.meeting.questions
    assert {questions.standing_of(one).id for one in questions.asked.values()} == {"q3"}
    scene.refuses(answers("q2"), "question-over", status="merged")


def test_a_question_is_not_merged_into_itself_nor_twice() -> None:
    scene = an_open_meeting().does(asks("m1")).does(asks("m2"))
    scene.refuses(q.MergeQuestions("q1", ("q1",)), "malformed")
    scene.does(q.MergeQuestions("q1", ("q2",))).refuses(q.MergeQuestions("q1", ("q2",)), "question-over")
    scene.refuses(q.MergeQuestions("q2", ("q1",)), "question-over", status="merged")


def test_the_last_answer_counts_and_says_who_gave_it() -> None:
    scene = (
        an_open_meeting().does(asks("m1")).does(answers(by="board")).does(answers(text="Diralat."), OPERATOR)
    )
    asked = scene.meeting.questions.asked["q1"]
    assert (asked.answer, asked.answered_by) == (why("Diralat.").id, None)
    scene.refuses(answers(by="stranger"), "unknown-person").refuses(answers(text=""), "reason-missing")


def test_one_question_at_a_time_is_shown() -> None:
    scene = an_open_meeting().does(asks("m1")).does(asks("m2")).does(q.ShowQuestion("q1"), SECRETARY)
    scene.changes_nothing(q.ShowQuestion("q1")).does(q.ShowQuestion("q2"))
    assert scene.meeting.questions.shown == "q2"
    scene.refuses(q.ShowQuestion("q9"), "unknown-question").refuses(
        q.ShowQuestion("q1"), "not-allowed", member("m1")
    )
    scene.does(q.ShowQuestion(None))
    assert scene.meeting.questions.shown is None


def test_a_shown_question_that_is_taken_back_or_merged_is_shown_no_more() -> None:
    scene = an_open_meeting().does(asks("m1")).does(asks("m2")).does(q.ShowQuestion("q1"))
    scene.does(q.MergeQuestions("q2", ("q1",))).happened(e.QuestionShown, question="q2")
    scene.does(q.WithdrawQuestion("q2")).happened(e.QuestionShown, question=None)


def test_nothing_is_asked_before_and_after() -> None:
    scene = an_open_meeting().does(asks("m1"))
    assert status(scene) is QuestionStatus.WAITING
    scene.suspended()
    assert scene.replayed() == scene.meeting
