"""The catalogue: complete in both languages, used throughout, free of the machine's words."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from rat_online.domain.errors import Refusal
from rat_online.web.catalogue import (
    FOLDER,
    PLACEHOLDER,
    Text,
    UnknownText,
    browser_texts,
    keys_in_script,
    language_of,
    modules_of,
    refusal_text,
    texts,
    translate,
)
from rat_online.web.render import environment
from tests.web.sources import ROOT, calls_of_t, program_words, scripts, templates, visible_literals

FORBIDDEN = re.compile(r"\b(blind\w*|tokens?|merkle|hash\w*|rsa|key[ -]shares?)\b", re.IGNORECASE)


def forms(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def placeholders(text: Text) -> set[str]:
    return {name for form in forms(text) for name in PLACEHOLDER.findall(form)}


class TestCompleteness:
    @pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
    def test_an_area_holds_its_own_keys_once_in_both_languages(self, path: Path) -> None:
        pairs = json.loads(path.read_text("utf-8"), object_pairs_hook=list)
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys))
        for key, entry in pairs:
            assert re.fullmatch(rf"{path.stem}\.[a-z0-9]+(-[a-z0-9]+)*", key), key
            assert [language for language, _ in entry] == ["id", "en"], key

    def test_both_languages_name_the_same_parameters(self) -> None:
        for key, entry in texts().items():
            assert placeholders(entry["id"]) == placeholders(entry["en"]), key

    def test_no_text_is_empty_or_loosely_spaced(self) -> None:
        for key, entry in texts().items():
            for form in [*forms(entry["id"]), *forms(entry["en"])]:
                assert form, key
                assert form == form.strip(), key
                assert "  " not in form, key

    def test_indonesian_has_one_form_for_any_count_and_english_two(self) -> None:
        for key, entry in texts().items():
            if isinstance(entry["en"], dict):
                assert set(entry["en"]) == {"one", "other"}, key
            if isinstance(entry["id"], dict):
                assert set(entry["id"]) == {"other"}, key


class TestRefusals:
    @pytest.mark.parametrize("code", list(Refusal))
    def test_every_refusal_says_what_to_do_in_both_languages(self, code: Refusal) -> None:
        entry = texts()[f"refusal.{code}"]
        for language in ("id", "en"):
            text = entry[language]
            assert isinstance(text, str)
            assert text.endswith(".")
            assert len(text) < 160

    def test_no_text_is_left_of_a_refusal_that_is_gone(self) -> None:
        told = {key.removeprefix("refusal.") for key in texts() if key.startswith("refusal.")}
        assert told - {code.value for code in Refusal} == {"other"}

    def test_every_refusal_is_given_the_facts_that_its_text_names(self) -> None:
        for place, code, facts in refusals_in_program():
            missing = placeholders(texts()[f"refusal.{code}"]["id"]) - facts
            assert not missing, f"{place}: {code} lacks {missing}"

    def test_a_refusal_reads_with_its_figures(self) -> None:
        told = refusal_text("id", "quorum-not-met", {"present": 512, "needed": 603, "entitled": 1204})
        assert told.startswith("Kuorum belum tercapai: 512 hadir, perlu 603.")


class TestUse:
    def test_templates_name_only_keys_that_exist_with_the_parameters_they_take(self) -> None:
        for name in templates():
            for key, given in calls_of_t(name):
                assert key in texts(), f"{name}: {key}"
                entry = texts()[key]["en"]
                needed = placeholders(entry) | ({"n"} if isinstance(entry, dict) else set())
                assert given == needed, f"{name}: {key}"

    def test_browser_modules_name_only_keys_that_exist(self) -> None:
        for path in scripts():
            source = path.read_text("utf-8")
            for key in re.findall(r"""\bt\(\s*["']([^"']+)["']""", source):
                assert key in texts(), f"{path.name}: {key}"
            for key in re.findall(r"""\bt\(\s*["']([^"']+)["']\s*\)""", source):
                assert not placeholders(texts()[key]["id"]), f"{path.name}: {key} needs parameters"

    def test_every_text_is_used_somewhere(self) -> None:
        used = {key for name in templates() for key in keys_in_template(name)}
        for path in scripts():
            used |= keys_in_script(path.read_text("utf-8"))
        for path in (ROOT / "rat_online").rglob("*.py"):
            used |= keys_in_program(path.read_text("utf-8"))
        assert set(texts()) - used == set()

    def test_the_browser_is_sent_what_its_modules_name_and_no_more(self) -> None:
        sent = browser_texts("id")
        assert "refusal.too-late" in sent
        assert "gallery.title" not in sent


class TestModules:
    def test_a_page_is_sent_the_words_of_its_own_modules_alone(self) -> None:
        sent = browser_texts("id", "js/masuk.js")
        assert "door.entering" in sent
        assert "member.here" not in sent
        assert "member.here" in browser_texts("id", "js/anggota.js")

    def test_every_module_of_a_page_is_found_once_the_entry_first(self) -> None:
        found = modules_of("js/anggota.js")
        assert found[0] == "js/anggota.js"
        assert len(found) == len(set(found))
        assert {"js/lib/live.js", "js/lib/words.js", "js/anggota/ballot.js"} <= set(found)


class TestUntranslated:
    @pytest.mark.parametrize("name", templates())
    def test_a_template_says_nothing_that_is_not_in_the_catalogue(self, name: str) -> None:
        assert list(visible_literals(name)) == []

    @pytest.mark.parametrize("path", scripts(), ids=lambda path: path.name)
    def test_a_browser_module_says_nothing_that_is_not_in_the_catalogue(self, path: Path) -> None:
        assert list(program_words(path.read_text("utf-8"))) == []


class TestForbiddenWords:
    def test_no_text_uses_a_word_of_the_machine(self) -> None:
        for key, entry in texts().items():
            for form in [*forms(entry["id"]), *forms(entry["en"])]:
                assert not FORBIDDEN.search(form), f"{key}: {form}"

    def test_the_list_catches_what_it_names(self) -> None:
        for word in ("Token", "hash-nya", "blinded", "Merkle", "RSA", "key share"):
            assert FORBIDDEN.search(word)
        assert not FORBIDDEN.search("persamaan bersama")


class TestTranslate:
    def test_whole_numbers_are_written_the_languages_way(self) -> None:
        facts = {"present": 512, "entitled": 1204, "missing": 91}
        assert translate("id", "quorum.sentence-short", facts) == "512 dari 1.204 hadir, kurang 91"
        assert translate("en", "quorum.sentence-short", facts) == "512 of 1,204 present, 91 short"

    def test_a_count_chooses_the_form(self) -> None:
        assert translate("en", "form.errors", {"n": 1}) == "1 entry needs correcting"
        assert translate("en", "form.errors", {"n": 2}) == "2 entries need correcting"
        assert translate("id", "form.errors", {"n": 1}) == "Ada 1 isian yang perlu diperbaiki"

    def test_an_unknown_key_is_our_mistake(self) -> None:
        with pytest.raises(UnknownText):
            translate("id", "ballot.nowhere", {})

    @pytest.mark.parametrize(
        ("accept", "chosen", "language"),
        [
            (None, None, "id"),
            ("fr, en-GB;q=0.8", None, "en"),
            ("en", "id", "id"),
            ("*", "xx", "id"),
        ],
    )
    def test_the_reader_chooses_else_the_browser_else_indonesian(
        self, accept: str | None, chosen: str | None, language: str
    ) -> None:
        assert language_of(accept, chosen) == language


def refusals_in_program() -> Iterator[tuple[str, str, set[str]]]:
    """Every `refuse(Refusal.X, fact=…)` in the program: where, its code, the facts given."""
    for path in (ROOT / "rat_online").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_refuse = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse"
            )
            if is_refuse and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Attribute):
                if any(keyword.arg is None for keyword in node.keywords):
                    continue  # **facts: what they hold is not written there
                code = Refusal[node.args[0].attr]
                yield f"{path.name}:{node.lineno}", code.value, {str(given.arg) for given in node.keywords}


def keys_in_template(name: str) -> frozenset[str]:
    """Keys that a template names, whole or by the constant beginning of a joined one."""
    environment_ = environment("id")
    loader = environment_.loader
    assert loader is not None
    tree = environment_.parse(loader.get_source(environment_, name)[0])
    named = {str(const.value) for const in tree.find_all(nodes.Const)}
    prefixes = tuple(text for text in named if text.endswith((".", "-")) and "." in text)
    return frozenset(key for key in texts() if key in named or (prefixes and key.startswith(prefixes)))


def keys_in_program(source: str) -> frozenset[str]:
    """Keys that a Python module names, whole or by the beginning of an f-string."""
    prefixes = tuple(re.findall(r"""f["']([a-z][a-z-]*\.[a-z0-9.-]*)\{""", source))
    return keys_in_script(source) | {key for key in texts() if prefixes and key.startswith(prefixes)}
