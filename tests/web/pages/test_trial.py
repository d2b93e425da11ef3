""" "Coba HP saya" and the committee's list: who may, what is kept, and that it is no part of the meeting."""

import json
from dataclasses import replace

import pytest

from rat_online.adapters.memory.tallies import MemoryTallies
from rat_online.app.misses import Share
from rat_online.app.ports.identity import Series
from rat_online.app.ports.phone_trials import TrialOutcome, TrialPart
from rat_online.app.shares import Shares
from rat_online.web.catalogue import translate
from tests.web.pages.house_of_pages import NUMBERS, Pages

PHONE = "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/140.0 Mobile WhatsApp/2.25"
TRIAL = "/rapat/{meeting}/coba"
LIST = "/panitia/rapat/{meeting}/coba"
MEMBER = NUMBERS[-1]


async def say(pages: Pages, who: str, part: str, outcome: str, **more: str) -> int:
    client = await pages.client(who)
    body = json.dumps({"part": part, "outcome": outcome, **more})
    headers = {"User-Agent": PHONE, "Content-Type": "application/json"}
    answer = await client.post(TRIAL.format(meeting=pages.meeting), content=body, headers=headers)
    return answer.status_code


async def try_all(pages: Pages, number: str) -> None:
    assert await say(pages, number, "network", "slowly") == 200
    assert await say(pages, number, "sound", "passed") == 200
    assert await say(pages, number, "vote", "passed", entry=pages.people[number], choice="for") == 200


class TestWhoMay:
    async def test_members_alone_are_kept_an_officer_may_look(self, pages: Pages) -> None:
        for who, status in (("member", 200), ("acting-chair", 200), ("nobody", 401)):
            assert (await pages.get(who, TRIAL)).status_code == status
            assert await say(pages, who, "sound", "passed") == status
        found = await pages.app.state.services.phone_trials.of(series_of(pages))
        assert set(found) == {pages.people[MEMBER]}

    async def test_nobody_tries_for_another(self, pages: Pages) -> None:
        other = pages.people[NUMBERS[-2]]
        assert await say(pages, MEMBER, "vote", "passed", entry=other, choice="for") == 409
        assert await pages.app.state.services.phone_trials.of(series_of(pages)) == {}

    async def test_the_list_is_the_committees_alone(self, pages: Pages) -> None:
        for who, status in (("panitia", 200), ("member", 403), ("acting-chair", 403), ("nobody", 401)):
            assert (await pages.get(who, LIST)).status_code == status
        assert (await pages.get("panitia", "/panitia/rapat/NOWHERE/coba")).status_code == 404


async def test_a_device_says_so_much_and_then_waits_with_a_sentence(pages: Pages) -> None:
    book = MemoryTallies()
    pages.app.state.services.trial_shares = Shares(book, "trial", Share(2, 0.2))
    said = [await say(pages, MEMBER, "sound", "passed") for _ in range(3)]
    assert said == [200, 200, 409]
    client = await pages.client(MEMBER)
    answer = await client.post(TRIAL.format(meeting=pages.meeting), content=b"{}")
    assert answer.json() == {"re": None, "refused": "too-many-attempts", "facts": {"seconds": 5}}
    assert await say(pages, NUMBERS[0], "sound", "passed") == 200


class TestWhatIsKept:
    async def test_is_how_each_part_went_and_on_what_kind_of_phone(self, pages: Pages) -> None:
        await try_all(pages, MEMBER)
        trial = (await pages.app.state.services.phone_trials.of(series_of(pages)))[pages.people[MEMBER]]
        assert (trial.is_ready, trial.device) == (True, "WhatsApp · Android")
        assert trial.outcome_of(TrialPart.SIGN_IN) is TrialOutcome.PASSED

    @pytest.mark.parametrize(
        ("part", "outcome", "more"),
        [
            ("network", "passed", {}),  # the server's to know
            ("sign-in", "passed", {}),
            ("sound", "slowly", {}),
            ("camera", "passed", {}),
            ("sound", "passed", {"phone": "0812"}),
        ],
    )
    async def test_what_a_page_may_not_say_is_refused(
        self, pages: Pages, part: str, outcome: str, more: dict[str, str]
    ) -> None:
        assert await say(pages, MEMBER, part, outcome, **more) == 400

    async def test_a_choice_that_no_practice_paper_has_is_refused(self, pages: Pages) -> None:
        entry = pages.people[MEMBER]
        assert await say(pages, MEMBER, "vote", "passed", entry=entry, choice="c1") == 409

    async def test_nothing_of_it_is_the_meeting(self, pages: Pages) -> None:
        before = pages.hall.live.state.position
        await try_all(pages, MEMBER)
        await pages.get(MEMBER, TRIAL)
        assert pages.hall.live.state.position == before
        assert not pages.hall.presence.is_connected(pages.people[MEMBER])
        assert pages.hall.live.state.quorum().present == 0

    async def test_the_member_sees_among_the_own_data_that_it_is_kept(self, pages: Pages) -> None:
        assert "Coba HP terakhir" not in (await pages.get(MEMBER, "/data-saya")).text
        await try_all(pages, MEMBER)
        assert "Coba HP terakhir: WhatsApp · Android" in (await pages.get(MEMBER, "/data-saya")).text

    async def test_the_page_knows_what_this_phone_has_shown_and_not_another(self, pages: Pages) -> None:
        await try_all(pages, MEMBER)
        client = await pages.client(MEMBER)
        same = await client.get(TRIAL.format(meeting=pages.meeting), headers={"User-Agent": PHONE})
        assert "&#34;sound&#34;: &#34;passed&#34;" in same.text
        other = await client.get(TRIAL.format(meeting=pages.meeting))
        assert 'data-tried="{}"' in other.text


class TestTheList:
    async def test_counts_who_has_not_tried_and_what_failed_and_reminds_them(self, pages: Pages) -> None:
        store = pages.install.registry.store
        known = await store.member(pages.cooperative, pages.people["0003"])
        assert known is not None
        await store.put_members([replace(known, member=replace(known.member, phone="+6281200000003"))])
        await try_all(pages, NUMBERS[0])
        await say(pages, NUMBERS[1], "sound", "failed")
        text = (await pages.get("panitia", LIST)).text
        assert "Anggota 0003" in text
        assert not any(name in text for name in ("Anggota 0001", "Anggota 0002"))
        assert translate("id", "trial.failed-sound", {}) + ": 1" in text
        assert "https://wa.me/6281200000003?text=" in text
        assert "wa.me/6281200000001" not in text
        partly = (await pages.get("panitia", f"{LIST}?pilih=kurang")).text
        assert "Anggota 0002" in partly
        assert translate("id", "trial.missing-vote", {}) in partly
        assert "Anggota 0001" in (await pages.get("panitia", f"{LIST}?pilih=siap")).text

    async def test_holds_no_link_of_anybody(self, pages: Pages) -> None:
        text = (await pages.get("panitia", f"{LIST}?pilih=semua")).text
        assert not any(one.secret in text for one in pages.convened.seats)

    async def test_odd_questions_are_answered_with_the_first_page(self, pages: Pages) -> None:
        answer = await pages.get("panitia", f"{LIST}?pilih=x&mulai=-5&kelompok=Tidak+Ada")
        assert answer.status_code == 200


def series_of(pages: Pages) -> Series:
    return Series(pages.cooperative, pages.hall.live.state.about.series)
