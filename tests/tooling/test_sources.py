"""Files and functions stay short, and nothing of one machine or one index is committed."""

import ast
import re

import pytest

from tests.tooling.sources import committed, python_files, text_of

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
CODE = ("rat_online/", "tests/", "bench/", "docs/")

# Written in pieces so that this file does not find itself.
OF_ONE_MACHINE = re.compile("|".join(("/" + "work/", "/" + "home/", "/" + "root/", r"C:\\" + "Users")))
OF_AN_INDEX = re.compile(
    "|".join(
        ("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "deb" + r"\.debian\.org")
    )
)
INDEX_OPTION = re.compile(r"^\s*(--(extra-)?index-url|--find-links|-f |-i )", re.MULTILINE)


def is_vendored(name: str) -> bool:
    """Other people's files, kept as they came."""
    return "/vendor/" in name or name.startswith("static/fonts/")


def too_long_functions(name: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(text_of(name) or "")):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines >= LONGEST_FUNCTION:
                found.append(f"{name}:{node.lineno} {node.name}: {lines} lines")
    return found


def test_no_file_of_code_reaches_four_hundred_lines() -> None:
    scripts = [name for name in committed() if name.startswith("static/js/") and name.endswith(".js")]
    looked_at = [name for name in [*python_files(*CODE), *scripts] if not is_vendored(name)]
    lengths = {name: len((text_of(name) or "").splitlines()) for name in looked_at}
    assert {name: lines for name, lines in lengths.items() if lines >= LONGEST_FILE} == {}


def test_no_function_reaches_forty_lines() -> None:
    assert [long for name in python_files(*CODE) for long in too_long_functions(name)] == []


def test_a_function_of_forty_lines_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "def long():\n" + "    pass\n" * (LONGEST_FUNCTION - 1)
    monkeypatch.setattr("tests.tooling.test_sources.text_of", lambda _: body)
    assert too_long_functions("example.py") == [f"example.py:1 long: {LONGEST_FUNCTION} lines"]


def test_no_committed_file_names_a_machine_or_an_index() -> None:
    found = []
    for name in committed():
        if is_vendored(name):
            continue
        for number, line in enumerate((text_of(name) or "").splitlines(), 1):
            if OF_ONE_MACHINE.search(line) or OF_AN_INDEX.search(line):
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-pgserver.lock"])
def test_a_lock_pins_every_package_with_hashes_and_names_no_index(lock: str) -> None:
    text = text_of(lock) or ""
    assert INDEX_OPTION.search(text) is None
    pins = re.findall(r"^[a-z0-9][\w.\[\]-]*==\S+", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    assert pins
    assert [block.split("\n")[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_the_lock_of_the_scripts_names_no_index() -> None:
    assert '"resolved"' not in (text_of("package-lock.json") or "")


def test_what_the_server_needs_is_locked_alike_for_development() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9][\w.-]*==[\w.]+", text_of(lock) or "", re.MULTILINE))

    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


def test_nothing_is_left_for_later() -> None:
    later = re.compile(
        r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error")) + r")\b"
    )
    code = [
        *python_files(*CODE),
        *(name for name in committed() if name.startswith(("static/", "templates/"))),
    ]
    found = [name for name in code if not is_vendored(name) and later.search(text_of(name) or "")]
    assert found == []
