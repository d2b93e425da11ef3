"""Every sentence that an English document says by itself is English; what people said stays theirs."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

import pytest

from rat_online.adapters.documents.typst import Kind, render
from rat_online.adapters.documents.voice import phrases
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.minutes.sources import ERASED
from rat_online.domain.profile import DEFAULT_SOURCE
from rat_online.domain.vocabulary import ABSTAIN, AGAINST, BLANK, FOR
from rat_online.domain.words.labels import _BY_KIND
from tests.adapters.documents.example import a_meeting
from tests.adapters.documents.reading import lines_of

KINDS: tuple[Kind, ...] = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
CODES = (FOR, AGAINST, ABSTAIN, BLANK)
SAID = "Xq"
"""In place of whatever somebody wrote, or was called."""

WORD = re.compile(r"[a-z]{3,}")


def words_in(text: str) -> set[str]:
    """Of what is written out, without the names of the facts that are filled in."""
    return set(WORD.findall(re.sub(r"\{\w+\}", " ", text).lower()))


def indonesian() -> set[str]:
    """Words that our own texts use in Indonesian and never in English."""
    pairs = [(said["id"], said["en"]) for said in phrases().values()] + list(_BY_KIND.values())
    ours = {word for text, _ in pairs for word in words_in(text)}
    return ours - {word for _, text in pairs for word in words_in(text)}


def silenced(value: Any) -> Any:
    """The same minutes with every free text made neutral; sources are the default, reasons erased."""
    if isinstance(value, StrEnum) or value in CODES:
        return value
    if isinstance(value, str):
        return SAID if value else ""
    if isinstance(value, tuple):
        return tuple(silenced(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {one.name: silenced(getattr(value, one.name)) for one in fields(value)}
    for name, words in (("source", DEFAULT_SOURCE), ("reason", ERASED)):
        if changed.get(name):
            changed[name] = words
    return replace(value, **changed)


@pytest.mark.parametrize("kind", KINDS)
def test_an_english_document_says_nothing_in_indonesian(kind: Kind) -> None:
    minutes = silenced(a_meeting())
    assert isinstance(minutes, Minutes)
    found = words_in(lines_of(render(minutes, kind, "en"))) & indonesian()
    assert found == set()


def test_the_scan_sees_indonesian() -> None:
    assert {"bawaan", "dan", "memperingatkan", "diundi"} <= indonesian()
    assert words_in(lines_of(render(a_meeting(), "rekap-suara", "id"))) & indonesian()
