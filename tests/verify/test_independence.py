"""The checker shares nothing with the server, and runs where nothing is installed."""

import ast
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "rat_online/verify"


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names.add(str(node.module))
    return names


def test_it_imports_itself_and_the_standard_library_alone() -> None:
    for path in PACKAGE.glob("*.py"):
        for name in imported(path):
            own = name == "rat_online.verify" or name.startswith("rat_online.verify.")
            assert own or name.split(".")[0] in sys.stdlib_module_names, (path.name, name)


def test_it_opens_no_connection_and_runs_no_program() -> None:
    for path in PACKAGE.glob("*.py"):
        assert not imported(path) & {"socket", "subprocess", "urllib", "http", "os", "shutil"}, path.name
