"""The page of the rules leaves nothing out: every rule has a test and a place, and both exist."""

import re
from pathlib import Path

import pytest

from docs.rule_book import RULES, SECTIONS, Rule

ROOT = Path(__file__).resolve().parents[2]
ALL = [rule for rules in RULES.values() for rule in rules]


SENTENCES = {2: 21, 3: 54, 4: 25, 5: 11, 6: 69, 7: 12}
"""How many sentences of each section hold a rule; one that is taken out is missed."""


def test_every_rule_of_every_section_is_there() -> None:
    assert RULES.keys() == SECTIONS.keys() == SENTENCES.keys()
    assert {section: len(rules) for section, rules in RULES.items()} == SENTENCES


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.words)
def test_a_rule_has_tests_and_places_and_each_exists(rule: Rule) -> None:
    assert any("::test_" in named for named in rule.tests), "name the test function that proves it"
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
