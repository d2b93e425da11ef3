"""The organiser's page of a meeting: what is done, what is next, and for whom it is."""

from tests.web.pages.house_of_pages import Pages


async def test_it_shows_the_steps_with_those_that_are_done(pages: Pages) -> None:
    text = (await pages.get("panitia", "/panitia/rapat/{meeting}?bahasa=id")).text
    assert "Tetapkan DPT" in text
    assert text.count('class="done"') == 4


async def test_only_the_organisers_of_that_cooperative_open_it(pages: Pages) -> None:
    for who in ("auditor", "acting-chair", "member"):
        assert (await pages.get(who, "/panitia/rapat/{meeting}")).status_code == 403, who
    assert (await pages.get("nobody", "/panitia/rapat/{meeting}")).status_code == 401
    assert (await pages.get("panitia", "/panitia/rapat/TIDAKADA")).status_code == 404
