"""From the count to the palu: objections, ties, declaration, reconsideration. Rule book 6.6 to 6.9."""

from dataclasses import replace

from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.events import deciding as e
from rat_online.domain.vocabulary import DecisionKind, DecisionStatus, Outcome, Subject
from tests.rules.rulebook import (
    agrees,
    an_open_meeting,
    answers,
    declares,
    disputes,
    members,
    opens,
    reconsiders,
    settles,
    with_rules,
)
from tests.rules.scene import OPERATOR, SECRETARY, Scene, why


def counted() -> Scene:
    return an_open_meeting().proposed("lpj").counted("lpj", for_=["m1", "m2"], against=["m3"])


class TestObjectionToTheResult:
    def test_a_voter_may_lodge_one_within_60_seconds_with_a_reason(self) -> None:
        scene = counted().unnoticed(59).refuses(disputes("m3", "lpj", why(" ")), "reason-missing")
        scene.does(disputes("m3", "lpj")).happened(e.ResultObjected, by="m3")

    def test_afterwards_it_is_too_late(self) -> None:
        counted().unnoticed(61).refuses(disputes("m3", "lpj"), "objection-window-closed")

    def test_the_chair_does_not_declare_while_the_window_is_open(self) -> None:
        counted().unnoticed(20).refuses(declares("lpj"), "objection-window-open", seconds=40)

    def test_every_objection_is_answered_before_the_palu(self) -> None:
        scene = counted().does(disputes("m3", "lpj")).later(61)
        scene.refuses(declares("lpj"), "objection-unanswered").does(answers("lpj", "m3")).does(
            declares("lpj")
        )

    def test_what_was_decided_without_a_ballot_has_no_such_window(self) -> None:
        an_open_meeting().proposed("lpj").does(agrees("lpj")).does(declares("lpj"))


class TestTies:
    def tied(self, **rules: object) -> Scene:
        scene = an_open_meeting(profile=with_rules(**rules)).nominated("ketua", "m1", "m2", "m3")
        return scene.counted("ketua", 600, m1=["m4", "m5"], m2=["m6", "m7"], m3=["m8"])

    def test_a_tied_election_goes_to_a_run_off_among_the_tied(self) -> None:
        scene = self.tied()
        assert scene.decision("ketua").status is DecisionStatus.TIED
        scene.later(61).does(opens("ketua", 600))
        assert [option.id for option in scene.ballot("ketua").options] == ["m1", "m2", "blank"]
        assert scene.ballot("ketua").round == 2

    def test_a_tie_is_not_declared(self) -> None:
        self.tied().later(61).refuses(declares("ketua"), "run-off-needed")

    def test_those_above_the_tie_are_seated_and_the_open_seats_are_run_off(self) -> None:
        scene = an_open_meeting().nominated("pengurus", "m1", "m2", "m3", seats=2)
        scene.counted("pengurus", 600, m1=["m4", "m5"], m2=["m6"], m3=["m7"])
        assert scene.decision("pengurus").seated == ("m1",)
        scene.later(61).does(opens("pengurus", 600))
        assert scene.ballot("pengurus").seats == 1

    def test_before_the_last_run_off_nothing_else_decides(self) -> None:
        self.tied().later(61).refuses(settles("ketua", "m1"), "run-off-needed")

    def test_a_run_off_below_quorum_is_void_and_leaves_the_tie_as_it_was(self) -> None:
        scene = self.tied().later(61).leave(*members(5, 6))
        scene.refuses(opens("ketua", 600), "quorum-not-met", present=5, needed=6)
        scene.does(opens("ketua", 600, why())).voted("ketua", m1=["m3", "m4"], m2=["m5"]).later(600)
        decision = scene.decision("ketua")
        assert (decision.status, decision.seated) == (DecisionStatus.TIED, ())
        scene.later(61).refuses(declares("ketua"), "run-off-needed")
        scene.arrive(*members(5, 6)).counted("ketua", 600, m1=["m3", "m4"], m2=["m5"]).declared("ketua")
        scene.happened(e.ResultDeclared, elected=("m1",))

    def test_after_the_last_run_off_the_standing_orders_decide_by_a_recorded_text(self) -> None:
        scene = self.tied(run_off_rounds=1)
        scene.later(61).counted("ketua", 600, m1=["m4"], m2=["m6"]).later(61)
        scene.refuses(opens("ketua", 600), "run-off-rounds-used")
        scene.refuses(settles("ketua", "m3"), "options-invalid").does(settles("ketua", "m2"))
        scene.later(61).does(declares("ketua")).happened(e.ResultDeclared, elected=("m2",))


class TestPalu:
    def test_until_the_palu_a_result_is_not_declared(self) -> None:
        scene = counted()
        assert scene.decision("lpj").declaration is None
        scene.declared("lpj").happened(e.ResultDeclared, outcome=Outcome.CARRIED, taps=3)

    def test_only_the_chair_declares_and_never_the_operator(self) -> None:
        counted().later(61).refuses(declares("lpj"), "not-allowed", by=OPERATOR)

    def test_a_declared_result_is_never_declared_or_edited_again(self) -> None:
        scene = counted().declared("lpj").refuses(declares("lpj"), "wrong-status")
        scene.refuses(d.AmendDecisionText(scene.named["lpj"], "lain"), "wrong-status")
        scene.refuses(opens("lpj"), "wrong-status")

    def test_a_mistake_is_cured_by_a_recorded_reconsideration_and_a_new_ballot(self) -> None:
        scene = counted().declared("lpj").does(reconsiders("lpj")).proposed("baru", reconsiders="lpj")
        assert scene.decision("baru").reconsiders == scene.named["lpj"]
        scene.counted("baru", against=["m1", "m2"]).declared("baru")
        assert scene.decision("lpj").status is DecisionStatus.RECONSIDERED

    def test_what_is_reconsidered_is_decided_anew_by_the_rules_of_its_own_kind(self) -> None:
        scene = an_open_meeting(10, 10).proposed("ad", DecisionKind.ARTICLES)
        scene.counted("ad", for_=members(6), against=members(4, 7)).declared("ad").does(reconsiders("ad"))
        anew = d.ProposeDecision(
            "lpj", DecisionKind.ORDINARY, Subject.OTHER, "Mengubah AD.", reconsiders="d1"
        )
        scene.refuses(anew, "reconsiders-otherwise", SECRETARY, kind=DecisionKind.ARTICLES)
        scene.refuses(
            replace(anew, kind=DecisionKind.ARTICLES, subject=Subject.BUDGET), "reconsiders-otherwise"
        )
        scene.proposed("baru", DecisionKind.ARTICLES, reconsiders="ad")
        scene.refuses(replace(anew, kind=DecisionKind.ARTICLES), "decided-anew", decision="d1")

    def test_a_void_decision_decides_nothing_anew_and_the_meeting_stays_open_for_another(self) -> None:
        scene = an_open_meeting(entitled=10, present=10).proposed("rapb").does(agrees("rapb"))
        scene.does(declares("rapb")).does(reconsiders("rapb")).proposed("baru", reconsiders="rapb")
        scene.leave(*members(5, first=6)).does(opens("baru", reason=why())).voted("baru", for_=["m1"])
        scene.later(180).declared("baru").refuses(c.ReadDecisions(), "something-undecided", decision="d1")
        scene.arrive(*members(5, first=6)).proposed("lagi", reconsiders="rapb")
        scene.counted("lagi", for_=members(8)).declared("lagi").does(c.ReadDecisions())

    def test_a_vote_below_quorum_is_declared_void(self) -> None:
        scene = an_open_meeting(entitled=10, present=3).proposed("lpj")
        scene.refuses(opens("lpj"), "quorum-not-met", present=3, needed=6)
        scene.does(opens("lpj", reason=why())).voted("lpj", for_=["m1", "m2"]).later(180)
        scene.declared("lpj").happened(e.ResultDeclared, outcome=Outcome.VOID)

    def test_a_chair_who_is_a_candidate_hands_over_for_that_item(self) -> None:
        scene = an_open_meeting().nominated("ketua", "acting", "m2", secret=True)
        scene.refuses(opens("ketua"), "chair-is-candidate")
