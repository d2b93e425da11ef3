"""A sequence of seats, ketua then pengawas: who is elected stands for no later one. Rule book 6.2."""

from rat_online.domain import seats
from rat_online.domain.ballot import APART, Option
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import undoing as u
from rat_online.domain.events import deciding as e
from rat_online.domain.events import voting as ve
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Subject
from tests.rules.rulebook import acclaims, agrees, an_open_meeting, annuls, declares, opens, reconsiders
from tests.rules.scene import Act, Scene, why


def proposes(
    *candidates: str,
    after: str | None = None,
    seat: str = "Pengawas",
    seats: int = 1,
    anew: str | None = None,
    kind: DecisionKind = DecisionKind.ELECTION,
) -> Act:
    options = tuple(Option(one, person=one) for one in candidates)
    text, person = f"Memilih {seat}.", Subject.PERSON
    form = BallotForm.ONE_OF if seats == 1 else BallotForm.EXACTLY

    def proposal(scene: Scene) -> d.ProposeDecision:
        old, before = (scene.named[one] if one else None for one in (anew, after))
        return d.ProposeDecision(
            "election", kind, person, text, form, options, seats, old, seat=seat, after=before
        )

    return proposal


def put(scene: Scene, name: str, act: Act) -> Scene:
    scene.does(act)
    scene.named[name] = next(reversed(scene.meeting.decisions))
    scene.presented(name)
    return scene.does(d.SetSecrecy(scene.named[name], False, why()))


def a_sequence(*later: str, places: int = 1) -> Scene:
    """Ketua among m1 and m2, then pengawas among these, proposed before anything is decided."""
    scene = put(an_open_meeting(), "ketua", proposes("m1", "m2", seat="Ketua"))
    return put(scene, "pengawas", proposes(*(later or ("m1", "m3", "m4")), after="ketua", seats=places))


def elected(scene: Scene, name: str = "ketua", who: str = "m1") -> Scene:
    scene.does(opens(name, 180)).voted(name, **{who: ["m5", "m6", "m7"]})
    return scene.later(180).declared(name)


def on_paper(scene: Scene) -> list[str]:
    return [one.id for one in scene.event(ve.BallotOpened).options if one.id not in APART]


class TestItsTurn:
    def test_a_seat_is_not_voted_on_before_the_one_before_it_is_declared(self) -> None:
        scene = a_sequence("m3").refuses(opens("pengawas"), "previous-seat-open", decision="d1")
        scene.refuses(acclaims("pengawas"), "previous-seat-open").refuses(
            agrees("pengawas"), "previous-seat-open"
        )
        scene.counted("ketua", m1=["m5"]).refuses(opens("pengawas"), "previous-seat-open")
        scene.declared("ketua").does(opens("pengawas"))

    def test_a_seat_that_elected_nobody_drops_nobody_and_holds_nothing_up(self) -> None:
        scene = a_sequence().counted("ketua", blank=["m5"]).declared("ketua").does(opens("pengawas"))
        assert on_paper(scene) == ["m1", "m3", "m4"]

    def test_a_seat_follows_one_election_of_its_kind_and_has_a_name(self) -> None:
        scene = a_sequence().refuses(proposes("m5", after="ketua"), "seat-order-wrong")
        scene.refuses(proposes("m5", after="pengawas", kind=DecisionKind.ORDINARY), "seat-order-wrong")
        scene.refuses(proposes("m5", after="pengawas", seat=" "), "text-missing")
        scene.proposed("motion").refuses(proposes("m5", after="motion"), "seat-order-wrong")
        scene.does(u.WithdrawProposal("d2")).does(proposes("m5", after="ketua"))


class TestWhoStands:
    def test_who_is_elected_to_an_earlier_seat_is_not_on_the_paper_of_a_later_one(self) -> None:
        scene = elected(a_sequence()).does(opens("pengawas"))
        assert on_paper(scene) == ["m3", "m4"]
        assert scene.decision("pengawas").dropped == {"m1": "d1"}
        assert scene.replayed() == scene.meeting

    def test_it_holds_along_the_whole_chain(self) -> None:
        scene = put(
            a_sequence(), "anggota", proposes("m1", "m3", "m4", "m5", after="pengawas", seat="Anggota")
        )
        elected(elected(scene), "pengawas", "m3").does(opens("anggota"))
        assert on_paper(scene) == ["m4", "m5"]

    def test_a_seat_proposed_after_the_palu_drops_the_elected_all_the_same(self) -> None:
        scene = elected(put(an_open_meeting(), "ketua", proposes("m1", "m2", seat="Ketua")))
        put(scene, "pengawas", proposes("m1", "m3", "m4", after="ketua")).does(opens("pengawas"))
        assert on_paper(scene) == ["m3", "m4"]

    def test_as_many_as_seats_are_left_may_be_acclaimed(self) -> None:
        scene = a_sequence("m1", "m3")
        elected(scene).does(acclaims("pengawas", 60)).later(60)
        scene.happened(e.AcclamationPassed, elected=("m3",)).does(declares("pengawas"))
        scene.happened(e.ResultDeclared, elected=("m3",))

    def test_fewer_than_the_seats_are_left_and_nothing_opens(self) -> None:
        scene = elected(a_sequence("m1", "m3", places=2)).refuses(opens("pengawas"), "options-invalid")
        scene.refuses(acclaims("pengawas"), "options-invalid").refuses(agrees("pengawas"), "options-invalid")

    def test_who_is_dropped_needs_no_page(self) -> None:
        scene = elected(put(an_open_meeting(), "ketua", proposes("m1", "m2", seat="Ketua")))
        scene.does(proposes("m1", "m3", after="ketua"))
        scene.does(d.PresentCandidate("d2", "m3", why("visi"), why("misi"))).does(
            d.SetSecrecy("d2", False, why())
        )
        scene.does(d.CallAcclamation("d2", 60))


class TestReconsidering:
    def test_a_seat_decided_anew_keeps_its_place_and_says_who_stands_later(self) -> None:
        scene = (
            elected(a_sequence()).does(reconsiders("ketua")).refuses(opens("pengawas"), "previous-seat-open")
        )
        put(scene, "again", proposes("m2", "m3", anew="ketua", seat="Ketua"))
        elected(scene, "again", "m3").does(opens("pengawas"))
        assert on_paper(scene) == ["m1", "m4"]

    def test_a_later_seat_decided_anew_stays_after_the_earlier(self) -> None:
        scene = elected(elected(a_sequence()), "pengawas", "m3").does(reconsiders("pengawas"))
        scene.refuses(proposes("m4", anew="pengawas", after="pengawas"), "seat-order-wrong")
        put(scene, "again", proposes("m1", "m4", "m5", anew="pengawas")).does(opens("again"))
        assert on_paper(scene) == ["m4", "m5"]

    def test_no_seat_is_reconsidered_while_a_later_one_waits_for_its_palu(self) -> None:
        scene = elected(a_sequence()).does(opens("pengawas", 180)).voted("pengawas", m3=["m5"], m4=["m6"])
        scene.later(180).refuses(reconsiders("ketua"), "something-undecided", decision="d2")
        scene.does(opens("pengawas", 180)).voted("pengawas", m3=["m5"]).later(180)
        scene.refuses(reconsiders("ketua"), "something-undecided").declared("pengawas")
        scene.does(reconsiders("ketua"))

    def test_who_holds_a_later_seat_is_not_on_the_paper_of_an_earlier_one_decided_anew(self) -> None:
        scene = elected(elected(a_sequence()), "pengawas", "m3").does(reconsiders("ketua"))
        put(scene, "again", proposes("m1", "m2", "m3", anew="ketua", seat="Ketua")).does(opens("again"))
        assert on_paper(scene) == ["m1", "m2"]
        assert scene.decision("again").dropped == {"m3": "d2"}
        assert scene.replayed() == scene.meeting

    def test_it_is_so_until_that_seat_is_reconsidered_too(self) -> None:
        scene = elected(elected(a_sequence()), "pengawas", "m3").does(reconsiders("ketua"))
        scene.does(reconsiders("pengawas"))
        put(scene, "again", proposes("m2", "m3", anew="ketua", seat="Ketua"))
        put(scene, "later", proposes("m1", "m3", "m4", anew="pengawas"))
        scene.refuses(opens("later"), "previous-seat-open", decision="d3")
        elected(scene, "again", "m3").does(opens("later"))
        assert on_paper(scene) == ["m1", "m4"]

    def test_too_few_are_left_for_an_earlier_seat_and_nothing_opens(self) -> None:
        scene = elected(elected(a_sequence()), "pengawas", "m3").does(reconsiders("ketua"))
        put(scene, "again", proposes("m3", anew="ketua", seat="Ketua"))
        scene.refuses(opens("again"), "options-invalid").refuses(acclaims("again"), "options-invalid")

    def test_the_seat_in_the_middle_minds_both_sides(self) -> None:
        scene = put(
            a_sequence(), "anggota", proposes("m1", "m3", "m4", "m5", after="pengawas", seat="Anggota")
        )
        elected(elected(elected(scene), "pengawas", "m3"), "anggota", "m4").does(reconsiders("pengawas"))
        put(scene, "again", proposes("m1", "m3", "m4", "m5", anew="pengawas")).does(opens("again"))
        assert on_paper(scene) == ["m3", "m5"]

    def test_an_annulled_ballot_leaves_the_order_as_it_was(self) -> None:
        scene = elected(a_sequence()).does(opens("pengawas")).does(annuls("pengawas"))
        scene.does(opens("pengawas"))
        assert on_paper(scene) == ["m3", "m4"]

    def test_what_a_declared_seat_was_decided_with_never_changes(self) -> None:
        scene = elected(elected(a_sequence()), "pengawas", "m3").does(reconsiders("ketua"))
        later = scene.decision("pengawas")
        assert seats.dropped(scene.meeting, later) == {"m1": "d1"}
        assert later.declaration is not None
        assert later.declaration.elected == ("m3",)
