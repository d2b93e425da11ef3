"""Signals of the speaker's direct line: the floor decides who reaches whom."""

import json
import secrets
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rat_online.domain.errors import Refusal
from tests.failure.install import convene, settings_for
from tests.web.serving_here import serving_here
from tests.web.test_refusals import opened
from tests.web.wire_meeting import MEMBERS, Desk, Socket, a_desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as one:
        yield one


async def signal(socket: Socket, as_: str, content: dict[str, object], to: str | None = None) -> None:
    await socket.connection.send(json.dumps({"id": "s", "as": as_, "signal": content, "to": to}))


async def spoken(socket: Socket) -> Any:
    """The next word of the other end, not the server's own of who is the studio."""
    while "is_studio" in (frame := await socket.until("signal"))["signal"]:
        pass
    return frame


async def assigned(socket: Socket) -> tuple[bool, bool]:
    """What the server says of who is the studio."""
    while "is_studio" not in (frame := await socket.until("signal"))["signal"]:
        pass
    return frame["signal"]["is_studio"], frame["signal"]["has_studio"]


async def refused(socket: Socket, as_: str, content: dict[str, object], to: str | None = None) -> Any:
    await signal(socket, as_, content, to)
    return (await socket.until("re"))["refused"]


async def test_a_speaker_reaches_the_studio_and_the_studio_the_speaker_alone(desk: Desk) -> None:
    async with (
        desk.socket(await desk.chair_cookie()) as chair,
        desk.socket(await desk.cookie(1)) as speaker,
        desk.socket(await desk.cookie(2)) as other,
    ):
        await opened(desk, chair, 0, 1, 2, 3)
        one, two = desk.made.seats[1][0], desk.made.seats[2][0]
        assert await refused(speaker, desk.member(1), {"offer": 1}) == Refusal.NOT_ON_THE_FLOOR
        assert "done" in await chair.do("give-floor", desk.chair, person=one)
        assert await refused(speaker, desk.member(1), {"offer": 1}) == Refusal.STUDIO_AWAY
        await signal(chair, desk.chair, {"hello": True})
        while not (await other.until("figures"))["figures"]["studio"]:
            pass
        assert await refused(chair, desk.chair, {"answer": 2}, two) == Refusal.NOT_ON_THE_FLOOR
        await signal(speaker, desk.member(1), {"offer": 3})
        heard = await spoken(chair)
        assert (heard["from"], heard["signal"]) == (one, {"offer": 3})
        await signal(chair, desk.chair, {"answer": 4}, one)
        heard = await speaker.until("signal")
        assert (heard["from"], heard["signal"]) == ("studio", {"answer": 4})
        assert await refused(other, desk.member(2), {"offer": 5}) == Refusal.NOT_ON_THE_FLOOR
        assert await refused(other, desk.member(1), {"offer": 6}) == Refusal.SEAT_NOT_HERE
        assert await refused(other, f"committee:{two}", {"hello": True}) == Refusal.NOT_IN_THAT_OFFICE


async def test_an_offer_of_a_turn_that_is_over_or_of_another_meeting_reaches_nobody(desk: Desk) -> None:
    async with desk.socket(await desk.chair_cookie()) as chair, desk.socket(await desk.cookie(1)) as speaker:
        await opened(desk, chair, 0, 1, 2, 3)
        await signal(chair, desk.chair, {"hello": True})
        one, two = desk.made.seats[1][0], desk.made.seats[2][0]
        given = await chair.do("give-floor", desk.chair, person=one)
        await signal(speaker, desk.member(1), {"offer": 1})
        assert (await spoken(chair))["signal"] == {"offer": 1}
        turn = given["done"]["turn"]
        assert "done" in await chair.do("end-turn", desk.chair, turn=turn)
        assert await refused(speaker, desk.member(1), {"offer": 2}) == Refusal.NOT_ON_THE_FLOOR
        assert "done" in await chair.do("give-floor", desk.chair, person=two)
        assert await refused(speaker, desk.member(1), {"candidate": 3}) == Refusal.NOT_ON_THE_FLOOR
        assert await refused(speaker, desk.member(2), {"offer": 4}) == Refusal.SEAT_NOT_HERE
        assert await refused(speaker, desk.chair, {"hello": True}) == Refusal.NOT_IN_THAT_OFFICE
        await signal(chair, desk.chair, {"answer": 5}, two)
    told = [frame["signal"] for frame in chair.frames if frame.get("t") == "signal"]
    assert [one for one in told if "is_studio" not in one] == [{"offer": 1}]
    elsewhere = await desk.close_code(await desk.cookie(1), desk.neighbour.meeting)
    assert elsewhere in (4404, 4403)


async def test_of_several_studios_one_takes_speakers_in_and_another_may_take_that_over(desk: Desk) -> None:
    cookie = await desk.chair_cookie()
    async with (
        desk.socket(cookie) as first,
        desk.socket(cookie) as second,
        desk.socket(await desk.cookie(1)) as speaker,
    ):
        await opened(desk, first, 0, 1, 2, 3)
        await signal(first, desk.chair, {"hello": True})
        assert await assigned(first) == (True, True)
        await signal(second, desk.chair, {"hello": True})
        assert await assigned(second) == (False, True)
        one = desk.made.seats[1][0]
        assert "done" in await first.do("give-floor", desk.chair, person=one)
        await signal(speaker, desk.member(1), {"offer": 1})
        assert (await spoken(first))["signal"] == {"offer": 1}
        assert await refused(second, desk.chair, {"answer": 2}, one) == Refusal.STUDIO_AWAY

        await signal(second, desk.chair, {"hello": True, "takes": True})
        while await assigned(second) != (True, True):
            pass
        while await assigned(first) != (False, True):
            pass
        await signal(second, desk.chair, {"ready": True}, one)
        assert (await spoken(speaker))["signal"] == {"ready": True}
        await signal(speaker, desk.member(1), {"offer": 3})
        assert (await spoken(second))["signal"] == {"offer": 3}
        await second.connection.close()
        while await assigned(first) != (False, False):
            pass
        await signal(speaker, desk.member(1), {"offer": 4})
        assert (await speaker.until("re"))["refused"] == Refusal.STUDIO_AWAY
        await signal(first, desk.chair, {"hello": True})
        while await assigned(first) != (True, True):
            pass
    words = [frame["signal"] for frame in first.frames if frame.get("t") == "signal"]
    assert [one for one in words if "is_studio" not in one] == [{"offer": 1}]


async def test_everybody_hears_when_the_studio_is_gone(desk: Desk) -> None:
    async with desk.socket(await desk.cookie(2)) as viewer:
        async with desk.socket(await desk.chair_cookie()) as chair:
            await signal(chair, desk.chair, {"hello": True})
            while not (await viewer.until("figures"))["figures"]["studio"]:
                pass
        while (await viewer.until("figures"))["figures"]["studio"]:
            pass


async def test_the_viewers_delay_is_added_once_and_not_of_who_turned_the_stream_off(desk: Desk) -> None:
    async with desk.socket(await desk.chair_cookie()) as chair, desk.socket(await desk.cookie(1)) as viewer:
        assert "done" in await chair.do("start-broadcast", desk.chair)
        await behind(viewer, chair, 4200, 4500)
        ballot = await opened(desk, chair, 0, 1, 2, 3, seconds=60)
        await behind(viewer, chair, None, 0)
    assert lasts(chair, ballot) == timedelta(seconds=64.5)


def lasts(chair: Socket, ballot: str) -> timedelta:
    """From its opening to its deadline."""
    shown = next(
        frame["set"]["ballots"][ballot]
        for frame in chair.frames
        if frame.get("t") == "events" and ballot in frame["set"].get("ballots", {})
    )
    return datetime.fromisoformat(shown["deadline_at"]) - datetime.fromisoformat(shown["opened_at"])


async def behind(viewer: Socket, chair: Socket, delay: int | None, shown: int) -> None:
    """The viewer's page reports, and the chair is shown what deadlines count in."""
    await viewer.connection.send(json.dumps({"delay": delay}))
    while (await chair.until("figures"))["figures"]["delay_ms"] != shown:
        pass


async def test_a_broadcast_that_stops_is_no_longer_counted_in_at_once(desk: Desk) -> None:
    async with desk.socket(await desk.chair_cookie()) as chair, desk.socket(await desk.cookie(1)) as viewer:
        assert "done" in await chair.do("start-broadcast", desk.chair)
        await behind(viewer, chair, 4200, 4500)
        assert "done" in await chair.do("stop-broadcast", desk.chair)
        # A page that has not read it yet says once more how far it was behind.
        await viewer.connection.send(json.dumps({"delay": 4200}))
        ballot = await opened(desk, chair, 0, 1, 2, 3, seconds=60)
        assert lasts(chair, ballot) == timedelta(seconds=60)


@pytest.mark.postgres
async def test_studio_and_speaker_may_be_with_different_processes(
    postgres_database: str, tmp_path: Path
) -> None:
    made = await convene(settings_for(tmp_path, postgres_database), MEMBERS)
    async with (
        serving_here(tmp_path, database_url=postgres_database) as one,
        serving_here(tmp_path, database_url=postgres_database) as two,
    ):
        here, there = Desk(one, made, made), Desk(two, made, made)
        async with (
            here.socket(await here.chair_cookie()) as studio,
            there.socket(await there.cookie(1)) as speaker,
        ):
            await opened(here, studio, 0, 1, 2, 3)
            person = made.seats[1][0]
            await signal(studio, here.chair, {"hello": True})
            while not (await speaker.until("figures"))["figures"]["studio"]:
                pass
            assert "done" in await studio.do("give-floor", here.chair, person=person)
            while (await speaker.until("events"))["set"].get("floor", {}).get("speaking") is None:
                pass
            await signal(speaker, there.member(1), {"offer": 1})
            assert (await spoken(studio))["signal"] == {"offer": 1}
            await signal(studio, here.chair, {"answer": 2}, person)
            heard = await speaker.until("signal")
            assert (heard["from"], heard["signal"]) == ("studio", {"answer": 2})
            noise = secrets.token_urlsafe(5900)
            assert await refused(speaker, there.member(1), {"offer": noise}) == Refusal.TOO_LARGE
        async with there.socket(await there.cookie(2)) as viewer:
            while (await viewer.until("figures"))["figures"]["studio"]:
                pass
