"""Whole numbers of more than 53 bits, as log and documents write them: `{"integer": "9007199254740993"}`.

Readers of JSON round such numbers (RFC 8785, appendix D, asks for text). The parts of the shares of a
multi-party cooperative may need more: their common denominator grows with the sizes of the groups, and
nothing is rounded.
"""

from collections.abc import Mapping

from rat_online.domain.chain import LARGEST_INTEGER, Json

KEY = "integer"


def packed(value: Json) -> Json:
    """The same value without a number that a reader would round."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, int):
        return {KEY: str(value)} if abs(value) > LARGEST_INTEGER else value
    if isinstance(value, Mapping):
        return {name: packed(one) for name, one in value.items()}
    return [packed(one) for one in value]


def unpacked(value: Json) -> Json:
    """What `packed` was given."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        text = value.get(KEY)
        if isinstance(text, str) and len(value) == 1 and _is_large(text):
            return int(text)
        return {name: unpacked(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [unpacked(one) for one in value]
    return value


def _is_large(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and abs(int(text)) > LARGEST_INTEGER
