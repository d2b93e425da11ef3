"""The choice of a stream: what each costs for this roll, what is chosen, who may not."""

from tests.web.pages.house_of_pages import Pages

CHOICE = "/panitia/rapat/{meeting}/siaran"
EMBED = "https://www.youtube-nocookie.com/embed/rapat"


async def test_the_costs_are_those_of_the_roll(pages: Pages) -> None:
    text = (await pages.get("panitia", f"{CHOICE}?bahasa=id")).text
    assert "untuk 6 anggota: 3 Mbit/dtk bila semua melihat gambar, 1 Mbit/dtk" in text
    assert "225 MB sejam dengan gambar, 21 MB sejam dengan suara saja" in text
    assert "melihat alamat internet setiap anggota" in text


async def test_what_is_chosen_is_in_the_log_and_on_the_page(pages: Pages) -> None:
    answer = await pages.post("panitia", CHOICE, kind="iframe", address=f"  {EMBED} ")
    assert answer.status_code == 303
    stage = pages.hall.live.state.stage
    assert (stage.kind.value, stage.address) == ("iframe", EMBED)
    assert f'value="{EMBED}"' in (await pages.get("panitia", CHOICE)).text
    await pages.post("panitia", CHOICE, kind="embedded", address=EMBED)
    assert pages.hall.live.state.stage.address == ""


async def test_an_address_that_is_none_is_told_and_stays_in_its_field(pages: Pages) -> None:
    answer = await pages.post(
        "panitia", f"{CHOICE}?bahasa=id", kind="hls-url", address="http://cdn/utama.m3u8"
    )
    assert answer.status_code == 409
    assert "harus diawali https://" in answer.text
    assert 'value="http://cdn/utama.m3u8"' in answer.text
    assert (await pages.post("panitia", CHOICE, kind="tv", address="")).status_code == 409
    assert pages.hall.live.state.stage.kind.value == "embedded"


async def test_only_the_organisers_of_that_cooperative_choose(pages: Pages) -> None:
    for who in ("auditor", "acting-chair", "member"):
        assert (await pages.get(who, CHOICE)).status_code == 403, who
        assert (await pages.post(who, CHOICE, kind="iframe", address=EMBED)).status_code == 403, who
    assert (await pages.post("nobody", CHOICE, kind="iframe", address=EMBED)).status_code == 401
    assert (await pages.get("panitia", "/panitia/rapat/TIDAKADA/siaran")).status_code == 404
    assert pages.hall.live.state.stage.kind.value == "embedded"
