"""One rule of the rule book, with what proves it and where it shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`tests` are `file::Class` or `file::function` under tests/, `shown` are `file#words` under the root."""

    words: str
    tests: tuple[str, ...]
    shown: tuple[str, ...]


def proved(file: str, *functions: str) -> tuple[str, ...]:
    """Tests of one file under tests/, by their functions."""
    return tuple(f"{file}.py::{function}" for function in functions)
