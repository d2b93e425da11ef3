"""The press prints in a process of its own: documents never block a meeting."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest

from rat_online.adapters.documents.press import Press
from rat_online.adapters.documents.typst import render
from tests.adapters.documents.example import a_meeting


@pytest.fixture
async def press() -> AsyncIterator[Press]:
    one = Press()
    yield one
    one.close()


async def test_the_press_prints_what_render_prints(press: Press) -> None:
    assert await press.render(a_meeting(), "rekap-suara") == render(a_meeting(), "rekap-suara")


async def test_two_documents_asked_for_at_once_both_come(press: Press) -> None:
    first, second = await asyncio.gather(
        press.render(a_meeting(), "rekap-suara"), press.render(a_meeting(), "rekap-suara", "en")
    )
    assert first != second


async def test_a_child_that_was_killed_is_replaced(press: Press) -> None:
    await press.render(a_meeting(), "rekap-suara")
    child = press._child
    assert child is not None
    for process in list(child._processes):
        os.kill(process, signal.SIGKILL)
    assert (await press.render(a_meeting(), "rekap-suara")).startswith(b"%PDF")


async def test_a_document_that_cannot_be_made_says_why(press: Press) -> None:
    with pytest.raises(ValueError, match="a document is one of"):
        await press.render(a_meeting(), "kuitansi")  # type: ignore[arg-type]
