"""What the media process is told: which broadcasts and turns are on, and which sessions are over."""

from pathlib import Path

from rat_online.app.media_orders import StandingOrders, broadcast_of, floor_order, sign_out_order
from rat_online.app.ports.media import INSTALL
from rat_online.bootstrap import now
from tests.web.pages.house_of_pages import NUMBERS, pages_of


async def test_what_the_log_says_is_on_is_told_after_those_who_were_signed_out(tmp_path: Path) -> None:
    async with pages_of(tmp_path) as pages:
        install, meeting = pages.install, pages.meeting
        standing = StandingOrders(install.house, install.log, install.sessions, now)
        assert not standing.is_anything_on()
        assert await standing.all() == [(INSTALL, sign_out_order())]

        for number in NUMBERS:
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        await pages.do("panitia", "committee", "panitia", "start-broadcast")
        given = await pages.lead("give-floor", person=pages.people["0006"])
        client = await pages.client("auditor")
        device = await install.sessions.who(client.cookies["rat"])
        assert device is not None
        await client.post("/keluar")
        begins = broadcast_of(pages.hall)
        assert begins == str(pages.hall.live.state.stage.on_air_from)
        assert standing.is_anything_on()
        at = pages.hall.live.state.position
        assert await standing.all() == [
            (INSTALL, sign_out_order(device.session)),
            (meeting, {"do": "let-in", "channel": "main", "during": begins, "at": at}),
            (meeting, {"do": "let-in", "channel": "floor", "during": given["done"]["turn"], "at": at}),
        ]

        await pages.do("panitia", "committee", "panitia", "stop-broadcast")
        assert broadcast_of(pages.hall) == ""
        assert not standing.is_anything_on()
        await pages.lead("end-turn", turn=given["done"]["turn"])
        assert floor_order(pages.hall)["during"] == ""
        await pages.do("panitia", "committee", "panitia", "start-broadcast")
        assert broadcast_of(pages.hall) not in ("", begins)
