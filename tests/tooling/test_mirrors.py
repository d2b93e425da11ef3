"""Every module has a test file of its noun, declares shapes only, or stands here with where its tests are."""

import ast
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

from tests.tooling.sources import ROOT, python_files, text_of

RULES = "tests/rules"
CONTRACTS = "tests/contracts"

# Pattern under rat_online/ -> where its tests are, and why they are not in a file of the same noun.
ELSEWHERE = {
    "domain/decide/*.py": (RULES, "a rule is decide and evolve together, tested in the rule book's words"),
    "domain/evolve/*.py": (RULES, "a rule is decide and evolve together, tested in the rule book's words"),
    "domain/*.py": (
        RULES,
        "nouns of the rules: each is seen by what it lets people do, in the rule book's words",
    ),
    "domain/tally/*.py": (
        "tests/domain/tally",
        "parts of the methods, tested through each method and its golden counts",
    ),
    "app/view/*.py": ("tests/app", "sections are compared with fresh snapshots over random meetings"),
    "app/*.py": ("tests/app", "a part of the turn, the door or the minutes, tested with its whole"),
    "web/pages/*.py": ("tests/web/pages", "pages of one reader are tested together"),
    "web/*.py": ("tests/web", "a part of the wire or the entrance, tested over the served whole"),
    "cli/*.py": ("tests/cli", "commands are tested as they are called"),
    "demo/*.py": ("tests/failure", "the demo's client and people hold the meetings of other suites"),
    "bootstrap/*.py": ("tests/failure", "every served test stands on it"),
    "app/ports/*.py": (CONTRACTS, "a port is its contract suite"),
    "adapters/documents/*.py": (
        "tests/adapters/documents",
        "parts of the documents, compared whole with golden ones",
    ),
    "adapters/media/tracks.py": ("tests/adapters/media/test_packager.py", "tested by what is packaged"),
    "media/*.py": ("tests/media", "parts of one process, tested over its served whole"),
    "adapters/passkeys.py": ("tests/browser/test_officers.py", "a real browser answers its questions"),
    "adapters/media/house.py": ("tests/browser/test_stream.py", "the whole process behind a served meeting"),
    "adapters/media/port.py": ("tests/adapters/media/test_house.py", "asked and given orders for a server"),
    "adapters/shown_pages.py": ("tests/web/pages/test_stream.py", "kept and shown over the web"),
    "adapters/relay.py": ("tests/contracts/test_relay.py", "one suite for every relay"),
    "adapters/memory/*.py": (CONTRACTS, "the twin of a port passes the same suite as the databases"),
    "adapters/store/*.py": (CONTRACTS, "a store is what its port promises, on SQLite and on PostgreSQL"),
    "verify/*.py": ("tests/verify", "a check is tested by tampering with whole bundles, honest ones pass"),
    "adapters/store/migrations/*.py": (CONTRACTS, "every suite on a database starts by migrating it"),
}


def is_only_shapes(source: str) -> bool:
    """No function with a body to test: enums, dataclasses, Protocols, constants and what is re-exported."""
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return all(_says_nothing(node) for node in functions)


def _says_nothing(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return all(isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in function.body)


def mirrored(module: str) -> list[str]:
    """Where a module's own tests may be: its noun, or its package's noun for a package's front."""
    path = PurePosixPath(module).relative_to("rat_online")
    if path.name == "__init__.py":
        path = path.parent
    folder = PurePosixPath("tests") / path.parent
    return [f"{folder}/test_{path.stem}.py", f"{folder}/{path.stem}/test_{path.stem}.py"]


def pattern_of(module: str) -> str | None:
    inside = module.removeprefix("rat_online/")
    return next((pattern for pattern in ELSEWHERE if fnmatch(inside, pattern)), None)


def test_every_module_has_its_tests() -> None:
    without = [
        module
        for module in python_files("rat_online/")
        if not any(Path(ROOT, test).is_file() for test in mirrored(module))
        and pattern_of(module) is None
        and not is_only_shapes(text_of(module) or "")
    ]
    assert without == []


@pytest.mark.parametrize("pattern", ELSEWHERE)
def test_a_line_of_the_table_still_matches_and_leads_to_tests(pattern: str) -> None:
    assert any(fnmatch(module.removeprefix("rat_online/"), pattern) for module in python_files("rat_online/"))
    where = Path(ROOT, ELSEWHERE[pattern][0])
    assert where.is_file() or any(where.rglob("test_*.py"))


def test_a_protocol_is_only_a_shape_and_a_function_is_not() -> None:
    assert is_only_shapes(
        'class Port(Protocol):\n    def ask(self) -> int:\n        """Say."""\n        ...\n'
    )
    assert not is_only_shapes("def ask() -> int:\n    return 1\n")
