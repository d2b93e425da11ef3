"""Those who ask at the same time share one question."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from rat_online.app import inquiry
from rat_online.app.inquiry import Inquiry
from rat_online.app.ports.store import StoreUnavailable


class Book:
    """Knows some words, and notes what it was asked together."""

    def __init__(self, **words: str) -> None:
        self.words = words
        self.questions: list[list[str]] = []
        self.is_away = False

    async def ask(self, keys: Sequence[str]) -> Mapping[str, str]:
        self.questions.append(list(keys))
        await asyncio.sleep(0)
        if self.is_away:
            raise StoreUnavailable("away")
        return {key: self.words[key] for key in keys if key in self.words}


async def test_what_is_asked_meanwhile_is_the_next_question() -> None:
    book = Book(a="satu", b="dua", c="tiga")
    asked = Inquiry(book.ask)
    first = asyncio.create_task(asked.answer("a"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    answers = await asyncio.gather(first, *(asked.answer(key) for key in "bcx"))
    assert answers == ["satu", "dua", "tiga", None]
    assert book.questions == [["a"], ["b", "c", "x"]]


async def test_the_same_key_is_asked_once_by_all_who_wait_for_it() -> None:
    book = Book(a="satu")
    asked = Inquiry(book.ask)
    assert await asyncio.gather(*(asked.answer("a") for _ in range(2))) == ["satu", "satu"]
    assert book.questions == [["a"]]


async def test_an_answer_is_not_kept_for_those_who_ask_later() -> None:
    book = Book(a="satu")
    asked = Inquiry(book.ask)
    assert await asked.answer("a") == "satu"
    book.words["a"] = "lain"
    assert await asked.answer("a") == "lain"


async def test_a_question_has_a_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inquiry, "MOST_IN_ONE", 2)
    book = Book(a="satu", b="dua", c="tiga")
    asked = Inquiry(book.ask)
    assert await asyncio.gather(*(asked.answer(key) for key in "abc")) == ["satu", "dua", "tiga"]
    assert book.questions == [["a", "b"], ["c"]]


async def test_a_failure_is_everybodys_and_the_next_question_is_asked_all_the_same() -> None:
    book = Book(a="satu")
    asked = Inquiry(book.ask)
    book.is_away = True
    failed = await asyncio.gather(asked.answer("a"), asked.answer("b"), return_exceptions=True)
    assert [type(one) for one in failed] == [StoreUnavailable, StoreUnavailable]
    book.is_away = False
    assert await asked.answer("a") == "satu"


async def test_whoever_gives_up_takes_no_answer_from_the_others() -> None:
    book = Book(a="satu")
    asked = Inquiry(book.ask)
    impatient = asyncio.create_task(asked.answer("a"))
    patient = asyncio.create_task(asked.answer("a"))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == "satu"
