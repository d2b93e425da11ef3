"""The report of accountability (LPJ): accepted, with notes, or rejected. Rule book section 6.2."""

from dataclasses import replace

from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.events import deciding as de
from rat_online.domain.events import voting as e
from rat_online.domain.profile import default_rules
from rat_online.domain.threshold import Base
from rat_online.domain.vocabulary import DecisionKind, Outcome, Subject
from tests.rules.rulebook import (
    a_meeting,
    acclaims,
    an_open_meeting,
    closes,
    follows,
    objects,
    opens,
    schedules,
    votes,
    with_rules,
)
from tests.rules.scene import Scene

NOTES = "Piutang ragu-ragu ditagih sebelum Juni."


def a_report(notes: str = "", scene: Scene | None = None) -> Scene:
    asked = d.ProposeDecision(
        "lpj", DecisionKind.ORDINARY, Subject.ACCOUNTABILITY, "Menerima LPJ.", notes=notes
    )
    return (scene or an_open_meeting())._propose("lpj", asked)


def reporters_do_not_vote() -> Scene:
    """m1 is of the board and m2 of the supervisors, both on the roll."""
    schedule = replace(schedules(with_rules(reporters_vote=False)), board=("m1",), supervisors=("m2",))
    return a_report(scene=a_meeting(6, 6, schedule=schedule).opened())


class TestNotes:
    def test_notes_are_voted_with_the_text(self) -> None:
        a_report(NOTES).does(opens("lpj")).happened(e.BallotOpened, notes=NOTES)

    def test_notes_may_be_amended_before_the_ballot_and_not_after(self) -> None:
        scene = a_report().does(lambda s: d.AmendDecisionText(s.named["lpj"], "Menerima LPJ.", NOTES))
        scene.happened(de.DecisionTextAmended, text="Menerima LPJ.", notes=NOTES)
        scene.changes_nothing(lambda s: d.AmendDecisionText(s.named["lpj"], "Menerima LPJ."))
        scene.does(opens("lpj"))
        scene.refuses(lambda s: d.AmendDecisionText(s.named["lpj"], "Menerima LPJ.", ""), "wrong-status")

    def test_only_a_report_takes_notes(self) -> None:
        asked = d.ProposeDecision("lpj", DecisionKind.ORDINARY, Subject.BUDGET, "RAPB.", notes=NOTES)
        an_open_meeting().refuses(asked, "malformed", field="notes")


class TestRejection:
    def rejected(self) -> Scene:
        scene = a_report().counted("lpj", against=["m1", "m2"], for_=["m3"]).declared("lpj")
        assert scene.decision("lpj").declaration is not None
        return scene

    def test_a_rejected_report_asks_for_what_follows_before_the_reading(self) -> None:
        scene = self.rejected().refuses(c.ReadDecisions(), "consequence-missing", decision="d1")
        scene.does(follows("lpj", "Audit dalam 30 hari.")).does(c.ReadDecisions())

    def test_it_is_recorded_for_nothing_else(self) -> None:
        accepted = a_report().counted("lpj", for_=["m1", "m2"]).declared("lpj")
        accepted.refuses(follows("lpj", "Audit."), "wrong-status")
        other = an_open_meeting().proposed("lain").counted("lain", against=["m1"]).declared("lain")
        other.refuses(follows("lain", "Audit."), "wrong-status")

    def test_a_text_is_needed_and_a_later_one_replaces_it(self) -> None:
        scene = self.rejected().refuses(follows("lpj", " "), "text-missing")
        scene.does(follows("lpj", "Audit.")).changes_nothing(follows("lpj", "Audit."))
        scene.does(follows("lpj", "RALB dalam 60 hari.")).happened(de.ConsequenceRecorded)


class TestOwnReport:
    def test_by_default_pengurus_and_pengawas_vote_as_members(self) -> None:
        a_report().does(opens("lpj")).happened(e.BallotOpened, excluded=())

    def test_where_the_articles_say_so_they_do_not(self) -> None:
        scene = reporters_do_not_vote().does(opens("lpj")).happened(e.BallotOpened, excluded=("m1", "m2"))
        for person in ("m1", "m2"):
            scene.refuses(votes(person, "lpj", "for"), "own-report")

    def test_nobody_waits_for_them_and_no_base_counts_them(self) -> None:
        scene = reporters_do_not_vote().does(opens("lpj"))
        scene.voted("lpj", for_=["m3", "m4", "m5", "m6"]).does(closes("lpj"))
        tally = scene.ballot("lpj").tally
        assert tally is not None
        assert (tally.entitled, tally.not_voted) == (4, 0)
        assert scene.ballot("lpj").reconciled

    def test_a_majority_of_the_entitled_is_one_of_those_who_may_vote(self) -> None:
        rules = default_rules()
        majority = replace(rules[DecisionKind.ORDINARY].majority, base=Base.ENTITLED)
        rules[DecisionKind.ORDINARY] = replace(rules[DecisionKind.ORDINARY], majority=majority)
        profile = with_rules(reporters_vote=False, rules=rules)
        schedule = replace(schedules(profile), board=("m1",), supervisors=("m2",))
        scene = a_report(scene=a_meeting(6, 6, schedule=schedule).opened())
        scene.counted("lpj", for_=["m3", "m4", "m5"])
        result = scene.decision("lpj").result
        assert result is not None
        assert (result.outcome, result.base, result.needed) == (Outcome.CARRIED, 4, 3)

    def test_they_do_not_stop_its_acclamation_either(self) -> None:
        scene = reporters_do_not_vote().does(acclaims("lpj"))
        scene.refuses(objects("m1", "lpj"), "own-report").does(objects("m3", "lpj"))
