"""The rules of a meeting that has not opened: how they differ from the cooperative's, and take them over."""

from dataclasses import replace

from rat_online.domain.profile import Profile, QuorumRule, default_rules
from rat_online.domain.threshold import at_least
from rat_online.domain.vocabulary import DecisionKind
from tests.web.pages.house_of_pages import Pages

PAGE = "/panitia/rapat/{meeting}"
TAKE_OVER = f"{PAGE}/aturan"
DIFFER = "Aturan koperasi berbeda dari aturan rapat ini"


async def changed(pages: Pages, **rules: object) -> Profile:
    """The cooperative's rules, after its meeting was scheduled."""
    store = pages.install.registry.store
    cooperative = await store.cooperative(pages.cooperative)
    assert cooperative is not None
    profile = replace(cooperative.profile, **rules)  # type: ignore[arg-type]
    await store.change_cooperative(replace(cooperative, profile=profile))
    return profile


async def test_a_meeting_takes_over_what_its_cooperative_has_changed_since(pages: Pages) -> None:
    assert DIFFER not in (await pages.get("panitia", f"{PAGE}?bahasa=id")).text
    ordinary = default_rules()[DecisionKind.ORDINARY]
    quorum = QuorumRule(at_least(2, 3), "AD pasal 12")
    rules = {**default_rules(), DecisionKind.ORDINARY: replace(ordinary, quorum=quorum)}
    profile = await changed(pages, rules=rules, turn_s=90, may_change=True)
    text = (await pages.get("panitia", f"{PAGE}?bahasa=id")).text
    assert DIFFER in text
    assert "Rapat ini: Kuorum lebih dari setengah dari anggota berhak suara." in text
    assert "Koperasi: Kuorum sekurang-kurangnya dua pertiga dari anggota berhak suara." in text
    assert "(AD pasal 12; belum menyebut pasal)" in text
    assert "Koperasi: 90 detik" in text
    assert "Rapat ini: tidak" in text
    refused = await pages.post("panitia", TAKE_OVER, alasan=" ")
    assert (refused.status_code, pages.hall.live.state.profile == profile) == (409, False)
    for _ in range(2):  # pressed twice it is done once
        assert (await pages.post("panitia", TAKE_OVER, alasan="AD diubah 1 Maret")).status_code == 303
        assert pages.hall.live.state.profile == profile
    assert DIFFER not in (await pages.get("panitia", PAGE)).text


async def test_what_the_roll_is_made_by_is_refused_in_words(pages: Pages) -> None:
    await changed(pages, weighted=True)
    refused = await pages.post("panitia", f"{TAKE_OVER}?bahasa=id", alasan="AD diubah")
    assert refused.status_code == 409
    assert "sudah dibuat menurut aturan lama" in refused.text


async def test_an_open_meeting_keeps_its_rules(pages: Pages) -> None:
    for number in ("0001", "0002", "0003", "0004"):
        await pages.member(number, "check-in", channel="online")
    await pages.lead("open-meeting")
    await changed(pages, turn_s=90)
    assert DIFFER not in (await pages.get("panitia", f"{PAGE}?bahasa=id")).text
    refused = await pages.post("panitia", TAKE_OVER, alasan="AD diubah")
    assert refused.status_code == 409
    assert 'role="alert"' in refused.text
    assert pages.hall.live.state.profile.turn_s == 300


async def test_nobody_but_the_committee_replaces_them(pages: Pages) -> None:
    await changed(pages, turn_s=90)
    for who, status in (("member", 403), ("acting-chair", 403), ("auditor", 403), ("nobody", 401)):
        assert (await pages.post(who, TAKE_OVER, alasan="x")).status_code == status
    assert pages.hall.live.state.profile.turn_s == 300
