"""Proposals that came to no decision stand in the minutes with what became of them. Rule book section 7."""

from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import undoing as u
from rat_online.domain.minutes.terms import Outcome, Shelved
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import (
    acclaims,
    agrees,
    amends,
    an_open_meeting,
    annuls,
    attaches,
    declares,
    members,
    objects,
    opens,
    reconsiders,
    stops,
    withdraws,
)
from tests.rules.scene import SECRETARY, why


def test_what_was_taken_back_says_so_with_its_time_and_who_did_it() -> None:
    scene = an_open_meeting().proposed("x").later(60).does(u.WithdrawProposal("d1"), by=SECRETARY)
    minutes = minutes_of(scene)
    assert minutes.decisions == ()
    proposal = minutes.proposals[0]
    assert (proposal.became, proposal.withdrawn_at) == (Shelved.WITHDRAWN, scene.now)
    assert (proposal.text, proposal.item) == ("Menyetujui x.", 3)


def test_what_was_never_put_is_not_decided_when_the_meeting_ends() -> None:
    scene = an_open_meeting().proposed("x").proposed("lpj").does(agrees("lpj")).does(declares("lpj"))
    minutes = minutes_of(scene)
    assert [one.text for one in minutes.decisions] == ["Menyetujui lpj."]
    assert [(one.text, one.became) for one in minutes.proposals] == [("Menyetujui x.", Shelved.UNDECIDED)]


def test_so_it_is_where_the_meeting_closes_without_quorum() -> None:
    scene = an_open_meeting(10, 6).proposed("x").does(acclaims("x", 60)).does(objects("m1", "x"))
    scene.leave("m6").does(ld.CloseWithoutQuorum(why()))
    proposal = minutes_of(scene).proposals[0]
    assert proposal.became is Shelved.UNDECIDED
    assert [one.reason for one in proposal.objections] == [why().text]


def test_its_wordings_its_stop_and_its_objections_are_kept() -> None:
    scene = an_open_meeting().proposed("x").does(acclaims("x", 60)).later(20).does(stops("x"))
    scene.does(amends("x", "Menyetujui x saja.")).does(attaches("x", "# SHU\nJasa;5.000"))
    scene.does(acclaims("x", 60)).does(objects("m1", "x")).does(withdraws("m1", "x"))
    proposal = minutes_of(scene).proposals[0]
    assert [one.text for one in proposal.versions] == ["Menyetujui x.", "Menyetujui x saja."]
    assert [(one.at - one.called_at).total_seconds() for one in proposal.stopped] == [20]
    assert proposal.objections[0].withdrawn_at is not None
    assert [table.title for table in proposal.tables] == ["SHU"]


def test_whom_an_election_would_have_been_about_is_named() -> None:
    scene = an_open_meeting().nominated("ketua", "m1", "m2")
    assert minutes_of(scene).proposals[0].options == ("Anggota 1", "Anggota 2")


def test_a_new_proposal_of_what_was_reconsidered_names_the_number_of_that_decision() -> None:
    scene = an_open_meeting().proposed("x").does(agrees("x")).does(declares("x")).does(reconsiders("x"))
    scene.proposed("anew", reconsiders="x")
    minutes = minutes_of(scene)
    assert [one.reconsiders for one in minutes.proposals] == [1]


def test_what_was_put_to_a_ballot_that_was_annulled_is_a_decision_that_was_not_taken() -> None:
    scene = an_open_meeting().proposed("x").does(opens("x")).does(annuls("x"))
    minutes = minutes_of(scene)
    assert minutes.proposals == ()
    assert [one.outcome for one in minutes.decisions] == [Outcome.UNDECIDED]
    scene.counted("x", for_=members(3))
    assert [one.outcome for one in minutes_of(scene).decisions] == [Outcome.NOT_DECLARED]
