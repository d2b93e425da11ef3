"""The desk's page, the pengawas' and "Bantuan" in a real browser: accessible, fitting, in both languages."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import MakeDevice
from tests.browser.device import Device
from tests.browser.serving import ServedMeeting
from tests.browser.test_officers import look
from tests.browser.test_paper_pages import sign_in


def the_pengawas_reads(watcher: Device, served_meeting: ServedMeeting) -> None:
    watcher.sign_in(served_meeting.offices["witness"])
    watcher.page.goto(f"{watcher.network.base}/rapat/{served_meeting.id}/periksa/pintu")
    expect(watcher.page.get_by_text("KTP cocok")).to_be_visible()
    look(watcher, "pintu-pengawas-en")
    link_to_photo = watcher.page.get_by_role("link", name=watcher.says("help.watch-photo"))
    photo = watcher.page.request.get(f"{watcher.network.base}{link_to_photo.get_attribute('href')}")
    assert photo.body().startswith(b"\xff\xd8\xff")


def test_a_member_asks_for_help_and_the_committee_reads_it(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    link = served_meeting.seats[-1]
    phone, laptop = device(served_meeting, 360, 740, color_scheme="dark"), device(served_meeting, 1280, 800)
    phone.page.goto(f"{phone.network.base}/masuk#{link.secret}")
    phone.page.get_by_role("link", name=phone.says("help.cannot-enter-link")).click()
    phone.page.get_by_label(phone.says("help.text")).fill("Lupa PIN")
    look(phone, "bantuan")
    phone.page.get_by_role("button", name=phone.says("help.send")).click()
    expect(phone.page.get_by_role("status").first).to_contain_text(phone.says("help.sent"))
    base = laptop.network.base
    sign_in(laptop)
    desk = f"{base}/panitia/rapat/{served_meeting.id}/pintu"
    laptop.page.goto(f"{desk}?cari={link.number}")
    expect(laptop.page.get_by_text("Lupa PIN")).to_be_visible()
    laptop.page.get_by_text(laptop.says("help.reopen-of", name=link.name)).click()
    look(laptop, "pintu-panitia")
    laptop.page.get_by_label(laptop.says("help.reason")).fill("KTP cocok")
    picture = laptop.page.screenshot(type="png")
    laptop.page.get_by_label(laptop.says("help.photo")).set_input_files(
        {"name": "foto.png", "mimeType": "image/png", "buffer": picture}
    )
    expect(laptop.page.get_by_text(laptop.says("help.photo-kept"))).to_be_visible()
    laptop.page.get_by_role("button", name=laptop.says("help.reopen"), exact=True).click()
    expect(laptop.page.get_by_text(laptop.says("help.is-done"))).to_be_visible()
    phone.visit(served_meeting, link)
    phone.page.goto(f"{phone.network.base}/rapat/{served_meeting.id}/bahan")
    phone.page.get_by_role("link", name=phone.says("common.help")).click()
    expect(phone.page.get_by_text(re.compile("sudah ditangani panitia"))).to_be_visible()
    phone.shot("door", "bantuan-di-ruang")
    assert phone.axe() == []
    watcher = device(served_meeting, 360, 740, language="en")
    the_pengawas_reads(watcher, served_meeting)
    for one in (phone, laptop, watcher):
        assert one.complaints == []
