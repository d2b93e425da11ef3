"""Gladi bersih over the web: who makes and joins it, every page says so, and the real one is untouched."""

import asyncio
import re

import httpx2

from docs.access import ROUTES
from rat_online.app.ports.identity import Series
from rat_online.app.rehearsing import Players
from rat_online.domain.chain import MeetingKey
from rat_online.web.catalogue import translate
from tests.adapters.documents.reading import opened as opened_pdf
from tests.web.pages.house_of_pages import NUMBERS, Pages

DESK = "/panitia/rapat/{meeting}/gladi"
MARK = translate("id", "meeting.rehearsal", {})
OFFER = translate("id", "rehearsal.running", {})


async def make(pages: Pages, **form: str) -> str:
    """A rehearsal; its id."""
    answer = await pages.post("panitia", DESK, **{"simulasi": "8", **form})
    assert answer.status_code == 303, answer.text
    (found,) = await rehearsals(pages)
    return found


async def rehearsals(pages: Pages) -> list[str]:
    listed = (await pages.get("panitia", DESK)).text
    return re.findall(r'data-rehearsal="(\w+)"', listed)


async def join(pages: Pages, who: str) -> httpx2.Response:
    return await pages.post(who, "/rapat/{meeting}/gladi")


async def lead(pages: Pages, rehearsal: str, command: str, **args: object) -> None:
    message = {
        "id": f"{command}-{args}"[:64],
        "do": command,
        "as": f"acting-chair:{pages.people['0001']}",
        "args": args,
    }
    answer = await (await pages.client("acting-chair")).post(f"/rapat/{rehearsal}/perintah", json=message)
    assert "done" in answer.json(), answer.json()


class TestMaking:
    async def test_is_the_committees_alone_and_within_bounds(self, pages: Pages) -> None:
        for who, status in (("member", 403), ("auditor", 403), ("acting-chair", 403), ("nobody", 401)):
            assert (await pages.get(who, DESK)).status_code == status
            assert (await pages.post(who, DESK, simulasi="5")).status_code == status
            assert (await pages.post(who, f"{DESK}/hapus")).status_code == status
        for wrong in ("501", "-1", "0", "x", ""):
            assert (await pages.post("panitia", DESK, simulasi=wrong)).status_code == 409
        assert await rehearsals(pages) == []

    async def test_one_at_a_time_and_again_once_it_is_discarded(self, pages: Pages) -> None:
        first = await make(pages)
        assert (await pages.post("panitia", DESK, simulasi="5")).status_code == 409
        assert (
            await pages.post("panitia", DESK.replace("{meeting}", first), simulasi="5")
        ).status_code == 409
        discarded = await pages.post("panitia", f"/panitia/rapat/{first}/gladi/hapus")
        assert discarded.headers["location"] == DESK.format(meeting=pages.meeting)
        assert (await pages.get("panitia", f"/rapat/{first}/konsol")).status_code == 404
        assert await rehearsals(pages) == []
        assert await make(pages) != first

    async def test_a_meeting_that_counts_cannot_be_discarded(self, pages: Pages) -> None:
        assert (await pages.post("panitia", f"{DESK}/hapus")).status_code == 404
        assert (await pages.get("member", "/rapat/{meeting}")).status_code == 200


class TestTheCopy:
    async def test_has_the_agenda_the_rules_and_the_officers_of_the_real_one(self, pages: Pages) -> None:
        rehearsal = await make(pages, anggota="1")
        copy = (await pages.install.house.hall(MeetingKey(pages.cooperative, rehearsal))).live.state
        real = pages.hall.live.state
        assert [one.planned for one in copy.agenda.items.values()] == [
            one.planned for one in real.agenda.items.values()
        ]
        assert (copy.profile, copy.offices.holders) == (real.profile, real.offices.holders)
        assert copy.about.series != real.about.series
        assert len(copy.roll.entries) == len(NUMBERS) + 8

    async def test_the_committees_home_goes_on_with_the_meeting_that_counts(self, pages: Pages) -> None:
        before = (await pages.get("panitia", "/panitia")).text
        rehearsal = await make(pages)
        assert (await pages.get("panitia", "/panitia")).text == before
        assert rehearsal not in before

    async def test_two_processes_that_play_do_nothing_twice(self, pages: Pages) -> None:
        rehearsal = await make(pages)
        players = Players(pages.install.house, pages.install.registry.store)
        await asyncio.gather(players.play(), players.play())
        hall = await pages.install.house.hall(MeetingKey(pages.cooperative, rehearsal))
        came = [one for one in await pages.install.log.read(hall.key) if one.kind == "CheckedIn"]
        assert len(came) == len(hall.live.state.attendance.here) == 8

    async def test_nobody_is_invited_to_it(self, pages: Pages) -> None:
        rehearsal = await make(pages)
        desk = await pages.get("panitia", f"/panitia/rapat/{rehearsal}/undangan")
        assert desk.status_code == 409
        assert translate("id", "refusal.not-in-rehearsal", {}) in desk.text

    async def test_the_real_meeting_is_not_touched_by_it(self, pages: Pages) -> None:
        links = await pages.install.links.of_series(series_of(pages))
        before = pages.hall.live.state.position
        number = (await pages.install.minutes.minutes(pages.hall.key)).document_number
        rehearsal = await make(pages, anggota="1")
        await join(pages, "member")
        await lead_join_and_close(pages, rehearsal)
        assert pages.hall.live.state.position == before
        assert await pages.install.links.of_series(series_of(pages)) == links
        assert (await pages.install.minutes.minutes(pages.hall.key)).document_number == number


class TestJoining:
    async def test_a_personal_link_opens_the_real_meeting_and_the_member_chooses(self, pages: Pages) -> None:
        assert OFFER not in (await pages.get("member", "/rapat/{meeting}")).text
        assert (await join(pages, "member")).status_code == 404
        rehearsal = await make(pages, anggota="1")
        pages.app.state.services.rehearsals._seen.clear()
        room = await pages.get("member", "/rapat/{meeting}")
        assert OFFER in room.text
        assert MARK not in room.text
        joined = await join(pages, "member")
        assert joined.headers["location"] == f"/rapat/{rehearsal}"
        practice = await pages.get("member", f"/rapat/{rehearsal}")
        assert MARK in practice.text
        assert OFFER not in practice.text
        fresh = await pages.client(NUMBERS[-2])  # signing in now leads to the real one
        assert MARK not in (await fresh.get(f"/rapat/{pages.meeting}")).text

    async def test_who_has_no_place_in_it_is_told_so(self, pages: Pages) -> None:
        rehearsal = await make(pages)  # simulated members alone
        pages.app.state.services.rehearsals._seen.clear()
        assert OFFER not in (await pages.get("member", "/rapat/{meeting}")).text
        assert (await join(pages, "member")).status_code == 409
        assert (await pages.get("member", f"/rapat/{rehearsal}")).status_code == 404
        assert (await join(pages, "nobody")).status_code == 401

    async def test_once_the_real_meeting_is_open_nobody_is_led_away_from_it(self, pages: Pages) -> None:
        await make(pages, anggota="1")
        pages.app.state.services.rehearsals._seen.clear()
        warned = translate("id", "rehearsal.still-under-way", {})
        assert warned in (await pages.get("panitia", "/panitia/rapat/{meeting}")).text
        assert OFFER in (await pages.get("member", "/rapat/{meeting}")).text
        await pages.lead("open-meeting")
        assert OFFER not in (await pages.get("member", "/rapat/{meeting}")).text
        assert (await join(pages, "member")).status_code == 409

    async def test_officers_join_in_their_offices(self, pages: Pages) -> None:
        rehearsal = await make(pages)
        pages.app.state.services.rehearsals._seen.clear()
        assert OFFER in (await pages.get("acting-chair", "/rapat/{meeting}/konsol")).text
        assert (await pages.get("acting-chair", f"/rapat/{rehearsal}/konsol")).status_code == 404
        await join(pages, "acting-chair")
        console = await pages.get("acting-chair", f"/rapat/{rehearsal}/konsol")
        assert console.status_code == 200
        assert MARK in console.text


class TestTheMark:
    async def test_every_page_of_a_rehearsal_says_that_it_is_one(self, pages: Pages) -> None:
        rehearsal = await make(pages, anggota="1")
        for who in ("member", "acting-chair", "witness"):
            await join(pages, who)
        pagelike = [route for route in ROUTES if route.startswith("GET ") and "{meeting}" in route]
        marked = set()
        for route in pagelike:
            path = route.removeprefix("GET ").replace("{meeting}", rehearsal)
            if "{" in path or path.startswith(("/terdaftar", "/kios")) or path.endswith("/peristiwa"):
                continue  # the public's, a locked device's, and a stream without an end
            for who in ("panitia", "member", "acting-chair", "witness"):
                answer = await pages.get(who, path)
                if answer.status_code == 200 and "html" in answer.headers["content-type"]:
                    assert MARK in answer.text, (who, path)
                    marked.add(route)
        for shown in (
            "",
            "/konsol",
            "/layar",
            "/saksi",
            "/meja",
            "/studio",
            "/periksa",
            "/arsip",
            "/bahan",
            "/dpt",
        ):
            assert f"GET /rapat/{{meeting}}{shown}" in marked, shown
        assert MARK not in (await pages.get("member", "/rapat/{meeting}")).text


async def lead_join_and_close(pages: Pages, rehearsal: str) -> None:
    """The chair leads it with its simulated members, to its end."""
    await join(pages, "acting-chair")
    players = Players(pages.install.house, pages.install.registry.store)
    await players.play()
    await lead(pages, rehearsal, "open-meeting")
    await lead(pages, rehearsal, "start-agenda-item", item="i1")
    await lead(
        pages,
        rehearsal,
        "propose-decision",
        item="i1",
        kind="ordinary",
        subject="budget",
        text="Mengesahkan RAPB.",
    )
    await lead(pages, rehearsal, "open-ballot", decision="d1", seconds=60)
    await players.play()
    hall = await pages.install.house.hall(MeetingKey(pages.cooperative, rehearsal))
    assert len(hall.live.state.ballots["b1"].votes) == 8
    assert hall.presence.connected >= 8
    assert "Acara 1 dari 2, 0 keputusan" in (await pages.get("panitia", DESK)).text
    await lead(pages, rehearsal, "annul-ballot", ballot="b1", reason="Latihan selesai.")
    await lead(pages, rehearsal, "cancel-meeting", reason="Latihan selesai.")


class TestItsEnd:
    async def test_its_documents_say_so_on_every_page_and_leave_no_place_to_sign(self, pages: Pages) -> None:
        rehearsal = await make(pages)
        await lead_join_and_close(pages, rehearsal)
        key = MeetingKey(pages.cooperative, rehearsal)
        made = {one.name: one.content for one in await pages.install.minutes.make(key)}
        for name in ("berita-acara.pdf", "daftar-hadir.pdf"):
            texts = [page.extract_text() for page in opened_pdf(made[name]).pages]
            assert all("LATIHAN" in text for text in texts), name
        record = " ".join(page.extract_text() for page in opened_pdf(made["berita-acara.pdf"]).pages)
        assert "tidak ditandatangani" in record
        assert "e-meterai" not in record.lower()
        minutes = await pages.install.minutes.minutes(key)
        assert (minutes.meeting.rehearsal, minutes.document_number) == (True, "LATIHAN")
        taken = await pages.get("panitia", f"/rapat/{rehearsal}/dokumen/berita-acara.pdf?alasan=Berlatih")
        assert 'filename="LATIHAN-berita-acara.pdf"' in taken.headers["content-disposition"]

    async def test_discarded_it_leaves_no_documents_and_is_offered_to_nobody(self, pages: Pages) -> None:
        rehearsal = await make(pages)
        await lead_join_and_close(pages, rehearsal)
        key = MeetingKey(pages.cooperative, rehearsal)
        await pages.install.minutes.make(key)
        hall = await pages.install.house.hall(key)
        await pages.post("panitia", f"/panitia/rapat/{rehearsal}/gladi/hapus")
        assert await pages.install.documents.documents(key) == []
        await pages.install.minutes.follow(hall, hall.last_word()[0])  # an errand that came late
        assert await pages.install.documents.documents(key) == []
        assert (await join(pages, "acting-chair")).status_code == 404

    async def test_the_readiness_list_of_the_real_one_tells_whether_one_was_held(self, pages: Pages) -> None:
        not_held = translate("id", "rehearsal.not-held", {})
        for who, path in (
            ("panitia", "/panitia/rapat/{meeting}"),
            ("acting-chair", "/rapat/{meeting}/konsol"),
        ):
            assert not_held in (await pages.get(who, path)).text
        await lead_join_and_close(pages, await make(pages))
        for who, path in (
            ("panitia", "/panitia/rapat/{meeting}"),
            ("acting-chair", "/rapat/{meeting}/konsol"),
        ):
            text = (await pages.get(who, path)).text
            assert not_held not in text
            assert "Gladi bersih terakhir dibuka" in text


def series_of(pages: Pages) -> Series:
    return Series(pages.cooperative, pages.hall.live.state.about.series)
