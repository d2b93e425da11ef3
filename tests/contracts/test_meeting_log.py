"""The meeting log's contract, DESIGN section 4: the same for memory, SQLite and PostgreSQL."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from rat_online.app.ports.log import Batch, Json, LogConflict, MeetingKey, MeetingLog, ProseRow, VoteRow
from rat_online.domain.chain import check_chain, genesis, link
from tests.contracts.example_log import (
    DROP,
    DROP_WITHOUT_RETURN,
    MEETING,
    NOON,
    OTHERS_MEETING,
    PROSE,
    checked_in,
    head_of,
    say,
)


class TestAppendAndRead:
    async def test_a_meeting_that_nothing_happened_in_is_empty(self, log: MeetingLog) -> None:
        assert await log.read(MEETING) == []
        assert await log.meetings() == []
        assert await log.prose(MEETING) == {}
        assert await log.votes(MEETING) == []
        assert await log.drops(MEETING) == []

    async def test_what_was_appended_is_read_as_it_was(self, log: MeetingLog) -> None:
        odd: dict[str, Json] = {
            "empty": {},
            "list": [1, [None, True]],
            "nul": "\0",
            "text": "小 \U0001f600 \"'\\",
            "wide": 2**53 - 1,
        }
        written = await say(log, checked_in(1, command="c-1", **odd), checked_in(2))
        assert await log.read(MEETING) == written

    async def test_the_chain_holds_over_turns_and_after_replay(self, log: MeetingLog) -> None:
        for number in range(5):
            await say(log, checked_in(number), checked_in(number, n=number))
        events = await log.read(MEETING)
        assert [event.position for event in events] == list(range(1, 11))
        assert check_chain(MEETING, events) == head_of(MEETING, events)

    async def test_reading_goes_on_after_a_position_and_stops_at_a_limit(self, log: MeetingLog) -> None:
        written = await say(log, *(checked_in(number) for number in range(5)))
        assert await log.read(MEETING, after=3) == written[3:]
        assert await log.read(MEETING, after=1, limit=2) == written[1:3]
        assert await log.read(MEETING, after=5) == []
        async with log.turn(MEETING) as turn:
            assert await turn.read_after(3) == written[3:]

    async def test_a_turn_reads_what_it_has_appended(self, log: MeetingLog) -> None:
        await say(log, checked_in(1))
        async with log.turn(MEETING) as turn:
            before = await turn.read_after(0)
            appended = link(MEETING, head_of(MEETING, before), [checked_in(2)])
            await turn.append(Batch(appended, [VoteRow("b", "e", 2)], [], [DROP]))
            assert await turn.read_after(0) == [*before, *appended]
            assert await turn.read_after(1) == appended
            assert await turn.votes_stored("b") == 1
            assert await turn.drops() == [DROP]

    async def test_nobody_sees_a_turn_before_its_end(self, log: MeetingLog) -> None:
        async with log.turn(MEETING) as turn:
            await turn.append(Batch(link(MEETING, genesis(MEETING), [checked_in(1)])))
            assert await log.read(MEETING) == []
        assert len(await log.read(MEETING)) == 1

    async def test_a_turn_may_append_nothing(self, log: MeetingLog) -> None:
        async with log.turn(MEETING) as turn:
            await turn.append(Batch([]))
        assert await log.meetings() == []

    async def test_the_same_id_in_another_cooperative_is_another_meeting(self, log: MeetingLog) -> None:
        ours = await say(log, checked_in(1, command="c"), votes=[VoteRow("b", "e", 1)], prose=[PROSE])
        theirs = await say(
            log,
            checked_in(1, command="c"),
            meeting=OTHERS_MEETING,
            votes=[VoteRow("b", "e", 1), VoteRow("b", "f", 1)],
            prose=[ProseRow(PROSE.id, "d", "s", "lain")],
            drops=[DROP],
        )
        assert await log.meetings() == [OTHERS_MEETING, MEETING]
        assert await log.read(MEETING) == ours
        assert await log.read(OTHERS_MEETING) == theirs
        assert await log.prose(MEETING) == {PROSE.id: PROSE}
        assert await log.votes(MEETING) == [VoteRow("b", "e", 1)]
        assert await log.drops(MEETING) == []
        async with log.turn(MEETING) as turn:
            assert await turn.votes_stored("b") == 1

    async def test_a_turn_writes_to_its_own_meeting_only(self, log: MeetingLog) -> None:
        foreign = link(OTHERS_MEETING, genesis(OTHERS_MEETING), [checked_in(1)])
        with pytest.raises(ValueError, match="own meeting"):
            async with log.turn(MEETING) as turn:
                await turn.append(Batch(foreign))
        assert await log.meetings() == []


REPEATED: dict[str, Callable[[MeetingLog], object]] = {
    "position": lambda log: _append(log, Batch(link(MEETING, genesis(MEETING), [checked_in(9)]))),
    "command": lambda log: say(log, checked_in(8), checked_in(1, command="c-1")),
    "vote": lambda log: say(log, checked_in(9), votes=[VoteRow("b", "e2", 2), VoteRow("b", "e1", 2)]),
    "vote within a batch": lambda log: say(
        log, checked_in(9), votes=[VoteRow("b", "e2", 2), VoteRow("b", "e2", 2)]
    ),
    "command within a batch": lambda log: say(
        log, checked_in(1, command="c-2"), checked_in(1, command="c-2")
    ),
    "text": lambda log: say(log, checked_in(9), prose=[PROSE]),
}


async def _append(log: MeetingLog, batch: Batch) -> None:
    async with log.turn(MEETING) as turn:
        await turn.append(batch)


class TestConflicts:
    @pytest.mark.parametrize("what", REPEATED)
    async def test_a_repetition_is_a_conflict_and_writes_nothing(self, log: MeetingLog, what: str) -> None:
        written = await say(
            log, checked_in(1, command="c-1"), votes=[VoteRow("b", "e1", 1)], prose=[PROSE], drops=[DROP]
        )
        repeat = REPEATED[what](log)
        assert asyncio.iscoroutine(repeat)
        with pytest.raises(LogConflict):
            await repeat
        assert await log.read(MEETING) == written
        assert await log.votes(MEETING) == [VoteRow("b", "e1", 1)]
        assert await log.prose(MEETING) == {PROSE.id: PROSE}
        assert await log.drops(MEETING) == [DROP]
        assert len(await say(log, checked_in(2))) == 1, "the meeting goes on"

    async def test_two_actors_may_use_the_same_command_id(self, log: MeetingLog) -> None:
        await say(log, checked_in(1, command="c"), checked_in(2, command="c"))
        assert len(await log.read(MEETING)) == 2

    async def test_many_events_may_have_no_command(self, log: MeetingLog) -> None:
        await say(log, checked_in(1), checked_in(1), checked_in(1))
        assert len(await log.read(MEETING)) == 3

    async def test_an_exception_within_a_turn_undoes_it(self, log: MeetingLog) -> None:
        class Interrupted(Exception):
            pass

        async def interrupted() -> None:
            async with log.turn(MEETING) as turn:
                await turn.append(Batch(link(MEETING, genesis(MEETING), [checked_in(1)])))
                raise Interrupted

        with pytest.raises(Interrupted):
            await interrupted()
        assert await log.read(MEETING) == []
        await say(log, checked_in(1))

    async def test_a_cancelled_turn_leaves_nothing_and_holds_nothing(self, log: MeetingLog) -> None:
        appended = asyncio.Event()

        async def hang() -> None:
            async with log.turn(MEETING) as turn:
                await turn.append(Batch(link(MEETING, genesis(MEETING), [checked_in(1)])))
                appended.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(hang())
        await appended.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await log.read(MEETING) == []
        await say(log, checked_in(2))

    async def test_wherever_a_cancellation_strikes_a_turn_is_whole_or_absent(self, log: MeetingLog) -> None:
        for strike in range(60):
            meeting = MeetingKey("melati", f"rat-{strike}")
            vote = [VoteRow("b", "e", 1)]
            task = asyncio.create_task(say(log, checked_in(1), checked_in(2), meeting=meeting, votes=vote))
            await asyncio.sleep(strike * 0.0001)
            task.cancel()
            [outcome] = await asyncio.gather(task, return_exceptions=True)
            events = await log.read(meeting)
            assert len(events) in (0, 2)
            assert len(await log.votes(meeting)) == len(events) // 2
            assert isinstance(outcome, asyncio.CancelledError) or outcome == events
            await say(log, checked_in(3), meeting=meeting)
            check_chain(meeting, await log.read(meeting))

    async def test_a_swallowed_failure_still_commits_nothing(self, log: MeetingLog) -> None:
        before = await say(log, checked_in(1, command="c"))
        first = link(MEETING, head_of(MEETING, before), [checked_in(2)])

        async def swallowing() -> None:
            async with log.turn(MEETING) as turn:
                await turn.append(Batch(first))
                with pytest.raises(LogConflict):
                    await turn.append(Batch(first))

        with pytest.raises(LogConflict):
            await swallowing()
        assert await log.read(MEETING) == before


class TestTurnsInOrder:
    async def test_turns_of_one_meeting_follow_one_another(self, log: MeetingLog) -> None:
        await asyncio.gather(*(say(log, checked_in(number), checked_in(number)) for number in range(20)))
        events = await log.read(MEETING)
        assert len(events) == 40
        assert check_chain(MEETING, events) == head_of(MEETING, events)
        assert [event.actor for event in events[::2]] == [event.actor for event in events[1::2]]

    async def test_a_turn_waits_for_the_one_before(self, log: MeetingLog) -> None:
        order: list[str] = []

        async def second() -> None:
            await say(log, checked_in(2))
            order.append("second")

        async with log.turn(MEETING) as turn:
            waiting = asyncio.create_task(second())
            await say(log, checked_in(1), meeting=OTHERS_MEETING)
            order.append("another meeting did not wait")
            await turn.append(Batch(link(MEETING, genesis(MEETING), [checked_in(1)])))
            order.append("first")
        await waiting
        assert order == ["another meeting did not wait", "first", "second"]
        assert [event.actor for event in await log.read(MEETING)] == ["p1", "p2"]


class TestRowsBesideTheLog:
    async def test_votes_are_counted_by_ballot(self, log: MeetingLog) -> None:
        await say(log, checked_in(1), votes=[VoteRow("b1", f"e{n}", 1) for n in range(3)])
        await say(log, checked_in(2), votes=[VoteRow("b1", "e3", 2), VoteRow("b2", "e0", 2)])
        async with log.turn(MEETING) as turn:
            assert await turn.votes_stored("b1") == 4
            assert await turn.votes_stored("b2") == 1
            assert await turn.votes_stored("b3") == 0
        assert [vote.position for vote in await log.votes(MEETING)] == [1, 1, 1, 2, 2]

    async def test_texts_are_found_by_id(self, log: MeetingLog) -> None:
        other = ProseRow("prose-2", "d2", "s2", "")
        await say(log, checked_in(1), prose=[PROSE, other])
        assert await log.prose(MEETING) == {PROSE.id: PROSE, other.id: other}
        assert await log.prose(MEETING, ["prose-2", "prose-9"]) == {other.id: other}
        assert await log.prose(MEETING, []) == {}

    @pytest.mark.parametrize("text", ["a\0b", "\ud800"])
    def test_a_text_that_not_every_store_can_keep_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError):
            ProseRow("prose-3", "d", "s", text)

    async def test_drops_are_kept_in_order_and_may_lack_a_return(self, log: MeetingLog) -> None:
        await say(log, checked_in(1), drops=[DROP_WITHOUT_RETURN])
        finer = replace(DROP, dropped_at=DROP.dropped_at + timedelta(microseconds=9))
        await say(log, drops=[finer])
        assert await log.drops(MEETING) == [DROP_WITHOUT_RETURN, DROP], "to the millisecond"

    async def test_the_last_sign_of_life_is_the_latest_of_all_processes(self, log: MeetingLog) -> None:
        assert await log.last_heartbeat() is None
        await log.heartbeat("host:1", NOON)
        await log.heartbeat("host:2", NOON - timedelta(minutes=1))
        assert await log.last_heartbeat() == NOON
        await log.heartbeat("host:1", NOON + timedelta(seconds=5, microseconds=7))
        assert await log.last_heartbeat() == NOON + timedelta(seconds=5)


async def test_the_latest_hearing_of_any_process_stays(log: MeetingLog) -> None:
    at = NOON
    await log.note_heard(MEETING, {"m1": at, "m2": at})
    await log.note_heard(MEETING, {"m1": at - timedelta(seconds=30), "m2": at + timedelta(seconds=30)})
    assert await log.heard(MEETING, ["m1", "m2", "m3"]) == {"m1": at, "m2": at + timedelta(seconds=30)}
