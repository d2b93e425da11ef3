"""What simulated members do of themselves in a rehearsal: by the rules, each once; real members nothing."""

from dataclasses import replace

import pytest

from rat_online.app.rehearsal_roll import practice_roll
from rat_online.app.rehearsing import choice_of, moves
from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.ballot import BLANK_OPTION, Option
from rat_online.domain.commands import closing as c
from rat_online.domain.commands.attending import CallRollCall
from rat_online.domain.commands.preparing import FreezeRoll, OpenRegistration
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import Entitled
from rat_online.domain.vocabulary import BallotForm, Role
from tests.rules.rulebook import opens, schedules
from tests.rules.scene import PLANNED_AT, Scene

REAL = Entitled("sari", "0012", "Sari Wulandari", "member")
MANY = [Option(f"c{n}", person=f"p{n}") for n in range(1, 6)]


def a_rehearsal(simulated: int = 4) -> Scene:
    scene = Scene().does(replace(schedules(), rehearsal_of="rat"), CLOCK)
    scene.now = PLANNED_AT
    roll = tuple(RollEntry(one.entry, one.weight) for one in practice_roll([REAL], simulated))
    return scene.does(FreezeRoll(scene.now, roll, "root")).does(OpenRegistration())


def played(scene: Scene) -> Scene:
    """Everything that they would do now."""
    for move in list(moves(scene.meeting)):
        scene.does(move.command, Actor(move.person, Role.MEMBER))
    return scene


def test_they_come_in_vote_and_approve_and_then_nothing_is_left_to_do() -> None:
    scene = played(a_rehearsal())
    assert scene.meeting.attendance.here == {f"latihan-00{n}" for n in range(1, 5)}
    assert list(moves(scene.meeting)) == []
    scene.opened().proposed("lpj").does(opens("lpj"))
    played(scene)
    assert len(scene.ballot("lpj").votes) == 4
    assert "sari" not in scene.ballot("lpj").votes
    assert list(moves(scene.meeting)) == []


def test_they_confirm_at_a_roll_call_and_approve_what_was_read() -> None:
    scene = played(a_rehearsal()).opened().does(CallRollCall(60))
    played(scene)
    assert scene.meeting.attendance.roll_call is None or len(scene.meeting.attendance.roll_call.answered) == 4
    scene.does(c.ReadDecisions())
    assert len(played(scene).meeting.closing.approved) == 4


def test_worked_out_twice_it_is_the_same_move() -> None:
    scene = a_rehearsal()
    assert list(moves(scene.meeting)) == list(moves(scene.meeting))
    ids = [move.id for move in moves(scene.meeting)]
    assert len(set(ids)) == len(ids) == 4
    assert all(len(one) <= 64 for one in ids)


@pytest.mark.parametrize(
    ("form", "seats", "fewest", "most"),
    [
        (BallotForm.ONE_OF, 1, 1, 1),
        (BallotForm.EXACTLY, 3, 3, 3),
        (BallotForm.UP_TO, 2, 2, 2),
        (BallotForm.APPROVAL, 2, 1, 1),
        (BallotForm.RANKED, 2, 5, 5),
    ],
)
def test_a_choice_fits_the_form_of_its_ballot(form: BallotForm, seats: int, fewest: int, most: int) -> None:
    scene = played(a_rehearsal()).opened().proposed("lpj").does(opens("lpj"))
    ballot = replace(scene.ballot("lpj"), form=form, seats=seats, options=(*MANY, BLANK_OPTION))
    for person in ("latihan-001", "latihan-002", "latihan-003"):
        chosen = choice_of(ballot, person)
        assert fewest <= len(chosen) <= most
        assert len(set(chosen)) == len(chosen)
        assert set(chosen) <= {option.id for option in MANY}


def test_among_many_every_side_of_a_motion_is_taken() -> None:
    scene = played(a_rehearsal()).opened().proposed("lpj").does(opens("lpj"))
    sides = {choice_of(scene.ballot("lpj"), f"latihan-{n:03}") for n in range(200)}
    assert sides == {("for",), ("against",), ("abstain",)}
