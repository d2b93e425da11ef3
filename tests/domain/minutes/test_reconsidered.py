"""What was reconsidered is told as such, with what was decided in its place. Rule book 6.9."""

from rat_online.domain.minutes.terms import Outcome
from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import agrees, an_open_meeting, declares, members, opens, reconsiders
from tests.rules.scene import Scene, why


def reconsidered() -> Scene:
    """Adopted by consensus, taken up again, and proposed anew."""
    scene = an_open_meeting(entitled=10, present=10).proposed("rapb").does(agrees("rapb"))
    return scene.does(declares("rapb")).does(reconsiders("rapb")).proposed("baru", reconsiders="rapb")


def test_it_says_when_by_whom_why_and_what_was_decided_in_its_place() -> None:
    scene = reconsidered().does(agrees("baru")).does(declares("baru"))
    first, second = minutes_of(scene).decisions
    assert first.outcome is Outcome.ACCEPTED
    assert first.reconsidered is not None
    assert (first.reconsidered.by, first.reconsidered.reason) == ("Pimpinan Sementara", why().text)
    assert first.reconsidered.anew == 2
    assert (second.reconsidered, second.reconsiders) == (None, 1)


def test_a_void_decision_stands_in_the_place_of_none() -> None:
    scene = reconsidered().leave(*members(5, first=6)).does(opens("baru", reason=why()))
    first, second = minutes_of(scene.voted("baru", for_=["m1"]).later(180).declared("baru")).decisions
    assert first.reconsidered is not None
    assert first.reconsidered.anew is None
    assert (second.void, second.reconsiders) == (True, 1)
