"""Attempts to run a meeting from a member's seat: by a group's code and an officer's number."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from pathlib import Path

import httpx2
import pytest

from rat_online.app.frame import Frame
from rat_online.app.ports.identity import Series
from rat_online.demo.client import PIN
from rat_online.domain.chain import MeetingKey
from rat_online.domain.vocabulary import Role
from rat_online.web.catalogue import refusal_text, translate
from rat_online.web.tab import DeviceTab
from tests.web.pages.house_of_pages import NUMBERS, OFFICERS, SITE, Pages, pages_of

ELECTED = NUMBERS[-1]
PAGES = ("konsol", "meja", "periksa", "dpt", "dokumen", "kehadiran", "catatan", "saksi", "layar", "studio")
COMMANDS: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    ("0001", "acting-chair", "open-meeting", {}),
    ("0002", "deputy", "take-over-gavel", {}),
    ("0003", "secretary", "take-note", {"item": "i1", "note": "x"}),
    ("0004", "witness", "enter-place-count", {"ballot": "b1", "place": "x", "counts": {}}),
    ("0005", "operator", "open-meeting", {}),
    ("0006", "committee", "check-in", {"person": "x", "channel": "hall", "place": "x"}),
)
TAKES = ("berkas", "dpt/unduh", "dpt/ubah", "meja/kode")


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened


async def group_code(pages: Pages) -> str:
    await pages.post("panitia", "/panitia/rapat/{meeting}/undangan/grup/buat")
    found = await pages.install.inviting.store.group_code(
        Series(pages.cooperative, pages.hall.live.state.about.series)
    )
    assert found is not None
    return found.code


@asynccontextmanager
async def by_group_code(pages: Pages, number: str) -> AsyncIterator[httpx2.AsyncClient]:
    """Whoever has the code of the group chat, that number, and what is on file of it."""
    transport = httpx2.ASGITransport(app=pages.app)
    sent = {"secret": await group_code(pages), "number": number, "datum": number, "pin": PIN}
    async with httpx2.AsyncClient(transport=transport, base_url=SITE) as client:
        assert (await client.post("/masuk", json=sent)).status_code == 200
        yield client


async def test_one_home_with_all_the_networks_of_its_line_closes_the_posters_code_for_nobody_else(
    pages: Pages,
) -> None:
    """A provider gives it a /48 of IPv6: 65,536 networks of the usual size."""
    code = await group_code(pages)

    async def tries(address: str, number: str, datum: str) -> httpx2.Response:
        transport = httpx2.ASGITransport(app=pages.app, client=(address, 4000))
        sent = {"secret": code, "number": number, "datum": datum, "pin": PIN}
        over_tls = SITE.replace("http:", "https:")
        async with httpx2.AsyncClient(transport=transport, base_url=over_tls) as client:
            return await client.post("/masuk", json=sent)

    told = [(await tries(f"2001:db8:0:{n:x}::1", f"8{n:03d}", "0000")).json() for n in range(1, 56)]
    assert told[-1]["refused"] == "too-many-from-here"
    assert (await tries("203.0.113.5", "0005", "0005")).status_code == 200


class TestTheFormForHelpAtTheDoor:
    """With the group's code and somebody's number, and nothing that this member knows."""

    async def test_puts_no_words_in_a_members_mouth(self, pages: Pages) -> None:
        person, code = pages.people["0006"], await group_code(pages)
        said = "suara saya tidak masuk"
        await pages.post("0006", "/rapat/{meeting}/bantuan", kind="cannot-vote", text=said)
        forged = {"secret": f"{code}/0006", "kind": "other", "text": "sudah beres, hubungi 0899"}
        await pages.post("nobody", "/bantuan", **forged)
        door = "/panitia/rapat/{meeting}/pintu"
        for language in ("id", "en"):
            shown = unescape((await pages.get("panitia", f"{door}?bahasa={language}")).text)
            first, second = shown.index(said), shown.index(forged["text"])
            warned = shown.index(translate(language, "help.source-number", {}))
            assert first < second < warned
        own = (await pages.get("0006", "/rapat/{meeting}?bahasa=id")).text
        assert forged["text"] not in own
        await pages.post("panitia", f"{door}/selesai", person=person, source="number")
        waits = await pages.app.state.services.help_desk.requests(
            MeetingKey(pages.cooperative, pages.hall.live.state.about.series)
        )
        assert [one.text for one in waits if one.done_at is None] == [said]


async def does(
    pages: Pages, client: httpx2.AsyncClient, number: str, role: str, do: str, args: dict[str, object]
) -> str:
    sent = {"id": f"{do}-{role}", "do": do, "as": f"{role}:{pages.people[number]}", "args": args}
    answer = (await client.post(f"/rapat/{pages.meeting}/perintah", json=sent)).json()
    return str(answer.get("refused", "done"))


class TestAGroupsCodeWithAnOfficersNumber:
    async def test_neither_finds_nor_ends_the_officers_sessions(self, pages: Pages) -> None:
        """In mid-meeting: by the office's link, and by an account."""
        for number, who in ((OFFICERS[Role.ACTING_CHAIR], "acting-chair"), ("0003", "secretary")):
            console = f"/rapat/{pages.meeting}/konsol"
            office = await pages.client(who)
            device = await pages.install.sessions.who(office.cookies["rat"])
            assert device is not None
            async with by_group_code(pages, number) as client:
                assert device.session not in (await client.get("/perangkat")).text
                assert (await client.post(f"/perangkat/{device.session}/akhiri")).status_code == 404
            assert (await office.get(console)).status_code == 200

    async def test_who_shares_the_officers_phone_ends_the_office_nowhere_else(self, pages: Pages) -> None:
        phone, office = await pages.client("0001"), await pages.client("acting-chair")
        device = await pages.install.sessions.who(office.cookies["rat"])
        assert device is not None
        assert (await phone.post(f"/perangkat/{device.session}/akhiri")).status_code == 404
        assert (await office.get(f"/rapat/{pages.meeting}/konsol")).status_code == 200

    async def test_and_an_officer_ends_the_own_console_from_another_device(self, pages: Pages) -> None:
        console = await pages.client("acting-chair")
        device = await pages.install.sessions.who(console.cookies["rat"])
        assert device is not None
        await pages.appointed("0001")
        assert device.session in (await pages.get("0001", "/perangkat")).text
        assert (await pages.post("0001", f"/perangkat/{device.session}/akhiri")).status_code == 303
        assert (await console.get(f"/rapat/{pages.meeting}/konsol")).status_code == 401

    async def test_opens_no_page_of_an_office(self, pages: Pages) -> None:
        for number in OFFICERS.values():
            async with by_group_code(pages, number) as client:
                for path in PAGES:
                    answer = await client.get(f"/rapat/{pages.meeting}/{path}")
                    assert answer.status_code == 403, path
                told = (await client.get(f"/rapat/{pages.meeting}/periksa?bahasa=id")).text
                assert refusal_text("id", "office-link-needed", {}) in told
                for path in TAKES:
                    given = {"alasan": "x", "nomor": "0006", "perubahan": "keluarkan", "sebab": "x"}
                    answer = await client.post(f"/rapat/{pages.meeting}/{path}", data=given)
                    assert answer.status_code == 403, path
                assert (await client.get(f"/rapat/{pages.meeting}")).status_code == 200

    async def test_gives_no_command_of_an_office(self, pages: Pages) -> None:
        added = {"role": "committee", "person": pages.people["0006"]}
        assert await pages.do("panitia", "committee", "panitia", "appoint-officer", **added)
        position = pages.hall.live.state.position
        for number, role, do, args in COMMANDS:
            async with by_group_code(pages, number) as client:
                assert await does(pages, client, number, role, do, args) == "office-link-needed", role
                pin = {"person": pages.people[number], "pin": PIN}
                proof = await client.post(f"/rapat/{pages.meeting}/bukti", json=pin)
                assert proof.json()["refused"] == "office-link-needed"
                led = await client.post(f"/rapat/{pages.meeting}/konsol", data={"pin": PIN})
                assert led.status_code == 403
        assert pages.hall.live.state.position == position

    async def test_is_shown_what_every_member_is_shown(self, pages: Pages) -> None:
        async with by_group_code(pages, "0001") as client:
            tab = await tab_of(pages, client)
            assert (tab.audience.value, tab.offices) == ("member", ())

    async def test_of_a_committee_member_gets_no_desk(self, pages: Pages) -> None:
        added = {"role": "committee", "person": pages.people["0006"]}
        assert await pages.do("panitia", "committee", "panitia", "appoint-officer", **added)
        async with by_group_code(pages, "0006") as client:
            assert (await client.get(f"/rapat/{pages.meeting}/meja/daftar")).status_code == 403
            asked = {"person": pages.people["0005"], "reason": "kartu hilang"}
            assert (await client.post(f"/rapat/{pages.meeting}/meja/kode", json=asked)).status_code == 403


async def test_a_personal_link_to_a_seat_opens_no_appointed_office_either(pages: Pages) -> None:
    for number, path in (("0001", "konsol"), ("0003", "periksa"), ("0004", "saksi")):
        answer = await pages.get(number, f"/rapat/{{meeting}}/{path}?bahasa=id")
        assert answer.status_code == 403, path
        assert refusal_text("id", "office-link-needed", {}) in answer.text
    client = await pages.client("0001")
    assert await does(pages, client, "0001", "acting-chair", "open-meeting", {}) == "office-link-needed"


class TestWhomTheMeetingElected:
    @pytest.fixture(autouse=True)
    async def elected(self, pages: Pages) -> None:
        """The member with the last number is chair."""
        for number in NUMBERS:
            await pages.member(number, "check-in")
        await pages.lead("open-meeting")
        await pages.lead("start-agenda-item", item="i1")
        options = [{"id": "c1", "label": "", "person": pages.people[ELECTED]}]
        asked = {"kind": "election", "subject": "presidium", "form": "one-of", "options": options}
        await pages.lead("propose-decision", item="i1", text="Memilih ketua sidang.", **asked)
        await pages.lead("record-consensus", decision="d1")
        await pages.lead("declare-result", decision="d1")
        await pages.lead("install-presidium", decision="d1", persons=[pages.people[ELECTED]])

    async def test_leads_from_the_phone_of_the_own_link_after_giving_the_pin(self, pages: Pages) -> None:
        client = await pages.client(ELECTED)
        for language in ("id", "en"):
            asked = await client.get(f"/rapat/{pages.meeting}/konsol?bahasa={language}")
            assert asked.status_code == 403
            assert translate(language, "prove.begin-leading", {}) in asked.text
        assert await self.suspends(pages, client) == "prove-yourself-again"
        wrong = await client.post(f"/rapat/{pages.meeting}/konsol?bahasa=id", data={"pin": "135790"})
        assert refusal_text("id", "wrong-pin", {"left": 4}) in wrong.text
        assert translate("id", "prove.begin-leading", {}) in wrong.text
        begun = await client.post(f"/rapat/{pages.meeting}/konsol", data={"pin": PIN})
        assert begun.status_code == 303
        assert (await client.get(f"/rapat/{pages.meeting}/konsol")).status_code == 200
        assert (await tab_of(pages, client)).audience.value == "officer"
        assert await self.suspends(pages, client) == "done"

    async def test_gives_the_pin_over_the_wire_and_the_command_goes_on(self, pages: Pages) -> None:
        client = await pages.client(ELECTED)
        assert await self.suspends(pages, client) == "prove-yourself-again"
        pin = {"person": pages.people[ELECTED], "pin": PIN}
        assert (await client.post(f"/rapat/{pages.meeting}/bukti", json=pin)).json() == {"done": {}}
        assert await self.suspends(pages, client) == "done"

    async def test_is_not_led_by_a_groups_code_though_the_pin_is_known(self, pages: Pages) -> None:
        await leaves(pages, await pages.client(ELECTED))
        async with by_group_code(pages, ELECTED) as client:
            assert await self.suspends(pages, client) == "prove-yourself-again"
            answer = await client.post(f"/rapat/{pages.meeting}/konsol?bahasa=id", data={"pin": PIN})
            assert (answer.status_code, refusal_text("id", "own-link-needed", {}) in answer.text) == (
                403,
                True,
            )
            assert (await client.get(f"/rapat/{pages.meeting}/periksa")).status_code == 403
            assert await self.suspends(pages, client) == "prove-yourself-again"

    async def test_leads_no_more_once_the_seat_is_taken_elsewhere_or_the_desk_opened_it(
        self, pages: Pages
    ) -> None:
        client = await pages.client(ELECTED)
        assert (await client.post(f"/rapat/{pages.meeting}/konsol", data={"pin": PIN})).status_code == 303
        told = {"person": pages.people[ELECTED], "reason": "KTP cocok", "kartu": "1"}
        assert (await pages.post("panitia", "/panitia/rapat/{meeting}/pintu/buka", **told)).status_code == 303
        assert (await client.get(f"/rapat/{pages.meeting}/konsol")).status_code in (401, 404)
        code = await group_code(pages)
        sent = {"secret": code, "number": ELECTED, "datum": ELECTED, "pin": PIN}
        assert (await client.post("/masuk", json=sent)).status_code == 200
        assert (await client.get(f"/rapat/{pages.meeting}/konsol")).status_code == 403

    async def test_gets_no_office_that_was_given_by_appointment(self, pages: Pages) -> None:
        pages.hall.live.state.offices.appoint(Role.COMMITTEE, pages.people[ELECTED])
        client = await pages.client(ELECTED)
        assert (await client.post(f"/rapat/{pages.meeting}/konsol", data={"pin": PIN})).status_code == 303
        assert (await client.get(f"/rapat/{pages.meeting}/meja/daftar")).status_code == 403
        args: dict[str, object] = {"person": pages.people["0005"], "channel": "hall", "place": "x"}
        assert await does(pages, client, ELECTED, "committee", "check-in", args) == "office-link-needed"

    async def suspends(self, pages: Pages, client: httpx2.AsyncClient) -> str:
        args: dict[str, object] = {"kind": "lobby", "seconds": 600, "reason": "istirahat"}
        return await does(pages, client, ELECTED, "chair", "suspend-meeting", args)


async def leaves(pages: Pages, client: httpx2.AsyncClient) -> None:
    """The phone of the own link gives the seat up."""
    device = await pages.install.sessions.who(client.cookies["rat"])
    assert device is not None
    await pages.install.sessions.leave(device, device.seats[0])


async def tab_of(pages: Pages, client: httpx2.AsyncClient) -> DeviceTab:
    """A page of this browser that has just connected."""
    device = await pages.install.sessions.who(client.cookies["rat"])
    assert device is not None
    return DeviceTab(pages.hall, device, Nowhere())


class Nowhere:
    def put(self, frame: Frame) -> None: ...

    def close(self, code: int) -> None: ...
