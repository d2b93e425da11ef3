"""Which field a column's title speaks of, and how sure that is."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.title_words import OTHER_WORDS, TITLES, WEAK_TITLES
from rat_online.domain.members.text import key_of, tidy

EXACT = 100
CONTAINED = 80
MISSPELT = 70
LONGEST_TITLE = 100

# One word alone says too little inside a longer title, except these.
_TELLING = {
    "nama", "hp", "wa", "whatsapp", "telepon", "telp", "handphone", "ponsel", "kelamin", "email", "surel",
    "cabang", "kelompok", "status", "jabatan", "ttl",
}  # fmt: skip
_MARKS = (Field.MALE_MARK, Field.FEMALE_MARK)


def title_key(title: str) -> str:
    """A title without case, signs, line breaks and the remark in brackets: "No. HP/WA *" is "no hp wa".

    Programs title their columns no_hp and nama_lengkap.
    """
    spaced = tidy(title).replace("_", " ")
    return key_of(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", spaced)) or key_of(spaced)


@lru_cache(maxsize=4096)
def fields_of_title(key: str) -> dict[Field, int]:
    """The fields that a title may mean, each with its confidence of 100."""
    if not key or len(key) > LONGEST_TITLE:
        return {}
    found = {field: confidence for field in Field if (confidence := _confidence(field, key))}
    best = max(found.values(), default=0)
    # An exact title is not also a misspelling of another one.
    return found if best < EXACT else {field: sure for field, sure in found.items() if sure == EXACT}


def _confidence(field: Field, key: str) -> int:
    if key in TITLES[field]:
        return EXACT
    weak = WEAK_TITLES.get(field, {}).get(key, 0)
    if weak or field in _MARKS:
        return weak
    words = key.split()
    if OTHER_WORDS.get(field, frozenset()) & set(words):
        return 0
    if field is Field.BIRTH_DATE and words[0] in {"tempat", "tmp", "tmpt", "kota"} and len(words) < 3:
        return 0
    if any(_contains(key, title) for title in TITLES[field]):
        return CONTAINED
    return MISSPELT if any(_resembles(key, title) for title in TITLES[field]) else 0


def _contains(key: str, title: str) -> bool:
    return (
        (" " in title or title in _TELLING)
        and f" {title} " in f" {key} "
        and title not in {"l p", "p l", "p w", "j k"}
    )


def _resembles(key: str, title: str) -> bool:
    if len(key) < 5 or len(title) < 5 or abs(len(key) - len(title)) > 2:
        return False
    # Names and streets stand where titles are sought: few letters apart is cheap to see, alike is not.
    if len(set(key) ^ set(title)) > 3:
        return False
    return SequenceMatcher(None, key, title).ratio() >= 0.86
