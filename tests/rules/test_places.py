"""The hall and meeting points (titik kumpul). Rule book sections 3 and 6.6."""

import pytest

from rat_online.domain.actor import Actor
from rat_online.domain.bench import Bench
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.events import voting as e
from rat_online.domain.vocabulary import BallotForm, BallotStatus, Channel, Outcome, Role
from tests.rules.rulebook import a_meeting, annuls, closes, counts, declares, members, opens, votes
from tests.rules.scene import COMMITTEE, WITNESS, WITNESS_2, Scene

DESA, DUSUN = "Balai Desa", "Dusun Dua"


def two_places(online: int = 4) -> Scene:
    """m1 to m3 in the village hall, m4 and m5 at a meeting point, the rest on line; a motion is put."""
    scene = a_meeting(entitled=12).arrive_in_hall("m1", "m2", "m3", place=DESA)
    scene.arrive_in_hall("m4", "m5", place=DUSUN).arrive(*members(online, first=6))
    scene.opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
    return scene.proposed("lpj").does(opens("lpj", 60))


class TestCounting:
    def test_two_different_witnesses_count_each_place(self) -> None:
        scene = two_places().does(counts("lpj", DESA, for_=3), WITNESS)
        assert scene.ballot("lpj").uncounted == (Bench(DESA), Bench(DUSUN))
        scene.does(counts("lpj", DESA, for_=3), WITNESS_2)
        assert scene.ballot("lpj").uncounted == (Bench(DUSUN),)

    def test_one_witness_alone_is_not_enough_however_often(self) -> None:
        scene = (
            two_places().does(counts("lpj", DESA, for_=2), WITNESS).does(counts("lpj", DESA, for_=3), WITNESS)
        )
        assert Bench(DESA) in scene.ballot("lpj").uncounted
        scene.changes_nothing(counts("lpj", DESA, for_=3), WITNESS)

    def test_a_difference_blocks_until_the_witnesses_agree(self) -> None:
        scene = two_places().does(counts("lpj", DUSUN, for_=2), WITNESS)
        scene.does(counts("lpj", DUSUN, for_=2), WITNESS_2)
        scene.does(counts("lpj", DESA, for_=3), WITNESS).does(counts("lpj", DESA, for_=2), WITNESS_2)
        scene.later(60).refuses(closes("lpj"), "places-uncounted", places=[DESA])
        scene.does(counts("lpj", DESA, for_=3), WITNESS_2).ticks().happened(e.BallotClosed)

    def test_it_cannot_be_more_than_were_checked_in_there(self) -> None:
        scene = two_places()
        scene.refuses(counts("lpj", DUSUN, for_=3), "place-count-exceeds", WITNESS, papers=3, entitled=2)
        scene.arrive_in_hall("m12", place=DUSUN).does(counts("lpj", DUSUN, for_=3), WITNESS)

    def test_who_was_there_at_any_moment_while_it_was_open_counts(self) -> None:
        scene = two_places().does(a.CheckOut("m5"), COMMITTEE)
        scene.does(counts("lpj", DUSUN, for_=2), WITNESS).happened(e.PlaceCounted, papers=2)

    @pytest.mark.parametrize(
        "count",
        [{"for": -1}, {"perhaps": 1}],
        ids=["fewer than none", "not an option"],
    )
    def test_a_count_has_the_papers_options(self, count: dict[str, int]) -> None:
        scene = two_places()
        given = v.EnterPlaceCount(scene.ballot("lpj").id, DESA, count)
        scene.refuses(given, "place-count-invalid", WITNESS)

    def test_its_papers_add_up(self) -> None:
        scene = two_places()
        given = v.EnterPlaceCount(scene.ballot("lpj").id, DESA, {"for": 2}, invalid=1, papers=2)
        scene.refuses(given, "place-count-invalid", WITNESS)

    def test_nobody_counts_where_nobody_votes(self) -> None:
        two_places().refuses(counts("lpj", "Dusun Tiga", for_=0), "unknown-place", WITNESS)

    @pytest.mark.parametrize("by", [COMMITTEE, Actor("acting", Role.ACTING_CHAIR), Actor("m6", Role.MEMBER)])
    def test_only_a_witness_counts(self, by: Actor) -> None:
        two_places().refuses(counts("lpj", DESA, for_=3), "not-allowed", by)


class TestNotTwice:
    @pytest.mark.parametrize("voter", ["m1", "m4"])
    def test_who_votes_at_a_place_does_not_vote_on_line(self, voter: str) -> None:
        two_places().refuses(votes(voter, "lpj", "for"), "votes-in-hall")

    def test_not_even_when_the_desk_moves_the_member_on_line_meanwhile(self) -> None:
        scene = two_places().does(a.CheckIn("m1", Channel.ONLINE), COMMITTEE)
        scene.refuses(votes("m1", "lpj", "for"), "votes-in-hall")

    def test_not_even_after_leaving_and_coming_back(self) -> None:
        scene = two_places().does(a.CheckOut("m1"), COMMITTEE)
        scene.refuses(a.CheckIn("m1"), "votes-in-hall")
        scene.does(a.CheckIn("m1"), COMMITTEE).refuses(votes("m1", "lpj", "for"), "votes-in-hall")

    def test_in_the_next_ballot_the_member_votes_where_the_member_is(self) -> None:
        scene = two_places().does(a.CheckIn("m1", Channel.ONLINE), COMMITTEE).does(annuls("lpj"))
        scene.does(opens("lpj", 60)).does(votes("m1", "lpj", "for"))

    def test_moving_to_another_place_moves_no_vote(self) -> None:
        scene = two_places().arrive_in_hall("m1", place=DUSUN)
        assert scene.ballot("lpj").at_place["m1"] == Bench(DESA)

    def test_who_voted_on_line_is_not_counted_in_the_hall(self) -> None:
        scene = two_places().does(votes("m6", "lpj", "for"))
        scene.refuses(a.CheckIn("m6", Channel.HALL, DESA), "already-voted", COMMITTEE)


class TestOneResult:
    def test_channels_and_places_are_merged_and_each_stands_apart(self) -> None:
        scene = two_places().voted("lpj", for_=["m6", "m7"], against=["m8"])
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, for_=2, abstain=1), witness)
            scene.does(counts("lpj", DUSUN, against=1, invalid=1), witness)
        scene.later(60)
        closed = scene.event(e.BallotClosed)
        tally = closed.tally
        assert (tally.options, tally.abstain, tally.invalid) == ({"for": 4, "against": 2}, 1, 1)
        assert (tally.entitled, tally.valid, tally.not_voted) == (9, 6, 1)
        assert [(part.place, part.votes, part.entitled) for part in closed.channels] == [
            ("", 3, 4),
            (DESA, 3, 3),
            (DUSUN, 2, 2),
        ]
        assert closed.channels[1].witnesses == ("witness", "witness2")
        assert closed.reconciled
        assert closed.result.outcome is Outcome.CARRIED

    def test_a_meeting_in_one_hall_alone_is_counted_by_hand(self) -> None:
        scene = a_meeting(entitled=4, present=4, hall=4).opened()
        scene.does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person)).proposed("lpj").does(opens("lpj", 60))
        scene.refuses(closes("lpj"), "places-uncounted")
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, for_=3, against=1), witness)
        scene.does(closes("lpj")).declared("lpj")

    def test_a_count_that_does_not_reconcile_blocks_the_result(self) -> None:
        scene = two_places().voted("lpj", for_=["m6"])
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA), witness).does(counts("lpj", DUSUN), witness)
        scene.storing(2).later(60).later(60)
        assert not scene.ballot("lpj").reconciled
        scene.refuses(declares("lpj"), "not-reconciled")


def weighed_hall(**weights: int) -> Scene:
    """A secondary cooperative: m1 to m4 in the village hall, m5 and m6 on line; a motion is put."""
    scene = a_meeting(entitled=8, weights=weights).arrive_in_hall(*members(4), place=DESA).arrive("m5", "m6")
    scene.opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
    return scene.proposed("lpj").does(opens("lpj", 60))


class TestUnlikeVotes:
    """A hand says nothing of what it weighs: those whose votes weigh alike are counted apart, in heads."""

    def test_each_weight_is_counted_apart_in_heads_and_multiplied(self) -> None:
        scene = weighed_hall(m1=12, m2=12, m3=5).voted("lpj", against=["m5", "m6"])
        assert [bench.part for bench in scene.ballot("lpj").benches] == ["1", "5", "12"]
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, part="12", for_=1, abstain=1), witness)
            scene.does(counts("lpj", DESA, part="5", against=1), witness)
            scene.does(counts("lpj", DESA, part="1", invalid=1), witness)
        closed = scene.later(60).event(e.BallotClosed)
        assert (closed.tally.options, closed.tally.abstain) == ({"for": 12, "against": 7}, 12)
        assert (closed.tally.invalid, closed.tally.not_voted, closed.tally.entitled) == (1, 0, 32)
        hall = closed.channels[1]
        assert (hall.entitled, hall.votes) == (30, 30)
        assert [(one.part, one.each, one.entitled, one.papers) for one in hall.benches] == [
            ("1", 1, 1, 1),
            ("5", 5, 1, 1),
            ("12", 12, 2, 2),
        ]
        assert closed.result.outcome is Outcome.CARRIED
        assert closed.reconciled

    def test_each_is_kept_within_those_of_it_who_are_there(self) -> None:
        scene = weighed_hall(m1=12, m2=12)
        refused = counts("lpj", DESA, part="12", for_=3)
        scene.refuses(refused, "place-count-exceeds", WITNESS, papers=3, entitled=2)
        scene.refuses(counts("lpj", DESA, for_=1), "unknown-place", WITNESS)
        scene.refuses(counts("lpj", DESA, part="5", for_=1), "unknown-place", WITNESS)

    def test_closing_waits_for_each(self) -> None:
        scene = weighed_hall(m1=12)
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, part="12", for_=1), witness)
        scene.later(60).refuses(closes("lpj"), "places-uncounted", places=[f"{DESA} (1)"])

    def test_ranked_papers_weigh_what_their_voters_do(self) -> None:
        scene = a_meeting(entitled=8, weights={"m1": 3}).arrive_in_hall("m1", "m2", place=DESA)
        scene.arrive(*members(4, first=3)).opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
        scene.nominated("pengurus", "a", "b", form=BallotForm.RANKED).does(opens("pengurus", 60))
        counted_by_two(scene, {"a b": 1}, part="3")
        counted_by_two(scene, {"b a": 1}, part="1").does(votes("m3", "pengurus", "b")).later(60)
        ended = scene.ballot("pengurus")
        assert ended.tally is not None
        assert ended.result is not None
        assert (ended.tally.options, ended.result.elected) == ({"a": 3, "b": 2}, ("a",))


class TestWaiting:
    def test_closing_waits_for_the_places_counts(self) -> None:
        scene = two_places().voted("lpj", for_=["m6"]).later(300)
        assert scene.ballot("lpj").status is BallotStatus.OPEN
        scene.refuses(votes("m7", "lpj", "for"), "too-late")

    def test_while_it_waits_nothing_else_begins(self) -> None:
        scene = two_places().proposed("shu").later(300)
        scene.refuses(opens("shu"), "something-running")

    def test_a_place_that_never_brings_its_count_is_a_reason_to_annul(self) -> None:
        two_places().later(300).does(annuls("lpj")).happened(e.BallotAnnulled)

    def test_counted_in_time_it_is_not_annulled_after_its_deadline(self) -> None:
        scene = two_places()
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, for_=1), witness).does(counts("lpj", DUSUN), witness)
        scene.unnoticed(61).refuses(annuls("lpj"), "too-late")

    def test_an_outage_gives_time_back_to_votes_that_could_still_come(self) -> None:
        scene = two_places().unnoticed(30)
        scene.does(v.RecordOutage(scene.now, scene.now.replace(hour=scene.now.hour + 1)))
        scene.happened(e.BallotExtended)

    def test_but_not_to_a_ballot_that_waits_for_a_place_alone(self) -> None:
        scene = two_places().later(300)
        scene.changes_nothing(v.RecordOutage(scene.now, scene.now.replace(hour=scene.now.hour + 1)))


def elected_at_two_places(form: BallotForm, seats: int) -> Scene:
    """Three vote in the hall, four on line, on three candidates."""
    scene = a_meeting(entitled=8).arrive_in_hall("m1", "m2", "m3", place=DESA).arrive(*members(4, first=4))
    scene.opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
    scene.nominated("pengurus", "a", "b", "c", seats=seats, form=form)
    return scene.does(opens("pengurus", 60))


def counted_by_two(scene: Scene, count: dict[str, int], papers: int | None = None, part: str = "") -> Scene:
    found = v.EnterPlaceCount(scene.ballot("pengurus").id, DESA, count, papers=papers, part=part)
    return scene.does(found, WITNESS).does(found, WITNESS_2)


class TestFormsAtAPlace:
    """Papers that name several are counted too; ranked ones by what they say. Rule book 6.2."""

    def test_papers_of_several_names_are_counted_beside_the_names(self) -> None:
        scene = elected_at_two_places(BallotForm.UP_TO, 2)
        ballot = scene.ballot("pengurus").id
        scene.refuses(v.EnterPlaceCount(ballot, DESA, {"a": 3, "b": 2}), "place-count-invalid", WITNESS)
        scene.refuses(
            v.EnterPlaceCount(ballot, DESA, {"a": 5, "b": 2}, papers=3), "place-count-invalid", WITNESS
        )
        counted_by_two(scene, {"a": 3, "b": 2}, 3).does(votes("m4", "pengurus", "b", "c")).later(60)
        tally = scene.ballot("pengurus").tally
        assert tally is not None
        assert (tally.options, tally.valid) == ({"a": 3, "b": 3, "c": 1}, 4)
        assert scene.ballot("pengurus").reconciled

    def test_a_ranked_paper_is_counted_by_what_it_says(self) -> None:
        scene = elected_at_two_places(BallotForm.RANKED, 1)
        ballot = scene.ballot("pengurus").id
        scene.refuses(v.EnterPlaceCount(ballot, DESA, {"a a": 1}), "place-count-invalid", WITNESS)
        scene.refuses(v.EnterPlaceCount(ballot, DESA, {"a x": 1}), "place-count-invalid", WITNESS)
        counted_by_two(scene, {"a b": 1, "c b": 1, "blank": 1})
        scene.does(votes("m4", "pengurus", "b")).does(votes("m5", "pengurus", "b", "a"))
        scene.does(votes("m6", "pengurus", "b")).later(60)
        ended = scene.ballot("pengurus")
        assert ended.tally is not None
        assert ended.result is not None
        assert ended.tally.options == {"a": 1, "b": 3, "c": 1}
        assert (ended.tally.valid, ended.tally.blank, ended.reconciled) == (5, 1, True)
        assert ended.result.elected == ("b",)
        assert ended.channels[1].counts == {"a": 1, "b": 0, "c": 1, "blank": 1}
