"""Invitations from a printed card to a member who comes in by it, and by a coordinator's phone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from rat_online.demo.client import PIN
from tests.browser.desk_of_invitations import make_lists, press, write_the_letter
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_paper_pages import sign_in

pytestmark = pytest.mark.browser

MakeDevice = Callable[..., Device]
PRINTED_WITHIN_MS = 60_000


def desk_of(one: Device, meeting: ServedMeeting) -> str:
    """The address of the committee's desk for invitations, which is opened."""
    sign_in(one)
    one.page.goto(f"{one.network.base}/panitia/rapat/{meeting.id}/undangan")
    expect(one.page.get_by_role("heading", level=1)).to_have_text(one.says("invite.title"))
    return one.page.url


def print_cards(one: Device, desk: str, folder: Path) -> list[str]:
    """Cards for everybody, taken as a file; what stands on them."""
    page = one.page
    page.goto(desk)
    press(page, re.compile("^Cetak kartu untuk"))
    expect(page.get_by_text(one.says("invite.job-ready"))).to_be_visible(timeout=PRINTED_WITHIN_MS)
    with page.expect_download() as download:
        page.locator("[data-job] input[name=alasan]").fill("Dicetak di kantor")
        press(page, one.says("invite.job-take"))
    path = folder / "kartu.pdf"
    download.value.save_as(path)
    return [part.extract_text() for part in PdfReader(path).pages]


def look_at_the_desk(phone: Device, one: Device, desk: str) -> None:
    """Every part of it on a small dark phone in English, signed in as the other device is."""
    phone.context.add_cookies([one_ for one_ in one.context.cookies() if one_["name"] != "bahasa"])  # type: ignore[misc]
    proof = desk.replace("/panitia", "").replace("/undangan", "/periksa/undangan")
    for address in (desk, *(f"{desk}/{part}" for part in ("surat", "bahan", "siapa", "pesan")), proof):
        phone.page.goto(address)
        phone.shot("inviting", address.rpartition("/")[2])
        assert phone.axe() == [], address
        assert not phone.overflows(), address
    assert phone.complaints == []


def test_a_member_comes_in_from_the_card_that_was_printed(
    served_meeting: ServedMeeting, device: MakeDevice, tmp_path: Path
) -> None:
    member = served_meeting.seats[5]
    one = device(served_meeting, 1280, 800)
    desk = desk_of(one, served_meeting)
    write_the_letter(one)
    text = "\n".join(print_cards(one, desk, tmp_path))
    press(one.page, one.says("invite.job-hand-out"))
    assert one.axe() == []
    assert one.complaints == []

    card = text[text.index(f"Nomor anggota {member.number}") :]
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", card)
    assert found is not None
    phone = device(served_meeting, 360, 600)
    page = phone.page
    page.goto(f"{phone.network.base}/masuk")
    page.get_by_label(phone.says("door.code")).fill(found[0].lower())
    page.get_by_label(phone.says("door.datum")).fill(member.datum)
    press(page, phone.says("door.enter"))
    page.locator("[name=pin]").first.fill(PIN)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url("**/rapat/*")
    expect(page.get_by_role("button", name=phone.says("member.here"))).to_be_visible()
    assert not phone.overflows()
    assert phone.axe() == []
    phone.shot("inviting", "dari-kartu")


def test_a_coordinator_sends_by_whatsapp_from_a_phone(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    one = device(served_meeting, 1280, 800)
    desk = desk_of(one, served_meeting)
    write_the_letter(one)
    look_at_the_desk(device(served_meeting, 360, 740, language="en", color_scheme="dark"), one, desk)
    one.page.goto(desk)
    link = make_lists(one)[0]
    phone = device(served_meeting, 360, 740)
    page = phone.page
    page.route("https://wa.me/**", lambda route: route.abort())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page.goto(link)
    page.wait_for_load_state("networkidle")
    # A preview runs the page and taps nothing: nothing was sent, and no name was told.
    assert [line for line in asked if line.startswith("POST")] == []
    secret = link.partition("#")[2]
    assert not any(secret in line.partition("#")[0] for line in asked)
    expect(page.get_by_text("terkirim")).to_have_count(0)
    press(page, phone.says("share.open"))
    expect(page.get_by_text(re.compile(r"^0 dari \d+ terkirim$"))).to_be_visible()
    assert phone.axe() == []
    assert not phone.overflows()
    with page.expect_request("https://wa.me/**") as led:
        page.get_by_role("button", name=re.compile("^Kirim ke ")).first.click()
    assert re.match(r"https://wa\.me/628\d+\?text=.*masuk%23", led.value.url)


@pytest.mark.parametrize("path", ["/gabung#7F3K9QD2", "/bagikan#a-secret", "/masuk#a-secret"])
def test_a_script_that_runs_the_page_and_taps_nothing_sends_nothing(
    served_meeting: ServedMeeting, device: MakeDevice, path: str
) -> None:
    one = device(served_meeting, 360, 740)
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    one.page.goto(f"{one.network.base}{path}")
    one.page.wait_for_load_state("networkidle")
    assert {line.split(" ")[0] for line in asked} == {"GET"}
    assert one.context.cookies(one.network.base)[0]["name"] == "bahasa"
    assert len(one.context.cookies(one.network.base)) == 1
    assert one.complaints == []
