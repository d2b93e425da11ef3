"""The domain reads no clock and computes with no float; import-linter sees imports, this sees names."""

import ast

import pytest

from tests.tooling.sources import python_files, text_of

CLOCKS = {"now", "utcnow", "today"}


def impurities(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id == "float":
            found.append(f"{node.lineno}: float")
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            found.append(f"{node.lineno}: {node.value}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            found.append(f"{node.lineno}: {node.func.attr}()")
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("open", "print")
        ):
            found.append(f"{node.lineno}: {node.func.id}()")
    return found


def test_the_domain_has_no_float_and_no_clock() -> None:
    found = {name: impurities(text_of(name) or "") for name in python_files("rat_online/domain/")}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("line", ["x: float", "x = 0.5", "datetime.now(UTC)", "date.today()", "open('x')"])
def test_an_impure_line_would_be_found(line: str) -> None:
    assert len(impurities(line)) == 1


def test_the_checker_imports_nothing_of_ours() -> None:
    found = []
    for name in python_files("rat_online/verify/"):
        for node in ast.walk(ast.parse(text_of(name) or "")):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            for module in modules:
                if module.split(".")[0] == "rat_online" and not module.startswith("rat_online.verify"):
                    found.append(f"{name}: {module}")
    assert found == []
