"""Who comes, moves or goes after the announced end of a ballot changes nothing in it. Rule book 3 and 6.4.

A ballot with a meeting point stays open until two witnesses have counted there, often long after its time is
over: on line a vote is then refused as late, and no other door stands open meanwhile.
"""

from dataclasses import replace

import pytest

from rat_online.domain.ballot import Ballot, Tally
from rat_online.domain.bench import Bench
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.events import voting as e
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.domain.vocabulary import BallotStatus, Channel, DecisionKind, Outcome, Role
from tests.rules.rulebook import (
    a_meeting,
    counts,
    entrusted,
    members,
    opens,
    votes,
    votes_for,
    with_rules,
)
from tests.rules.scene import COMMITTEE, WITNESS, WITNESS_2, Scene

DESA, DUSUN = "Balai Desa", "Dusun Dua"


def waiting(
    entitled: int = 19,
    online: int = 9,
    profile: Profile | None = None,
    kind: DecisionKind = DecisionKind.ORDINARY,
    **choices: list[str],
) -> Scene:
    """m1 in the village hall, m2 and on on line, who have voted; the time is over, DESA is not counted."""
    scene = a_meeting(entitled, profile=profile).arrive_in_hall("m1", place=DESA)
    return put(scene.arrive(*members(online, first=2)), kind, **choices)


def put(scene: Scene, kind: DecisionKind = DecisionKind.ORDINARY, **choices: list[str]) -> Scene:
    scene.opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person)).proposed("lpj", kind=kind)
    scene.does(opens("lpj", 60)).voted("lpj", **choices).later(300)
    assert scene.ballot("lpj").status is BallotStatus.OPEN
    return scene


def counted(scene: Scene, for_: int) -> tuple[Ballot, Tally, Outcome]:
    """Both witnesses enter the village hall's count, and the ballot closes."""
    for witness in (WITNESS, WITNESS_2):
        scene.does(counts("lpj", DESA, for_=for_), witness)
    scene.later(1).happened(e.BallotClosed)
    ballot = scene.ballot("lpj")
    assert ballot.tally is not None
    assert ballot.result is not None
    assert ballot.reconciled
    return ballot, ballot.tally, ballot.result.outcome


class TestComing:
    def test_who_is_checked_in_at_the_place_then_adds_no_hand_to_it(self) -> None:
        scene = waiting(for_=members(4, first=2), against=members(5, first=6))
        scene.arrive_in_hall(*members(5, first=15), place=DESA)
        scene.refuses(counts("lpj", DESA, for_=2), "place-count-exceeds", WITNESS, papers=2, entitled=1)
        _, tally, outcome = counted(scene, for_=1)
        assert (tally.options, tally.entitled, outcome) == ({"for": 5, "against": 5}, 10, Outcome.REJECTED)

    def test_a_place_where_somebody_comes_first_then_has_no_count_to_wait_for(self) -> None:
        scene = waiting(for_=["m2"]).arrive_in_hall("m15", place=DUSUN)
        scene.refuses(counts("lpj", DUSUN, for_=1), "unknown-place", WITNESS)
        ballot, _, _ = counted(scene, for_=1)
        assert [part.place for part in ballot.channels] == ["", DESA]

    def test_who_comes_on_line_then_is_not_among_the_present_of_its_majority(self) -> None:
        agreed = waiting(20, 14, kind=DecisionKind.ARTICLES, for_=members(11, first=2), against=["m13"])
        agreed.refuses(votes("m15", "lpj", "for"), "too-late").arrive(*members(3, first=16))
        ballot, tally, outcome = counted(agreed, for_=1)
        assert ballot.result is not None
        assert (tally.entitled, ballot.result.needed, outcome) == (15, 12, Outcome.CARRIED)

    def test_nor_is_whose_presence_had_lapsed_before_it_and_is_heard_again_then(self) -> None:
        scene = a_meeting(20).arrive_in_hall("m1", place=DESA).arrive(*members(14, first=2))
        put(scene.does(a.LapsePresence(("m15",))), for_=members(3, first=2)).does(a.RestorePresence(("m15",)))
        _, tally, _ = counted(scene, for_=1)
        assert (tally.entitled, tally.not_voted) == (14, 10)

    def test_who_comes_at_the_very_end_is_in_it(self) -> None:
        scene = a_meeting(20).arrive_in_hall("m1", place=DESA).arrive(*members(14, first=2)).opened()
        scene.does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person)).proposed("lpj").does(opens("lpj", 60))
        scene.unnoticed(60).arrive("m16").arrive_in_hall("m17", place=DESA).does(votes("m16", "lpj", "for"))
        scene.unnoticed(0.001).arrive("m18").arrive_in_hall("m19", place=DESA)
        _, tally, _ = counted(scene, for_=2)
        assert (tally.entitled, tally.options["for"]) == (17, 3)

    def test_without_a_place_neither_though_the_clock_has_not_struck_yet(self) -> None:
        scene = (
            a_meeting(20, 15).opened().proposed("lpj").does(opens("lpj", 60)).does(votes("m1", "lpj", "for"))
        )
        scene.unnoticed(61).arrive("m16").ticks()
        assert scene.event(e.BallotClosed).tally.entitled == 15

    def test_an_extended_deadline_takes_in_who_comes_until_it(self) -> None:
        scene = a_meeting(20).arrive_in_hall("m1", place=DESA).arrive(*members(14, first=2)).opened()
        scene.does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person)).proposed("lpj").does(opens("lpj", 60))
        scene.does(v.ExtendBallot(scene.ballot("lpj").id, 60)).later(100).arrive("m16").later(60).arrive(
            "m17"
        )
        _, tally, _ = counted(scene, for_=1)
        assert tally.entitled == 16

    def test_a_time_that_is_over_is_not_extended_to_let_them_in(self) -> None:
        scene = waiting(for_=["m2"]).arrive("m16")
        scene.refuses(v.ExtendBallot(scene.ballot("lpj").id, 60), "too-late")
        away = v.RecordOutage(scene.now, scene.now.replace(hour=scene.now.hour + 1))
        scene.changes_nothing(away)

    def test_in_the_next_ballot_they_vote(self) -> None:
        scene = waiting(for_=["m2"]).arrive("m16").arrive_in_hall("m17", place=DESA)
        counted(scene, for_=1)
        scene.proposed("shu").does(opens("shu", 60)).does(votes("m16", "shu", "for"))
        assert scene.ballot("shu").voters_at(Bench(DESA)) == ["m1", "m17"]


class TestMoving:
    def test_who_let_the_time_pass_on_line_raises_no_hand_at_a_place_after_it(self) -> None:
        scene = waiting(for_=["m2"]).arrive_in_hall("m3", place=DESA)
        scene.refuses(counts("lpj", DESA, for_=2), "place-count-exceeds", WITNESS)
        ballot, tally, _ = counted(scene, for_=1)
        assert [(part.place, part.votes, part.entitled) for part in ballot.channels] == [
            ("", 1, 9),
            (DESA, 1, 1),
        ]
        assert tally.not_voted == 8

    def test_who_leaves_a_place_after_it_has_voted_there(self) -> None:
        scene = waiting(for_=["m2"]).does(a.CheckIn("m1", Channel.ONLINE), COMMITTEE)
        scene.refuses(votes("m1", "lpj", "for"), "too-late")
        ballot, _, _ = counted(scene, for_=1)
        assert [(part.place, part.entitled) for part in ballot.channels] == [("", 9), (DESA, 1)]

    def test_a_member_of_a_group_moves_no_hand_of_it(self) -> None:
        scene = a_meeting(20, weights={"m1": 5, "m3": 5}).arrive_in_hall("m1", place=DESA)
        put(scene.arrive(*members(9, first=2)), for_=["m2"]).arrive_in_hall("m3", "m16", place=DESA)
        assert scene.ballot("lpj").benches == (Bench(DESA, "5"),)
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, part="5", for_=1), witness)
        closed = scene.later(1).event(e.BallotClosed)
        assert (closed.tally.options["for"], closed.tally.entitled, closed.reconciled) == (6, 18, True)


PROXIES = replace(Profile(), proxies=ProxyRule(1, "AD pasal 12"))


class TestProxies:
    def test_a_holder_who_comes_after_it_brings_no_giver_into_it(self) -> None:
        scene = entrusted(a_meeting(20, profile=PROXIES), m17="m16", m19="m18").arrive_in_hall(
            "m1", place=DESA
        )
        put(scene.arrive(*members(11, first=2)), for_=["m2"]).arrive("m16").arrive_in_hall("m18", place=DESA)
        ballot, tally, _ = counted(scene, for_=1)
        assert (tally.entitled, ballot.proxied) == (12, {})

    @pytest.mark.parametrize("voted", [True, False], ids=["voted for", "not voted for"])
    def test_a_giver_who_comes_after_it_stays_a_giver_in_it(self, voted: bool) -> None:
        scene = entrusted(a_meeting(20, profile=PROXIES), m17="m2").arrive_in_hall("m1", place=DESA)
        scene.arrive(*members(11, first=2)).opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
        scene.proposed("lpj").does(opens("lpj", 60))
        if voted:
            scene.does(votes_for("m17", "m2", "lpj", "for"))
        refused = "voted-by-proxy" if voted else "too-late"
        scene.later(300).arrive("m17").refuses(votes("m17", "lpj", "for"), refused)
        ballot, tally, _ = counted(scene, for_=1)
        assert tally.entitled == 13
        assert [(part.channel, part.entitled, part.votes) for part in ballot.channels] == [
            (Channel.ONLINE, 11, 0),
            (Channel.PROXY, 1, int(voted)),
            (Channel.HALL, 1, 1),
        ]


class TestTheCountAtClosing:
    """Where the profile judges the closing too, it is the count when the time was over."""

    def test_who_comes_after_it_makes_no_quorum(self) -> None:
        scene = a_meeting(20, profile=with_rules(valid_at_close=True)).arrive_in_hall("m1", place=DESA)
        scene.arrive(*members(10, first=2)).opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
        scene.proposed("lpj").does(opens("lpj", 60)).voted("lpj", for_=members(9, first=2)).leave("m11")
        scene.later(300).arrive(*members(5, first=12))
        ballot, _, outcome = counted(scene, for_=1)
        assert ballot.quorum_at_close is not None
        assert (ballot.quorum_at_close.present, outcome) == (10, Outcome.VOID)

    def test_who_goes_after_it_breaks_none(self) -> None:
        scene = waiting(20, 10, profile=with_rules(valid_at_close=True), for_=members(9, first=2))
        scene.leave(*members(5, first=2))
        ballot, _, outcome = counted(scene, for_=1)
        assert ballot.quorum_at_close is not None
        assert (ballot.quorum_at_close.present, outcome) == (11, Outcome.CARRIED)
