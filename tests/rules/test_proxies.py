"""Proxies (kuasa). Rule book 3 and 8: off by default, confirmed, documented, limited, counted apart."""

import pytest

from rat_online.domain.actor import Actor
from rat_online.domain.bench import Bench
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.events import attending as attending_events
from rat_online.domain.events import representing as e
from rat_online.domain.events import voting as voting_events
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.domain.vocabulary import (
    Channel,
    LetterForm,
    Outcome,
    ProxyEnding,
    Role,
    Subject,
)
from tests.rules.rulebook import (
    LETTER,
    a_meeting,
    amends_roll,
    an_invited_meeting,
    closes,
    counts,
    entrusted,
    members,
    opens,
    votes,
    votes_for,
    with_rules,
)
from tests.rules.scene import COMMITTEE, WITNESS, WITNESS_2, Scene, member

DESA = "Balai Desa"


def allowed(each: int = 1, **changes: object) -> Profile:
    return with_rules(proxies=ProxyRule(each, "AD pasal 15"), **changes)


def in_registration(each: int = 1, **changes: object) -> Scene:
    """Ten on the roll, nobody there yet."""
    return a_meeting(profile=allowed(each, **changes))


def enough(may_change: bool = False) -> Scene:
    """m1 to m5 come themselves, m9 and m10 by proxy (of m1 and m2); a motion is put to the vote."""
    scene = entrusted(in_registration(may_change=may_change), m9="m1", m10="m2").arrive(*members(5)).opened()
    return scene.proposed("lpj").does(opens("lpj", 60))


class TestWhoMayGive:
    def test_proxies_are_off_by_default(self) -> None:
        a_meeting().refuses(rp.GiveProxy("m1", "m2"), "proxies-not-allowed")

    def test_the_giver_confirms_through_the_own_sign_in(self) -> None:
        in_registration().does(rp.GiveProxy("m1", "m2")).happened(e.ProxyGiven, giver="m1", holder="m2")

    @pytest.mark.parametrize("by", [member("m2"), member("m3")])
    def test_nobody_gives_for_another(self, by: Actor) -> None:
        in_registration().refuses(rp.GiveProxy("m1", "m2"), "not-allowed", by)

    @pytest.mark.parametrize("by", [COMMITTEE, Actor("acting", Role.ACTING_CHAIR)])
    def test_no_office_gives_one_either(self, by: Actor) -> None:
        in_registration().refuses(rp.GiveProxy("m1", "m2"), "not-allowed", by)

    def test_the_holder_is_a_member_on_the_roll(self) -> None:
        in_registration().refuses(rp.GiveProxy("m1", "stranger"), "not-on-roll")

    def test_the_giver_is_too(self) -> None:
        in_registration().refuses(rp.GiveProxy("m11", "m2"), "not-on-roll")

    def test_nobody_holds_the_own(self) -> None:
        in_registration().refuses(rp.GiveProxy("m1", "m1"), "proxy-to-self")

    def test_a_holder_holds_one_unless_the_articles_say_more(self) -> None:
        scene = entrusted(in_registration(), m1="m5")
        scene.refuses(rp.GiveProxy("m2", "m5"), "proxy-limit", limit=1)
        entrusted(in_registration(each=2), m1="m5", m2="m5")

    def test_one_without_its_letter_takes_the_place_too(self) -> None:
        scene = in_registration().does(rp.GiveProxy("m1", "m5"))
        scene.refuses(rp.GiveProxy("m2", "m5"), "proxy-limit")

    def test_it_is_given_once(self) -> None:
        scene = in_registration().does(rp.GiveProxy("m1", "m2")).changes_nothing(rp.GiveProxy("m1", "m2"))
        scene.refuses(rp.GiveProxy("m1", "m3"), "proxy-given")

    def test_nobody_passes_one_on(self) -> None:
        scene = entrusted(in_registration(), m1="m2")
        scene.refuses(rp.GiveProxy("m2", "m3"), "proxy-chain").refuses(
            rp.GiveProxy("m4", "m1"), "proxy-chain"
        )

    def test_it_is_given_before_the_meeting_opens(self) -> None:
        scene = in_registration().arrive("m2").opened()
        scene.refuses(rp.GiveProxy("m1", "m2"), "wrong-state")
        entrusted(an_invited_meeting(profile=allowed()), m1="m2")

    def test_who_has_come_in_gives_none(self) -> None:
        scene = in_registration().arrive("m1")
        scene.refuses(rp.GiveProxy("m1", "m2"), "proxy-giver-attends")
        scene.leave("m1").refuses(rp.GiveProxy("m1", "m2"), "proxy-giver-attends")


class TestTheLetter:
    def test_without_it_the_proxy_is_not_in_force(self) -> None:
        scene = in_registration().does(rp.GiveProxy("m1", "m2")).arrive("m2")
        assert scene.meeting.quorum().present == 1
        scene.does(rp.AttachProxyLetter("m1", LETTER, LetterForm.JPEG))
        assert scene.meeting.quorum().present == 2

    def test_the_committee_attaches_a_paper_letter(self) -> None:
        scene = in_registration().does(rp.GiveProxy("m1", "m2"))
        scene.does(rp.AttachProxyLetter("m1", LETTER, LetterForm.PDF), COMMITTEE)
        assert scene.meeting.proxies.given["m1"].attached_by == COMMITTEE.person

    def test_a_letter_alone_makes_no_proxy(self) -> None:
        letter = rp.AttachProxyLetter("m1", LETTER, LetterForm.PDF)
        in_registration().refuses(letter, "proxy-missing", COMMITTEE)

    def test_no_other_member_attaches_it(self) -> None:
        scene = in_registration().does(rp.GiveProxy("m1", "m2"))
        scene.refuses(rp.AttachProxyLetter("m1", LETTER, LetterForm.PDF), "not-allowed", member("m2"))

    def test_it_is_not_changed_afterwards(self) -> None:
        scene = entrusted(in_registration(), m1="m2")
        scene.changes_nothing(rp.AttachProxyLetter("m1", LETTER, LetterForm.PDF))
        other = rp.AttachProxyLetter("m1", "cd" * 32, LetterForm.PDF)
        scene.refuses(other, "already-done", COMMITTEE)

    def test_its_digest_is_one(self) -> None:
        scene = in_registration().does(rp.GiveProxy("m1", "m2"))
        scene.refuses(rp.AttachProxyLetter("m1", "../m2", LetterForm.PDF), "malformed", field="letter")


class TestPresence:
    def test_the_giver_is_present_while_the_holder_is(self) -> None:
        scene = entrusted(in_registration(), m9="m1")
        assert scene.meeting.quorum().present == 0
        quorum = scene.arrive("m1").meeting.quorum()
        assert (quorum.present, quorum.online, quorum.proxy) == (2, 1, 1)
        assert scene.leave("m1").meeting.quorum().present == 0

    def test_a_holder_who_lapses_takes_the_proxy_along(self) -> None:
        scene = enough().last_heard("m1", ago=901).ticks()
        assert (scene.meeting.quorum().present, scene.meeting.quorum().proxy) == (5, 1)
        scene.does(a.RestorePresence(("m1",)))
        assert (scene.meeting.quorum().present, scene.meeting.quorum().proxy) == (7, 2)

    def test_it_is_counted_apart_in_the_quorum(self) -> None:
        quorum = enough().ballot("lpj").quorum
        assert (quorum.present, quorum.online, quorum.hall, quorum.proxy) == (7, 5, 0, 2)
        assert quorum.reached

    def test_the_quorum_is_crossed_by_the_proxies_of_who_comes(self) -> None:
        scene = entrusted(in_registration(), m9="m1").arrive(*members(4, first=2)).opened()
        scene.does(a.CheckIn("m1")).happened(attending_events.QuorumReached)
        scene.does(a.CheckOut("m1")).happened(attending_events.QuorumLost)

    def test_it_ends_when_the_giver_attends(self) -> None:
        scene = entrusted(in_registration(), m9="m1").arrive("m1").arrive("m9")
        quorum = scene.meeting.quorum()
        assert (quorum.present, quorum.online, quorum.proxy) == (2, 2, 0)
        assert scene.meeting.proxies.ended[-1].ending is ProxyEnding.ATTENDED
        assert scene.leave("m9").meeting.quorum().present == 1, "it does not come back when the giver leaves"

    def test_coming_in_person_does_not_cross_the_quorum(self) -> None:
        scene = entrusted(in_registration(), m9="m1").arrive(*members(5)).opened()
        scene.does(a.CheckIn("m9")).did_not_happen(
            attending_events.QuorumReached, attending_events.QuorumLost
        )

    def test_nobody_checks_in_by_proxy(self) -> None:
        in_registration().refuses(a.CheckIn("m1", Channel.PROXY), "malformed", COMMITTEE)

    def test_whoever_is_struck_off_gives_and_holds_none(self) -> None:
        scene = entrusted(in_registration(), m9="m1", m10="m2").arrive(*members(6)).opened()
        scene.does(amends_roll("m1", add=False))
        assert (scene.meeting.quorum().present, scene.meeting.quorum().proxy) == (6, 1)
        scene.does(amends_roll("m10", add=False))
        assert (scene.meeting.quorum().present, scene.meeting.quorum().proxy) == (5, 0)
        assert not scene.meeting.proxies.given

    def test_the_figures_are_those_of_the_log(self) -> None:
        scene = enough().does(a.CheckIn("m9")).does(rp.RevokeProxy("m10"))
        assert scene.replayed() == scene.meeting


class TestTakingItBack:
    def test_the_giver_revokes_it_also_in_the_meeting(self) -> None:
        scene = enough().does(rp.RevokeProxy("m9")).happened(e.ProxyEnded, cause=ProxyEnding.REVOKED)
        assert (scene.meeting.quorum().present, scene.meeting.quorum().proxy) == (6, 1)
        scene.refuses(votes_for("m9", "m1", "lpj", "for"), "proxy-missing")

    def test_what_was_taken_back_may_lose_the_quorum(self) -> None:
        scene = entrusted(in_registration(), m9="m1").arrive(*members(5)).opened()
        scene.does(rp.RevokeProxy("m9")).happened(attending_events.QuorumLost)

    def test_then_another_may_be_given(self) -> None:
        scene = entrusted(in_registration(), m9="m1").does(rp.RevokeProxy("m9"))
        entrusted(scene, m9="m2")

    def test_nobody_revokes_for_another(self) -> None:
        scene = entrusted(in_registration(), m9="m1")
        scene.refuses(rp.RevokeProxy("m9"), "not-allowed", member("m1"))
        scene.refuses(rp.RevokeProxy("m1"), "proxy-missing")

    def test_the_holder_may_decline(self) -> None:
        scene = entrusted(in_registration(), m9="m1").does(rp.DeclineProxy("m1", "m9"))
        scene.happened(e.ProxyEnded, cause=ProxyEnding.DECLINED)

    def test_nobody_declines_what_another_holds(self) -> None:
        scene = entrusted(in_registration(), m9="m1")
        scene.refuses(rp.DeclineProxy("m2", "m9"), "proxy-missing")
        scene.refuses(rp.DeclineProxy("m1", "m9"), "not-allowed", member("m2"))


class TestVoting:
    def test_the_holder_votes_for_the_giver_as_an_act_of_its_own(self) -> None:
        scene = enough().does(votes("m1", "lpj", "for"))
        assert "m9" not in scene.ballot("lpj").votes
        scene.does(votes_for("m9", "m1", "lpj", "against"))
        scene.happened(voting_events.VoteCast, voter="m9", choice=("against",))

    def test_nobody_else_does(self) -> None:
        scene = enough().refuses(votes_for("m9", "m2", "lpj", "for"), "proxy-missing")
        scene.refuses(votes_for("m9", "m1", "lpj", "for"), "not-allowed", member("m2"))
        scene.refuses(votes("m9", "lpj", "for"), "not-allowed", member("m1"))

    def test_it_is_cast_once_and_the_same_again_is_the_same(self) -> None:
        scene = enough().does(votes_for("m9", "m1", "lpj", "for"))
        scene.changes_nothing(votes_for("m9", "m1", "lpj", "for"))
        scene.refuses(votes_for("m9", "m1", "lpj", "against"), "already-voted")

    def test_it_may_be_changed_where_votes_may(self) -> None:
        scene = enough(may_change=True).does(votes_for("m9", "m1", "lpj", "for"))
        scene.does(votes_for("m9", "m1", "lpj", "against")).happened(voting_events.VoteChanged, voter="m9")

    def test_late_is_late(self) -> None:
        enough().unnoticed(61).refuses(votes_for("m9", "m1", "lpj", "for"), "too-late")

    @pytest.mark.parametrize("choice", [(), ("perhaps",), ("for", "against")])
    def test_its_paper_is_the_same(self, choice: tuple[str, ...]) -> None:
        scene = enough()
        command = rp.CastProxyVote(scene.ballot("lpj").id, "m1", "m9", choice)
        codes = {0: "choice-missing", 1: "choice-invalid", 2: "choice-too-many"}
        scene.refuses(command, codes[len(choice)])

    def test_a_holder_whose_presence_lapsed_is_back_by_it(self) -> None:
        scene = enough().last_heard("m1", ago=901).ticks().does(votes_for("m9", "m1", "lpj", "for"))
        scene.happened(attending_events.PresenceRestored, persons=("m1",))

    def test_a_holder_who_has_left_votes_for_nobody(self) -> None:
        scene = enough().leave("m1")
        scene.refuses(votes_for("m9", "m1", "lpj", "for"), "not-checked-in")

    def test_it_is_counted_apart_in_the_tally(self) -> None:
        scene = enough().voted("lpj", for_=["m1", "m2", "m3"], against=["m4"])
        scene.does(votes_for("m9", "m1", "lpj", "against")).later(60)
        closed = scene.event(voting_events.BallotClosed)
        assert (closed.tally.entitled, closed.tally.cast, closed.reconciled) == (7, 5, True)
        parts = [
            (part.channel, part.entitled, part.votes, part.counts["against"]) for part in closed.channels
        ]
        assert parts == [(Channel.ONLINE, 5, 4, 1), (Channel.PROXY, 2, 1, 1)]

    def test_a_ballot_closes_early_only_when_the_proxies_have_voted_too(self) -> None:
        scene = enough().voted("lpj", for_=members(5)).does(votes_for("m9", "m1", "lpj", "for"))
        scene.refuses(closes("lpj"), "ballot-still-running", not_voted=1)
        scene.does(votes_for("m10", "m2", "lpj", "for")).does(closes("lpj"))
        scene.happened(voting_events.BallotClosed)

    def test_who_does_not_vote_on_the_own_report_does_not_for_another(self) -> None:
        profile = allowed(reporters_vote=False)
        scene = entrusted(a_meeting(profile=profile), m9="m1", m2="m3")
        scene.meeting.offices.board = ("m1", "m2")
        scene.arrive("m1", "m3", "m4", "m5", "m6", "m7").opened().proposed(
            "lpj", subject=Subject.ACCOUNTABILITY
        )
        scene.does(opens("lpj", 60))
        scene.refuses(votes_for("m9", "m1", "lpj", "for"), "own-report")
        scene.refuses(votes_for("m2", "m3", "lpj", "for"), "own-report")
        assert scene.ballot("lpj").entitled == {"m3", "m4", "m5", "m6", "m7"}


class TestTheGiverComesWhileABallotIsOpen:
    def test_a_vote_that_was_cast_stays_cast(self) -> None:
        scene = enough().does(votes_for("m9", "m1", "lpj", "against")).arrive("m9")
        scene.refuses(votes("m9", "lpj", "for"), "voted-by-proxy")
        scene.refuses(votes("m9", "lpj", "against"), "voted-by-proxy")
        assert scene.ballot("lpj").votes["m9"] == ("against",)

    def test_also_where_votes_may_be_changed(self) -> None:
        scene = enough(may_change=True).does(votes_for("m9", "m1", "lpj", "against")).arrive("m9")
        scene.refuses(votes("m9", "lpj", "for"), "voted-by-proxy")
        scene.refuses(votes_for("m9", "m1", "lpj", "for"), "proxy-missing")

    def test_the_holder_who_sends_it_again_is_told_that_it_is_stored(self) -> None:
        scene = enough().does(votes_for("m9", "m1", "lpj", "against")).arrive("m9")
        scene.changes_nothing(votes_for("m9", "m1", "lpj", "against"))

    def test_where_none_was_cast_the_giver_votes_and_the_holder_cannot(self) -> None:
        scene = enough().arrive("m9").refuses(votes_for("m9", "m1", "lpj", "for"), "proxy-missing")
        scene.does(votes("m9", "lpj", "for")).later(60)
        channels = scene.event(voting_events.BallotClosed).channels
        assert [(part.channel, part.entitled) for part in channels] == [
            (Channel.ONLINE, 6),
            (Channel.PROXY, 1),
        ]

    def test_who_comes_to_the_hall_after_that_is_not_counted_there_again(self) -> None:
        scene = enough().does(votes_for("m9", "m1", "lpj", "against")).arrive_in_hall("m9", place=DESA)
        assert scene.ballot("lpj").places == ()
        scene.later(60)
        closed = scene.event(voting_events.BallotClosed)
        assert (closed.reconciled, closed.tally.cast, closed.tally.entitled) == (True, 1, 7)

    def test_who_comes_to_the_hall_without_a_vote_votes_there(self) -> None:
        scene = enough().arrive_in_hall("m9", place=DESA)
        assert scene.ballot("lpj").at_place == {"m9": Bench(DESA)}

    def test_one_who_revokes_stays_entitled_in_it_and_has_not_voted(self) -> None:
        scene = enough().does(rp.RevokeProxy("m9")).later(60)
        assert scene.event(voting_events.BallotClosed).tally.entitled == 7

    def test_the_next_ballot_is_the_givers_own(self) -> None:
        scene = (
            enough().voted("lpj", for_=["m1"]).arrive("m9").later(60).proposed("shu").does(opens("shu", 60))
        )
        assert "m9" not in scene.ballot("shu").proxied
        scene.does(votes("m9", "shu", "for"))


class TestInTheHall:
    def two_papers(self) -> Scene:
        """m1 sits in the hall with the proxy of m9; m2 to m5 are on line."""
        scene = entrusted(in_registration(), m9="m1").arrive_in_hall("m1", place=DESA)
        scene.arrive(*members(5, first=2)).opened().does(p.AppointOfficer(Role.WITNESS, WITNESS_2.person))
        return scene.proposed("lpj").does(opens("lpj", 60))

    def test_the_holder_hands_in_a_paper_for_each(self) -> None:
        scene = self.two_papers().voted("lpj", for_=members(5, first=2))
        scene.refuses(votes_for("m9", "m1", "lpj", "for"), "votes-in-hall")
        for witness in (WITNESS, WITNESS_2):
            scene.does(counts("lpj", DESA, for_=2), witness)
        scene.later(60)
        closed = scene.event(voting_events.BallotClosed)
        assert [(part.place, part.entitled, part.proxies) for part in closed.channels] == [
            ("", 5, 0),
            (DESA, 2, 1),
        ]
        assert (closed.reconciled, closed.result.outcome) == (True, Outcome.CARRIED)

    def test_more_papers_than_people_and_proxies_are_refused(self) -> None:
        scene = self.two_papers()
        scene.refuses(counts("lpj", DESA, for_=3), "place-count-exceeds", WITNESS, entitled=2)

    def test_a_giver_who_comes_then_has_voted_there(self) -> None:
        scene = self.two_papers().arrive("m9").refuses(votes("m9", "lpj", "for"), "votes-in-hall")
        assert scene.ballot("lpj").at_place["m9"] == Bench(DESA)

    def test_a_holder_who_moves_to_the_hall_takes_along_only_what_is_not_cast(self) -> None:
        scene = enough().does(votes_for("m9", "m1", "lpj", "for")).arrive_in_hall("m1", place=DESA)
        assert scene.ballot("lpj").at_place == {"m1": Bench(DESA)}
