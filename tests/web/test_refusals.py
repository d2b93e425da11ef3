"""What people do wrong, twice, late or in somebody else's name: each has its refusal on the wire."""

import asyncio
import http.client
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from rat_online.demo.client import PIN, sign_in
from rat_online.domain.errors import Refusal
from rat_online.web.wire import LARGEST_MESSAGE, Close
from tests.web.wire_meeting import Desk, Socket, a_desk

NUL = '{"id": "a", "do": "b\\u0000"}'


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path) as one:
        yield one


async def opened(desk: Desk, chair: Socket, *numbers: int, seconds: int = 60) -> str:
    """These members are in, the meeting is open, a ballot runs; its id."""
    for number in numbers:
        async with desk.socket(await desk.cookie(number)) as socket:
            assert "done" in await socket.do("check-in", desk.member(number))
    assert "done" in await chair.do("open-meeting", desk.chair)
    assert "done" in await chair.do("start-agenda-item", desk.chair, item="i1")
    made = await chair.do(
        "propose-decision", desk.chair, item="i1", kind="ordinary", subject="budget", text="Mengesahkan RAPB."
    )
    begun = await chair.do("open-ballot", desk.chair, decision=made["done"]["decision"], seconds=seconds)
    return str(begun["done"]["ballot"])


class TestRepetition:
    async def test_the_same_command_twice_is_done_once_and_answered_alike(self, desk: Desk) -> None:
        async with desk.socket(await desk.cookie(0)) as socket:
            first = await socket.do("check-in", desk.member(0), id_="sama")
            again = await socket.do("check-in", desk.member(0), id_="sama")
        assert first == again
        assert "done" in first

    async def test_a_lost_reply_is_given_again_to_another_connection(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            cookie = await desk.cookie(1)
            vote = {"id": "v", "do": "cast-vote", "as": desk.member(1)}
            text = json.dumps({**vote, "args": {"ballot": ballot, "choice": ["for"]}})
            async with desk.socket(cookie) as socket:
                await socket.until("you")
                await socket.connection.send(text)
            async with desk.socket(cookie) as socket:
                answer = await socket.send(text)
            assert answer["done"]["ballot"] == ballot

    async def test_two_tabs_vote_once(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            cookie = await desk.cookie(1)
            async with desk.socket(cookie) as left, desk.socket(cookie) as right:
                one = await left.do("cast-vote", desk.member(1), ballot=ballot, choice=["for"])
                same = await right.do("cast-vote", desk.member(1), ballot=ballot, choice=["for"])
                other = await right.do("cast-vote", desk.member(1), ballot=ballot, choice=["against"])
            assert one["done"]["received_at"] == same["done"]["received_at"]
            assert other["refused"] == Refusal.ALREADY_VOTED


class TestWhoMay:
    async def test_two_seats_on_one_device_vote_in_their_own_names(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            cookie = await _join(desk, await desk.cookie(4), 5)
            async with desk.socket(cookie) as socket:
                for number in (4, 5):
                    assert "done" in await socket.do("check-in", desk.member(number))
                    answer = await socket.do("cast-vote", desk.member(number), ballot=ballot, choice=["for"])
                    assert "done" in answer
                others = await socket.do("cast-vote", desk.member(3), ballot=ballot, choice=["for"])
            assert others["refused"] == Refusal.SEAT_NOT_HERE

    async def test_a_vote_names_its_own_voter_whatever_its_arguments_say(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            async with desk.socket(await desk.cookie(1)) as socket:
                victim = desk.made.seats[2][0]
                await socket.do("cast-vote", desk.member(1), ballot=ballot, choice=["for"], voter=victim)
            async with desk.socket(await desk.cookie(2)) as socket:
                you = (await socket.until("you"))["you"]
            assert you["seats"][0]["receipts"] == {}

    async def test_one_who_has_not_checked_in_does_not_vote(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            async with desk.socket(await desk.cookie(5)) as socket:
                answer = await socket.do("cast-vote", desk.member(5), ballot=ballot, choice=["for"])
            assert answer["refused"] == Refusal.NOT_CHECKED_IN

    async def test_one_who_checks_in_while_it_is_open_may_vote(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            async with desk.socket(await desk.cookie(4)) as socket:
                await socket.do("check-in", desk.member(4))
                answer = await socket.do("cast-vote", desk.member(4), ballot=ballot, choice=["abstain"])
            assert "done" in answer

    async def test_a_second_chair_is_refused(self, desk: Desk) -> None:
        async with desk.socket(await desk.cookie(3)) as socket:
            own = await socket.do("open-meeting", f"chair:{desk.made.seats[3][0]}")
            forged = await socket.do("open-meeting", desk.chair)
        assert own["refused"] == Refusal.NOT_IN_THAT_OFFICE
        assert forged["refused"] == Refusal.NOT_IN_THAT_OFFICE

    async def test_an_appointed_chair_does_nothing_from_the_own_seat_and_by_the_offices_link_once(
        self, desk: Desk
    ) -> None:
        appoint = {"role": "operator", "person": desk.made.seats[3][0]}
        async with desk.socket(await desk.cookie(0)) as socket:
            for do, args in (("appoint-officer", appoint), ("open-meeting", {})):
                refused = await socket.do(do, desk.chair, **args)
                assert refused["refused"] == Refusal.OFFICE_LINK_NEEDED
            you = next(frame["you"] for frame in socket.frames if frame.get("t") == "you")
            assert you["offices"] == []
        async with desk.socket(await desk.chair_cookie()) as socket:
            done = [await socket.do("appoint-officer", desk.chair, "sama", **appoint) for _ in range(2)]
        assert done[0] == done[1]
        assert "done" in done[0]

    async def test_a_member_does_not_lead_and_nobody_is_the_clock(self, desk: Desk) -> None:
        async with desk.socket(await desk.cookie(3)) as socket:
            led = await socket.do("open-meeting", desk.member(3))
            clock = await socket.do("check-in", "system:system")
            unknown = await socket.do("end-roll-call", desk.member(3))
        assert led["refused"] == Refusal.NOT_ALLOWED
        assert clock["refused"] == Refusal.NOT_ALLOWED
        assert unknown["refused"] == Refusal.UNKNOWN_COMMAND

    async def test_signed_out_and_elsewhere_are_closed_with_their_codes(self, desk: Desk) -> None:
        assert await desk.close_code("rat=nonsense") == Close.SIGNED_OUT
        cookie = await desk.cookie(0)
        assert await desk.close_code(cookie, "ANOTHER") == Close.UNKNOWN_MEETING
        assert await desk.close_code(cookie, protocol="chat") == Close.PROTOCOL
        assert await desk.close_code(cookie, Origin="http://evil.example") == Close.FORBIDDEN

    async def test_another_cooperatives_meeting_does_not_exist(self, desk: Desk) -> None:
        cookie = await desk.cookie(0)
        assert await desk.close_code(cookie, desk.neighbour.meeting) == Close.UNKNOWN_MEETING
        _, secret, datum = desk.neighbour.seats[0]
        theirs = await asyncio.to_thread(sign_in, desk.server.base, secret, datum)
        assert await desk.close_code(theirs) == Close.UNKNOWN_MEETING
        async with desk.socket(theirs, desk.neighbour.meeting) as socket:
            forged = await socket.do("check-in", desk.member(0))
        assert forged["refused"] == Refusal.SEAT_NOT_HERE


class TestTime:
    async def test_a_vote_after_the_deadline_is_told_so(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3, seconds=1)
            while (await chair.until("events"))["set"]["ballots"][ballot]["status"] != "closed":
                pass
            async with desk.socket(await desk.cookie(1)) as socket:
                answer = await socket.do("cast-vote", desk.member(1), ballot=ballot, choice=["for"])
        assert answer["refused"] == Refusal.TOO_LATE

    async def test_nothing_that_a_client_says_of_the_time_is_believed(self, desk: Desk) -> None:
        long_ago = "2020-01-01T00:00:00.000Z"
        early: dict[str, Any] = {"at": long_ago, "received_at": long_ago, "since": 0}
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3, seconds=1)
            async with desk.socket(await desk.cookie(2)) as socket:
                vote: dict[str, Any] = {"ballot": ballot, "choice": ["for"], **early}
                in_time = await socket.do("cast-vote", desk.member(2), **vote)
            while (await chair.until("events"))["set"]["ballots"][ballot]["status"] != "closed":
                pass
            sent = {"id": "v", "do": "cast-vote", "as": desk.member(1), "args": vote, **early}
            async with desk.socket(await desk.cookie(1), Date="Wed, 01 Jan 2020 00:00:00 GMT") as socket:
                late = await socket.send(json.dumps(sent))
            path = f"/rapat/{desk.made.meeting}/perintah"
            by_post = await _sent(desk, await desk.cookie(3), path, {**sent, "as": desk.member(3)})
        assert in_time["done"]["received_at"] > "2026"
        assert late["refused"] == json.loads(by_post.read())["refused"] == Refusal.TOO_LATE

    async def test_a_ballot_is_not_cut_short_while_somebody_present_has_not_voted(self, desk: Desk) -> None:
        async with desk.socket(await desk.chair_cookie()) as chair:
            ballot = await opened(desk, chair, 0, 1, 2, 3)
            answer = await chair.do("close-ballot", desk.chair, ballot=ballot)
        assert answer["refused"] == Refusal.BALLOT_STILL_RUNNING
        assert answer["facts"]["not_voted"] == 4


class TestNonsense:
    @pytest.mark.parametrize("text", ["{", "[]", "null", '{"do": "check-in"}', '{"id": 5}', NUL, "[" * 4000])
    async def test_a_malformed_message_is_refused_and_the_connection_lives(
        self, desk: Desk, text: str
    ) -> None:
        async with desk.socket(await desk.cookie(0)) as socket:
            answer = await socket.send(text)
            assert answer["refused"] == Refusal.MALFORMED
            assert "done" in await socket.do("check-in", desk.member(0))

    async def test_an_argument_that_does_not_fit_is_named(self, desk: Desk) -> None:
        async with desk.socket(await desk.cookie(0)) as socket:
            answer = await socket.do("cast-vote", desk.member(0), ballot=7, choice=["for"])
            as_nobody = await socket.do("check-in", "king:x")
        assert answer["refused"] == Refusal.MALFORMED
        assert as_nobody == {**as_nobody, "refused": Refusal.MALFORMED.value, "facts": {"field": "as"}}

    async def test_a_message_beyond_the_limit_ends_the_connection(self, desk: Desk) -> None:
        async with desk.socket(await desk.cookie(0)) as socket:
            await socket.until("you")
            await socket.connection.send("x" * (LARGEST_MESSAGE + 1))
            await socket.connection.wait_closed()
            assert socket.connection.close_code == 1009


async def _join(desk: Desk, cookie: str, number: int) -> str:
    """Another member signs in on the same device."""
    _, secret, datum = desk.made.seats[number]
    response = await _posted(desk, cookie, "/masuk", {"secret": secret, "datum": datum, "pin": PIN})
    return (response.getheader("Set-Cookie") or "").partition(";")[0]


async def _post(desk: Desk, cookie: str, path: str, body: dict[str, str]) -> Any:
    return json.loads((await _posted(desk, cookie, path, body)).read())


async def _posted(desk: Desk, cookie: str, path: str, body: dict[str, str]) -> http.client.HTTPResponse:
    """What a page of this session posts; it is taken."""
    response = await _sent(desk, cookie, path, body)
    assert response.status == 200, response.read()
    return response


async def _sent(desk: Desk, cookie: str, path: str, body: dict[str, Any]) -> http.client.HTTPResponse:
    def post() -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", desk.server.port, timeout=20)
        early = "Wed, 01 Jan 2020 00:00:00 GMT"
        headers = {"Content-Type": "application/json", "Cookie": cookie, "Connection": "close", "Date": early}
        connection.request("POST", path, json.dumps(body), headers)
        return connection.getresponse()

    return await asyncio.to_thread(post)
