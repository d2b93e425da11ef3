"""Every phrase of the documents has both languages, the same facts, a use, and no machine word."""

import re
from pathlib import Path

from rat_online.adapters.documents import voice
from rat_online.adapters.documents.voice import phrases

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(voice.__file__).parent.glob("*.py")).replace(
    "'", '"'
)
FORBIDDEN = ("blind", "token", "merkle", "hash", "rsa", "key share")
"""Never on a page that people read (rule book 9)."""


def _facts(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_both_languages_say_the_same_facts() -> None:
    for key, texts in phrases().items():
        assert set(texts) == {"id", "en"}, key
        assert set(_facts(texts["id"])) >= set(_facts(texts["en"])), key


def test_every_phrase_that_is_said_exists() -> None:
    said = set(re.findall(r'say\(\s*"([a-z.-]+)"', SOURCES))
    assert said <= set(phrases())


def _is_said(key: str) -> bool:
    """By its whole key, or by the last part of it where the first is fixed: `say(f"count.{name}")`."""
    area, _, name = key.partition(".")
    built = f'f"{area}.{{' in SOURCES and f'"{name.removeprefix("quorum-")}"' in SOURCES
    return f'"{key}"' in SOURCES or built


def test_every_phrase_is_said_somewhere() -> None:
    assert [key for key in phrases() if not _is_said(key)] == []


def test_no_phrase_has_a_word_of_the_machine_room() -> None:
    for key, texts in phrases().items():
        words = set(re.findall(r"[a-z]+", " ".join(texts.values()).lower()))
        assert not words & set(FORBIDDEN), key
