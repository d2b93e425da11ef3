"""The minutes tell who was nominated by whom, and what became of it. Rule book 6.2."""

from rat_online.domain.commands import nominating as n
from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.fold import fold
from rat_online.domain.vocabulary import NominationStatus
from tests.domain.minutes.told import sources_of
from tests.rules.rulebook import an_open_meeting
from tests.rules.scene import why


def test_every_nomination_stands_under_its_item_with_what_became_of_it() -> None:
    scene = an_open_meeting().does(n.OpenNominations("election"))
    for person in ("m2", "m3", "m4"):
        scene.does(n.NominateCandidate("m1", "election", person))
    scene.does(n.AcceptNomination("nom1")).does(n.VerifyNomination("nom1"))
    scene.does(n.DeclineNomination("nom2")).does(n.RejectNomination("nom3", why()))
    agenda = fold(scene.meeting.id, scene.log, sources_of(scene)).agenda
    found = next(item for item in agenda if item.title == "election").nominations
    assert [(one.nominee.member_number, one.status) for one in found] == [
        ("0002", NominationStatus.VERIFIED),
        ("0003", NominationStatus.DECLINED),
        ("0004", NominationStatus.REJECTED),
    ]
    assert {one.by for one in found} == {Person("Anggota 1", "0001")}
    assert found[0].checked_at is not None
    assert found[1].answered_at is not None
