"""The media routes: who may with which pass, what plays, what junk does."""

import asyncio
import io
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import av
import pytest
from websockets.exceptions import ConnectionClosed

from rat_online.adapters.media import recording
from rat_online.adapters.media.recording import DIRECTORY
from rat_online.app.media_pass import LIFETIME, Right
from rat_online.media.broadcasts import Channel
from rat_online.media.server import Close
from tests.adapters.media.probing import FFPROBE, faults_of
from tests.adapters.media.streams import damaged, stream
from tests.media.serving import (
    MEETING,
    OTHER,
    RUN,
    MediaHouse,
    end_of,
    media_house,
    next_bytes,
    next_said,
    next_session,
    send,
)

GET_PATHS = ("hls/utama.m3u8", "hls/video.m3u8", "hls/video-1.mp4", "hls/video-1-1.m4s", "rekaman.mp4")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[MediaHouse]:
    async with media_house(tmp_path) as made:
        yield made


async def closed_with(house: MediaHouse, given: str, path: str, data: bytes = b"") -> int:
    """The code with which a socket is ended."""
    async with house.socket(given, path) as socket:
        with suppress(ConnectionClosed):
            await send(socket, data)
        return await end_of(socket)


async def test_what_is_sent_is_watched_as_fragments_that_play(house: MediaHouse) -> None:
    data = stream()
    async with house.socket(house.write(Right.WATCH), "tonton") as viewer:
        assert (await next_said(viewer))["t"] == "pause"
        async with house.socket(house.write(Right.PUBLISH), "siaran") as studio:
            await send(studio, data)
            said = await next_said(viewer)
            assert said["mime"] == 'video/mp4; codecs="avc1.42c00c,mp4a.40.2"'
            pieces = [await next_bytes(viewer) for _ in range(12)]
        assert (await next_said(viewer))["t"] == "pause"
    with av.open(io.BytesIO(b"".join(pieces)), "r") as played:
        assert sum(1 for _ in played.decode(video=0)) > 50


async def test_the_sound_alone(house: MediaHouse) -> None:
    async with house.socket(house.write(Right.PUBLISH), "siaran") as studio:
        await send(studio, stream())
        async with house.socket(house.write(Right.WATCH), "tonton?suara=1") as listener:
            assert (await next_session(listener))["mime"] == 'audio/mp4; codecs="mp4a.40.2"'
            init = await next_bytes(listener)
    with av.open(io.BytesIO(init), "r") as played:
        assert [one.type for one in played.streams] == ["audio"]


async def test_a_late_joiner_sees_a_picture_from_the_last_key_on(house: MediaHouse) -> None:
    async with house.socket(house.write(Right.PUBLISH), "siaran") as studio:
        await send(studio, stream())
        async with house.socket(house.write(Right.WATCH), "tonton") as early:
            for _ in range(8):
                await next_bytes(early)
        async with house.socket(house.write(Right.WATCH), "tonton") as late:
            init, part = await next_bytes(late), await next_bytes(late)
    with av.open(io.BytesIO(init + part), "r") as played:
        assert next(iter(played.decode(video=0))).key_frame


async def test_viewers_go_on_over_a_reload_of_the_studio(house: MediaHouse) -> None:
    given = house.write(Right.PUBLISH)
    async with (
        house.socket(house.write(Right.WATCH), "tonton") as viewer,
        house.socket(given, "siaran") as first,
    ):
        await send(first, stream())
        assert [(await next_said(viewer))["t"] for _ in range(2)] == ["pause", "session"]
        async with house.socket(given, "siaran") as second:
            await send(second, stream())
            assert (await next_said(viewer))["t"] == "session"
            assert await end_of(first) == Close.REPLACED


async def test_post_takes_what_obs_and_ffmpeg_send(house: MediaHouse) -> None:
    for container, kind in (("flv", "video/x-flv"), ("matroska", "video/x-matroska"), ("matroska", "")):
        sound = "aac" if container == "flv" else "libopus"
        answer = await house.ask(
            "POST",
            f"/{house.write(Right.PUBLISH)}/masukan",
            content=stream(container=container, sound=sound),
            headers={"Content-Type": kind} if kind else {},
        )
        assert answer.status_code == 200, answer.text


async def test_hls_lists_and_serves_segments_without_fault(house: MediaHouse, tmp_path: Path) -> None:
    given = house.write(Right.PLAYLIST)
    await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=stream(8))
    master = (await house.ask("GET", f"/{given}/hls/utama.m3u8")).text
    assert "video.m3u8" in master
    assert "audio.m3u8" in master
    for rendition in ("video", "audio"):
        listed = await house.ask("GET", f"/{given}/hls/{rendition}.m3u8")
        assert listed.headers["Cache-Control"] == "max-age=1"
        names = [line for line in listed.text.splitlines() if line.endswith(".m4s")]
        init = listed.text.split('URI="')[1].split('"')[0]
        bodies = [(await house.ask("GET", f"/{given}/hls/{name}")) for name in (init, *names)]
        assert all("immutable" in one.headers["Cache-Control"] for one in bodies)
        whole = b"".join(one.content for one in bodies)
        assert faults_of(whole, tmp_path) == []
        with av.open(io.BytesIO(whole), "r") as played:
            assert played.duration is not None
            assert played.duration > 3_000_000


async def test_ffprobe_follows_the_playlists_over_the_network(house: MediaHouse) -> None:
    if FFPROBE is None:
        pytest.skip("no ffprobe here: apt install ffmpeg")
    await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=stream(8))
    address = f"http://127.0.0.1:{house.port}/{house.write(Right.PLAYLIST)}/hls/utama.m3u8"
    command = (FFPROBE, "-v", "error", "-live_start_index", "0", "-read_intervals", "%+3", "-count_frames")
    asked = ("-show_entries", "stream=codec_name,nb_read_frames", "-of", "csv=p=0", address)
    probe = await asyncio.create_subprocess_exec(*command, *asked, stdout=PIPE, stderr=PIPE)
    said, faults = await probe.communicate()
    assert (probe.returncode, faults.decode()) == (0, "")
    read = {line.split(",")[0]: int(line.split(",")[1]) for line in said.decode().split() if "," in line}
    assert read.keys() == {"h264", "aac"}
    assert min(read.values()) > 20


@pytest.mark.parametrize("path", GET_PATHS)
async def test_without_a_pass_nothing_is_served(house: MediaHouse, path: str) -> None:
    forged = house.write(Right.PLAYLIST)[:-2] + "xx"
    others = (house.write(right) for right in (Right.PUBLISH, Right.FLOOR, Right.WATCH, Right.WATCH_FLOOR))
    expired = house.write(Right.PLAYLIST), house.write(Right.REPLAY)
    house.clock.ahead = LIFETIME[Right.PLAYLIST]
    for given in ("x", forged, *others, *expired):
        assert (await house.ask("GET", f"/{given}/{path}")).status_code == 403


@pytest.mark.parametrize("path", ["siaran", "tonton"])
async def test_without_with_a_wrong_or_expired_pass_a_socket_is_refused(house: MediaHouse, path: str) -> None:
    right, other = (Right.PUBLISH, Right.WATCH) if path == "siaran" else (Right.WATCH, Right.PUBLISH)
    expired = house.write(right)
    assert await closed_with(house, "x", path) == Close.REFUSED
    assert await closed_with(house, house.write(other), path) == Close.REFUSED
    house.clock.ahead = LIFETIME[right] + timedelta(seconds=2)
    assert await closed_with(house, expired, path) == Close.REFUSED


@pytest.mark.parametrize("right", [right for right in Right if right is not Right.PUBLISH])
async def test_only_a_pass_to_publish_publishes_by_post(house: MediaHouse, right: Right) -> None:
    answer = await house.ask("POST", f"/{house.write(right)}/masukan", content=stream())
    assert answer.status_code == 403
    assert not house.desk.broadcasts.of(MEETING).is_on_air


async def test_a_pass_is_for_one_meeting(house: MediaHouse) -> None:
    async with house.socket(house.write(Right.WATCH), "tonton") as viewer:
        await house.ask("POST", f"/{house.write(Right.PUBLISH, OTHER)}/masukan", content=stream())
        assert (await next_said(viewer))["t"] == "pause"
    listed = await house.ask("GET", f"/{house.write(Right.PLAYLIST)}/hls/video.m3u8")
    assert ".m4s" not in listed.text


@pytest.mark.parametrize(
    "data",
    [b"\0" * 100_000, b"halo " * 20_000, stream()[:60] + b"\xff" * 3_000_000, damaged(stream())],
    ids=["zeros", "text", "true beginning", "damaged picture"],
)
async def test_junk_is_told_and_the_process_serves_on(house: MediaHouse, data: bytes) -> None:
    assert await closed_with(house, house.write(Right.PUBLISH), "siaran", data) == Close.UNREADABLE
    answer = await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=data)
    assert answer.status_code == 415
    await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=stream())
    assert (await house.ask("GET", "/sehat")).json() == {"run": house.desk.run, "watching": 0}


async def test_a_sender_that_is_closed_in_the_middle_is_no_error(house: MediaHouse) -> None:
    heading = (
        f"POST /{house.write(Right.PUBLISH)}/masukan HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n"
    )
    async with house.socket(house.write(Right.WATCH), "tonton") as viewer:
        _, writer = await asyncio.open_connection("127.0.0.1", house.port)
        writer.write(heading.encode() + stream()[:60_000])
        await next_session(viewer)
        writer.close()
        assert (await next_said(viewer))["t"] == "pause"
    assert (await house.order(do="join", chapters=[]))["archive"]["size"] > 0


async def test_a_truncated_stream_keeps_what_came_and_the_process_serves_on(house: MediaHouse) -> None:
    path = f"/{house.write(Right.PUBLISH)}/masukan"
    answer = await house.ask("POST", path, content=stream()[:-7000])
    assert answer.status_code == 200
    made = (await house.order(do="join", chapters=[]))["archive"]
    assert 2000 < made["duration_ms"] < 4100
    assert (await house.ask("POST", path, content=stream())).status_code == 200


async def test_a_key_of_another_meeting_takes_nobody_off_the_air(house: MediaHouse) -> None:
    async with house.socket(house.write(Right.PUBLISH), "siaran") as studio:
        await send(studio, stream()[:20_000])
        other = house.write(Right.PUBLISH, OTHER)
        assert (await house.ask("POST", f"/{other}/masukan", content=stream())).status_code == 200
        assert house.desk.broadcasts.of(MEETING).is_on_air
        assert (await house.ask("GET", f"/{house.write(Right.REPLAY, OTHER)}/rekaman.mp4")).status_code == 404


async def test_a_speakers_stream_reaches_the_studio_and_no_viewer(house: MediaHouse) -> None:
    await house.let_in("t1", Channel.FLOOR)
    async with (
        house.socket(house.write(Right.WATCH), "tonton") as viewer,
        house.socket(house.write(Right.WATCH_FLOOR), "tonton") as studio,
        house.socket(house.write(Right.FLOOR, during="t1"), "siaran") as speaker,
    ):
        await send(speaker, stream())
        assert [(await next_said(studio))["t"] for _ in range(2)] == ["pause", "session"]
        await house.let_in("", Channel.FLOOR)
        await end_of(speaker)
        assert (await next_said(studio))["t"] == "pause"
        assert (await next_said(viewer))["t"] == "pause"
        assert not house.desk.broadcasts.of(MEETING).is_on_air


async def test_a_speakers_pass_is_worth_its_own_turn_alone(house: MediaHouse) -> None:
    first, second = house.write(Right.FLOOR, during="t1"), house.write(Right.FLOOR, during="t2")
    assert await closed_with(house, first, "siaran") == Close.REFUSED
    await house.let_in("t2", Channel.FLOOR)
    assert await closed_with(house, first, "siaran") == Close.REFUSED
    assert await closed_with(house, house.write(Right.FLOOR), "siaran") == Close.REFUSED
    other = house.write(Right.FLOOR, OTHER, during="t2")
    assert await closed_with(house, other, "siaran") == Close.REFUSED
    async with house.socket(second, "siaran") as speaker:
        await send(speaker, stream()[:20_000])
        await house.let_in("t2", Channel.FLOOR)
        assert await closed_with(house, first, "siaran") == Close.REFUSED
        await house.let_in("t3", Channel.FLOOR)
        await end_of(speaker)
    assert await closed_with(house, second, "siaran") == Close.REFUSED


async def test_what_the_meeting_has_ended_takes_nothing_in_until_it_begins_again(house: MediaHouse) -> None:
    given, path = house.write(Right.PUBLISH), f"/{house.write(Right.PUBLISH)}/masukan"
    async with house.socket(given, "siaran") as studio:
        await send(studio, stream()[:20_000])
        await house.let_in("")
        await end_of(studio)
    assert await closed_with(house, given, "siaran") == Close.OFF_AIR
    assert (await house.ask("POST", path, content=stream())).status_code == 409
    await house.let_in(RUN)
    assert (await house.ask("POST", path, content=stream())).status_code == 200


async def test_a_key_is_worth_nothing_in_the_next_broadcast(house: MediaHouse) -> None:
    """Stopped and begun anew in the studio: whoever copied the address of before sends no more."""
    old = house.write(Right.PUBLISH)
    async with house.socket(old, "siaran") as studio:
        await send(studio, stream()[:20_000])
        await house.let_in("12")
        await end_of(studio)
    assert await closed_with(house, old, "siaran") == Close.OFF_AIR
    assert (await house.ask("POST", f"/{old}/masukan", content=stream())).status_code == 409
    new = house.write(Right.PUBLISH, during="12")
    assert (await house.ask("POST", f"/{new}/masukan", content=stream())).status_code == 200
    unbound = house.passes.write(MEETING, Right.PUBLISH)
    assert (await house.ask("POST", f"/{unbound}/masukan", content=stream())).status_code == 409


async def test_a_process_that_was_told_nothing_takes_nothing_in(tmp_path: Path) -> None:
    """It may have crashed: what the meeting has ended is not recorded or shown after it came back."""
    async with media_house(tmp_path, is_told=False) as house:
        given = house.write(Right.PUBLISH)
        assert await closed_with(house, given, "siaran", stream()) == Close.OFF_AIR
        assert (await house.ask("POST", f"/{given}/masukan", content=stream())).status_code == 409
    assert not (tmp_path / DIRECTORY).exists()


async def test_a_session_that_is_signed_out_sends_and_watches_no_more(house: MediaHouse) -> None:
    key, stays = house.write(Right.PUBLISH, session="d1"), house.write(Right.WATCH, session="d2")
    watch = house.write(Right.WATCH, session="d1")
    async with (
        house.socket(key, "siaran") as studio,
        house.socket(watch, "tonton") as leaves,
        house.socket(stays, "tonton") as viewer,
    ):
        await send(studio, stream()[:20_000])
        await house.order(do="sign-out", sessions=["d1"])
        assert await end_of(studio) == Close.REFUSED
        assert await end_of(leaves) == Close.REFUSED
        assert viewer.close_code is None
    assert await closed_with(house, key, "siaran") == Close.REFUSED
    assert await closed_with(house, watch, "tonton") == Close.REFUSED
    assert (await house.ask("POST", f"/{key}/masukan", content=stream())).status_code == 403
    assert (await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=stream())).is_success


async def test_the_recording_is_joined_by_order_and_replayed_in_ranges(house: MediaHouse) -> None:
    began = house.clock()
    await house.ask("POST", f"/{house.write(Right.PUBLISH)}/masukan", content=stream())
    assert (await house.order(do="state"))["on_air"] is False
    made = (await house.order(do="join", chapters=[[began.isoformat(), "i1", "Pembukaan"]]))["archive"]
    assert made["chapters"] == [[0, "i1"]]
    assert [start for _, start in made["sessions"]] == [0]
    replayed = await house.ask(
        "GET", f"/{house.write(Right.REPLAY)}/rekaman.mp4", headers={"Range": "bytes=0-99"}
    )
    assert replayed.status_code == 206
    assert len(replayed.content) == 100
    assert "content-disposition" not in replayed.headers
    taken = await house.ask("GET", f"/{house.write(Right.TAKE)}/rekaman.mp4")
    assert taken.headers["content-disposition"] == f'attachment; filename="rekaman-{MEETING}.mp4"'
    assert (await house.order(do="join", chapters=[]))["archive"]["size"] > 0


async def test_a_studio_is_told_when_there_is_no_room_for_the_recording_and_stays_on_the_air(
    house: MediaHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "LEFT_FREE", 1 << 60)
    async with (
        house.socket(house.write(Right.WATCH), "tonton") as viewer,
        house.socket(house.write(Right.PUBLISH), "siaran") as studio,
    ):
        await send(studio, stream())
        assert await next_said(studio) == {"t": "unrecorded"}
        await next_session(viewer)
        assert await next_bytes(viewer)
    assert (await house.order(do="join", chapters=[]))["archive"] is None


async def test_an_order_that_nobody_knows_or_that_is_too_long_is_refused(house: MediaHouse) -> None:
    path = f"/{house.write(Right.CONTROL)}/perintah"
    assert (await house.ask("POST", path, json={"do": "dance"})).status_code == 400
    assert (await house.ask("POST", path, content=b"[" * 70_000)).status_code == 413
    assert (await house.ask("POST", f"/{house.write(Right.WATCH)}/perintah", json={})).status_code == 403
