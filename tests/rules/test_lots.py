"""A draw of lots that anyone can check again. Rule book section 6.6."""

from hashlib import sha256

from rat_online.domain import lot
from rat_online.domain.events import deciding as de
from rat_online.domain.events import voting as e
from rat_online.domain.vocabulary import BallotForm, DecisionStatus, ReachedBy
from tests.rules.rulebook import an_open_meeting, declares, draws, opens, settles, votes, with_rules
from tests.rules.scene import SECRETARY, Scene


def a_tie(rounds: int = 1) -> Scene:
    """a and b have three votes each."""
    scene = an_open_meeting(profile=with_rules(run_off_rounds=rounds)).nominated("ketua", "a", "b", "c")
    return scene.counted("ketua", 600, a=["m1", "m2", "m3"], b=["m4", "m5", "m6"], c=["m7"])


def a_tie_by_stages() -> Scene:
    """b and c are level at the bottom while a still stands: no ballot among them could help."""
    scene = an_open_meeting().nominated("ketua", "a", "b", "c", form=BallotForm.RANKED)
    scene.does(opens("ketua"))
    said = {"m1": "a", "m2": "a", "m7": "a", "m3": "b a", "m4": "c b", "m5": "b c", "m6": "c b"}
    for person, choice in said.items():
        scene.does(votes(person, "ketua", *choice.split()))
    return scene.later(600)


class TestPromise:
    def test_an_election_promises_its_lot_when_it_is_proposed_and_a_motion_none(self) -> None:
        scene = an_open_meeting().nominated("ketua", "a", "b", secret=True).proposed("lpj")
        seed = sha256(f"{scene.meeting.id}/d1/tie".encode()).digest()
        assert scene.decision("ketua").lot == lot.commitment(seed)
        assert scene.decision("lpj").lot is None

    def test_the_seed_is_shown_and_the_order_follows_from_it_and_the_log(self) -> None:
        drawn = a_tie(rounds=0).does(draws("ketua")).event(de.LotDrawn)
        promised = str(a_tie().decision("ketua").lot)
        assert lot.verify(promised, bytes.fromhex(drawn.seed), drawn.context, drawn.order)
        assert drawn.elected == drawn.order[:1]

    def test_a_seed_that_is_not_the_promised_one_draws_nothing(self) -> None:
        scene = a_tie(rounds=0)
        scene.decision("ketua").lot = "0" * 64
        scene.refuses(draws("ketua"), "seed-lost")


class TestWhen:
    def test_a_run_off_comes_before_the_lot(self) -> None:
        scene = a_tie().refuses(draws("ketua"), "run-off-needed")
        scene.counted("ketua", 600, a=["m1"], b=["m2"]).does(draws("ketua"))
        assert scene.decision("ketua").reached_by is ReachedBy.LOT
        assert scene.decision("ketua").status is DecisionStatus.REACHED

    def test_only_who_holds_the_palu_draws(self) -> None:
        a_tie(rounds=0).refuses(draws("ketua"), "not-allowed", SECRETARY)

    def test_it_is_drawn_once(self) -> None:
        a_tie(rounds=0).does(draws("ketua")).refuses(draws("ketua"), "wrong-status")

    def test_the_window_for_objections_runs_before_the_palu(self) -> None:
        scene = a_tie(rounds=0).does(draws("ketua")).refuses(declares("ketua"), "objection-window-open")
        scene.declared("ketua").happened(de.ResultDeclared, elected=scene.decision("ketua").seated)

    def test_the_lot_fills_as_many_seats_as_are_open(self) -> None:
        scene = an_open_meeting(profile=with_rules(run_off_rounds=0))
        scene.nominated("pengawas", "a", "b", "c", "d", seats=3, form=BallotForm.UP_TO).does(
            opens("pengawas")
        )
        for person, choice in {"m1": "a b", "m2": "a c", "m3": "a d"}.items():
            scene.does(votes(person, "pengawas", *choice.split()))
        scene.later(600).does(draws("pengawas"))
        seated = scene.decision("pengawas").seated
        assert seated[0] == "a"
        assert len(set(seated)) == 3


class TestByStages:
    def test_a_run_off_among_the_lowest_is_refused_and_the_lot_drawn_at_once(self) -> None:
        scene = a_tie_by_stages().refuses(opens("ketua"), "lot-needed")
        scene.does(draws("ketua")).did_not_happen(e.BallotOpened)
        drawn = scene.event(de.LotDrawn)
        assert set(drawn.order) == {"a", "b", "c"}
        assert drawn.sheet is not None
        assert [tie.by.value for stage in drawn.sheet.stages for tie in stage.ties] == ["lot"]
        assert len(drawn.elected) == 1

    def test_the_standing_orders_may_name_anybody_who_still_stands(self) -> None:
        a_tie_by_stages().does(settles("ketua", "a")).did_not_happen(de.LotDrawn)

    def test_where_all_who_stand_are_level_a_run_off_is_held(self) -> None:
        scene = an_open_meeting().nominated("ketua", "a", "b", form=BallotForm.RANKED).does(opens("ketua"))
        scene.does(votes("m1", "ketua", "a")).does(votes("m2", "ketua", "b")).later(600)
        scene.does(opens("ketua")).happened(e.BallotOpened, round=2)
