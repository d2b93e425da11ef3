"""Pages over a real install in a folder of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.pages.house_of_pages import Pages, pages_of
from tests.web.pages.inviting_house import with_desk


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened


@pytest.fixture
async def desk(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """A meeting that is scheduled only, with a letter, and a press that is quick."""
    return await with_desk(pages, monkeypatch)
