"""The door in a real browser: links that others open first, printed cards, PINs, phones that are shared."""

import pytest
from playwright.sync_api import Route, expect

from rat_online.demo.client import PIN
from tests.browser.conftest import MakeDevice
from tests.browser.device import Device
from tests.browser.serving import Link, ServedMeeting

WHATSAPP = (
    "Mozilla/5.0 (Linux; Android 13; RMX3690 Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 WhatsApp/2.24.14.79"
)
NOTHING_KEPT = """
window.open = () => { throw new Error("no windows in here"); };
for (const store of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, store, { get() { throw new DOMException("denied", "SecurityError"); } });
"""


def knock(device: Device, link: Link, answer: str) -> None:
    """Open the personal link and answer what the door asks."""
    page = device.page
    page.goto(f"{device.network.base}/masuk")  # a fragment alone would not load the page anew
    page.goto(f"{device.network.base}/masuk?#{link.secret}")
    page.get_by_label(device.says("door.datum")).fill(answer)
    press(device, "door.enter")


def press(device: Device, key: str) -> None:
    device.page.get_by_role("button", name=device.says(key), exact=True).click()


def choose_pin(device: Device, pin: str) -> None:
    device.page.get_by_label(device.says("door.pin")).fill(pin)
    press(device, "door.pin-set")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_member_comes_in_by_a_link_within_whatsapp_where_nothing_can_be_kept(
    served_meeting: ServedMeeting, device: MakeDevice, language: str
) -> None:
    phone = device(served_meeting, 360, 740, language=language, user_agent=WHATSAPP)
    phone.context.add_init_script(NOTHING_KEPT)
    link = served_meeting.seats[-2]
    phone.page.goto(f"{phone.network.base}/masuk#{link.secret}")
    # The address bar and screenshots show no secret; the page has it, and asks for one thing.
    assert phone.page.url == f"{phone.network.base}/masuk"
    phone.shot("door", f"masuk-{language}", full=True)
    assert phone.axe() == []
    phone.page.get_by_label(phone.says("door.datum")).fill(link.datum)
    press(phone, "door.enter")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(phone.says("door.pin-title"))
    phone.shot("door", f"pin-{language}", full=True)
    assert phone.axe() == []
    assert not phone.overflows()
    choose_pin(phone, "123456")
    expect(phone.page.get_by_role("alert")).to_have_text(phone.says("refusal.pin-unfit"))
    choose_pin(phone, "4829 15")
    phone.page.wait_for_url(f"**/rapat/{served_meeting.id}")
    phone.page.locator("[data-connection=connected]").first.wait_for(state="attached")
    assert phone.complaints == []


def test_a_digit_mistyped_does_not_cost_the_link(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    link, phone = served_meeting.seats[-1], device(served_meeting, 360, 600)
    knock(phone, link, "0000" if link.datum != "0000" else "1111")
    expect(phone.page.get_by_role("alert")).to_be_visible()
    expect(phone.page.get_by_label(phone.says("door.code"))).to_be_hidden()
    phone.shot("door", "salah-ketik-360x600")
    phone.page.get_by_label(phone.says("door.datum")).fill(link.datum)
    press(phone, "door.enter")
    choose_pin(phone, PIN)
    phone.page.wait_for_url(f"**/rapat/{served_meeting.id}")
    assert phone.complaints == []


def test_the_other_language_keeps_the_link(served_meeting: ServedMeeting, device: MakeDevice) -> None:
    link, phone = served_meeting.seats[-1], device(served_meeting, 360, 600)
    phone.page.goto(f"{phone.network.base}/masuk#{link.secret}")
    phone.page.get_by_role("link", name=phone.says("common.other-language")).click()
    phone.page.wait_for_url("**bahasa=en")
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    expect(phone.page.locator("input[name=secret]")).to_have_value(link.secret)
    assert link.secret not in phone.page.url


def test_a_member_joins_from_a_printed_card_on_a_small_phone(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    phone = device(served_meeting, 360, 600)
    phone.page.goto(f"{phone.network.base}/masuk")
    phone.page.get_by_label(phone.says("door.code")).fill(served_meeting.plan.card.lower().replace("-", " "))
    phone.page.get_by_label(phone.says("door.datum")).fill(served_meeting.seats[-1].datum)
    phone.shot("door", "kartu-360x600")
    assert phone.axe() == []
    assert not phone.overflows()
    press(phone, "door.enter")
    choose_pin(phone, PIN)
    phone.page.wait_for_url(f"**/rapat/{served_meeting.id}")
    phone.page.get_by_role("button", name=phone.says("member.here")).click()
    expect(phone.page.locator("[data-part=counted-in]")).to_be_visible()
    assert phone.complaints == []


def test_a_preview_that_runs_the_page_and_taps_nothing_changes_nothing(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    link, sent = served_meeting.seats[-3], []

    def note(route: Route) -> None:
        sent.append((route.request.method, route.request.url, route.request.post_data))
        route.continue_()

    preview = device(served_meeting, 360, 740)
    preview.page.route("**/*", note)
    for path in ("/masuk", "/masuk", "/masuk?tugas", "/gabung", "/bagikan", "/lanjut"):
        preview.page.goto(
            f"{preview.network.base}{path}{'&' if '?' in path else '?'}n={len(sent)}#{link.secret}"
        )
        preview.page.wait_for_load_state("networkidle")
    assert {method for method, _, _ in sent} == {"GET"}
    assert not any(link.secret in f"{url} {body}" for _, url, body in sent)
    assert [cookie["name"] for cookie in preview.context.cookies()] == ["bahasa"]
    member = device(served_meeting, 360, 740)
    knock(member, link, link.datum)
    choose_pin(member, PIN)
    member.page.wait_for_url(f"**/rapat/{served_meeting.id}")


def test_two_members_share_a_phone_and_each_ballot_calls_them_by_name(
    served_meeting: ServedMeeting, device: MakeDevice
) -> None:
    first, second = served_meeting.seats[-2:]
    phone = device(served_meeting, 360, 740)
    knock(phone, first, first.datum)
    choose_pin(phone, PIN)
    phone.page.wait_for_url(f"**/rapat/{served_meeting.id}")
    phone.page.get_by_role("button", name=phone.says("common.help")).click()
    phone.page.get_by_role("link", name=phone.says("member.add-seat")).click()
    knock(phone, second, second.datum)
    choose_pin(phone, PIN)
    phone.page.wait_for_url(f"**/rapat/{served_meeting.id}")
    for one in (first, second):
        phone.page.get_by_role("button", name=phone.says("member.here-of", name=one.name)).click()
    expect(phone.page.locator("[data-part=counted-in]")).to_have_text(phone.says("member.all-counted"))
    served_meeting.open(present=12)
    ballot = served_meeting.open_ballot(served_meeting.propose("Rapat menerima laporan pengurus."))
    for one in (first, second):
        expect(phone.page.locator("[data-part=voter]")).to_contain_text(one.name)
        assert phone.page.locator("[data-form=cast-vote] input:checked").count() == 0
        phone.shot("door", f"bergiliran-{one.number}")
        phone.page.get_by_role("radio").first.check(force=True)
        phone.page.locator("form[data-form=cast-vote] [type=submit]").click()
        expect(phone.page.get_by_text(phone.says("ballot.stored")).first).to_be_visible()
    expect(phone.page.locator("[data-part=receipt]")).to_have_count(2)
    served_meeting.vote(ballot, dict.fromkeys(range(12), "against"))
    served_meeting.lead("close-ballot", ballot=ballot)
    assert served_meeting.choices(ballot) == {"for": 2, "against": 12}
    assert phone.complaints == []
