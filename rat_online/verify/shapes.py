"""Shapes: whether a JSON value has the form that a rule is going to read. Nothing is read before that."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from rat_online.verify.times import is_day, is_time

Shape: TypeAlias = Callable[[Any], bool]

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def text(value: Any) -> bool:
    return isinstance(value, str)


def whole(value: Any) -> bool:
    return type(value) is int


def count(value: Any) -> bool:
    return type(value) is int and value >= 0


def natural(value: Any) -> bool:
    return type(value) is int and value >= 1


def flag(value: Any) -> bool:
    return type(value) is bool


def time(value: Any) -> bool:
    return is_time(value)


def day(value: Any) -> bool:
    return is_day(value)


def digest(value: Any) -> bool:
    """SHA-256 in lower-case hex."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def decimal(places: int) -> Shape:
    """An exact figure as text, always with as many places."""
    form = re.compile(rf"-?(0|[1-9][0-9]{{0,17}})\.[0-9]{{{places}}}", re.ASCII)
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def maybe(shape: Shape) -> Shape:
    return lambda value: value is None or shape(value)


def many(shape: Shape) -> Shape:
    return lambda value: isinstance(value, list) and all(shape(one) for one in value)


def word(*allowed: str) -> Shape:
    """One of a closed list."""
    return lambda value: isinstance(value, str) and value in allowed


def each(key: Shape, shape: Shape) -> Shape:
    """A mapping whose keys and values have their shapes."""
    return lambda value: (
        isinstance(value, dict) and all(key(name) and shape(one) for name, one in value.items())
    )


def record(**fields: Shape) -> Shape:
    """A mapping with exactly these fields."""
    return lambda value: isinstance(value, dict) and misshapen(value, fields) is None


def row(*shapes: Shape) -> Shape:
    """A list of exactly these."""
    return lambda value: (
        isinstance(value, list)
        and len(value) == len(shapes)
        and all(shape(one) for shape, one in zip(shapes, value, strict=True))
    )


def misshapen(value: dict[str, Any], fields: dict[str, Shape]) -> str | None:
    """The name of a field that is missing, unknown or not as it must be; None when all are right."""
    for name in (*fields, *value):
        if name not in fields or name not in value or not fields[name](value[name]):
            return name
    return None
