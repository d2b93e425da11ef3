"""Member groups with voting shares (koperasi multi pihak). Rule book 1 and 3; Permenkop 8/2021."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import gcd
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rat_online.domain.bench import Bench
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.events import attending as attending_events
from rat_online.domain.events import voting as e
from rat_online.domain.grouped import Candidate, SharesDiffer, entries_by, weights_of
from rat_online.domain.profile import MajorityRule, Party, PartyRule, Profile, default_rules
from rat_online.domain.roll import RollEntry
from rat_online.domain.threshold import Base, at_least, more_than
from rat_online.domain.vocabulary import DecisionKind, MeetingCall, Outcome, Role
from tests.rules.rulebook import a_scheduled_meeting, closes, counts, opens, schedules, votes, with_rules
from tests.rules.scene import PLANNED_AT, WITNESS, WITNESS_2, Scene, why

FARMERS, WORKERS = "Petani", "Pekerja"
TWO = PartyRule((Party(FARMERS, 60), Party(WORKERS, 40)), "AD pasal 20")


def roll(rule: PartyRule, **heads: int) -> list[Candidate]:
    """So many of each group: `petani1`, `petani2`, …"""
    return [
        Candidate(f"{group.lower()}{number}", group)
        for group, many in heads.items()
        for number in range(1, many + 1)
    ]


def scheduled(rule: PartyRule = TWO, **changes: object) -> Scene:
    return a_scheduled_meeting(with_rules(parties=rule, **changes))


def gathered(rule: PartyRule = TWO, heads: dict[str, int] | None = None, **changes: object) -> Scene:
    """In registration, nobody there; by default two farmers and four workers."""
    scene = scheduled(rule, **changes)
    books = roll(rule, **(heads or {FARMERS: 2, WORKERS: 4}))
    scene.now = scene.now.replace(year=2027, month=2, day=20)
    scene.does(p.FreezeRoll(scene.now, tuple(entries_by(scene.meeting.profile, books, {})), "root"))
    scene.does(p.RecordInvitations(scene.now, scene.now, len(books)))
    scene.now = PLANNED_AT
    return scene.does(p.OpenRegistration())


def everybody(scene: Scene) -> Scene:
    return scene.arrive(*scene.meeting.roll.entries)


class TestShares:
    def test_the_groups_stand_to_each_other_as_the_articles_say(self) -> None:
        assert weights_of(TWO, {FARMERS: 2, WORKERS: 4}) == {FARMERS: 3, WORKERS: 1}
        scene = gathered()
        assert scene.meeting.roll.total == 10
        assert sum(one.weight for one in scene.meeting.roll.entries.values() if one.group == FARMERS) == 6

    @given(
        st.lists(st.tuples(st.integers(1, 1000), st.integers(1, 5000)), min_size=2, max_size=12),
    )
    def test_exactly_whatever_their_sizes(self, groups: list[tuple[int, int]]) -> None:
        rule = PartyRule(tuple(Party(f"G{n}", share) for n, (share, _) in enumerate(groups)), "AD")
        heads = {f"G{n}": many for n, (_, many) in enumerate(groups)}
        weights = weights_of(rule, heads)
        total, shares = sum(weights[group] * heads[group] for group in heads), sum(one for one, _ in groups)
        for party in rule.parties:
            assert Fraction(weights[party.group] * heads[party.group], total) == Fraction(party.share, shares)
        assert gcd(*weights.values()) == 1

    @pytest.mark.parametrize(
        "heads", [{FARMERS: 2}, {FARMERS: 2, WORKERS: 0}, {FARMERS: 1, WORKERS: 1, "X": 1}]
    )
    def test_every_group_of_the_articles_has_members_and_no_other(self, heads: dict[str, int]) -> None:
        with pytest.raises(SharesDiffer):
            weights_of(TWO, heads)

    @pytest.mark.parametrize(
        "parties", [(), (Party("A", 1),), (Party("A", 1), Party("A", 2)), (Party("A", 1), Party("B", 0))]
    )
    def test_two_groups_or_more_each_with_a_share(self, parties: tuple[Party, ...]) -> None:
        with pytest.raises(ValueError):
            PartyRule(parties, "AD")


class TestTheRoll:
    def test_each_is_one_member_on_it_and_the_groups_are_those_of_the_articles(self) -> None:
        scene = scheduled()
        right = entries_by(scene.meeting.profile, roll(TWO, Petani=2, Pekerja=4), {})
        wrong = [RollEntry(one.id, 3, one.group) for one in right]
        scene.refuses(p.FreezeRoll(scene.now, tuple(wrong), "root"), "weights-not-used")
        stranger = (*right, RollEntry("x", 1, "Konsumen"))
        scene.refuses(p.FreezeRoll(scene.now, stranger, "root"), "shares-differ", groups=["Konsumen"])
        scene.refuses(p.FreezeRoll(scene.now, tuple(right[:2]), "root"), "shares-differ", groups=[WORKERS])
        scene.does(p.FreezeRoll(scene.now, tuple(right), "root"))

    def test_groups_of_whatever_size_are_counted_exactly(self) -> None:
        # Their common denominator is far beyond what a reader of JSON keeps: nothing is rounded all the same.
        sizes = {"A": 499, "B": 491, "C": 487, "D": 479, "E": 467, "F": 463, "G": 461}
        rule = PartyRule(tuple(Party(group, 99) for group in sizes), "AD")
        scene = gathered(rule, sizes).arrive(*(f"{group.lower()}1" for group in sizes)).opened()
        scene.proposed("lpj").does(opens("lpj", 60, why()))
        scene.voted("lpj", for_=["a1", "b1"], against=["g1"]).later(60)
        tally = scene.event(e.BallotClosed).tally
        whole = scene.meeting.roll.total
        assert whole > 2**63
        assert Fraction(tally.options["for"], whole) == Fraction(1, 7 * 499) + Fraction(1, 7 * 491)
        assert Fraction(tally.options["against"], whole) == Fraction(1, 7 * 461)
        assert scene.replayed() == scene.meeting

    def test_the_share_of_a_group_stays_when_its_members_change(self) -> None:
        scene = gathered()
        # Six over two farmers is as six over three: 2 each, and the four workers 1 each.
        scene.refuses(p.AmendRoll(RollEntry("petani3", 2, FARMERS), True, why()), "weights-not-used")
        scene.refuses(p.AmendRoll(RollEntry("x1", 1, "Konsumen"), True, why()), "shares-differ")
        scene.does(p.AmendRoll(RollEntry("petani3", 1, FARMERS), True, why()))
        weights = Counter(one.weight for one in scene.meeting.roll.entries.values())
        assert (weights, scene.meeting.roll.total) == (Counter({2: 3, 1: 4}), 10)
        assert scene.replayed() == scene.meeting

    def test_nobody_takes_the_last_member_of_a_group_off(self) -> None:
        scene = gathered(heads={FARMERS: 1, WORKERS: 4})
        scene.refuses(p.AmendRoll(RollEntry("petani1"), False, why()), "shares-differ", groups=[FARMERS])

    def test_a_change_of_the_roll_crosses_the_quorum_by_the_new_weights(self) -> None:
        scene = gathered().arrive("petani1", "pekerja1", "pekerja2", "pekerja3").opened()
        assert (scene.meeting.quorum().present, scene.meeting.quorum().reached) == (6, True)
        scene.does(p.AmendRoll(RollEntry("petani3", 1, FARMERS), True, why()))
        scene.happened(attending_events.QuorumLost)
        assert (scene.meeting.quorum().present, scene.meeting.quorum().entitled) == (5, 10)
        scene.does(p.AmendRoll(RollEntry("petani3"), False, why())).happened(attending_events.QuorumReached)


BALAI, DUSUN = "Balai", "Dusun"


def in_the_hall(heads: dict[str, int] | None = None) -> Scene:
    """Petani1, pekerja1 and pekerja2 in the hall, pekerja3 at another, the others on line; a motion."""
    scene = gathered(heads=heads).arrive_in_hall("petani1", "pekerja1", "pekerja2", place=BALAI)
    scene.arrive_in_hall("pekerja3", place=DUSUN)
    scene.arrive(*(one for one in scene.meeting.roll.entries if one not in scene.meeting.attendance.here))
    scene.opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
    return scene.proposed("lpj").does(opens("lpj", 60))


def by_two(scene: Scene, place: str, part: str, invalid: int = 0, **found: int) -> Scene:
    for witness in (WITNESS, WITNESS_2):
        scene.does(counts("lpj", place, invalid, part, **found), witness)
    return scene


class TestInTheHall:
    """Hands and papers are counted by place and group: a hand does not say of which group it is."""

    def test_two_witnesses_count_each_group_at_each_place(self) -> None:
        scene = in_the_hall()
        assert scene.ballot("lpj").uncounted == (
            Bench(BALAI, WORKERS),
            Bench(BALAI, FARMERS),
            Bench(DUSUN, WORKERS),
        )
        scene.refuses(counts("lpj", BALAI, for_=3), "unknown-place", WITNESS)
        scene.refuses(counts("lpj", DUSUN, part=FARMERS), "unknown-place", WITNESS)
        by_two(scene, BALAI, WORKERS, for_=2)
        scene.does(counts("lpj", BALAI, part=FARMERS, for_=1), WITNESS)
        scene.does(counts("lpj", BALAI, part=FARMERS), WITNESS_2)
        by_two(scene, DUSUN, WORKERS).later(60)
        scene.refuses(closes("lpj"), "places-uncounted", places=[f"{BALAI} ({FARMERS})"])

    def test_never_more_than_those_of_the_group_who_are_checked_in_there(self) -> None:
        scene = in_the_hall()
        too_many = counts("lpj", BALAI, part=FARMERS, for_=2)
        scene.refuses(too_many, "place-count-exceeds", WITNESS, papers=2, entitled=1)

    def test_it_is_one_result_by_the_shares(self) -> None:
        scene = in_the_hall().voted("lpj", for_=["petani2"], against=["pekerja4"])
        by_two(by_two(scene, BALAI, WORKERS, against=2), BALAI, FARMERS, for_=1)
        closed = by_two(scene, DUSUN, WORKERS, invalid=1).later(60).event(e.BallotClosed)
        # Two farmers hold 60 of 100, four workers 40: 3 parts each, and 1 part each.
        assert (closed.tally.options, closed.tally.invalid) == ({"for": 6, "against": 3}, 1)
        assert (closed.tally.entitled, closed.tally.not_voted) == (10, 0)
        farmers, workers = closed.groups
        assert (farmers.counts, farmers.invalid, farmers.not_voted) == (
            {"for": 2, "against": 0, "abstain": 0},
            0,
            0,
        )
        assert (workers.counts, workers.invalid, workers.not_voted) == (
            {"for": 0, "against": 3, "abstain": 0},
            1,
            0,
        )
        assert [(part.place, part.entitled, part.votes) for part in closed.channels] == [
            ("", 4, 4),
            (BALAI, 5, 5),
            (DUSUN, 1, 1),
        ]
        assert closed.reconciled
        assert closed.result.outcome is Outcome.CARRIED
        assert scene.replayed() == scene.meeting

    @settings(max_examples=25, deadline=None)
    @given(st.integers(0, 2**32 - 1), st.integers(2, 6), st.integers(4, 7))
    def test_hands_and_taps_of_the_same_votes_make_the_same_result(
        self, seed: int, farmers: int, workers: int
    ) -> None:
        chance, heads = Random(seed), {FARMERS: farmers, WORKERS: workers}
        hall, on_line = in_the_hall(heads), everybody(gathered(heads=heads)).opened().proposed("lpj")
        on_line.does(opens("lpj", 60))
        said = {one: chance.choice(["for", "against", "abstain", ""]) for one in hall.meeting.roll.entries}
        ballot = hall.ballot("lpj")
        for voter, choice in said.items():
            if choice:
                on_line.does(votes(voter, "lpj", choice))
            if choice and voter not in ballot.at_place:
                hall.does(votes(voter, "lpj", choice))
        for bench in ballot.benches:
            found = Counter(said[one] for one in ballot.voters_at(bench) if said[one])
            for witness in (WITNESS, WITNESS_2):
                hall.does(v.EnterPlaceCount(ballot.id, bench.place, dict(found), part=bench.part), witness)
        by_hand, by_tap = (scene.later(60).event(e.BallotClosed) for scene in (hall, on_line))
        assert (by_hand.tally, by_hand.result, by_hand.groups) == (by_tap.tally, by_tap.result, by_tap.groups)
        assert by_hand.reconciled


class TestOneUnit:
    def test_quorum_and_result_are_in_parts_of_the_shares(self) -> None:
        scene = everybody(gathered()).opened().proposed("lpj").does(opens("lpj", 60))
        scene.voted("lpj", for_=["petani1", "petani2"], against=["pekerja1", "pekerja2", "pekerja3"]).later(
            60
        )
        closed = scene.event(e.BallotClosed)
        assert (closed.quorum.present, closed.quorum.entitled) == (10, 10)
        assert (closed.tally.options, closed.tally.not_voted) == ({"for": 6, "against": 3}, 1)
        assert (closed.result.outcome, closed.result.base, closed.result.needed) == (Outcome.CARRIED, 9, 5)

    def test_each_group_is_told_apart_in_heads(self) -> None:
        scene = everybody(gathered()).opened().proposed("lpj").does(opens("lpj", 60))
        scene.voted("lpj", for_=["petani1"], against=["pekerja1", "pekerja2"], abstain=["petani2"]).later(60)
        groups = scene.event(e.BallotClosed).groups
        assert [(one.group, one.each, one.members, one.not_voted) for one in groups] == [
            (FARMERS, 3, 2, 0),
            (WORKERS, 1, 4, 2),
        ]
        assert groups[0].counts == {"for": 1, "against": 0, "abstain": 1}
        assert scene.event(e.BallotClosed).reconciled

    def test_without_member_groups_nothing_is_told_of_them(self) -> None:
        assert Profile().parties is None

    @settings(max_examples=40, deadline=None)
    @given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 6))
    def test_the_order_of_ballots_changes_nothing_and_the_groups_add_up(
        self, seed: int, farmers: int, workers: int
    ) -> None:
        chance = Random(seed)
        heads = {FARMERS: farmers, WORKERS: workers}
        scene = everybody(gathered(heads=heads)).opened().proposed("lpj").does(opens("lpj", 60))
        choices = {
            one: chance.choice(["for", "against", "abstain", ""]) for one in scene.meeting.roll.entries
        }
        other = everybody(gathered(heads=heads)).opened().proposed("lpj").does(opens("lpj", 60))
        for held, order in ((scene, list(choices)), (other, chance.sample(list(choices), len(choices)))):
            for voter in order:
                if choices[voter]:
                    held.does(votes(voter, "lpj", choices[voter]))
        first, second = (held.later(60).event(e.BallotClosed) for held in (scene, other))
        assert (first.tally, first.result, first.groups) == (second.tally, second.result, second.groups)
        tally = first.tally
        assert tally.entitled == sum(one.each * one.members for one in first.groups)
        assert tally.options["for"] == sum(one.each * one.counts["for"] for one in first.groups)
        assert first.reconciled


class TestThresholds:
    """At the edges in parts of the shares: a whole of N parts, one member of each group holding its share."""

    @pytest.mark.parametrize("whole", [2, 3, 4, 99, 100, 101])
    @pytest.mark.parametrize(
        ("rule", "needed"), [("gt 1/2", 0), ("gte 1/2", 1), ("gte 2/3", 2), ("gte 3/4", 3)]
    )
    def test_carried_at_the_figure_and_rejected_one_part_below(
        self, whole: int, rule: str, needed: int
    ) -> None:
        thresholds = (more_than(1, 2), at_least(1, 2), at_least(2, 3), at_least(3, 4))
        threshold = thresholds[needed]
        figure = (whole // 2 + 1, -(-whole // 2), -(-2 * whole // 3), -(-3 * whole // 4))[needed]
        for in_favour in {figure, figure - 1} - {0, whole}:
            parties = PartyRule((Party(FARMERS, in_favour), Party(WORKERS, whole - in_favour)), "AD")
            rules = default_rules()
            ordinary = rules[DecisionKind.ORDINARY]
            rules[DecisionKind.ORDINARY] = type(ordinary)(
                ordinary.quorum, MajorityRule(threshold, Base.PRESENT, "AD"), False
            )
            scene = everybody(gathered(parties, {FARMERS: 1, WORKERS: 1}, rules=rules)).opened()
            scene.proposed("lpj").does(opens("lpj", 60))
            scene.voted("lpj", for_=["petani1"], against=["pekerja1"]).later(60)
            result = scene.event(e.BallotClosed).result
            part = gcd(in_favour, whole - in_favour)
            assert (result.base, result.needed) == (whole // part, threshold.needed(whole // part))
            carries = threshold.is_met_by(in_favour, whole) and in_favour * 2 != whole
            assert result.outcome is (Outcome.CARRIED if carries else Outcome.REJECTED)

    def test_nothing_carries_when_nobody_voted(self) -> None:
        scene = everybody(gathered()).opened()
        scene.proposed("lpj").does(opens("lpj", 60)).later(60)
        assert scene.event(e.BallotClosed).result.outcome is Outcome.REJECTED

    def test_one_group_of_two_is_never_more_than_half_of_even_shares(self) -> None:
        even = PartyRule((Party(FARMERS, 1), Party(WORKERS, 1)), "AD")
        scene = (
            everybody(gathered(even, {FARMERS: 1, WORKERS: 100}))
            .opened()
            .proposed("lpj")
            .does(opens("lpj", 60))
        )
        scene.voted("lpj", for_=["petani1"], against=[f"pekerja{n}" for n in range(1, 101)]).later(60)
        closed = scene.event(e.BallotClosed)
        assert closed.tally.options == {"for": 100, "against": 100}
        assert closed.result.outcome is Outcome.REJECTED


def test_a_second_meeting_inherits_the_roll_as_it_stood() -> None:
    first = gathered().does(p.AmendRoll(RollEntry("petani3", 1, FARMERS), True, why())).meeting.roll
    again = replace(schedules(with_rules(parties=TWO)), call=MeetingCall.SECOND, previous="rat-2027")
    scene = a_scheduled_meeting(schedule=again)
    scene.does(p.FreezeRoll(scene.now, first.as_listed(scene.meeting.profile), "root"))
    assert scene.meeting.roll.entries == first.entries
