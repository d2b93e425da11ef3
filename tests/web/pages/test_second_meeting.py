"""A second meeting inherits letter, material, group's code and every personal link; rule book section 4."""

from datetime import timedelta

from rat_online.app.successor import Successors
from rat_online.bootstrap import follow_postponement, now
from rat_online.domain.chain import MeetingKey, time_text
from rat_online.domain.vocabulary import MeetingState
from tests.web.pages.house_of_pages import Pages
from tests.web.pages.inviting_house import DESK, group_code, lettered, opens, uploaded


async def postponed(pages: Pages) -> MeetingKey:
    """The meeting after this one, made as the errand makes it."""
    to_at = time_text(now() + timedelta(days=7))
    await pages.lead("postpone-meeting", call="second", to_at=to_at, reason="Kuorum tidak tercapai.")
    (last,) = pages.hall.last_word()
    await follow_postponement(
        pages.install.house, Successors(pages.install.registry.store, now), pages.hall, last
    )
    rows = await pages.install.registry.store.meetings(pages.cooperative)
    return next(row.key for row in rows if row.previous == pages.meeting)


async def test_what_was_sent_for_the_first_serves_the_second(pages: Pages) -> None:
    await lettered(pages)
    await uploaded(pages)
    code = await group_code(pages)
    personal = pages.convened.seats[1].secret
    first = pages.hall.live.state.about
    key = await postponed(pages)
    second = (await pages.install.house.hall(key)).live.state
    assert second.state is MeetingState.INVITED
    assert second.about.material_at == first.material_at
    desk = DESK.replace("{meeting}", key.id)
    shown = (await pages.get("panitia", desk)).text
    assert code in shown
    assert "003/UND-RAT/KOP-X/IV/2027" in (await pages.get("panitia", f"{desk}/surat")).text
    assert await opens(pages, personal) == "0002"
    assert await opens(pages, f"{code}/0003") == "0003"
    assert "Laporan pengurus" in (await pages.get("panitia", f"/rapat/{key.id}/bahan")).text
