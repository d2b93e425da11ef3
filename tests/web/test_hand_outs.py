"""Every route whose code can answer with a file stands in docs/hand_outs.py, and nothing else does."""

import ast
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from starlette.responses import FileResponse
from starlette.routing import Route

from docs.access import ROUTES
from docs.hand_outs import HAND_OUTS, HandOut, Rule
from rat_online.web.app import routes

NO_FILES = {"application/json", "text/event-stream", "text/html"}
OURS = ("rat_online.web", "tests.web")


def endpoints() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every route by its name, with what answers it."""
    for route in routes():
        if isinstance(route, Route):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                yield f"{method} {route.path.replace(':path', '')}", inspect.unwrap(route.endpoint)


def hands_out_files(function: Callable[..., Any], seen: set[object] | None = None) -> bool:
    """Whether it, or anything of ours that it calls, makes a response with a file in it."""
    seen = set() if seen is None else seen
    function = inspect.unwrap(function)
    if not isinstance(function, FunctionType) or function in seen:
        return False
    seen.add(function)
    return makes_a_file(function) or any(hands_out_files(one, seen) for one in called_by(function))


@cache
def called_by(function: FunctionType) -> tuple[Callable[..., Any], ...]:
    """What of ours it names."""
    known = (function.__globals__.get(name) for name in names_in(function.__code__))
    return tuple(
        one for one in known if callable(one) and (getattr(one, "__module__", None) or "").startswith(OURS)
    )


def names_in(code: CodeType) -> set[str]:
    """Of a function and those within it."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*(names_in(one) for one in inner))


@cache
def makes_a_file(function: FunctionType) -> bool:
    """It names a disposition, or a media type that is neither a page's nor a program's."""
    if FileResponse in [function.__globals__.get(name) for name in names_in(function.__code__)]:
        return True
    return any(_is_of_a_file(node) for node in ast.walk(_tree_of(function)))


def _is_of_a_file(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword) and node.arg == "media_type":
        return not (isinstance(node.value, ast.Constant) and node.value.value in NO_FILES)
    return isinstance(node, ast.Constant) and node.value == "Content-Disposition"


def _tree_of(function: FunctionType) -> ast.AST:
    """Where it is written, decorators and all; what is not written as a function has no file in it."""
    at = function.__code__.co_firstlineno
    return _functions_in(function.__code__.co_filename).get(at, ast.Pass())


@cache
def _functions_in(path: str) -> dict[int, ast.AST]:
    """By the line on which each begins, a decorator's where it has one."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    return {
        min([node.lineno, *(one.lineno for one in node.decorator_list)]): node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_a_route_that_can_answer_with_a_file_says_what_is_asked_for_it() -> None:
    found = {name for name, endpoint in endpoints() if hands_out_files(endpoint)}
    assert found == {name for name, one in HAND_OUTS.items() if not one.is_page}


def test_what_stands_there_is_a_route() -> None:
    assert HAND_OUTS.keys() <= ROUTES.keys()


@pytest.mark.parametrize(("name", "one"), HAND_OUTS.items(), ids=HAND_OUTS)
def test_what_asks_is_a_form_but_for_documents(name: str, one: HandOut) -> None:
    """A reason in an address would stay in histories; documents are read by programs too, which have none."""
    assert one.rule is not Rule.ASKS or name.startswith("POST") or name.endswith("/dokumen/{name}")


class TestTheWalk:
    """The walk itself finds a file behind a decorator, a helper and a nested function."""

    def test_finds_a_file_that_a_helper_makes(self) -> None:
        assert hands_out_files(_calls_a_helper)

    def test_takes_a_page_for_none(self) -> None:
        assert not hands_out_files(no_file)


def _calls_a_helper() -> dict[str, str]:
    return _behind_a_helper()


def _behind_a_helper() -> dict[str, str]:
    def inner() -> dict[str, str]:
        return {"Content-Disposition": "attachment"}

    return inner()


def no_file() -> list[str]:
    return [name for name, _ in endpoints()]
