"""The minutes tell what every candidate stood for, and how they got their numbers. Rule book 6.8."""

from rat_online.domain import lot
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import undoing as u
from rat_online.domain.minutes.deciding import Decision
from rat_online.domain.minutes.fold import fold
from tests.domain.minutes.told import minutes_of, sources_of
from tests.rules.rulebook import opens
from tests.rules.scene import COMMITTEE, Scene
from tests.rules.test_candidates import an_election, numbers, presents

PHOTO = "c" * 64


def told(scene: Scene) -> Decision:
    (decision,) = fold(scene.meeting.id, scene.log, sources_of(scene)).decisions
    return decision


def test_page_photo_and_number_stand_in_the_order_of_the_paper() -> None:
    scene = an_election("m2", "m3", "m4")
    for one in ("m2", "m3", "m4"):
        scene.does(presents(one, f"visi {one}", f"misi {one}"))
    item = scene.decision("ketua").item
    scene.does(n.SetCandidatePhoto(item, "m3", PHOTO), COMMITTEE).does(numbers()).does(opens("ketua"))
    decision, order = told(scene), scene.ballot("ketua").names
    assert [one.person.member_number for one in decision.candidates] == [f"000{one[1]}" for one in order]
    assert {one.person.member_number: one.photo for one in decision.candidates}["0003"] == PHOTO
    assert decision.candidates[0].vision
    drawn = decision.numbers
    assert drawn is not None
    assert lot.verify(drawn.promise, bytes.fromhex(drawn.seed), drawn.context, order)


def test_where_nothing_was_shown_the_minutes_say_nothing() -> None:
    scene = an_election("m2", "m3").presented("ketua").does(opens("ketua"))
    assert told(scene).candidates
    assert told(scene).numbers is None


def test_the_draw_of_an_earlier_proposal_is_shown_with_what_was_promised_there() -> None:
    scene = an_election("m1", "m2", "m3").does(numbers())
    first = scene.decision("ketua")
    scene.does(u.WithdrawProposal(first.id)).nominated("lagi", "m3", "m2", "m1").counted("lagi", m1=["m5"])
    decision = minutes_of(scene).decisions[-1]
    assert decision.numbers is not None
    assert (decision.numbers.kept, decision.numbers.promise) == (True, first.order_lot)
    assert [one.person.name for one in decision.candidates] == [
        f"Anggota {(option.person or '')[1:]}" for option in first.options if option.person
    ]
