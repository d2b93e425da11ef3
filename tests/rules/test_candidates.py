"""Candidates: presented before the vote, numbered by lot. Rule book 6.8 and 8."""

from rat_online.domain import lot
from rat_online.domain.ballot import Option
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import undoing as u
from rat_online.domain.events import deciding as de
from rat_online.domain.events import voting as e
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Subject
from tests.rules.rulebook import acclaims, agrees, an_open_meeting, opens, sets_secrecy
from tests.rules.scene import COMMITTEE, SECRETARY, Act, Scene, member, why


def an_election(*names: str, seats: int = 1, subject: Subject = Subject.PERSON) -> Scene:
    """Proposed, and nobody is presented yet."""
    options = tuple(Option(name, person=name) for name in names)
    asked = d.ProposeDecision(
        "election", DecisionKind.ELECTION, subject, "Memilih ketua.", BallotForm.ONE_OF, options, seats
    )
    scene = an_open_meeting()._propose("ketua", asked)
    return scene.does(sets_secrecy("ketua", False)) if scene.decision("ketua").secret else scene


def presents(option: str, vision: str = "visi", mission: str = "misi") -> Act:
    return lambda scene: d.PresentCandidate(scene.named["ketua"], option, why(vision), why(mission))


def numbers(name: str = "ketua") -> Act:
    return lambda scene: d.DrawOrder(scene.named[name])


def order_of(scene: Scene, name: str) -> tuple[str, ...]:
    return tuple(option.person for option in scene.decision(name).options if option.person)


class TestPages:
    def test_an_election_of_persons_does_not_open_before_every_candidate_is_presented(self) -> None:
        scene = an_election("a", "b").refuses(opens("ketua"), "candidate-pages-missing", missing=2)
        scene.does(presents("a")).refuses(opens("ketua"), "candidate-pages-missing", missing=1)
        scene.does(presents("b")).does(opens("ketua")).happened(e.BallotOpened)

    def test_neither_acclamation_nor_consensus_goes_without_them(self) -> None:
        scene = an_election("a").refuses(acclaims("ketua"), "candidate-pages-missing")
        scene.refuses(agrees("ketua"), "candidate-pages-missing")
        scene.does(presents("a")).does(acclaims("ketua"))

    def test_the_chairs_of_the_meeting_need_none(self) -> None:
        an_election("a", "b", subject=Subject.PRESIDIUM).does(opens("ketua")).happened(e.BallotOpened)

    def test_vision_and_mission_are_both_needed(self) -> None:
        scene = an_election("a", "b").refuses(presents("a", vision=" "), "reason-missing")
        scene.refuses(presents("a", mission=""), "reason-missing").refuses(presents("x"), "options-invalid")

    def test_secretary_and_committee_may_present_and_a_member_may_not(self) -> None:
        scene = an_election("a", "b").does(presents("a"), SECRETARY).does(presents("b"), COMMITTEE)
        scene.refuses(presents("a"), "not-allowed", member("m1"))

    def test_a_page_stands_once_the_ballot_is_open(self) -> None:
        scene = an_election("a", "b").does(presents("a")).does(presents("b")).does(opens("ketua"))
        scene.refuses(presents("a", vision="lain"), "wrong-status")


class TestNumbers:
    def test_the_order_follows_from_the_promised_seed(self) -> None:
        scene = an_election("a", "b", "c", "d")
        promised = str(scene.decision("ketua").order_lot)
        drawn = scene.does(numbers()).event(de.OrderDrawn)
        assert lot.verify(promised, bytes.fromhex(drawn.seed), drawn.context, drawn.order)
        assert tuple(option.id for option in scene.decision("ketua").options) == (*drawn.order, "blank")

    def test_the_paper_has_the_order_drawn(self) -> None:
        scene = an_election("a", "b", "c", "d").presented("ketua").does(numbers())
        order = scene.event(de.OrderDrawn).order
        assert scene.does(opens("ketua")).ballot("ketua").names == order

    def test_it_is_drawn_once_and_not_after_the_opening(self) -> None:
        scene = an_election("a", "b").presented("ketua").does(numbers()).refuses(numbers(), "already-done")
        other = an_election("a", "b").presented("ketua").does(opens("ketua"))
        other.refuses(numbers(), "wrong-status")
        assert scene.decision("ketua").order_draw is not None

    def test_one_seed_serves_one_draw(self) -> None:
        decision = an_election("a", "b").decision("ketua")
        assert decision.lot != decision.order_lot


class TestDrawnOnce:
    """The same candidates are drawn once in a meeting: no order can be had again until it suits somebody."""

    def test_a_proposal_that_is_withdrawn_and_made_again_keeps_the_numbers_drawn(self) -> None:
        scene = an_election("a", "b", "c", "d", "e").does(numbers())
        drawn = order_of(scene, "ketua")
        for again in ("kedua", "ketiga"):
            scene.does(u.WithdrawProposal(next(reversed(scene.meeting.decisions))))
            scene.nominated(again, "e", "d", "c", "b", "a").refuses(numbers(again), "already-done")
            assert order_of(scene, again) == drawn
        assert scene.does(opens("ketiga")).ballot("ketiga").names == drawn

    def test_nor_does_another_name_on_the_paper_or_another_seat_bring_another_order(self) -> None:
        scene = an_election("a", "b", "c", "d", "e").does(numbers())
        drawn = order_of(scene, "ketua")
        options = tuple(Option(f"k{at}", person=who) for at, who in enumerate("dbace"))
        again = d.ProposeDecision(
            "chair", DecisionKind.ELECTION, Subject.PERSON, "Lagi.", BallotForm.UP_TO, options, 2
        )
        assert order_of(scene._propose("lagi", again), "lagi") == drawn

    def test_of_several_proposals_of_the_same_people_one_is_drawn_and_all_have_its_order(self) -> None:
        scene = an_election("a", "b", "c", "d", "e")
        scene.nominated("kedua", "e", "d", "c", "b", "a").does(numbers("kedua"))
        assert order_of(scene, "ketua") == order_of(scene, "kedua")
        scene.refuses(numbers("ketua"), "already-done")

    def test_who_is_left_when_somebody_no_longer_stands_keeps_the_order(self) -> None:
        scene = an_election("a", "b", "c", "d", "e").does(numbers())
        scene.does(u.WithdrawProposal(scene.named["ketua"])).nominated("tanpa", "e", "c", "a")
        assert order_of(scene, "tanpa") == tuple(one for one in order_of(scene, "ketua") if one in "ace")

    def test_a_newcomer_is_drawn_with_the_others_and_changes_no_earlier_order(self) -> None:
        scene = an_election("a", "b", "c", "d").does(numbers())
        drawn = order_of(scene, "ketua")
        scene.nominated("baru", "a", "b", "c", "d", "x").does(numbers("baru"))
        scene.does(u.WithdrawProposal(scene.named["baru"])).nominated("lama", "d", "c", "b", "a")
        assert order_of(scene, "lama") == drawn
