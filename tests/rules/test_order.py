"""Order: the chair may warn, mute and remove, with a reason; a removed member keeps the vote. Rule book 5."""

import pytest

from rat_online.domain.commands import speaking as s
from rat_online.domain.events import speaking as e
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import PersonId, TurnEnding
from tests.rules.rulebook import (
    accepts,
    acclaims,
    an_open_meeting,
    asks,
    gives,
    interrupts,
    objects,
    opens,
    raises,
    votes,
)
from tests.rules.scene import OPERATOR, why


@pytest.mark.parametrize("act", [s.WarnPerson, s.MutePerson, s.RemovePerson])
def test_each_needs_a_reason_and_the_palu(act: type[s.WarnPerson | s.MutePerson | s.RemovePerson]) -> None:
    def with_reason(person: PersonId, reason: Prose) -> s.WarnPerson | s.MutePerson | s.RemovePerson:
        return act(person, reason)

    scene = an_open_meeting().refuses(with_reason("m1", why("")), "reason-missing")
    scene.refuses(with_reason("m1", why()), "not-allowed", OPERATOR)
    scene.refuses(with_reason("stranger", why()), "unknown-person")
    scene.refuses(with_reason(scene.chair.person, why()), "chair-keeps-floor")
    scene.does(with_reason("m1", why())).does(with_reason("secretary", why()))


def test_every_warning_is_counted() -> None:
    scene = an_open_meeting().does(s.WarnPerson("m1", why())).does(s.WarnPerson("m1", why("lagi")))
    assert scene.meeting.floor.warnings == {"m1": 2}


def test_muting_ends_turn_hand_and_interupsi() -> None:
    scene = an_open_meeting().does(gives("m1")).does(raises("m1")).does(interrupts("m1"))
    scene.later(8).does(s.MutePerson("m1", why()))
    scene.happened(e.TurnEnded, cause=TurnEnding.MUTED, seconds=8).happened(e.HandWithdrawn, person="m1")
    scene.happened(e.InterruptionWithdrawn, interruption="n1")


def test_who_is_muted_asks_in_writing_until_unmuted() -> None:
    scene = an_open_meeting().does(s.MutePerson("m1", why())).changes_nothing(s.MutePerson("m1", why()))
    scene.refuses(raises("m1"), "muted").refuses(gives("m1"), "muted").refuses(interrupts("m1"), "muted")
    scene.does(asks("m1")).does(s.UnmutePerson("m1")).does(raises("m1"))
    scene.changes_nothing(s.UnmutePerson("m1"))


def test_a_removed_member_keeps_presence_and_vote() -> None:
    scene = an_open_meeting().proposed("lpj").does(s.RemovePerson("m1", why("mengganggu jalannya rapat")))
    scene.refuses(raises("m1"), "removed").refuses(interrupts("m1"), "removed").refuses(asks("m1"), "removed")
    assert scene.meeting.attendance.present == 10
    scene.does(opens("lpj")).does(votes("m1", "lpj", "for"))


def test_a_removed_member_may_still_object() -> None:
    scene = an_open_meeting().proposed("lpj").does(s.RemovePerson("m1", why()))
    scene.does(acclaims("lpj")).does(objects("m1", "lpj"))


def test_the_chair_lets_a_removed_member_in_again() -> None:
    scene = an_open_meeting().does(s.RemovePerson("m1", why())).changes_nothing(s.RemovePerson("m1", why()))
    scene.does(s.ReadmitPerson("m1")).does(raises("m1")).changes_nothing(s.ReadmitPerson("m1"))


def test_removing_an_interrupter_gives_the_floor_back() -> None:
    scene = an_open_meeting().does(gives("m1")).does(interrupts("m2")).does(accepts())
    scene.does(s.RemovePerson("m2", why())).happened(e.TurnResumed, turn="t1")
