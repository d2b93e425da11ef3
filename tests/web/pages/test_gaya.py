"""The design language is shown to everybody, signed in or not."""

from tests.web.pages.house_of_pages import Pages


async def test_everybody_may_look_at_the_design_language(pages: Pages) -> None:
    answer = await pages.get("nobody", "/gaya")
    assert answer.status_code == 200
    assert 'id="moments"' in answer.text
