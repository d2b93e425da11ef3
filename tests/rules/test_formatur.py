"""Formatur: the elected ketua or formatur name the board, whose list is then adopted. Rule book 6.2."""

from datetime import date

from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import undoing as u
from rat_online.domain.events import deciding as e
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.vocabulary import BallotForm, Ceremony, Outcome, PersonId
from tests.rules.rulebook import (
    acclaims,
    agrees,
    an_open_meeting,
    declares,
    opens,
    reconsiders,
    sets_secrecy,
    votes,
)
from tests.rules.scene import Act, Scene
from tests.rules.test_writing import DAY, WINDOW, a_written_meeting, puts

LIST = (("Sekretaris", "m4", "m1"), ("Bendahara", "m5", "m2"), ("Anggota", "m6", None))


def a_formatur(*elected: PersonId) -> Scene:
    """Elected by an open ballot and declared."""
    scene = an_open_meeting().nominated("formatur", "m1", "m2", "m3", seats=2, form=BallotForm.EXACTLY)
    scene.does(opens("formatur", 600))
    for number in range(1, 7):
        scene.does(votes(f"m{number}", "formatur", *elected))
    return scene.later(600).declared("formatur")


def names(
    *named: tuple[str, PersonId, PersonId | None], text: str = "Mengesahkan susunan.", item: str = "election"
) -> Act:
    seats = tuple(NamedSeat(*one) for one in named)
    return lambda scene: d.NameBoard(item, scene.named["formatur"], text, seats)


def listed(scene: Scene, *named: tuple[str, PersonId, PersonId | None]) -> Scene:
    scene.does(names(*(named or LIST)))
    scene.named["list"] = next(reversed(scene.meeting.decisions))
    return scene


class TestNaming:
    def test_the_list_is_put_to_the_meeting_with_who_named_whom(self) -> None:
        scene = listed(a_formatur("m1", "m2"))
        proposed = scene.event(e.DecisionProposed)
        assert proposed.formatur == scene.named["formatur"]
        assert [(one.seat, one.person, one.by) for one in proposed.named] == list(LIST)
        assert [option.person for option in proposed.options if option.person] == ["m4", "m5", "m6"]
        assert (proposed.seats, proposed.secret) == (3, True)

    def test_only_the_elected_name_and_only_after_the_palu(self) -> None:
        scene = a_formatur("m1", "m2").refuses(names(("Ketua", "m4", "m3")), "not-elected")
        scene.does(reconsiders("formatur")).refuses(names(*LIST), "wrong-status")
        an_open_meeting().nominated("formatur", "m1").refuses(names(*LIST), "wrong-status")

    def test_each_person_once_each_seat_with_its_name_and_everybody_on_the_roll(self) -> None:
        scene = a_formatur("m1", "m2").refuses(names(), "options-invalid")
        scene.refuses(names(("Ketua", "m4", None), ("Wakil", "m4", None)), "options-invalid")
        scene.refuses(names(("Ketua", "m99", None)), "options-invalid")
        scene.refuses(names((" ", "m4", None)), "text-missing")
        scene.refuses(names(*LIST, text=" "), "text-missing")

    def test_the_candidates_of_a_list_need_no_pages(self) -> None:
        assert listed(a_formatur("m1", "m2")).decision("list").pages_missing == ()

    def test_where_members_nominate_the_list_is_the_formaturs_all_the_same(self) -> None:
        scene = a_formatur("m1", "m2").does(n.OpenNominations("other"))
        scene.does(names(*LIST, item="other"))


class TestAdopting:
    def test_it_may_be_adopted_by_acclamation_like_any_as_many_candidates_as_seats(self) -> None:
        scene = listed(a_formatur("m1", "m2")).does(acclaims("list", 60)).later(60).does(declares("list"))
        scene.happened(e.ResultDeclared, elected=("c1", "c2", "c3"))

    def test_one_list_at_a_time_and_another_after_a_withdrawal(self) -> None:
        scene = listed(a_formatur("m1", "m2")).refuses(names(*LIST), "already-done")
        scene.does(u.WithdrawProposal(scene.named["list"])).does(names(*LIST))

    def test_an_adopted_list_stands_until_it_is_reconsidered(self) -> None:
        scene = listed(a_formatur("m1", "m2")).does(agrees("list")).does(declares("list"))
        scene.refuses(names(*LIST), "already-done")
        scene.does(reconsiders("list")).does(names(*LIST))

    def test_after_a_list_that_was_voted_down_the_formatur_names_another(self) -> None:
        scene = listed(a_formatur("m1", "m2")).does(sets_secrecy("list", False)).does(opens("list", 60))
        scene.does(votes("m1", "list", "blank")).later(60).declared("list")
        assert scene.event(e.ResultDeclared).outcome is Outcome.REJECTED
        scene.does(names(*LIST))

    def test_the_named_are_inducted_and_take_over(self) -> None:
        scene = listed(a_formatur("m1", "m2")).does(agrees("list")).does(declares("list"))
        scene.does(r.RecordCeremony(Ceremony.DISCHARGE, "election", ("board",)))
        term = (date(2027, 4, 1), date(2030, 3, 31))
        scene.does(r.RecordCeremony(Ceremony.INDUCTION, "election", ("m4", "m5", "m6"), *term))
        scene.does(r.RecordCeremony(Ceremony.HANDING_OVER, "election", ("m4",)))


class TestInWriting:
    """Both are texts: who is elected in one window names the board, whose list is put in the next."""

    def test_the_list_is_put_to_the_members_in_a_window_of_its_own(self) -> None:
        scene = a_written_meeting().nominated("formatur", "m1", "m2").refuses(names(*LIST), "wrong-status")
        scene.does(puts("formatur"))
        for number in range(1, 8):
            scene.does(votes(f"m{number}", "formatur", "m1"))
        scene.later(WINDOW).later(DAY).declared("formatur")
        listed(scene, ("Sekretaris", "m4", "m1"), ("Bendahara", "m5", None))
        scene.refuses(puts("list"), "secret-ballot-unavailable")
        scene.does(sets_secrecy("list", False)).does(puts("list"))
        for number in range(1, 8):
            scene.does(votes(f"m{number}", "list", "c1", "c2"))
        scene.later(WINDOW).later(DAY).declared("list")
        scene.happened(e.ResultDeclared, elected=("c1", "c2"))
