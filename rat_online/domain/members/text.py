"""Written text made comparable: one form of every letter, no invisible characters, single spaces."""

import re
import unicodedata

# Zero-width joiners shape Arabic and Indic names; every other format character only hides or reorders text.
_JOINERS = "\u200c\u200d"

_BLANK_MARKS = "- -- --- – — _ . .. ... / ? #n/a n/a na nihil nil null none kosong #ref! #value! #name?"
_NOTHING = {"", "tidak ada", "tdk ada", "tidak punya", "belum ada", *_BLANK_MARKS.split()}


def tidy(text: str) -> str:
    """The text as a careful typist would have written it."""
    plain = unicodedata.normalize("NFC", text)
    if not plain.isascii() or not plain.isprintable():
        plain = "".join(_visible(character) for character in plain)
    return " ".join(plain.split())


def _visible(character: str) -> str:
    if character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Zs", "Zl", "Zp"} else character


def is_nothing(text: str) -> bool:
    """People fill an empty cell with a dash, a nought or "tidak ada"."""
    return text.casefold() in _NOTHING


def key_of(text: str) -> str:
    """What two spellings of the same words have in common."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(words)
