"""Who left and came back stands in the daftar hadir with the times. Rule book section 3 and 7."""

from datetime import datetime

from tests.domain.minutes.told import minutes_of
from tests.rules.rulebook import an_open_meeting
from tests.rules.scene import Scene


def away(scene: Scene, number: str) -> list[tuple[datetime, datetime]]:
    (row,) = (one for one in minutes_of(scene).attendance if one.person.member_number == number)
    return [(gap.from_at, gap.until_at) for gap in row.away]


def test_every_time_between_going_and_coming_back_is_told() -> None:
    scene = an_open_meeting().later(60).leave("m1")
    gone = scene.now
    scene.later(1200).arrive("m1")
    back = scene.now
    scene.later(60).leave("m1").later(30).arrive("m1")
    assert away(scene, "0001")[0] == (gone, back)
    assert len(away(scene, "0001")) == 2
    assert away(scene, "0002") == []


def test_who_left_for_good_is_away_from_the_time_of_leaving_alone() -> None:
    scene = an_open_meeting().later(60).leave("m1")
    (row,) = (one for one in minutes_of(scene).attendance if one.person.member_number == "0001")
    assert (row.out_at, row.away) == (scene.now, ())


def test_silence_is_an_absence_until_somebody_is_heard_again() -> None:
    scene = an_open_meeting()
    scene.last_heard("m1", ago=901).later(1)
    gone = scene.now
    scene.later(100).arrive("m1")
    assert away(scene, "0001") == [(gone, scene.now)]
