"""Photos of candidates: shown by the desk or the nominee, fixed once voting began. Rule book 6.8."""

from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import undoing as u
from rat_online.domain.events import nominating as e
from tests.rules.rulebook import an_open_meeting, opens, sets_secrecy
from tests.rules.scene import AUDITOR, COMMITTEE, SECRETARY, Scene, member, why
from tests.rules.test_nominations import ITEM, elects, nominated, verified

ONE, OTHER = "a" * 64, "b" * 64


def shows(person: str, photo: str | None = ONE, item: str = ITEM) -> n.SetCandidatePhoto:
    return n.SetCandidatePhoto(item, person, photo)


def an_election() -> Scene:
    """Proposed, with its pages."""
    scene = verified("m2", "m3").does(elects("m2", "m3"))
    for option in ("c0", "c1"):
        scene.does(d.PresentCandidate("d1", option, why("visi"), why("misi")))
    scene.named["ketua"] = "d1"
    return scene.does(sets_secrecy("ketua", False))


class TestWhose:
    def test_a_nominee_who_is_willing_shows_the_own_photo(self) -> None:
        scene = nominated("m2").refuses(shows("m2"), "unknown-nomination", member("m2"))
        scene.does(n.AcceptNomination("nom1")).does(shows("m2"), member("m2"))
        scene.happened(e.CandidatePhotoSet, item=ITEM, person="m2", photo=ONE)
        scene.refuses(shows("m2", OTHER), "not-allowed", member("m3"))

    def test_the_desk_and_those_who_lead_show_it_for_them(self) -> None:
        scene = verified("m2")
        for actor, photo in ((COMMITTEE, ONE), (SECRETARY, OTHER), (scene.chair, ONE)):
            scene.does(shows("m2", photo), actor).happened(e.CandidatePhotoSet)
        scene.refuses(shows("m2"), "not-allowed", AUDITOR)

    def test_also_of_a_candidate_whom_the_chair_names_and_that_one_does_not_alone(self) -> None:
        scene = an_open_meeting().does(elects("m2", "m3")).does(shows("m2"), COMMITTEE)
        scene.refuses(shows("m2", OTHER), "unknown-nomination", member("m2"))
        scene.refuses(shows("m9"), "unknown-nomination", COMMITTEE)
        scene.refuses(shows("m2", item="nothing"), "unknown-item", COMMITTEE)

    def test_the_same_photo_twice_changes_nothing(self) -> None:
        verified("m2").does(shows("m2"), member("m2")).changes_nothing(shows("m2"), member("m2"))

    def test_it_may_be_taken_off_and_goes_with_who_declines_or_is_rejected(self) -> None:
        scene = verified("m2").does(shows("m2"), member("m2")).does(shows("m2", None), member("m2"))
        assert scene.meeting.nominations.photos == {}
        scene.changes_nothing(shows("m2", None), member("m2"))
        scene.does(shows("m2"), member("m2")).does(n.DeclineNomination("nom1"))
        assert scene.meeting.nominations.photos == {}
        other = nominated("m2").does(n.AcceptNomination("nom1")).does(shows("m2"), COMMITTEE)
        assert other.does(n.RejectNomination("nom1", why())).meeting.nominations.photos == {}


class TestUntilWhen:
    def test_what_was_shown_when_people_chose_stays(self) -> None:
        scene = an_election().does(shows("m2"), COMMITTEE).does(opens("ketua"))
        for photo in (OTHER, None):
            scene.refuses(shows("m2", photo), "wrong-status", COMMITTEE)
            scene.refuses(shows("m2", photo), "wrong-status", member("m2"))

    def test_a_proposal_that_is_taken_back_fixes_nothing(self) -> None:
        scene = an_election().does(u.WithdrawProposal("d1"))
        scene.does(shows("m2"), member("m2"))
