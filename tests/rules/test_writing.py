"""A written meeting (rapat tertulis). Rule book section 1 and 6.10; Permenkop 19/2015 Ps 15."""

from datetime import timedelta

import pytest

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.ballot import Result
from rat_online.domain.commands import COMMANDS
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import voting as v
from rat_online.domain.commands import writing as w
from rat_online.domain.decide.writing import IN_WRITING
from rat_online.domain.events import voting as ve
from rat_online.domain.events import writing as e
from rat_online.domain.events.deciding import ResultDeclared
from rat_online.domain.profile import Profile
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import (
    BallotStatus,
    DecisionKind,
    ExtensionCause,
    MeetingMode,
    MeetingState,
    Outcome,
    PersonId,
    Subject,
    SuspensionKind,
)
from tests.rules.rulebook import (
    a_meeting,
    amends_roll,
    an_open_meeting,
    annuls,
    asks,
    closes,
    declares,
    disputes,
    extends,
    hands_over,
    members,
    opens,
    raises,
    schedules,
    votes,
    with_rules,
)
from tests.rules.scene import COMMITTEE, WITNESS, WITNESS_2, Act, Scene, why

DAY = 24 * 3600
WINDOW = 14 * DAY


def a_written_meeting(
    entitled: int = 10, profile: Profile | None = None, weights: dict[PersonId, int] | None = None
) -> Scene:
    """Opened by the acting chair, the texts not put to the members yet."""
    schedule = schedules(profile or Profile(weighted=bool(weights)), MeetingMode.WRITTEN)
    return a_meeting(entitled, schedule=schedule, weights=weights).opened()


def puts(*names: str) -> Act:
    return lambda scene: w.PutInWriting(tuple(scene.named[name] for name in names))


def posts(voter: PersonId, **answers: str) -> Act:
    """What the desk reads on a paper."""
    return lambda scene: w.EnterPostedAnswer(voter, _read(scene, answers))


def witnesses(voter: PersonId, **answers: str) -> Act:
    return lambda scene: w.WitnessPostedAnswer(voter, _read(scene, answers))


def _read(scene: Scene, answers: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {scene.ballot(name).id: (choice.rstrip("_"),) for name, choice in answers.items()}


def two_texts(entitled: int = 10, profile: Profile | None = None) -> Scene:
    scene = a_written_meeting(entitled, profile).proposed("lpj").proposed("shu")
    return scene.does(puts("lpj", "shu"))


class TestTheWindow:
    def test_the_texts_are_put_to_all_members_at_once_with_one_deadline(self) -> None:
        scene = two_texts()
        opened = [event for event in scene.last if isinstance(event, ve.BallotOpened)]
        assert [event.text for event in opened] == [scene.decision(name).text for name in ("lpj", "shu")]
        assert {event.deadline_at for event in opened} == {scene.now + timedelta(days=14)}
        assert scene.ballot("lpj").entitled == set(members(10)) == scene.ballot("shu").entitled

    def test_nothing_else_is_put_while_a_window_runs(self) -> None:
        two_texts().proposed("rapb").refuses(puts("rapb"), "something-running")

    def test_without_a_text_there_is_nothing_to_answer(self) -> None:
        scene = a_written_meeting().proposed("lpj").refuses(puts(), "nothing-to-answer")
        scene.refuses(puts("lpj", "lpj"), "nothing-to-answer")

    def test_it_closes_at_its_deadline_and_every_text_is_counted(self) -> None:
        scene = two_texts().voted("lpj", for_=members(6)).voted("shu", against=members(6))
        scene.unnoticed(WINDOW - 1).ticks()
        assert scene.ballot("lpj").status is BallotStatus.OPEN
        scene.later(1)
        assert [event.result.outcome for event in scene.last if isinstance(event, ve.BallotClosed)] == [
            Outcome.CARRIED,
            Outcome.REJECTED,
        ]

    def test_before_it_ends_a_text_closes_only_when_the_whole_roll_has_answered(self) -> None:
        scene = two_texts().voted("lpj", for_=members(9))
        scene.refuses(closes("lpj"), "ballot-still-running", not_voted=1)
        scene.voted("lpj", against=["m10"]).does(closes("lpj"))
        scene.refuses(closes("shu"), "ballot-still-running", not_voted=10)

    def test_it_is_neither_extended_nor_shortened(self) -> None:
        two_texts().refuses(extends("lpj", 60), "held-in-writing")

    def test_the_roll_does_not_move_while_it_runs(self) -> None:
        two_texts().refuses(amends_roll("m11", add=True), "something-running")

    def test_a_text_may_be_annulled_and_put_again(self) -> None:
        scene = two_texts().does(annuls("lpj")).later(WINDOW)
        scene.does(puts("lpj"))
        assert scene.ballot("lpj").deadline_at == scene.now + timedelta(days=14)

    def test_persons_are_elected_secretly_and_so_not_in_writing_unless_the_chair_makes_it_open(self) -> None:
        scene = a_written_meeting().nominated("ketua", "m1", "m2", secret=True)
        scene.refuses(puts("ketua"), "secret-ballot-unavailable")
        scene.does(d.SetSecrecy(scene.named["ketua"], False, why())).does(puts("ketua"))
        scene.voted("ketua", m1=members(6)).later(WINDOW)
        assert scene.decision("ketua").seated == ("m1",)

    def test_a_tie_of_an_open_election_goes_to_a_run_off_in_writing(self) -> None:
        scene = a_written_meeting().nominated("ketua", "m1", "m2", "m3").does(puts("ketua"))
        scene.voted("ketua", m1=members(4), m2=members(4, first=5)).later(WINDOW)
        scene.does(puts("ketua"))
        assert scene.ballot("ketua").round == 2
        assert scene.ballot("ketua").names == ("m1", "m2")


class TestAnswering:
    def test_each_member_answers_each_text_once_without_checking_in(self) -> None:
        scene = two_texts().does(votes("m1", "lpj", "for")).does(votes("m1", "shu", "abstain"))
        scene.happened(ve.VoteCast, voter="m1", choice=("abstain",))
        scene.refuses(votes("m1", "lpj", "against"), "already-voted")
        scene.changes_nothing(votes("m1", "lpj", "for"))

    def test_an_answer_may_be_changed_only_where_the_profile_says_so(self) -> None:
        scene = two_texts(profile=with_rules(may_change=True)).does(votes("m1", "lpj", "for"))
        scene.does(votes("m1", "lpj", "against")).happened(ve.VoteChanged, choice=("against",))

    def test_only_who_is_on_the_roll_answers_and_only_what_is_asked(self) -> None:
        scene = two_texts().refuses(votes("m99", "lpj", "for"), "not-on-roll")
        scene.refuses(votes("m1", "lpj", "maybe"), "choice-invalid")

    def test_reporters_do_not_answer_on_their_own_report_where_the_articles_keep_them_from_it(self) -> None:
        scene = a_written_meeting(profile=with_rules(reporters_vote=False))
        scene.meeting.offices.board = ("m1",)
        scene.does(d.ProposeDecision("lpj", DecisionKind.ORDINARY, Subject.ACCOUNTABILITY, "Menerima LPJ."))
        scene.named["lpj"] = "d1"
        scene.does(puts("lpj")).refuses(votes("m1", "lpj", "for"), "own-report")
        scene.refuses(posts("m1", lpj="for"), "own-report")

    def test_a_late_answer_is_listed_with_its_time_and_not_counted(self) -> None:
        scene = two_texts().voted("lpj", for_=members(6)).unnoticed(WINDOW + 1)
        scene.does(votes("m7", "lpj", "against")).happened(e.LateAnswerListed, voter="m7")
        listed_at = scene.now
        scene.ticks().changes_nothing(votes("m7", "lpj", "against"))
        scene.later(3600).does(votes("m8", "lpj", "for")).happened(e.LateAnswerListed, voter="m8")
        ballot = scene.ballot("lpj")
        assert scene.meeting.writing.late == {ballot.id: {"m7": listed_at, "m8": scene.now}}
        assert ballot.tally is not None
        assert (ballot.tally.cast, ballot.tally.not_voted) == (6, 4)

    def test_who_has_answered_is_told_that_it_is_too_late_to_change(self) -> None:
        scene = two_texts(profile=with_rules(may_change=True)).voted("lpj", for_=members(6)).later(WINDOW)
        scene.refuses(votes("m1", "lpj", "against"), "too-late").changes_nothing(votes("m1", "lpj", "for"))

    def test_after_the_meeting_is_closed_nothing_is_listed_any_more(self) -> None:
        scene = two_texts().later(WINDOW).later(DAY).does(declares("lpj")).does(declares("shu"))
        scene.does(c.CloseMeeting()).refuses(votes("m1", "lpj", "for"), "wrong-state")


class TestPapersByPost:
    def test_a_paper_counts_when_two_witnesses_have_read_the_same_as_the_desk(self) -> None:
        scene = two_texts().does(posts("m1", lpj="for", shu="against"), COMMITTEE)
        scene.does(witnesses("m1", lpj="for", shu="against"), WITNESS).did_not_happen(ve.VoteCast)
        scene.changes_nothing(witnesses("m1", lpj="for", shu="against"), WITNESS)
        _with_second_witness(scene).does(witnesses("m1", lpj="for", shu="against"), WITNESS_2)
        assert [type(event) for event in scene.last] == [e.PostedAnswerWitnessed, ve.VoteCast, ve.VoteCast]
        assert scene.ballot("shu").votes == {"m1": ("against",)}
        assert (scene.meeting.quorum().online, scene.meeting.quorum().hall) == (0, 1)

    def test_a_witness_who_reads_otherwise_stops_it(self) -> None:
        scene = two_texts().does(posts("m1", lpj="for"), COMMITTEE)
        scene.refuses(witnesses("m1", lpj="against"), "paper-differs", WITNESS)
        scene.does(posts("m1", lpj="against"), COMMITTEE).does(witnesses("m1", lpj="against"), WITNESS)

    def test_a_new_reading_of_the_desk_is_witnessed_anew(self) -> None:
        scene = two_texts().does(posts("m1", lpj="for"), COMMITTEE).does(witnesses("m1", lpj="for"), WITNESS)
        scene.does(posts("m1", lpj="against"), COMMITTEE)
        assert scene.meeting.writing.posted["m1"].witnesses == ()

    def test_nobody_witnesses_what_nobody_entered_nor_the_own_paper(self) -> None:
        scene = two_texts().refuses(witnesses("m1", lpj="for"), "unknown-paper", WITNESS)
        scene.does(posts("m1", lpj="for"), COMMITTEE)
        scene.meeting.offices.appoint(WITNESS.role, "m1")
        scene.refuses(witnesses("m1", lpj="for"), "not-allowed", Actor("m1", WITNESS.role))

    def test_once_per_member_whichever_is_there_first(self) -> None:
        scene = _with_second_witness(two_texts()).does(posts("m1", lpj="for"), COMMITTEE)
        scene.does(votes("m1", "lpj", "against"))
        scene.refuses(witnesses("m1", lpj="for"), "already-voted", WITNESS)
        scene.refuses(posts("m1", lpj="for"), "already-voted", COMMITTEE)

    def test_a_paper_after_the_window_or_not_witnessed_within_it_is_late(self) -> None:
        scene = two_texts().does(posts("m1", lpj="for"), COMMITTEE).unnoticed(WINDOW + 1).ticks()
        scene.happened(e.LateAnswerListed, voter="m1")
        scene.refuses(witnesses("m1", lpj="for"), "too-late", WITNESS)
        scene.does(posts("m2", lpj="for"), COMMITTEE).happened(e.LateAnswerListed, voter="m2")
        scene.changes_nothing(posts("m2", lpj="for"), COMMITTEE)

    def test_a_late_paper_of_somebody_who_has_answered_lists_nothing(self) -> None:
        scene = two_texts().voted("lpj", for_=["m1"]).later(WINDOW)
        scene.refuses(posts("m1", lpj="for"), "already-voted", COMMITTEE)

    def test_a_paper_says_what_its_form_asks(self) -> None:
        scene = two_texts().refuses(posts("m1"), "nothing-to-answer", COMMITTEE)
        scene.refuses(posts("m1", lpj="maybe"), "choice-invalid", COMMITTEE)
        scene.refuses(posts("m99", lpj="for"), "not-on-roll", COMMITTEE)
        scene.does(annuls("shu")).refuses(posts("m1", shu="for"), "ballot-not-open", COMMITTEE)


def _with_second_witness(scene: Scene) -> Scene:
    scene.meeting.offices.appoint(WITNESS_2.role, WITNESS_2.person)
    return scene


def _result(scene: Scene, name: str) -> Result:
    result = scene.ballot(name).result
    assert result is not None
    return result


class TestQuorum:
    @pytest.mark.parametrize(("answers", "outcome"), [(5, Outcome.VOID), (6, Outcome.CARRIED)])
    def test_it_is_binding_when_the_answers_reach_quorum(self, answers: int, outcome: Outcome) -> None:
        scene = two_texts().voted("lpj", for_=members(answers)).later(WINDOW)
        ballot = scene.ballot("lpj")
        assert ballot.quorum_at_close is not None
        assert (ballot.quorum_at_close.present, ballot.quorum_at_close.needed) == (answers, 6)
        assert ballot.result is not None
        assert ballot.result.outcome is outcome

    def test_an_abstention_is_an_answer(self) -> None:
        scene = two_texts().voted("lpj", abstain=members(5), for_=["m6"]).later(WINDOW)
        assert _result(scene, "lpj").outcome is Outcome.CARRIED

    def test_it_is_judged_for_each_text_by_the_rule_of_its_kind(self) -> None:
        scene = a_written_meeting().proposed("lpj").proposed("ad", DecisionKind.ARTICLES)
        scene.does(puts("lpj", "ad")).voted("lpj", for_=members(7)).voted("ad", for_=members(7)).later(WINDOW)
        assert _result(scene, "lpj").outcome is Outcome.CARRIED
        assert _result(scene, "ad").outcome is Outcome.VOID

    def test_it_is_counted_in_the_weights_of_the_roll(self) -> None:
        scene = a_written_meeting(3, weights={"m1": 5}).proposed("lpj").does(puts("lpj"))
        scene.voted("lpj", for_=["m1"]).later(WINDOW)
        assert scene.ballot("lpj").quorum_at_close == scene.meeting.quorum()
        assert _result(scene, "lpj").outcome is Outcome.CARRIED

    def test_a_majority_of_the_present_is_one_of_the_whole_roll(self) -> None:
        """Everybody was asked: who did not answer an `articles` text stands among those it is a part of."""
        scene = a_written_meeting().proposed("ad", DecisionKind.ARTICLES).does(puts("ad"))
        assert scene.meeting.profile.rules[DecisionKind.ARTICLES].majority.base is Base.PRESENT
        scene.voted("ad", for_=members(7), against=["m8"]).later(WINDOW)
        result = _result(scene, "ad")
        assert (result.outcome, result.base, result.needed) == (Outcome.REJECTED, 10, 8)

    def test_while_it_runs_everybody_who_answered_any_text_is_counted_once(self) -> None:
        scene = two_texts().voted("lpj", for_=members(3)).voted("shu", for_=members(4))
        assert scene.meeting.quorum().present == 4


class TestTheEnd:
    def test_the_chair_declares_after_a_day_for_objections(self) -> None:
        scene = two_texts().voted("lpj", for_=members(6)).later(WINDOW)
        scene.refuses(declares("lpj"), "objection-window-open", seconds=DAY)
        scene.later(DAY - 1).does(disputes("m1", "lpj"))
        scene.later(1).refuses(declares("lpj"), "objection-unanswered")
        scene.does(d.AnswerResultObjection(scene.named["lpj"], "m1", why())).does(declares("lpj"))

    def test_what_is_not_binding_is_declared_so(self) -> None:
        scene = two_texts().later(WINDOW).later(DAY).does(declares("lpj"))
        scene.happened(ResultDeclared, outcome=Outcome.VOID, taps=1)

    def test_it_is_closed_without_a_reading_when_everything_is_declared(self) -> None:
        scene = two_texts().refuses(c.CloseMeeting(), "something-running")
        scene.later(WINDOW).later(DAY).refuses(c.CloseMeeting(), "something-undecided")
        scene.does(declares("lpj")).does(declares("shu")).does(c.CloseMeeting())
        assert scene.meeting.state is MeetingState.CLOSED

    def test_it_is_not_closed_before_anything_was_put_to_the_members(self) -> None:
        a_written_meeting().refuses(c.CloseMeeting(), "nothing-to-answer")


class TestWhatHasNoPlace:
    @pytest.mark.parametrize(
        "act",
        [
            a.CallRollCall(),
            ld.SuspendMeeting(SuspensionKind.SUSPENSION, 60, why()),
            ld.StartAgendaItem("lpj"),
            c.ReadDecisions(),
            raises("m1"),
            asks("m1"),
        ],
    )
    def test_a_written_meeting_has_neither_presence_nor_floor_nor_reading(self, act: Act) -> None:
        a_written_meeting().refuses(act, "held-in-writing")

    def test_nobody_checks_in(self) -> None:
        a_written_meeting().refuses(a.CheckIn("m1"), "held-in-writing")

    def test_nothing_is_decided_without_answers(self) -> None:
        scene = a_written_meeting().proposed("lpj").refuses(opens("lpj"), "held-in-writing")
        scene.refuses(lambda s: d.RecordConsensus(s.named["lpj"]), "held-in-writing")

    def test_a_meeting_in_session_has_no_window(self) -> None:
        an_open_meeting().proposed("lpj").refuses(puts("lpj"), "held-in-session")

    def test_every_command_has_its_place(self) -> None:
        assert set(IN_WRITING) < set(COMMANDS)


class TestOutages:
    """The date stands in the members' letters; only what is taken of the last day is given back."""

    def test_an_outage_before_the_last_day_moves_nothing(self) -> None:
        scene = two_texts().unnoticed(5 * DAY)
        scene.changes_nothing(v.RecordOutage(scene.now - timedelta(hours=20), scene.now), CLOCK)

    def test_what_an_outage_takes_of_the_last_day_is_given_back(self) -> None:
        scene = two_texts()
        deadline_at = scene.ballot("lpj").deadline_at
        scene.unnoticed(13 * DAY + 3600).does(
            v.RecordOutage(scene.now - timedelta(hours=2), scene.now), CLOCK
        )
        assert {ballot.deadline_at for ballot in scene.meeting.ballots.values()} == {
            deadline_at + timedelta(hours=1)
        }
        assert {event.cause for event in scene.last if isinstance(event, ve.BallotExtended)} == {
            ExtensionCause.OUTAGE
        }

    def test_a_window_that_ran_out_while_the_server_was_away_goes_on_for_as_long(self) -> None:
        scene = two_texts()
        ended_at = scene.ballot("lpj").deadline_at
        scene.unnoticed(WINDOW + 3600)
        scene.does(v.RecordOutage(ended_at - timedelta(hours=2), scene.now), CLOCK)
        assert scene.ballot("shu").deadline_at == scene.now + timedelta(hours=2)
        scene.does(votes("m1", "shu", "for")).happened(ve.VoteCast, voter="m1")


class TestThePalu:
    def test_a_deputy_takes_over_only_after_a_day_of_silence(self) -> None:
        scene = two_texts().does(votes("m1", "lpj", "for")).with_deputy()
        scene.last_heard(scene.chair.person, ago=3600).refuses(ld.TakeOverGavel(), "chair-not-silent")
        scene.last_heard(scene.chair.person, ago=DAY).does(ld.TakeOverGavel())

    def test_it_is_handed_over_while_the_window_runs(self) -> None:
        scene = two_texts().with_deputy().does(hands_over("deputy"))
        assert scene.meeting.offices.gavel == "deputy"
