"""Officers in a real browser: a passkey of the device, the app's code, the pages of accounts and devices."""

import sqlite3
from contextlib import closing

import pyotp
import pytest
from playwright.sync_api import expect

from rat_online.adapters.store.database import FILE_NAME
from tests.browser.conftest import MakeDevice
from tests.browser.console_page import Console
from tests.browser.device import Device
from tests.browser.serving import LiveServer, ServedMeeting
from tests.browser.test_paper_pages import sign_in
from tests.browser.test_proving import begins_to_appoint

PASSWORD = "contoh-rapat-2027"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_password(device: Device, base: str, code: str = "") -> None:
    device.page.goto(f"{base}/masuk?petugas")
    fills_in_the_password(device, code)
    device.page.wait_for_url(f"{base}/")


def fills_in_the_password(device: Device, code: str = "") -> None:
    page = device.page
    page.get_by_label(device.says("door.login")).fill("panitia")
    page.get_by_label(device.says("door.password")).fill(PASSWORD)
    page.get_by_label(device.says("door.app-code")).fill(code)
    page.get_by_role("button", name=device.says("door.enter"), exact=True).click()


def look(device: Device, name: str) -> None:
    device.shot("door", name, full=True)
    assert device.axe() == [], name
    assert not device.overflows(), name


def proves_it_at_the_console(laptop: Device, base: str, meeting: ServedMeeting) -> None:
    """The proof has grown old; the act goes on after the passkey, with what was filled in."""
    with closing(sqlite3.connect(meeting.server.folder / FILE_NAME)) as database, database:
        database.execute("UPDATE device_session SET proven_at = NULL")
    laptop.page.goto(f"{base}/rapat/{meeting.id}/konsol")
    console, proof = Console(laptop.page), laptop.page.locator("dialog#proof")
    begins_to_appoint(console, meeting.seats[6].number)
    expect(proof.get_by_label(laptop.says("door.password"))).to_be_focused()
    laptop.shot("konsol", "bukti-akun-1280-id")
    assert laptop.axe("#proof") == []
    proof.get_by_role("button", name=laptop.says("prove.passkey")).click()
    expect(console.dialog).to_be_hidden()
    meeting.until(lambda view: meeting.seats[6].person in view["offices"]["operators"])


def comes_in_without_the_phone(laptop: Device, base: str, recovery: str) -> None:
    """The passkey is lost: password and a recovery code open the account, whose page shows one code less."""
    laptop.page.goto(f"{base}/")
    laptop.page.get_by_role("button", name=laptop.says("door.leave")).click()
    laptop.page.goto(f"{base}/masuk?petugas&ke=/akun")
    fills_in_the_password(laptop, recovery.lower())
    laptop.page.wait_for_url(f"{base}/akun")
    expect(laptop.page.get_by_text(laptop.says("account.recovery-left", n=9))).to_be_visible()


def test_an_officer_adds_a_passkey_and_comes_in_by_it(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    laptop = device(served_meeting, 1280, 800)
    base = laptop.network.base.replace("127.0.0.1", "localhost")  # no passkey belongs to a number
    laptop.context.add_cookies([{"name": "bahasa", "value": "id", "url": base}])
    laptop.cdp.send("WebAuthn.enable")
    laptop.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    with_password(laptop, base)
    laptop.page.goto(f"{base}/akun")
    laptop.page.get_by_role("button", name=laptop.says("account.passkey-add")).click()
    expect(laptop.page.get_by_role("heading", level=1)).to_have_text(laptop.says("account.recovery-title"))
    recovery = laptop.page.locator("code.code").first.inner_text()
    look(laptop, "cadangan-passkey")
    laptop.page.get_by_role("link", name=laptop.says("account.recovery-kept")).click()
    expect(laptop.page.get_by_role("button", name="Hapus passkey")).to_be_visible()
    look(laptop, "akun")
    laptop.page.goto(f"{base}/")
    laptop.page.get_by_role("button", name=laptop.says("door.leave")).click()
    laptop.page.goto(f"{base}/masuk?petugas&ke=/akun")
    fills_in_the_password(laptop)
    expect(laptop.page.get_by_role("alert")).to_have_text(laptop.says("refusal.passkey-needed"))
    look(laptop, "masuk-petugas")
    laptop.page.get_by_role("button", name=laptop.says("door.passkey")).click()
    laptop.page.wait_for_url(f"{base}/akun")
    proves_it_at_the_console(laptop, base, served_meeting)
    laptop.page.goto(f"{base}/akun")
    comes_in_without_the_phone(laptop, base, recovery)
    laptop.page.get_by_role("button", name="Hapus passkey").click()
    expect(laptop.page.get_by_text(laptop.says("account.passkeys-none"))).to_be_visible()
    laptop.page.goto(f"{base}/masuk?petugas")
    laptop.page.get_by_role("button", name=laptop.says("door.passkey")).click()
    expect(laptop.page.locator("#passkey [role=alert]")).to_have_text(laptop.says("refusal.sign-in-failed"))
    assert laptop.complaints == []


def test_the_pages_of_accounts_and_devices_fit_and_are_accessible(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    phone = device(served_meeting, 360, 740, language="en", color_scheme="dark")
    base, page = phone.network.base, phone.page
    sign_in(phone)
    page.goto(f"{base}/panitia/akun")
    page.get_by_label(phone.says("account.name"), exact=True).fill("Wati Auditor")
    page.get_by_label(phone.says("account.login")).fill(f"wati-{served_meeting.id.lower()}")
    page.get_by_role("group", name=phone.says("account.roles")).get_by_label("Auditor").check()
    page.get_by_role("button", name=phone.says("account.create"), exact=True).click()
    expect(page.locator("[data-part=password]")).to_be_visible()
    look(phone, "akun-petugas-en")
    page.goto(f"{base}/panitia/perangkat")
    look(phone, "perangkat-semua-en")
    page.goto(f"{base}/perangkat")
    look(phone, "perangkat-en")
    phone.context.clear_cookies(name="rat")
    with_password(phone, base)
    page.goto(f"{base}/akun")
    page.get_by_role("button", name=phone.says("account.code-start")).click()
    look(phone, "kode-en")
    assert phone.complaints == []


@pytest.mark.parametrize(("language", "is_by_post"), [("id", False), ("en", True)])
def test_a_session_revoked_in_mid_ballot_closes_the_page_and_the_stored_vote_stays(
    served_meeting: ServedMeeting, device: MakeDevice, language: str, is_by_post: bool
) -> None:
    link = served_meeting.seats[-1]
    phone, admin = device(served_meeting, 360, 740, language=language), device(served_meeting, 1280, 800)
    phone.network.blocks_sockets = is_by_post
    phone.visit(served_meeting, link)
    phone.page.get_by_role("button", name=phone.says("member.here")).click()
    served_meeting.open(present=12)
    ballot = served_meeting.open_ballot(served_meeting.propose("Rapat menerima laporan pengurus."))
    phone.page.get_by_role("radio").first.check(force=True)
    phone.page.locator("form[data-form=cast-vote] [type=submit]").click()
    expect(phone.page.locator("[data-part=receipt]")).to_be_visible()
    sign_in(admin)
    admin.page.goto(f"{admin.network.base}/panitia/perangkat?cari={link.number}")
    admin.page.locator("form[action*='/panitia/perangkat/'] button").first.click()
    expect(phone.page.locator("#now")).to_contain_text(phone.says("member.ended-signed-out"))
    look(phone, f"diakhiri-{language}")
    served_meeting.vote(ballot, dict.fromkeys(range(12), "against"))
    served_meeting.member(0, "check-out")
    served_meeting.lead("close-ballot", ballot=ballot)
    assert served_meeting.choices(ballot)["for"] == 1


def test_the_apps_code_is_set_up_and_asked_for(own_server: LiveServer, device: MakeDevice) -> None:
    """On a server of its own: from then on this account is asked for a code."""
    laptop = device(own_server.meeting(), 1280, 800)
    base, page = laptop.network.base, laptop.page
    with_password(laptop, base)
    page.goto(f"{base}/akun")
    page.get_by_role("button", name=laptop.says("account.code-start")).click()
    secret = page.locator("code.wrap").inner_text()
    page.get_by_label(laptop.says("door.app-code")).fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name=laptop.says("account.code-confirm"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(laptop.says("account.recovery-title"))
    look(laptop, "cadangan")
    recovery = page.locator("code.code").first.inner_text()
    page.goto(f"{base}/masuk?petugas")
    page.get_by_label(laptop.says("door.login")).fill("panitia")
    page.get_by_label(laptop.says("door.password")).fill(PASSWORD)
    page.get_by_role("button", name=laptop.says("door.enter"), exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text(laptop.says("refusal.code-needed"))
    with_password(laptop, base, recovery)
