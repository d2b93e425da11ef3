"""Every finding has its sentence, every sentence its facts, and the page of findings lists them all."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from rat_online.verify.messages import MESSAGES

ROOT = Path(__file__).parents[2]
OWN = {"holds", "record", "position"}


def reported() -> Iterator[tuple[str, set[str]]]:
    """Each code that the checker may report, with the names of the facts given."""
    for path in sorted((ROOT / "rat_online/verify").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = {"add": 0, "demand": 1}.get(node.func.attr)
                if place is None or len(node.args) <= place or not isinstance(node.args[place], ast.Constant):
                    continue
                code = node.args[place]
                assert isinstance(code, ast.Constant)
                yield str(code.value), {str(keyword.arg) for keyword in node.keywords}


def test_every_finding_has_its_sentence_with_the_facts_it_needs() -> None:
    for code, facts in reported():
        fields = {name for _, name, _, _ in string.Formatter().parse(MESSAGES[code]) if name}
        assert fields <= facts - OWN, code


def test_no_sentence_is_left_over() -> None:
    assert {code for code, _ in reported()} == set(MESSAGES)


def test_the_page_of_findings_lists_every_code() -> None:
    page = (ROOT / "docs/reference/findings.md").read_text(encoding="utf-8")
    assert [code for code in MESSAGES if f"`{code}`" not in page] == []
