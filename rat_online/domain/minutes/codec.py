"""Minutes as plain JSON values and back; the same document always gives the same values in the same order."""

import types
import typing
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache

from rat_online.domain.chain import Json
from rat_online.domain.integers import packed, unpacked
from rat_online.domain.minutes.model import Minutes


def to_json(document: Minutes) -> dict[str, Json]:
    """The document as JSON values: times in UTC with milliseconds, money as exact text, no float anywhere."""
    return {name: packed(value) for name, value in _record(document).items()}


def from_json(values: dict[str, Json]) -> Minutes:
    """The document that `to_json` gave; raises ValueError where a value does not fit its field."""
    document = _decode(Minutes, unpacked(values), "minutes")
    assert isinstance(document, Minutes)
    return document


def _record(value: object) -> dict[str, Json]:
    return {name: _encode(getattr(value, name)) for name, _ in _shape(_kind_of(value))}


def _encode(value: object) -> Json:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return [_encode(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _encode(one) for name, one in value.items()}
    if is_dataclass(value):
        return _record(value)
    raise ValueError(f"minutes hold no {type(value).__name__}")


def _kind_of(value: object) -> typing.Any:
    return type(value)


@cache
def _shape(kind: typing.Any) -> tuple[tuple[str, typing.Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((one.name, hints[one.name]) for one in fields(kind))


def _decode(kind: typing.Any, value: Json, where: str) -> object:
    if isinstance(kind, types.UnionType):
        return None if value is None else _decode(_present_kind(typing.get_args(kind)), value, where)
    if typing.get_origin(kind) is tuple:
        return _decode_many(typing.get_args(kind)[0], value, where)
    if typing.get_origin(kind) is dict:
        names, values = typing.get_args(kind)
        return _decode_named(names, values, value, where)
    if isinstance(kind, type) and is_dataclass(kind):
        return _decode_record(kind, value, where)
    if kind in (int, bool) and type(value) is kind:
        return value
    if isinstance(value, str) and issubclass(kind, str | date | Decimal):
        return _decode_text(kind, value)
    raise ValueError(f"{where}: expected {kind.__name__}, got {type(value).__name__}")


def _present_kind(kinds: Iterable[type]) -> type:
    return next(one for one in kinds if one is not types.NoneType)


def _decode_many(kind: typing.Any, value: Json, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: expected a list, got {type(value).__name__}")
    return tuple(_decode(kind, one, f"{where}[{index}]") for index, one in enumerate(value))


def _decode_named(name: typing.Any, kind: typing.Any, value: Json, where: str) -> dict[typing.Any, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: expected an object, got {type(value).__name__}")
    return {name(key): _decode(kind, one, f"{where}.{key}") for key, one in value.items()}


def _decode_record(kind: typing.Any, value: Json, where: str) -> object:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: expected an object, got {type(value).__name__}")
    shape = dict(_shape(kind))
    if unknown := value.keys() - shape.keys():
        raise ValueError(f"{where}: unknown {', '.join(sorted(unknown))}")
    try:
        return kind(**{name: _decode(shape[name], one, f"{where}.{name}") for name, one in value.items()})
    except TypeError as missing:
        raise ValueError(f"{where}: {missing}") from missing


def _decode_text(kind: typing.Any, value: str) -> object:
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(value)
    return kind(value)
