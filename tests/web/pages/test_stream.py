"""The stage's pages: who may broadcast, what a page with a stream may load, pages under discussion."""

import hashlib

import pytest
from pydantic import SecretStr

from rat_online.adapters.media.port import MediaPlace
from rat_online.app.media_orders import broadcast_order
from rat_online.app.media_pass import Right
from rat_online.domain.stage import Stage
from rat_online.domain.vocabulary import StreamKind
from rat_online.web.stream_address import POLICY, MediaAddress, policy_for
from tests.web.pages.house_of_pages import Pages

WHERE = "/rapat/{meeting}/siaran"
STUDIO = "/rapat/{meeting}/studio"
ADMIT = "/rapat/{meeting}/siaran/izin"
SPEAK = "/rapat/{meeting}/siaran/lantai"
ICE = "/rapat/{meeting}/siaran/ice"
SHELF = "/rapat/{meeting}/halaman"
JPEG = b"\xff\xd8\xff" + b"gambar" * 50
ADDRESS = MediaAddress("https://rapat.example.id:8444", "wss://rapat.example.id:8444")


async def put_page(pages: Pages, who: str, picture: bytes) -> tuple[int, dict[str, str]]:
    client = await pages.client(who)
    answer = await client.post(SHELF.format(meeting=pages.meeting), content=picture)
    return answer.status_code, answer.json()


class TestWhoMay:
    @pytest.mark.parametrize("who", ["acting-chair", "operator", "panitia"])
    async def test_the_studio_is_for_those_who_may_broadcast(self, pages: Pages, who: str) -> None:
        answer = await pages.get(who, STUDIO)
        assert answer.status_code == 200
        assert "mediastream:" in answer.headers[POLICY]

    @pytest.mark.parametrize("who", ["member", "secretary", "witness", "auditor"])
    async def test_nobody_else_opens_it_or_gets_its_passes(self, pages: Pages, who: str) -> None:
        assert (await pages.get(who, STUDIO)).status_code == 403
        assert (await pages.post(who, ADMIT)).status_code == 403

    async def test_without_a_stream_port_the_studio_says_so(self, pages: Pages) -> None:
        assert "data-capacity" in (await pages.get("panitia", STUDIO)).text
        answer = await pages.post("panitia", ADMIT)
        assert answer.status_code == 503
        assert answer.json()["refused"] == "studio-away"

    async def test_nothing_is_taken_in_before_the_log_says_that_it_is_on_air(self, pages: Pages) -> None:
        media = pages.app.state.services.media

        async def ready() -> bool:
            return True

        ordered: list[dict[str, object]] = []

        async def order(_meeting: str, asked: dict[str, object]) -> dict[str, object]:
            ordered.append(asked)
            return {"done": True}

        media._keeper.place, media.ready, media.order = MediaPlace("127.0.0.1", 4444), ready, order
        answer = await pages.post("panitia", ADMIT)
        assert (answer.status_code, answer.json()["refused"]) == (409, "not-on-air")
        await pages.do("panitia", "committee", "panitia", "start-broadcast")
        ordered.clear()
        first = (await pages.post("panitia", ADMIT)).json()["ingest"]
        assert broadcast_order(pages.hall) in ordered  # by whichever server, before anybody sends
        assert first.endswith("/masukan")
        await pages.do("panitia", "committee", "panitia", "stop-broadcast")
        await pages.do("panitia", "committee", "panitia", "start-broadcast")
        again = (await pages.post("panitia", ADMIT)).json()["ingest"]
        was, now = (media.passes.read(one.split("/")[3], Right.PUBLISH) for one in (first, again))
        assert was.during != now.during
        assert was.session == now.session != ""

    async def test_of_a_stream_from_elsewhere_the_studio_takes_speakers_in_and_sends_nothing(
        self, pages: Pages
    ) -> None:
        media = pages.app.state.services.media

        async def ready() -> bool:
            return True

        media._keeper.place, media.ready = MediaPlace("127.0.0.1", 4444), ready
        there = "https://www.youtube-nocookie.com/embed/rapat"
        await pages.do("panitia", "committee", "panitia", "choose-stream", kind="iframe", address=there)
        assert list((await pages.post("panitia", ADMIT)).json()) == ["floor"]
        assert (await pages.post("member", ADMIT)).status_code == 403

    async def test_only_whoever_holds_the_floor_may_send(self, pages: Pages) -> None:
        for number in ("0004", "0005", "0006"):
            await pages.member(number, "check-in")
        assert (await pages.post("0006", SPEAK)).json()["refused"] == "not-on-the-floor"
        for number in ("0001", "0002", "0003"):
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        await pages.lead("give-floor", person=pages.people["0006"])
        # The floor is held; what is missing now is the port.
        assert (await pages.post("0006", SPEAK)).json()["refused"] == "studio-away"
        assert (await pages.post("0005", SPEAK)).json()["refused"] == "not-on-the-floor"


class TestIce:
    async def test_the_turn_password_is_for_the_studio_and_the_speaker_alone(self, pages: Pages) -> None:
        services = pages.app.state.services
        told = {"turn_urls": ("turn:turn.example.id",), "turn_secret": SecretStr("rahasia")}
        services.settings = services.settings.model_copy(update=told)
        for number in ("0001", "0002", "0003", "0004", "0005", "0006"):
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        assert (await pages.post("0006", ICE)).json()["refused"] == "not-on-the-floor"
        for who in ("secretary", "witness", "auditor"):
            assert (await pages.post(who, ICE)).status_code == 403, who
        [turn] = (await pages.post("panitia", ICE)).json()["ice"]
        assert turn["urls"] == ["turn:turn.example.id"]
        assert turn["username"].endswith(f":{pages.meeting}")
        given = await pages.lead("give-floor", person=pages.people["0006"])
        answer = await pages.post("0006", ICE)
        assert answer.json()["ice"][0]["credential"]
        assert answer.headers["cache-control"] == "no-store"
        await pages.lead("end-turn", turn=given["done"]["turn"])
        assert (await pages.post("0006", ICE)).status_code == 403
        for path in ("/rapat/{meeting}", STUDIO):
            assert "turn.example.id" not in (await pages.get("panitia", path)).text


class TestWhere:
    async def test_everybody_inside_is_told_where_to_watch(self, pages: Pages) -> None:
        assert (await pages.get("member", WHERE)).json() == {"kind": "embedded", "address": ""}
        assert (await pages.get("nobody", WHERE)).status_code == 401

    async def test_a_pass_to_watch_opens_nothing_else(self, pages: Pages) -> None:
        given = pages.app.state.services
        given.media._keeper.place = MediaPlace("127.0.0.1", 4444)
        told = (await pages.get("member", WHERE)).json()
        assert told["watch"].startswith("ws://127.0.0.1:4444/")
        text = told["watch"].split("/")[3]
        read = given.media.passes.read(text, Right.WATCH)
        assert read.meeting == pages.meeting
        assert read.session
        assert told["hls"].endswith("/hls/utama.m3u8")

    async def test_a_stream_from_elsewhere_is_named(self, pages: Pages) -> None:
        address = "https://www.youtube-nocookie.com/embed/rapat"
        await pages.do("panitia", "committee", "panitia", "choose-stream", kind="iframe", address=address)
        assert (await pages.get("member", WHERE)).json() == {"kind": "iframe", "address": address}
        policy = (await pages.get("member", "/rapat/{meeting}")).headers[POLICY]
        assert "frame-src https://www.youtube-nocookie.com;" in policy + ";"
        assert "/embed" not in policy


class TestPolicy:
    def test_an_embedded_stream_connects_to_the_stream_port_alone(self) -> None:
        policy = policy_for(Stage(), ADDRESS)[POLICY]
        assert f"connect-src 'self' {ADDRESS.http} {ADDRESS.ws};" in policy
        assert f"media-src 'self' blob: {ADDRESS.http};" in policy
        assert "frame-src" not in policy
        assert "mediastream:" not in policy

    def test_without_a_port_nothing_is_added_to_connect_to(self) -> None:
        assert "connect-src 'self';" in policy_for(Stage(), None)[POLICY]

    def test_a_playlist_elsewhere_is_fetched_from_its_origin(self) -> None:
        stage = Stage(StreamKind.HLS_URL, "https://cdn.example.id/a/utama.m3u8")
        policy = policy_for(stage, ADDRESS)[POLICY]
        assert f"connect-src 'self' {ADDRESS.http} {ADDRESS.ws} https://cdn.example.id;" in policy
        assert f"media-src 'self' blob: {ADDRESS.http} https://cdn.example.id;" in policy

    def test_scripts_stay_our_own(self) -> None:
        for kind in StreamKind:
            policy = policy_for(Stage(kind, "https://x.example.id/"), ADDRESS, speaks=True)[POLICY]
            assert "script-src 'self';" in policy
            assert "unsafe" not in policy


class TestPages:
    async def test_a_page_is_kept_by_what_it_is_and_shown_to_members(self, pages: Pages) -> None:
        status, told = await put_page(pages, "panitia", JPEG)
        assert (status, told) == (200, {"page": hashlib.sha256(JPEG).hexdigest()})
        answer = await pages.get("member", f"{SHELF}/{told['page']}")
        assert answer.content == JPEG
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["x-content-type-options"] == "nosniff"

    @pytest.mark.parametrize("picture", [b"", b"<svg onload=alert(1)>", b"RIFFxxxxAVI "])
    async def test_what_is_no_picture_is_refused(self, pages: Pages, picture: bytes) -> None:
        assert (await put_page(pages, "panitia", picture))[0] == 400

    async def test_a_page_is_small(self, pages: Pages) -> None:
        status, told = await put_page(pages, "panitia", JPEG + b"x" * 41_000)
        assert (status, told["refused"]) == (413, "too-large")

    async def test_a_member_keeps_none_and_reads_no_other_file(self, pages: Pages) -> None:
        assert (await put_page(pages, "member", JPEG))[0] == 403
        for name in ("..%2F..%2Fsecrets%2Flink.key", "0" * 64, "x"):
            assert (await pages.get("member", f"{SHELF}/{name}")).status_code == 404
