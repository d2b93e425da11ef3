"""What the floor looks like to each audience, and what a lost or repeated command does to it. Rule book 5."""

import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import wraps
from typing import Any

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.app.hall import Hall
from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands.attending import CheckOut
from rat_online.domain.commands.leading import ResumeMeeting, SuspendMeeting
from rat_online.domain.commands.voting import RecordOutage
from rat_online.domain.vocabulary import InterruptionKind, SuspensionKind
from tests.app.folding import DEVICES, Page, device, enter, figures_are_told
from tests.app.gathering import ACTING, OPERATOR, SECRETARY, Gathering, member, why
from tests.app.virtual_time import in_virtual_time, virtual_now


@asynccontextmanager
async def a_debate(entitled: int = 12) -> AsyncIterator[tuple[Gathering, Hall]]:
    """Everybody is here and the meeting is open."""
    meeting = Gathering(MemoryMeetingLog(), virtual_now)
    await meeting.open(entitled, entitled)
    hall = meeting.hall()
    yield meeting, hall
    hall.feed.close()


def told(scenario: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """A test whose loop waits for no clock."""

    @wraps(scenario)
    def test() -> None:
        in_virtual_time(scenario())

    return test


def place(page: Page) -> int | None:
    found: int | None = page.you["seats"][0]["floor"]["place"]
    return found


@told
async def test_everybody_sees_who_speaks_and_who_is_next_by_name() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        _, screen = await enter(hall, DEVICES["member"], screen=True)
        await meeting.does(s.RaiseHand("m3"), member(3))
        await meeting.does(s.GiveFloor("m2"), OPERATOR)
        for view in (page.view, screen.view):
            assert view["floor"]["speaking"]["person"] == "m2"
            assert view["floor"]["next"] == ["m3"]
            assert view["people"]["m2"] == "Anggota 2"
        assert screen.told("events")[-1]["events"][0]["kind"] == "FloorGiven"


@told
async def test_a_member_sees_the_own_place_move_up() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        for number in (4, 5, 1):
            await meeting.does(s.RaiseHand(f"m{number}"), member(number))
        assert place(page) == 3
        await meeting.does(s.GiveFloor("m4"))
        assert place(page) == 2
        await meeting.does(CheckOut("m5"), member(5))
        assert place(page) == 1
        await meeting.does(s.GiveFloor("m1"))
        assert place(page) is None


@told
async def test_many_hands_are_one_figure_and_no_frame_for_the_members() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        _, officer = await enter(hall, device("m12", offices=("secretary",)))
        for number in range(2, 7):
            await meeting.does(s.RaiseHand(f"m{number}"), member(number))
        before = len(page.told("events"))
        for number in range(7, 11):
            await meeting.does(s.RaiseHand(f"m{number}"), member(number))
        assert len(page.told("events")) == before
        assert len(officer.view["floor"]["hands"]) == 9
        await figures_are_told()
        assert page.view["figures"]["hands"] == 9


@told
async def test_the_words_of_an_interupsi_are_for_the_chair_and_its_kind_for_all() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        _, officer = await enter(hall, DEVICES["officer"])
        kind = InterruptionKind.PERSONAL
        done = await meeting.does(s.Interrupt("m2", kind, why("nama saya disebut")), member(2))
        assert done.facts == {"interruption": "n1"}
        assert [one["kind"] for one in page.view["floor"]["interruptions"]] == ["personal-explanation"]
        assert officer.view["floor"]["interruptions"][0]["text"] == "nama saya disebut"
        assert "nama saya disebut" not in json.dumps(page.view)


@told
async def test_a_question_is_the_askers_and_the_officers_until_it_is_shown() -> None:
    async with a_debate() as (meeting, hall):
        _, asker = await enter(hall, device("m2"))
        _, page = await enter(hall, DEVICES["member"])
        _, officer = await enter(hall, DEVICES["officer"])
        _, auditor = await enter(hall, DEVICES["auditor"])
        await meeting.does(q.AskQuestion("m2", why("Mengapa rugi?")), member(2))
        assert asker.you["seats"][0]["floor"]["questions"][0]["text"] == "Mengapa rugi?"
        assert officer.view["questions"]["list"] == auditor.view["questions"]["list"]
        assert officer.view["questions"]["list"][0]["text"] == "Mengapa rugi?"
        assert "Mengapa rugi?" not in json.dumps([page.view, page.you])
        await meeting.does(q.ShowQuestion("q1"), SECRETARY)
        assert page.view["questions"]["shown"]["text"] == "Mengapa rugi?"
        await meeting.does(q.AnswerQuestion("q1", why("Karena harga.")), SECRETARY)
        assert asker.you["seats"][0]["floor"]["questions"][0]["answer"] == "Karena harga."


@told
async def test_a_merged_question_shows_its_asker_the_answer_of_the_other() -> None:
    async with a_debate() as (meeting, hall):
        _, asker = await enter(hall, device("m2"))
        await meeting.does(q.AskQuestion("m2", why("Mengapa?")), member(2))
        await meeting.does(q.AskQuestion("m3", why("Kenapa?")), member(3))
        await meeting.does(q.MergeQuestions("q2", ("q1",)), SECRETARY)
        await meeting.does(q.AnswerQuestion("q2", why("Sebab hujan.")), SECRETARY)
        own = asker.you["seats"][0]["floor"]["questions"]
        assert (own[0]["status"], own[0]["answer"]) == ("merged", "Sebab hujan.")


@told
async def test_turns_gists_and_statistics_are_for_those_who_run_or_check_the_meeting() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        _, auditor = await enter(hall, DEVICES["auditor"])
        await meeting.does(s.GiveFloor("m2"))
        await meeting.does(s.RecordGist("t1", why("usul audit")), SECRETARY)
        await meeting.does(s.EndTurn("t1"), member(2))
        assert "turns" not in page.view
        assert auditor.view["turns"]["list"][0]["gist"] == "usul audit"
        assert auditor.view["turns"]["statistics"] == [{"person": "m2", "turns": 1, "seconds": 0}]


@told
async def test_a_suspended_meeting_keeps_its_queue() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        await meeting.does(s.RaiseHand("m1"), member(1))
        await meeting.does(SuspendMeeting(SuspensionKind.LOBBY, 60, why()))
        assert place(page) == 1
        await meeting.does(ResumeMeeting())
        assert place(page) == 1


@told
async def test_a_raised_hand_sent_again_after_a_lost_reply_is_one_hand() -> None:
    async with a_debate() as (meeting, _):
        first = await meeting.does(s.RaiseHand("m1"), member(1), id="a")
        await meeting.does(s.GiveFloor("m1"))
        again = await meeting.does(s.RaiseHand("m1"), member(1), id="a")
        assert again == first
        assert meeting.live.state.floor.hands == {}


@told
async def test_giving_the_floor_sent_again_does_not_take_it_from_the_next() -> None:
    async with a_debate() as (meeting, _):
        first = await meeting.does(s.GiveFloor("m1"), id="a")
        await meeting.does(s.GiveFloor("m2"), id="b")
        assert await meeting.does(s.GiveFloor("m1"), id="a") == first
        speaking = meeting.live.state.floor.speaking
        assert speaking is not None
        assert speaking.person == "m2"


@told
async def test_a_restart_keeps_the_queue_and_gives_the_outage_back_to_the_speaker() -> None:
    async with a_debate() as (meeting, _):
        await meeting.does(s.RaiseHand("m3"), member(3))
        await meeting.does(s.GiveFloor("m1"))
        before = meeting.live.state.floor.turns["t1"].deadline_at
        again = Gathering(meeting.log, meeting.now)
        await again.live.load()
        hall = again.hall()
        assert hall.is_timed
        assert hall.next_deadline() is None
        from_at = again.live.state.last_at
        await again.does(RecordOutage(from_at, from_at + timedelta(seconds=9)), CLOCK)
        assert again.live.state.floor.turns["t1"].deadline_at - before == timedelta(seconds=9)
        assert list(again.live.state.floor.hands) == ["m3"]
        hall.feed.close()


@told
async def test_who_may_not_speak_is_told_and_no_other_member_is() -> None:
    async with a_debate() as (meeting, hall):
        _, page = await enter(hall, DEVICES["member"])
        _, muted = await enter(hall, device("m2"))
        await meeting.does(s.MutePerson("m2", why("menyela")), ACTING)
        assert muted.you["seats"][0]["floor"]["muted"] is True
        assert "muted" not in page.view["floor"]
