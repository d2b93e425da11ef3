"""Pages over a real install in a folder of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.pages.house_of_pages import Pages, pages_of


@pytest.fixture
async def pages(tmp_path: Path) -> AsyncIterator[Pages]:
    async with pages_of(tmp_path) as opened:
        yield opened
