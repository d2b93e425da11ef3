"""Turns over a log in memory. The same over SQLite and PostgreSQL: tests/contracts/test_live_meeting.py."""

import asyncio
from dataclasses import replace

import pytest

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.app import live_meeting
from rat_online.app.connection_table import seal
from rat_online.app.outcome import Declined, Done
from rat_online.app.ports.log import LogUnavailable
from rat_online.domain.chain import ChainBroken
from rat_online.domain.commands.attending import CheckIn, CheckOut
from rat_online.domain.commands.closing import CloseMeeting, ReadDecisions
from rat_online.domain.commands.deciding import ProposeDecision
from rat_online.domain.commands.leading import OpenMeeting, TakeNote
from rat_online.domain.commands.representing import AttachProxyLetter, CastProxyVote, GiveProxy
from rat_online.domain.commands.voting import CastVote, OpenBallot
from rat_online.domain.decide import decide
from rat_online.domain.errors import Refusal
from rat_online.domain.events.attending import CheckedIn
from rat_online.domain.events.closing import MeetingClosed
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.domain.vocabulary import Channel, LetterForm
from tests.app.gathering import ACTING, KEY, SECRETARY, Gathering, member, motion, why
from tests.app.virtual_time import START


@pytest.fixture
def log() -> MemoryMeetingLog:
    return MemoryMeetingLog()


@pytest.fixture
def meeting(log: MemoryMeetingLog) -> Gathering:
    return Gathering(log, lambda: START)


async def restarted(log: MemoryMeetingLog) -> Gathering:
    """Another process over the same log."""
    again = Gathering(log, lambda: START)
    await again.live.load()
    return again


async def test_a_done_command_is_in_the_log_and_was_announced(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    await meeting.prepare()
    done = await meeting.does(CheckIn("m1"), member(1))
    assert done.position == meeting.live.head.position == len(await log.read(KEY))
    assert meeting.announced[-1].event == CheckedIn("m1", Channel.ONLINE, "")
    assert meeting.announced[-1].position == done.position


async def test_the_same_command_twice_gets_the_same_answer_and_happens_once(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    await meeting.open()
    ballot = await meeting.open_ballot()
    first = await meeting.vote(ballot, 1, id="tap")
    assert await meeting.vote(ballot, 1, id="tap") == first
    assert len(await log.votes(KEY)) == 1


async def with_a_proxy(meeting: Gathering) -> str:
    """m1 to m3 are there, m1 with the proxy of m5; the ballot that is open."""
    await meeting.prepare(5, replace(Profile(), proxies=ProxyRule(1, "AD pasal 15")))
    await meeting.does(GiveProxy("m5", "m1"), member(5))
    await meeting.does(AttachProxyLetter("m5", "ab" * 32, LetterForm.PDF), member(5))
    await meeting.arrive(1, 2, 3)
    await meeting.does(OpenMeeting())
    return await meeting.open_ballot()


async def test_a_repeat_that_comes_after_a_restart_gets_the_stored_answer(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    await meeting.open()
    proposed = await meeting.does(motion(), id="put")
    decision = str(proposed.facts["decision"])
    opened = await meeting.does(OpenBallot(decision, 60), id="go")
    voted = await meeting.vote(str(opened.facts["ballot"]), 1, id="tap")

    again = await restarted(log)
    assert await again.does(motion(), id="put") == proposed
    assert await again.does(OpenBallot(decision, 60), id="go") == opened
    assert await again.vote(str(opened.facts["ballot"]), 1, id="tap") == voted
    assert again.announced == []


async def test_the_id_of_somebody_elses_command_is_another_command(meeting: Gathering) -> None:
    await meeting.open()
    ballot = await meeting.open_ballot()
    first, second = await meeting.vote(ballot, 1, id="tap"), await meeting.vote(ballot, 2, id="tap")
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert first.position < second.position


async def test_a_vote_sent_again_under_another_id_still_gets_its_receipt(meeting: Gathering) -> None:
    await meeting.open()
    ballot = await meeting.open_ballot()
    first = await meeting.vote(ballot, 1, id="tap")
    again = await meeting.vote(ballot, 1, id="another tap")
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert again.facts == first.facts
    assert set(first.facts) == {"ballot", "received_at"}


async def test_a_vote_by_proxy_sent_again_gets_its_receipt_also_after_a_restart(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    ballot = await with_a_proxy(meeting)
    vote = CastProxyVote(ballot, "m1", "m5", ("for",))
    first = await meeting.does(vote, member(1), id="tap")
    assert set(first.facts) == {"ballot", "received_at"}
    assert await meeting.submit(vote, member(1), "tap") == first
    again = await restarted(log)
    assert await again.submit(vote, member(1), "tap") == first
    resent = await again.does(vote, member(1), id="another tap")
    assert resent.facts == first.facts
    assert [row.entry for row in await log.votes(KEY)] == ["m5"]


@pytest.mark.parametrize("giver_first", [True, False])
async def test_holder_and_giver_at_once_cast_one_vote_between_them(
    meeting: Gathering, log: MemoryMeetingLog, giver_first: bool
) -> None:
    ballot = await with_a_proxy(meeting)
    by_holder = meeting.submit(CastProxyVote(ballot, "m1", "m5", ("for",)), member(1))
    coming = meeting.submit(CheckIn("m5"), member(5))
    by_giver = meeting.vote(ballot, 5, "against")
    turns = (coming, by_giver, by_holder) if giver_first else (by_holder, coming, by_giver)
    outcomes = await asyncio.gather(*turns)
    assert sum(isinstance(one, Done) for one in outcomes) == 2, "one check-in, one vote"
    assert len(await log.votes(KEY)) == 1
    assert meeting.live.state.ballots[ballot].votes["m5"] == (("against",) if giver_first else ("for",))


async def test_another_vote_of_the_same_member_is_refused(meeting: Gathering, log: MemoryMeetingLog) -> None:
    await meeting.open()
    ballot = await meeting.open_ballot()
    await meeting.vote(ballot, 1)
    await meeting.refuses(CastVote(ballot, "m1", ("against",)), "already-voted", member(1))
    assert len(await log.votes(KEY)) == 1


async def test_a_refused_command_changes_nothing(meeting: Gathering, log: MemoryMeetingLog) -> None:
    await meeting.open()
    before, announced = meeting.live.head, list(meeting.announced)
    await meeting.refuses(CloseMeeting(), "decisions-not-read")
    await meeting.refuses(OpenMeeting(), "wrong-state")
    assert meeting.live.head == before
    assert len(await log.read(KEY)) == before.position
    assert meeting.announced == announced


async def test_commands_of_one_turn_are_decided_one_after_the_other(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    await meeting.open()
    ballot = await meeting.open_ballot()
    outcomes = await asyncio.gather(
        meeting.vote(ballot, 1, "for"),
        meeting.vote(ballot, 1, "against"),
        meeting.submit(CheckOut("m2"), member(2)),
        meeting.vote(ballot, 2, "for"),
        meeting.vote(ballot, 3, "for", id="tap"),
        meeting.vote(ballot, 3, "for", id="tap"),
    )
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True, False, True, False, True, True]
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Declined)] == [
        Refusal.ALREADY_VOTED,
        Refusal.NOT_CHECKED_IN,
    ]
    assert [vote.entry for vote in await log.votes(KEY)] == ["m1", "m3"]


async def test_a_turn_has_a_longest_and_the_rest_is_the_next(
    meeting: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_meeting, "LONGEST_TURN", 3)
    await meeting.prepare(entitled=10)
    await asyncio.gather(*(meeting.does(CheckIn(f"m{n}"), member(n)) for n in range(1, 11)))
    assert meeting.live.state.attendance.present == 10


async def test_every_open_vote_has_its_row_at_its_position(meeting: Gathering, log: MemoryMeetingLog) -> None:
    await meeting.open()
    ballot = await meeting.open_ballot()
    votes = [await meeting.vote(ballot, number) for number in (1, 2, 3)]
    rows = await log.votes(KEY)
    assert [(row.ballot, row.entry) for row in rows] == [(ballot, "m1"), (ballot, "m2"), (ballot, "m3")]
    assert [row.position for row in rows] == [vote.position for vote in votes if isinstance(vote, Done)]


class TestAFailedCommit:
    async def test_tells_everybody_to_try_again_and_announces_nothing(
        self, meeting: Gathering, log: MemoryMeetingLog
    ) -> None:
        await meeting.open()
        announced, position = list(meeting.announced), meeting.live.head.position
        log.fail_next_append = LogUnavailable("disk full")
        outcomes = await asyncio.gather(
            meeting.submit(CheckIn("m4"), member(4)), meeting.submit(CheckIn("m5"), member(5))
        )
        assert list(outcomes) == [Declined(Refusal.TRY_AGAIN), Declined(Refusal.TRY_AGAIN)]
        assert meeting.announced == announced
        assert len(await log.read(KEY)) == position
        assert [type(failure) for failure in meeting.failures] == [LogUnavailable]

    async def test_is_forgotten_before_anybody_looks(self, meeting: Gathering, log: MemoryMeetingLog) -> None:
        await meeting.open()
        log.fail_next_append = LogUnavailable("disk full")
        await meeting.submit(CheckIn("m4"), member(4))
        async with meeting.live.shown():
            assert "m4" not in meeting.live.state.attendance.visits
            assert not meeting.live.is_turning

    async def test_lets_the_same_command_through_when_it_is_sent_again(
        self, meeting: Gathering, log: MemoryMeetingLog
    ) -> None:
        await meeting.open()
        ballot = await meeting.open_ballot()
        log.fail_next_append = LogUnavailable("disk full")
        assert await meeting.vote(ballot, 1, id="tap") == Declined(Refusal.TRY_AGAIN)
        assert isinstance(await meeting.vote(ballot, 1, id="tap"), Done)
        assert len(await log.votes(KEY)) == 1

    async def test_announces_later_what_was_durable_all_the_same(
        self, meeting: Gathering, log: MemoryMeetingLog
    ) -> None:
        """The answer of a commit may be lost although it happened; nobody may miss what it says."""
        await meeting.open()
        other = await restarted(log)
        await other.does(CheckIn("m4"), member(4), id="elsewhere")
        log.fail_next_append = LogUnavailable("connection lost")
        await meeting.submit(CheckIn("m5"), member(5))
        assert meeting.announced[-1].event == CheckedIn("m4", Channel.ONLINE, "")

    async def test_is_shown_to_nobody_while_the_log_cannot_be_read_again(
        self, meeting: Gathering, log: MemoryMeetingLog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await meeting.open()
        read, away = log.read, True

        async def read_or_fail(*given: object, **named: object) -> object:
            if away:
                raise LogUnavailable("away")
            return await read(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(log, "read", read_or_fail)
        log.fail_next_append = LogUnavailable("away")
        assert await meeting.submit(CheckIn("m4"), member(4)) == Declined(Refusal.TRY_AGAIN)
        with pytest.raises(LogUnavailable):
            async with meeting.live.shown():
                pytest.fail("what is not durable was shown")
        assert await meeting.submit(CheckIn("m4"), member(4), "tap") == Declined(Refusal.TRY_AGAIN)
        away = False
        await meeting.does(CheckIn("m4"), member(4), "tap")
        assert meeting.live.state.attendance.is_here("m4")


async def test_a_rule_that_breaks_answers_went_wrong_and_spares_the_others(
    meeting: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    await meeting.open()

    def broken(state: object, command: object, context: object) -> object:
        if isinstance(command, ProposeDecision):
            raise ZeroDivisionError
        return decide(state, command, context)  # type: ignore[arg-type]

    monkeypatch.setattr(live_meeting, "decide", broken)
    outcomes = await asyncio.gather(
        meeting.submit(motion(), ACTING), meeting.submit(CheckIn("m4"), member(4))
    )
    assert outcomes[0] == Declined(Refusal.WENT_WRONG)
    assert isinstance(outcomes[1], Done)
    assert [type(failure) for failure in meeting.failures] == [ZeroDivisionError]


async def test_whatever_breaks_in_a_turn_nobody_waits_for_ever(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    await meeting.open()
    log.fail_next_append = RuntimeError("a store that breaks its promise")
    assert await meeting.submit(CheckIn("m4"), member(4)) == Declined(Refusal.WENT_WRONG)
    await meeting.does(CheckIn("m4"), member(4))


async def test_a_cancelled_caller_takes_nothing_back(meeting: Gathering) -> None:
    """Who hangs up after sending has sent."""
    await meeting.prepare()
    task = asyncio.create_task(meeting.submit(CheckIn("m1"), member(1)))
    await asyncio.sleep(0)
    task.cancel()
    await meeting.does(CheckIn("m2"), member(2))
    assert meeting.live.state.attendance.here == {"m1", "m2"}


async def test_time_never_runs_backwards_in_the_log(log: MemoryMeetingLog) -> None:
    times = [START.replace(minute=5), START.replace(minute=1)]
    meeting = Gathering(log, lambda: times[0])
    await meeting.prepare()
    del times[0]
    done = await meeting.does(CheckIn("m1"), member(1))
    assert done.at == START.replace(minute=5)


async def test_an_altered_log_is_not_loaded(meeting: Gathering, log: MemoryMeetingLog) -> None:
    await meeting.open()
    events = log._kept[KEY].events
    events[3] = replace(events[3], actor="member:m9")
    with pytest.raises(ChainBroken):
        await restarted(log)


async def test_texts_are_kept_beside_the_log_and_known_after_a_restart(
    meeting: Gathering, log: MemoryMeetingLog
) -> None:
    await meeting.open()
    note = why("Dua pertanyaan dijawab.")
    await meeting.does(TakeNote("i1", note), SECRETARY)
    assert meeting.live.texts[note.id] == "Dua pertanyaan dijawab."
    assert (await restarted(log)).live.texts == meeting.live.texts
    assert all(note.text not in str(event.payload) for event in await log.read(KEY))


class TestShortDrops:
    async def test_are_written_with_the_next_event(self, meeting: Gathering, log: MemoryMeetingLog) -> None:
        await meeting.open()
        _drop_and_return(meeting, "m1")
        assert await log.drops(KEY) == []
        await meeting.does(CheckIn("m4"), member(4))
        assert [drop.person for drop in await log.drops(KEY)] == ["m1"]

    async def test_survive_a_failed_commit(self, meeting: Gathering, log: MemoryMeetingLog) -> None:
        await meeting.open()
        _drop_and_return(meeting, "m1")
        log.fail_next_append = LogUnavailable("disk full")
        await meeting.submit(CheckIn("m4"), member(4))
        await meeting.does(CheckIn("m4"), member(4))
        assert [drop.person for drop in await log.drops(KEY)] == ["m1"]

    async def test_are_not_used_up_by_a_closing_that_is_refused(
        self, meeting: Gathering, log: MemoryMeetingLog
    ) -> None:
        await meeting.open()
        _drop_and_return(meeting, "m1")
        meeting.live.presence.connect("m2", START)
        meeting.live.presence.disconnect("m2", START)
        await meeting.refuses(CloseMeeting(), "decisions-not-read")
        await meeting.does(ReadDecisions())
        await meeting.does(CloseMeeting())
        assert [(drop.person, drop.returned_at) for drop in await log.drops(KEY)] == [
            ("m1", START),
            ("m2", None),
        ]

    async def test_are_sealed_by_the_closing_event(self, meeting: Gathering, log: MemoryMeetingLog) -> None:
        await meeting.open()
        _drop_and_return(meeting, "m1")
        await meeting.close()
        closed = meeting.announced[-1].event
        assert isinstance(closed, MeetingClosed)
        assert (closed.connections, closed.connections_digest) == seal(await log.drops(KEY))


def _drop_and_return(meeting: Gathering, person: str) -> None:
    meeting.live.presence.connect(person, START)
    meeting.live.presence.disconnect(person, START)
    meeting.live.presence.connect(person, START)
