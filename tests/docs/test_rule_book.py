"""The page of the rules leaves nothing out: every rule has a test and a place, and both exist."""

import re
from pathlib import Path

import pytest

from docs.rule_book import RULES, SECTIONS, Rule

ROOT = Path(__file__).resolve().parents[2]
ALL = [rule for rules in RULES.values() for rule in rules]


def test_every_section_of_the_rules_is_there() -> None:
    assert RULES.keys() == SECTIONS.keys() == {2, 3, 4, 5, 6, 7}
    assert all(RULES.values())


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.words)
def test_a_rule_has_tests_and_places_and_each_exists(rule: Rule) -> None:
    assert rule.tests
    assert rule.shown
    for named in rule.tests:
        file, _, name = named.partition("::")
        source = (ROOT / "tests" / file).read_text("utf-8")
        assert not name or re.search(rf"^\s*(async )?(def|class) {name}\b", source, re.M), named
    for place in rule.shown:
        file, _, words = place.partition("#")
        assert words in (ROOT / file).read_text("utf-8"), place


def test_every_test_file_of_the_rules_proves_one() -> None:
    named = {test.partition("::")[0] for rule in ALL for test in rule.tests}
    files = {f"rules/{path.name}" for path in (ROOT / "tests" / "rules").glob("test_*.py")}
    assert files - named == set(), "say in docs/rule_book/ which rule it proves"


def test_no_rule_stands_twice() -> None:
    words = [rule.words for rule in ALL]
    assert len(set(words)) == len(words)
