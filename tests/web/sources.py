"""What templates and browser modules say by themselves: for the tests that walk them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import nodes

from rat_online.web.render import environment

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = frozenset({"alt", "aria-description", "aria-label", "content", "placeholder", "title"})
CLASS_BLOCK = re.compile(r"\{% block \w+_class %\}.*?\{% endblock %\}", re.DOTALL)
ATTRIBUTE = re.compile(r"[\w-]+=\"[^\"]*\"")  # a macro that writes attributes for another element
STATEMENT = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^[A-Z][a-z]+( |$)")
KEYS = frozenset({"Enter", "Escape", "Tab", "Space", "Home", "End"})
META = re.compile(r"^(width=|#[0-9a-f]{3,6}$)")


def templates() -> list[str]:
    """The names of all templates."""
    root = ROOT / "templates"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.html"))


def scripts() -> list[Path]:
    """Our own browser modules."""
    return sorted(path for path in (ROOT / "static" / "js").rglob("*.js") if "vendor" not in path.parts)


def parsed(name: str) -> nodes.Template:
    """The syntax tree of a template."""
    made = environment("id")
    return made.parse((ROOT / "templates" / name).read_text("utf-8"))


def calls_of_t(name: str) -> Iterator[tuple[str, set[str]]]:
    """Each `t("key", parameter=…)` of a template whose key is written out."""
    for call in parsed(name).find_all(nodes.Call):
        is_t = isinstance(call.node, nodes.Name) and call.node.name == "t"
        if is_t and isinstance(call.args[0], nodes.Const):
            yield str(call.args[0].value), {keyword.key for keyword in call.kwargs}


class _Said(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        if LETTERS.search(ATTRIBUTE.sub("", data)):
            self.said.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SPOKEN and value and LETTERS.search(value) and not META.match(value):
                self.said.append(value)


def visible_literals(name: str) -> Iterator[str]:
    """Words that a template would show as they stand: text, spoken attributes, sentences in expressions."""
    parser = _Said()
    markup = CLASS_BLOCK.sub("", (ROOT / "templates" / name).read_text("utf-8"))
    markup = STATEMENT.sub("", markup)
    parser.feed(
        EXPRESSION.sub("h2", markup)
    )  # an element's name where one is computed, and no word elsewhere
    yield from parser.said
    for const in parsed(name).find_all(nodes.Const):
        if isinstance(const.value, str) and SENTENCE.match(const.value):
            yield const.value


def program_words(source: str) -> Iterator[str]:
    """Literals of a browser module that read like something to be shown; errors are for engineers."""
    bare = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", source, flags=re.DOTALL)
    for match in re.finditer(r"""(?<!Error\()(["'`])((?:\\.|(?!\1).)*)\1""", bare, re.DOTALL):
        if SENTENCE.match(match[2]) and match[2] not in KEYS:
            yield match[2]
