"""Places of a meeting: named once by the committee, chosen at the desks."""

from rat_online.web.pages.points import LONGEST_NAME, MOST_POINTS, names_in
from tests.web.pages.house_of_pages import Pages

LIST = "/panitia/rapat/{meeting}/titik"
DESK = "/rapat/{meeting}/meja?bahasa=id"


def test_a_place_is_named_once_however_it_is_spelled() -> None:
    assert names_in(" Balai  Desa\n\nCiwidey\nbalai desa\n") == ("Balai Desa", "Ciwidey")
    assert names_in("x" * 200) == ("x" * LONGEST_NAME,)
    assert len(names_in("\n".join(str(number) for number in range(200)))) == MOST_POINTS


async def test_the_desk_chooses_from_the_list_and_types_nothing(pages: Pages) -> None:
    assert '<option value="">ruang rapat</option></select>' in (await pages.get("panitia", DESK)).text
    kept = await pages.post("panitia", LIST, titik="Balai Desa Soreang\nTitik Kumpul Ciwidey")
    assert kept.status_code == 303
    shown = (await pages.get("panitia", DESK)).text
    assert '<option value="Titik Kumpul Ciwidey">' in shown
    assert "<datalist" not in shown
    assert "Balai Desa Soreang\nTitik Kumpul" in (await pages.get("panitia", "/panitia/rapat/{meeting}")).text


async def test_nobody_but_the_committee_names_them(pages: Pages) -> None:
    for who in ("member", "acting-chair", "auditor"):
        assert (await pages.post(who, LIST, titik="Rumah saya")).status_code == 403
