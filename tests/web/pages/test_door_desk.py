"""Help and the door: a member asks, the committee opens what was stopped, the pengawas reads all."""

from dataclasses import replace
from html import unescape

import pytest

from rat_online.app.door_watch import watch
from rat_online.app.ports.identity import Series
from rat_online.app.ports.registry import AccountRole
from rat_online.bootstrap import now
from rat_online.demo.client import PIN
from rat_online.web.catalogue import refusal_text, translate
from rat_online.web.pages.auditor import PARTS
from tests.web.pages.house_of_pages import NUMBERS, PASSWORD, Pages

MEMBER, OTHER, THIRD = NUMBERS[-1], NUMBERS[-2], NUMBERS[-3]
JPEG = "data:image/jpeg;base64,/9j/"
DESK = "/panitia/rapat/{meeting}/pintu"


def secret_of(pages: Pages, number: str) -> str:
    return next(one.secret for one in pages.convened.seats if one.link.person == pages.people[number])


class TestHelp:
    async def test_asked_in_the_room_reaches_the_committee_and_its_answer_the_member(
        self, pages: Pages
    ) -> None:
        await pages.post("panitia", f"{DESK}/kontak", phone="0812-3456-7890")
        asked = await pages.post(
            "member", "/rapat/{meeting}/bantuan", kind="cannot-hear", text="Tidak ada suara"
        )
        assert asked.status_code == 303
        room = await pages.get("member", "/rapat/{meeting}")
        assert "menunggu panitia" in room.text
        assert "https://wa.me/6281234567890" in room.text
        desk = await pages.get("panitia", DESK)
        assert "Tidak ada suara" in desk.text
        await pages.post("panitia", f"{DESK}/selesai", person=pages.people[MEMBER])
        assert "sudah ditangani" in (await pages.get("panitia", DESK)).text

    async def test_from_the_door_is_answered_alike_whether_the_link_is_right_or_not(
        self, pages: Pages
    ) -> None:
        nobody = await pages.client("nobody")
        form = {"kind": "cannot-enter", "text": "<b>PIN lupa</b>"}
        right = await nobody.post("/bantuan", data={**form, "secret": secret_of(pages, MEMBER)})
        wrong = await nobody.post("/bantuan", data={**form, "secret": "u" * 22})
        assert (right.status_code, right.text) == (wrong.status_code, wrong.text)
        desk = (await pages.get("panitia", DESK)).text
        assert desk.count("&lt;b&gt;PIN lupa&lt;/b&gt;") == 1


class TestTheDesk:
    async def test_opens_a_locked_entry_with_a_reason_and_everything_begins_anew(self, pages: Pages) -> None:
        member = await pages.client("member")
        nobody = await pages.client("nobody")
        secret = secret_of(pages, MEMBER)
        for _ in range(5):
            await nobody.post("/masuk", json={"secret": secret, "datum": "999999"})
        locked = await nobody.post("/masuk", json={"secret": secret, "pin": PIN})
        assert locked.status_code == 429
        told = await nobody.post("/masuk", data={"secret": secret, "datum": PIN})
        assert "Coba lagi 15 menit lagi" in told.text
        desk = await pages.get("panitia", DESK)
        assert f'value="{pages.people[MEMBER]}"' in desk.text
        form = {"person": pages.people[MEMBER], "reason": "KTP cocok", "photo": JPEG}
        without = await pages.post("panitia", f"{DESK}/buka", **{**form, "reason": " "})
        assert without.status_code == 409
        unseen = await pages.post("panitia", f"{DESK}/buka?bahasa=id", **{**form, "photo": ""})
        assert (unseen.status_code, "Ambil foto yang datang" in unseen.text) == (409, True)
        assert (await pages.post("panitia", f"{DESK}/buka", **form)).status_code == 303
        assert (await member.get(f"/rapat/{pages.meeting}")).status_code == 404  # the seat was given up
        again = await nobody.post("/masuk", json={"secret": secret, "datum": MEMBER, "pin": "915482"})
        assert again.status_code == 200

    async def test_sent_again_for_want_of_an_answer_it_is_done_once_and_a_pin_set_since_stays(
        self, pages: Pages
    ) -> None:
        await pages.client("member")
        committee = await pages.client("panitia")
        form = {"person": pages.people[MEMBER], "reason": "KTP cocok", "kartu": "1", "id": "FORM01"}
        headers = {"Accept": "application/json"}
        address = f"{DESK}/buka".format(meeting=pages.meeting)
        for _ in range(2):
            answer = await committee.post(address, data=form, headers=headers)
            assert answer.json() == {"done": {"code": ""}}
        entered = {"secret": secret_of(pages, MEMBER), "datum": MEMBER, "pin": "915482"}
        nobody = await pages.client("nobody")
        assert (await nobody.post("/masuk", json=entered)).status_code == 200
        await committee.post(address, data=form, headers=headers)
        assert (await nobody.post("/masuk", json={**entered, "datum": "915482"})).status_code == 200
        acts = await pages.app.state.services.doorkeeper.acts(
            Series(pages.cooperative, pages.hall.live.state.about.series)
        )
        assert [act.id for act in acts if act.reason] == ["FORM01"]
        for wrong in ("../x", "x" * 33):
            assert (await committee.post(address, data={**form, "id": wrong})).status_code == 409

    async def test_a_code_whose_answer_was_lost_is_replaced_and_the_former_opens_nothing(
        self, pages: Pages
    ) -> None:
        auditor = next(one for one in pages.convened.offices if one.handover)
        committee = await pages.client("panitia")
        form = {"person": auditor.link.person, "reason": "kartu pers", "kartu": "1", "id": "FORM02"}
        address = f"{DESK}/buka".format(meeting=pages.meeting)
        headers = {"Accept": "application/json"}
        codes = [
            (await committee.post(address, data=form, headers=headers)).json()["done"]["code"]
            for _ in range(2)
        ]
        assert codes[0] != codes[1]
        nobody = await pages.client("nobody")
        for code, status in zip(codes, (403, 200), strict=True):
            sent = {"secret": auditor.secret, "datum": code, "pin": "915482"}
            assert (await nobody.post("/masuk", json=sent)).status_code == status

    async def test_a_photo_that_is_none_is_refused(self, pages: Pages) -> None:
        form = {"person": pages.people[MEMBER], "reason": "KTP cocok", "photo": "data:text/html;base64,PGI+"}
        assert (await pages.post("panitia", f"{DESK}/buka", **form)).status_code == 409

    async def test_is_the_committees_alone(self, pages: Pages) -> None:
        for who, status in (("member", 403), ("auditor", 403), ("acting-chair", 403), ("nobody", 401)):
            assert (await pages.get(who, DESK)).status_code == status
            assert (await pages.post(who, f"{DESK}/buka", person="x", reason="y")).status_code == status


class TestThePengawas:
    async def test_reads_whose_device_opened_which_entries_and_what_the_desk_did(self, pages: Pages) -> None:
        panitia = await pages.client("panitia")
        for number in (THIRD, OTHER):
            sent = {"secret": secret_of(pages, number), "datum": number, "pin": PIN}
            assert (await panitia.post("/masuk", json=sent)).status_code == 200
        form = {"person": pages.people[OTHER], "reason": "Salah HP", "photo": JPEG}
        await pages.post("panitia", f"{DESK}/buka", **form)
        page = await pages.get("auditor", "/rapat/{meeting}/periksa/pintu")
        assert page.status_code == 200
        assert (
            page.text.count(f"Anggota {OTHER}, Anggota {THIRD}")
            + page.text.count(f"Anggota {THIRD}, Anggota {OTHER}")
            == 2
        )  # by an officer's device, and several on one
        assert "Salah HP" in page.text
        series = Series(pages.cooperative, pages.hall.live.state.about.series)
        (act,) = await pages.install.identity.read(lambda reader: reader.acts_of(series))
        photo = await pages.get("auditor", f"/rapat/{{meeting}}/periksa/pintu/{act.id}")
        assert (photo.content, photo.headers["content-type"]) == (b"\xff\xd8\xff", "image/jpeg")
        for who, status in (("member", 403), ("nobody", 401)):
            assert (await pages.get(who, "/rapat/{meeting}/periksa/pintu")).status_code == status
            answer = await pages.get(who, f"/rapat/{{meeting}}/periksa/pintu/{act.id}")
            assert answer.status_code == status

    async def test_knows_a_device_again_though_everybody_signed_out_in_between(self, pages: Pages) -> None:
        phone = await pages.client("nobody")
        login = {"login": "panitia", "password": PASSWORD}
        assert (await phone.post("/masuk/petugas", data=login)).status_code == 303
        mark = phone.cookies["perangkat"]
        for number in NUMBERS:
            await phone.post("/keluar")
            sent = {"secret": secret_of(pages, number), "datum": number, "pin": PIN}
            assert (await phone.post("/masuk", json=sent)).status_code == 200
        assert phone.cookies["perangkat"] == mark
        series = Series(pages.cooperative, pages.hall.live.state.about.series)
        report = await watch(pages.install.identity, series, now())
        (device,) = report.shared
        assert report.by_officers == [device]
        assert device.entries == tuple(pages.people[number] for number in NUMBERS)
        assert (device.officers, device.is_kiosk) == ((pages.people["panitia"],), False)
        assert mark not in repr(report)

    async def test_a_mark_that_a_browser_made_up_is_replaced(self, pages: Pages) -> None:
        phone = await pages.client("nobody")
        phone.cookies.set("perangkat", "x" * 20)
        sent = {"secret": secret_of(pages, MEMBER), "datum": MEMBER, "pin": PIN}
        entered = await phone.post("/masuk", json=sent)
        (cookie,) = [one for one in entered.headers.get_list("set-cookie") if one.startswith("perangkat=")]
        assert "x" * 20 not in cookie
        assert {"HttpOnly", "Max-Age=31536000", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))

    async def test_a_kiosk_is_called_one_and_its_voters_stand_together(self, pages: Pages) -> None:
        await pages.post("panitia", "/rapat/{meeting}/meja/kios")
        kiosk = await pages.client("panitia")
        for number in (MEMBER, OTHER):
            sent = {"secret": secret_of(pages, number), "datum": number, "pin": PIN}
            assert (await kiosk.post("/masuk", json=sent)).status_code == 200
            await pages.post("panitia", "/kios/{meeting}/selesai")
        page = await pages.get("auditor", "/rapat/{meeting}/periksa/pintu?bahasa=id")
        assert page.text.count(f"Anggota {MEMBER}, Anggota {OTHER}") == 2
        assert page.text.count(">kios</span>") == 2

    async def test_reads_every_record_by_an_account_of_the_cooperative(self, pages: Pages) -> None:
        await pages.install.registry.create_account(
            pages.cooperative,
            login="pengawas",
            name="Badan Pengawas",
            password=PASSWORD,
            roles=[AccountRole.SUPERVISOR],
        )
        room = await pages.get("pengawas", "/rapat/{meeting}")
        assert room.headers["location"] == f"/rapat/{pages.meeting}/periksa"
        parts = [f"/periksa?bagian={part}" for part in PARTS]
        for page in ("/periksa/pintu", "/periksa/undangan", "/dpt", "/daftar-kuasa", "/dokumen", *parts):
            assert (await pages.get("pengawas", f"/rapat/{{meeting}}{page}")).status_code == 200, page
        taken = await pages.post("pengawas", "/rapat/{meeting}/dpt/unduh", alasan="Pemeriksaan")
        assert taken.status_code == 200
        noted = await pages.app.state.services.downloads.downloads(pages.hall.key)
        assert [one.role for one in noted] == ["supervisor"]
        # Who voted what is told to those alone whom this meeting named, and nothing is changed from here.
        for closed, status in (("/berkas", 403), ("/dpt/ubah", 409), ("/daftar-kuasa", 403)):
            answer = await pages.post("pengawas", f"/rapat/{{meeting}}{closed}", alasan="x", sebab="x")
            assert answer.status_code == status, closed
        assert (await pages.get("pengawas", "/rapat/{meeting}/konsol")).status_code == 403

    async def test_no_page_shows_a_secret_again(self, pages: Pages) -> None:
        secrets = [one.secret for one in (*pages.convened.seats, *pages.convened.offices)]
        for who, path in (
            ("panitia", DESK),
            ("panitia", "/panitia/rapat/{meeting}"),
            ("panitia", "/panitia/perangkat"),
            ("auditor", "/rapat/{meeting}/periksa/pintu"),
            ("auditor", "/rapat/{meeting}/periksa?bagian=catatan"),
            ("member", "/rapat/{meeting}"),
        ):
            text = (await pages.get(who, path)).text
            assert not any(secret in text for secret in secrets), path


class TestAGroupsCodeThatWasGuessedAt:
    @pytest.mark.parametrize("language", ["id", "en"])
    async def test_closes_itself_and_members_committee_and_pengawas_read_so(
        self, pages: Pages, language: str
    ) -> None:
        invitations = f"/panitia/rapat/{{meeting}}/undangan?bahasa={language}"
        watch = f"/rapat/{{meeting}}/periksa/pintu?bahasa={language}"
        await pages.post("panitia", "/panitia/rapat/{meeting}/undangan/grup/buat")
        series = Series(pages.cooperative, pages.hall.live.state.about.series)
        code = await pages.install.inviting.store.group_code(series)
        assert code is not None
        (gate,) = await pages.install.links.gates(series)
        nobody = await pages.client("nobody")

        async def guess() -> str:
            sent = {"secret": code.code, "number": "0006", "datum": "9999", "pin": PIN, "bahasa": language}
            return (await nobody.post(f"/masuk?bahasa={language}", data=sent)).text

        async def has_so_many_wrong(wrong: int) -> None:
            changed = replace(gate, wrong=wrong)
            await pages.install.identity.write(lambda identity: identity.put_group_gate(changed))

        await has_so_many_wrong(gate.allowed // 2)
        nearly = {"wrong": gate.allowed // 2, "allowed": gate.allowed}
        shown = unescape((await pages.get("panitia", invitations)).text)
        assert translate(language, "invite.gate-nearly", nearly) in shown
        watched = unescape((await pages.get("auditor", watch)).text)
        assert translate(language, "help.watch-alarm-group", nearly) in watched
        await has_so_many_wrong(gate.allowed - 1)
        await guess()
        assert refusal_text(language, "group-code-closed", {}) in unescape(await guess())
        closed = {"wrong": gate.allowed}
        shown = unescape((await pages.get("panitia", invitations)).text)
        assert translate(language, "invite.gate-closed", closed) in shown
        assert code.code not in shown
        assert translate(language, "help.watch-closed-group", closed) in unescape(
            (await pages.get("auditor", watch)).text
        )
        await pages.post("panitia", "/panitia/rapat/{meeting}/undangan/grup/buat")
        assert await pages.install.inviting.store.group_code(series) != code
        assert refusal_text(language, "group-code-closed", {}) in unescape(await guess())
