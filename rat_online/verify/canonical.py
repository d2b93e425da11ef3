"""Canonical JSON, read strictly and written one way: RFC 8785, without numbers that readers round."""

import json
import re
from typing import Any, NoReturn

LARGEST = 2**53 - 1
_LARGE = re.compile(r"-?[1-9][0-9]{15,999}", re.ASCII)


class Unreadable(ValueError):
    """The bytes are not JSON as a bundle may hold it."""


def parse(data: bytes) -> Any:
    """Read UTF-8 JSON; a key given twice, a fraction, NaN or a number beyond 53 bits is refused.

    Raises:
        Unreadable: for anything else than such JSON, however deep or broken it is.
    """
    try:
        return json.loads(
            data.decode(),
            object_pairs_hook=_each_key_once,
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_within_range,
        )
    except (ValueError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from error


def whole_numbers(value: Any) -> Any:
    """The same with every number of more than 53 bits, which stands as `{"integer": "…"}`, as itself."""
    if isinstance(value, dict):
        text = value.get("integer")
        if len(value) == 1 and isinstance(text, str) and _LARGE.fullmatch(text) and abs(int(text)) > LARGEST:
            return int(text)
        return {name: whole_numbers(one) for name, one in value.items()}
    if isinstance(value, list):
        return [whole_numbers(one) for one in value]
    return value


def canonical(value: Any) -> bytes:
    """The only way to write `value`.

    Raises:
        Unreadable: it cannot be written, like a lone surrogate or what is nested too deep.
    """
    try:
        return _write(value).encode()
    except (ValueError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from error


def _write(value: Any) -> str:
    if value is True:
        return "true"
    if value is False:
        return "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(_write(one) for one in value) + "]"
    if isinstance(value, dict):
        # RFC 8785 section 3.2.3: keys in the order of their UTF-16 code units.
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_write(key)}:{_write(value[key])}" for key in keys) + "}"
    raise ValueError(type(value).__name__)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a key stands twice")
    return read


def _within_range(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST or text == "-0":
        raise ValueError("beyond 53 bits")
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"not a whole number: {text}")
