"""Nomination by members, acceptance by the nominee, verification by the committee. Rule book 6.2 and 6.8."""

from rat_online.domain.ballot import Option
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import undoing as u
from rat_online.domain.events import deciding as de
from rat_online.domain.events import nominating as e
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Subject
from tests.rules.rulebook import a_meeting, an_open_meeting
from tests.rules.scene import COMMITTEE, SECRETARY, Scene, member, why

ITEM = "election"


def nominates(by: str, person: str) -> n.NominateCandidate:
    return n.NominateCandidate(by, ITEM, person)


def nominated(*persons: str) -> Scene:
    scene = an_open_meeting().does(n.OpenNominations(ITEM))
    for person in persons:
        scene.does(nominates("m1", person))
    return scene


def verified(*persons: str) -> Scene:
    scene = nominated(*persons)
    for number in range(1, len(persons) + 1):
        scene.does(n.AcceptNomination(f"nom{number}")).does(n.VerifyNomination(f"nom{number}"))
    return scene


def elects(*persons: str, label: str = "") -> d.ProposeDecision:
    options = [Option(f"c{at}", person=person) for at, person in enumerate(persons)]
    if label:
        options.append(Option("x", label))
    form, kind = BallotForm.ONE_OF, DecisionKind.ELECTION
    return d.ProposeDecision(ITEM, kind, Subject.PERSON, "Memilih ketua.", form, tuple(options), 1)


class TestNominating:
    def test_a_member_nominates_only_where_nominations_are_open(self) -> None:
        an_open_meeting().refuses(nominates("m1", "m2"), "nominations-closed", item=ITEM)
        nominated("m2").happened(e.CandidateNominated, nomination="nom1", by="m1", person="m2")

    def test_also_before_the_meeting(self) -> None:
        scene = a_meeting().does(n.OpenNominations(ITEM), COMMITTEE)
        scene.does(nominates("m1", "m2")).does(n.AcceptNomination("nom1")).does(n.VerifyNomination("nom1"))
        scene.happened(e.NominationVerified)

    def test_opening_them_twice_changes_nothing(self) -> None:
        scene = nominated().changes_nothing(n.OpenNominations(ITEM))
        scene.refuses(n.OpenNominations("nothing"), "unknown-item")

    def test_for_the_own_seat_alone_and_somebody_on_the_roll(self) -> None:
        scene = nominated().refuses(nominates("m1", "m2"), "not-allowed", member("m3"))
        scene.refuses(nominates("m1", "nobody"), "unknown-person")
        scene.refuses(nominates("stranger", "m2"), "not-on-roll", member("stranger"))

    def test_nobody_is_nominated_twice_while_the_first_stands(self) -> None:
        scene = nominated("m2").refuses(nominates("m3", "m2"), "already-nominated")
        scene.does(n.DeclineNomination("nom1")).does(nominates("m3", "m2"))

    def test_a_member_nominates_nine_for_an_item_at_most(self) -> None:
        scene = nominated(*(f"m{at}" for at in range(1, 10)))
        scene.refuses(nominates("m1", "m10"), "nominations-many", limit=9).does(nominates("m2", "m10"))


class TestAnswering:
    def test_the_nominee_alone_accepts_or_declines(self) -> None:
        scene = nominated("m2")
        for command in (n.AcceptNomination("nom1"), n.DeclineNomination("nom1")):
            scene.refuses(command, "not-allowed", member("m1"))
        scene.refuses(n.AcceptNomination("nom1"), "not-allowed", COMMITTEE)
        scene.refuses(n.AcceptNomination("nom9"), "unknown-nomination", member("m2"))

    def test_the_same_answer_twice_changes_nothing(self) -> None:
        scene = nominated("m2").does(n.AcceptNomination("nom1")).changes_nothing(n.AcceptNomination("nom1"))
        scene.does(n.DeclineNomination("nom1")).changes_nothing(n.DeclineNomination("nom1"))
        scene.refuses(n.AcceptNomination("nom1"), "nomination-over", status="declined")

    def test_nobody_steps_back_once_the_election_is_proposed(self) -> None:
        scene = verified("m2", "m3").does(elects("m2", "m3"))
        scene.refuses(n.DeclineNomination("nom1"), "nominations-closed")
        scene.refuses(nominates("m1", "m4"), "nominations-closed")

    def test_a_proposal_that_is_taken_back_opens_them_again(self) -> None:
        scene = verified("m2", "m3").does(elects("m2", "m3")).does(u.WithdrawProposal("d1"))
        scene.does(nominates("m1", "m4")).does(n.DeclineNomination("nom1"))


class TestVerifying:
    def test_only_who_accepted_is_verified(self) -> None:
        scene = nominated("m2").refuses(n.VerifyNomination("nom1"), "nomination-over", status="nominated")
        scene.does(n.AcceptNomination("nom1")).does(n.VerifyNomination("nom1"))
        scene.changes_nothing(n.VerifyNomination("nom1"))

    def test_by_the_committee_alone(self) -> None:
        scene = nominated("m2").does(n.AcceptNomination("nom1"))
        for actor in (scene.chair, SECRETARY, member("m2")):
            scene.refuses(n.VerifyNomination("nom1"), "not-allowed", actor)
            scene.refuses(n.RejectNomination("nom1", why()), "not-allowed", actor)

    def test_a_rejection_has_its_reason_and_is_final(self) -> None:
        scene = nominated("m2").does(n.AcceptNomination("nom1"))
        scene.refuses(n.RejectNomination("nom1", why(" ")), "reason-missing")
        scene.does(n.RejectNomination("nom1", why("belum setahun"))).happened(e.NominationRejected)
        scene.refuses(n.VerifyNomination("nom1"), "nomination-over", status="rejected")
        scene.refuses(n.DeclineNomination("nom1"), "nomination-over")


class TestBallot:
    def test_only_the_verified_come_onto_the_ballot(self) -> None:
        scene = verified("m2", "m3").does(nominates("m1", "m4"))
        for proposed in (elects("m2", "m4"), elects("m2", "m5"), elects("m2", label="Calon lain")):
            scene.refuses(proposed, "candidate-unverified", item=ITEM)
        scene.does(elects("m2", "m3")).happened(de.DecisionProposed)

    def test_without_a_call_the_chair_names_the_candidates(self) -> None:
        an_open_meeting().does(elects("m2", "m3")).happened(de.DecisionProposed)

    def test_what_is_put_cannot_be_opened_for_nominations(self) -> None:
        scene = an_open_meeting().does(elects("m2", "m3"))
        scene.refuses(n.OpenNominations(ITEM), "nominations-closed")
