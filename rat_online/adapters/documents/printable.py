"""Text as it can be printed: what no font of ours has, or nobody can see, is printed as [U+XXXX].

PDF/A-2a and PDF/UA-1 refuse a document with a character that no font has. Names of people come in any script,
and an invisible or direction-turning character in a signed record would hide what was written.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rat_online.adapters.documents.coverage import covered

_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""They shape a visible neighbour (Arabic, Indic scripts, emoji); behind nothing they are spelled out."""

_WORD: Final = 28
"""A word of more characters than this without a hyphen may break anywhere, not to run out of its cell."""

_ZERO_WIDTH_SPACE: Final = "\u200b"


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text in NFC, with line breaks kept, spaces plain, and every unprintable character spelled out."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_line(line) for line in lines)


def latin_only(text: str) -> str:
    """The text with everything but printable ASCII spelled out: it can always be set."""
    return "".join(one if one == "\n" or " " <= one <= "~" else spelled(one) for one in text)


def spelled(character: str) -> str:
    """A character by its number: [U+5C0F]."""
    return f"[U+{ord(character):04X}]"


def _line(line: str) -> str:
    words: list[list[str]] = [[]]
    for cluster in _clusters(line):
        shown = _shown(cluster)
        if shown == " ":
            words.append([])
        else:
            words[-1].append(shown)
    return " ".join(_word(word) for word in words)


def _word(clusters: list[str]) -> str:
    """A hyphen is where a long word breaks, if what stands around it is short enough."""
    word = "".join(clusters)
    if len(word) <= _WORD:
        return word
    if all(len(part) <= _WORD for part in word.split("-")):
        return "".join(f"-{_ZERO_WIDTH_SPACE}" if cluster == "-" else cluster for cluster in clusters)
    return _ZERO_WIDTH_SPACE.join(clusters)


def _clusters(line: str) -> Iterator[str]:
    """A base character with the marks and joiners that hang on it, roughly a grapheme."""
    cluster = ""
    for character in line:
        if cluster and (character in _JOINERS or unicodedata.category(character).startswith("M")):
            cluster += character
            continue
        if cluster.endswith("\u200d"):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _shown(cluster: str) -> str:
    """A cluster whole where one font has all of it, else every character for itself."""
    if cluster.isspace() and len(cluster) == 1:
        return " "
    visible = {ord(one) for one in cluster if one not in _JOINERS}
    if _seen(cluster[0]) and any(visible <= points for points in covered()):
        return cluster
    return "".join(_alone(one) for one in cluster)


def _alone(character: str) -> str:
    if _seen(character) and any(ord(character) in points for points in covered()):
        return character
    return spelled(character)


def _seen(character: str) -> bool:
    """Whether a reader can see that the character is there: no control, format, private or unassigned one."""
    return not unicodedata.category(character).startswith(("C", "Z", "M"))
