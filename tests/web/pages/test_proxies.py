"""Proxies over the web: who may, whose letter, and that nobody gives, reads or votes for another."""

from collections.abc import AsyncIterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx2
import pytest

from rat_online.adapters.proxy_letters import ProxyLetters
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Letter
from rat_online.app.proxy_desk import LARGEST
from rat_online.bootstrap import now
from rat_online.domain.profile import Profile, ProxyRule
from rat_online.domain.proxies import ProxyNotice
from rat_online.web.catalogue import translate
from rat_online.web.invitation_words import composer, whatsapp_text
from tests.web.pages.house_of_pages import NUMBERS, Pages, pages_of
from tests.web.pages.test_second_meeting import postponed

OWN = "/rapat/{meeting}/kuasa"
EVERY = "/rapat/{meeting}/daftar-kuasa"
GIVER, HOLDER, OTHER = "0006", "0005", "0004"
PDF = b"%PDF-1.7\n1 0 obj"
PHOTO = b"\xff\xd8\xff\xe0 foto surat"


@pytest.fixture
async def allowed(tmp_path: Path) -> AsyncIterator[Pages]:
    """The articles allow one proxy a holder."""
    async with pages_of(tmp_path, replace(Profile(), proxies=ProxyRule(1, "AD pasal 15"))) as opened:
        yield opened


async def give(pages: Pages, giver: str = GIVER, holder: str = HOLDER, **form: str) -> httpx2.Response:
    sent = {
        "act": "beri",
        "seat": pages.people[giver],
        "nomor": holder,
        "nama": f"Anggota {holder}",
        **form,
    }
    return await pages.post(giver, OWN, **sent)


async def attach(pages: Pages, who: str, path: str, letter: bytes, **form: str) -> httpx2.Response:
    client = await pages.client(who)
    files = {"file": ("surat.pdf", letter, "application/pdf")}
    return await client.post(path.format(meeting=pages.meeting), data=form, files=files)


async def own_letter(pages: Pages, letter: bytes = PDF) -> httpx2.Response:
    return await attach(pages, GIVER, OWN, letter, act="surat", seat=pages.people[GIVER])


async def letter_of(pages: Pages, who: str) -> int:
    return (await pages.get(who, f"{OWN}/{pages.people[GIVER]}/surat")).status_code


class TestGiving:
    async def test_the_giver_names_the_holder_by_number_and_name_and_attaches_the_letter(
        self, allowed: Pages
    ) -> None:
        assert (await give(allowed)).status_code == 303
        page = (await allowed.get(GIVER, OWN)).text
        assert "Anggota 0005" in page
        assert "Belum berlaku" in page
        assert (await own_letter(allowed)).status_code == 303
        assert "Kuasa berlaku" in (await allowed.get(GIVER, OWN)).text
        assert allowed.hall.live.state.proxies.given[allowed.people[GIVER]].in_force

    @pytest.mark.parametrize(
        "wrong", [{"nomor": "0004"}, {"nama": "Anggota"}, {"nomor": "", "nama": ""}, {"nomor": "9" * 500}]
    )
    async def test_number_and_name_belong_together(self, allowed: Pages, wrong: dict[str, str]) -> None:
        assert (await give(allowed, **wrong)).status_code == 409
        assert not allowed.hall.live.state.proxies.given

    async def test_nobody_gives_for_another_seat(self, allowed: Pages) -> None:
        victim = allowed.people[OTHER]
        answer = await give(allowed, seat=victim)
        assert (answer.status_code, allowed.hall.live.state.proxies.given) == (409, {})
        message = {"id": "x", "do": "give-proxy", "as": f"member:{victim}", "args": {"holder": "x"}}
        client = await allowed.client(GIVER)
        forged = await client.post(f"/rapat/{allowed.meeting}/perintah", json=message)
        assert forged.json()["refused"] == "seat-not-here"

    async def test_a_command_names_no_giver_but_the_own_seat(self, allowed: Pages) -> None:
        people = allowed.people
        await allowed.member(GIVER, "give-proxy", holder=people[HOLDER], giver=people[OTHER])
        assert set(allowed.hall.live.state.proxies.given) == {people[GIVER]}

    async def test_without_the_articles_there_is_none(self, pages: Pages) -> None:
        assert (await give(pages)).status_code == 409
        assert "tidak memakai kuasa" in (await pages.get(GIVER, OWN)).text

    async def test_the_giver_revokes_and_the_holder_declines(self, allowed: Pages) -> None:
        people, given = allowed.people, allowed.hall.live.state.proxies.given
        await give(allowed)
        mine = {"act": "tolak", "giver": people[GIVER]}
        assert (await allowed.post(OTHER, OWN, seat=people[OTHER], **mine)).status_code == 409
        assert (await allowed.post(HOLDER, OWN, seat=people[HOLDER], **mine)).status_code == 303
        assert given == {}
        await give(allowed)
        assert (await allowed.post(GIVER, OWN, act="cabut", seat=people[GIVER])).status_code == 303
        assert given == {}

    async def test_whoever_is_signed_out_or_has_no_seat_gives_none(self, allowed: Pages) -> None:
        assert (await allowed.get("nobody", OWN)).status_code == 401
        assert (await allowed.post("nobody", OWN, act="beri")).status_code == 401
        assert (await allowed.post("panitia", OWN, act="beri")).status_code == 409


class TestLetters:
    @pytest.mark.parametrize(
        "letter", [b"", b"<html>", b"GIF89a", b"MZ\x90", b"%PDF-" + b" " * LARGEST], ids=lambda one: one[:5]
    )
    async def test_a_letter_is_a_document_or_photo_of_bounded_size(
        self, allowed: Pages, letter: bytes
    ) -> None:
        await give(allowed)
        assert (await own_letter(allowed, letter)).status_code == 409
        assert not allowed.hall.live.state.proxies.given[allowed.people[GIVER]].letter

    async def test_far_too_much_is_not_even_read(self, allowed: Pages) -> None:
        await give(allowed)
        assert (await own_letter(allowed, b"%PDF-" + b" " * (LARGEST + 200_000))).status_code == 413

    async def test_it_is_read_by_giver_and_holder_alone(self, allowed: Pages) -> None:
        await give(allowed)
        await own_letter(allowed)
        found = [await letter_of(allowed, who) for who in (GIVER, HOLDER, OTHER, "panitia", "nobody")]
        assert found == [200, 200, 404, 404, 401]
        answer = await allowed.get(HOLDER, f"{OWN}/{allowed.people[GIVER]}/surat")
        assert answer.content == PDF
        assert answer.headers["Content-Disposition"].startswith("attachment")

    async def test_the_committee_attaches_a_paper_letter_and_no_one_else(self, allowed: Pages) -> None:
        giver = allowed.people[GIVER]
        await give(allowed)
        for who in (HOLDER, OTHER, "auditor", "secretary"):
            assert (await attach(allowed, who, EVERY, PHOTO, giver=giver)).status_code == 403
        assert (await attach(allowed, "panitia", EVERY, PHOTO, giver=giver)).status_code == 303
        assert "Berlaku" in (await allowed.get("panitia", EVERY)).text
        assert (await attach(allowed, "panitia", EVERY, PDF, giver=giver)).status_code == 409

    async def test_a_paper_letter_alone_makes_no_proxy(self, allowed: Pages) -> None:
        giver = allowed.people[GIVER]
        assert (await attach(allowed, "panitia", EVERY, PHOTO, giver=giver)).status_code == 409
        assert not allowed.hall.live.state.proxies.given
        assert not (allowed.install.settings.data_dir / "letters").exists(), "and nothing is kept"

    async def test_who_checks_reads_it_with_a_reason_and_it_is_noted(self, allowed: Pages) -> None:
        await give(allowed)
        await own_letter(allowed)
        letter = allowed.hall.live.state.proxies.given[allowed.people[GIVER]].letter
        path = f"{EVERY}/{letter}/surat"
        assert (await allowed.post("auditor", path)).status_code == 409
        assert (await allowed.post("auditor", path, alasan="uji petik")).content == PDF
        assert (await allowed.post(GIVER, path, alasan="ingin tahu")).status_code == 403
        noted = await allowed.app.state.services.downloads.downloads(allowed.hall.key)
        assert [one.reason for one in noted] == ["uji petik"]

    async def test_the_list_is_for_those_who_run_or_check(self, allowed: Pages) -> None:
        for who, status in (("auditor", 200), ("acting-chair", 200), ("member", 403), ("nobody", 401)):
            assert (await allowed.get(who, EVERY)).status_code == status


class TestVoting:
    async def test_the_holder_votes_for_the_giver_and_both_see_the_receipt(self, allowed: Pages) -> None:
        people = allowed.people
        await give(allowed)
        await own_letter(allowed)
        for number in NUMBERS[:5]:
            await allowed.member(number, "check-in")
        await allowed.lead("open-meeting")
        await allowed.lead("start-agenda-item", item="i1")
        await allowed.lead("propose-decision", item="i1", kind="ordinary", subject="other", text="Sah.")
        await allowed.lead("open-ballot", decision="d1")
        choice = {"ballot": "b1", "giver": people[GIVER], "choice": ["for"]}
        await allowed.member(HOLDER, "cast-proxy-vote", **choice)
        client = await allowed.client(OTHER)
        message = {"id": "z", "do": "cast-proxy-vote", "as": f"member:{people[OTHER]}", "args": choice}
        forged = await client.post(f"/rapat/{allowed.meeting}/perintah", json=message)
        assert forged.json()["refused"] == "proxy-missing"
        await allowed.member(GIVER, "check-in")
        message = {"id": "y", "do": "cast-vote", "as": f"member:{people[GIVER]}", "args": {**choice}}
        del message["args"]["giver"]  # type: ignore[attr-defined]
        giver = await allowed.client(GIVER)
        again = await giver.post(f"/rapat/{allowed.meeting}/perintah", json=message)
        assert again.json()["refused"] == "voted-by-proxy"
        assert allowed.hall.live.state.ballots["b1"].votes == {people[GIVER]: ("for",)}

    async def test_who_checks_sees_who_is_there_by_proxy(self, allowed: Pages) -> None:
        await give(allowed)
        await own_letter(allowed)
        await allowed.member(HOLDER, "check-in")
        text = (await allowed.get("auditor", "/rapat/{meeting}/periksa?bagian=hadir&bahasa=id")).text
        assert "dengan kuasa, Anggota 0005" in text
        assert "daftar-kuasa" in text


class TestASecondMeeting:
    async def test_a_proxy_is_for_one_call_and_its_giver_gives_it_again_with_one_tap(
        self, allowed: Pages
    ) -> None:
        await give(allowed)
        await own_letter(allowed)
        key = await postponed(allowed)
        second = await allowed.install.house.hall(key)
        assert second.live.state.proxies.given == {}
        own = f"/rapat/{key.id}/kuasa"
        assert "memberi kuasa kepada Anggota 0005" in (await allowed.get(GIVER, f"{own}?bahasa=id")).text
        for _ in range(2):  # tapped twice, or once more after the answer was lost
            again = await allowed.post(GIVER, own, act="lagi", seat=allowed.people[GIVER])
            assert again.status_code == 303
        (mandate,) = second.live.state.proxies.given.values()
        assert (mandate.holder, mandate.in_force) == (allowed.people[HOLDER], True)
        answer = await allowed.get(HOLDER, f"{own}/{allowed.people[GIVER]}/surat")
        assert answer.content == PDF
        assert "Beri kuasa lagi" not in (await allowed.get(GIVER, f"{own}?bahasa=id")).text
        assert (await allowed.post(GIVER, own, act="cabut", seat=allowed.people[GIVER])).status_code == 303
        assert second.live.state.proxies.given == {}

    async def test_it_goes_on_after_an_interruption_between_proxy_and_letter(self, allowed: Pages) -> None:
        await give(allowed)
        await own_letter(allowed)
        key = await postponed(allowed)
        second = await allowed.install.house.hall(key)
        giver, desk = allowed.people[GIVER], allowed.app.state.services.proxy_desk
        await desk.give(second, giver, allowed.people[HOLDER])
        assert (
            await allowed.post(GIVER, f"/rapat/{key.id}/kuasa", act="lagi", seat=giver)
        ).status_code == 303
        assert second.live.state.proxies.given[giver].in_force

    async def test_what_had_ended_or_never_was_is_not_given_again(self, allowed: Pages) -> None:
        await give(allowed)
        await own_letter(allowed)
        await allowed.post(HOLDER, OWN, act="tolak", seat=allowed.people[HOLDER], giver=allowed.people[GIVER])
        key = await postponed(allowed)
        for giver in (GIVER, OTHER):
            answer = await allowed.post(
                giver, f"/rapat/{key.id}/kuasa", act="lagi", seat=allowed.people[giver]
            )
            assert answer.status_code == 409
        mine = {"act": "lagi", "seat": allowed.people[GIVER]}
        assert (await allowed.post(OTHER, f"/rapat/{key.id}/kuasa", **mine)).status_code == 409
        assert (await allowed.install.house.hall(key)).live.state.proxies.given == {}


async def test_a_letter_whose_time_is_over_is_told_so_and_stays_on_record(allowed: Pages) -> None:
    await give(allowed)
    await own_letter(allowed)
    mandate = allowed.hall.live.state.proxies.given[allowed.people[GIVER]]
    assert await ProxyLetters(allowed.install.settings.data_dir).erase(allowed.meeting) == 1
    answer = await allowed.get(GIVER, f"{OWN}/{allowed.people[GIVER]}/surat?bahasa=id")
    assert (answer.status_code, "masa simpannya lewat" in answer.text) == (410, True)
    refused = await allowed.post("witness", f"{EVERY}/{mandate.letter}/surat", alasan="Uji petik")
    assert refused.status_code == 410
    assert mandate.in_force


class TestWhatPeopleAreToldInMessages:
    """Rule book section 3: it ends with its call; who gave one for the first hears so before the second."""

    async def messages(self, pages: Pages, meeting: str) -> str:
        shown = await pages.get("panitia", f"/panitia/rapat/{meeting}/undangan/pesan?bahasa=id")
        return unescape(shown.text)

    async def test_before_the_first_call_that_one_may_be_given_and_a_complete_one_stands(
        self, allowed: Pages
    ) -> None:
        shown = await self.messages(allowed, allowed.meeting)
        for language in ("id", "en"):
            assert shown.count(translate(language, "invite.proxy-first", {})) == 4
            assert translate(language, "invite.proxy-stands", {}) not in shown

    async def test_during_the_meeting_that_those_given_stand(self, allowed: Pages) -> None:
        await give(allowed)
        await own_letter(allowed)
        for number in NUMBERS[:5]:
            await allowed.member(number, "check-in")
        await allowed.lead("open-meeting")
        shown = await self.messages(allowed, allowed.meeting)
        assert shown.count(translate("id", "invite.proxy-stands", {})) == 2
        assert translate("id", "invite.proxy-first", {}) not in shown

    async def test_before_the_second_that_it_is_to_be_given_anew_also_by_mail_letter_and_whatsapp(
        self, allowed: Pages
    ) -> None:
        await give(allowed)
        await own_letter(allowed)
        key = await postponed(allowed)
        again = translate("id", "invite.proxy-again", {})
        assert (await self.messages(allowed, key.id)).count(again) == 4
        inviting = allowed.install.inviting
        occasion = await inviting.occasions.of(Series(key.cooperative, allowed.hall.live.state.about.series))
        member = occasion.members[allowed.people[GIVER]]
        _, text, html = composer("https://rat.example.id")(occasion, member, "rahasia")
        assert again in text
        assert again in unescape(html)
        assert again in whatsapp_text(occasion, member, "https://rat.example.id/masuk#rahasia")
        letter = Letter("1", "Soreang", "Undangan", "Dengan hormat,", "", (("Ketua", "Budi"),), now())
        sheet = await inviting.printing.sheet(occasion, "https://rat.example.id", letter)
        assert sheet.proxies is ProxyNotice.AGAIN


async def test_where_the_articles_allow_none_no_message_speaks_of_proxies(pages: Pages) -> None:
    shown = await pages.get("panitia", "/panitia/rapat/{meeting}/undangan/pesan?bahasa=id")
    assert "kuasa" not in shown.text.split('id="words"')[0].lower()
