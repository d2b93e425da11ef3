"""The palu: chair, deputies, acting chair, operator. Rule book section 3."""

import pytest

from rat_online.domain.actor import Actor
from rat_online.domain.authority import MAY
from rat_online.domain.commands.deciding import DrawOrder
from rat_online.domain.commands.leading import OpenMeeting, TakeOverGavel
from rat_online.domain.commands.preparing import AppointOfficer, OpenRegistration, RelieveOfficer
from rat_online.domain.events.leading import GavelHandedOver, GavelTakenOver, PresidiumInstalled
from rat_online.domain.events.preparing import OfficerAppointed, OfficerRelieved
from rat_online.domain.vocabulary import Role, Subject
from tests.rules.rulebook import (
    a_meeting,
    agrees,
    an_invited_meeting,
    an_open_meeting,
    annuls,
    answers,
    declares,
    disputes,
    extends,
    hands_over,
    members,
    opens,
    reconsiders,
    seats,
    sets_secrecy,
    settles,
    with_rules,
)
from tests.rules.scene import (
    ACTING_CHAIR,
    COMMITTEE,
    DEPUTY,
    OPERATOR,
    SECRETARY,
    WITNESS,
    Scene,
    why,
)


def chair(person: str) -> Actor:
    return Actor(person, Role.CHAIR)


def with_presidium(*persons: str) -> Scene:
    """An open meeting that has agreed on its chairs."""
    scene = an_open_meeting().proposed("sidang", subject=Subject.PRESIDIUM)
    return scene.does(agrees("sidang")).does(declares("sidang")).does(seats("sidang", *persons))


class TestActingChair:
    """A pimpinan sementara leads until the chair is elected."""

    def test_before_the_registration_nobody_has_the_palu_and_only_the_committee_opens_it(self) -> None:
        scene = an_invited_meeting().does(AppointOfficer(Role.OPERATOR, "operator"))
        for other in (ACTING_CHAIR, OPERATOR, SECRETARY):
            scene.refuses(OpenRegistration(), "not-allowed", by=other)
        assert MAY[OpenRegistration] == {Role.COMMITTEE}
        assert scene.meeting.offices.gavel is None
        assert scene.does(OpenRegistration()).meeting.offices.gavel == "acting"

    def test_the_acting_chair_holds_the_palu_from_registration_on(self) -> None:
        assert a_meeting().chair == ACTING_CHAIR

    def test_another_one_appointed_before_opening_takes_the_palu_too(self) -> None:
        scene = a_meeting().does(AppointOfficer(Role.ACTING_CHAIR, "board"), by=COMMITTEE)
        assert scene.chair == Actor("board", Role.ACTING_CHAIR)
        scene.refuses(OpenMeeting(), "not-in-that-office", by=ACTING_CHAIR).does(OpenMeeting())

    def test_the_palu_is_never_without_a_hand(self) -> None:
        relieve = RelieveOfficer(Role.ACTING_CHAIR, ACTING_CHAIR.person)
        a_meeting().refuses(relieve, "chair-missing", by=COMMITTEE)
        an_open_meeting().refuses(relieve, "chair-missing", by=ACTING_CHAIR)

    def test_before_registration_one_may_be_relieved(self) -> None:
        relieve = RelieveOfficer(Role.ACTING_CHAIR, ACTING_CHAIR.person)
        an_invited_meeting().does(relieve).happened(OfficerRelieved)

    def test_none_is_appointed_once_the_meeting_is_open(self) -> None:
        an_open_meeting().refuses(AppointOfficer(Role.ACTING_CHAIR, "board"), "wrong-state")

    def test_who_has_handed_over_no_longer_leads(self) -> None:
        scene = with_presidium("m1")
        scene.proposed("lpj").refuses(opens("lpj"), "not-holding-gavel", by=ACTING_CHAIR)


class TestPresidium:
    """One to three pimpinan sidang share one palu; they are elected in the meeting."""

    def test_the_first_of_them_takes_the_palu(self) -> None:
        scene = with_presidium("m1", "m2", "m3").happened(PresidiumInstalled, persons=("m1", "m2", "m3"))
        assert scene.chair == chair("m1")

    @pytest.mark.parametrize("persons", [(), ("m1", "m2", "m3", "m4"), ("m1", "m1")])
    def test_they_are_one_to_three(self, persons: tuple[str, ...]) -> None:
        scene = an_open_meeting().proposed("sidang", subject=Subject.PRESIDIUM)
        scene.does(agrees("sidang")).does(declares("sidang"))
        scene.refuses(seats("sidang", *persons), "presidium-size")

    def test_they_are_members(self) -> None:
        scene = an_open_meeting().proposed("sidang", subject=Subject.PRESIDIUM)
        scene.does(agrees("sidang")).does(declares("sidang"))
        scene.refuses(seats("sidang", "guest"), "not-on-roll")

    def test_they_are_whom_the_meeting_elected(self) -> None:
        scene = an_open_meeting().nominated("sidang", "m1", "m2", subject=Subject.PRESIDIUM)
        scene.counted("sidang", m1=members(6), m2=["m7"]).declared("sidang")
        scene.refuses(seats("sidang", "m2"), "not-in-presidium").does(seats("sidang", "m1"))

    def test_they_take_their_seats_after_the_palu(self) -> None:
        scene = an_open_meeting().proposed("sidang", subject=Subject.PRESIDIUM).does(agrees("sidang"))
        scene.refuses(seats("sidang", "m1"), "wrong-status", status="reached")

    def test_a_rejected_proposal_seats_nobody(self) -> None:
        scene = an_open_meeting().proposed("sidang", subject=Subject.PRESIDIUM)
        scene.counted("sidang", against=members(6)).declared("sidang")
        scene.refuses(seats("sidang", "m1"), "wrong-status", status="rejected")

    def test_a_decision_about_something_else_seats_nobody(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(agrees("lpj")).does(declares("lpj"))
        scene.refuses(seats("lpj", "m1"), "wrong-status")

    def test_a_decision_seats_once(self) -> None:
        with_presidium("m1").refuses(seats("sidang", "m2"), "already-done")


class TestHandingOver:
    """Hand-over is in the log."""

    def test_the_chair_hands_over_to_another_of_them_with_a_reason(self) -> None:
        reason = why()
        scene = with_presidium("m1", "m2").does(hands_over("m2"))
        scene.happened(GavelHandedOver, giver="m1", taker="m2", reason=reason.id)
        scene.proposed("lpj").refuses(opens("lpj"), "not-in-that-office", by=chair("m1"))
        scene.does(opens("lpj"), by=chair("m2"))

    def test_or_to_a_deputy_or_back_to_the_acting_chair(self) -> None:
        scene = with_presidium("m1").with_deputy().does(hands_over(DEPUTY.person))
        scene.does(hands_over(ACTING_CHAIR.person)).happened(GavelHandedOver, giver="deputy", taker="acting")

    def test_but_to_nobody_else_and_not_to_oneself(self) -> None:
        scene = with_presidium("m1", "m2").refuses(hands_over("m3"), "not-in-presidium")
        scene.refuses(hands_over("m1"), "not-in-presidium")

    def test_only_the_holder_hands_it_over(self) -> None:
        scene = with_presidium("m1", "m2").refuses(hands_over("m2"), "not-allowed", by=OPERATOR)
        scene.refuses(hands_over("m2"), "not-in-that-office", by=chair("m2"))


class TestTakingOver:
    """A deputy named beforehand may take the palu over after 60 s of the chair's silence."""

    def test_not_before(self) -> None:
        scene = with_presidium("m1").with_deputy().last_heard("m1", ago=59)
        scene.refuses(TakeOverGavel(), "chair-not-silent", by=DEPUTY, seconds=1)

    def test_then_the_deputy_leads(self) -> None:
        scene = with_presidium("m1").with_deputy().last_heard("m1", ago=60).does(TakeOverGavel(), by=DEPUTY)
        scene.happened(GavelTakenOver, silent="m1", taker="deputy", silent_s=60)
        assert scene.chair == chair("deputy")

    def test_a_chair_who_never_came_is_silent_from_the_registration_on(self) -> None:
        scene = an_invited_meeting().does(AppointOfficer(Role.DEPUTY, "deputy")).does(OpenRegistration())
        scene.later(59).refuses(TakeOverGavel(), "chair-not-silent", by=DEPUTY, seconds=1)
        scene.later(1).does(TakeOverGavel(), by=DEPUTY).happened(GavelTakenOver, taker="deputy")

    def test_the_silence_is_the_profile_s(self) -> None:
        scene = an_open_meeting(profile=with_rules(chair_silence_s=30)).with_deputy()
        scene.last_heard("acting", ago=30).does(TakeOverGavel(), by=DEPUTY)

    def test_the_other_chairs_may_too(self) -> None:
        scene = with_presidium("m1", "m2").last_heard("m1", ago=60)
        scene.does(TakeOverGavel(), by=Actor("m2", Role.DEPUTY)).happened(GavelTakenOver, taker="m2")

    def test_with_no_deputy_named_the_acting_chair_may(self) -> None:
        scene = with_presidium("m1").last_heard("m1", ago=60).does(TakeOverGavel(), by=ACTING_CHAIR)
        scene.happened(GavelTakenOver, taker="acting")

    def test_with_a_deputy_named_the_acting_chair_may_not(self) -> None:
        scene = with_presidium("m1").with_deputy().last_heard("m1", ago=60)
        scene.refuses(TakeOverGavel(), "not-in-presidium", by=ACTING_CHAIR)

    def test_a_deputy_who_took_it_and_fell_silent_is_followed_by_the_acting_chair(self) -> None:
        scene = an_open_meeting().with_deputy().last_heard("acting", ago=60).does(TakeOverGavel(), by=DEPUTY)
        scene.last_heard("deputy", ago=60).does(TakeOverGavel(), by=ACTING_CHAIR)
        assert scene.chair == ACTING_CHAIR

    def test_a_chair_who_comes_back_waits_for_silence_or_is_handed_the_palu(self) -> None:
        scene = with_presidium("m1").with_deputy().last_heard("m1", ago=60).does(TakeOverGavel(), by=DEPUTY)
        scene.last_heard("deputy", ago=1)
        scene.refuses(TakeOverGavel(), "chair-not-silent", by=Actor("m1", Role.DEPUTY))
        scene.does(hands_over("m1")).happened(GavelHandedOver, taker="m1")

    def test_nobody_takes_what_they_hold(self) -> None:
        scene = an_open_meeting().last_heard("acting", ago=60)
        scene.refuses(TakeOverGavel(), "already-done", by=ACTING_CHAIR)

    def test_a_member_never_takes_it(self) -> None:
        scene = an_open_meeting().last_heard("acting", ago=600)
        scene.refuses(TakeOverGavel(), "not-allowed", by=Actor("m1", Role.MEMBER))

    def test_before_registration_there_is_no_palu(self) -> None:
        scene = an_invited_meeting().does(AppointOfficer(Role.DEPUTY, "deputy"))
        scene.refuses(TakeOverGavel(), "wrong-state", by=DEPUTY)


class TestCandidate:
    """A chair who is a candidate hands over for that item."""

    def test_every_act_on_it_is_refused_until_then(self) -> None:
        scene = with_presidium("m1", "m2").nominated("ketua", "m1", "m3", secret=True)
        for act in (sets_secrecy("ketua", False), opens("ketua"), agrees("ketua", "m1")):
            scene.refuses(act, "chair-is-candidate")
        scene.refuses(DrawOrder(scene.named["ketua"]), "chair-is-candidate")
        scene.does(hands_over("m2")).does(sets_secrecy("ketua", False)).does(opens("ketua"))

    def test_handing_back_while_the_ballot_runs_does_not_help(self) -> None:
        scene = with_presidium("m1", "m2").does(hands_over("m2")).nominated("ketua", "m1", "m3")
        scene.does(opens("ketua")).does(hands_over("m1"))
        scene.refuses(annuls("ketua"), "chair-is-candidate")
        scene.refuses(extends("ketua", 60), "chair-is-candidate")

    def test_nor_after_the_count(self) -> None:
        scene = with_presidium("m1", "m2").does(hands_over("m2")).nominated("ketua", "m1", "m3")
        scene.counted("ketua", m3=members(6)).does(disputes("m7", "ketua")).does(hands_over("m1"))
        scene.refuses(answers("ketua", "m7"), "chair-is-candidate").later(60)
        scene.refuses(declares("ketua"), "chair-is-candidate")

    def test_nor_to_settle_the_own_tie(self) -> None:
        scene = (
            an_open_meeting(profile=with_rules(run_off_rounds=0))
            .with_deputy()
            .nominated("ketua", "acting", "m3", secret=True)
        )
        scene.does(hands_over("deputy")).does(sets_secrecy("ketua", False))
        scene.counted("ketua", acting=["m1"], m3=["m2"]).does(hands_over("acting"))
        scene.refuses(settles("ketua", "acting"), "chair-is-candidate")

    def test_nor_to_have_the_own_defeat_reconsidered(self) -> None:
        scene = with_presidium("m1", "m2").does(hands_over("m2")).nominated("ketua", "m1", "m3")
        scene.counted("ketua", m3=members(6)).declared("ketua").does(hands_over("m1"))
        scene.refuses(reconsiders("ketua"), "chair-is-candidate")

    def test_the_operator_of_a_candidate_is_no_way_around_it(self) -> None:
        scene = with_presidium("m1", "m2").does(hands_over("m2")).nominated("ketua", "m1", "m3")
        scene.does(hands_over("m1")).refuses(opens("ketua"), "chair-is-candidate", by=OPERATOR)


class TestOperator:
    """The operator presses at the chair's order, logged as such; only the chair declares."""

    def test_the_operator_s_act_is_the_operator_s_in_the_log(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"), by=OPERATOR)
        assert scene.log[-1].actor == OPERATOR

    def test_the_operator_does_not_declare(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(agrees("lpj"))
        scene.refuses(declares("lpj"), "not-allowed", by=OPERATOR, role="operator")


class TestOffices:
    """In an open meeting the chair gives and takes offices."""

    def test_the_committee_no_longer_appoints_or_relieves(self) -> None:
        scene = an_open_meeting().refuses(AppointOfficer(Role.WITNESS, "m1"), "not-allowed", by=COMMITTEE)
        for actor in (WITNESS, SECRETARY):
            relieve = RelieveOfficer(actor.role, actor.person)
            scene.refuses(relieve, "not-allowed", by=COMMITTEE)

    def test_but_lets_observers_in_and_out(self) -> None:
        scene = an_open_meeting().does(AppointOfficer(Role.OBSERVER, "notary"), by=COMMITTEE)
        scene.does(RelieveOfficer(Role.OBSERVER, "notary"), by=COMMITTEE)

    def test_the_chair_does(self) -> None:
        scene = an_open_meeting().does(AppointOfficer(Role.WITNESS, "m1")).happened(OfficerAppointed)
        scene.changes_nothing(AppointOfficer(Role.WITNESS, "m1"))
        scene.does(RelieveOfficer(Role.WITNESS, "m1")).happened(OfficerRelieved)

    def test_one_secretary_at_a_time(self) -> None:
        scene = an_open_meeting().does(AppointOfficer(Role.SECRETARY, "m1"))
        assert scene.meeting.offices.held_by(Role.SECRETARY) == ("m1",)

    @pytest.mark.parametrize("person", ["board", "supervisor"])
    def test_a_witness_is_neither_pengurus_nor_pengawas(self, person: str) -> None:
        an_open_meeting().refuses(AppointOfficer(Role.WITNESS, person), "witness-not-independent")

    def test_nor_does_a_witness_become_pengawas(self) -> None:
        scene = an_open_meeting().refuses(
            AppointOfficer(Role.SUPERVISOR, WITNESS.person), "witness-not-independent"
        )
        scene.does(AppointOfficer(Role.SUPERVISOR, "m1"))
        scene.refuses(AppointOfficer(Role.WITNESS, "m1"), "witness-not-independent")

    @pytest.mark.parametrize("role", [Role.CHAIR, Role.MEMBER, Role.SYSTEM])
    def test_chair_and_member_are_not_given_by_name(self, role: Role) -> None:
        an_open_meeting().refuses(AppointOfficer(role, "m1"), "not-allowed")

    def test_who_holds_no_office_is_not_relieved_of_it(self) -> None:
        an_open_meeting().refuses(RelieveOfficer(Role.WITNESS, "m1"), "unknown-person")
