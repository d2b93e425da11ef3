"""The minutes tell a sequence of seats as one: which place, after which decision, who stood no more."""

from rat_online.domain.minutes.deciding import Decision
from rat_online.domain.minutes.fold import fold
from tests.domain.minutes.told import sources_of
from tests.rules.rulebook import opens, reconsiders
from tests.rules.scene import Scene
from tests.rules.test_candidates import an_election
from tests.rules.test_seats import a_sequence, elected, proposes, put


def told(scene: Scene) -> tuple[Decision, ...]:
    return fold(scene.meeting.id, scene.log, sources_of(scene)).decisions


def test_every_seat_of_it_says_its_place_and_who_held_an_earlier_one() -> None:
    first, second = told(elected(elected(a_sequence()), "pengawas", "m3"))
    assert first.sequence is not None
    assert (first.sequence.place, first.sequence.follows, first.sequence.dropped) == (1, None, ())
    assert second.sequence is not None
    assert (second.sequence.place, second.sequence.seat, second.sequence.follows) == (2, "Pengawas", 1)
    assert [(one.person.member_number, one.seat) for one in second.sequence.dropped] == [("0001", "Ketua")]
    assert [one.person.member_number for one in second.candidates] == ["0003", "0004"]
    assert [(one.person.member_number, one.seat) for one in second.elected] == [("0003", "Pengawas")]


def test_it_follows_the_decision_that_stood_when_it_was_put_whatever_came_later() -> None:
    scene = elected(elected(a_sequence()), "pengawas", "m3").does(reconsiders("ketua"))
    scene = elected(put(scene, "lagi", proposes("m2", "m4", seat="Ketua", anew="ketua")), "lagi", "m2")
    assert [one.sequence.follows for one in told(scene) if one.sequence] == [None, 1, None]


def test_an_election_by_itself_is_no_sequence() -> None:
    scene = an_election("m2", "m3").presented("ketua").does(opens("ketua"))
    assert told(scene)[0].sequence is None
