"""What was really sent is told to the meeting, by the committee's own act."""

from rat_online.domain.vocabulary import MeetingState
from tests.web.pages.house_of_pages import Pages
from tests.web.pages.inviting_house import DESK, deliveries, handed_out, lettered, series_of, today, uploaded


class TestRecording:
    async def test_while_somebody_was_not_invited_and_nobody_says_how_it_is_refused(
        self, desk: Pages
    ) -> None:
        answer = await desk.post("panitia", f"{DESK}/catat")
        assert answer.status_code == 409
        assert "Belum semua anggota diundang: kurang 6" in answer.text
        assert desk.hall.live.state.state is MeetingState.SCHEDULED

    async def test_what_was_really_sent_is_told_to_the_meeting(self, desk: Pages) -> None:
        await handed_out(desk)
        assert (await desk.post("panitia", f"{DESK}/catat")).status_code == 303
        about = desk.hall.live.state.about
        assert desk.hall.live.state.state is MeetingState.INVITED
        sent = [one.sent_at for one in await deliveries(desk)]
        assert about.invited_at == max(at for at in sent if at)
        assert about.material_at is None

    async def test_the_material_counts_from_invitation_or_publication_the_later(self, desk: Pages) -> None:
        await handed_out(desk)
        await uploaded(desk)
        await desk.post("panitia", f"{DESK}/catat")
        (material,) = await desk.install.inviting.publishing.store.materials(series_of(desk))
        assert desk.hall.live.state.about.material_at == material.published_at

    async def test_those_invited_otherwise_are_told_how_and_when(self, desk: Pages) -> None:
        form = {"otherwise": "Diantar petugas lapangan", "otherwise_at": today(days_ago=3)}
        assert (await desk.post("panitia", f"{DESK}/catat", **form)).status_code == 303
        text = (await desk.get("panitia", "/rapat/{meeting}/periksa/undangan?bahasa=id")).text
        assert "6 anggota dengan cara lain: Diantar petugas lapangan" in text

    async def test_tomorrow_is_no_day_on_which_anybody_was_invited(self, desk: Pages) -> None:
        form = {"otherwise": "Diantar", "otherwise_at": today(days_ago=-2)}
        answer = await desk.post("panitia", f"{DESK}/catat", **form)
        assert answer.status_code == 409

    async def test_once_registration_is_open_it_changes_no_more(self, pages: Pages) -> None:
        await lettered(pages)
        form = {"otherwise": "Diantar", "otherwise_at": today()}
        answer = await pages.post("panitia", f"{DESK}/catat", **form)
        assert answer.status_code == 409
