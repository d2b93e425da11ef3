"""Snapshot + later frames = a fresh snapshot, and who is told what when (docs/reference/wire.md)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rat_online.adapters.memory.log import MemoryMeetingLog
from rat_online.app import feed as feed_module
from rat_online.app.feed import CONNECTED_EVERY_S, FIGURES_WITHIN_S, TURNOUT_EVERY_S
from rat_online.app.hall import Hall
from rat_online.app.ports.identity import Device
from rat_online.app.view.audience import Audience
from rat_online.domain.actor import CLOCK
from rat_online.domain.chain import MeetingKey
from rat_online.domain.commands.attending import CheckOut
from rat_online.domain.commands.leading import HandOverGavel, OpenMeeting
from rat_online.domain.commands.preparing import AppointOfficer
from rat_online.domain.context import Context
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.domain.vocabulary import Role
from rat_online.web.tab import DeviceTab
from tests.app.folding import DEVICES, Page, device, enter, figures_are_told
from tests.app.gathering import DESK, SECRETARY, Gathering, member, motion, why
from tests.app.random_meeting import RandomActs, submission
from tests.app.virtual_time import in_virtual_time, virtual_now


async def a_fresh_look(meeting: Gathering, who: Device, screen: bool) -> Page:
    """What a server that starts now over the same log shows; connections are this process's own."""
    again = Gathering(meeting.log, meeting.now)
    again.live.presence = meeting.live.presence
    await again.live.load()
    hall = again.hall()
    tab, page = await enter(hall, who, screen=screen)
    tab.leave()
    hall.feed.close()
    return page


async def assert_shows_the_meeting(meeting: Gathering, page: Page, who: Device, screen: bool = False) -> None:
    fresh = await a_fresh_look(meeting, who, screen)
    assert page.view == fresh.view
    assert page.you == fresh.you
    assert page.position == fresh.position


class Audiences:
    """Every kind of device in one meeting; some lose the connection and come back."""

    def __init__(self, meeting: Gathering, hall: Hall, chance: Random) -> None:
        self._meeting, self._hall, self._chance = meeting, hall, chance
        self._all: dict[str, tuple[Device, bool]] = {name: (who, False) for name, who in DEVICES.items()}
        self._all["screen"] = (DEVICES["member"], True)
        self._there: dict[str, tuple[DeviceTab, Page]] = {}
        self._away: dict[str, Page] = {}

    async def come(self) -> None:
        for name, (who, screen) in self._all.items():
            self._there[name] = await enter(self._hall, who, screen=screen)

    async def some_drop_or_return(self) -> None:
        name = self._chance.choice(sorted(self._all))
        if name in self._there and self._chance.random() < 0.5:
            tab, page = self._there.pop(name)
            tab.leave()
            self._away[name] = page
        elif name in self._away:
            await self._return(name)

    async def _return(self, name: str) -> None:
        page = self._away.pop(name)
        who, screen = self._all[name]
        # Another process may have shown a page more than this one has.
        tab = DeviceTab(self._hall, who, page, screen)
        await tab.welcome(page.position if self._chance.random() < 0.9 else None)
        self._there[name] = (tab, page)

    async def agree(self) -> None:
        for name in list(self._away):
            await self._return(name)
        await figures_are_told()
        for name, (_, page) in self._there.items():
            who, screen = self._all[name]
            await assert_shows_the_meeting(self._meeting, page, who, screen)


async def a_random_meeting(seed: int, steps: int) -> None:
    chance = Random(seed)
    meeting = Gathering(MemoryMeetingLog(), virtual_now)
    await meeting.prepare(entitled=6, profile=replace(Profile(), proxies=ProxyRule(2, "AD pasal 15")))
    hall = meeting.hall()
    acts = RandomActs(chance, 6)
    audiences = Audiences(meeting, hall, chance)
    await audiences.come()
    for _ in range(steps):
        state = meeting.live.state
        turn = [acts.next(state) for _ in range(chance.choice([1, 1, 1, 4]))]
        turn += acts.due(state, Context(at=max(meeting.now(), state.last_at), actor=CLOCK))
        await asyncio.gather(*(meeting.live.submit(submission(act, meeting)) for act in turn))
        await asyncio.sleep(acts.time_passes(state).total_seconds())
        await audiences.some_drop_or_return()
    await audiences.agree()
    hall.feed.close()


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32 - 1), steps=st.integers(5, 60))
@example(seed=1, steps=200)
def test_snapshot_and_later_frames_are_a_fresh_snapshot_for_every_audience(seed: int, steps: int) -> None:
    in_virtual_time(a_random_meeting(seed, steps))


def test_a_resume_beyond_what_is_kept_gets_a_snapshot_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_module, "KEPT_FRAMES", 3)
    for seed in range(5):
        in_virtual_time(a_random_meeting(seed, 60))


class TestFigures:
    def test_come_at_most_twice_a_second_and_the_last_one_wins(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall(entitled=80)
            _, page = await enter(hall, DEVICES["officer"])
            began = asyncio.get_running_loop().time()
            for number in range(1, 61):
                await meeting.arrive(number)
                await asyncio.sleep(0.05)
            lasted = asyncio.get_running_loop().time() - began
            await figures_are_told()
            figures = page.told("figures")
            assert len(figures) <= lasted * 2 + 1
            assert page.view["figures"]["quorum"]["present"] == 60
            assert page.told("events") == []
            hall.feed.close()

        in_virtual_time(scenario())

    def test_of_phones_that_fall_asleep_and_come_back_are_few(self) -> None:
        """In a hall of hundreds that never stops; an hour of it must not eat a member's data."""

        async def scenario() -> None:
            meeting, hall = await a_hall()
            _, page = await enter(hall, DEVICES["officer"])
            for second in range(60):
                change = hall.presence.disconnect if second % 2 else hall.presence.connect
                change("m1", meeting.now())
                hall.feed.figures_changed()
                await asyncio.sleep(1)
            assert len(page.told("figures")) <= 60 / CONNECTED_EVERY_S + 1
            hall.feed.close()

        in_virtual_time(scenario())

    def test_of_a_vote_do_not_wait_behind_phones_that_fall_asleep(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall(present=3)
            await meeting.does(OpenMeeting())
            ballot = await meeting.open_ballot()
            _, page = await enter(hall, DEVICES["officer"])
            hall.presence.connect("m1", meeting.now())
            hall.feed.figures_changed()
            await asyncio.sleep(FIGURES_WITHIN_S)
            hall.presence.disconnect("m1", meeting.now())
            hall.feed.figures_changed()
            await asyncio.sleep(FIGURES_WITHIN_S)
            await meeting.vote(ballot, 1)
            await asyncio.sleep(TURNOUT_EVERY_S)
            assert page.view["figures"]["turnout"]["voted"] == 1
            hall.feed.close()

        in_virtual_time(scenario())

    def test_come_at_once_when_the_quorum_is_reached_or_lost(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall(present=2)
            await meeting.does(OpenMeeting())
            _, page = await enter(hall, DEVICES["officer"])
            await meeting.arrive(3)
            await meeting.does(CheckOut("m3"), member(3))
            reached = [frame["figures"]["quorum"]["reached"] for frame in page.told("figures")]
            assert reached == [True, False]
            hall.feed.close()

        in_virtual_time(scenario())

    def test_are_not_told_when_nothing_moved(self) -> None:
        async def scenario() -> None:
            _, hall = await a_hall()
            _, page = await enter(hall, DEVICES["officer"])
            await figures_are_told()
            hall.feed.figures_changed()
            await figures_are_told()
            assert page.told("figures") == []
            hall.feed.close()

        in_virtual_time(scenario())

    def test_of_somebody_who_comes_to_an_old_snapshot_catch_up(self) -> None:
        """Connections come and go without moving the position that a snapshot is kept by."""

        async def scenario() -> None:
            meeting, hall = await a_hall()
            now = meeting.now()
            for person in ("m1", "m2"):
                hall.presence.connect(person, now)
                await enter(hall, DEVICES["member"])
            await figures_are_told()
            _, late = await enter(hall, DEVICES["member"])
            await figures_are_told()
            assert late.view["figures"]["connected"] == 2
            hall.feed.close()

        in_virtual_time(scenario())

    def test_wait_while_a_turn_is_under_way(self) -> None:
        """What it has decided is not durable yet."""

        async def scenario() -> None:
            log = SlowLog()
            meeting, hall = await a_hall(log=log)
            _, page = await enter(hall, DEVICES["officer"])
            log.append_takes_s = 30
            voting = asyncio.create_task(meeting.arrive(3))
            await figures_are_told()
            assert page.told("figures") == []
            await voting
            await figures_are_told()
            assert page.view["figures"]["quorum"]["present"] == 3
            hall.feed.close()

        in_virtual_time(scenario())


class TestFrames:
    def test_are_the_same_bytes_for_everybody_of_an_audience(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall()
            pages = [(await enter(hall, device(f"m{number}")))[1] for number in (1, 2, 3)]
            await meeting.does(OpenMeeting())
            frames = [page.frames[-1] for page in pages]
            assert frames[0] is frames[1] is frames[2]
            framed = [frame.framed("socket", bytes.upper) for frame in frames]
            assert framed[0] is framed[1] is framed[2]
            hall.feed.close()

        in_virtual_time(scenario())

    def test_of_a_vote_go_to_the_voters_own_page_alone(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall(present=3)
            await meeting.does(OpenMeeting())
            ballot = await meeting.open_ballot()
            _, own = await enter(hall, device("m1"))
            _, other = await enter(hall, device("m2"))
            _, chair = await enter(hall, DEVICES["acting"])
            before = [len(page.frames) for page in (other, chair)]
            await meeting.vote(ballot, 1, "against")
            assert own.you["seats"][0]["receipts"][ballot]["choice"] == ["against"]
            assert [len(page.frames) for page in (other, chair)] == before
            assert own.position == other.position + 1
            hall.feed.close()

        in_virtual_time(scenario())

    def test_after_a_change_of_office_are_those_of_the_new_audience(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall()
            tab, page = await enter(hall, device("m1", offices=("m1",)))
            assert audience_of(tab) is Audience.MEMBER
            await meeting.does(AppointOfficer(Role.SECRETARY, "m1"), DESK)
            assert audience_of(tab) is Audience.OFFICER
            assert page.kinds()[-2:] == ["snapshot", "you"]
            assert "readiness" in page.view
            hall.feed.close()

        in_virtual_time(scenario())

    def test_of_whoever_is_replaced_in_an_office_are_a_members_again(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall()
            tab, page = await enter(hall, device("m4", offices=(SECRETARY.person,)))
            assert audience_of(tab) is Audience.OFFICER
            await meeting.does(AppointOfficer(Role.SECRETARY, "m1"), DESK)
            assert audience_of(tab) is Audience.MEMBER
            assert page.you["offices"][0]["roles"] == []
            hall.feed.close()

        in_virtual_time(scenario())

    def test_after_the_palu_moves_tell_whoever_holds_it_now(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall(present=4)
            _, page = await enter(hall, device(offices=("deputy",)))
            await meeting.does(OpenMeeting())
            assert page.you["offices"][0]["roles"] == ["deputy"]
            await meeting.does(HandOverGavel("deputy", why()))
            assert page.you["offices"][0]["roles"] == ["chair", "deputy"]
            hall.feed.close()

        in_virtual_time(scenario())

    def test_for_the_halls_screen_hold_nothing_of_the_devices_owner(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall()
            _, page = await enter(hall, device("m1", offices=("acting",)), screen=True)
            await meeting.does(OpenMeeting())
            await figures_are_told()
            assert page.you is None
            assert "readiness" not in page.view
            hall.feed.close()

        in_virtual_time(scenario())


class TestResuming:
    def test_gets_what_was_missed_and_the_figures(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall()
            tab, page = await enter(hall, device("m1"))
            tab.leave()
            await meeting.does(OpenMeeting())
            await meeting.does(motion())
            _, again = await enter(hall, device("m1"), after=page.position)
            assert again.kinds() == ["events", "events", "figures", "you"]
            hall.feed.close()

        in_virtual_time(scenario())

    @pytest.mark.parametrize("after", [10**9, 0])
    def test_from_a_position_that_is_not_kept_gets_a_snapshot(self, after: int) -> None:
        async def scenario() -> None:
            _, hall = await a_hall()
            _, page = await enter(hall, device("m1"), after=after)
            assert page.kinds() == ["snapshot", "you"]
            hall.feed.close()

        in_virtual_time(scenario())

    def test_from_before_a_change_of_offices_gets_a_snapshot(self) -> None:
        async def scenario() -> None:
            meeting, hall = await a_hall()
            tab, page = await enter(hall, device("m1", offices=("m1",)))
            tab.leave()
            await meeting.does(AppointOfficer(Role.SECRETARY, "m1"), DESK)
            _, again = await enter(hall, device("m1", offices=("m1",)), after=page.position)
            assert again.kinds() == ["snapshot", "you"]
            assert "readiness" in again.view
            hall.feed.close()

        in_virtual_time(scenario())


def test_a_page_that_is_gone_is_told_nothing_more() -> None:
    async def scenario() -> None:
        meeting, hall = await a_hall()
        tab, page = await enter(hall, device("m1"))
        tab.leave()
        before = len(page.frames)
        await meeting.does(OpenMeeting())
        await figures_are_told()
        assert len(page.frames) == before
        hall.feed.close()

    in_virtual_time(scenario())


def audience_of(tab: DeviceTab) -> Audience:
    """Asked anew each time; a type checker would remember the answer."""
    return tab.audience


class SlowLog(MemoryMeetingLog):
    """Its commits take a while."""

    append_takes_s = 0.0

    @asynccontextmanager
    async def turn(self, meeting: MeetingKey) -> AsyncIterator[Any]:
        async with super().turn(meeting) as turn:
            yield turn
            await asyncio.sleep(self.append_takes_s)


async def a_hall(
    entitled: int = 5, present: int = 2, log: MemoryMeetingLog | None = None
) -> tuple[Gathering, Hall]:
    """A meeting in registration, and its hall."""
    meeting = Gathering(log or MemoryMeetingLog(), virtual_now)
    await meeting.prepare(entitled)
    await meeting.arrive(*range(1, present + 1))
    return meeting, meeting.hall()
